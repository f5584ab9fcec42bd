//! Formulas that a paper proves for any economy, held against solves of the embedded one.

use vecinos_numerics::linear_algebra::{LuFactorization, Matrix};
use vecinos_numerics::math;
use vecinos_trade::calibration::{calibrate, remove_deficits};
use vecinos_trade::{
    BenchmarkData, Dimensions, Economy, Equilibrium, LabourMarket, Policy, Reconcile,
    SolverSettings, solve,
};

use super::label::Label;
use super::{Embedded, Replication};

/// Sides whose numbers are compared.
const SIDES: [&str; 3] = ["USA", "MEX", "CAN"];

/// Rise of iceberg costs and of tariffs in the experiments, as a fraction.
const RISE: f64 = 0.25;

/// Trade elasticity of the one-sector economy.
const ONE_SECTOR_ELASTICITY: f64 = 5.0;

pub(super) fn replications(embedded: &Embedded) -> Vec<Replication> {
    let mut found = Vec::new();
    let one_sector = one_sector_experiment(embedded);
    let many_sectors = many_sector_experiment(embedded);
    for side in SIDES {
        let region = embedded.region(side);
        let pair = one_sector
            .as_ref()
            .map_err(Clone::clone)
            .and_then(|(economy, equilibrium)| {
                let region = region.clone()?;
                Ok((
                    domestic_share_formula(economy, equilibrium, region),
                    percent(equilibrium.real_income_hat[region]),
                ))
            });
        found.push(replication(
            "doctor-paper-arkolakis",
            "doctor-place-proposition",
            Label::with("doctor-one-sector-income", [("side", side.to_owned())]),
            pair,
        ));
        let pair =
            many_sectors
                .as_ref()
                .map_err(Clone::clone)
                .and_then(|(economy, equilibrium)| {
                    let region = region.clone()?;
                    let wage = equilibrium.wage_hat[region] / equilibrium.price_index_hat[region];
                    Ok((
                        real_wage_formula(economy, equilibrium, region)?,
                        percent(wage),
                    ))
                });
        found.push(replication(
            "doctor-paper-caliendo-parro",
            "doctor-place-real-wages",
            Label::with("doctor-many-sector-wage", [("side", side.to_owned())]),
            pair,
        ));
    }
    found
}

fn replication(
    paper: &'static str,
    place: &'static str,
    quantity: Label,
    pair: Result<(f64, f64), String>,
) -> Replication {
    let (theirs, ours) = match pair {
        Ok((theirs, ours)) => (theirs, Ok(ours)),
        Err(reason) => (f64::NAN, Err(reason)),
    };
    Replication {
        paper: Label::plain(paper),
        place: Label::plain(place),
        quantity,
        unit: Label::plain("doctor-unit-percent"),
        theirs,
        ours,
        tolerance: 1e-7,
    }
}

fn percent(ratio: f64) -> f64 {
    100.0 * (ratio - 1.0)
}

/// The embedded economy as one sector made by labour alone, balanced and without tariffs, and its equilibrium when
/// goods between the neighbours need 25 % more shipping.
fn one_sector_experiment(embedded: &Embedded) -> Result<(Economy, Equilibrium), String> {
    let regions = embedded.table.regions.len();
    let mut flows = vec![0.0; regions * regions];
    for cube in embedded.table.flows.chunks(regions * regions) {
        for (sum, flow) in flows.iter_mut().zip(cube) {
            *sum += flow;
        }
    }
    let dimensions = Dimensions {
        regions,
        sectors: 1,
    };
    let data = BenchmarkData {
        dimensions,
        tariff: vec![0.0; flows.len()],
        flows,
        input_share: vec![0.0; regions],
        elasticity: vec![ONE_SECTOR_ELASTICITY],
    };
    let observed = calibrate(&data, Reconcile::Strict)
        .map_err(|error| error.to_string())?
        .economy;
    let economy = remove_deficits(&observed).map_err(|error| error.to_string())?;
    let mut trade_cost = vec![1.0; dimensions.cells()];
    let neighbours = SIDES.map(|side| embedded.region(side));
    for importer in &neighbours {
        for exporter in &neighbours {
            let (importer, exporter) = (importer.clone()?, exporter.clone()?);
            if importer != exporter {
                trade_cost[dimensions.cell(0, importer, exporter)] = 1.0 + RISE;
            }
        }
    }
    let policy = Policy {
        trade_cost_hat: Some(trade_cost),
        ..Policy::unchanged(&economy)
    };
    let equilibrium = solved(&economy, &policy)?;
    Ok((economy, equilibrium))
}

/// The embedded economy under 25 more points on all goods that the United States buys from Mexico and Canada.
fn many_sector_experiment(embedded: &Embedded) -> Result<(Economy, Equilibrium), String> {
    let economy = embedded.economy("fontagne_2022")?;
    let usa = embedded.region("USA")?;
    let mut policy = Policy::unchanged(&economy);
    for exporter in ["MEX", "CAN"] {
        let exporter = embedded.region(exporter)?;
        policy.raise_tariff(economy.dimensions, usa, exporter, embedded.goods(), RISE);
    }
    let equilibrium = solved(&economy, &policy)?;
    Ok((economy, equilibrium))
}

fn solved(economy: &Economy, policy: &Policy) -> Result<Equilibrium, String> {
    solve(
        economy,
        policy,
        &LabourMarket::flexible(),
        &SolverSettings::tight(),
    )
    .map_err(|error| error.to_string())
}

/// Ŵ = λ̂^(−1/ε): real income from the change of the share of spending that stays at home, nothing else.
fn domestic_share_formula(economy: &Economy, equilibrium: &Equilibrium, region: usize) -> f64 {
    percent(math::pow(
        domestic_share_hat(economy, equilibrium, 0, region),
        -1.0 / ONE_SECTOR_ELASTICITY,
    ))
}

/// ln(ŵ/P̂) = −α·(I − Γᵀ)⁻¹·(ln π̂ / θ): the real wage from the changes of domestic shares in all sectors, the inputs of
/// inputs counted through Γ. Holds because the price of every sector is its unit cost times π̂^(1/θ) and the shares of
/// labour and inputs in cost sum to one.
fn real_wage_formula(
    economy: &Economy,
    equilibrium: &Equilibrium,
    region: usize,
) -> Result<f64, String> {
    let dimensions = economy.dimensions;
    let sectors = dimensions.sectors;
    let mut system = Matrix::identity(sectors);
    let mut right = Vec::with_capacity(sectors);
    for using in 0..sectors {
        for (input, entry) in system.row_mut(using).iter_mut().enumerate() {
            *entry -= economy.input_share[dimensions.input(region, input, using)];
        }
        let share = domestic_share_hat(economy, equilibrium, using, region);
        right.push(math::ln(share) / economy.elasticity[using]);
    }
    let solution = LuFactorization::new(system)
        .and_then(|factors| factors.solve(&right))
        .map_err(|error| error.to_string())?;
    let logarithm: f64 = solution
        .iter()
        .enumerate()
        .map(|(sector, value)| {
            -economy.final_demand_share[dimensions.region_sector(region, sector)] * value
        })
        .sum();
    Ok(percent(math::exp(logarithm)))
}

/// π̂ of what a region buys from itself in a sector; 1 where it buys nothing of its own.
fn domestic_share_hat(
    economy: &Economy,
    equilibrium: &Equilibrium,
    sector: usize,
    region: usize,
) -> f64 {
    let cell = economy.dimensions.cell(sector, region, region);
    let before = economy.trade_share[cell];
    if before > 0.0 {
        equilibrium.trade_share[cell] / before
    } else {
        1.0
    }
}
