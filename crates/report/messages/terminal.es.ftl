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

help-trade = Solo el núcleo de comercio: equilibrios de largo plazo con la economía incluida o con su propia carpeta
help-trade-solve = Un equilibrio de largo plazo con nuevas tasas arancelarias: ingreso real, bienestar, salarios, precios y flujos por región
help-trade-solve-benchmark = Carpeta con su propia economía: benchmark.toml, flows.csv, tariffs.csv, inputs.csv, elasticities.csv (simples o .gz); sin ella, la economía incluida de nueve regiones y 23 sectores
help-trade-solve-elasticities = Conjunto de elasticidades de comercio; por omisión fontagne_2022 para la economía incluida, o el único conjunto de una carpeta
help-trade-solve-tariffs = CSV con las columnas sector, importer, exporter, rate (una fracción: 0.25 es 25 %); sus filas reemplazan esas tasas, las demás quedan
help-trade-solve-deficits = Déficits comerciales de la base: keep (por omisión; constantes en unidades del ingreso laboral mundial) o zero (se eliminan primero; la economía equilibrada es entonces la base)
help-trade-solve-reconcile = Donde la producción usa más de un sector de lo que la región compra: pone en cero la demanda final y resuelve de nuevo la base, en vez de rechazarla
help-trade-solve-flows = Archivo para los nuevos flujos: CSV con sector, importer, exporter y value al precio del exportador
help-trade-solve-tolerance = Mayor residuo de una solución terminada (por omisión 1e-12)

help-sources = Todas las fuentes de los números, con lo que se tomó de cada una
help-sources-key = Clave de una fuente, para imprimir todo lo que se sabe de ella

help-parameters = Todos los parámetros con su valor, distribución, unidad, grado de evidencia y fuentes
help-parameters-name = Nombre de un parámetro, para imprimir todo lo que se sabe de él

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
column-unit = Unidad
column-grade = Evidencia
column-source = Fuentes
column-note = Nota
column-region = Región
column-real-income-pct = Ingreso real, %
column-linear-welfare-pct = Bienestar de primer orden, %
column-terms-of-trade-pct = Términos de intercambio, %
column-volume-of-trade-pct = Volumen de comercio, %
column-real-wage-pct = Salario real, %
column-wage-hat = Salario
column-price-index-hat = Índice de precios

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
