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

channel-remittances = Remittances
channel-remittances-explains = What migrants send to Mexico, in dollars and pesos, with jobs, earnings, costs, a U.S. tax, the peso and fear.
port-remittances-remittance-tax = U.S. tax on cash remittances
port-remittances-transfer-cost = Change of the cost of sending
port-remittances-migrants-employed = Migrants employed in the United States
port-remittances-us-earnings = Migrants' earnings in dollars
port-remittances-peso-per-dollar = Pesos per dollar
port-remittances-precaution = Fear of removal among senders
port-remittances-dollars-ratio = Remittances in dollars
port-remittances-pesos-ratio = Remittances in pesos
port-remittances-transfers-ratio = Number of transfers
port-remittances-average-transfer-ratio = Average transfer in dollars
port-remittances-tax-revenue-ratio = Tax collected on remittances
port-remittances-lost-share = Share of remittances lost
