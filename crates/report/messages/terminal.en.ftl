### Everything the terminal says, in English. Same keys and variables as terminal.es.ftl.

## Help: the command, its commands and their options (`help-COMMAND-OPTION`)

help = Scenario model of the U.S.–Mexico relationship: if this government does that, what happens on both sides of the border, how sure are we, and which source does each number rest on
help-heading-usage = Usage:
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-commands = Commands
help-heading-everywhere = Options of every command
help-value-command = COMMAND
help-exit-codes =
    Exit codes:
      0  done
      1  the model has no answer (a solve did not finish), or a check did not pass
      2  bad input: a scenario, a file, an option or a name; each place is told as file:line:column
      3  an output could not be written

    Examples:
      vecinos run usmca-ends
      vecinos trade solve --tariffs new-rates.csv --format json
      vecinos sources
help-global-format = How results are printed: table (for people, the default), json or csv (for programs, every digit)
help-global-lang = Language of everything printed: en (the default) or es
help-global-quiet = No progress on the error stream
help-global-help = Print help
help-global-version = Print the version

help-run = Run a scenario over many draws against its baseline: headline indicators with bands, findings, the decision log, and a run folder with report.html
help-run-scenario = Name of a ready scenario (`vecinos scenario list`), or path of a file
help-run-draws = Number of draws of the uncertain parameters (default 200); half of them under each closure of the labour market
help-run-seed = Seed of the random streams; by default the scenario's own
help-run-threads = Threads (default: all cores); the numbers do not depend on it
help-run-out = Folder that becomes the run folder, created only when whole (default: runs/SCENARIO-HASH)
help-run-open = Open the report in the browser

help-compare = Two or more scenarios side by side, each against its own baseline, with the same draws
help-compare-scenarios = Names of ready scenarios, or paths of files
help-compare-draws = Number of draws of the uncertain parameters (default 200)
help-compare-seed = Seed of the random streams; by default that of the first scenario
help-compare-threads = Threads (default: all cores); the numbers do not depend on it

help-trade = The trade core alone: long-run equilibria on the embedded economy or on your own benchmark folder
help-trade-solve = One long-run equilibrium under new tariff rates: real income, welfare, wages, prices and flows by region
help-trade-solve-benchmark = Folder with your own economy: benchmark.toml, flows.csv, tariffs.csv, inputs.csv, elasticities.csv (plain or .gz); without it, the embedded economy of nine regions and 23 sectors
help-trade-solve-elasticities = Set of trade elasticities; by default fontagne_2022 for the embedded economy, or a folder's only set
help-trade-solve-tariffs = CSV with the columns sector, importer, exporter, rate (a fraction: 0.25 is 25%); its rows replace those rates, all others stay
help-trade-solve-deficits = Trade deficits of the benchmark: keep (the default; constant in units of world labour income) or zero (removed first; the balanced economy is then the benchmark)
help-trade-solve-reconcile = Where production uses more of a sector than the region buys: set final demand to zero and solve the base again, instead of refusing
help-trade-solve-flows = File for the new flows: CSV with sector, importer, exporter, value at the exporter's price
help-trade-solve-tolerance = Largest residual of a finished solve (default 1e-12)

help-trade-nash = The tariffs that governments choose when each maximises its own objective, beside the status quo, the lowest rates, each player alone and all together
help-trade-nash-benchmark = Folder with your own economy: benchmark.toml, flows.csv, tariffs.csv, inputs.csv, elasticities.csv (plain or .gz); without it, the embedded economy
help-trade-nash-elasticities = Set of trade elasticities; by default fontagne_2022 for the embedded economy, or a folder's only set
help-trade-nash-deficits = Trade deficits of the benchmark: keep (the default) or zero (removed first; the balanced economy is then the benchmark)
help-trade-nash-reconcile = Where production uses more of a sector than the region buys: set final demand to zero and solve the base again, instead of refusing
help-trade-nash-players = Regions that choose, separated by commas (default USA,MEX)
help-trade-nash-targets = On whose goods they set rates: players (one another; the default for several) or all (every partner; the default for one)
help-trade-nash-rates = Which rates move together: uniform (the default, one rate for each player), by-partner, by-sector or by-partner-and-sector
help-trade-nash-sectors = Sectors in which they set rates, separated by commas; by default every traded good
help-trade-nash-weights = Extra weight of a government on the value added of a sector, for example USA:motor_vehicles=0.5; several separated by commas
help-trade-nash-maximum-rate = Highest rate allowed, as a fraction (default 3, that is 300%)

help-trade-content = Whose value added, and whose tariffs on inputs, stand in a dollar of exports, by sector
help-trade-content-benchmark = Folder with your own economy: benchmark.toml, flows.csv, tariffs.csv, inputs.csv, elasticities.csv (plain or .gz); without it, the embedded economy
help-trade-content-elasticities = Set of trade elasticities; by default fontagne_2022 for the embedded economy, or a folder's only set
help-trade-content-deficits = Trade deficits of the benchmark: keep (the default) or zero (removed first; the balanced economy is then the benchmark)
help-trade-content-reconcile = Where production uses more of a sector than the region buys: set final demand to zero and solve the base again, instead of refusing
help-trade-content-exporter = Region that exports (default MEX)
help-trade-content-importer = Region that imports (default USA)
help-trade-content-tariffs = CSV with sector, importer, exporter, rate: content under these rates instead of the benchmark's

help-scenario = The ready scenarios, and your own before you run them
help-scenario-list = Names, titles and baselines of the ready scenarios
help-scenario-show = Print a scenario file
help-scenario-show-scenario = Name of a ready scenario, or path of a file
help-scenario-new = Write a new scenario file to start from, with every key explained
help-scenario-new-file = File to write; it must not exist yet
help-scenario-new-title = Title of the scenario; by default the name of the file
help-scenario-validate = Check scenario files without running them
help-scenario-validate-scenarios = Names of ready scenarios, or paths of files
help-scenario-schema = Print the JSON Schema of scenario files, for editors

help-data = The embedded tables: list, show, check, and how they are made
help-data-list = Every embedded table with its rows and the sources it rests on
help-data-show = Print one embedded table
help-data-show-table = Name of the table, as `vecinos data list` gives it
help-data-check = Check that every number has a source and a grade, that the benchmark balances and that no series has a gap
help-data-check-folder = Folder with tables to check; without it, the embedded ones
help-data-build = Make the embedded tables again from the raw data
help-data-build-from = Folder with the raw data
help-data-build-to = Folder for the tables (default: data)

help-sources = Every source of the numbers, with what was taken from it
help-sources-key = Key of one source, to print all that is known of it

help-parameters = Every parameter with its value, distribution, unit, evidence grade and sources
help-parameters-name = Name of one parameter, to print all that is known of it
help-parameters-page = Write the parameters as a page of the book, in Markdown, into this file
help-channel = Any channel by itself: people, money, drugs, arms, violence, investment, the peso
help-channel-list = Every channel with what it explains, or the levers, inputs and outputs of one
help-channel-list-name = Name of one channel
help-channel-run = One channel month by month, with levers as recorded or your own
help-channel-run-name = Name of the channel (vecinos channel list)
help-channel-run-set = Fixes a lever, an input or a parameter for the whole run, for example --set naloxone_kits=1.5; may be repeated
help-channel-run-from = First month, YYYY-MM (default: 2025-01)
help-channel-run-to = Last month, YYYY-MM (default: 2030-12)
help-channel-run-inputs = CSV file with a column month and one for each lever or input given by month
help-channel-run-no-record = Leave levers at their neutral values instead of the recorded measures
help-channel-run-out = Write months, inputs and outputs to this CSV file
help-channel-record = The raw projection of a channel beside what was observed since 2017, with its misses
help-channel-record-name = Name of the channel
help-channel-record-monthly = Print months instead of yearly means
help-channel-record-svg = Draw both as a picture into this SVG file
help-couplings = The one table of ties between channels: form, strength, evidence grade, owner of the effect
help-couplings-svg = Draw the table as a picture into this SVG file
help-article = Every claim of the article: where it lives in the model, which experiment carries it, the number it gives
help-article-claim = Id of one claim
help-explain = What an effect is made of: by action, by node, by coupling; and which parameters drive the width of its band
help-explain-scenario = Ready scenario or file
help-explain-indicator = Indicator id as in indicators.csv, for example gdp.MEX
help-explain-month = Month of reading, YYYY-MM (default: the end of the window)
help-explain-draws = Draws behind the width of the band (default: 200)
help-explain-seed = Seed of the random streams (default: that of the scenario)
help-explain-threads = Threads (default: all cores); results do not depend on it

help-doctor = Make again every replication that the embedded data allow: paper, table, their number, ours, difference, verdict

## A command line that cannot be used

usage-unknown-option = there is no option { $argument } here
usage-unknown-command = there is no command `{ $argument }`
usage-missing-value = { $argument } needs a value
usage-invalid-value = `{ $value }` is no value for { $argument }
usage-missing-argument = missing: { $argument }
usage-missing-command = a command is missing
usage-conflict = { $argument } stands twice, or beside an option that excludes it
usage-not-utf8 = an argument is not valid UTF-8 text
usage-other = this command line cannot be used
usage-expected = ; expected one of { $values }
usage-suggestion = ; did you mean `{ $name }`?
usage-see-help = `vecinos --help` lists the commands, `vecinos COMMAND --help` the options of one.

## Titles of columns

column-field = Field
column-value = Value
column-key = Key
column-authors = Authors
column-year = Year
column-title = Title
column-venue = Venue
column-doi = DOI
column-publisher = Publisher
column-licence = Licence
column-taken = What was taken
column-name = Name
column-distribution = Distribution
column-source = Sources
column-note = Note
column-start = Start
column-end = End
column-description = Description
column-valid = Valid
column-problems = Problems
column-table = Table
column-rows = Rows
column-state = State
column-region = Region
column-exports = Exports
column-input-tariffs-pct = Tariffs on inputs
column-player = Player
column-partners = Partners
column-sectors = Sectors
column-status-quo-pct = Status quo
column-nash-pct = Nash
column-case = Tariffs
column-date = Date
column-event = Event
column-world = World
column-actor = Actor
column-paper = Paper
column-quantity = Quantity
column-theirs = Theirs
column-ours = Ours
column-difference = Difference
column-tolerance = Tolerance
column-verdict = Verdict
column-real-income-pct = Real income, %
column-linear-welfare-pct = First-order welfare, %
column-terms-of-trade-pct = Terms of trade, %
column-volume-of-trade-pct = Volume of trade, %
column-real-wage-pct = Real wage, %
column-wage-hat = Wage
column-price-index-hat = Price index
column-channel = Channel
column-explains = What it explains
column-levers = Levers
column-inputs = Inputs
column-outputs = Outputs
column-parameters = Parameters
column-port = Port
column-role = Role
column-neutral = Neutral
column-minimum = Least
column-maximum = Most
column-meaning = Meaning
column-coupling = Coupling
column-from = From
column-to = To
column-owner = Owner of the effect
column-form = Form
column-parameter = Parameter
column-on = On
role-lever = lever
role-input = input
role-output = output
grade-accounting = accounting
column-claim-id = Id
column-topic = Topic
column-claim = Claim
column-home = Home
column-number = The model gives
column-holds = Holds
claim-fails = no
article-note = { $count } claims of the article, in our own words: where each lives, and the number the model gives (central values).
article-experiment = The experiment:
article-range = The claim holds between { $low } and { $high } { $unit }.
column-kind = By
column-part = Part
column-effect = Effect
column-rank-correlation = Rank correlation
explain-total = { $indicator }, { $month }: { $total } { $unit } with all links at central values, { $measured } with published links only.
explain-action = action
explain-node = node
explain-coupling = coupling
explain-note = Actions enter in the order of the file and sum to the whole; nodes sum to it too (in logarithms where the row is in per cent); a coupling shows the whole less the same without it, and couplings that work together do not sum. Parts are at central values: the median over draws may differ, and a coupling whose central strength is 0 shows no part here though it widens the band.
parameters-written = The page of parameters is written to { $file }.
parameters-title = Parameters
parameters-lead = Every parameter of the registry, by table, as `vecinos parameters --page FILE` writes it: central value, distribution over draws, unit, evidence grade, sources (`vecinos sources`) and what was taken from them.
explain-drivers = What drives the width of the band
explain-drivers-none = No parameter that can reach this number is correlated with it beyond chance over these draws.
channel-written = Outputs by month are written to { $file }.
column-period = Period
column-observed = Observed
column-model = Model
column-miss-pct = Miss, %
record-note = The channel alone under recorded levers, central values, beside the record ({ $unit }; series { $series }). A raw projection: levels of the ledger do not rest on it.
record-anchored = The channel gives a ratio; it is set to the observed mean of { $year }.
record-written = The picture is written to { $file }.
record-picture-legend = Blue: the channel alone under recorded levers. Grey: observed.
couplings-apart = Channels without a link, run and reported by themselves: { $channels }.
couplings-written = The drawing of the couplings is written to { $file }.
couplings-drawing-title = How the channels are tied
couplings-drawing-measured = published link: published, estimated or accounting
couplings-drawing-judged = judged links only

## Distributions of parameters

grade-second-hand = second-hand
distribution-fixed = fixed
distribution-choice = one of
distribution-normal = normal
distribution-truncated-normal = truncated normal
distribution-log-normal = log-normal
distribution-uniform = uniform
distribution-triangular = triangular
distribution-beta = beta

## The trade core

trade-solve-title = Long-run effect of the new rates, change against the benchmark “{ $benchmark }” (flexible wages)
trade-solve-legend =
    Real income is the exact change. First-order welfare is the formula of Caliendo and Parro (2015) at the initial
    tariffs, the sum of its terms-of-trade and volume-of-trade parts; it is not the change of real income.
    Wage and price index are ratios to the benchmark; world labour income is constant.
trade-solve-converged = Converged in { $iterations } iterations, residual { $residual }.
trade-solve-unsolved-price = the solve did not finish: residual { $residual } after { $iterations } iterations, worst in the price of { $sector } in { $region }
trade-solve-unsolved-goods = the solve did not finish: residual { $residual } after { $iterations } iterations, worst in the demand of { $region } for { $sector }
trade-solve-unsolved-labour = the solve did not finish: residual { $residual } after { $iterations } iterations, worst in the labour market of { $region }

trade-content-title = Content of the exports of { $exporter } to { $importer }, % of their value by origin of the value added
trade-content-legend =
    Exports in { $unit } at the exporter's price. Shares and tariffs on inputs sum to 100. Input–output accounting after
    Leontief; every user in a region is taken to buy an input from the same mix of origins, so the foreign content of
    goods processed for export is understated. The legal content of rules of origin is another measure.
trade-nash-rates-title = Rates, %
trade-nash-outcomes-title = Change of real income against the status quo, % (long run, flexible wages)
trade-nash-closing = Settled after { $rounds } rounds of best responses (last change of a rate { $change } points, residual { $residual }); on a grid of rates no player gains by deviating alone. Other equilibria cannot be excluded.
trade-nash-case-status-quo = Status quo
trade-nash-case-lowest-rates = Lowest rates
trade-nash-case-unilateral = { $player } alone, nobody answers
trade-nash-case-cooperative = All together
trade-nash-case-nash = Nash
trade-nash-sectors = { $count ->
    [one] { $count } sector
   *[other] { $count } sectors
}

## Scenarios and data

yes = yes
no = no
scenario-new-exists = this file exists already
scenario-new-written = Wrote { $file }. Check it with `vecinos scenario validate`, run it with `vecinos run`.
data-check-passed = Passed: { $tables } tables, { $parameters } parameters, { $sources } sources, { $series } monthly series, { $problems } problems.
data-check-failed = Failed: { $problems } problems in { $tables } tables, { $parameters } parameters, { $sources } sources, { $series } monthly series.
data-build-unchanged = unchanged
data-build-changed = changed
data-build-new = new

## Runs

progress-draws = Draws
run-nothing = no scenario was run
run-findings = Findings
run-decisions = What the scenario changes (decision log)
run-decisions-common = { $count ->
    [one] { $count } more event happens in both worlds; all are in decisions.csv of the run folder.
   *[other] { $count } more events happen in both worlds; all are in decisions.csv of the run folder.
}
run-closing =
    Median and 90% band of { $draws } draws (seed { $seed }; { $failed } failed), each against the same draw of the baseline.
    Report: { $report }
run-not-opened = The report could not be opened: { $reason }
compare-closing = Median and 90% band of { $draws } draws ({ $failed } failed), each against the same draw of its baseline.
trade-content-total = All exports

## Doctor

doctor-same = same
doctor-differs = differs
doctor-paper-arkolakis = Arkolakis, Costinot, Rodríguez-Clare 2012
doctor-paper-caliendo-parro = Caliendo and Parro 2015
doctor-paper-reference-runs = Reference runs on OECD ICIO 2022 (OECD 2025; Census 2024)
doctor-paper-tracker = Trade War Redux tracker 2025
doctor-paper-census = U.S. Census Bureau
doctor-paper-boehm = Boehm, Levchenko, Pandalai-Nayar 2023
doctor-paper-icio = OECD ICIO 2022
doctor-paper-prieto-curiel = Prieto-Curiel, Campedelli, Hope 2023
doctor-paper-source = SOURCE: Lim et al. 2022
doctor-paper-piie = McKibbin, Hogan, Noland 2024
doctor-runge-kutta = week 520, Runge–Kutta
doctor-euler = week 520, Euler by the week
doctor-members = members of 150 groups
doctor-recruits = recruits
doctor-conflict-deaths = deaths in conflict
doctor-saturated = exits by saturation
doctor-run = run { $run }
doctor-opioid-deaths = opioid overdose deaths, { $year }
doctor-place-2028 = 2028
doctor-output-without = U.S. output without { $workers } million workers
doctor-unit-persons = persons
doctor-unit-a-week = a week
doctor-unit-a-year = a year
doctor-place-proposition = Proposition 1
doctor-place-real-wages = section 3, real wages from domestic shares
doctor-place-on-mexico = U.S. +{ $points } points on Mexico, { $set }
doctor-place-on-both = U.S. +{ $points } points on Mexico and Canada, { $set }
doctor-place-with-answers = U.S. +{ $points } points on Mexico and Canada, both answer, { $set }
doctor-place-withdrawal = USMCA withdrawal, both sides to MFN, { $set }
doctor-place-added-rates = import-weighted added rates, worst action date
doctor-place-calculated-duty = imports and calculated duty, worst month
doctor-place-duty-2024 = duty collected 2024
doctor-place-horizons = response by horizon
doctor-place-value-added = value added
doctor-place-goods-imports = U.S. goods imports, basic prices
doctor-one-sector-income = real income { $side }, iceberg costs on trade with the neighbours +25%, one sector
doctor-many-sector-wage = real wage { $side }, +25 points on goods from Mexico and Canada
doctor-real-income = real income { $side }
doctor-goods-imports = U.S. goods imports from { $partner }
doctor-statutory-added = statutory rate added on { $partner }, { $day }
doctor-charged-rate = charged rate on { $partner }, { $month }
doctor-on-imports = on imports from { $partner }
doctor-share-of-response = share of the ten-year response after { $years } years
doctor-side = { $side }
doctor-from = from { $partner }
doctor-unit-percent = %
doctor-unit-share = share
doctor-unit-points = points
doctor-unit-trillion = trillion USD
doctor-unit-billion = billion USD
doctor-verdict = { $held } of { $all } numbers are the same within their tolerance (version { $version }).
doctor-legend =
    The tables of Caliendo and Parro (2015) and the other replications on large external data are tests of the source
    (`cargo test --workspace --release`), run where those data are at hand.

## Backtest

help-backtest = U.S. imports from Mexico, Canada and China since January 2025 as the model would have told them from the data of December 2024, next to the naive forecast, with the misses
help-backtest-draws = Number of draws of the uncertain parameters (default 200)
help-backtest-seed = Seed of the random streams; by default the scenario's own
help-backtest-threads = Threads (default: all cores); the numbers do not depend on it
help-backtest-out = File for the backcast as a self-contained page (HTML)
backtest-title = Backcast: U.S. imports from the three partners since January 2025
backtest-intro =
    Forecast = the same month of the last year before, grown by the drift of 2014 to 2024 (the naive forecast), times the model's effect of the
    tariffs as they came. Errors are mean absolute errors in log points × 100; "relative" is the change on the same month of 2024
    against the mean of the three partners, which is what a model of tariffs can be asked for.
backtest-misses =
    Known misses: computers from Mexico (HS 8471), whose boom has nothing to do with tariffs and which lifts imports from Mexico far above every
    forecast; imports brought forward before the tariffs of March 2025. Nothing is fitted to these months. The band holds the
    uncertainty of the tariff effect only, not that of demand.
backtest-rates =
    The rates behind the effect: duty on imports from Mexico against duty collected (% of imports, weighted with the imports of the
    month), and the statutory rate added since January 2025 against the public tracker (points, weighted with the imports of 2024).
backtest-page = Page: { $file }
backtest-all-partners = All three
backtest-column-month = Month
backtest-column-partner = Partner
backtest-column-collected = Duty collected, %
backtest-column-programmes = Measures as recorded, %
backtest-column-observed = Observed, bn USD
backtest-column-naive = Naive
backtest-column-forecast_p5 = Model, 5%
backtest-column-forecast_p50 = Model, median
backtest-column-forecast_p95 = Model, 95%
backtest-column-relative_observed = Relative: observed
backtest-column-relative_naive = Relative: naive
backtest-column-relative_forecast = Relative: model
backtest-column-relative_model = Relative error, model
backtest-column-level_model = Level error, model
backtest-column-level_naive = Level error, naive
backtest-column-months_nearer = Months the model is nearer, %
backtest-column-level_in_band = Months in the band, %

## Governments: modes of a run

help-run-mode = Mode of both governments instead of the scenario's: scripted, base-rates or responsive. Where the file sets none, baseline and scenario get the same histories
help-run-usa-mode = Mode of the United States alone: scripted, base-rates or responsive
help-run-mexico-mode = Mode of Mexico alone: scripted, base-rates or responsive
help-backtest-politics = Scores of the political record instead: announced U.S. measures against Mexico as dated questions, every model under one protocol, and the registered forward questions
help-backtest-protocol = From which cases a political forecast learns: file-order, strictly-dated (the default), leave-one-out or leave-one-episode-out

## Threats

help-threats = What the record says about announced U.S. measures: base rate of the class, odds with interval, drivers, nearest precedents, Mexico's likely answer; without options, all cases on record
help-threats-authority = Card of an announcement under this law: ieepa, section_122, section_201, section_232, section_301, section_338, anti_dumping, none
help-threats-issue = What it is about: migration, drugs, cartels, water, cuba_oil, trade_barriers, industry, trade_balance, forced_labour, treaty_review (default drugs)
help-threats-class = Its class, where it is not what authority and issue show: linkage, sector or global
help-threats-rate = Announced rate, a fraction: 0.25 is 25 %
help-threats-announced = Day of the announcement (default: the first day after the record, 2026-11-01); only what was resolved by then counts
help-threats-deadline = Announced day of effect (default: 30 days later)
threats-card = Threat card
threats-nearest = Nearest cases on record
threats-record = Announced U.S. measures against Mexico, each with its odds as of the day of the announcement
threats-today = What would be said of a new one today
threats-note = The odds say whether a measure is in force at the announced rate on the announced day. A linked threat after the ruling of 20 February 2026 has lost its instrument: its odds come from a wide prior over classes, not from the record of its class.
threats-base-rate = { $in_force } of { $cases }
threats-item = Item
threats-value = What the record says
threats-class = Class
threats-issue = About
threats-rate = Announced rate
threats-announced = Announced
threats-deadline = Deadline
threats-statute = Law
threats-clock = Clock
threats-lawful = Permitted on its day
threats-lawful-yes = yes, by the law at the end of the record
threats-lawful-no = no: { $rule }
threats-cases = In force on their day, of the class
threats-odds = Odds, with 90 % interval
threats-last-days = Linked threats not carried out that were settled in the last four days
threats-drivers = What moves the odds
threats-clock-investigation = investigation up to { $days } days
threats-clock-determination = determination within { $days } days
threats-clock-implementation = measure within { $days } days of it
threats-clock-notice = at least { $days } days from proclamation to effect
threats-clock-term = { $days } days unless Congress extends it
threats-clock-years = lapses after { $years } years
threats-clock-cap = at most { $rate }
threats-clock-void = no tariffs since { $day }
threats-column-id = Case
threats-column-announced = Announced
threats-column-deadline = Deadline
threats-column-class = Class
threats-column-headline = Measure
threats-column-cases = Base rate
threats-column-odds = Odds
threats-column-outcome = What became of it
threats-column-response = Mexico
threats-column-authority = Authority
class-linkage = linked to another demand
class-sector = sector, trade statute
class-global = global, statute
outcome-in-force = in force
outcome-carve-out = in force, then exempted
outcome-paused = paused or postponed
outcome-withdrawn = withdrawn, settled or void
response-concede = gave what was asked
response-partial = gave a part
response-announce-only = announced retaliation
response-retaliate = retaliated
response-none = nothing found
driver-instrument-lost = the instrument was lost: wide prior
driver-statutory-process = a trade statute with a process behind it
driver-conceded-before = Mexico has conceded on it before
driver-large-burden = a burden above that of any measure that stayed
driver-deadline-near = the deadline is near: most settlements fall in the last days
driver-deadline-far = the deadline is far: settled early or lapsed, on record

## Political scores

scores-title = Forecasts of announced U.S. measures against Mexico, scored
scores-standfirst = Was an announced measure in force at its rate on its day? Twenty-one dated questions, 2018 to 2026. Smaller scores are better; every model is judged under the same protocol.
scores-protocol = Each forecast learns { $protocol }.
scores-default = Default behaviour of governments: { $mode }. The class table stays the default unless a structural model is better on both scores.
scores-differences = Difference of the Brier score from the class table
scores-differences-note = Paired by question; the interval (90 %) is a bootstrap over questions. Below zero is better than the class table; an interval that holds zero shows no difference. Twenty-one cases cannot prove a small gain.
scores-other = Other targets
scores-forward = Questions registered for later data
scores-registered = Registered on { $day }; BLAKE3 of the registered text { $hash }.
scores-column-model = Model
scores-column-brier = Brier
scores-column-log = Log
scores-column-n = Questions
scores-column-difference = Difference
scores-column-low = 5 %
scores-column-high = 95 %
scores-column-target = Target
scores-column-rule = Rule
scores-column-score = Score
scores-column-id = Id
scores-column-by = By
scores-column-question = Question
scores-column-probability = Probability
scores-column-basis = Basis
scores-column-month = Month
scores-column-charged = Charged rate on Mexico, %
scores-column-half-width = Half width
model-class-table = class table
model-pooled = pooled frequency
model-burden-only = announced burden only
model-coin = coin
model-published-one-in-four = published: one in four
model-always = always
model-never = never
model-market-price = market price
target-ordered-outcome = ordered outcome
target-response = Mexico's response
target-days-to-resolution = days to resolution
rule-ranked-probability = ranked probability
rule-log = log
rule-continuous-ranked-probability = continuous ranked probability
protocol-file-order = from all questions before it in the file
protocol-strictly-dated = from the questions resolved by the day of its announcement
protocol-leave-one-out = from all other questions, later ones too
protocol-leave-one-episode-out = from all questions of other episodes

## Forbearance

help-forbearance = The forbearance experiment: U.S. hostility and Mexican withholding multiplied from 0 (none) to 1 (as on record), and what is left of trade, security cooperation and income at the end of the window
help-forbearance-scenario = Name of a ready scenario, or path of a file (default review-2026); governments that it scripts act by base rates
help-forbearance-steps = Steps of each axis, 2 to 21 (default 5)
help-forbearance-draws = Number of draws of every cell (default 100)
help-forbearance-seed = Seed of the random streams; by default the scenario's own
help-forbearance-threads = Threads (default: all cores); the numbers do not depend on it
help-forbearance-out = File for the grid as a self-contained page with heat maps (HTML)

## Play

help-play = Take one side by hand, month by month: the other acts by the frequencies of the record; at the end stands a transcript that `vecinos run` takes
help-play-scenario = Name of a ready scenario (`vecinos scenario list`), or path of a file
help-play-side = Side that you take: USA or MEX
help-play-months = Most months to play (default: to the end of the window)
help-play-seed = Seed of the other side's moves; by default the scenario's own
help-play-out = File for the transcript, a scenario (default: play-SCENARIO-SIDE.toml)
play-opening = You are { $side }, from { $first } to { $last }. One line a month: the number of a move, an empty line to go on, q to end. The other side acts by the frequencies of the record, whatever you do: on record, no answer of the other side was found to change them.
play-prompt = >{" "}
play-choices = You may:
play-go-on = go on to the next month
play-not-a-number = That is no number. A number, an empty line to go on, or q to end.
play-no-such-move = There is no move of this number.
play-not-now = Not now.
play-not-permitted = Not permitted: { $rule }.
play-odds = Odds by the record: { $odds } % [{ $low }, { $high }] in force on its day ({ $yes } of { $of } of its class)
play-state = This month against the baseline, central draw:
play-written = Transcript: { $file }. `vecinos run` takes it as a scenario.
play-threaten = announce 25 % on all goods in 30 days, about { $issue }
play-impose = put the announced tariff in force on its day
play-withdraw = let the announced tariff pass
play-lift = lift the tariff on all goods
play-give-notice = give notice of withdrawal from the USMCA
play-withdraw-notice = take the notice back
play-send-forces = send 10,000 persons to the border
play-hand-over = hand over 29 prisoners
play-release-water = release 200,000 acre-feet of water
play-end-oil = end oil shipments to Cuba
play-retaliate = charge 20 % on a list of U.S. goods, 3 billion USD a year
play-end-retaliation = end the tariffs on U.S. goods
