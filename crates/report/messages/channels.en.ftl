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
