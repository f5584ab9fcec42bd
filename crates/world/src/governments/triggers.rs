//! What the channels tell the governments when a history begins: rows of the couplings table whose target is a government.
//!
//! The channels of the draw run alone, production chains at the benchmark, under the levers of the baseline and the
//! record, up to the month before the history. An irritant acts by how far its last value lies above or below its mean
//! over the months behind the record's rates: `exp(β (x − x̄))`. Nothing in the history acts on it again.

use vecinos_politics::Issue;
use vecinos_politics::base_rates::Triggers;

use crate::Month;
use crate::channel_system::{ChannelSystem, warm_up_start};
use crate::couplings::{COUPLINGS, Links};
use crate::draw::Draw;
use crate::levers::LeverPath;
use crate::model::Model;
use crate::node::{ChainOutputs, GOVERNMENT_MEXICO, GOVERNMENT_USA};
use crate::run::RunError;
use vecinos_channels::Ports;
use vecinos_numerics::math::exp;

/// Months behind the announcement rates of the administration in office: November 2024 to July 2026.
const RATES_FROM: i32 = -2;
const RATES_UNTIL: i32 = 18;

/// The triggers of a draw whose history begins in `first`.
///
/// Errors: a parameter that the draw lacks.
pub(crate) fn triggers(
    model: &Model,
    draw: &Draw,
    links: &Links,
    levers: &LeverPath,
    first: Month,
) -> Result<Triggers, RunError> {
    let mut triggers = Triggers::default();
    let rows: Vec<(usize, usize)> = model
        .channels
        .government_rows()
        .iter()
        .copied()
        .filter(|(row, _)| links.is_on(*row))
        .collect();
    if rows.is_empty() {
        return Ok(triggers);
    }
    let mut system = ChannelSystem::start(&model.channels, draw, links, warm_up_start())?;
    let rates = Month::RECORD_START.plus(RATES_FROM)..=Month::RECORD_START.plus(RATES_UNTIL);
    let mut means = vec![(0.0, 0.0); rows.len()];
    let chains = ChainOutputs::neutral();
    for month in warm_up_start().through(first.plus(-1)) {
        if month < Month::RECORD_START {
            system.alone(month, levers);
        } else {
            system.month(month, levers, &chains);
        }
        if rates.contains(&month) {
            for (mean, (_, place)) in means.iter_mut().zip(&rows) {
                mean.0 += system.outputs()[*place];
                mean.1 += 1.0;
            }
        }
    }
    for ((sum, months), (row, place)) in means.into_iter().zip(rows) {
        let coupling = &COUPLINGS[row];
        let strength = coupling.parameter.and_then(|name| draw.numbers.get(name));
        let (Some(strength), true) = (strength, months > 0.0) else {
            continue;
        };
        let factor = exp(strength * (system.outputs()[place] - sum / months));
        match coupling.to {
            (GOVERNMENT_USA, "water_threats") => {
                triggers.announcements.insert(Issue::Water, factor);
            }
            (GOVERNMENT_USA, "cuba_threats") => {
                triggers.announcements.insert(Issue::CubaOil, factor);
            }
            (GOVERNMENT_MEXICO, "withholding") => triggers.withholding *= factor,
            _ => {}
        }
    }
    Ok(triggers)
}
