//! From flows, tariffs, input shares and elasticities to a balanced benchmark economy.
//!
//! Expenditure is X = Σ x (1+t) over exporters, output Y = Σ x over importers (the diagonal is domestic sales), final
//! demand is what production does not use, X − Σ γ Y over using sectors, and income is its sum, which equals value added plus tariff revenue
//! plus the trade deficit by construction (Caliendo and Parro 2015, section 3 and their replication package).

use vecinos_evidence::benchmark::BenchmarkTable;

use crate::economy::{Dimensions, Economy};
use crate::equilibrium::Equilibrium;
use crate::error::{Cell, SolveError};
use crate::labour::LabourMarket;
use crate::policy::{Deficit, Policy};
use crate::settings::SolverSettings;
use crate::solver::solve;

/// Negative final demand below this share of the region's income is rounding and is set to zero without asking.
pub const ROUNDING_SHARE_OF_INCOME: f64 = 1e-6;

/// A negative flow above minus this share of the mean world flow of a sector is rounding and is set to zero.
pub const ROUNDING_SHARE_OF_FLOWS: f64 = 1e-9;

/// Input shares may be negative down to this value (the 1993 table of Caliendo and Parro has −0.0008).
pub const LOWEST_INPUT_SHARE: f64 = -0.01;

/// A benchmark as data give it.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkData {
    /// Numbers of regions and sectors.
    pub dimensions: Dimensions,
    /// x: flows at the exporter's price, net of tariff; the diagonal is domestic sales. Cube, any one money unit.
    pub flows: Vec<f64>,
    /// t: ad valorem tariffs as fractions. Cube.
    pub tariff: Vec<f64>,
    /// γ: share of each input in gross cost; value added is the rest. `[region][input][using]`.
    pub input_share: Vec<f64>,
    /// θ: trade elasticity by sector.
    pub elasticity: Vec<f64>,
}

impl BenchmarkData {
    /// The data of a benchmark table with one of its sets of elasticities.
    ///
    /// Errors: [`CalibrationError::UnknownElasticitySet`].
    pub fn from_table(
        table: &BenchmarkTable,
        elasticity_set: &str,
    ) -> Result<Self, CalibrationError> {
        let Some(elasticity) = table.elasticity_sets.get(elasticity_set) else {
            let names: Vec<&str> = table.elasticity_sets.keys().map(String::as_str).collect();
            return Err(CalibrationError::UnknownElasticitySet {
                name: elasticity_set.to_owned(),
                available: names.join(", "),
            });
        };
        Ok(Self {
            dimensions: Dimensions {
                regions: table.regions.len(),
                sectors: table.sectors.len(),
            },
            flows: table.flows.clone(),
            tariff: table.tariffs.clone(),
            input_share: table.inputs.clone(),
            elasticity: elasticity.clone(),
        })
    }
}

impl Economy {
    /// The balanced economy of a benchmark table with one of its sets of elasticities, its observed deficits kept.
    ///
    /// Errors: [`CalibrationError`]; negative final demand beyond rounding is one of them unless `reconcile` says otherwise.
    pub fn from_table(
        table: &BenchmarkTable,
        elasticity_set: &str,
        reconcile: Reconcile,
    ) -> Result<Self, CalibrationError> {
        let data = BenchmarkData::from_table(table, elasticity_set)?;
        Ok(calibrate(&data, reconcile)?.economy)
    }
}

/// What to do with negative final demand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reconcile {
    /// Rounding is set to zero; anything larger is [`CalibrationError::NegativeFinalDemand`].
    #[default]
    Strict,
    /// The three-step base: negatives set to zero, shares renormalised, solved with the observed deficits, rebased.
    ThreeSteps,
}

/// Why data do not make a benchmark.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CalibrationError {
    /// A table has the wrong length, or a value is not finite or out of its range.
    #[error("invalid benchmark: {table} at {cell}: {reason}")]
    InvalidData {
        /// Name of the table (field of [`BenchmarkData`]).
        table: &'static str,
        /// Where.
        cell: Cell,
        /// What is wrong, with the value found.
        reason: String,
    },
    /// Production uses more of a sector than the region buys.
    #[error(
        "negative final demand: region {region}, sector {sector}: {value} (share of the region's income {share_of_income:e}); \
         reconcile in three steps to clip and re-solve"
    )]
    NegativeFinalDemand {
        /// Index of the region.
        region: usize,
        /// Index of the sector.
        sector: usize,
        /// The implied final demand, in the money unit of the flows.
        value: f64,
        /// The same as a share of the region's income.
        share_of_income: f64,
    },
    /// A region whose income, the sum of its final demand, is not positive.
    #[error("region {region} has no income: its implied final demand sums to {income}")]
    NoIncome {
        /// Index of the region.
        region: usize,
        /// The sum of final demand.
        income: f64,
    },
    /// The benchmark names no such set of elasticities.
    #[error("no set of elasticities is called `{name}`; there are: {available}")]
    UnknownElasticitySet {
        /// The name asked for.
        name: String,
        /// The names that exist, separated by commas.
        available: String,
    },
    /// The reconciled base could not be solved.
    #[error("the base could not be re-solved: {0}")]
    Solve(#[from] SolveError),
}

/// A final-demand cell that was set to zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClippedCell {
    /// Index of the region.
    pub region: usize,
    /// Index of the sector.
    pub sector: usize,
    /// The final demand implied by the data, negative, in the money unit of the flows.
    pub value: f64,
}

/// A calibrated benchmark with what was done to obtain it.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// The balanced economy.
    pub economy: Economy,
    /// The cells of final demand that were set to zero.
    pub clipped: Vec<ClippedCell>,
    /// Whether the base was re-solved and rebased because cells were clipped.
    pub reconciled: bool,
}

/// Calibrates a benchmark economy with its observed deficits.
///
/// When any cell was clipped the base is solved at its own tariffs and rebased, so that the economy returned is a fixed
/// point of the model in every case.
pub fn calibrate(
    data: &BenchmarkData,
    reconcile: Reconcile,
) -> Result<Calibration, CalibrationError> {
    let data = cleaned(data)?;
    let dimensions = data.dimensions;
    let sectors = dimensions.sectors;
    let accounts = Accounts::of_flows(&data);
    let trade_share = trade_shares(&data, &accounts.expenditure);

    let mut value_added_share = vec![0.0; dimensions.regions * sectors];
    let mut value_added = vec![0.0; dimensions.regions];
    let mut final_demand = accounts.expenditure.clone();
    for (region, value_added) in value_added.iter_mut().enumerate() {
        for using in 0..sectors {
            let position = dimensions.region_sector(region, using);
            let produced = accounts.output[position];
            let mut materials = 0.0;
            for input in 0..sectors {
                let share = data.input_share[dimensions.input(region, input, using)];
                materials += share;
                final_demand[dimensions.region_sector(region, input)] -= share * produced;
            }
            value_added_share[position] = 1.0 - materials;
            *value_added += (1.0 - materials) * produced;
        }
    }
    let Clipping {
        clipped,
        beyond_rounding,
        shares,
    } = final_demand_shares(dimensions, &final_demand, reconcile)?;

    let economy = Economy {
        dimensions,
        trade_share,
        tariff: data.tariff,
        value_added_share,
        input_share: data.input_share,
        final_demand_share: shares,
        value_added,
        deficit: accounts.deficit,
        expenditure: accounts.expenditure,
        elasticity: data.elasticity,
    };
    let economy = if beyond_rounding {
        resolved(&economy, Deficit::Kept)?
    } else {
        economy
    };
    Ok(Calibration {
        economy,
        clipped,
        reconciled: beyond_rounding,
    })
}

/// What flows and tariffs imply for each region.
struct Accounts {
    /// X, tariffs included. `[region][sector]`.
    expenditure: Vec<f64>,
    /// Y at the producer's price. `[region][sector]`.
    output: Vec<f64>,
    /// Imports less exports. `[region]`.
    deficit: Vec<f64>,
}

impl Accounts {
    fn of_flows(data: &BenchmarkData) -> Self {
        let dimensions = data.dimensions;
        let (regions, sectors) = (dimensions.regions, dimensions.sectors);
        let mut accounts = Self {
            expenditure: vec![0.0; regions * sectors],
            output: vec![0.0; regions * sectors],
            deficit: vec![0.0; regions],
        };
        for sector in 0..sectors {
            for importer in 0..regions {
                for exporter in 0..regions {
                    let cell = dimensions.cell(sector, importer, exporter);
                    let flow = data.flows[cell];
                    accounts.expenditure[dimensions.region_sector(importer, sector)] +=
                        flow * (1.0 + data.tariff[cell]);
                    accounts.output[dimensions.region_sector(exporter, sector)] += flow;
                    if importer != exporter {
                        accounts.deficit[importer] += flow;
                        accounts.deficit[exporter] -= flow;
                    }
                }
            }
        }
        accounts
    }
}

/// π = x (1+t) / X; zero where a region buys nothing.
fn trade_shares(data: &BenchmarkData, expenditure: &[f64]) -> Vec<f64> {
    let dimensions = data.dimensions;
    let mut shares = vec![0.0; dimensions.cells()];
    for sector in 0..dimensions.sectors {
        for importer in 0..dimensions.regions {
            let total = expenditure[dimensions.region_sector(importer, sector)];
            if total > 0.0 {
                for exporter in 0..dimensions.regions {
                    let cell = dimensions.cell(sector, importer, exporter);
                    shares[cell] = data.flows[cell] * (1.0 + data.tariff[cell]) / total;
                }
            }
        }
    }
    shares
}

/// Final demand in shares, with what was cut.
struct Clipping {
    clipped: Vec<ClippedCell>,
    /// Whether more than the last digits was cut, so that the base has to be solved again.
    beyond_rounding: bool,
    /// α. `[region][sector]`.
    shares: Vec<f64>,
}

fn final_demand_shares(
    dimensions: Dimensions,
    final_demand: &[f64],
    reconcile: Reconcile,
) -> Result<Clipping, CalibrationError> {
    let mut clipping = Clipping {
        clipped: Vec::new(),
        beyond_rounding: false,
        shares: vec![0.0; final_demand.len()],
    };
    for (region, (demands, shares)) in final_demand
        .chunks_exact(dimensions.sectors)
        .zip(clipping.shares.chunks_exact_mut(dimensions.sectors))
        .enumerate()
    {
        let income: f64 = demands.iter().sum();
        if income.is_nan() || income <= 0.0 {
            return Err(CalibrationError::NoIncome { region, income });
        }
        let mut positive = 0.0;
        for (sector, (&demand, share)) in demands.iter().zip(shares.iter_mut()).enumerate() {
            if demand < 0.0 {
                let share_of_income = demand / income;
                if reconcile == Reconcile::Strict && share_of_income <= -ROUNDING_SHARE_OF_INCOME {
                    return Err(CalibrationError::NegativeFinalDemand {
                        region,
                        sector,
                        value: demand,
                        share_of_income,
                    });
                }
                clipping.clipped.push(ClippedCell {
                    region,
                    sector,
                    value: demand,
                });
                clipping.beyond_rounding |= share_of_income < -1e-15;
            }
            *share = demand.max(0.0);
            positive += *share;
        }
        for share in shares {
            *share /= positive;
        }
    }
    Ok(clipping)
}

/// The economy without trade deficits: solved with D = 0 at its own tariffs, then rebased (third step of the base of the
/// 2015 paper).
pub fn remove_deficits(economy: &Economy) -> Result<Economy, SolveError> {
    resolved(economy, Deficit::Removed)
}

fn resolved(economy: &Economy, deficit: Deficit) -> Result<Economy, SolveError> {
    let policy = Policy {
        deficit,
        ..Policy::unchanged(economy)
    };
    let equilibrium = solve(
        economy,
        &policy,
        &LabourMarket::flexible(),
        &SolverSettings {
            tolerance: 1e-14,
            ..SolverSettings::tight()
        },
    )
    .or_else(|_| {
        // Rounding of large economies can keep the last digit from settling; the tight tolerance is then the best there is.
        solve(
            economy,
            &policy,
            &LabourMarket::flexible(),
            &SolverSettings::tight(),
        )
    })?;
    Ok(rebase(economy, &equilibrium))
}

/// Makes an equilibrium the new benchmark: its trade shares, tariffs, labour income, deficits and expenditure.
///
/// Cost, input and final-demand shares are technology and tastes and stay. Employment below one becomes the new normal.
#[must_use]
pub fn rebase(economy: &Economy, equilibrium: &Equilibrium) -> Economy {
    Economy {
        dimensions: economy.dimensions,
        trade_share: equilibrium.trade_share.clone(),
        tariff: equilibrium.tariff.clone(),
        value_added_share: economy.value_added_share.clone(),
        input_share: economy.input_share.clone(),
        final_demand_share: economy.final_demand_share.clone(),
        value_added: (0..economy.dimensions.regions)
            .map(|region| equilibrium.labour_income_of(region))
            .collect(),
        deficit: equilibrium.deficit.clone(),
        expenditure: equilibrium.expenditure.clone(),
        elasticity: economy.elasticity.clone(),
    }
}

/// Flows with the diagonal filled from gross output: domestic sales = gross output − exports, gross output raised to
/// exports where it is smaller (first step of the base of the 2015 paper). The diagonal of `flows` is ignored.
#[must_use]
pub fn with_domestic_sales(
    dimensions: Dimensions,
    flows: &[f64],
    gross_output: &[f64],
) -> Vec<f64> {
    let mut complete = flows.to_vec();
    for sector in 0..dimensions.sectors {
        for exporter in 0..dimensions.regions {
            let exports: f64 = (0..dimensions.regions)
                .filter(|&importer| importer != exporter)
                .map(|importer| flows[dimensions.cell(sector, importer, exporter)])
                .sum();
            complete[dimensions.cell(sector, exporter, exporter)] =
                (gross_output[dimensions.region_sector(exporter, sector)] - exports).max(0.0);
        }
    }
    complete
}

/// Checks the data and sets rounding-size negative flows to zero.
fn cleaned(data: &BenchmarkData) -> Result<BenchmarkData, CalibrationError> {
    let dimensions = data.dimensions;
    let (regions, sectors) = (dimensions.regions, dimensions.sectors);
    let invalid = |table, cell, reason: String| CalibrationError::InvalidData {
        table,
        cell,
        reason,
    };
    for (table, length, expected) in [
        ("flows", data.flows.len(), dimensions.cells()),
        ("tariff", data.tariff.len(), dimensions.cells()),
        (
            "input_share",
            data.input_share.len(),
            regions * sectors * sectors,
        ),
        ("elasticity", data.elasticity.len(), sectors),
    ] {
        if length != expected || expected == 0 {
            return Err(invalid(
                table,
                Cell::Whole,
                format!("{length} values, expected {expected}"),
            ));
        }
    }
    for (sector, &elasticity) in data.elasticity.iter().enumerate() {
        if !elasticity.is_finite() || elasticity <= 0.0 {
            return Err(invalid(
                "elasticity",
                Cell::Sector { sector },
                format!("{elasticity} is not a finite number above 0"),
            ));
        }
    }
    let mut cleaned = data.clone();
    let world: f64 = data.flows.iter().map(|flow| flow.abs()).sum::<f64>() / sectors as f64;
    for sector in 0..sectors {
        for importer in 0..regions {
            for exporter in 0..regions {
                let position = dimensions.cell(sector, importer, exporter);
                let cell = Cell::Flow {
                    sector,
                    importer,
                    exporter,
                };
                let tariff = data.tariff[position];
                if !tariff.is_finite() || tariff <= -1.0 {
                    return Err(invalid(
                        "tariff",
                        cell,
                        format!("{tariff} is not a finite number above -1"),
                    ));
                }
                let flow = data.flows[position];
                if !flow.is_finite() || flow < -ROUNDING_SHARE_OF_FLOWS * world {
                    return Err(invalid(
                        "flows",
                        cell,
                        format!("{flow} is not a finite number of at least 0"),
                    ));
                }
                if flow < 0.0 {
                    cleaned.flows[position] = 0.0;
                }
            }
        }
    }
    for region in 0..regions {
        for using in 0..sectors {
            let mut materials = 0.0;
            for input in 0..sectors {
                let share = data.input_share[dimensions.input(region, input, using)];
                if !share.is_finite() || share < LOWEST_INPUT_SHARE {
                    return Err(invalid(
                        "input_share",
                        Cell::Input {
                            region,
                            input,
                            using,
                        },
                        format!("{share} is not a finite number of at least 0"),
                    ));
                }
                materials += share;
            }
            if materials > 1.0 + 1e-9 {
                return Err(invalid(
                    "input_share",
                    Cell::RegionSector {
                        region,
                        sector: using,
                    },
                    format!("the inputs sum to {materials}, more than the whole cost"),
                ));
            }
        }
    }
    Ok(cleaned)
}
