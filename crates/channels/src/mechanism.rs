//! The shape that every channel has, and the form in which the world holds them all.

use std::fmt::Debug;
use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;

use crate::error::ChannelError;
use crate::observations::Observations;
use crate::parameters::{ParameterSet, ParameterValues};
use crate::port::{Port, Ports, Role};

/// A transmission mechanism with its own state: plain numbers in, plain numbers out, one month at a time.
///
/// A value of the type is the channel at the beginning of a month: parameters and state. It reads no files and no clock,
/// draws no random numbers and knows no other channel.
pub trait Mechanism: Clone + Debug + Send + Sync + 'static {
    /// What it reads in a month: levers and inputs.
    type Inputs: Ports;
    /// What it gives in a month.
    type Outputs: Ports;
    /// Its parameters in the registry.
    type Parameters: ParameterSet;
    /// Observed facts that it starts from, read once for all draws.
    type Data: Debug + Send + Sync + 'static;

    /// Name: that of the file, the parameter file and the nodes of the couplings table.
    const NAME: &'static str;

    /// First month in which it can start on its own.
    fn earliest() -> Month;

    /// Takes its observed facts from the embedded history and tables.
    ///
    /// Errors: a series or table that is missing or damaged.
    fn data(observations: &Observations) -> Result<Self::Data, Diagnostics>;

    /// The channel at the beginning of `first`.
    ///
    /// Errors: a month without data to start from; a choice that does not exist.
    fn start(
        parameters: &Self::Parameters,
        data: &Arc<Self::Data>,
        first: Month,
    ) -> Result<Self, ChannelError>;

    /// One month. `month` follows the month of the last call.
    fn month(&mut self, month: Month, inputs: &Self::Inputs) -> Self::Outputs;

    /// A law of the channel that its state breaks, in words; `None` while all hold. Tests ask after every month.
    fn broken_law(&self) -> Option<String>;
}

/// A channel under way, whatever its types. Values are in the order of the ports.
pub trait RunningChannel: Debug + Send + Sync {
    /// One month; inputs outside the admissible range are moved to its edge.
    fn month(&mut self, month: Month, inputs: &[f64], outputs: &mut [f64]);

    /// As [`Mechanism::broken_law`].
    fn broken_law(&self) -> Option<String>;

    /// A copy in the same state.
    fn copy(&self) -> Box<dyn RunningChannel>;
}

/// A channel with its observed facts, ready for any draw.
pub trait LoadedChannel: Debug + Send + Sync {
    /// The channel at the beginning of `first`, with these parameters.
    ///
    /// Errors: those of [`Mechanism::start`]; a missing parameter.
    fn start(
        &self,
        values: &dyn ParameterValues,
        first: Month,
    ) -> Result<Box<dyn RunningChannel>, ChannelError>;
}

/// One entry of the list of channels.
#[derive(Clone, Copy, Debug)]
pub struct Channel {
    /// Name.
    pub name: &'static str,
    /// Levers and inputs.
    pub inputs: &'static [Port],
    /// Outputs.
    pub outputs: &'static [Port],
    /// Registry names of its parameters.
    pub parameters: &'static [&'static str],
    /// First month in which it can start.
    pub earliest: fn() -> Month,
    load: fn(&Observations) -> Result<Box<dyn LoadedChannel>, Diagnostics>,
}

impl Channel {
    /// The entry of a mechanism.
    pub const fn of<M: Mechanism>() -> Self {
        Self {
            name: M::NAME,
            inputs: M::Inputs::PORTS,
            outputs: M::Outputs::PORTS,
            parameters: M::Parameters::NAMES,
            earliest: M::earliest,
            load: |observations| {
                Ok(Box::new(Loaded::<M> {
                    data: Arc::new(M::data(observations)?),
                }))
            },
        }
    }

    /// Reads its observed facts.
    ///
    /// Errors: those of [`Mechanism::data`].
    pub fn load(&self, observations: &Observations) -> Result<Box<dyn LoadedChannel>, Diagnostics> {
        (self.load)(observations)
    }

    /// Position of an input or lever by name.
    pub fn input(&self, name: &str) -> Option<usize> {
        self.inputs.iter().position(|port| port.name == name)
    }

    /// Position of an output by name.
    pub fn output(&self, name: &str) -> Option<usize> {
        self.outputs.iter().position(|port| port.name == name)
    }

    /// Its levers.
    pub fn levers(&self) -> impl Iterator<Item = &'static Port> {
        self.inputs.iter().filter(|port| port.role == Role::Lever)
    }

    /// Inputs at their neutral values.
    pub fn neutral_inputs(&self) -> Vec<f64> {
        self.inputs.iter().map(|port| port.neutral).collect()
    }
}

#[derive(Debug)]
struct Loaded<M: Mechanism> {
    data: Arc<M::Data>,
}

impl<M: Mechanism> LoadedChannel for Loaded<M> {
    fn start(
        &self,
        values: &dyn ParameterValues,
        first: Month,
    ) -> Result<Box<dyn RunningChannel>, ChannelError> {
        let parameters = M::Parameters::read(values)?;
        Ok(Box::new(Running(M::start(&parameters, &self.data, first)?)))
    }
}

#[derive(Clone, Debug)]
struct Running<M>(M);

impl<M: Mechanism> RunningChannel for Running<M> {
    fn month(&mut self, month: Month, inputs: &[f64], outputs: &mut [f64]) {
        let mut admissible = [0.0; MOST_PORTS];
        let ports = M::Inputs::PORTS;
        for (position, port) in ports.iter().enumerate().take(MOST_PORTS) {
            let value = inputs.get(position).copied().unwrap_or(port.neutral);
            admissible[position] = port.admissible(value);
        }
        let inputs = M::Inputs::from_values(&admissible[..ports.len().min(MOST_PORTS)]);
        self.0.month(month, &inputs).write(outputs);
    }

    fn broken_law(&self) -> Option<String> {
        self.0.broken_law()
    }

    fn copy(&self) -> Box<dyn RunningChannel> {
        Box::new(self.clone())
    }
}

/// Most inputs that a channel may have; a test holds every channel to it.
pub const MOST_PORTS: usize = 32;
