### The ledger of both sides in English: table, figures, couplings, findings. Same keys and variables as ledger.es.ftl.

side-both = Both sides

## The table

ledger-title = Ledger of both sides
ledger-note = Everything besides production chains, against the baseline: { $baseline }. Medians over draws, 90% bands in brackets. Published links are ties between channels whose strength is published, estimated or accounting; parameters inside a channel carry grades of their own and may be judgements under either. Judged links are ours, drawn wide, and may be nothing. Both bands are always shown; where the second column repeats the first, no judged link reaches the row. The last column says which links move the row; a lever inside the channel itself counts as published.
ledger-one-year = Ledger of both sides, one year after the departure: { $month }
ledger-window-end = Ledger of both sides, at the end of the window: { $month }
column-baseline-median = Baseline
column-measured = Published links
column-judged = With judged links
column-moved-by = Links between channels
moved-by-published = published
moved-by-both = published, judged
comparison-judged = … with judged links
headline-chains = Production chains
trade-unmoved = Nothing of trade parts from the baseline: tariffs and trade costs are the same in both worlds, and no link leads back into production chains. Whatever moves stands in the ledger.

## The section

section-ledger = The ledger, month by month
ledger-lead = People, money, lives and the economy on both sides. Solid band: what published links give. Hatched around it: what judged links add, out to the edge of both bands together; thin lines are the edges of the band with judged links. Remittances, encounters, deaths, homicides, investment and the peso are the observed or seasonal level times the mechanism's effect, so a mechanism that missed the past does not move the level; removals and returns are the mechanism's own. Levels are drawn as the baseline with published links plus the difference of each set of links, so that both lines are read against the one baseline drawn.
ledger-unmoved = Not moved by this scenario and not drawn: { $names }.
ledger-differences = GDP and jobs are drawn as differences against the baseline (zero), everything else as levels.
ledger-stat = in { $month } against the baseline, 90% band { $band }; with judged links { $judged } { $judged_band }
ledger-stat-same = in { $month } against the baseline, 90% band { $band }; judged links change nothing here
ledger-stat-measured = in { $month } against the baseline, 90% band { $band }
ledger-description = { $title }: { $median } { $rest }.
legend-measured-band = published links, 90% of draws
legend-measured-median = published links, median
legend-judged-band = added by judged links, 90% of draws
legend-judged-median = with judged links, median
legend-measured-level = published links: baseline + median difference
legend-judged-level = with judged links: baseline + median difference
figure-ledger-opening = What moves, with published and with judged links
figure-ledger-people = People: encounters, removals, returns
figure-ledger-money = Money: remittances, investment, the peso
figure-ledger-lives = Lives: overdose and homicide
figure-ledger-economy = GDP and jobs over all channels
figure-ledger-commercial = Commercial relationship: the index and its components, 2017 to 2019 = 100
figure-ledger-security = Security cooperation: the index and its components, 2017 to 2019 = 100

## The two indices

indices-title = Two indices: commercial relationship and security cooperation
indices-lead = Each index is the weighted geometric mean of outcomes against their mean of 2017 to 2019, which is 100. No component is something a government sets; every component is an indicator of its own.
weights-note = The weights are parameters, drawn like any other and yours to change under [assumptions]: { $weights }. An index whose whole weight lies on one component is that component: each row below is the answer under one single weight.
weights-title = { $index } under each single weight, { $month }, points
weights-column-weight = Weight
weights-column-central = Central weight
weights-as-drawn = Weights as drawn
weights-only = Only { $component }

## Couplings

section-couplings = How the channels are tied
links-lead = Every tie between channels stands here. A link carries an output of one channel to an input of another, one month later; the effect belongs to the channel that reads it, so nothing is counted twice.
links-counts = Links: { $all }. In both bands: { $measured }; in the judged band only: { $judged }; switched off in this run: { $off }.
links-table = The table of links
links-from = From
links-to = To
links-form = Form
links-strength = Strength β
links-state = In this run
links-place = { $channel }: { $port }
links-both-bands = both bands
links-judged-band = judged band only
links-off = switched off
couplings-drawing-description = A map of { $nodes } channels joined by { $links } links. The table below lists every link.

## Outputs of production chains

port-production-chains-charged-rate-on-mexico = rate charged on Mexican goods
port-production-chains-tariff-gap = rate on Chinese goods above that on Mexican goods
port-production-chains-real-wage-mexico = real wage in Mexico
port-production-chains-real-wage-usa = real wage in the United States
port-production-chains-relative-wage = real wage in the United States against Mexico
port-production-chains-exports-to-usa = exports of Mexico to the United States
port-production-chains-manufacturing-employment-mexico = manufacturing employment in Mexico
port-production-chains-chinese-content = Chinese content of Mexican exports

## Measures on levers

measure-lever = { $lever }: { $value }
measure-recorded-lever = { $title } ({ $lever })
lever-value-share = { $percent }%
lever-value-ratio = ×{ $number }
lever-value-level = { $number }
lever-value-percent = { $number }%
lever-value-percentage-points = { $number } points
lever-value-persons-a-month = { $number } people a month
lever-value-leaders-a-month = { $number } leaders a month
lever-value-strikes-a-month = { $number } strikes a month
lever-value-million-USD-a-year = { $number } million dollars a year
lever-value-thousand-acre-feet-a-year = { $number } thousand acre-feet a year
lever-value-thousand-barrels-a-day = { $number } thousand barrels a day
lever-value-fraction-of-the-amount = { $percent }% of the amount
lever-value-fraction-of-the-cost = { $percent }% of the cost

## Parameters by channel

evidence-groups-note = Channel by channel. Open are the channels that the scenario touches.
parameter-group-trade = Production chains
parameter-group-tariff-programmes = Tariff programmes
parameter-group-couplings = Strength of the couplings
parameter-group-ledger = Weights of the indices
parameter-group-politics = Governments

## Caveats

caveat-judged-links = Judged links have no published strength. Their distributions are wide and include no effect at all; the hatched band shows what they could do, not what they do.
caveat-indices = The two indices are summaries. Their components and weights are choices, shown beside them; a rise of an index is not a welfare gain.
caveat-labour-surfaces = The two published answers to what fewer workers do to U.S. output disagree by a factor of three to four per person. Both are in the model.
caveat-cartels = The cartel model's own projection missed: for 2023 to 2025 it had killings rise, and counted homicides fell. Levels of homicide are therefore the record times the model's ratio, and its comparison with 2022 is not a comparison with unchanged policy.
caveat-overdose = How much of the fall of overdose deaths in 2023–24 came from supply is contested. Purity and quantity carry the effect of supply here; price hardly does.
caveat-investment = Numbers on foreign direct investment are no forecasts: signs are restricted by the literature, sizes are drawn wide.
caveat-security = No published estimate of what security cooperation as a whole does was found. It acts through arrests, leaders and arms, by judgement.

## Findings

finding-judged-same = ; judged links change nothing here
finding-judged = ; with judged links { $median } (90% band { $band })
finding-judged-only = ; with judged links { $median } in { $month } (90% band { $band })
finding-largest = ; with published links largest in { $month }: { $median }
finding-largest-judged = ; with judged links largest in { $month }: { $median }
finding-total = ; with published links summed over the window { $median } (90% band { $band })
finding-total-judged = ; with judged links summed over the window { $median } (90% band { $band })
finding-gdp-all-workers = ; production chains do not move, so all of it comes from the number of workers
finding-gdp-all-investment = ; production chains do not move, so all of it comes from investment and the number of workers
finding-gdp-chains = ; production chains by themselves give { $chains }
finding-encounters = { $direction ->
    [lower] Encounters at the southwest border fall by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [higher] Encounters at the southwest border rise by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves encounters at the southwest border{ $judged }.
   *[unsettled] Encounters at the southwest border may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }
finding-removals = { $direction ->
    [lower] Removals from the United States fall by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [higher] Removals from the United States rise by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves removals from the United States{ $judged }.
   *[unsettled] Removals from the United States may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }
finding-returns = { $direction ->
    [lower] The number of Mexicans back in Mexico since January 2025 is lower by { $median } in { $month } than under the baseline (published links, 90% band { $band }){ $judged }.
    [higher] The number of Mexicans back in Mexico since January 2025 is higher by { $median } in { $month } than under the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves the number of Mexicans back in Mexico{ $judged }.
   *[unsettled] The number of Mexicans back in Mexico since January 2025 may be higher or lower: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }

finding-gdp-usa = { $direction ->
    [lower] U.S. GDP over all channels falls by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }{ $chains }.
    [higher] U.S. GDP over all channels rises by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }{ $chains }.
    [none] No published link moves U.S. GDP{ $judged }{ $chains }.
   *[unsettled] U.S. GDP over all channels may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }{ $chains }.
 }
finding-gdp-mex = { $direction ->
    [lower] Mexican GDP over all channels falls by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }{ $chains }.
    [higher] Mexican GDP over all channels rises by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }{ $chains }.
    [none] No published link moves Mexican GDP{ $judged }{ $chains }.
   *[unsettled] Mexican GDP over all channels may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }{ $chains }.
 }
finding-income-mex = { $direction ->
    [lower] Mexican income, product and remittances together, falls by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [higher] Mexican income, product and remittances together, rises by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves Mexican income, product and remittances together{ $judged }.
   *[unsettled] Mexican income, product and remittances together, may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }
finding-remittances = { $direction ->
    [lower] Remittances to Mexico fall by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [higher] Remittances to Mexico rise by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves remittances to Mexico{ $judged }.
   *[unsettled] Remittances to Mexico may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }
finding-homicides = { $direction ->
    [lower] Homicides in Mexico fall by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [higher] Homicides in Mexico rise by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves homicides in Mexico{ $judged }.
   *[unsettled] Homicides in Mexico may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }
finding-overdose = { $direction ->
    [lower] Deaths from synthetic opioids in the United States fall by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [higher] Deaths from synthetic opioids in the United States rise by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves deaths from synthetic opioids in the United States{ $judged }.
   *[unsettled] Deaths from synthetic opioids in the United States may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }
finding-investment = { $direction ->
    [lower] Foreign direct investment in Mexico falls by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [higher] Foreign direct investment in Mexico rises by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves foreign direct investment in Mexico{ $judged }.
   *[unsettled] Foreign direct investment in Mexico may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }
finding-peso = { $direction ->
    [lower] The peso gains { $median } in { $month } against the baseline (published links, 90% band of the price of a dollar { $band }){ $judged }.
    [higher] The peso loses { $median } in { $month } against the baseline (published links, 90% band of the price of a dollar { $band }){ $judged }.
    [none] No published link moves the peso{ $judged }.
   *[unsettled] The peso may gain or lose: the price of a dollar changes by { $median } in { $month } against the baseline (median, published links, 90% band { $band }){ $judged }.
 }
finding-commercial = { $direction ->
    [lower] The index of the commercial relationship falls by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [higher] The index of the commercial relationship rises by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves the index of the commercial relationship{ $judged }.
   *[unsettled] The index of the commercial relationship may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }
finding-security = { $direction ->
    [lower] The index of security cooperation falls by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [higher] The index of security cooperation rises by { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
    [none] No published link moves the index of security cooperation{ $judged }.
   *[unsettled] The index of security cooperation may rise or fall: median { $median } in { $month } against the baseline (published links, 90% band { $band }){ $judged }.
 }
picture-legend-ledger = Solid band: 90% of draws with published links. Hatched: what judged links add. Lines: medians (blue published, orange dashed with judged links), grey the baseline.
