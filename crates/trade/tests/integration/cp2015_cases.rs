//! Scenarios of Caliendo and Parro (2015) and the comparison with what the paper prints.

use std::sync::OnceLock;

use vecinos_numerics::math::{exp, ln};
use vecinos_trade::measures::{
    FirstOrderWelfare, RegionOutcome, first_order_welfare, import_growth, region_outcomes,
};
use vecinos_trade::{Economy, Equilibrium, LabourMarket, Policy, SolverSettings, solve};

use crate::cp2015_data::{CANADA, MEXICO, NaftaData, UNITED_STATES, inside_nafta};

pub const MEMBERS: [usize; 3] = [MEXICO, CANADA, UNITED_STATES];
pub const TRADABLE: usize = 20;

/// One solved scenario.
pub struct Case {
    pub economy: Economy,
    pub equilibrium: Equilibrium,
    pub outcomes: Vec<RegionOutcome>,
    pub welfare: FirstOrderWelfare,
}

impl Case {
    pub fn new(economy: Economy, tariff: Vec<f64>) -> Self {
        let equilibrium = solve_policy(&economy, &Policy::with_tariff(tariff));
        Self::of(economy, equilibrium)
    }

    /// A scenario of the package itself, whose cost shares add up to `1 + excess` (`[region][sector]`, below 4e-7 because
    /// material shares are printed to seven digits). Its cost function has the wage to the power β + excess; the excess
    /// enters as a factor on what each exporter charges everywhere, its own market included.
    pub fn of_package(economy: Economy, tariff: Vec<f64>, excess: &[f64]) -> Self {
        let policy = Policy::with_tariff(tariff);
        let wage_hat = solve_policy(&economy, &policy).wage_hat;
        let dimensions = economy.dimensions;
        let factor: Vec<f64> = excess
            .iter()
            .enumerate()
            .map(|(position, excess)| exp(excess * ln(wage_hat[position / dimensions.sectors])))
            .collect();
        let mut trade_cost_hat = vec![1.0; dimensions.cells()];
        for sector in 0..dimensions.sectors {
            for importer in 0..dimensions.regions {
                for exporter in 0..dimensions.regions {
                    trade_cost_hat[dimensions.cell(sector, importer, exporter)] =
                        factor[dimensions.region_sector(exporter, sector)];
                }
            }
        }
        let policy = Policy {
            trade_cost_hat: Some(trade_cost_hat),
            ..policy
        };
        let mut equilibrium = solve_policy(&economy, &policy);
        for (cost, factor) in equilibrium.cost_hat.iter_mut().zip(&factor) {
            *cost *= factor;
        }
        Self::of(economy, equilibrium)
    }

    fn of(economy: Economy, equilibrium: Equilibrium) -> Self {
        let outcomes = region_outcomes(&economy, &equilibrium).unwrap();
        let welfare = first_order_welfare(&economy, &equilibrium).unwrap();
        Self {
            economy,
            equilibrium,
            outcomes,
            welfare,
        }
    }

    pub fn growth(&self, importer: usize, exporters: &[usize]) -> f64 {
        import_growth(&self.economy, &self.equilibrium, importer, exporters)
            .unwrap()
            .unwrap()
    }

    pub fn nafta_growth(&self, importer: usize) -> f64 {
        let partners: Vec<usize> = MEMBERS
            .into_iter()
            .filter(|&member| member != importer)
            .collect();
        self.growth(importer, &partners)
    }

    /// Terms of trade with the partners in the agreement, and with the rest; then the volume of trade likewise. Per cent.
    pub fn by_group(&self, region: usize) -> [f64; 4] {
        let split = |parts: Vec<f64>| {
            let inside: f64 = MEMBERS
                .iter()
                .filter(|&&member| member != region)
                .map(|&member| parts[member])
                .sum();
            [100.0 * inside, 100.0 * (parts.iter().sum::<f64>() - inside)]
        };
        let terms = split(self.welfare.terms_of_trade_by_partner(region));
        let volume = split(self.welfare.volume_of_trade_by_partner(region));
        [terms[0], terms[1], volume[0], volume[1]]
    }
}

pub fn solve_policy(economy: &Economy, policy: &Policy) -> Equilibrium {
    solve(
        economy,
        policy,
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .unwrap()
}

/// The scenarios of the paper on the full model.
pub struct Replication {
    pub nafta: Case,
    pub world: Case,
    pub world_without_nafta: Case,
    pub nafta_with_deficits: Case,
}

pub fn data() -> Option<&'static NaftaData> {
    static DATA: OnceLock<Option<NaftaData>> = OnceLock::new();
    DATA.get_or_init(NaftaData::read).as_ref()
}

pub fn replication() -> Option<&'static Replication> {
    static CASES: OnceLock<Option<Replication>> = OnceLock::new();
    CASES
        .get_or_init(|| {
            let data = data()?;
            let base = data.solved_base("zero");
            let excess = data.excess_of_cost_shares();
            let case = |base: &Economy, tariff| Case::of_package(base.clone(), tariff, &excess);
            Some(Replication {
                nafta: case(&base, data.tariffs(inside_nafta)),
                world: case(&base, data.tariff_2005.clone()),
                world_without_nafta: case(&base, data.tariffs(|n, i| !inside_nafta(n, i))),
                nafta_with_deficits: case(&data.solved_base("def"), data.tariffs(inside_nafta)),
            })
        })
        .as_ref()
}

/// Cells in which the paper prints another second decimal than its own replication package gives (the printed parts were
/// made to add up): table, region, column.
pub const PRINTED_OTHERWISE: [(&str, usize, &str); 3] = [
    ("Table A4", MEXICO, "ToT"),
    ("Table A4", UNITED_STATES, "welfare"),
    ("Table 11, one sector", UNITED_STATES, "welfare"),
];

/// `value` rounds to the `printed` number of two decimals; in the cells of [`PRINTED_OTHERWISE`] it lies within one unit of
/// the last digit.
pub fn assert_printed(table: &str, region: usize, column: &str, value: f64, printed: f64) {
    let tolerance = if PRINTED_OTHERWISE.contains(&(table, region, column)) {
        0.01
    } else {
        0.005
    };
    assert!(
        (value - printed).abs() <= tolerance + 1e-9,
        "{table}, region {region}, {column}: {value:.6}, the paper prints {printed}"
    );
}

pub const COLUMNS: [&str; 4] = ["welfare", "ToT", "VoT", "wage"];

/// Welfare, terms of trade, volume of trade and real wage in per cent.
pub fn welfare_row(outcome: &RegionOutcome) -> [f64; 4] {
    [
        outcome.linear_welfare_pct,
        outcome.terms_of_trade_pct,
        outcome.volume_of_trade_pct,
        outcome.real_wage_pct,
    ]
}

/// Compares the first columns of a table with the rows printed for Mexico, Canada and the United States.
pub fn assert_rows<const WIDTH: usize>(
    table: &str,
    rows: impl Fn(usize) -> [f64; 4],
    expected: [[f64; WIDTH]; 3],
) {
    for (region, printed_row) in MEMBERS.into_iter().zip(expected) {
        for ((value, printed), column) in rows(region).into_iter().zip(printed_row).zip(COLUMNS) {
            assert_printed(table, region, column, value, printed);
        }
    }
}

/// Table 2 of the paper.
pub const TABLE_2: [[f64; 4]; 3] = [
    [1.31, -0.41, 1.72, 1.72],
    [-0.06, -0.11, 0.04, 0.32],
    [0.08, 0.04, 0.04, 0.11],
];
