//! Distributions of uncertain parameters, as written in the registry.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use vecinos_numerics::distributions;

use super::{Fault, Value, in_range, unknown_option};

/// What an ensemble draws a parameter from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Distribution {
    /// Always the central value.
    Fixed,
    /// Normal.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation, positive.
        standard_deviation: f64,
    },
    /// Normal, cut at both ends and renormalised.
    TruncatedNormal {
        /// Mean before the cut.
        mean: f64,
        /// Standard deviation before the cut, positive.
        standard_deviation: f64,
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// Log-normal.
    LogNormal {
        /// Median, positive.
        median: f64,
        /// Standard deviation of the logarithm, positive.
        log_standard_deviation: f64,
    },
    /// Uniform.
    Uniform {
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// Triangular.
    Triangular {
        /// Lower end.
        low: f64,
        /// Most likely value.
        mode: f64,
        /// Upper end.
        high: f64,
    },
    /// Beta on (0, 1).
    Beta {
        /// First shape, positive.
        alpha: f64,
        /// Second shape, positive.
        beta: f64,
    },
    /// One of several names.
    Choice {
        /// The names.
        options: Vec<String>,
        /// Their weights, not negative, with a positive sum.
        weights: Vec<f64>,
    },
}

impl Distribution {
    /// Checks the distribution's own parameters and that it agrees with the central value and the admissible range.
    pub(super) fn check(
        &self,
        value: &Value,
        minimum: Option<f64>,
        maximum: Option<f64>,
    ) -> Result<(), Fault> {
        match (self, value) {
            (Self::Choice { options, weights }, Value::Name(name)) => {
                check_choice(options, weights, name)
            }
            (Self::Choice { .. }, Value::Number(number)) => Err(Fault::new(
                "wrong-type",
                format!("the value is the number {number}, but the distribution chooses a name"),
            )),
            (Self::Fixed, Value::Name(_)) => Ok(()),
            (_, Value::Name(name)) => Err(Fault::new(
                "wrong-type",
                format!("the value is the name `{name}`, but the distribution draws a number"),
            )),
            (numeric, Value::Number(number)) => {
                in_range(*number, minimum, maximum)?;
                numeric.check_shape()?;
                if numeric.leaves(minimum, maximum) {
                    let mut fault = Fault::new(
                        "out-of-range",
                        "the tails of this distribution leave the admissible range",
                    );
                    fault.expected =
                        Some("a distribution with ends, such as `truncated_normal`".to_owned());
                    return Err(fault);
                }
                if let Some((low, high)) = numeric.support() {
                    in_range(low, minimum, maximum)?;
                    in_range(high, minimum, maximum)?;
                }
                Ok(())
            }
        }
    }

    /// Whether a distribution without ends draws values outside the admissible range.
    fn leaves(&self, minimum: Option<f64>, maximum: Option<f64>) -> bool {
        match self {
            Self::Normal { .. } => minimum.is_some() || maximum.is_some(),
            Self::LogNormal { .. } => {
                minimum.is_some_and(|minimum| minimum > 0.0) || maximum.is_some()
            }
            _ => false,
        }
    }

    /// Both ends of a distribution that has them.
    pub fn support(&self) -> Option<(f64, f64)> {
        match self {
            Self::TruncatedNormal { low, high, .. }
            | Self::Uniform { low, high }
            | Self::Triangular { low, high, .. } => Some((*low, *high)),
            Self::Beta { .. } => Some((0.0, 1.0)),
            Self::Fixed | Self::Normal { .. } | Self::LogNormal { .. } | Self::Choice { .. } => {
                None
            }
        }
    }

    /// The quantile at a uniform number in (0, 1), in the parameter's unit; `None` for a fixed value or a choice of names.
    pub fn quantile(&self, uniform: f64) -> Option<f64> {
        Some(match self {
            Self::Fixed | Self::Choice { .. } => return None,
            Self::Normal {
                mean,
                standard_deviation,
            } => distributions::normal(uniform, *mean, *standard_deviation),
            Self::TruncatedNormal {
                mean,
                standard_deviation,
                low,
                high,
            } => distributions::truncated_normal(uniform, *mean, *standard_deviation, *low, *high),
            Self::LogNormal {
                median,
                log_standard_deviation,
            } => distributions::log_normal(uniform, *median, *log_standard_deviation),
            Self::Uniform { low, high } => distributions::uniform_between(uniform, *low, *high),
            Self::Triangular { low, mode, high } => {
                distributions::triangular(uniform, *low, *mode, *high)
            }
            Self::Beta { alpha, beta } => distributions::beta(uniform, *alpha, *beta),
        })
    }

    fn check_shape(&self) -> Result<(), Fault> {
        let wrong = |message: &str, expected: &str| {
            let mut fault = Fault::new("invalid-distribution", message);
            fault.expected = Some(expected.to_owned());
            Err(fault)
        };
        let positive = |number: f64| number.is_finite() && number > 0.0;
        match self {
            Self::Normal {
                standard_deviation, ..
            }
            | Self::TruncatedNormal {
                standard_deviation, ..
            } if !positive(*standard_deviation) => wrong(
                "the standard deviation is not positive",
                "`standard_deviation` above 0",
            ),
            Self::LogNormal {
                median,
                log_standard_deviation,
            } if !positive(*median) || !positive(*log_standard_deviation) => wrong(
                "the median or the spread is not positive",
                "`median` and `log_standard_deviation` above 0",
            ),
            Self::Beta { alpha, beta } if !positive(*alpha) || !positive(*beta) => wrong(
                "a shape of the beta distribution is not positive",
                "`alpha` and `beta` above 0",
            ),
            Self::Uniform { low, high } | Self::TruncatedNormal { low, high, .. }
                if low >= high =>
            {
                wrong(
                    "the lower end is not below the upper end",
                    "`low` below `high`",
                )
            }
            Self::Triangular { low, mode, high }
                if !(low < high && low <= mode && mode <= high) =>
            {
                wrong(
                    "the mode is not between the ends",
                    "`low` ≤ `mode` ≤ `high`, `low` below `high`",
                )
            }
            _ => Ok(()),
        }
    }
}

fn check_choice(options: &[String], weights: &[f64], name: &str) -> Result<(), Fault> {
    if options.is_empty() || options.len() != weights.len() {
        let message = format!("{} options have {} weights", options.len(), weights.len());
        return Err(Fault::new("invalid-distribution", message));
    }
    if weights
        .iter()
        .any(|weight| !weight.is_finite() || *weight < 0.0)
        || weights.iter().sum::<f64>() <= 0.0
    {
        return Err(Fault::new(
            "invalid-distribution",
            "the weights are not numbers of 0 or more with a positive sum",
        ));
    }
    if options.iter().any(|option| option == name) {
        Ok(())
    } else {
        Err(unknown_option(name, options))
    }
}

/// The option at a uniform number: the first whose cumulated weight exceeds it.
pub(super) fn choose(options: &[String], weights: &[f64], uniform: f64) -> Option<String> {
    let target = uniform * weights.iter().sum::<f64>();
    let mut reached = 0.0;
    let mut last = None;
    for (option, weight) in options.iter().zip(weights) {
        reached += weight;
        if *weight > 0.0 {
            last = Some(option);
            if target < reached {
                break;
            }
        }
    }
    last.cloned()
}
