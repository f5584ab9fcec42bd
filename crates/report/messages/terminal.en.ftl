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

help-trade = The trade core alone: long-run equilibria on the embedded economy or on your own benchmark folder
help-trade-solve = One long-run equilibrium under new tariff rates: real income, welfare, wages, prices and flows by region
help-trade-solve-benchmark = Folder with your own economy: benchmark.toml, flows.csv, tariffs.csv, inputs.csv, elasticities.csv (plain or .gz); without it, the embedded economy of nine regions and 23 sectors
help-trade-solve-elasticities = Set of trade elasticities; by default fontagne_2022 for the embedded economy, or a folder's only set
help-trade-solve-tariffs = CSV with the columns sector, importer, exporter, rate (a fraction: 0.25 is 25 %); its rows replace those rates, all others stay
help-trade-solve-deficits = Trade deficits of the benchmark: keep (the default; constant in units of world labour income) or zero (removed first; the balanced economy is then the benchmark)
help-trade-solve-reconcile = Where production uses more of a sector than the region buys: set final demand to zero and solve the base again, instead of refusing
help-trade-solve-flows = File for the new flows: CSV with sector, importer, exporter, value at the exporter's price
help-trade-solve-tolerance = Largest residual of a finished solve (default 1e-12)

help-sources = Every source of the numbers, with what was taken from it
help-sources-key = Key of one source, to print all that is known of it

help-parameters = Every parameter with its value, distribution, unit, evidence grade and sources
help-parameters-name = Name of one parameter, to print all that is known of it

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
column-unit = Unit
column-grade = Evidence
column-source = Sources
column-note = Note
column-region = Region
column-real-income-pct = Real income, %
column-linear-welfare-pct = First-order welfare, %
column-terms-of-trade-pct = Terms of trade, %
column-volume-of-trade-pct = Volume of trade, %
column-real-wage-pct = Real wage, %
column-wage-hat = Wage
column-price-index-hat = Price index

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
