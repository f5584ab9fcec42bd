//! Frequencies by class with their prior, and the wide prior of a class without a record.

use serde::Serialize;
use vecinos_numerics::distributions;
use vecinos_numerics::math;

use super::question::Question;
use crate::actor::ThreatClass;

/// A Beta prior on a probability, in pseudo-counts of yes and no.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BetaPrior {
    /// Pseudo-count of yes.
    pub yes: f64,
    /// Pseudo-count of no.
    pub no: f64,
}

impl BetaPrior {
    /// Every probability alike: Beta(1, 1). The prior of the published class table.
    pub const UNIFORM: Self = Self { yes: 1.0, no: 1.0 };
    /// Jeffreys: Beta(½, ½).
    pub const JEFFREYS: Self = Self { yes: 0.5, no: 0.5 };
}

/// A count of yes among cases, with its prior.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Frequency {
    /// Cases with a yes.
    pub yes: u32,
    /// Cases.
    pub of: u32,
    /// Prior.
    pub prior: BetaPrior,
}

impl Frequency {
    /// Counts the cases of an iterator.
    pub fn count(cases: impl IntoIterator<Item = bool>, prior: BetaPrior) -> Self {
        let (mut yes, mut of) = (0, 0);
        for case in cases {
            of += 1;
            yes += u32::from(case);
        }
        Self { yes, of, prior }
    }

    fn shape(&self) -> (f64, f64) {
        let no = self.of - self.yes;
        (
            f64::from(self.yes) + self.prior.yes,
            f64::from(no) + self.prior.no,
        )
    }

    /// Predictive probability: the mean of the posterior.
    pub fn mean(&self) -> f64 {
        let (yes, no) = self.shape();
        yes / (yes + no)
    }

    /// Quantile of the posterior at `probability`, strictly between 0 and 1.
    pub fn quantile(&self, probability: f64) -> f64 {
        let (yes, no) = self.shape();
        distributions::beta(probability, yes, no)
    }

    /// The central interval that holds `mass` of the posterior.
    pub fn interval(&self, mass: f64) -> (f64, f64) {
        let tail = 0.5 * (1.0 - mass);
        (self.quantile(tail), self.quantile(1.0 - tail))
    }
}

/// Follow-through by class: in force at the announced rate by the announced day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClassTable {
    /// Frequencies, in the order of [`ThreatClass::SCORED`].
    pub classes: [(ThreatClass, Frequency); 3],
}

impl ClassTable {
    /// Counts `questions` by class.
    pub fn new(questions: &[&Question], prior: BetaPrior) -> Self {
        let classes = ThreatClass::SCORED.map(|class| {
            let cases = questions.iter().filter(|question| question.class == class);
            let frequency = Frequency::count(cases.map(|question| question.in_force), prior);
            (class, frequency)
        });
        Self { classes }
    }

    /// The frequency of a class; `None` for one that is not scored.
    pub fn get(&self, class: ThreatClass) -> Option<Frequency> {
        let mut classes = self.classes.iter();
        classes
            .find(|(one, _)| *one == class)
            .map(|(_, frequency)| *frequency)
    }
}

/// Points of the grid over the mean of the classes.
const MEANS: usize = 39;
/// Concentrations of the grid: equal steps of the logarithm from ½ to 16.
const CONCENTRATIONS: [f64; 6] = [0.5, 1.0, 2.0, 4.0, 8.0, 16.0];

/// The prior of a class that has no record of its own: classes are draws from a Beta whose mean and concentration are
/// themselves uncertain (uniform on the mean, log-uniform on the concentration) and are learnt from the classes on record.
///
/// After 2026-02-20 a linked threat has lost its instrument, so that 1 of 12 says nothing certain about it: it draws from
/// here.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HierarchicalPrior {
    /// Weight, mean and concentration of the grid; weights sum to one.
    cells: Vec<(f64, f64, f64)>,
}

impl HierarchicalPrior {
    /// Learns from the counts of the classes on record.
    pub fn new(table: &ClassTable) -> Self {
        let mut cells = Vec::with_capacity(MEANS * CONCENTRATIONS.len());
        for position in 1..=MEANS {
            let mean = position as f64 / (MEANS + 1) as f64;
            for concentration in CONCENTRATIONS {
                let (a, b) = (mean * concentration, (1.0 - mean) * concentration);
                let log_weight: f64 = table
                    .classes
                    .iter()
                    .map(|(_, frequency)| {
                        let yes = f64::from(frequency.yes);
                        let no = f64::from(frequency.of - frequency.yes);
                        ln_beta(a + yes, b + no) - ln_beta(a, b)
                    })
                    .sum();
                cells.push((log_weight, mean, concentration));
            }
        }
        let top = cells
            .iter()
            .map(|(weight, ..)| *weight)
            .fold(f64::NEG_INFINITY, f64::max);
        for cell in &mut cells {
            cell.0 = math::exp(cell.0 - top);
        }
        let sum: f64 = cells.iter().map(|(weight, ..)| *weight).sum();
        for cell in &mut cells {
            cell.0 /= sum;
        }
        Self { cells }
    }

    /// Predictive probability.
    pub fn mean(&self) -> f64 {
        self.cells
            .iter()
            .map(|(weight, mean, _)| weight * mean)
            .sum()
    }

    /// A probability drawn from the prior: `cell` chooses mean and concentration, `within` the quantile; both uniform,
    /// strictly between 0 and 1.
    pub fn draw(&self, cell: f64, within: f64) -> f64 {
        let mut reached = 0.0;
        let mut chosen = (0.5, 1.0);
        for (weight, mean, concentration) in &self.cells {
            chosen = (*mean, *concentration);
            reached += weight;
            if cell < reached {
                break;
            }
        }
        let (mean, concentration) = chosen;
        distributions::beta(within, mean * concentration, (1.0 - mean) * concentration)
    }
}

fn ln_beta(a: f64, b: f64) -> f64 {
    math::ln_gamma(a) + math::ln_gamma(b) - math::ln_gamma(a + b)
}
