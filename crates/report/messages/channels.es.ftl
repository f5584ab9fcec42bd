## Canales y sus puertos: `channel-<nombre>` (título), `channel-<nombre>-explains` (una frase), `port-<canal>-<puerto>`.

channel-firearms = Armas de fuego
channel-firearms-explains = El flujo hacia el sur de armas compradas en Estados Unidos y las existencias que alimenta en México.
port-firearms-assault-weapons-ban = Prohibición estadounidense de armas de asalto (parte vigente)
port-firearms-tracing = Rastreo y acción contra compradores de paja
port-firearms-southbound-inspections = Inspecciones hacia el sur
port-firearms-recovery = Recuperación de armas ilegales en México
port-firearms-us-sales = Ventas de armas en Estados Unidos
port-firearms-trafficked-per-year = Armas traficadas hacia el sur al año
port-firearms-seized-per-year = Armas decomisadas hacia el sur al año
port-firearms-recovered-per-year = Armas recuperadas en México al año
port-firearms-stock = Armas ilegales en México
port-firearms-stock-ratio = Armas ilegales frente al inicio

channel-remittances = Remesas
channel-remittances-explains = Lo que los migrantes envían a México, en dólares y en pesos, según empleo, ingresos, costos, un impuesto estadounidense, el peso y el temor.
port-remittances-remittance-tax = Impuesto estadounidense a las remesas en efectivo
port-remittances-transfer-cost = Cambio en el costo de enviar
port-remittances-migrants-employed = Migrantes ocupados en Estados Unidos
port-remittances-us-earnings = Ingresos de los migrantes en dólares
port-remittances-peso-per-dollar = Pesos por dólar
port-remittances-precaution = Temor a la deportación entre quienes envían
port-remittances-dollars-ratio = Remesas en dólares
port-remittances-pesos-ratio = Remesas en pesos
port-remittances-transfers-ratio = Número de envíos
port-remittances-average-transfer-ratio = Envío promedio en dólares
port-remittances-tax-revenue-ratio = Impuesto recaudado sobre las remesas
port-remittances-lost-share = Parte perdida de las remesas
