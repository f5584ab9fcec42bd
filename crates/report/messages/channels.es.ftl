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

channel-overdose = Sobredosis
channel-overdose-explains = Consumo, tratamiento y muertes por opioides en Estados Unidos, y la oferta de fentanilo sobre la que actúan las políticas.
port-overdose-precursor-control = Precursores bloqueados (parte)
port-overdose-laboratory-control = Laboratorios cerrados (parte de la capacidad)
port-overdose-seizures = Decomisos adicionales (parte del flujo)
port-overdose-naloxone-kits = Dosis de naloxona frente a su trayectoria
port-overdose-treatment-capacity = Capacidad de tratamiento frente a su trayectoria
port-overdose-demand = Inicio del consumo de opioides frente al modelo
port-overdose-supply-disruption = Oferta interrumpida por la cooperación en seguridad (parte)
port-overdose-opioid-deaths-per-year = Muertes por sobredosis de opioides al año
port-overdose-synthetic-opioid-deaths-per-year = Muertes por opioides sintéticos al año
port-overdose-opioid-deaths-ratio = Muertes por opioides frente al inicio
port-overdose-effective-exposure = Exposición efectiva al fentanilo
port-overdose-supply-ratio = Oferta de fentanilo frente a una sin interrupciones
port-overdose-people-with-use-disorder = Personas con trastorno por consumo de opioides
port-overdose-nonfatal-overdoses-per-year = Sobredosis de opioides no mortales al año
