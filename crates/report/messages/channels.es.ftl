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
channel-cartels = Cárteles
channel-cartels-explains = Integrantes de los grupos criminales, su reclutamiento y sus bajas, y las muertes entre grupos.
port-cartels-recruitment = Reclutamiento con prevención
port-cartels-incapacitation = Incapacitación por esfuerzo propio de México
port-cartels-leader-removals = Líderes eliminados o detenidos al mes
port-cartels-strikes = Ataques contra cárteles al mes
port-cartels-wages-and-transfers = Ingresos legales de los jóvenes
port-cartels-cooperation = Incapacitación por la cooperación
port-cartels-lethality = Letalidad del conflicto
port-cartels-recruitment-pressure = Presión sobre el reclutamiento
port-cartels-members = Integrantes de cárteles
port-cartels-members-ratio = Integrantes frente a enero de 2022
port-cartels-deaths-per-week = Muertes entre grupos por semana
port-cartels-deaths-ratio = Muertes entre grupos frente a enero de 2022
port-cartels-recruits-per-week = Reclutados por semana
port-cartels-incapacitated-per-week = Integrantes detenidos o abatidos por semana
port-cartels-homicide-ratio = Homicidios en México frente a enero de 2022, proyección cruda
port-cartels-lethality-shock = Choque de letalidad

channel-security-cooperation = Cooperación en seguridad
channel-security-cooperation-explains = Qué tan de cerca trabajan los dos gobiernos contra los cárteles y qué produce eso; ningún estudio ha medido su efecto.
port-security-cooperation-cooperation-effort = Esfuerzo de cooperación
port-security-cooperation-extraditions = Extradiciones y traslados al mes, por encima de 2024
port-security-cooperation-intelligence-sharing = Inteligencia compartida
port-security-cooperation-law-2020-enforced = Límites aplicados de la ley de seguridad de 2020
port-security-cooperation-designation = Designación de cárteles como terroristas
port-security-cooperation-rupture = Violaciones a la soberanía al mes
port-security-cooperation-political-help = Margen que deja la política mexicana
port-security-cooperation-cooperation = Cooperación (de 0 a 1, 2024 = 0.5)
port-security-cooperation-incapacitation-effect = Incapacitación por la cooperación frente a 2024
port-security-cooperation-supply-disruption = Oferta de fentanilo interrumpida
port-security-cooperation-leader-removals = Líderes eliminados o detenidos por la cooperación al mes
port-security-cooperation-transit-cooperation = Esfuerzo mexicano ante la migración en tránsito frente a 2024
