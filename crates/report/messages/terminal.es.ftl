### Todo lo que dice la terminal, en español. Mismas claves y variables que terminal.en.ftl.

## Ayuda: la orden, sus órdenes y sus opciones (`help-ORDEN-OPCIÓN`)

help = Modelo de escenarios de la relación México–Estados Unidos: si este gobierno hace aquello, qué pasa en ambos lados de la frontera, qué tan seguros estamos y en qué fuente descansa cada número
help-heading-usage = Uso:
help-heading-arguments = Argumentos
help-heading-options = Opciones
help-heading-commands = Órdenes
help-heading-everywhere = Opciones de toda orden
help-value-command = ORDEN
help-exit-codes =
    Códigos de salida:
      0  hecho
      1  el modelo no tiene respuesta (una solución no terminó) o una comprobación no pasó
      2  entrada inválida: un escenario, un archivo, una opción o un nombre; cada lugar se indica como archivo:línea:columna
      3  no se pudo escribir una salida

    Ejemplos:
      vecinos run usmca-ends --lang es
      vecinos trade solve --tariffs nuevas-tasas.csv --format json
      vecinos sources
help-global-format = Cómo se imprimen los resultados: table (para personas, por omisión), json o csv (para programas, con todos los dígitos)
help-global-lang = Idioma de todo lo que se imprime: en (por omisión) o es
help-global-quiet = Sin avance en el flujo de errores
help-global-help = Imprime la ayuda
help-global-version = Imprime la versión

help-run = Corre un escenario sobre muchos sorteos frente a su línea base: indicadores principales con bandas, hallazgos, la bitácora de decisiones y una carpeta con report.html
help-run-scenario = Nombre de un escenario listo (`vecinos scenario list`), o ruta de un archivo
help-run-draws = Número de sorteos de los parámetros inciertos (por omisión 200); la mitad con cada cierre del mercado laboral
help-run-seed = Semilla de los flujos aleatorios; por omisión, la del escenario
help-run-threads = Hilos (por omisión, todos los núcleos); los números no dependen de ello
help-run-out = Carpeta que será la de la corrida, creada solo cuando está completa (por omisión: runs/ESCENARIO-HUELLA)
help-run-open = Abre el informe en el navegador

help-compare = Dos o más escenarios lado a lado, cada uno frente a su línea base, con los mismos sorteos
help-compare-scenarios = Nombres de escenarios listos, o rutas de archivos
help-compare-draws = Número de sorteos de los parámetros inciertos (por omisión 200)
help-compare-seed = Semilla de los flujos aleatorios; por omisión, la del primer escenario
help-compare-threads = Hilos (por omisión, todos los núcleos); los números no dependen de ello

help-trade = Solo el núcleo de comercio: equilibrios de largo plazo con la economía incluida o con su propia carpeta
help-trade-solve = Un equilibrio de largo plazo con nuevas tasas arancelarias: ingreso real, bienestar, salarios, precios y flujos por región
help-trade-solve-benchmark = Carpeta con su propia economía: benchmark.toml, flows.csv, tariffs.csv, inputs.csv, elasticities.csv (simples o .gz); sin ella, la economía incluida de nueve regiones y 23 sectores
help-trade-solve-elasticities = Conjunto de elasticidades de comercio; por omisión fontagne_2022 para la economía incluida, o el único conjunto de una carpeta
help-trade-solve-tariffs = CSV con las columnas sector, importer, exporter, rate (una fracción: 0.25 es 25 %); sus filas reemplazan esas tasas, las demás quedan
help-trade-solve-deficits = Déficits comerciales de la base: keep (por omisión; constantes en unidades del ingreso laboral mundial) o zero (se eliminan primero; la economía equilibrada es entonces la base)
help-trade-solve-reconcile = Donde la producción usa más de un sector de lo que la región compra: pone en cero la demanda final y resuelve de nuevo la base, en vez de rechazarla
help-trade-solve-flows = Archivo para los nuevos flujos: CSV con sector, importer, exporter y value al precio del exportador
help-trade-solve-tolerance = Mayor residuo de una solución terminada (por omisión 1e-12)

help-trade-nash = Los aranceles que los gobiernos eligen cuando cada uno maximiza su propio objetivo, junto al statu quo, las tasas más bajas, cada jugador solo y todos juntos
help-trade-nash-benchmark = Carpeta con su propia economía: benchmark.toml, flows.csv, tariffs.csv, inputs.csv, elasticities.csv (simples o .gz); sin ella, la economía incluida
help-trade-nash-elasticities = Conjunto de elasticidades de comercio; por omisión fontagne_2022 para la economía incluida, o el único conjunto de una carpeta
help-trade-nash-deficits = Déficits comerciales de la base: keep (por omisión) o zero (se eliminan primero; la economía equilibrada es entonces la base)
help-trade-nash-reconcile = Donde la producción usa más de un sector de lo que la región compra: pone en cero la demanda final y resuelve de nuevo la base, en vez de rechazarla
help-trade-nash-players = Regiones que eligen, separadas por comas (por omisión USA,MEX)
help-trade-nash-targets = A los bienes de quién fijan tasas: players (unos a otros; por omisión si son varios) o all (a todos los socios; por omisión si es uno)
help-trade-nash-rates = Qué tasas se mueven juntas: uniform (por omisión, una tasa por jugador), by-partner, by-sector o by-partner-and-sector
help-trade-nash-sectors = Sectores en que fijan tasas, separados por comas; por omisión, todos los bienes que se comercian
help-trade-nash-weights = Peso adicional de un gobierno sobre el valor agregado de un sector, por ejemplo USA:motor_vehicles=0.5; varios separados por comas
help-trade-nash-maximum-rate = Tasa más alta permitida, como fracción (por omisión 3, es decir 300 %)

help-trade-content = De quién es el valor agregado, y de quién los aranceles sobre insumos, en un dólar de exportaciones, por sector
help-trade-content-benchmark = Carpeta con su propia economía: benchmark.toml, flows.csv, tariffs.csv, inputs.csv, elasticities.csv (simples o .gz); sin ella, la economía incluida
help-trade-content-elasticities = Conjunto de elasticidades de comercio; por omisión fontagne_2022 para la economía incluida, o el único conjunto de una carpeta
help-trade-content-deficits = Déficits comerciales de la base: keep (por omisión) o zero (se eliminan primero; la economía equilibrada es entonces la base)
help-trade-content-reconcile = Donde la producción usa más de un sector de lo que la región compra: pone en cero la demanda final y resuelve de nuevo la base, en vez de rechazarla
help-trade-content-exporter = Región que exporta (por omisión MEX)
help-trade-content-importer = Región que importa (por omisión USA)
help-trade-content-tariffs = CSV con sector, importer, exporter, rate: contenido con estas tasas en vez de las de la base

help-scenario = Los escenarios listos, y los suyos antes de correrlos
help-scenario-list = Nombres, títulos y líneas de base de los escenarios listos
help-scenario-show = Imprime el archivo de un escenario
help-scenario-show-scenario = Nombre de un escenario listo, o ruta de un archivo
help-scenario-new = Escribe un archivo de escenario para empezar, con cada clave explicada
help-scenario-new-file = Archivo por escribir; no debe existir todavía
help-scenario-new-title = Título del escenario; por omisión, el nombre del archivo
help-scenario-validate = Revisa archivos de escenario sin correrlos
help-scenario-validate-scenarios = Nombres de escenarios listos, o rutas de archivos
help-scenario-schema = Imprime el JSON Schema de los archivos de escenario, para editores

help-data = Las tablas incluidas: listarlas, verlas, revisarlas y cómo se hacen
help-data-list = Cada tabla incluida con sus filas y las fuentes en que descansa
help-data-show = Imprime una tabla incluida
help-data-show-table = Nombre de la tabla, como lo da `vecinos data list`
help-data-check = Revisa que cada número tenga fuente y grado, que la base cuadre y que ninguna serie tenga huecos
help-data-check-folder = Carpeta con tablas por revisar; sin ella, las incluidas
help-data-build = Hace de nuevo las tablas incluidas a partir de los datos crudos
help-data-build-from = Carpeta con los datos crudos
help-data-build-to = Carpeta para las tablas (por omisión: data)

help-sources = Todas las fuentes de los números, con lo que se tomó de cada una
help-sources-key = Clave de una fuente, para imprimir todo lo que se sabe de ella

help-parameters = Todos los parámetros con su valor, distribución, unidad, grado de evidencia y fuentes
help-parameters-name = Nombre de un parámetro, para imprimir todo lo que se sabe de él
help-parameters-page = Escribir los parámetros como página del libro, en Markdown, en este archivo
help-channel = Cualquier canal por sí solo: personas, dinero, drogas, armas, violencia, inversión, el peso
help-channel-list = Cada canal con lo que explica, o las palancas, entradas y salidas de uno
help-channel-list-name = Nombre de un canal
help-channel-run = Un canal mes a mes, con las palancas registradas o las propias
help-channel-run-name = Nombre del canal (vecinos channel list)
help-channel-run-set = Fija una palanca, una entrada o un parámetro para toda la corrida, por ejemplo --set naloxone_kits=1.5; puede repetirse
help-channel-run-from = Primer mes, AAAA-MM (por omisión: 2025-01)
help-channel-run-to = Último mes, AAAA-MM (por omisión: 2030-12)
help-channel-run-inputs = Archivo CSV con una columna month y una por cada palanca o entrada dada por mes
help-channel-run-no-record = Deja las palancas en su valor neutro en vez de las medidas registradas
help-channel-run-out = Escribe meses, entradas y salidas en este archivo CSV
help-channel-record = La proyección cruda de un canal junto a lo observado desde 2017, con sus errores
help-channel-record-name = Nombre del canal
help-channel-record-monthly = Imprime meses en vez de medias anuales
help-channel-record-svg = Dibuja ambas series en este archivo SVG
help-couplings = La única tabla de vínculos entre canales: forma, fuerza, grado de evidencia
help-couplings-svg = Dibuja la tabla en este archivo SVG
help-article = Cada afirmación del artículo: dónde vive en el modelo, qué experimento la sostiene, el número que da
help-article-claim = Id de una afirmación
help-explain = De qué se compone un efecto: por acción, por nodo, por acoplamiento; y qué parámetros mueven el ancho de su banda
help-explain-scenario = Escenario listo o archivo
help-explain-indicator = Id del indicador como en indicators.csv, por ejemplo gdp.MEX
help-explain-month = Mes de lectura, AAAA-MM (por omisión: el final de la ventana)
help-explain-draws = Sorteos detrás del ancho de la banda (por omisión: 200)
help-explain-seed = Semilla de los flujos aleatorios (por omisión: la del escenario)
help-explain-threads = Hilos (por omisión: todos los núcleos); los resultados no dependen de ello

help-doctor = Hace de nuevo cada réplica que permiten los datos incluidos: artículo, tabla, su número, el nuestro, diferencia, veredicto

## Una línea de órdenes que no se puede usar

usage-unknown-option = aquí no hay opción { $argument }
usage-unknown-command = no hay orden `{ $argument }`
usage-missing-value = { $argument } necesita un valor
usage-invalid-value = `{ $value }` no es un valor para { $argument }
usage-missing-argument = falta: { $argument }
usage-missing-command = falta una orden
usage-conflict = { $argument } aparece dos veces, o junto a una opción que lo excluye
usage-not-utf8 = un argumento no es texto UTF-8 válido
usage-other = esta línea de órdenes no se puede usar
usage-expected = ; se esperaba uno de { $values }
usage-suggestion = ; ¿quiso decir `{ $name }`?
usage-see-help = `vecinos --help --lang es` lista las órdenes; `vecinos ORDEN --help --lang es`, las opciones de una.

## Títulos de columnas

column-field = Campo
column-value = Valor
column-key = Clave
column-authors = Autores
column-year = Año
column-title = Título
column-venue = Publicado en
column-doi = DOI
column-publisher = Editor
column-licence = Licencia
column-taken = Qué se tomó
column-name = Nombre
column-distribution = Distribución
column-source = Fuentes
column-note = Nota
column-start = Inicio
column-end = Fin
column-description = Descripción
column-valid = Válido
column-problems = Problemas
column-table = Tabla
column-rows = Filas
column-state = Estado
column-region = Región
column-exports = Exportaciones
column-input-tariffs-pct = Aranceles sobre insumos
column-player = Jugador
column-partners = Socios
column-sectors = Sectores
column-status-quo-pct = Statu quo
column-nash-pct = Nash
column-case = Aranceles
column-date = Fecha
column-event = Suceso
column-world = Mundo
column-actor = Actor
column-paper = Artículo
column-quantity = Cantidad
column-theirs = El suyo
column-ours = El nuestro
column-difference = Diferencia
column-tolerance = Tolerancia
column-verdict = Veredicto
column-real-income-pct = Ingreso real, %
column-linear-welfare-pct = Bienestar de primer orden, %
column-terms-of-trade-pct = Términos de intercambio, %
column-volume-of-trade-pct = Volumen de comercio, %
column-real-wage-pct = Salario real, %
column-wage-hat = Salario
column-price-index-hat = Índice de precios
column-channel = Canal
column-explains = Qué explica
column-levers = Palancas
column-inputs = Entradas
column-outputs = Salidas
column-parameters = Parámetros
column-port = Puerto
column-role = Papel
column-neutral = Neutro
column-minimum = Mínimo
column-maximum = Máximo
column-meaning = Significado
column-coupling = Vínculo
column-from = De
column-to = A
column-owner = Dueño del efecto
column-form = Forma
column-parameter = Parámetro
column-on = Activo
role-lever = palanca
role-input = entrada
role-output = salida
grade-accounting = contable
column-claim-id = Id
column-topic = Tema
column-claim = Afirmación
column-home = Lugar
column-number = El modelo da
column-holds = Se sostiene
claim-fails = no
article-note = { $count } afirmaciones del artículo, en palabras propias: dónde vive cada una y el número que da el modelo (valores centrales).
article-experiment = El experimento:
article-range = La afirmación se sostiene entre { $low } y { $high } { $unit }.
column-kind = Por
column-part = Parte
column-effect = Efecto
column-rank-correlation = Correlación de rangos
explain-total = { $indicator }, { $month }: { $total } { $unit } con todos los vínculos en valores centrales, { $measured } solo con los publicados.
explain-action = acción
explain-node = nodo
explain-coupling = acoplamiento
explain-note = Las acciones entran en el orden del archivo y suman el total; los nodos también lo suman (en logaritmos donde el renglón va en por ciento); un acoplamiento muestra el total menos lo mismo sin él, y los que actúan juntos no suman. Las partes son a valores centrales: la mediana de los sorteos puede diferir, y un acoplamiento de fuerza central 0 no muestra parte aquí aunque ensanche la banda.
parameters-written = La página de parámetros quedó escrita en { $file }.
parameters-title = Parámetros
parameters-lead = Todos los parámetros del registro, por tabla, como los escribe `vecinos parameters --page ARCHIVO`: valor central, distribución entre sorteos, unidad, grado de evidencia, fuentes (`vecinos sources`) y lo que se tomó de ellas.
explain-drivers = Qué mueve el ancho de la banda
explain-drivers-none = Ningún parámetro que pueda alcanzar este número se correlaciona con él más allá del azar en estos sorteos.
channel-written = Las salidas por mes quedaron escritas en { $file }.
column-period = Periodo
column-observed = Observado
column-model = Modelo
column-miss-pct = Error, %
record-note = El canal solo con las palancas registradas, valores centrales, junto al registro ({ $unit }; serie { $series }). Es una proyección cruda: los niveles del libro mayor no descansan en ella.
record-anchored = El canal da una razón; se fija en la media observada de { $year }.
record-written = La imagen quedó escrita en { $file }.
record-picture-legend = Azul: el canal solo con las palancas registradas. Gris: observado.
couplings-apart = Canales sin vínculo, que corren y se informan por sí mismos: { $channels }.
couplings-written = El dibujo de los vínculos quedó escrito en { $file }.
couplings-drawing-title = Cómo se unen los canales
couplings-drawing-measured = vínculo publicado: publicado, estimado o contable
couplings-drawing-judged = solo vínculos de juicio

## Distribuciones de los parámetros

grade-second-hand = de segunda mano
distribution-fixed = fijo
distribution-choice = uno de
distribution-normal = normal
distribution-truncated-normal = normal truncada
distribution-log-normal = lognormal
distribution-uniform = uniforme
distribution-triangular = triangular
distribution-beta = beta

## El núcleo de comercio

trade-solve-title = Efecto de largo plazo de las nuevas tasas, cambio frente a la base «{ $benchmark }» (salarios flexibles)
trade-solve-legend =
    El ingreso real es el cambio exacto. El bienestar de primer orden es la fórmula de Caliendo y Parro (2015) con los
    aranceles iniciales, la suma de sus partes de términos de intercambio y de volumen de comercio; no es el cambio del ingreso real.
    Salario e índice de precios son razones frente a la base; el ingreso laboral mundial es constante.
trade-solve-converged = Convergió en { $iterations } iteraciones, residuo { $residual }.
trade-solve-unsolved-price = la solución no terminó: residuo { $residual } tras { $iterations } iteraciones, el peor en el precio de { $sector } en { $region }
trade-solve-unsolved-goods = la solución no terminó: residuo { $residual } tras { $iterations } iteraciones, el peor en la demanda de { $region } por { $sector }
trade-solve-unsolved-labour = la solución no terminó: residuo { $residual } tras { $iterations } iteraciones, el peor en el mercado laboral de { $region }

trade-content-title = Contenido de las exportaciones de { $exporter } a { $importer }, % de su valor por origen del valor agregado
trade-content-legend =
    Exportaciones en { $unit } al precio del exportador. Las partes y los aranceles sobre insumos suman 100. Contabilidad
    insumo–producto de Leontief; se supone que todo usuario de una región compra un insumo con la misma mezcla de orígenes,
    así que el contenido extranjero de los bienes procesados para exportar queda subestimado. El contenido legal de las reglas de origen es otra medida.
trade-nash-rates-title = Tasas, %
trade-nash-outcomes-title = Cambio del ingreso real frente al statu quo, % (largo plazo, salarios flexibles)
trade-nash-closing = Asentado tras { $rounds } rondas de mejores respuestas (último cambio de una tasa { $change } puntos, residuo { $residual }); en una malla de tasas ningún jugador gana desviándose solo. No se excluyen otros equilibrios.
trade-nash-case-status-quo = Statu quo
trade-nash-case-lowest-rates = Tasas más bajas
trade-nash-case-unilateral = { $player } solo, nadie responde
trade-nash-case-cooperative = Todos juntos
trade-nash-case-nash = Nash
trade-nash-sectors = { $count ->
    [one] { $count } sector
   *[other] { $count } sectores
}

## Escenarios y datos

yes = sí
no = no
scenario-new-exists = este archivo ya existe
scenario-new-written = Se escribió { $file }. Revíselo con `vecinos scenario validate` y córralo con `vecinos run`.
data-check-passed = Pasó: { $tables } tablas, { $parameters } parámetros, { $sources } fuentes, { $series } series mensuales, { $problems } problemas.
data-check-failed = No pasó: { $problems } problemas en { $tables } tablas, { $parameters } parámetros, { $sources } fuentes, { $series } series mensuales.
data-build-unchanged = sin cambio
data-build-changed = cambiada
data-build-new = nueva

## Corridas

progress-draws = Sorteos
run-nothing = no se corrió ningún escenario
run-findings = Hallazgos
run-decisions = Qué cambia el escenario (bitácora de decisiones)
run-decisions-common = { $count ->
    [one] { $count } suceso más ocurre en ambos mundos; todos están en decisions.csv de la carpeta.
   *[other] { $count } sucesos más ocurren en ambos mundos; todos están en decisions.csv de la carpeta.
}
run-closing =
    Mediana y banda de 90 % de { $draws } sorteos (semilla { $seed }; { $failed } fallidos), cada uno frente al mismo sorteo de la línea base.
    Informe: { $report }
run-not-opened = No se pudo abrir el informe: { $reason }
compare-closing = Mediana y banda de 90 % de { $draws } sorteos ({ $failed } fallidos), cada uno frente al mismo sorteo de su línea base.
trade-content-total = Todas las exportaciones

## Doctor

doctor-same = igual
doctor-differs = difiere
doctor-paper-arkolakis = Arkolakis, Costinot, Rodríguez-Clare 2012
doctor-paper-caliendo-parro = Caliendo y Parro 2015
doctor-paper-reference-runs = Corridas de referencia con OCDE ICIO 2022 (OCDE 2025; Census 2024)
doctor-paper-tracker = Registro Trade War Redux 2025
doctor-paper-census = Oficina del Censo de EE. UU.
doctor-paper-boehm = Boehm, Levchenko, Pandalai-Nayar 2023
doctor-paper-icio = OCDE ICIO 2022
doctor-paper-prieto-curiel = Prieto-Curiel, Campedelli, Hope 2023
doctor-paper-source = SOURCE: Lim et al. 2022
doctor-paper-piie = McKibbin, Hogan, Noland 2024
doctor-runge-kutta = semana 520, Runge–Kutta
doctor-euler = semana 520, Euler semanal
doctor-members = integrantes de 150 grupos
doctor-recruits = reclutas
doctor-conflict-deaths = muertes en conflicto
doctor-saturated = salidas por saturación
doctor-run = corrida { $run }
doctor-opioid-deaths = muertes por sobredosis de opioides, { $year }
doctor-place-2028 = 2028
doctor-output-without = producción de EE. UU. sin { $workers } millones de trabajadores
doctor-unit-persons = personas
doctor-unit-a-week = a la semana
doctor-unit-a-year = al año
doctor-place-proposition = Proposición 1
doctor-place-real-wages = sección 3, salarios reales según la proporción nacional
doctor-place-on-mexico = EE. UU. +{ $points } puntos a México, { $set }
doctor-place-on-both = EE. UU. +{ $points } puntos a México y Canadá, { $set }
doctor-place-with-answers = EE. UU. +{ $points } puntos a México y Canadá, ambos responden, { $set }
doctor-place-withdrawal = Salida del T-MEC, ambas partes a NMF, { $set }
doctor-place-added-rates = tasas añadidas ponderadas por importaciones, peor fecha
doctor-place-calculated-duty = importaciones y arancel calculado, peor mes
doctor-place-duty-2024 = arancel recaudado en 2024
doctor-place-horizons = respuesta por horizonte
doctor-place-value-added = valor agregado
doctor-place-goods-imports = importaciones de bienes de EE. UU., precios básicos
doctor-one-sector-income = ingreso real { $side }, costos iceberg del comercio con los vecinos +25 %, un sector
doctor-many-sector-wage = salario real { $side }, +25 puntos a los bienes de México y Canadá
doctor-real-income = ingreso real { $side }
doctor-goods-imports = importaciones de bienes de EE. UU. desde { $partner }
doctor-statutory-added = tasa según la ley añadida a { $partner }, { $day }
doctor-charged-rate = tasa cobrada a { $partner }, { $month }
doctor-on-imports = a las importaciones desde { $partner }
doctor-share-of-response = proporción de la respuesta de diez años tras { $years } años
doctor-side = { $side }
doctor-from = desde { $partner }
doctor-unit-percent = %
doctor-unit-share = proporción
doctor-unit-points = puntos
doctor-unit-trillion = billones de USD
doctor-unit-billion = miles de millones de USD
doctor-verdict = { $held } de { $all } números son iguales dentro de su tolerancia (versión { $version }).
doctor-legend =
    Las tablas de Caliendo y Parro (2015) y las demás réplicas con grandes datos externos son pruebas del código fuente
    (`cargo test --workspace --release`), que corren donde esos datos están a la mano.

## Backtest

help-backtest = Las importaciones de EE. UU. desde México, Canadá y China a partir de enero de 2025 tal como las habría dado el modelo con los datos de diciembre de 2024, junto al pronóstico ingenuo y con sus fallas
help-backtest-draws = Número de sorteos de los parámetros inciertos (por omisión 200)
help-backtest-seed = Semilla de los flujos aleatorios; por omisión, la del escenario
help-backtest-threads = Hilos (por omisión, todos los núcleos); los números no dependen de ello
help-backtest-out = Archivo para la retropredicción como página autocontenida (HTML)
backtest-title = Retroproyección: importaciones de EE. UU. desde los tres socios a partir de enero de 2025
backtest-intro =
    Pronóstico = el mismo mes del último año anterior, con la deriva de 2014 a 2024 (el pronóstico ingenuo), por el efecto que el modelo da a los
    aranceles tal como llegaron. Los errores son medias absolutas en puntos logarítmicos × 100; «relativo» es el cambio frente al
    mismo mes de 2024 respecto de la media de los tres socios, que es lo que se puede pedir a un modelo de aranceles.
backtest-misses =
    Fallas conocidas: las computadoras de México (SA 8471), cuyo auge no se debe a los aranceles y que lleva las importaciones desde México muy por
    encima de todo pronóstico; las importaciones adelantadas antes de los aranceles de marzo de 2025. Nada se ajusta a estos meses. La banda
    contiene solo la incertidumbre del efecto de los aranceles, no la de la demanda.
backtest-rates =
    Las tasas detrás del efecto: el arancel sobre las importaciones desde México frente al recaudado (% de las importaciones, ponderado con
    las del mes), y la tasa legal añadida desde enero de 2025 frente al registro público (puntos, ponderada con las importaciones de 2024).
backtest-page = Página: { $file }
backtest-all-partners = Los tres
backtest-column-month = Mes
backtest-column-partner = Socio
backtest-column-collected = Arancel recaudado, %
backtest-column-programmes = Medidas según el registro, %
backtest-column-observed = Observado, mm USD
backtest-column-naive = Ingenuo
backtest-column-forecast_p5 = Modelo, 5 %
backtest-column-forecast_p50 = Modelo, mediana
backtest-column-forecast_p95 = Modelo, 95 %
backtest-column-relative_observed = Relativo: observado
backtest-column-relative_naive = Relativo: ingenuo
backtest-column-relative_forecast = Relativo: modelo
backtest-column-relative_model = Error relativo, modelo
backtest-column-level_model = Error de nivel, modelo
backtest-column-level_naive = Error de nivel, ingenuo
backtest-column-months_nearer = Meses en que el modelo acierta más, %
backtest-column-level_in_band = Meses dentro de la banda, %

## Gobiernos: modos de una corrida

help-run-mode = Modo de ambos gobiernos en lugar del que da el escenario: scripted, base-rates o responsive. Si el archivo no da ninguno, línea de base y escenario tienen las mismas historias
help-run-usa-mode = Modo de Estados Unidos solo: scripted, base-rates o responsive
help-run-mexico-mode = Modo de México solo: scripted, base-rates o responsive
help-backtest-politics = En su lugar, las calificaciones del registro político: medidas anunciadas por Estados Unidos contra México como preguntas fechadas, cada modelo con un mismo protocolo, y las preguntas registradas hacia adelante
help-backtest-protocol = De qué casos aprende un pronóstico político: file-order, strictly-dated (por omisión), leave-one-out o leave-one-episode-out

## Amenazas

help-threats = Qué dice el registro de las medidas anunciadas por Estados Unidos: frecuencia de la clase, probabilidad con intervalo, factores, precedentes más cercanos y respuesta probable de México; sin opciones, todos los casos
help-threats-authority = Ficha de un anuncio con esta ley: ieepa, section_122, section_201, section_232, section_301, section_338, anti_dumping, none
help-threats-issue = De qué trata: migration, drugs, cartels, water, cuba_oil, trade_barriers, industry, trade_balance, forced_labour, treaty_review (por omisión drugs)
help-threats-class = Su clase, si no es la que muestran ley y asunto: linkage, sector o global
help-threats-rate = Tasa anunciada, una fracción: 0.25 es 25 %
help-threats-announced = Día del anuncio (por omisión, el primero después del registro, 2026-11-01); solo cuenta lo resuelto hasta entonces
help-threats-deadline = Día anunciado de entrada en vigor (por omisión, 30 días después)
threats-card = Ficha de amenaza
threats-nearest = Casos más cercanos del registro
threats-record = Medidas anunciadas por Estados Unidos contra México, cada una con su probabilidad al día del anuncio
threats-today = Qué se diría hoy de una nueva
threats-note = La probabilidad es la de que la medida esté en vigor a la tasa anunciada en el día anunciado. Una amenaza ligada posterior a la sentencia del 20 de febrero de 2026 perdió su instrumento: su probabilidad viene de una distribución amplia sobre las clases, no del registro de su clase.
threats-base-rate = { $in_force } de { $cases }
threats-item = Elemento
threats-value = Qué dice el registro
threats-class = Clase
threats-issue = Asunto
threats-rate = Tasa anunciada
threats-announced = Anuncio
threats-deadline = Plazo
threats-statute = Ley
threats-clock = Reloj
threats-lawful = Permitida en su día
threats-lawful-yes = sí, según el derecho al final del registro
threats-lawful-no = no: { $rule }
threats-cases = En vigor en su día, de la clase
threats-odds = Probabilidad, con intervalo de 90 %
threats-last-days = Amenazas ligadas no cumplidas que se arreglaron en los últimos cuatro días
threats-drivers = Qué mueve la probabilidad
threats-clock-investigation = investigación de hasta { $days } días
threats-clock-determination = determinación en { $days } días
threats-clock-implementation = medida a más tardar { $days } días después
threats-clock-notice = al menos { $days } días entre proclamación y vigor
threats-clock-term = { $days } días salvo que el Congreso la prorrogue
threats-clock-years = vence a los { $years } años
threats-clock-cap = a lo sumo { $rate }
threats-clock-void = sin aranceles desde el { $day }
threats-column-id = Caso
threats-column-announced = Anuncio
threats-column-deadline = Plazo
threats-column-class = Clase
threats-column-headline = Medida
threats-column-cases = Frecuencia
threats-column-odds = Probabilidad
threats-column-outcome = Qué fue de ella
threats-column-response = México
threats-column-authority = Autoridad
class-linkage = ligada a otra exigencia
class-sector = sectorial, ley comercial
class-global = global, ley comercial
outcome-in-force = en vigor
outcome-carve-out = en vigor, luego exenta
outcome-paused = en pausa o pospuesta
outcome-withdrawn = retirada, arreglada o nula
response-concede = dio lo que se pidió
response-partial = dio una parte
response-announce-only = anunció represalias
response-retaliate = tomó represalias
response-none = nada que se hallara
driver-instrument-lost = se perdió el instrumento: distribución amplia
driver-statutory-process = una ley comercial con un procedimiento detrás
driver-conceded-before = México ya ha cedido en ello
driver-large-burden = una carga mayor que la de cualquier medida que se mantuvo
driver-deadline-near = el plazo es corto: casi todos los arreglos caen en los últimos días
driver-deadline-far = el plazo es largo: en el registro, arreglada antes o vencida

## Calificaciones políticas

scores-title = Pronósticos de las medidas anunciadas por Estados Unidos contra México, calificados
scores-standfirst = ¿Estaba una medida anunciada en vigor a su tasa en su día? Veintiuna preguntas fechadas, de 2018 a 2026. Una calificación menor es mejor; todos los modelos se juzgan con el mismo protocolo.
scores-protocol = Cada pronóstico aprende { $protocol }.
scores-default = Conducta de los gobiernos por omisión: { $mode }. La tabla de clases se conserva salvo que un modelo estructural sea mejor en ambas calificaciones.
scores-differences = Diferencia de la calificación de Brier con la tabla de clases
scores-differences-note = Pareada por pregunta; el intervalo (90 %) es un remuestreo de preguntas. Menos de cero es mejor que la tabla de clases; un intervalo con el cero no muestra diferencia. Veintiún casos no prueban una ganancia pequeña.
scores-other = Otros objetivos
scores-forward = Preguntas registradas para datos posteriores
scores-registered = Registradas el { $day }; BLAKE3 del texto registrado { $hash }.
scores-column-model = Modelo
scores-column-brier = Brier
scores-column-log = Log
scores-column-n = Preguntas
scores-column-difference = Diferencia
scores-column-low = 5 %
scores-column-high = 95 %
scores-column-target = Objetivo
scores-column-rule = Regla
scores-column-score = Calificación
scores-column-id = Clave
scores-column-by = Hasta
scores-column-question = Pregunta
scores-column-probability = Probabilidad
scores-column-basis = Base
scores-column-month = Mes
scores-column-charged = Tasa cobrada a México, %
scores-column-half-width = Semiancho
model-class-table = tabla de clases
model-pooled = frecuencia conjunta
model-burden-only = solo carga anunciada
model-coin = moneda
model-published-one-in-four = publicado: una de cuatro
model-always = siempre
model-never = nunca
model-market-price = precio de mercado
target-ordered-outcome = resultado ordenado
target-response = respuesta de México
target-days-to-resolution = días hasta la resolución
rule-ranked-probability = probabilidad por rangos
rule-log = log
rule-continuous-ranked-probability = probabilidad continua por rangos
protocol-file-order = de todas las preguntas anteriores en el archivo
protocol-strictly-dated = de las preguntas resueltas hasta el día de su anuncio
protocol-leave-one-out = de todas las demás preguntas, también las posteriores
protocol-leave-one-episode-out = de todas las preguntas de otros episodios

## Moderación

help-forbearance = El experimento de moderación: hostilidad de Estados Unidos y negativas de México multiplicadas de 0 (nada) a 1 (como en el registro), y qué queda del comercio, la cooperación en seguridad y el ingreso al final de la ventana
help-forbearance-scenario = Nombre de un escenario listo, o ruta de un archivo (por omisión review-2026); los gobiernos con guion actúan según las frecuencias
help-forbearance-steps = Pasos de cada eje, de 2 a 21 (por omisión 5)
help-forbearance-draws = Número de sorteos de cada celda (por omisión 100)
help-forbearance-seed = Semilla de los flujos aleatorios; por omisión, la del escenario
help-forbearance-threads = Hilos (por omisión, todos los núcleos); los números no dependen de ello
help-forbearance-out = Archivo para la cuadrícula como página autocontenida con mapas de calor (HTML)

## Juego

help-play = Tomar un lado a mano, mes por mes: el otro actúa según las frecuencias del registro; al final queda una transcripción que `vecinos run` acepta
help-play-scenario = Nombre de un escenario listo (`vecinos scenario list`), o ruta de un archivo
help-play-side = Lado que se toma: USA o MEX
help-play-months = Meses que se juegan a lo sumo (por omisión, hasta el final de la ventana)
help-play-seed = Semilla de los movimientos del otro lado; por omisión, la del escenario
help-play-out = Archivo para la transcripción, un escenario (por omisión: play-ESCENARIO-LADO.toml)
play-opening = Usted es { $side }, de { $first } a { $last }. Una línea por mes: el número de un movimiento, una línea vacía para seguir, q para terminar. El otro lado actúa según las frecuencias del registro, haga usted lo que haga: en el registro no se halló que una respuesta del otro las cambie.
play-prompt = >{" "}
play-choices = Puede:
play-go-on = seguir al mes siguiente
play-not-a-number = Eso no es un número. Un número, una línea vacía para seguir o q para terminar.
play-no-such-move = No hay movimiento con ese número.
play-not-now = Ahora no.
play-not-permitted = No permitido: { $rule }.
play-odds = Probabilidad según el registro: { $odds } % [{ $low }, { $high }] en vigor en su día ({ $yes } de { $of } de su clase)
play-state = Este mes frente a la línea de base, sorteo central:
play-written = Transcripción: { $file }. `vecinos run` la acepta como escenario.
play-threaten = anunciar 25 % a todos los bienes en 30 días, por { $issue }
play-impose = poner en vigor en su día el arancel anunciado
play-withdraw = dejar pasar el arancel anunciado
play-lift = levantar el arancel a todos los bienes
play-give-notice = dar aviso de retiro del T-MEC
play-withdraw-notice = retirar el aviso
play-send-forces = enviar 10,000 elementos a la frontera
play-hand-over = entregar 29 reos
play-release-water = entregar 200,000 acres-pie de agua
play-end-oil = terminar los envíos de petróleo a Cuba
play-retaliate = cobrar 20 % a una lista de bienes de Estados Unidos, 3 mil millones de dólares al año
play-end-retaliation = terminar los aranceles a bienes de Estados Unidos
