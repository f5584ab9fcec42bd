//! A channel by itself: months with given inputs, no couplings.

use std::collections::BTreeMap;

use vecinos_evidence::month::Month;

use crate::error::ChannelError;
use crate::mechanism::{Channel, LoadedChannel};
use crate::parameters::ParameterValues;

/// What the channel is given by month. A month without a value keeps the constant, or the neutral value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GivenInputs {
    /// By input name, for all months.
    pub constant: BTreeMap<String, f64>,
    /// By input name and month.
    pub by_month: BTreeMap<String, BTreeMap<Month, f64>>,
}

/// A run of one channel: outputs by month.
#[derive(Clone, Debug, PartialEq)]
pub struct AloneRun {
    /// Months in order.
    pub months: Vec<Month>,
    /// Inputs used, `[month][input]`.
    pub inputs: Vec<Vec<f64>>,
    /// Outputs, `[month][output]`.
    pub outputs: Vec<Vec<f64>>,
}

/// Runs a channel from `first` to `last`, both included.
///
/// Errors: those of starting it.
pub fn run_alone(
    channel: &Channel,
    loaded: &dyn LoadedChannel,
    values: &dyn ParameterValues,
    given: &GivenInputs,
    first: Month,
    last: Month,
) -> Result<AloneRun, ChannelError> {
    let mut running = loaded.start(values, first)?;
    let mut run = AloneRun {
        months: first.through(last).collect(),
        inputs: Vec::new(),
        outputs: Vec::new(),
    };
    for month in first.through(last) {
        let inputs: Vec<f64> = channel
            .inputs
            .iter()
            .map(|port| {
                let of_month = given
                    .by_month
                    .get(port.name)
                    .and_then(|series| series.get(&month));
                let value = of_month.or_else(|| given.constant.get(port.name));
                port.admissible(value.copied().unwrap_or(port.neutral))
            })
            .collect();
        let mut outputs = vec![0.0; channel.outputs.len()];
        running.month(month, &inputs, &mut outputs);
        run.inputs.push(inputs);
        run.outputs.push(outputs);
    }
    Ok(run)
}
