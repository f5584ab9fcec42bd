### Everything the report says, in English. Same keys and variables as es.ftl.

## Names: sides of the border and regions

side-USA = United States
side-MEX = Mexico
side-CAN = Canada
side-CHN = China
side-ALL = all partners
the-side-USA = the United States
the-side-MEX = Mexico
the-side-CAN = Canada
the-side-CHN = China
the-side-ALL = all partners
in-side-USA = in the United States
in-side-MEX = in Mexico
in-side-CAN = in Canada
in-side-CHN = in China
in-side-ALL = in all partners
region-USA = United States
region-MEX = Mexico
region-CAN = Canada
region-CHN = China
region-EU = European Union
region-JKT = Japan, Korea and Taiwan
region-ASIA = Rest of Asia
region-LAC = Rest of Latin America
region-ROW = Rest of the world

## Names: sectors

sector-all = All goods
sector-agriculture = Agriculture
sector-fishing = Fishing
sector-energy-mining = Oil, gas and coal
sector-other-mining = Other mining
sector-mining-services = Mining services
sector-food = Food and drink
sector-textiles = Textiles and clothing
sector-wood = Wood
sector-paper = Paper and printing
sector-refined-petroleum = Refined petroleum
sector-chemicals = Chemicals
sector-pharmaceuticals = Pharmaceuticals
sector-rubber-plastics = Rubber and plastics
sector-non-metallic-minerals = Glass, cement, ceramics
sector-basic-metals = Basic metals
sector-metal-products = Metal products
sector-computers-electronics = Computers, electronics
sector-electrical-equipment = Electrical equipment
sector-machinery = Machinery
sector-motor-vehicles = Vehicles and parts
sector-other-transport = Other transport equipment
sector-other-manufacturing = Other manufacturing
sector-services = Services

## Names: indicators

indicator-real-income = Real income
indicator-first-order-welfare = First-order welfare
indicator-real-wage = Real wage
indicator-real-gdp = Real GDP
indicator-import-prices = Import prices, duty included
indicator-consumer-prices = Consumer prices
indicator-net-jobs = Net jobs
indicator-manufacturing-employment = Manufacturing employment
indicator-tariff-revenue = Tariff revenue
indicator-imports = Goods imports
indicator-imports-change = Goods imports, change
indicator-statutory-rate = Statutory tariff rate
indicator-charged-rate = Charged tariff rate
indicator-claimed-share = Imports claiming a preference
indicator-vehicle-output = Output of vehicles and parts
indicator-manufacturing-output = Manufacturing output
indicator-chinese-content = Chinese content of exports
indicator-gdp = Gross domestic product, all channels
indicator-national-income = Income of Mexico: product and remittances
indicator-jobs = Jobs, trade and removals
indicator-prices = Consumer prices, all channels
indicator-remittances = Remittances received
indicator-encounters = Encounters at the southwest border
indicator-unauthorized-population = People without legal status
indicator-removals = Removals
indicator-returns-to-mexico = Mexicans removed to Mexico
indicator-returned-total = Mexicans back in Mexico since January 2025
indicator-synthetic-opioid-deaths = Deaths from synthetic opioids
indicator-homicides = Victims of intentional homicide
indicator-cartel-members = Members of cartels
indicator-foreign-investment = Foreign direct investment received
indicator-manufacturing-investment = Foreign investment in manufacturing
indicator-pesos-per-dollar = Pesos per U.S. dollar
indicator-chinese-investment = Chinese investment announced
indicator-firearms-smuggled = Firearms smuggled from the United States
indicator-domestic-pressure = Domestic pressure on the government
indicator-commercial-trade = Commercial relationship: goods trade
indicator-commercial-investment = Commercial relationship: investment
indicator-commercial-remittances = Commercial relationship: remittances
indicator-commercial-relationship = Commercial relationship (index)
indicator-security-joint-action = Security cooperation: joint action
indicator-security-incapacitation = Security cooperation: cartel members arrested
indicator-security-arms-seized = Security cooperation: firearms seized or recovered
indicator-security-cooperation = Security cooperation (index)
indicator-of-side = { $title }, { $side }
pair-into = { $importer } from { $exporter }
pair-out-of = { $exporter } to { $importer }

## Names: units, grades, closures, horizons, baselines, elasticity sets

unit-percent = %
unit-percentage-points = points
unit-thousand-jobs = thousand jobs
unit-billion-usd-per-month = bn USD a month
unit-billion-usd-per-year = bn USD a year
unit-thousand-persons = thousand people
unit-persons-per-month = people a month
unit-deaths-per-month = deaths a month
unit-pesos-per-dollar = pesos
unit-firearms-per-year = firearms a year
unit-index-points = points
unit-long-percent = percent
unit-long-percentage-points = percentage points
unit-long-thousand-jobs = thousand jobs
unit-long-billion-usd-per-month = billion U.S. dollars a month
unit-long-billion-usd-per-year = billion U.S. dollars a year
unit-long-thousand-persons = thousand people
unit-long-persons-per-month = people a month
unit-long-deaths-per-month = deaths a month
unit-long-pesos-per-dollar = pesos per U.S. dollar
unit-long-firearms-per-year = firearms a year
unit-long-index-points = index points
unit-level-percentage-points = percent of import value
grade-published = published
grade-estimated = estimated
grade-judgement = judgement
closure-flexible-wages = Flexible wages
closure-downward-rigid-wages = Downward-rigid wages
horizon-years = { $years ->
    [one] After 1 year
   *[other] After { $years } years
 }
horizon-long-run = Long run
baseline-recorded = measures as recorded to October 2026, then frozen (“recorded”)
baseline-no-new-tariffs-2025 = measures of December 2024, no new tariffs since (“no-new-tariffs-2025”)
baseline-frozen-2024-12 = all measures as they stood in December 2024, frozen (“frozen-2024-12”)
baseline-scenario = the scenario “{ $name }”
elasticity-set-fontagne-2022 = Fontagné et al. 2022
elasticity-set-caliendo-parro-2015 = Caliendo–Parro 2015
elasticity-set-shapiro-2016 = Shapiro 2016
elasticity-set-giri-yi-yilmazkuday-2021 = Giri–Yi–Yilmazkuday 2021
elasticity-set-bagwell-staiger-yurukoglu-2021 = Bagwell–Staiger–Yurukoglu 2021
elasticity-set-lashkaripour-lugovskyy-2023 = Lashkaripour–Lugovskyy 2023
elasticity-set-uniform-4 = Uniform 4
elasticity-set-uniform-5 = Uniform 5
authority-most-favoured-nation = general duty (MFN)
authority-usmca-preference = USMCA preference
authority-ieepa = IEEPA
authority-section-122 = Section 122
authority-section-201 = Section 201
authority-section-232 = Section 232
authority-section-301 = Section 301
authority-section-338 = Section 338
authority-anti-dumping = anti-dumping duty
authority-retaliation = retaliation
authority-statute = statute
authority-decree = decree
authority-treaty = treaty
authority-hypothetical = hypothetical
time-profile-published = published profile
time-profile-fast = faster profile
action-tariff = { $rate } added on { $goods } from { $targets }
action-tariff-usmca-exempt = { $rate } added on { $goods } from { $targets }, USMCA goods exempt
action-tariff-suspension = duties added since 2025 suspended on { $goods } from { $targets }
action-recorded-measures = measures as recorded
action-usmca-termination = the USMCA ends with { $targets }
action-usmca-extension = the USMCA is extended beyond 2036
action-content-rule = goods from { $targets } with more than { $rate } Chinese content lose the preference
action-trade-cost = trade in { $goods } from { $targets } costs { $rate } of its value more
action-all-goods = all goods
action-sectors = { $count } sectors
month-long = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }

## Numbers with their units, inside sentences

value-percent = { $number }%
value-percentage-points = { $number } points
value-thousand-jobs = { $number } thousand
value-billion-usd-per-month = { $number } billion dollars a month
value-billion-usd-per-year = { $number } billion dollars a year
value-thousand-persons = { $number } thousand people
value-persons-per-month = { $number } a month
value-deaths-per-month = { $number } deaths a month
value-pesos-per-dollar = { $number } pesos per dollar
value-firearms-per-year = { $number } firearms a year
value-index-points = { $number } points
band = { $low } to { $high }

## The page

picture-legend = Bands: 50% and 90% of draws. Blue: median with flexible wages. Orange, dashed: median with downward-rigid wages. Zero is the baseline.
picture-source = Vecinos { $version }, scenario { $scenario } against { $baseline }; { $draws } draws, seed { $seed }.
page-title = { $title } · Vecinos
masthead-kind = Scenario report
masthead-tagline = An open scenario model of the U.S.–Mexico relationship
fact-scenario = Scenario
fact-baseline = Baseline
fact-window = Window
fact-departure = Departs from the baseline
fact-never-departs = never within the window
fact-draws = Draws
fact-seed = Seed
fact-version = Version
fact-window-value = { $first } to { $last }
fact-draws-value = { $draws ->
    [one] 1 draw
   *[other] { $draws } draws
 }
contents = Contents
hero-band = against the baseline in { $month }; 90% band { $low } to { $high }
failures-title = Some draws did not solve
failures-text = { $count ->
    [one] 1 draw of { $all } found no equilibrium and is not in the bands. The run folder lists it.
   *[other] { $count } draws of { $all } found no equilibrium and are not in the bands. The run folder lists them.
 }
section-findings = Findings
section-asked = What was asked
section-headline = Headline indicators
section-months = Month by month
section-assumptions = The same question under other assumptions
section-welfare = Exact and first-order welfare
section-rates = Three tariff rates
section-sectors = Sectors on both sides
section-log = Measures and decisions
section-evidence = Sources and grades
section-caveats = What this does not claim
section-reproduce = How to reproduce
section-empty = Nothing differs from the baseline here.
asked-policies = Policies
asked-policies-note = What the scenario changes. Everything else is as in the baseline.
asked-policies-none = The scenario changes no measure within the window.
asked-assumptions = Assumptions
asked-assumptions-note = What is assumed about the world, apart from any policy. The same for scenario and baseline.
asked-assumptions-none = No parameter is set by the scenario: every uncertain one is drawn from its published or judged distribution.
asked-baseline = Compared with
asked-file = The scenario file
headline-note = Scenario against the baseline: { $baseline }. Medians over draws, 90% bands in brackets. The two closures of the labour market are two answers, not two forecasts; the last column is the band over both.
headline-one-year = One year after the departure: { $month }
headline-window-end = At the end of the window: { $month }
column-indicator = Indicator
column-side = Side
column-unit = Unit
column-both = Both: median and 90% band
column-grade = Evidence
column-month = Month
column-baseline = Baseline
column-scenario = Scenario
column-statutory = Statutory
column-charged = Charged
column-claimed = Claimed share
column-sector = Sector
column-elasticities = Elasticities
comparison-title = Scenarios side by side, each against its baseline: median and 90% band over both closures
comparison-column = { $scenario } against { $baseline }, { $month }
months-note = Every chart compares the same draws with and without the scenario. Inner band: half of the draws. Outer band: nine in ten.
legend-band-90 = 90% of draws
legend-band-50 = 50% of draws
legend-zero = baseline (zero)
legend-departure = departure from the baseline
legend-scenario = scenario, median
legend-baseline = baseline, median
legend-statutory = statutory rate, scenario
legend-charged = charged rate, scenario
legend-statutory-baseline = statutory, baseline
legend-charged-baseline = charged, baseline
legend-median-of = { $closure }, median
figure-data = The figures behind the chart
figure-shared-scale = The panels share one scale.
figure-own-scale = Each panel has its own scale.
figure-real-income = Real income, scenario against baseline, percent
figure-real-wage = Real wages, scenario against baseline, percent
figure-imports-change = Goods imports, scenario against baseline, percent
figure-imports = Goods imports from three partners, billion U.S. dollars a month
figure-vehicle-output = Output of vehicles and parts, scenario against baseline, percent
figure-manufacturing-output = Manufacturing output, scenario against baseline, percent
figure-net-jobs = Net jobs, scenario against baseline, thousand
figure-consumer-prices = Consumer prices, scenario against baseline, percent
figure-tariff-revenue = Tariff revenue, scenario against baseline, billion U.S. dollars a year
figure-chinese-content = Chinese value added in Mexican exports to the United States, scenario against baseline, percentage points
figure-real-gdp = Real GDP, scenario against baseline, percent
note-real-income = Exact real income follows the equilibrium of the month's measures; only trade flows and output take years.
note-imports = Level: the observed or seasonal baseline times the model's effect. Trade reaches its long-run response over ten years.
note-real-gdp = Real GDP is volumes at benchmark prices. With full employment it hardly moves, because a tariff redirects production more than it destroys it: income is the headline.
note-net-jobs = Under flexible wages jobs move between sectors and their sum is zero by assumption; net losses come from wages that cannot fall fast enough.
note-consumer-prices = Duties reach the border price and then, in part, the shop; the pass-through is published.
note-chinese-content = A measure of circumvention: what China adds to what Mexico sells to the United States.
time-description = { $title }. { $place }: median { $median } in { $month }, 90% band { $low } to { $high }.
dots-title = { $indicator }: every elasticity set, closure and horizon
dots-note = One dot is one answer with every other parameter at its central value. The distance between rows is what the choice of trade elasticities does; between circle and diamond, what the labour market does; between panels, what time does.
dots-description = { $indicator } under { $sets } sets of trade elasticities, two closures and { $horizons } horizons: from { $low } to { $high }.
dots-none = This run holds no grid of assumptions.
welfare-note = Caliendo and Parro (2015) print a first-order measure, terms of trade plus volume of trade at the initial tariffs. The exact change of real income is the headline here. They can differ in size and in sign, because the first-order measure leaves out what large changes do to the gains and losses already counted.
welfare-title = Two measures of the same equilibrium, { $month }, percent
welfare-exact = Real income, exact
welfare-first-order = First-order welfare
welfare-description = Exact real income and first-order welfare of { $countries } in { $month }, median and bands over draws.
rates-note = The statutory rate is what the law says. The charged rate is what customs collects after preferences and exemptions. Where a measure exempts goods of the USMCA, the statutory rate takes as exempt what the published record of rates takes as eligible, for some measures every good; customs collects on all that does not enter under the treaty, so in single sectors the charged rate can be the higher one. The share of imports that claims a preference is observed and is not a rate: it has its own scale below.
rates-title = Statutory and charged rates, percent of import value
claims-title = Imports that claim a preference, percent of import value
rates-place = { $importer } on goods from { $exporter }
rates-table = Rates by sector in { $month }, percent
sectors-note = Output is a quantity. Workers are a reallocation: under flexible wages the sum over sectors is zero by assumption. Medians, 90% bands in brackets. Sectors stand in the order of the effect in Mexico.
sectors-title = Output by sector, { $horizon }, percent
sectors-description = Change of output by sector in { $countries }, { $horizon }, under both closures.
sectors-table = { $side }: sectors, { $closure }
sectors-output = Output, { $horizon }
sectors-workers = Workers, thousand, { $horizon }
sectors-price = Price to users, %, { $horizon }
sectors-imports = Imports from { $side }, %, { $horizon }
log-note = Recorded programmes and the actions of the scenario, by day of effect.
log-count = { $count ->
    [one] 1 entry
   *[other] { $count } entries
 }
log-date = Date
log-event = Event
log-world = World
log-actor = Actor
log-measure = Measure
log-authority = Authority
log-source = Source
log-none = No measure starts or ends within the window.
event-programme-starts = in force
event-programme-ends = ends
event-action-starts = action in force
event-action-ends = action ends
world-baseline = baseline only
world-scenario = scenario only
world-both = both
evidence-note = Every number rests on a parameter, and every parameter on a source and a grade. “Published” was read in its source, “estimated” comes from data with its interval, “judgement” is ours and drawn wide.
evidence-counts = { $published } published, { $estimated } estimated, { $judgement } judged.
evidence-parameters = Parameters of this run
evidence-parameter = Parameter
evidence-value = Central value
evidence-drawn = 90% of draws
evidence-fixed = fixed
evidence-overridden = set by the scenario
evidence-grade = Grade
evidence-sources = Sources
evidence-bibliography = Bibliography
evidence-doi = doi
caveat-conditional = These are answers to “what if”, not forecasts. The bands cover the elasticities, the closure, preferences and speed; they do not cover errors of the model itself, other shocks, or what governments do next.
caveat-equilibrium = The equilibrium of production chains is static. Inside it capital, labour supply and expectations do not respond (what channels do to people and investment stands in the ledger); tariff revenue goes back to households; trade deficits are held.
caveat-time = The time profile is a published average over many countries and goods. It scales trade flows and output, not prices and not incomes, which follow the closures.
caveat-closures = The rigid closure is estimated for manufacturing in the United States; for Mexico no estimate was found and the same form is applied by judgement.
caveat-reallocation = Workers by sector are a reallocation. Under flexible wages their sum is zero by assumption, so no number of jobs “created” can be read from it.
caveat-elasticities = Some elasticity sets are transcriptions that were not checked against their papers. They count as published, second hand, and widen the band.
caveat-base = The benchmark is 2022 with nine regions and twenty-three sectors. Firms, regions inside countries and households are not told apart.
caveat-backcast = Put against 2025 and 2026 the model misses in places: imports of computers from Mexico rose under tariffs instead of falling, and the rise of total imports is not explained. The miss stands in the backcast; the model was not tuned to hide it.
caveat-claims = The share of imports that claims a preference is an indicator with a break in July 2025. It is never used as the effective rate.
reproduce-text = The same command with the same version gives the same bytes, on one core or many.
reproduce-input-hash = Hash of all inputs
reproduce-data-hash = Hash of embedded data and parameters
reproduce-commit = Commit
reproduce-files = The run folder holds every value by draw and month (indicators.parquet), a summary (indicators.csv), the parameters of every draw (draws.csv), sectors (sectors.csv), the grid of assumptions (assumptions.csv), the log of measures (decisions.csv), the scenario (scenario.toml) and the manifest (manifest.json).
footer = Vecinos { $version }. Figures may be quoted with their band, their baseline and this version.

## Findings

finding-never-departs = The scenario never departs from its baseline within the window, so every difference is zero.
finding-income-closures = ; medians by closure: { $flexible } with flexible wages, { $rigid } with downward-rigid wages
finding-income-one-closure = , with { $closure } throughout
finding-income = { $direction ->
    [lower] Real income { $place } is { $median } lower in { $month } than under the baseline (90% band { $band }){ $closures }.
    [higher] Real income { $place } is { $median } higher in { $month } than under the baseline (90% band { $band }){ $closures }.
   *[unsettled] For real income { $place } the sign is not settled: in { $month } the median is { $median } against the baseline (90% band { $band }){ $closures }.
 }
finding-imports = { $direction ->
    [lower] { $flow } are { $median } lower in { $month } than under the baseline (90% band { $band })
    [higher] { $flow } are { $median } higher in { $month } than under the baseline (90% band { $band })
   *[unsettled] { $flow } may rise or fall: median { $median } against the baseline in { $month } (90% band { $band })
 }
finding-imports-later = { $first }, and { $median } by { $month } (90% band { $band }), because trade takes years to adjust.
finding-imports-once = { $first }.
imports-USA-MEX = U.S. goods imports from Mexico
imports-USA-CAN = U.S. goods imports from Canada
imports-USA-CHN = U.S. goods imports from China
imports-MEX-USA = Mexican goods imports from the United States
finding-vehicles = By { $month }, output of vehicles and parts changes { $mexico } and { $united_states }.
finding-jobs = With downward-rigid wages, net jobs change { $mexico } and { $united_states } in { $month }; with flexible wages jobs only move between sectors, net zero by assumption.
finding-prices = In { $month }, consumer prices move { $mexico } and { $united_states }.
finding-side = by { $median } { $place } (90% band { $band })
finding-side-none = not at all { $place }
finding-rates-unchanged = U.S. tariffs on Mexican goods are the same in baseline and scenario: by law { $statutory } of import value, charged { $charged } once preferences and exemptions are counted ({ $month }, medians).
finding-rates = U.S. tariffs on Mexican goods, by law { $statutory_baseline } of import value in the baseline and { $statutory_scenario } in the scenario, are charged at { $charged_baseline } and { $charged_scenario } once preferences and exemptions are counted ({ $month }, medians).
finding-revenue = { $direction ->
    [lower] U.S. tariff revenue is lower by { $median } in { $month } (90% band { $band }).
    [higher] U.S. tariff revenue is higher by { $median } in { $month } (90% band { $band }).
   *[unsettled] Whether U.S. tariff revenue rises or falls is not settled: median { $median } in { $month } (90% band { $band }).
 }
finding-welfare = For Mexico the first-order welfare of Caliendo and Parro (2015) says { $first_order } (90% band { $first_order_band }), the exact change of real income { $exact } (90% band { $exact_band }), in the same equilibria ({ $month }).
finding-elasticities = In the long run with flexible wages and all else central, the answer for real income in Mexico runs from { $low } ({ $low_set }) to { $high } ({ $high_set }) over { $sets } sets of trade elasticities.
finding-sectors = { $horizon }, with { $closure }, output by sector { $place } runs from { $worst_value } in { $worst } (90% band { $worst_band }) to { $best_value } in { $best } (90% band { $best_band }).

## The backcast

backcast-title = Backcast 2025–2026
backcast-standfirst = U.S. imports from three partners as the model would have told them from the data of { $origin } and the tariffs as they came, beside what happened and beside the naive forecast alone.
backcast-section-scores = Scores
backcast-section-relative = Changes between partners
backcast-section-levels = Levels
backcast-section-misses = What it misses
backcast-method = The forecast is the same month of 2024 with the growth of 2014 to 2024 (the naive forecast) times the model's effect of the recorded measures. Neither part is fitted to the months scored. A model of tariffs says nothing about total demand, so what is scored first is the change of each partner relative to the three together.
backcast-relative-title = Change on the same month of 2024 relative to the three partners, log points (about percent)
backcast-relative-description = Change of imports from { $place } relative to the three partners. In { $month }: observed { $observed }, model { $model }, naive { $naive } log points.
backcast-levels-title = U.S. goods imports, billion U.S. dollars a month
backcast-levels-description = Imports from { $place }. In { $month }: observed { $observed }, model { $model }, naive { $naive } billion U.S. dollars.
backcast-band-note = The band holds the uncertainty of the tariff effect only, not that of demand.
backcast-observed = observed
backcast-model = model, median
backcast-naive = naive forecast alone
backcast-all = Three partners
backcast-scores-title = Mean absolute errors, log points, { $first } to { $last }
backcast-column-partner = Partner
backcast-column-relative-model = Relative change: model
backcast-column-relative-naive = Relative change: naive
backcast-column-nearer = Months nearer with the model, %
backcast-column-level-model = Level: model
backcast-column-level-naive = Level: naive
backcast-column-in-band = Months in the 90% band, %
backcast-section-rates = The rates behind it
backcast-rates-text = The tariffs are built from the dated measures, by law, goods and partner. Nothing below is fitted by month or date: four parameters are fitted to the duty collected on Mexico as a whole, and the shares of metal articles to two dates of the statutory record.
backcast-charged-title = Duty on imports from Mexico, % of imports of the month
backcast-column-collected = Collected
backcast-column-programmes = Measures as recorded
backcast-column-gap = Difference, points
backcast-statutory-title = Statutory rate added since January 2025, weighted with 2024 imports, points
backcast-column-day = Action date
backcast-column-tracker = Public tracker
backcast-column-as-tracker = Here, read as the tracker reads the orders
backcast-column-by-orders = Here, by the orders themselves
backcast-statutory-note = Where the last two columns part, the tracker dates or reads an order otherwise than the order does; every result rests on the orders.
backcast-finding = { $verdict ->
    [better] { $place }: the model tells the change between partners better than the naive forecast alone; its mean error is { $model } log points against { $naive }, and it is nearer in { $nearer }% of months.
    [worse] { $place }: the model tells the change between partners worse than the naive forecast alone; its mean error is { $model } log points against { $naive }, and it is nearer in { $nearer }% of months.
   *[equal] { $place }: model and naive forecast do equally well on the change between partners; the mean errors are { $model } and { $naive } log points, and the model is nearer in { $nearer }% of months.
 }
backcast-finding-level = { $place }, level: the mean error is { $model } log points with the model and { $naive } without; { $in_band }% of months lie in the 90% band of the tariff effect.
