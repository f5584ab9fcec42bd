### Todo lo que dice el informe, en español. Mismas claves y variables que en.ftl.

## Nombres: lados de la frontera y regiones

side-USA = Estados Unidos
side-MEX = México
side-CAN = Canadá
side-CHN = China
side-ALL = todos los socios
the-side-USA = Estados Unidos
the-side-MEX = México
the-side-CAN = Canadá
the-side-CHN = China
the-side-ALL = todos los socios
in-side-USA = en Estados Unidos
in-side-MEX = en México
in-side-CAN = en Canadá
in-side-CHN = en China
in-side-ALL = en todos los socios
region-USA = Estados Unidos
region-MEX = México
region-CAN = Canadá
region-CHN = China
region-EU = Unión Europea
region-JKT = Japón, Corea y Taiwán
region-ASIA = Resto de Asia
region-LAC = Resto de América Latina
region-ROW = Resto del mundo

## Nombres: sectores

sector-all = Todos los bienes
sector-agriculture = Agricultura
sector-fishing = Pesca
sector-energy-mining = Petróleo, gas y carbón
sector-other-mining = Otra minería
sector-mining-services = Servicios a la minería
sector-food = Alimentos y bebidas
sector-textiles = Textiles y vestido
sector-wood = Madera
sector-paper = Papel e impresión
sector-refined-petroleum = Petrolíferos
sector-chemicals = Química
sector-pharmaceuticals = Farmacéutica
sector-rubber-plastics = Hule y plástico
sector-non-metallic-minerals = Vidrio, cemento, cerámica
sector-basic-metals = Metales básicos
sector-metal-products = Productos metálicos
sector-computers-electronics = Cómputo y electrónica
sector-electrical-equipment = Equipo eléctrico
sector-machinery = Maquinaria
sector-motor-vehicles = Vehículos y autopartes
sector-other-transport = Otro equipo de transporte
sector-other-manufacturing = Otras manufacturas
sector-services = Servicios

## Nombres: indicadores

indicator-real-income = Ingreso real
indicator-first-order-welfare = Bienestar de primer orden
indicator-real-wage = Salario real
indicator-real-gdp = PIB real
indicator-import-prices = Precios de importación, con arancel
indicator-consumer-prices = Precios al consumidor
indicator-net-jobs = Empleos netos
indicator-manufacturing-employment = Empleo manufacturero
indicator-tariff-revenue = Recaudación arancelaria
indicator-imports = Importaciones de bienes
indicator-imports-change = Importaciones de bienes, cambio
indicator-statutory-rate = Arancel según la ley
indicator-charged-rate = Arancel cobrado
indicator-claimed-share = Importaciones que solicitan preferencia
indicator-vehicle-output = Producción de vehículos y autopartes
indicator-manufacturing-output = Producción manufacturera
indicator-chinese-content = Contenido chino de las exportaciones
indicator-gdp = Producto interno bruto, todos los canales
indicator-national-income = Ingreso de México: producto y remesas
indicator-jobs = Empleos, comercio y deportaciones
indicator-prices = Precios al consumidor, todos los canales
indicator-remittances = Remesas recibidas
indicator-encounters = Encuentros en la frontera suroeste
indicator-unauthorized-population = Personas sin estancia legal
indicator-removals = Deportaciones
indicator-returns-to-mexico = Mexicanos deportados a México
indicator-returned-total = Mexicanos de regreso en México desde enero de 2025
indicator-synthetic-opioid-deaths = Muertes por opioides sintéticos
indicator-homicides = Víctimas de homicidio doloso
indicator-cartel-members = Integrantes de cárteles
indicator-foreign-investment = Inversión extranjera directa recibida
indicator-manufacturing-investment = Inversión extranjera en manufacturas
indicator-pesos-per-dollar = Pesos por dólar
indicator-chinese-investment = Inversión china anunciada
indicator-firearms-smuggled = Armas traficadas desde Estados Unidos
indicator-domestic-pressure = Presión interna sobre el gobierno
indicator-commercial-trade = Relación comercial: comercio de bienes
indicator-commercial-investment = Relación comercial: inversión
indicator-commercial-remittances = Relación comercial: remesas
indicator-commercial-relationship = Relación comercial (índice)
indicator-security-joint-action = Cooperación en seguridad: acción conjunta
indicator-security-incapacitation = Cooperación en seguridad: integrantes de cárteles detenidos
indicator-security-arms-seized = Cooperación en seguridad: armas decomisadas o recuperadas
indicator-security-cooperation = Cooperación en seguridad (índice)
indicator-of-side = { $title }, { $side }
pair-into = { $importer } desde { $exporter }
pair-out-of = { $exporter } a { $importer }

## Nombres: unidades, grados, cierres, horizontes, líneas base, elasticidades

unit-percent = %
unit-percentage-points = puntos
unit-thousand-jobs = miles de empleos
unit-billion-usd-per-month = mmd al mes
unit-billion-usd-per-year = mmd al año
unit-thousand-persons = miles de personas
unit-persons-per-month = personas al mes
unit-deaths-per-month = muertes al mes
unit-pesos-per-dollar = pesos
unit-firearms-per-year = armas al año
unit-index-points = puntos
unit-long-percent = por ciento
unit-long-percentage-points = puntos porcentuales
unit-long-thousand-jobs = miles de empleos
unit-long-billion-usd-per-month = miles de millones de dólares al mes
unit-long-billion-usd-per-year = miles de millones de dólares al año
unit-long-thousand-persons = miles de personas
unit-long-persons-per-month = personas al mes
unit-long-deaths-per-month = muertes al mes
unit-long-pesos-per-dollar = pesos por dólar
unit-long-firearms-per-year = armas al año
unit-long-index-points = puntos del índice
unit-level-percentage-points = por ciento del valor importado
grade-published = publicado
grade-estimated = estimado
grade-judgement = juicio propio
closure-flexible-wages = Salarios flexibles
closure-downward-rigid-wages = Salarios rígidos a la baja
horizon-years = { $years ->
    [one] Tras 1 año
   *[other] Tras { $years } años
 }
horizon-long-run = Largo plazo
baseline-recorded = medidas tal como se registraron hasta octubre de 2026, después congeladas («recorded»)
baseline-no-new-tariffs-2025 = medidas de diciembre de 2024, sin aranceles nuevos desde entonces («no-new-tariffs-2025»)
baseline-frozen-2024-12 = todas las medidas como estaban en diciembre de 2024, congeladas («frozen-2024-12»)
baseline-scenario = el escenario «{ $name }»
elasticity-set-fontagne-2022 = Fontagné et al. 2022
elasticity-set-caliendo-parro-2015 = Caliendo–Parro 2015
elasticity-set-shapiro-2016 = Shapiro 2016
elasticity-set-giri-yi-yilmazkuday-2021 = Giri–Yi–Yilmazkuday 2021
elasticity-set-bagwell-staiger-yurukoglu-2021 = Bagwell–Staiger–Yurukoglu 2021
elasticity-set-lashkaripour-lugovskyy-2023 = Lashkaripour–Lugovskyy 2023
elasticity-set-uniform-4 = Uniforme 4
elasticity-set-uniform-5 = Uniforme 5
authority-most-favoured-nation = arancel general (NMF)
authority-usmca-preference = preferencia del T-MEC
authority-ieepa = IEEPA
authority-section-122 = sección 122
authority-section-201 = sección 201
authority-section-232 = sección 232
authority-section-301 = sección 301
authority-section-338 = sección 338
authority-anti-dumping = cuota compensatoria
authority-retaliation = represalia
authority-statute = ley
authority-decree = decreto
authority-treaty = tratado
authority-hypothetical = hipotético
time-profile-published = perfil publicado
time-profile-fast = perfil más rápido
action-tariff = { $rate } adicional a { $goods } de { $targets }
action-tariff-usmca-exempt = { $rate } adicional a { $goods } de { $targets }, exentos los bienes del T-MEC
action-tariff-suspension = se suspenden los aranceles añadidos desde 2025 a { $goods } de { $targets }
action-recorded-measures = medidas tal como se registraron
action-usmca-termination = termina el T-MEC con { $targets }
action-usmca-extension = el T-MEC se prorroga más allá de 2036
action-content-rule = los bienes de { $targets } con más de { $rate } de contenido chino pierden la preferencia
action-trade-cost = comerciar { $goods } de { $targets } cuesta { $rate } más de su valor
action-all-goods = todos los bienes
action-sectors = { $count } sectores
month-long = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
 } de { $year }

## Números con su unidad, dentro de una frase

value-percent = { $number }%
value-percentage-points = { $number } puntos
value-thousand-jobs = { $number } mil
value-billion-usd-per-month = { $number } mil millones de dólares al mes
value-billion-usd-per-year = { $number } mil millones de dólares al año
value-thousand-persons = { $number } mil personas
value-persons-per-month = { $number } al mes
value-deaths-per-month = { $number } muertes al mes
value-pesos-per-dollar = { $number } pesos por dólar
value-firearms-per-year = { $number } armas al año
value-index-points = { $number } puntos
band = { $low } a { $high }

## La página

picture-legend = Bandas: 50% y 90% de los sorteos. Azul: mediana con salarios flexibles. Naranja, punteada: mediana con salarios rígidos a la baja. Cero es la línea base.
picture-source = Vecinos { $version }, escenario { $scenario } frente a { $baseline }; { $draws } sorteos, semilla { $seed }.
page-title = { $title } · Vecinos
masthead-kind = Informe de escenario
masthead-tagline = Un modelo abierto de escenarios de la relación entre México y Estados Unidos
fact-scenario = Escenario
fact-baseline = Línea base
fact-window = Periodo
fact-departure = Se aparta de la línea base
fact-never-departs = nunca dentro del periodo
fact-draws = Sorteos
fact-seed = Semilla
fact-version = Versión
fact-window-value = { $first } a { $last }
fact-draws-value = { $draws ->
    [one] 1 sorteo
   *[other] { $draws } sorteos
 }
contents = Contenido
hero-band = frente a la línea base en { $month }; banda de 90%: { $low } a { $high }
failures-title = Algunos sorteos no se resolvieron
failures-text = { $count ->
    [one] 1 sorteo de { $all } no halló equilibrio y no está en las bandas. La carpeta de la corrida lo señala.
   *[other] { $count } sorteos de { $all } no hallaron equilibrio y no están en las bandas. La carpeta de la corrida los señala.
 }
section-findings = Hallazgos
section-asked = Qué se preguntó
section-headline = Indicadores principales
section-months = Mes por mes
section-assumptions = La misma pregunta con otros supuestos
section-welfare = Bienestar exacto y de primer orden
section-rates = Tres tasas arancelarias
section-sectors = Sectores de ambos lados
section-log = Medidas y decisiones
section-evidence = Fuentes y grados
section-caveats = Lo que esto no afirma
section-reproduce = Cómo reproducirlo
section-empty = Aquí nada difiere de la línea base.
asked-policies = Políticas
asked-policies-note = Lo que cambia el escenario. Todo lo demás es igual que en la línea base.
asked-policies-none = El escenario no cambia ninguna medida dentro del periodo.
asked-assumptions = Supuestos
asked-assumptions-note = Lo que se supone del mundo, aparte de toda política. Igual para el escenario y la línea base.
asked-assumptions-none = El escenario no fija ningún parámetro: cada parámetro incierto se sortea de su distribución publicada o de juicio.
asked-baseline = Se compara con
asked-file = El archivo del escenario
headline-note = Escenario frente a la línea base: { $baseline }. Medianas de los sorteos, bandas de 90% entre corchetes. Los dos cierres del mercado laboral son dos respuestas, no dos pronósticos; la última columna es la banda de ambos.
headline-one-year = Un año después de apartarse: { $month }
headline-window-end = Al final del periodo: { $month }
column-indicator = Indicador
column-side = Lado
column-unit = Unidad
column-both = Ambos: mediana y banda de 90%
column-grade = Evidencia
column-month = Mes
column-baseline = Línea base
column-scenario = Escenario
column-statutory = Según la ley
column-charged = Cobrado
column-claimed = Proporción con preferencia
column-sector = Sector
column-elasticities = Elasticidades
comparison-title = Escenarios lado a lado, cada uno frente a su línea base: mediana y banda de 90% de ambos cierres
comparison-column = { $scenario } frente a { $baseline }, { $month }
months-note = Cada gráfica compara los mismos sorteos con y sin el escenario. Banda interior: la mitad de los sorteos. Banda exterior: nueve de cada diez.
legend-band-90 = 90% de los sorteos
legend-band-50 = 50% de los sorteos
legend-zero = línea base (cero)
legend-departure = se aparta de la línea base
legend-scenario = escenario, mediana
legend-baseline = línea base, mediana
legend-statutory = según la ley, escenario
legend-charged = cobrado, escenario
legend-statutory-baseline = según la ley, línea base
legend-charged-baseline = cobrado, línea base
legend-median-of = { $closure }, mediana
figure-data = Las cifras de la gráfica
figure-shared-scale = Los paneles comparten una escala.
figure-own-scale = Cada panel tiene su propia escala.
figure-real-income = Ingreso real, escenario frente a línea base, por ciento
figure-real-wage = Salario real, escenario frente a línea base, por ciento
figure-imports-change = Importaciones de bienes, escenario frente a línea base, por ciento
figure-imports = Importaciones de bienes desde tres socios, miles de millones de dólares al mes
figure-vehicle-output = Producción de vehículos y autopartes, escenario frente a línea base, por ciento
figure-manufacturing-output = Producción manufacturera, escenario frente a línea base, por ciento
figure-net-jobs = Empleos netos, escenario frente a línea base, miles
figure-consumer-prices = Precios al consumidor, escenario frente a línea base, por ciento
figure-tariff-revenue = Recaudación arancelaria, escenario frente a línea base, miles de millones de dólares al año
figure-chinese-content = Valor agregado chino en las exportaciones de México a Estados Unidos, escenario frente a línea base, puntos porcentuales
figure-real-gdp = PIB real, escenario frente a línea base, por ciento
note-real-income = El ingreso real exacto sigue al equilibrio de las medidas de cada mes; solo los flujos comerciales y la producción tardan años.
note-imports = Nivel: la línea base observada o estacional por el efecto del modelo. El comercio alcanza su respuesta de largo plazo en diez años.
note-real-gdp = El PIB real son volúmenes a precios de referencia. Con pleno empleo casi no se mueve, porque un arancel desvía producción más que destruirla: encabeza el ingreso.
note-net-jobs = Con salarios flexibles los empleos pasan de un sector a otro y suman cero por supuesto; las pérdidas netas vienen de salarios que no bajan con la rapidez necesaria.
note-consumer-prices = El arancel llega al precio en frontera y después, en parte, al de la tienda; el traspaso está publicado.
note-chinese-content = Una medida de triangulación: lo que China agrega a lo que México vende a Estados Unidos.
time-description = { $title }. { $place }: mediana { $median } en { $month }, banda de 90% de { $low } a { $high }.
dots-title = { $indicator }: cada conjunto de elasticidades, cierre y horizonte
dots-note = Un punto es una respuesta con los demás parámetros en su valor central. La distancia entre renglones es lo que hace la elección de elasticidades; entre círculo y rombo, lo que hace el mercado laboral; entre paneles, lo que hace el tiempo.
dots-description = { $indicator } con { $sets } conjuntos de elasticidades de comercio, dos cierres y { $horizons } horizontes: de { $low } a { $high }.
dots-none = Esta corrida no contiene la cuadrícula de supuestos.
welfare-note = Caliendo y Parro (2015) publican una medida de primer orden: términos de intercambio más volumen de comercio, a los aranceles iniciales. Aquí encabeza el cambio exacto del ingreso real. Pueden diferir en tamaño y en signo, porque la medida de primer orden deja fuera lo que los cambios grandes hacen a las ganancias y pérdidas ya contadas.
welfare-title = Dos medidas del mismo equilibrio, { $month }, por ciento
welfare-exact = Ingreso real, exacto
welfare-first-order = Bienestar de primer orden
welfare-description = Ingreso real exacto y bienestar de primer orden de { $countries } en { $month }, mediana y bandas de los sorteos.
rates-note = La tasa según la ley es la que dice la norma. La tasa cobrada es la que recauda la aduana después de preferencias y exenciones. Cuando una medida exenta a los bienes del T-MEC, la tasa según la ley da por exento lo que el registro publicado de tasas da por elegible, en algunas medidas todos los bienes; la aduana cobra sobre todo lo que no entra por el tratado, y por eso en algunos sectores la tasa cobrada puede ser la mayor. La proporción de importaciones que solicita una preferencia es una observación y no una tasa: abajo tiene su propia escala.
rates-title = Tasas según la ley y cobradas, por ciento del valor importado
claims-title = Importaciones que solicitan una preferencia, por ciento del valor importado
rates-place = { $importer } a bienes de { $exporter }
rates-table = Tasas por sector en { $month }, por ciento
sectors-note = La producción es una cantidad. Los trabajadores son una reasignación: con salarios flexibles la suma de los sectores es cero por supuesto. Medianas, bandas de 90% entre corchetes. Los sectores siguen el orden del efecto en México.
sectors-title = Producción por sector, { $horizon }, por ciento
sectors-description = Cambio de la producción por sector en { $countries }, { $horizon }, con ambos cierres.
sectors-table = { $side }: sectores, { $closure }
sectors-output = Producción, { $horizon }
sectors-workers = Trabajadores, miles, { $horizon }
sectors-price = Precio al usuario, %, { $horizon }
sectors-imports = Importaciones desde { $side }, %, { $horizon }
log-note = Programas registrados y acciones del escenario, por día de entrada en vigor.
log-count = { $count ->
    [one] 1 asiento
   *[other] { $count } asientos
 }
log-date = Fecha
log-event = Hecho
log-world = Mundo
log-actor = Actor
log-measure = Medida
log-authority = Fundamento
log-source = Fuente
log-none = Ninguna medida comienza ni termina dentro del periodo.
event-programme-starts = entra en vigor
event-programme-ends = termina
event-action-starts = la acción entra en vigor
event-action-ends = la acción termina
world-baseline = solo línea base
world-scenario = solo escenario
world-both = ambos
evidence-note = Cada número descansa en un parámetro, y cada parámetro en una fuente y un grado. «Publicado» se leyó en su fuente, «estimado» viene de datos con su intervalo, «juicio propio» es nuestro y se sortea con amplitud.
evidence-counts = { $published } publicados, { $estimated } estimados, { $judgement } de juicio propio.
evidence-parameters = Parámetros de esta corrida
evidence-parameter = Parámetro
evidence-value = Valor central
evidence-drawn = 90% de los sorteos
evidence-fixed = fijo
evidence-overridden = fijado por el escenario
evidence-grade = Grado
evidence-sources = Fuentes
evidence-bibliography = Bibliografía
evidence-doi = doi
caveat-conditional = Son respuestas a «qué pasaría si», no pronósticos. Las bandas cubren las elasticidades, el cierre, las preferencias y la velocidad; no cubren errores del propio modelo, otros choques ni lo que los gobiernos hagan después.
caveat-equilibrium = El equilibrio de las cadenas de producción es estático. Dentro de él no responden el capital, la oferta de trabajo ni las expectativas (lo que los canales hacen a personas e inversión está en la cuenta); la recaudación arancelaria regresa a los hogares; los déficits comerciales se mantienen.
caveat-time = El perfil en el tiempo es un promedio publicado de muchos países y bienes. Escala los flujos comerciales y la producción, no los precios ni los ingresos, que siguen a los cierres.
caveat-closures = El cierre rígido está estimado para las manufacturas de Estados Unidos; para México no se halló una estimación y se aplica la misma forma por juicio propio.
caveat-reallocation = Los trabajadores por sector son una reasignación. Con salarios flexibles suman cero por supuesto, así que no puede leerse ahí ningún número de empleos «creados».
caveat-elasticities = Algunos conjuntos de elasticidades son transcripciones que no se cotejaron con sus artículos. Cuentan como publicados de segunda mano y ensanchan la banda.
caveat-base = La economía de referencia es la de 2022, con nueve regiones y veintitrés sectores. No se distinguen empresas, regiones dentro de los países ni hogares.
caveat-backcast = Frente a 2025 y 2026 el modelo falla en algunos puntos: las importaciones de computadoras desde México subieron con aranceles en vez de bajar, y no se explica el alza de las importaciones totales. La falla está en la retroproyección; el modelo no se ajustó para ocultarla.
caveat-claims = La proporción de importaciones que solicita preferencia es un indicador con una ruptura en julio de 2025. Nunca se usa como tasa efectiva.
reproduce-text = La misma orden con la misma versión da los mismos bytes, en un núcleo o en muchos.
reproduce-input-hash = Huella de todas las entradas
reproduce-data-hash = Huella de los datos y parámetros incluidos
reproduce-commit = Revisión
reproduce-files = La carpeta de la corrida contiene cada valor por sorteo y mes (indicators.parquet), un resumen (indicators.csv), los parámetros de cada sorteo (draws.csv), los sectores (sectors.csv), la cuadrícula de supuestos (assumptions.csv), la bitácora de medidas (decisions.csv), el escenario (scenario.toml) y el manifiesto (manifest.json).
footer = Vecinos { $version }. Las cifras pueden citarse con su banda, su línea base y esta versión.

## Hallazgos

finding-never-departs = El escenario nunca se aparta de su línea base dentro del periodo, así que toda diferencia es cero.
finding-income-closures = ; medianas por cierre: { $flexible } con salarios flexibles, { $rigid } con salarios rígidos a la baja
finding-income-one-closure = , con { $closure } en todos los sorteos
finding-income = { $direction ->
    [lower] El ingreso real { $place } es { $median } menor en { $month } que en la línea base (banda de 90%: { $band }){ $closures }.
    [higher] El ingreso real { $place } es { $median } mayor en { $month } que en la línea base (banda de 90%: { $band }){ $closures }.
   *[unsettled] El signo del efecto sobre el ingreso real { $place } no está definido: en { $month } la mediana es { $median } frente a la línea base (banda de 90%: { $band }){ $closures }.
 }
finding-imports = { $direction ->
    [lower] { $flow } son { $median } menores en { $month } que en la línea base (banda de 90%: { $band })
    [higher] { $flow } son { $median } mayores en { $month } que en la línea base (banda de 90%: { $band })
   *[unsettled] { $flow } pueden subir o bajar: mediana { $median } frente a la línea base en { $month } (banda de 90%: { $band })
 }
finding-imports-later = { $first }, y { $median } para { $month } (banda de 90%: { $band }), porque el comercio tarda años en ajustarse.
finding-imports-once = { $first }.
imports-USA-MEX = Las importaciones estadounidenses de bienes de México
imports-USA-CAN = Las importaciones estadounidenses de bienes de Canadá
imports-USA-CHN = Las importaciones estadounidenses de bienes de China
imports-MEX-USA = Las importaciones mexicanas de bienes de Estados Unidos
finding-vehicles = Para { $month }, la producción de vehículos y autopartes cambia { $mexico } y { $united_states }.
finding-jobs = Con salarios rígidos a la baja, los empleos netos cambian { $mexico } y { $united_states } en { $month }; con salarios flexibles los empleos solo pasan de un sector a otro, cero neto por supuesto.
finding-prices = En { $month }, los precios al consumidor se mueven { $mexico } y { $united_states }.
finding-side = { $median } { $place } (banda de 90%: { $band })
finding-side-none = nada { $place }
finding-rates-unchanged = Los aranceles de Estados Unidos a bienes mexicanos son los mismos en la línea base y en el escenario: según la ley { $statutory } del valor importado, cobrado { $charged } una vez contadas preferencias y exenciones ({ $month }, medianas).
finding-rates = Los aranceles de Estados Unidos a bienes mexicanos, según la ley { $statutory_baseline } del valor importado en la línea base y { $statutory_scenario } en el escenario, se cobran a { $charged_baseline } y { $charged_scenario } una vez contadas preferencias y exenciones ({ $month }, medianas).
finding-revenue = { $direction ->
    [lower] La recaudación arancelaria de Estados Unidos es menor en { $median } en { $month } (banda de 90%: { $band }).
    [higher] La recaudación arancelaria de Estados Unidos es mayor en { $median } en { $month } (banda de 90%: { $band }).
   *[unsettled] No está definido si la recaudación arancelaria de Estados Unidos sube o baja: mediana { $median } en { $month } (banda de 90%: { $band }).
 }
finding-welfare = Para México, el bienestar de primer orden de Caliendo y Parro (2015) dice { $first_order } (banda de 90%: { $first_order_band }); el cambio exacto del ingreso real, { $exact } (banda de 90%: { $exact_band }), en los mismos equilibrios ({ $month }).
finding-elasticities = A largo plazo, con salarios flexibles y lo demás en su valor central, la respuesta para el ingreso real de México va de { $low } ({ $low_set }) a { $high } ({ $high_set }) entre { $sets } conjuntos de elasticidades de comercio.
finding-sectors = { $horizon }, con { $closure }, la producción por sector { $place } va de { $worst_value } en { $worst } (banda de 90%: { $worst_band }) a { $best_value } en { $best } (banda de 90%: { $best_band }).

## La retroproyección

backcast-title = Retroproyección 2025–2026
backcast-standfirst = Las importaciones de Estados Unidos desde tres socios tal como el modelo las habría contado con los datos de { $origin } y los aranceles tal como llegaron, junto a lo que ocurrió y junto al pronóstico ingenuo solo.
backcast-section-scores = Calificaciones
backcast-section-relative = Cambios entre socios
backcast-section-levels = Niveles
backcast-section-misses = Lo que no acierta
backcast-method = El pronóstico es el mismo mes de 2024 con el crecimiento de 2014 a 2024 (el pronóstico ingenuo) por el efecto que el modelo da a las medidas registradas. Ninguna de las dos partes se ajustó a los meses calificados. Un modelo de aranceles no dice nada de la demanda total; por eso se califica primero el cambio de cada socio respecto de los tres juntos.
backcast-relative-title = Cambio respecto del mismo mes de 2024, relativo a los tres socios, puntos logarítmicos (cerca de por ciento)
backcast-relative-description = Cambio de las importaciones desde { $place } relativo a los tres socios. En { $month }: observado { $observed }, modelo { $model }, ingenuo { $naive } puntos logarítmicos.
backcast-levels-title = Importaciones de bienes de Estados Unidos, miles de millones de dólares al mes
backcast-levels-description = Importaciones desde { $place }. En { $month }: observado { $observed }, modelo { $model }, ingenuo { $naive } miles de millones de dólares.
backcast-band-note = La banda contiene solo la incertidumbre del efecto arancelario, no la de la demanda.
backcast-observed = observado
backcast-model = modelo, mediana
backcast-naive = pronóstico ingenuo solo
backcast-all = Los tres socios
backcast-scores-title = Errores absolutos medios, puntos logarítmicos, { $first } a { $last }
backcast-column-partner = Socio
backcast-column-relative-model = Cambio relativo: modelo
backcast-column-relative-naive = Cambio relativo: ingenuo
backcast-column-nearer = Meses más cerca con el modelo, %
backcast-column-level-model = Nivel: modelo
backcast-column-level-naive = Nivel: ingenuo
backcast-column-in-band = Meses en la banda de 90%, %
backcast-section-rates = Las tasas detrás
backcast-rates-text = Los aranceles se arman con las medidas fechadas, por ley, bienes y socio. Nada de lo que sigue se ajusta por mes ni por fecha: cuatro parámetros se ajustan al arancel recaudado a México en su conjunto, y las proporciones de artículos de metal a dos fechas del registro de tasas legales.
backcast-charged-title = Arancel sobre las importaciones desde México, % de las importaciones del mes
backcast-column-collected = Recaudado
backcast-column-programmes = Medidas según el registro
backcast-column-gap = Diferencia, puntos
backcast-statutory-title = Tasa legal añadida desde enero de 2025, ponderada con las importaciones de 2024, puntos
backcast-column-day = Fecha de la medida
backcast-column-tracker = Registro público
backcast-column-as-tracker = Aquí, con la lectura del registro público
backcast-column-by-orders = Aquí, según las órdenes mismas
backcast-statutory-note = Donde difieren las dos últimas columnas, el registro público fecha o lee una orden de otro modo que la orden; todos los resultados descansan en las órdenes.
backcast-finding = { $verdict ->
    [better] { $place }: el modelo cuenta mejor el cambio entre socios que el pronóstico ingenuo solo; su error medio es de { $model } puntos logarítmicos frente a { $naive }, y está más cerca en { $nearer }% de los meses.
    [worse] { $place }: el modelo cuenta peor el cambio entre socios que el pronóstico ingenuo solo; su error medio es de { $model } puntos logarítmicos frente a { $naive }, y está más cerca en { $nearer }% de los meses.
   *[equal] { $place }: modelo y pronóstico ingenuo aciertan por igual el cambio entre socios; los errores medios son de { $model } y { $naive } puntos logarítmicos, y el modelo está más cerca en { $nearer }% de los meses.
 }
backcast-finding-level = { $place }, nivel: el error medio es de { $model } puntos logarítmicos con el modelo y de { $naive } sin él; { $in_band }% de los meses están en la banda de 90% del efecto arancelario.
