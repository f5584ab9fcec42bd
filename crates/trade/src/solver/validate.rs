//! Checks of the inputs before a solve, so that no bad number enters the iteration.

use crate::economy::{Dimensions, Economy};
use crate::error::{Cell, SolveError};
use crate::policy::Policy;

/// Shares may miss their sum by this much (rounding of published tables).
const SHARE_TOLERANCE: f64 = 1e-6;
/// Input shares may be negative down to this value (the 1993 table of Caliendo and Parro has −0.0008).
const LOWEST_INPUT_SHARE: f64 = -0.01;

fn economy_error(table: &'static str, cell: Cell, reason: String) -> SolveError {
    SolveError::InvalidEconomy {
        table,
        cell,
        reason,
    }
}

fn flow_cell(dimensions: Dimensions, position: usize) -> Cell {
    let squared = dimensions.regions * dimensions.regions;
    Cell::Flow {
        sector: position / squared,
        importer: position % squared / dimensions.regions,
        exporter: position % dimensions.regions,
    }
}

fn region_sector_cell(dimensions: Dimensions, position: usize) -> Cell {
    Cell::RegionSector {
        region: position / dimensions.sectors,
        sector: position % dimensions.sectors,
    }
}

/// Checks lengths, finite values, signs and sums of the economy.
pub(super) fn economy(economy: &Economy) -> Result<(), SolveError> {
    let dimensions = economy.dimensions;
    let (regions, sectors) = (dimensions.regions, dimensions.sectors);
    if regions == 0 || sectors == 0 {
        return Err(economy_error(
            "dimensions",
            Cell::Whole,
            format!("{regions} regions and {sectors} sectors; at least one of each is needed"),
        ));
    }
    let region_sectors = regions * sectors;
    for (table, found, expected) in [
        ("trade_share", economy.trade_share.len(), dimensions.cells()),
        ("tariff", economy.tariff.len(), dimensions.cells()),
        (
            "value_added_share",
            economy.value_added_share.len(),
            region_sectors,
        ),
        (
            "input_share",
            economy.input_share.len(),
            region_sectors * sectors,
        ),
        (
            "final_demand_share",
            economy.final_demand_share.len(),
            region_sectors,
        ),
        ("value_added", economy.value_added.len(), regions),
        ("deficit", economy.deficit.len(), regions),
        ("expenditure", economy.expenditure.len(), region_sectors),
        ("elasticity", economy.elasticity.len(), sectors),
    ] {
        if found != expected {
            return Err(economy_error(
                table,
                Cell::Whole,
                format!("{found} values, expected {expected}"),
            ));
        }
    }
    non_negative("trade_share", &economy.trade_share, |position| {
        flow_cell(dimensions, position)
    })?;
    if let Some(position) = economy
        .tariff
        .iter()
        .position(|tariff| !tariff.is_finite() || *tariff <= -1.0)
    {
        return Err(economy_error(
            "tariff",
            flow_cell(dimensions, position),
            format!(
                "{} is not a finite number above -1",
                economy.tariff[position]
            ),
        ));
    }
    non_negative(
        "final_demand_share",
        &economy.final_demand_share,
        |position| region_sector_cell(dimensions, position),
    )?;
    non_negative("expenditure", &economy.expenditure, |position| {
        region_sector_cell(dimensions, position)
    })?;
    non_negative("value_added", &economy.value_added, |region| Cell::Region {
        region,
    })?;
    elasticity(&economy.elasticity, sectors)?;
    for (region, deficit) in economy.deficit.iter().enumerate() {
        if !deficit.is_finite() {
            return Err(economy_error(
                "deficit",
                Cell::Region { region },
                format!("{deficit} is not a finite number"),
            ));
        }
    }
    sums(economy)
}

fn non_negative(
    table: &'static str,
    values: &[f64],
    cell: impl Fn(usize) -> Cell,
) -> Result<(), SolveError> {
    match values
        .iter()
        .position(|value| !value.is_finite() || *value < 0.0)
    {
        Some(position) => Err(economy_error(
            table,
            cell(position),
            format!("{} is not a finite number of at least 0", values[position]),
        )),
        None => Ok(()),
    }
}

/// Checks a set of elasticities: one per sector, finite, above zero.
pub(super) fn elasticity(elasticity: &[f64], sectors: usize) -> Result<(), SolveError> {
    if elasticity.len() != sectors {
        return Err(economy_error(
            "elasticity",
            Cell::Whole,
            format!("{} values, expected {sectors}", elasticity.len()),
        ));
    }
    match elasticity
        .iter()
        .position(|value| !value.is_finite() || *value <= 0.0)
    {
        Some(sector) => Err(economy_error(
            "elasticity",
            Cell::Sector { sector },
            format!("{} is not a finite number above 0", elasticity[sector]),
        )),
        None => Ok(()),
    }
}

fn sums(economy: &Economy) -> Result<(), SolveError> {
    let dimensions = economy.dimensions;
    let (regions, sectors) = (dimensions.regions, dimensions.sectors);
    if economy.value_added.iter().sum::<f64>() <= 0.0 {
        return Err(economy_error(
            "value_added",
            Cell::Whole,
            "the world has no value added".to_owned(),
        ));
    }
    for region in 0..regions {
        let demand: f64 = economy.final_demand_share[region * sectors..(region + 1) * sectors]
            .iter()
            .sum();
        if (demand - 1.0).abs() > SHARE_TOLERANCE {
            return Err(economy_error(
                "final_demand_share",
                Cell::Region { region },
                format!("the shares sum to {demand}, not to 1"),
            ));
        }
        for sector in 0..sectors {
            let position = dimensions.region_sector(region, sector);
            let mut cost = economy.value_added_share[position];
            for input in 0..sectors {
                let share = economy.input_share[dimensions.input(region, input, sector)];
                if !share.is_finite() || share < LOWEST_INPUT_SHARE {
                    return Err(economy_error(
                        "input_share",
                        Cell::Input {
                            region,
                            input,
                            using: sector,
                        },
                        format!("{share} is not a finite number of at least 0"),
                    ));
                }
                cost += share;
            }
            let cell = Cell::RegionSector { region, sector };
            if !cost.is_finite() || (cost - 1.0).abs() > SHARE_TOLERANCE {
                return Err(economy_error(
                    "value_added_share",
                    cell,
                    format!("value added and inputs sum to {cost}, not to 1"),
                ));
            }
            if economy.value_added_share[position] < -SHARE_TOLERANCE {
                return Err(economy_error(
                    "value_added_share",
                    cell,
                    format!("{} is negative", economy.value_added_share[position]),
                ));
            }
            let start = dimensions.cell(sector, region, 0);
            let bought: f64 = economy.trade_share[start..start + regions].iter().sum();
            if economy.expenditure[position] > 0.0 && (bought - 1.0).abs() > SHARE_TOLERANCE {
                return Err(economy_error(
                    "trade_share",
                    cell,
                    format!("the shares sum to {bought}, not to 1"),
                ));
            }
        }
    }
    Ok(())
}

/// Checks lengths and values of the policy.
pub(super) fn policy(dimensions: Dimensions, policy: &Policy) -> Result<(), SolveError> {
    above("tariff", dimensions, &policy.tariff, -1.0)?;
    match &policy.trade_cost_hat {
        Some(costs) => above("trade_cost_hat", dimensions, costs, 0.0),
        None => Ok(()),
    }
}

fn above(
    table: &'static str,
    dimensions: Dimensions,
    values: &[f64],
    bound: f64,
) -> Result<(), SolveError> {
    if values.len() != dimensions.cells() {
        return Err(SolveError::InvalidPolicy {
            table,
            cell: Cell::Whole,
            reason: format!("{} values, expected {}", values.len(), dimensions.cells()),
        });
    }
    match values
        .iter()
        .position(|value| !value.is_finite() || *value <= bound)
    {
        Some(position) => Err(SolveError::InvalidPolicy {
            table,
            cell: flow_cell(dimensions, position),
            reason: format!("{} is not a finite number above {bound}", values[position]),
        }),
        None => Ok(()),
    }
}
