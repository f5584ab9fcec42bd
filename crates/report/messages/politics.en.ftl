### Governments, their moves and their law, in English. Same keys and variables as politics.es.ftl.

## Nodes of the couplings table

channel-government-usa = Government of the United States
channel-government-mexico = Government of Mexico
port-government-usa-water-threats = demands about water
port-government-usa-cuba-threats = demands about oil for Cuba
port-government-mexico-withholding = withholding and retaliation

## Parties, issues, goods

party-USA = United States
party-MEX = Mexico
party-CAN = Canada
issue-migration = migration
issue-drugs = drugs
issue-cartels = cartels
issue-water = water
issue-cuba-oil = oil for Cuba
issue-trade-barriers = trade barriers
issue-industry = a domestic industry
issue-trade-balance = the trade balance
issue-forced-labour = forced labour
issue-treaty-review = the review of the treaty
issue-china = Chinese goods in Mexican exports
goods-all = all goods
goods-metals = steel and aluminium
goods-vehicles = vehicles and parts
goods-heavy-trucks = heavy trucks and buses
goods-copper = copper
goods-lumber = lumber and furniture
goods-tomatoes = tomatoes
goods-sugar = sugar
goods-electronics = electronics

## Moves

kind-threaten = announces a measure
kind-renew = renews an announcement
kind-declare-emergency = declares an emergency
kind-open-investigation = opens an investigation
kind-find = finds for measures
kind-sign-order = signs an order
kind-impose = puts a measure in force
kind-carve-out = exempts USMCA goods
kind-pause = pauses or postpones
kind-withdraw = withdraws or lets lapse
kind-lift = lifts a measure
kind-lapse = a measure lapses
kind-blocked = the law stands in the way
kind-rule = a court rules
kind-concede = gives what was asked
kind-concede-part = gives a part
kind-transfer-prisoners = hands prisoners over
kind-announce-retaliation = announces retaliation
kind-retaliate = retaliates
kind-end-retaliation = ends retaliation
kind-confirm-term = confirms a new term
kind-decline-term = does not confirm a new term
kind-term-extended = a new term begins
kind-give-notice = gives notice of withdrawal
kind-withdraw-notice = takes the notice back
kind-treaty-ends = the treaty ends
kind-delay = plays for time
kind-resist = refuses
kind-litigate = asks for consultations under the treaty
kind-demand-origin-rules = asks for tighter rules of origin
kind-accept-origin-rules = accepts tighter rules of origin

move-threaten = announces { $rate } on { $goods } from { $deadline }, about { $issue }
move-renew = renews { $rate } on { $goods } from { $deadline }, about { $issue }
move-declare-emergency = declares a national emergency about { $issue }
move-open-investigation = opens an investigation into { $goods }
move-find = finds for measures on { $goods }
move-sign-order = signs an order: { $rate } on { $goods } from { $deadline }
move-impose = { $rate } on { $goods } in force, about { $issue }
move-carve-out = goods of the USMCA exempt from { $deadline }
move-pause = { $rate } paused or postponed, about { $issue }
move-withdraw = { $rate } on { $goods } not charged, about { $issue }
move-lift = the measure on { $goods } lifted
move-lapse = the measure on { $goods } lapses
move-blocked = { $rate } on { $goods } refused by law
move-rule = ruling on tariffs under the emergency power
move-concede = gives what was asked on { $issue }{ $package }
move-concede-part = gives a part on { $issue }{ $package }
move-transfer-prisoners = hands over { $amount } prisoners
move-announce-retaliation = announces tariffs of its own, about { $issue }
move-retaliate = charges { $rate } on a list of U.S. goods
move-end-retaliation = ends its tariffs on U.S. goods
move-confirm-term = confirms a new term of the USMCA
move-decline-term = does not confirm a new term of the USMCA
move-term-extended = a new sixteen-year term of the USMCA begins
move-give-notice = gives notice of withdrawal from the USMCA, with effect on { $deadline }
move-withdraw-notice = takes back its notice of withdrawal from the USMCA
move-treaty-ends = the USMCA ends for it
move-delay = plays for time on { $issue }
move-resist = refuses what is asked on { $issue }
move-litigate = asks for consultations under the USMCA, about { $issue }
move-demand-origin-rules = asks for tighter rules of origin as the price of a new term
move-accept-origin-rules = accepts tighter rules of origin
package-border-forces = : { $amount } persons to the border
package-water = : { $amount } acre-feet of water
package-barriers = : { $amount } trade barriers on a list for removal
package-oil = : oil shipments to { $amount } % of what they were
package-prisoners = : { $amount } prisoners handed over
package-asia = : tariffs of { $amount } % on goods of Asian countries without an agreement

## Reasons

reason-class-rate = class { $letter }: { $yes } of { $of } in force on their day
reason-wide-prior = the class has lost its instrument: wide prior
reason-issue-rate = { $count } announcements in { $months } months on record
reason-frequency = { $yes } of { $of } on record
reason-drawn-from-record = drawn from the cases on record
reason-market-price = market price
reason-law = by law
reason-refused = not permitted: { $rule }
reason-follows-from = follows from an earlier move
reason-payoff = payoff against the next best: { $terms }
reason-payoff-none = no difference in payoff
term-welfare = real income
term-prices = prices
term-sectors = sectors
term-investment = investment
term-markets = markets
term-process = statutory process
term-law = legal risk
term-retaliation = retaliation
term-concession = concession
term-audience = audience
term-continuation = what comes after
term-rally = rally
term-readiness = readiness

## Behaviour in a run

section-behaviour = Governments
behaviour-note-scenario = From { $day } on the governments act by themselves in the scenario; the baseline keeps its measures. Each of the { $count } draws has a history of its own; all moves of all draws, with their probabilities and reasons, are in decisions.csv.
behaviour-note-both = From { $day } on the governments act by themselves, with the same history in baseline and scenario. Each of the { $count } draws has a history of its own; all moves of all draws, with their probabilities and reasons, are in decisions.csv.
behaviour-modes = United States: { $usa }. Mexico: { $mexico }.
mode-scripted = scripted
mode-base-rates = by base rates of the record
mode-responsive = responsive
mode-style = { $mode }, style { $style }
mode-forbearance = { $mode }, forbearance { $forbearance }
behaviour-typical = One typical history: draw { $draw }, whose outcome is nearest to the median
behaviour-typical-note = Chosen by the real income of Mexico in the last month: { $value } % in this draw, { $median } % at the median. A single history is an example, not a forecast.
behaviour-frequencies = Moves per history, by year
behaviour-move = Move
behaviour-column-day = Day
behaviour-column-actor = Actor
behaviour-column-move = Move
behaviour-column-authority = Authority
behaviour-column-probability = Probability
behaviour-column-reason = Reason

## The forbearance experiment

forbearance-title = Forbearance on both sides
forbearance-note = { $title }. Both governments { $mode }; { $month } against the baseline { $baseline }; { $draws } draws in every cell, the same ones ({ $failed } failed).
forbearance-reading = Rows: what is left of U.S. hostility given a trigger. Columns: what is left of Mexican withholding given a demand. 0 is none, 1 as on record. Medians over draws, scenario against baseline; the surfaces of both sides with judged links. No cell is a forecast: chances of the record, multiplied.
forbearance-surfaces = Surfaces
forbearance-moves = Moves per history
forbearance-moves-note = Rows: multiplier on U.S. hostility · multiplier on Mexican withholding. A concession is also an answer to a threat: fewer threats, fewer concessions.
forbearance-corner = U.S. hostility ↓ · Mexican withholding →
forbearance-axis-mexico = Mexican withholding left →
forbearance-axis-usa = U.S. hostility left ↓
forbearance-column-cell = Cell
forbearance-column-announced = U.S. announcements
forbearance-column-imposed = U.S. measures in force
forbearance-column-conceded = Mexican concessions
forbearance-column-retaliated = Mexican retaliation
