//! A small run built by hand: 36 months, four draws' worth of bands, shapes like those of a real run. Every value is a
//! formula of indicator and month, so that a test that reads the wrong cell reads a different number.

use vecinos_ensemble::{
    Band, Bands, ClosureBands, CouplingUse, Dot, DrawRecord, DrawTrajectory, EnsembleResult,
    Horizon, IndicatorBands, IndicatorResult, LogEntry, LogEvent, LogWorld, ParameterUse, RateRow,
    RunSettings, SectorRow,
};
use vecinos_evidence::registry::Value;
use vecinos_evidence::sources::{Bibliography, Source};
use vecinos_report::RunIdentity;
use vecinos_world::couplings::COUPLINGS;
use vecinos_world::{
    Closure, Grade, INDICATORS, Indicator, IndicatorKind, LEDGER_INDICATORS, Month, Quantity, Side,
    Timing,
};

pub const SECTORS: [&str; 23] = [
    "agriculture",
    "fishing",
    "energy_mining",
    "other_mining",
    "mining_services",
    "food",
    "textiles",
    "wood",
    "paper",
    "refined_petroleum",
    "chemicals",
    "pharmaceuticals",
    "rubber_plastics",
    "non_metallic_minerals",
    "basic_metals",
    "metal_products",
    "computers_electronics",
    "electrical_equipment",
    "machinery",
    "motor_vehicles",
    "other_transport",
    "other_manufacturing",
    "services",
];

pub const SETS: [&str; 8] = [
    "fontagne_2022",
    "caliendo_parro_2015",
    "shapiro_2016",
    "giri_yi_yilmazkuday_2021",
    "bagwell_staiger_yurukoglu_2021",
    "lashkaripour_lugovskyy_2023",
    "uniform_4",
    "uniform_5",
];

const DEPARTURE: usize = 11;

pub fn months() -> Vec<Month> {
    let first = Month::new(2026, 1).expect("a month");
    first.through(first.plus(59)).collect()
}

/// Size of the long-run effect of the scenario on an indicator, in its unit; with measured links only, for the ledger.
fn effect(indicator: Indicator) -> f64 {
    if indicator.timing == Timing::Channel {
        return ledger_effect(indicator);
    }
    let side = match indicator.side {
        Side::Mex => 1.0,
        Side::Usa => 0.13,
        Side::Can => 0.31,
        Side::Chn | Side::All => -0.05,
    };
    side * match indicator.quantity {
        Quantity::RealIncome => -0.612,
        Quantity::FirstOrderWelfare => -0.943,
        Quantity::RealWage => -1.204,
        Quantity::RealGdp => -0.081,
        Quantity::NetJobs => -84.7,
        Quantity::ManufacturingEmployment => -2.31,
        Quantity::ManufacturingOutput => -4.17,
        Quantity::VehicleOutput => -14.6,
        Quantity::ImportPrices => 1.93,
        Quantity::ConsumerPrices => 0.117,
        Quantity::TariffRevenue => 24.3,
        Quantity::Imports => -57.4,
        Quantity::ImportsChange => -171.0,
        Quantity::StatutoryRate => 95.0,
        Quantity::ChargedRate => 37.0,
        Quantity::ClaimedShare => -300.0,
        Quantity::ChineseContent => 0.83,
        _ => 0.0,
    }
}

fn ledger_effect(indicator: Indicator) -> f64 {
    match (indicator.quantity, indicator.side) {
        (Quantity::Gdp, Side::Mex) => -0.37,
        (Quantity::Gdp, _) => -0.52,
        (Quantity::Jobs, _) => -611.0,
        (Quantity::Prices, _) => 0.21,
        (Quantity::Remittances, _) => -0.43,
        (Quantity::Encounters, _) => 2_310.0,
        (Quantity::UnauthorizedPopulation, _) => -2_140.0,
        (Quantity::Removals, _) => 41_800.0,
        (Quantity::ReturnsToMexico, _) => 23_400.0,
        (Quantity::CartelMembers, _) => 3.1,
        (Quantity::ForeignInvestment, _) => -2.9,
        (Quantity::ManufacturingInvestment, _) => -7.4,
        (Quantity::PesosPerDollar, _) => 0.61,
        (Quantity::ChineseInvestment, _) => -0.08,
        (Quantity::FirearmsSmuggled, _) => -18_300.0,
        (Quantity::DomesticPressure, _) => 4.4,
        (Quantity::CommercialTrade, _) => -6.2,
        (Quantity::CommercialInvestment, _) => -8.8,
        (Quantity::CommercialRemittances, _) => -11.3,
        (Quantity::CommercialRelationship, _) => -7.7,
        (Quantity::SecurityJointAction, _) => -14.2,
        (Quantity::SecurityIncapacitation, _) => -5.6,
        (Quantity::SecurityArmsSeized, _) => -9.1,
        (Quantity::SecurityCooperation, _) => -9.9,
        // No measured link moves homicides and overdose deaths here.
        _ => 0.0,
    }
}

/// The long-run effect with judged links as well.
fn judged_effect(indicator: Indicator) -> f64 {
    match indicator.quantity {
        Quantity::Homicides => 143.0,
        Quantity::Removals | Quantity::ReturnsToMexico | Quantity::Jobs => effect(indicator),
        Quantity::Encounters => -1_240.0,
        _ => 1.6 * effect(indicator),
    }
}

fn level(indicator: Indicator) -> f64 {
    match (indicator.kind, indicator.quantity) {
        (IndicatorKind::Change, _) => 0.0,
        (_, Quantity::Imports) => 44.0,
        (_, Quantity::StatutoryRate) => 14.2,
        (_, Quantity::ChargedRate) => 4.3,
        (_, Quantity::ClaimedShare) => 86.0,
        (_, Quantity::ChineseContent) => 7.9,
        (_, Quantity::TariffRevenue) => 230.0,
        (_, Quantity::Remittances) => 5.3,
        (_, Quantity::Encounters) => 9_400.0,
        (_, Quantity::UnauthorizedPopulation) => 13_700.0,
        (_, Quantity::Removals) => 28_600.0,
        (_, Quantity::ReturnsToMexico) => 14_100.0,
        (_, Quantity::SyntheticOpioidDeaths) => 3_650.0,
        (_, Quantity::Homicides) => 2_090.0,
        (_, Quantity::CartelMembers) => 182.0,
        (_, Quantity::ForeignInvestment) => 37.4,
        (_, Quantity::PesosPerDollar) => 18.6,
        (_, Quantity::ChineseInvestment) => 1.2,
        (_, Quantity::FirearmsSmuggled) => 204_000.0,
        (_, Quantity::CommercialTrade) => 141.0,
        (_, Quantity::CommercialInvestment) => 109.0,
        (_, Quantity::CommercialRemittances) => 188.0,
        (_, Quantity::CommercialRelationship) => 138.0,
        (_, Quantity::SecurityJointAction) => 71.0,
        (_, Quantity::SecurityIncapacitation) => 128.0,
        (_, Quantity::SecurityArmsSeized) => 163.0,
        (_, Quantity::SecurityCooperation) => 107.0,
        _ => 0.0,
    }
}

fn share(month: usize) -> f64 {
    if month < DEPARTURE {
        0.0
    } else {
        0.35 + 0.65 * ((month - DEPARTURE) as f64 / 48.0).min(1.0)
    }
}

fn bands(median: impl Fn(usize) -> f64, spread: impl Fn(usize) -> f64) -> Bands {
    let at = |shift: f64| {
        (0..months().len())
            .map(|month| median(month) + shift * spread(month))
            .collect()
    };
    Bands {
        p5: at(-0.62),
        p25: at(-0.21),
        p50: at(0.0),
        p75: at(0.17),
        p95: at(0.48),
    }
}

fn indicator_bands(indicator: Indicator, factor: f64) -> IndicatorBands {
    bands_of_effect(indicator, effect(indicator) * factor)
}

fn bands_of_effect(indicator: Indicator, effect: f64) -> IndicatorBands {
    let base = level(indicator);
    let wave = |month: usize| base * (1.0 + 0.03 * ((month % 12) as f64 - 6.0) / 6.0);
    IndicatorBands {
        baseline: bands(wave, |_| base * 0.02),
        scenario: bands(
            |month| wave(month) + effect * share(month),
            |month| base * 0.02 + effect.abs() * share(month),
        ),
        difference: bands(
            |month| effect * share(month),
            |month| effect.abs() * share(month),
        ),
    }
}

fn band(median: f64) -> Band {
    let spread = median.abs();
    Band {
        p5: median - 0.62 * spread,
        p25: median - 0.21 * spread,
        p50: median,
        p75: median + 0.17 * spread,
        p95: median + 0.48 * spread,
    }
}

fn sectors() -> Vec<SectorRow> {
    let horizons = [
        Horizon::Years(1),
        Horizon::Years(5),
        Horizon::Years(10),
        Horizon::LongRun,
    ];
    let mut rows = Vec::new();
    for (side, scale) in [(Side::Usa, -0.21), (Side::Mex, 1.0), (Side::Can, 0.4)] {
        for (index, sector) in SECTORS.iter().enumerate() {
            for (step, horizon) in horizons.iter().enumerate() {
                for closure in Closure::ALL {
                    let rigid = if closure == Closure::DownwardRigidWages {
                        1.15
                    } else {
                        1.0
                    };
                    let size = (index as f64 * 1.37).rem_euclid(9.0) - 6.4;
                    let output = scale * size * (0.4 + 0.2 * step as f64) * rigid * 2.0;
                    rows.push(SectorRow {
                        side,
                        sector: (*sector).to_owned(),
                        horizon: *horizon,
                        closure,
                        output: band(output),
                        workers: (side != Side::Can).then(|| band(output * 2.9)),
                        price: band(-output * 0.11),
                        imports: band(output * 3.3 - 1.0),
                    });
                }
            }
        }
    }
    rows
}

fn dots() -> Vec<Dot> {
    let horizons = [
        Horizon::Years(1),
        Horizon::Years(5),
        Horizon::Years(10),
        Horizon::LongRun,
    ];
    let mut dots = Vec::new();
    for (question, size) in [("real_income.MEX", -0.6), ("imports_change.USA.MEX", -21.0)] {
        for (index, set) in SETS.iter().enumerate() {
            for (step, horizon) in horizons.iter().enumerate() {
                for closure in Closure::ALL {
                    let rigid = if closure == Closure::DownwardRigidWages {
                        1.5 - 0.15 * step as f64
                    } else {
                        1.0
                    };
                    dots.push(Dot {
                        indicator: question.to_owned(),
                        elasticity_set: (*set).to_owned(),
                        closure,
                        horizon: *horizon,
                        difference: size * rigid * (0.8 + 0.07 * ((index * 3) % 8) as f64),
                    });
                }
            }
        }
    }
    dots
}

fn rates() -> Vec<RateRow> {
    let month = *months().last().expect("a last month");
    let pairs = [
        (Side::Usa, Side::Mex),
        (Side::Mex, Side::Usa),
        (Side::Usa, Side::Can),
    ];
    pairs
        .into_iter()
        .flat_map(|(importer, exporter)| {
            ["all"]
                .into_iter()
                .chain(SECTORS)
                .enumerate()
                .map(move |(index, sector)| RateRow {
                    importer,
                    exporter,
                    sector: sector.to_owned(),
                    month,
                    statutory_baseline: 10.0 + index as f64 * 0.7,
                    statutory_scenario: 13.0 + index as f64 * 0.9,
                    charged_baseline: 2.0 + index as f64 * 0.3,
                    charged_scenario: 5.5 + index as f64 * 0.4,
                    claimed_baseline: (importer == Side::Usa).then_some(86.0 - index as f64),
                    claimed_scenario: None,
                })
        })
        .collect()
}

fn entry(date: &str, event: LogEvent, world: LogWorld, name: &str, text: &str) -> LogEntry {
    LogEntry {
        date: date.parse().expect("a day"),
        event,
        world,
        actor: "USA".to_owned(),
        name: name.to_owned(),
        authority: "IEEPA".to_owned(),
        description: text.to_owned(),
        title_es: (event == LogEvent::ProgrammeEnds).then(|| "Aranceles de la IEEPA".to_owned()),
        targets: vec!["MEX".to_owned(), "CAN".to_owned()],
        sectors: Vec::new(),
        magnitude: None,
        usmca_exempt: false,
        sources: vec!["treaty_2020".to_owned()],
    }
}

/// An action of the scenario on a lever.
fn lever(date: &str, event: LogEvent, world: LogWorld, name: &str, magnitude: f64) -> LogEntry {
    LogEntry {
        authority: "decree".to_owned(),
        targets: Vec::new(),
        magnitude: Some(magnitude),
        sources: Vec::new(),
        ..entry(
            date,
            event,
            world,
            name,
            &format!("{name} set to {magnitude} (ratio)"),
        )
    }
}

/// A recorded measure on a lever, in both worlds.
fn recorded(date: &str, name: &str, magnitude: f64) -> LogEntry {
    LogEntry {
        description: "Joint tracing: a second office".to_owned(),
        title_es: Some("Rastreo conjunto: una segunda oficina".to_owned()),
        authority: String::new(),
        ..lever(
            date,
            LogEvent::ProgrammeStarts,
            LogWorld::Both,
            name,
            magnitude,
        )
    }
}

fn parameter(
    name: &str,
    value: Value,
    drawn: Option<Band>,
    grade: Grade,
    overridden: bool,
) -> ParameterUse {
    ParameterUse {
        name: name.to_owned(),
        unit: "share of the long run".to_owned(),
        grade,
        sources: vec!["boehm_2023".to_owned()],
        value,
        drawn,
        overridden,
        note: "a note".to_owned(),
    }
}

/// The couplings of the program with made-up grades, one of them switched off.
fn couplings() -> Vec<CouplingUse> {
    let grade = |row: usize| match row % 4 {
        0 => None,
        1 => Some(Grade::Published),
        2 => Some(Grade::Judgement),
        _ => Some(Grade::Estimated),
    };
    COUPLINGS
        .iter()
        .enumerate()
        .map(|(row, coupling)| CouplingUse {
            coupling: *coupling,
            grade: grade(row),
            strength: grade(row).map(|_| 0.25 + row as f64),
            measured: row != 1 && grade(row) != Some(Grade::Judgement),
            judged: row != 1,
        })
        .collect()
}

/// The same run with levers only: production chains stay as they are.
pub fn without_trade() -> EnsembleResult {
    let mut result = result();
    for indicator in &mut result.indicators {
        if indicator.indicator.timing != Timing::Channel {
            let sets = indicator.by_closure.iter_mut().map(|set| &mut set.bands);
            for bands in sets.chain([&mut indicator.all]) {
                bands.scenario = bands.baseline.clone();
                let difference = &mut bands.difference;
                for values in [
                    &mut difference.p5,
                    &mut difference.p25,
                    &mut difference.p50,
                    &mut difference.p75,
                    &mut difference.p95,
                ] {
                    values.fill(0.0);
                }
            }
        }
    }
    for row in &mut result.sectors {
        row.output = Band::default();
    }
    for dot in &mut result.dots {
        dot.difference = 0.0;
    }
    result.log.retain(|entry| entry.name != "usmca_termination");
    result
}

pub fn result() -> EnsembleResult {
    let indicators: Vec<IndicatorResult> = INDICATORS
        .iter()
        .map(|indicator| IndicatorResult {
            id: indicator.id(),
            indicator: *indicator,
            all: indicator_bands(*indicator, 1.0),
            judged: (indicator.timing == Timing::Channel)
                .then(|| bands_of_effect(*indicator, judged_effect(*indicator))),
            by_closure: vec![
                ClosureBands {
                    closure: Closure::FlexibleWages,
                    bands: indicator_bands(
                        *indicator,
                        if indicator.quantity == Quantity::NetJobs {
                            0.0
                        } else {
                            0.84
                        },
                    ),
                },
                ClosureBands {
                    closure: Closure::DownwardRigidWages,
                    bands: indicator_bands(*indicator, 1.21),
                },
            ],
        })
        .collect();
    let cells = INDICATORS.len() * months().len();
    let trajectory = |draw: u64, closure| DrawTrajectory {
        draw,
        closure,
        baseline: (0..cells).map(|cell| cell as f64 / 7.0).collect(),
        scenario: (0..cells)
            .map(|cell| cell as f64 / 7.0 - draw as f64)
            .collect(),
        judged: [11.0, 13.0].map(|divisor| {
            (0..LEDGER_INDICATORS.len() * months().len())
                .map(|cell| cell as f64 / divisor)
                .collect()
        }),
    };
    EnsembleResult {
        scenario: "usmca-ends".to_owned(),
        title: "The USMCA ends".to_owned(),
        title_es: "Termina el T-MEC".to_owned(),
        description: "From December 2026 the preference, and the exemptions that hang on it, are lost on both sides \
                      of the border. Everything else stays as recorded."
            .to_owned(),
        description_es: "Desde diciembre de 2026 se pierden, en ambos lados de la frontera, la preferencia y las \
                         exenciones que dependen de ella. Lo demás queda como se registró."
            .to_owned(),
        scenario_text: "[scenario]\ntitle = \"The USMCA ends\"\n\n[[action]]\nactor = \"USA\" # <&>\n".to_owned(),
        baseline: "recorded".to_owned(),
        settings: RunSettings { draws: 200, seed: 2026, threads: None },
        months: months(),
        departure: Some(months()[DEPARTURE]),
        indicators,
        sectors: sectors(),
        rates: rates(),
        dots: dots(),
        log: vec![
            entry("2026-02-20", LogEvent::ProgrammeEnds, LogWorld::Both, "ieepa", "IEEPA tariffs: 25 %"),
            entry("2026-12-01", LogEvent::ActionStarts, LogWorld::Scenario, "usmca_termination", "The USMCA preference ends."),
            lever("2027-03-15", LogEvent::ActionStarts, LogWorld::Scenario, "firearms.southbound_inspections", 2.5),
            recorded("2027-05-01", "firearms.tracing", 1.2),
        ],
        parameters: vec![
            parameter("trade.time_profile_one_year", Value::Number(0.35), Some(band(0.35)), Grade::Published, false),
            parameter("trade.closure", Value::Name("flexible_wages".to_owned()), None, Grade::Judgement, false),
            parameter("trade.border_pass_through", Value::Number(0.9), None, Grade::Estimated, true),
            parameter("firearms.flow", Value::Number(212_000.0), Some(band(212_000.0)), Grade::Published, false),
            parameter("cartels.lethality", Value::Number(1.549e-8), None, Grade::Published, false),
            parameter("ledger.weight_trade", Value::Number(1.0), Some(band(1.0)), Grade::Judgement, false),
            parameter("ledger.weight_joint_action", Value::Number(1.5), None, Grade::Judgement, false),
        ],
        couplings: couplings(),
        draws: vec![DrawRecord {
            draw: 0,
            closure: Closure::FlexibleWages,
            elasticity_set: SETS[0].to_owned(),
            values: vec![("trade.time_profile_one_year".to_owned(), 0.35)],
            names: Vec::new(),
        }],
        failures: Vec::new(),
        data_hash: "d41d8cd98f00b204".to_owned(),
        trajectories: vec![trajectory(0, Closure::FlexibleWages), trajectory(1, Closure::DownwardRigidWages)],
    }
}

pub fn bibliography() -> Bibliography {
    let source = |authors: &str, year, title: &str| Source {
        authors: authors.to_owned(),
        year,
        title: title.to_owned(),
        venue: "A journal 1(1)".to_owned(),
        doi: Some("10.1257/aer.20210225".to_owned()),
        publisher: "A publisher".to_owned(),
        licence: "read".to_owned(),
        taken: "a number".to_owned(),
    };
    Bibliography(
        [
            (
                "boehm_2023".to_owned(),
                source(
                    "C. E. Boehm, A. A. Levchenko, N. Pandalai-Nayar",
                    2023,
                    "The Long and Short (Run) of Trade Elasticities",
                ),
            ),
            (
                "treaty_2020".to_owned(),
                source("Parties", 2020, "Agreement between <A> & B"),
            ),
            (
                "unused_1999".to_owned(),
                source("Nobody", 1999, "Not cited"),
            ),
        ]
        .into_iter()
        .collect(),
    )
}

pub fn identity() -> RunIdentity {
    RunIdentity {
        version: "0.1.0".to_owned(),
        commit: Some("a78acb1".to_owned()),
        command: "vecinos run usmca-ends --draws 200 --seed 2026".to_owned(),
    }
}
