//! `vecinos trade nash`: the tariffs that governments choose when each maximises its own objective.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_report::{Catalogue, names};
use vecinos_trade::nash::{
    Instrument, NashError, NashSettings, Objective, PayoffTable, Player, PolicyCase, payoff_table,
};
use vecinos_trade::{Economy, LabourMarket, Policy};
use vecinos_world::scenario::SERVICES;

use super::benchmark::{BenchmarkOptions, NoBenchmark, region_name, sector_name};
use super::content::region;
use super::solve::unsolved;
use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::failure::Failure;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    benchmark: BenchmarkOptions,
    #[arg(
        long,
        value_name = "REGIONS",
        value_delimiter = ',',
        default_value = "USA,MEX"
    )]
    players: Vec<String>,
    #[arg(long, value_enum, value_name = "TARGETS")]
    targets: Option<Targets>,
    #[arg(long, value_enum, default_value_t = Rates::Uniform, value_name = "RATES")]
    rates: Rates,
    #[arg(long, value_name = "SECTORS", value_delimiter = ',')]
    sectors: Vec<String>,
    #[arg(long, value_name = "REGION:SECTOR=WEIGHT", value_delimiter = ',')]
    weights: Vec<String>,
    #[arg(long, value_name = "RATE", default_value = "3")]
    maximum_rate: f64,
}

/// On whose goods the players set rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Targets {
    Players,
    All,
}

/// Which rates move together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Rates {
    Uniform,
    ByPartner,
    BySector,
    ByPartnerAndSector,
}

/// Status quo, lowest rates, each player alone, all together, and the Nash tariffs with what they do to every region.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let table = arguments.benchmark.table()?;
    let players = arguments.players(&table)?;
    let economy = match arguments.benchmark.economy(&table) {
        Ok(economy) => economy,
        Err(NoBenchmark::Refused(failure)) => return Err(failure),
        Err(NoBenchmark::Unsolved(error)) => return unsolved(&table, &error, words),
    };
    let status_quo = Policy::unchanged(&economy);
    let labour = LabourMarket::flexible();
    match payoff_table(
        &economy,
        &status_quo,
        &labour,
        &players,
        &NashSettings::default(),
    ) {
        Ok(payoffs) => Ok(shown(&table, &economy, &players, &payoffs, words)),
        Err(NashError::Solve(error)) => unsolved(&table, &error, words),
        Err(error @ NashError::InvalidPlayer { .. }) => {
            Err(Diagnostic::new("invalid-player", "<command line>", 1, 1, error.to_string()).into())
        }
        Err(error) => Err(Failure::Model(error.to_string())),
    }
}

impl Arguments {
    /// The players as the command line describes them, every wrong name reported.
    fn players(&self, table: &BenchmarkTable) -> Result<Vec<Player>, Diagnostics> {
        let mut problems = Diagnostics::new();
        let mut keep = |outcome: Result<usize, Diagnostic>| {
            outcome.map_err(|problem| problems.push(problem)).ok()
        };
        let regions: Vec<usize> = self
            .players
            .iter()
            .filter_map(|name| keep(region(table, name)))
            .collect();
        let sectors: Vec<usize> = if self.sectors.is_empty() {
            traded_goods(table)
        } else {
            self.sectors
                .iter()
                .filter_map(|name| keep(sector(table, name)))
                .collect()
        };
        let mut weights = Vec::new();
        for text in &self.weights {
            match weight(table, text) {
                Ok(weight) => weights.push(weight),
                Err(problem) => problems.push(problem),
            }
        }
        problems.into_result(())?;
        let everyone = match self.targets {
            Some(targets) => targets == Targets::All,
            None => regions.len() == 1,
        };
        Ok(regions
            .iter()
            .map(|&own| Player {
                region: own,
                partners: (0..table.regions.len())
                    .filter(|other| *other != own && (everyone || regions.contains(other)))
                    .collect(),
                sectors: sectors.clone(),
                instrument: match self.rates {
                    Rates::Uniform => Instrument::Uniform,
                    Rates::ByPartner => Instrument::ByPartner,
                    Rates::BySector => Instrument::BySector,
                    Rates::ByPartnerAndSector => Instrument::ByPartnerAndSector,
                },
                objective: objective(table, own, &weights),
                minimum_rate: 0.0,
                maximum_rate: self.maximum_rate,
            })
            .collect())
    }
}

/// Sectors that cross a border, services aside.
fn traded_goods(table: &BenchmarkTable) -> Vec<usize> {
    let regions = table.regions.len();
    (0..table.sectors.len())
        .filter(|&sector| sector_name(table, sector) != SERVICES)
        .filter(|&sector| {
            (0..regions).any(|importer| {
                (0..regions).any(|exporter| {
                    importer != exporter
                        && table.flows[table.cell(sector, importer, exporter)] > 0.0
                })
            })
        })
        .collect()
}

fn sector(table: &BenchmarkTable, name: &str) -> Result<usize, Diagnostic> {
    table.sector_index(name).ok_or_else(|| {
        Diagnostic::unknown_name("<command line>", 1, 1, "sector", name, table.sector_names())
    })
}

/// `REGION:SECTOR=WEIGHT`.
fn weight(table: &BenchmarkTable, text: &str) -> Result<(usize, usize, f64), Diagnostic> {
    let parts = text.split_once(':').and_then(|(region, rest)| {
        rest.split_once('=')
            .map(|(sector, weight)| (region, sector, weight))
    });
    let Some((region_text, sector_text, number)) = parts else {
        let message = format!("`{}` is no weight", text.escape_debug());
        return Err(
            Diagnostic::new("invalid-value", "<command line>", 1, 1, message)
                .with_expected("REGION:SECTOR=WEIGHT, for example USA:motor_vehicles=0.5"),
        );
    };
    match number.parse::<f64>() {
        Ok(value) if value.is_finite() && value >= 0.0 => Ok((
            region(table, region_text)?,
            sector(table, sector_text)?,
            value,
        )),
        _ => {
            let message = format!("`{}` is no weight", number.escape_debug());
            Err(
                Diagnostic::new("invalid-value", "<command line>", 1, 1, message)
                    .with_expected("a number of at least 0"),
            )
        }
    }
}

fn objective(table: &BenchmarkTable, own: usize, weights: &[(usize, usize, f64)]) -> Objective {
    let mut by_sector = vec![0.0; table.sectors.len()];
    for (_, sector, weight) in weights.iter().filter(|(region, _, _)| *region == own) {
        by_sector[*sector] = *weight;
    }
    if by_sector.iter().all(|weight| *weight == 0.0) {
        Objective::RealIncome
    } else {
        Objective::SectorWeights(by_sector)
    }
}

fn shown(
    benchmark: &BenchmarkTable,
    economy: &Economy,
    players: &[Player],
    payoffs: &PayoffTable,
    words: &Catalogue,
) -> Answer {
    let mut rates = Table::new(
        [
            "player",
            "partners",
            "sectors",
            "status_quo_pct",
            "nash_pct",
        ]
        .map(|key| {
            (
                key,
                words.text(&format!("column-{}", key.replace('_', "-"))),
            )
        }),
    );
    let mut json_players = Vec::new();
    for (player, found) in players.iter().zip(&payoffs.nash.rates) {
        let before = player.current_rates(economy, &Policy::unchanged(economy));
        let mut json_rates = Vec::new();
        for ((group, now), old) in groups(benchmark, player, words)
            .into_iter()
            .zip(found)
            .zip(before)
        {
            rates.push(vec![
                named_region(region_name(benchmark, player.region), words),
                Cell::text(group.partners.join(" ")),
                Cell::text(group.label),
                Cell::number(100.0 * old, 2),
                Cell::number(100.0 * now, 2),
            ]);
            json_rates.push(json!({
                "partners": group.partners,
                "sectors": group.sectors,
                "status_quo": json_number(old),
                "nash": json_number(*now),
            }));
        }
        json_players
            .push(json!({ "region": region_name(benchmark, player.region), "rates": json_rates }));
    }
    let (outcomes, json_cases) = outcomes(benchmark, players, payoffs, words);
    let closing = words.with(
        "trade-nash-closing",
        &[
            ("rounds", payoffs.nash.rounds.into()),
            (
                "change",
                format!("{:.1e}", 100.0 * payoffs.nash.largest_change).into(),
            ),
            (
                "residual",
                format!("{:.1e}", payoffs.nash.equilibrium.residual).into(),
            ),
        ],
    );
    Answer {
        blocks: vec![
            Block::Heading(words.text("trade-nash-rates-title")),
            Block::Table(rates),
            Block::Heading(words.text("trade-nash-outcomes-title")),
            Block::Table(outcomes),
            Block::Text(closing),
        ],
        json: Some(json!({
            "converged": true,
            "rounds": payoffs.nash.rounds,
            "largest_change": json_number(payoffs.nash.largest_change),
            "residual": json_number(payoffs.nash.equilibrium.residual),
            "players": json_players,
            "cases": json_cases,
        })),
        ..Answer::default()
    }
}

fn named_region(id: &str, words: &Catalogue) -> Cell {
    Cell::named(id, names::region(words, id))
}

/// Real income of every region under every case.
fn outcomes(
    benchmark: &BenchmarkTable,
    players: &[Player],
    payoffs: &PayoffTable,
    words: &Catalogue,
) -> (Table, Vec<Value>) {
    let mut table = Table::new(
        std::iter::once(("case".to_owned(), words.text("column-case"))).chain(
            benchmark
                .regions
                .iter()
                .map(|region| (format!("{region}_pct"), region.clone())),
        ),
    );
    let mut cases = Vec::new();
    for row in &payoffs.rows {
        let (key, alone) = match row.case {
            PolicyCase::StatusQuo => ("status-quo", None),
            PolicyCase::LowestRates => ("lowest-rates", None),
            PolicyCase::Unilateral { player } => (
                "unilateral",
                players
                    .get(player)
                    .map(|player| region_name(benchmark, player.region)),
            ),
            PolicyCase::Cooperative => ("cooperative", None),
            PolicyCase::Nash => ("nash", None),
        };
        let title = words.with(
            &format!("trade-nash-case-{key}"),
            &[(
                "player",
                alone
                    .map(|id| names::region(words, id))
                    .unwrap_or_default()
                    .into(),
            )],
        );
        let mut cells = vec![Cell::text(title)];
        cells.extend(
            row.real_income_pct
                .iter()
                .map(|change| Cell::number(*change, 3)),
        );
        table.push(cells);
        let regions: serde_json::Map<String, Value> = benchmark
            .regions
            .iter()
            .zip(&row.real_income_pct)
            .map(|(region, change)| (region.clone(), json_number(*change)))
            .collect();
        let objectives: serde_json::Map<String, Value> = players
            .iter()
            .zip(&row.objective_pct)
            .map(|(player, change)| {
                (
                    region_name(benchmark, player.region).to_owned(),
                    json_number(*change),
                )
            })
            .collect();
        cases.push(json!({
            "case": key,
            "player": alone,
            "rates": row.rates,
            "real_income_pct": regions,
            "objective_pct": objectives,
        }));
    }
    (table, cases)
}

/// The partners and sectors of a group of rates.
struct Group {
    partners: Vec<String>,
    sectors: Vec<String>,
    label: String,
}

/// The groups in the order of [`Player::groups`].
fn groups(benchmark: &BenchmarkTable, player: &Player, words: &Catalogue) -> Vec<Group> {
    let partners: Vec<Vec<usize>> = match player.instrument {
        Instrument::Uniform | Instrument::BySector => vec![player.partners.clone()],
        Instrument::ByPartner | Instrument::ByPartnerAndSector => player
            .partners
            .iter()
            .map(|partner| vec![*partner])
            .collect(),
    };
    let sectors: Vec<Vec<usize>> = match player.instrument {
        Instrument::Uniform | Instrument::ByPartner => vec![player.sectors.clone()],
        Instrument::BySector | Instrument::ByPartnerAndSector => {
            player.sectors.iter().map(|sector| vec![*sector]).collect()
        }
    };
    let names = |sectors: &[usize]| -> Vec<String> {
        sectors
            .iter()
            .map(|sector| sector_name(benchmark, *sector).to_owned())
            .collect()
    };
    partners
        .iter()
        .flat_map(|partners| sectors.iter().map(move |sectors| (partners, sectors)))
        .map(|(partners, sectors)| Group {
            partners: partners
                .iter()
                .map(|partner| region_name(benchmark, *partner).to_owned())
                .collect(),
            sectors: names(sectors),
            label: match sectors.as_slice() {
                [only] => names::sector(words, sector_name(benchmark, *only)),
                several => words.with("trade-nash-sectors", &[("count", several.len().into())]),
            },
        })
        .collect()
}
