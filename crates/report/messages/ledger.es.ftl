### La cuenta de ambos lados en español: tabla, figuras, vínculos, hallazgos. Mismas claves y variables que ledger.en.ftl.

side-both = Ambos lados

## La tabla

ledger-title = Cuenta de ambos lados
ledger-note = Todo lo que no son cadenas de producción, frente a la línea base: { $baseline }. Medianas de los sorteos, bandas de 90% entre corchetes. Los vínculos publicados son los que unen canales con una fuerza publicada, estimada o contable; los parámetros dentro de un canal tienen su propio grado y pueden ser juicios en ambos casos. Los vínculos de juicio son nuestros, con distribuciones amplias, y pueden no ser nada. Siempre se muestran las dos bandas; donde la segunda columna repite la primera, ningún vínculo de juicio llega al renglón. La última columna dice qué vínculos mueven el renglón; una palanca dentro del propio canal cuenta como publicada.
ledger-one-year = Cuenta de ambos lados, un año después de apartarse: { $month }
ledger-window-end = Cuenta de ambos lados, al final del periodo: { $month }
column-baseline-median = Línea base
column-measured = Vínculos publicados
column-judged = Con vínculos de juicio
column-moved-by = Vínculos entre canales
moved-by-published = publicados
moved-by-both = publicados y de juicio
comparison-judged = … con vínculos de juicio
headline-chains = Cadenas de producción
trade-unmoved = Nada del comercio se aparta de la línea base: los aranceles y los costos de comercio son los mismos en ambos mundos, y ningún vínculo regresa a las cadenas de producción. Todo lo que se mueve está en la cuenta.

## La sección

section-ledger = La cuenta, mes por mes
ledger-lead = Personas, dinero, vidas y economía de ambos lados. Banda sólida: lo que dan los vínculos publicados. Rayado alrededor: lo que añaden los vínculos de juicio, hasta el borde de ambas bandas juntas; las líneas finas son los bordes de la banda con vínculos de juicio. Remesas, encuentros, muertes, homicidios, inversión y el peso son el nivel observado o estacional por el efecto del mecanismo, de modo que un mecanismo que falló en el pasado no mueve el nivel; deportaciones y retornos son los del propio mecanismo. Los niveles se dibujan como la línea base con vínculos publicados más la diferencia de cada conjunto de vínculos, de modo que ambas líneas se leen contra la única línea base dibujada.
ledger-unmoved = Este escenario no mueve, y por eso no se dibuja: { $names }.
ledger-differences = El PIB y los empleos se dibujan como diferencias frente a la línea base (cero); lo demás, como niveles.
ledger-stat = en { $month } frente a la línea base, banda de 90%: { $band }; con vínculos de juicio { $judged } { $judged_band }
ledger-stat-same = en { $month } frente a la línea base, banda de 90%: { $band }; los vínculos de juicio no cambian nada aquí
ledger-stat-measured = en { $month } frente a la línea base, banda de 90%: { $band }
ledger-description = { $title }: { $median } { $rest }.
legend-measured-band = vínculos publicados, 90% de los sorteos
legend-measured-median = vínculos publicados, mediana
legend-judged-band = lo que añaden los vínculos de juicio, 90% de los sorteos
legend-judged-median = con vínculos de juicio, mediana
legend-measured-level = vínculos publicados: línea base + mediana de la diferencia
legend-judged-level = con vínculos de juicio: línea base + mediana de la diferencia
figure-ledger-opening = Lo que se mueve, con vínculos publicados y con vínculos de juicio
figure-ledger-people = Personas: encuentros, deportaciones, retornos
figure-ledger-money = Dinero: remesas, inversión, el peso
figure-ledger-lives = Vidas: sobredosis y homicidio
figure-ledger-economy = PIB y empleos, sumados todos los canales
figure-ledger-commercial = Relación comercial: el índice y sus componentes, 2017 a 2019 = 100
figure-ledger-security = Cooperación en seguridad: el índice y sus componentes, 2017 a 2019 = 100

## Los dos índices

indices-title = Dos índices: relación comercial y cooperación en seguridad
indices-lead = Cada índice es la media geométrica ponderada de resultados frente a su promedio de 2017 a 2019, que vale 100. Ningún componente es algo que un gobierno fije; cada componente es un indicador por sí mismo.
weights-note = Las ponderaciones son parámetros que se sortean como cualquier otro y que usted puede cambiar en [assumptions]: { $weights }. Un índice cuyo peso entero está en un componente es ese componente: cada renglón de abajo es la respuesta con una ponderación única.
weights-title = { $index } con cada ponderación única, { $month }, puntos
weights-column-weight = Ponderación
weights-column-central = Valor central
weights-as-drawn = Ponderaciones sorteadas
weights-only = Solo { $component }

## Vínculos

section-couplings = Cómo se unen los canales
links-lead = Aquí está todo lo que une a un canal con otro. Un vínculo lleva una salida de un canal a una entrada de otro, un mes después; el efecto pertenece al canal que lo lee, de modo que nada se cuenta dos veces.
links-counts = Vínculos: { $all }. En ambas bandas: { $measured }; solo en la banda de juicio: { $judged }; apagados en esta corrida: { $off }.
links-table = La tabla de vínculos
links-from = De
links-to = A
links-form = Forma
links-strength = Fuerza β
links-state = En esta corrida
links-place = { $channel }: { $port }
links-both-bands = ambas bandas
links-judged-band = solo banda de juicio
links-off = apagado
couplings-drawing-description = Un mapa de { $nodes } canales unidos por { $links } vínculos. La tabla de abajo los enumera todos.

## Salidas de las cadenas de producción

port-production-chains-charged-rate-on-mexico = tasa cobrada a bienes mexicanos
port-production-chains-tariff-gap = tasa a bienes chinos por encima de la de los mexicanos
port-production-chains-real-wage-mexico = salario real en México
port-production-chains-real-wage-usa = salario real en Estados Unidos
port-production-chains-relative-wage = salario real de Estados Unidos frente al de México
port-production-chains-exports-to-usa = exportaciones de México a Estados Unidos
port-production-chains-manufacturing-employment-mexico = empleo manufacturero en México
port-production-chains-chinese-content = contenido chino de las exportaciones mexicanas

## Medidas sobre palancas

measure-lever = { $lever }: { $value }
measure-recorded-lever = { $title } ({ $lever })
lever-value-share = { $percent }%
lever-value-ratio = ×{ $number }
lever-value-level = { $number }
lever-value-percent = { $number }%
lever-value-percentage-points = { $number } puntos
lever-value-persons-a-month = { $number } personas al mes
lever-value-leaders-a-month = { $number } líderes al mes
lever-value-strikes-a-month = { $number } ataques al mes
lever-value-million-USD-a-year = { $number } millones de dólares al año
lever-value-thousand-acre-feet-a-year = { $number } mil acres-pie al año
lever-value-thousand-barrels-a-day = { $number } mil barriles diarios
lever-value-fraction-of-the-amount = { $percent }% del monto
lever-value-fraction-of-the-cost = { $percent }% del costo

## Parámetros por canal

evidence-groups-note = Canal por canal. Están abiertos los canales que el escenario toca.
parameter-group-trade = Cadenas de producción
parameter-group-tariff-programmes = Programas arancelarios
parameter-group-couplings = Fuerza de los vínculos
parameter-group-ledger = Ponderaciones de los índices
parameter-group-politics = Gobiernos

## Advertencias

caveat-judged-links = Los vínculos de juicio no tienen una fuerza publicada. Sus distribuciones son amplias e incluyen que no haya efecto; la banda rayada muestra lo que podrían hacer, no lo que hacen.
caveat-indices = Los dos índices son resúmenes. Sus componentes y ponderaciones son decisiones, y están a la vista; que un índice suba no es una ganancia de bienestar.
caveat-labour-surfaces = Las dos respuestas publicadas a lo que menos trabajadores hacen a la producción de Estados Unidos difieren en un factor de tres a cuatro por persona. Ambas están en el modelo.
caveat-cartels = La proyección propia del modelo de cárteles falló: de 2023 a 2025 preveía más muertes, y los homicidios contados bajaron. Por eso los niveles de homicidio son el registro por la razón del modelo, y su comparación con 2022 no es una comparación con la política sin cambio.
caveat-overdose = Está en disputa cuánto de la caída de las muertes por sobredosis en 2023–24 vino de la oferta. Aquí el efecto de la oferta pasa por pureza y cantidad; casi nada por el precio.
caveat-investment = Las cifras de inversión extranjera directa no son pronósticos: la literatura restringe los signos, los tamaños se sortean con amplitud.
caveat-security = No se encontró ninguna estimación publicada de lo que hace la cooperación en seguridad en su conjunto. Actúa, por juicio propio, mediante detenciones, líderes y armas.

## Hallazgos

finding-judged-same = ; los vínculos de juicio no cambian nada aquí
finding-judged = ; con vínculos de juicio, { $median } (banda de 90%: { $band })
finding-judged-only = ; con vínculos de juicio, { $median } en { $month } (banda de 90%: { $band })
finding-largest = ; con vínculos publicados, el mayor efecto es en { $month }: { $median }
finding-largest-judged = ; con vínculos de juicio, el mayor efecto es en { $month }: { $median }
finding-total = ; con vínculos publicados, sumado sobre todo el periodo, { $median } (banda de 90%: { $band })
finding-total-judged = ; con vínculos de juicio, sumado sobre todo el periodo, { $median } (banda de 90%: { $band })
finding-gdp-all-workers = ; las cadenas de producción no se mueven, de modo que todo viene del número de trabajadores
finding-gdp-all-investment = ; las cadenas de producción no se mueven, de modo que todo viene de la inversión y del número de trabajadores
finding-gdp-chains = ; las cadenas de producción por sí solas dan { $chains }
finding-encounters = { $direction ->
    [lower] Los encuentros en la frontera suroeste bajan { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] Los encuentros en la frontera suroeste suben { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve los encuentros en la frontera suroeste{ $judged }.
   *[unsettled] Los encuentros en la frontera suroeste pueden subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
finding-removals = { $direction ->
    [lower] Las deportaciones desde Estados Unidos bajan { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] Las deportaciones desde Estados Unidos suben { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve las deportaciones desde Estados Unidos{ $judged }.
   *[unsettled] Las deportaciones desde Estados Unidos pueden subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
finding-returns = { $direction ->
    [lower] El número de mexicanos de regreso en México desde enero de 2025 es menor en { $median } en { $month } que en la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] El número de mexicanos de regreso en México desde enero de 2025 es mayor en { $median } en { $month } que en la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve el número de mexicanos de regreso en México{ $judged }.
   *[unsettled] El número de mexicanos de regreso en México desde enero de 2025 puede ser mayor o menor: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }

finding-gdp-usa = { $direction ->
    [lower] El PIB de Estados Unidos, sumados todos los canales, baja { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }{ $chains }.
    [higher] El PIB de Estados Unidos, sumados todos los canales, sube { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }{ $chains }.
    [none] Ningún vínculo publicado mueve el PIB de Estados Unidos{ $judged }{ $chains }.
   *[unsettled] El PIB de Estados Unidos, sumados todos los canales, puede subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }{ $chains }.
 }
finding-gdp-mex = { $direction ->
    [lower] El PIB de México, sumados todos los canales, baja { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }{ $chains }.
    [higher] El PIB de México, sumados todos los canales, sube { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }{ $chains }.
    [none] Ningún vínculo publicado mueve el PIB de México{ $judged }{ $chains }.
   *[unsettled] El PIB de México, sumados todos los canales, puede subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }{ $chains }.
 }
finding-income-mex = { $direction ->
    [lower] El ingreso de México, producto y remesas juntos, baja { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] El ingreso de México, producto y remesas juntos, sube { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve el ingreso de México, producto y remesas juntos{ $judged }.
   *[unsettled] El ingreso de México, producto y remesas juntos, puede subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
finding-remittances = { $direction ->
    [lower] Las remesas a México bajan { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] Las remesas a México suben { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve las remesas a México{ $judged }.
   *[unsettled] Las remesas a México pueden subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
finding-homicides = { $direction ->
    [lower] Los homicidios en México bajan { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] Los homicidios en México suben { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve los homicidios en México{ $judged }.
   *[unsettled] Los homicidios en México pueden subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
finding-overdose = { $direction ->
    [lower] Las muertes por opioides sintéticos en Estados Unidos bajan { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] Las muertes por opioides sintéticos en Estados Unidos suben { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve las muertes por opioides sintéticos en Estados Unidos{ $judged }.
   *[unsettled] Las muertes por opioides sintéticos en Estados Unidos pueden subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
finding-investment = { $direction ->
    [lower] La inversión extranjera directa en México baja { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] La inversión extranjera directa en México sube { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve la inversión extranjera directa en México{ $judged }.
   *[unsettled] La inversión extranjera directa en México puede subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
finding-peso = { $direction ->
    [lower] El peso gana { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90% del precio del dólar: { $band }){ $judged }.
    [higher] El peso pierde { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90% del precio del dólar: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve el peso{ $judged }.
   *[unsettled] El peso puede ganar o perder: el precio del dólar cambia { $median } en { $month } frente a la línea base (mediana, vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
finding-commercial = { $direction ->
    [lower] El índice de la relación comercial baja { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] El índice de la relación comercial sube { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve el índice de la relación comercial{ $judged }.
   *[unsettled] El índice de la relación comercial puede subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
finding-security = { $direction ->
    [lower] El índice de cooperación en seguridad baja { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [higher] El índice de cooperación en seguridad sube { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
    [none] Ningún vínculo publicado mueve el índice de cooperación en seguridad{ $judged }.
   *[unsettled] El índice de cooperación en seguridad puede subir o bajar: mediana de { $median } en { $month } frente a la línea base (vínculos publicados, banda de 90%: { $band }){ $judged }.
 }
picture-legend-ledger = Banda sólida: 90% de los sorteos con vínculos publicados. Rayado: lo que añaden los vínculos de juicio. Líneas: medianas (azul, publicados; naranja discontinua, con vínculos de juicio); gris, la línea base.
