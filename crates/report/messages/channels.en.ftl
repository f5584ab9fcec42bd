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

channel-overdose = Overdose
channel-overdose-explains = Opioid use, treatment and deaths in the United States, and the supply of fentanyl that policy acts on.
port-overdose-precursor-control = Precursors cut off (share)
port-overdose-laboratory-control = Laboratories closed (share of capacity)
port-overdose-seizures = Further seizures (share of the flow)
port-overdose-naloxone-kits = Naloxone kits against their path
port-overdose-treatment-capacity = Treatment capacity against its path
port-overdose-demand = Initiation of opioid use against the model
port-overdose-supply-disruption = Supply disrupted by security cooperation (share)
port-overdose-opioid-deaths-per-year = Opioid overdose deaths a year
port-overdose-synthetic-opioid-deaths-per-year = Synthetic opioid deaths a year
port-overdose-opioid-deaths-ratio = Opioid deaths against the start
port-overdose-effective-exposure = Effective exposure to fentanyl
port-overdose-supply-ratio = Supply of fentanyl against no disruption
port-overdose-people-with-use-disorder = People with an opioid use disorder
port-overdose-nonfatal-overdoses-per-year = Non-fatal opioid overdoses a year
