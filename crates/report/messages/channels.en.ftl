## Channels and their ports: `channel-<name>` (title), `channel-<name>-explains` (one sentence), `port-<channel>-<port>`.

channel-firearms = Firearms
channel-firearms-explains = The southbound flow of weapons bought in the United States, and the stock it feeds in Mexico.
port-firearms-assault-weapons-ban = U.S. ban on assault weapons (share in force)
port-firearms-tracing = Tracing and action against straw purchases
port-firearms-southbound-inspections = Southbound inspections
port-firearms-recovery = Recovery of illegal firearms in Mexico
port-firearms-us-sales = U.S. sales of firearms
port-firearms-trafficked-per-year = Firearms smuggled south a year
port-firearms-seized-per-year = Firearms seized southbound a year
port-firearms-recovered-per-year = Firearms recovered in Mexico a year
port-firearms-stock = Illegal firearms in Mexico
port-firearms-stock-ratio = Illegal firearms against the start

channel-production-chains = Production chains
channel-cartels = Cartels
channel-cartels-explains = Members of criminal groups, their recruitment and losses, and the deaths between groups.
port-cartels-recruitment = Recruitment under prevention
port-cartels-incapacitation = Incapacitation by Mexico's own effort
port-cartels-leader-removals = Leaders removed a month
port-cartels-strikes = Strikes on cartels a month
port-cartels-wages-and-transfers = Legal incomes of young men
port-cartels-cooperation = Incapacitation through cooperation
port-cartels-lethality = Lethality of conflict
port-cartels-recruitment-pressure = Pressure on recruitment
port-cartels-members = Members of cartels
port-cartels-members-ratio = Members against January 2022
port-cartels-deaths-per-week = Deaths between groups a week
port-cartels-deaths-ratio = Deaths between groups against January 2022
port-cartels-recruits-per-week = Recruits a week
port-cartels-incapacitated-per-week = Members arrested or struck a week
port-cartels-homicide-ratio = Homicides in Mexico against January 2022, raw projection
port-cartels-lethality-shock = Shock to lethality

channel-security-cooperation = Security cooperation
channel-security-cooperation-explains = How closely the two governments work together against cartels, and what that does; no effect of it was ever measured.
port-security-cooperation-cooperation-effort = Effort to cooperate
port-security-cooperation-extraditions = Extraditions and transfers a month, above 2024
port-security-cooperation-intelligence-sharing = Intelligence shared
port-security-cooperation-law-2020-enforced = Limits of the 2020 security law applied
port-security-cooperation-designation = Terrorist designation of cartels
port-security-cooperation-rupture = Violations of sovereignty a month
port-security-cooperation-political-help = Room left by Mexican politics
port-security-cooperation-cooperation = Cooperation (0 to 1, 2024 = 0.5)
port-security-cooperation-incapacitation-effect = Incapacitation through cooperation against 2024
port-security-cooperation-supply-disruption = Fentanyl supply disrupted
port-security-cooperation-leader-removals = Leaders removed through cooperation a month
port-security-cooperation-transit-cooperation = Mexican effort on transit migration against 2024
