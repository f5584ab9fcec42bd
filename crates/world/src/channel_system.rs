//! The channels of one draw under way, tied by the couplings.

use vecinos_channels::{
    CHANNELS, LoadedChannel, Observations, ParameterValues, Ports, RunningChannel,
};
use vecinos_evidence::diagnostic::Diagnostics;

use crate::Month;
use crate::couplings::{COUPLINGS, Form, Links};
use crate::draw::Draw;
use crate::levers::{LeverPath, levers};
use crate::node::{CHAIN_PORTS, ChainOutputs, GOVERNMENT_INPUTS, PRODUCTION_CHAINS, is_government};

/// First month that channels run before the window: the base of the indices is 2017 to 2019.
pub fn warm_up_start() -> Month {
    Month::RECORD_START.plus((2017 - 2025) * 12)
}

impl ParameterValues for Draw {
    fn number(&self, name: &str) -> Option<f64> {
        self.numbers.get(name).copied()
    }

    fn name(&self, name: &str) -> Option<&str> {
        self.names.get(name).map(String::as_str)
    }
}

/// Where the ports of every node stand in one vector: production chains first, then the channels in order.
#[derive(Clone, Debug, PartialEq)]
pub struct PortLayout {
    /// First output of each channel.
    outputs: Vec<usize>,
    /// Number of outputs.
    size: usize,
}

impl PortLayout {
    fn new() -> Self {
        let mut outputs = Vec::with_capacity(CHANNELS.len());
        let mut size = CHAIN_PORTS.len();
        for channel in CHANNELS {
            outputs.push(size);
            size += channel.outputs.len();
        }
        Self { outputs, size }
    }

    /// Position of an output by node and port name; `None` when there is none.
    pub fn output(&self, node: &str, port: &str) -> Option<usize> {
        if node == PRODUCTION_CHAINS {
            return CHAIN_PORTS
                .iter()
                .position(|candidate| candidate.name == port);
        }
        let channel = CHANNELS.iter().position(|channel| channel.name == node)?;
        Some(self.outputs[channel] + CHANNELS[channel].output(port)?)
    }

    /// Number of outputs of all nodes.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Every output at its neutral value.
    fn neutral(&self) -> Vec<f64> {
        let ports = CHAIN_PORTS
            .iter()
            .chain(CHANNELS.iter().flat_map(|channel| channel.outputs));
        ports.map(|port| port.neutral).collect()
    }
}

/// One row of the couplings table with its places found.
#[derive(Clone, Copy, Debug, PartialEq)]
struct PlacedCoupling {
    /// Position in the table.
    row: usize,
    /// Position of the output it reads.
    from: usize,
    /// Neutral value of that output.
    reference: f64,
    /// Channel it acts on.
    channel: usize,
    /// Input it acts on.
    input: usize,
}

/// A row of the couplings table names a node or port that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the coupling `{coupling}` names `{place}`, which does not exist")]
pub struct UnknownPort {
    /// Coupling.
    pub coupling: &'static str,
    /// Node and port.
    pub place: String,
}

/// A channel could not start.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("the channel `{channel}` cannot start: {reason}")]
pub struct StartError {
    /// Channel.
    pub channel: &'static str,
    /// Why.
    pub reason: String,
}

/// The channels with their observed facts, and the couplings with their places: the same for all draws.
#[derive(Debug)]
pub struct ChannelSet {
    loaded: Vec<Box<dyn LoadedChannel>>,
    /// Where outputs stand.
    pub layout: PortLayout,
    couplings: Vec<PlacedCoupling>,
    /// Rows of the table that a government reads: position in the table, position of the output.
    government_rows: Vec<(usize, usize)>,
}

/// Why the channels cannot be made.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ChannelSetError {
    /// An embedded table.
    #[error(transparent)]
    Data(#[from] Diagnostics),
    /// The couplings table.
    #[error(transparent)]
    Coupling(#[from] UnknownPort),
}

impl ChannelSet {
    /// Reads the observed facts of every channel and places the couplings.
    ///
    /// Errors: a table that is missing or damaged; a coupling between places that do not exist (tests build it).
    pub fn embedded() -> Result<Self, ChannelSetError> {
        let observations = Observations::embedded()?;
        let layout = PortLayout::new();
        let loaded = CHANNELS
            .iter()
            .map(|channel| channel.load(&observations))
            .collect::<Result<_, _>>()?;
        let mut couplings = Vec::with_capacity(COUPLINGS.len());
        let mut government_rows = Vec::new();
        for (row, coupling) in COUPLINGS.iter().enumerate() {
            let unknown = |(node, port): (&str, &str)| UnknownPort {
                coupling: coupling.id,
                place: format!("{node}.{port}"),
            };
            let from = layout
                .output(coupling.from.0, coupling.from.1)
                .ok_or_else(|| unknown(coupling.from))?;
            if is_government(coupling.to.0) {
                if !GOVERNMENT_INPUTS.contains(&coupling.to) {
                    return Err(unknown(coupling.to).into());
                }
                government_rows.push((row, from));
                continue;
            }
            let channel = CHANNELS
                .iter()
                .position(|channel| channel.name == coupling.to.0)
                .ok_or_else(|| unknown(coupling.to))?;
            let input = CHANNELS[channel]
                .input(coupling.to.1)
                .ok_or_else(|| unknown(coupling.to))?;
            couplings.push(PlacedCoupling {
                row,
                from,
                reference: layout.neutral()[from],
                channel,
                input,
            });
        }
        Ok(Self {
            loaded,
            layout,
            couplings,
            government_rows,
        })
    }

    /// Rows of the couplings table that a government reads: position in the table, position of the output in the layout.
    pub fn government_rows(&self) -> &[(usize, usize)] {
        &self.government_rows
    }
}

/// The channels of one draw at the beginning of a month.
#[derive(Debug)]
pub struct ChannelSystem<'a> {
    set: &'a ChannelSet,
    running: Vec<Box<dyn RunningChannel>>,
    /// Strength of each coupling, in the order of the set; `None` where it is off.
    strengths: Vec<Option<f64>>,
    /// Outputs of the month before.
    outputs: Vec<f64>,
    /// Outputs of the month under way.
    next: Vec<f64>,
    inputs: Vec<f64>,
}

impl Clone for ChannelSystem<'_> {
    fn clone(&self) -> Self {
        Self {
            set: self.set,
            running: self.running.iter().map(|channel| channel.copy()).collect(),
            strengths: self.strengths.clone(),
            outputs: self.outputs.clone(),
            next: self.next.clone(),
            inputs: self.inputs.clone(),
        }
    }
}

impl<'a> ChannelSystem<'a> {
    /// The channels of a draw at the beginning of `first`, with these links.
    ///
    /// A channel that cannot start so early stands still at its neutral outputs until it can.
    ///
    /// Errors: a parameter that the draw lacks.
    pub fn start(
        set: &'a ChannelSet,
        draw: &Draw,
        links: &Links,
        first: Month,
    ) -> Result<Self, StartError> {
        let mut running = Vec::with_capacity(CHANNELS.len());
        for (channel, loaded) in CHANNELS.iter().zip(&set.loaded) {
            let started = loaded.start(draw, first.max((channel.earliest)()));
            running.push(started.map_err(|error| StartError {
                channel: channel.name,
                reason: error.to_string(),
            })?);
        }
        Ok(Self {
            running,
            strengths: strengths(set, draw, links)?,
            outputs: set.layout.neutral(),
            next: set.layout.neutral(),
            inputs: Vec::new(),
            set,
        })
    }

    /// One month: every channel reads the levers of the month and, through the couplings, the outputs of the month before.
    pub fn month(&mut self, month: Month, path: &LeverPath, chains: &ChainOutputs) {
        let values = path.at(month);
        for (channel, entry) in CHANNELS.iter().enumerate() {
            let start = self.set.layout.outputs[channel];
            let places = start..start + entry.outputs.len();
            if month < (entry.earliest)() {
                self.next[places.clone()].copy_from_slice(&self.outputs[places]);
                continue;
            }
            self.inputs.clear();
            self.inputs
                .extend(entry.inputs.iter().map(|port| port.neutral));
            for lever in levers().iter().filter(|lever| lever.channel == channel) {
                if let Some(value) = values.get(lever.number) {
                    self.inputs[lever.input] = *value;
                }
            }
            for (placed, strength) in self.set.couplings.iter().zip(&self.strengths) {
                if let (true, Some(strength)) = (placed.channel == channel, strength) {
                    let form = COUPLINGS[placed.row].form;
                    let given = self.outputs[placed.from];
                    let neutral = entry.inputs[placed.input].neutral;
                    let input = &mut self.inputs[placed.input];
                    *input = form.apply(*input, neutral, given, placed.reference, *strength);
                }
            }
            self.running[channel].month(month, &self.inputs, &mut self.next[places]);
        }
        chains.write(&mut self.next[..CHAIN_PORTS.len()]);
        std::mem::swap(&mut self.outputs, &mut self.next);
    }

    /// One month of the warm-up: levers act, couplings do not yet.
    pub fn alone(&mut self, month: Month, path: &LeverPath) {
        let strengths = std::mem::take(&mut self.strengths);
        self.month(month, path, &ChainOutputs::neutral());
        self.strengths = strengths;
    }

    /// The same channels, in the same state, with other links.
    ///
    /// Errors: a parameter that the draw lacks.
    pub fn with_links(&self, draw: &Draw, links: &Links) -> Result<Self, StartError> {
        Ok(Self {
            strengths: strengths(self.set, draw, links)?,
            ..self.clone()
        })
    }

    /// Outputs of the last month, in the order of the layout.
    pub fn outputs(&self) -> &[f64] {
        &self.outputs
    }

    /// The first law that a channel breaks, with the channel's name.
    pub fn broken_law(&self) -> Option<(&'static str, String)> {
        CHANNELS
            .iter()
            .zip(&self.running)
            .find_map(|(channel, running)| Some((channel.name, running.broken_law()?)))
    }
}

/// Strength of each coupling of the set in a draw; `None` where it is off.
fn strengths(set: &ChannelSet, draw: &Draw, links: &Links) -> Result<Vec<Option<f64>>, StartError> {
    set.couplings
        .iter()
        .map(|placed| {
            let coupling = &COUPLINGS[placed.row];
            if !links.is_on(placed.row) {
                return Ok(None);
            }
            match coupling.parameter {
                Some(name) if coupling.form != Form::Identity => {
                    let value = draw.numbers.get(name).copied();
                    value.map(Some).ok_or_else(|| StartError {
                        channel: coupling.to.0,
                        reason: format!("the parameter `{name}` is missing"),
                    })
                }
                _ => Ok(Some(1.0)),
            }
        })
        .collect()
}
