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

channel-production-chains = Cadenas de producción
