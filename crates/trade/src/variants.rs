//! Simpler models on the same data: the variants of Caliendo and Parro (2015), Table 11.
//!
//! Each function gives benchmark data, not an economy: every variant is calibrated anew
//! ([`crate::calibration::calibrate`]), because final demand and deficits follow from flows and input shares.

use crate::calibration::BenchmarkData;
use crate::economy::Dimensions;
use crate::measures::{MeasureError, check_lengths};

/// Sectors of the one-sector variant: tradable and non-tradable.
pub const TRADABLE: usize = 0;
/// See [`TRADABLE`].
pub const NON_TRADABLE: usize = 1;

/// Why a variant cannot be formed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VariantError {
    /// A table has another length than the dimensions say.
    #[error(transparent)]
    Measure(#[from] MeasureError),
    /// Both groups of sectors need at least one sector.
    #[error("no sector is {group}")]
    EmptyGroup {
        /// "tradable" or "non-tradable".
        group: &'static str,
    },
}

/// *No materials*: production with labour alone, value-added shares of one (Table 11, "no materials").
pub fn without_materials(data: &BenchmarkData) -> Result<BenchmarkData, VariantError> {
    check(data)?;
    Ok(BenchmarkData {
        input_share: vec![0.0; data.input_share.len()],
        ..data.clone()
    })
}

/// *No input–output links*: each sector uses only its own output as material (Table 11, "no I-O").
///
/// The share of the own output in gross cost is the sector's own share of its material cost in the full model, `γ_jj/Σ_k γ_kj`
/// (the authors' program takes this ratio, not `γ_jj` itself), and value added is the rest.
pub fn without_input_output_links(data: &BenchmarkData) -> Result<BenchmarkData, VariantError> {
    check(data)?;
    let dimensions = data.dimensions;
    let mut input_share = vec![0.0; data.input_share.len()];
    for region in 0..dimensions.regions {
        for sector in 0..dimensions.sectors {
            let materials: f64 = material_cost(data, region, sector);
            if materials > 0.0 {
                let own = dimensions.input(region, sector, sector);
                input_share[own] = data.input_share[own] / materials;
            }
        }
    }
    Ok(BenchmarkData {
        input_share,
        ..data.clone()
    })
}

/// *One sector*: one tradable and one non-tradable sector ([`TRADABLE`], [`NON_TRADABLE`]), both with the trade elasticity
/// `elasticity` (Table 11, "one sector"; the paper takes 4.55, its full-sample estimate).
///
/// Flows are summed. The tariff of a pair is the median over tradable sectors ([`median_tariffs`]); the value-added share of
/// a group is the median over its sectors; the input matrix is the mean of the shares in material cost over the using, then
/// over the input sectors of each group, columns rescaled to one. `tradable[sector]` says which sectors are traded.
pub fn one_sector(
    data: &BenchmarkData,
    tradable: &[bool],
    elasticity: f64,
) -> Result<BenchmarkData, VariantError> {
    check(data)?;
    let tariff = median_tariffs(data.dimensions, &data.tariff, tradable)?;
    let old = data.dimensions;
    let new = Dimensions {
        regions: old.regions,
        sectors: 2,
    };
    let groups = [members(tradable, true)?, members(tradable, false)?];

    let mut flows = vec![0.0; new.cells()];
    for (group, sectors) in groups.iter().enumerate() {
        for &sector in sectors {
            for importer in 0..old.regions {
                for exporter in 0..old.regions {
                    flows[new.cell(group, importer, exporter)] +=
                        data.flows[old.cell(sector, importer, exporter)];
                }
            }
        }
    }

    let mut input_share = vec![0.0; new.regions * 4];
    for region in 0..new.regions {
        for (using_group, using_sectors) in groups.iter().enumerate() {
            let value_added: Vec<f64> = using_sectors
                .iter()
                .map(|&sector| 1.0 - material_cost(data, region, sector))
                .collect();
            let materials = 1.0 - median(value_added);
            let mean_shares = groups
                .each_ref()
                .map(|inputs| mean_material_share(data, region, inputs, using_sectors));
            let total: f64 = mean_shares.iter().sum();
            if total > 0.0 {
                for (input_group, share) in mean_shares.into_iter().enumerate() {
                    input_share[new.input(region, input_group, using_group)] =
                        materials * share / total;
                }
            }
        }
    }
    Ok(BenchmarkData {
        dimensions: new,
        flows,
        tariff,
        input_share,
        elasticity: vec![elasticity; 2],
    })
}

/// Tariffs of the one-sector variant: for each pair the median over tradable sectors, zero on the non-tradable sector.
/// Serves for benchmark and counterfactual tariffs alike. A cube of two sectors.
pub fn median_tariffs(
    dimensions: Dimensions,
    tariff: &[f64],
    tradable: &[bool],
) -> Result<Vec<f64>, VariantError> {
    check_lengths(&[
        ("tariff", tariff.len(), dimensions.cells()),
        ("tradable", tradable.len(), dimensions.sectors),
    ])?;
    let traded = members(tradable, true)?;
    let new = Dimensions {
        regions: dimensions.regions,
        sectors: 2,
    };
    let mut medians = vec![0.0; new.cells()];
    for importer in 0..new.regions {
        for exporter in 0..new.regions {
            let rates: Vec<f64> = traded
                .iter()
                .map(|&sector| tariff[dimensions.cell(sector, importer, exporter)])
                .collect();
            medians[new.cell(TRADABLE, importer, exporter)] = median(rates);
        }
    }
    Ok(medians)
}

/// Mean over `inputs` of the mean over `using` of the shares of inputs in material cost.
fn mean_material_share(
    data: &BenchmarkData,
    region: usize,
    inputs: &[usize],
    using: &[usize],
) -> f64 {
    let mut sum = 0.0;
    for &user in using {
        let materials = material_cost(data, region, user);
        if materials > 0.0 {
            for &input in inputs {
                sum += data.input_share[data.dimensions.input(region, input, user)] / materials;
            }
        }
    }
    sum / (inputs.len() * using.len()) as f64
}

/// Share of materials in gross cost.
fn material_cost(data: &BenchmarkData, region: usize, using: usize) -> f64 {
    (0..data.dimensions.sectors)
        .map(|input| data.input_share[data.dimensions.input(region, input, using)])
        .sum()
}

/// Median; the mean of the two middle values of an even number of values; 0 of none.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => 0.0,
        count if count % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

/// Indices of the sectors of a group.
fn members(tradable: &[bool], wanted: bool) -> Result<Vec<usize>, VariantError> {
    let sectors: Vec<usize> = (0..tradable.len())
        .filter(|&sector| tradable[sector] == wanted)
        .collect();
    if sectors.is_empty() {
        let group = if wanted { "tradable" } else { "non-tradable" };
        return Err(VariantError::EmptyGroup { group });
    }
    Ok(sectors)
}

fn check(data: &BenchmarkData) -> Result<(), VariantError> {
    let dimensions = data.dimensions;
    let Dimensions { regions, sectors } = dimensions;
    check_lengths(&[
        ("flows", data.flows.len(), dimensions.cells()),
        ("tariff", data.tariff.len(), dimensions.cells()),
        (
            "input_share",
            data.input_share.len(),
            regions * sectors * sectors,
        ),
        ("elasticity", data.elasticity.len(), sectors),
    ])?;
    Ok(())
}
