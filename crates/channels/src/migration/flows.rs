//! The flows that are estimated apart: their names, the terms of their equations, their observed encounters.

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::ln;

use super::estimate::Term;
use super::regimes::{Regime, record_start};
use crate::observations::{Observations, missing};

/// What is estimated apart: four groups of origin between ports of entry, and the ports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Mexico.
    Mexico,
    /// El Salvador, Guatemala, Honduras.
    NorthernCentralAmerica,
    /// Venezuela, Cuba, Nicaragua, Haiti.
    VenezuelaCubaNicaraguaHaiti,
    /// All others.
    Other,
    /// The last two together: the effect of the closure, after which they are not published apart.
    Elsewhere,
    /// Ports of entry, all origins.
    Ports,
}

impl Flow {
    /// Name in series and parameters.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mexico => "mexico",
            Self::NorthernCentralAmerica => "northern_central_america",
            Self::VenezuelaCubaNicaraguaHaiti => "venezuela_cuba_nicaragua_haiti",
            Self::Other => "other",
            Self::Elsewhere => "elsewhere",
            Self::Ports => "ports",
        }
    }

    /// Terms of its equation besides level and season.
    pub const fn terms(self) -> &'static [Term] {
        use Regime::{
            AsylumLimits, BorderClosure, MexicanTransitEnforcement, ParolePathway,
            PortAppointments, RemainInMexico, Title42,
        };
        use Term::{Fades, Pandemic, Stands};
        match self {
            Self::Mexico => &[
                Stands(Title42),
                Stands(AsylumLimits),
                Stands(BorderClosure),
                Pandemic,
            ],
            Self::NorthernCentralAmerica => &[
                Stands(Title42),
                Stands(RemainInMexico),
                Stands(AsylumLimits),
                Fades(MexicanTransitEnforcement),
                Stands(BorderClosure),
                Pandemic,
            ],
            Self::VenezuelaCubaNicaraguaHaiti => &[
                Stands(Title42),
                Stands(RemainInMexico),
                Stands(AsylumLimits),
                Fades(MexicanTransitEnforcement),
                Fades(ParolePathway),
                Pandemic,
            ],
            Self::Other => &[
                Stands(Title42),
                Stands(AsylumLimits),
                Fades(MexicanTransitEnforcement),
                Pandemic,
            ],
            Self::Elsewhere => &[
                Stands(Title42),
                Stands(RemainInMexico),
                Stands(AsylumLimits),
                Fades(MexicanTransitEnforcement),
                Fades(ParolePathway),
                Stands(BorderClosure),
                Pandemic,
            ],
            Self::Ports => &[
                Stands(Title42),
                Stands(PortAppointments),
                Stands(BorderClosure),
                Pandemic,
            ],
        }
    }

    /// Natural logarithm of its encounters by month, as long as published.
    ///
    /// Errors: `missing-series`.
    pub fn observed(self, observations: &Observations) -> Result<Logarithms, Diagnostics> {
        let own = |name: &str| observations.series(&format!("usbp_encounters.{name}"));
        let coarse = |name: &str| observations.series(&format!("usbp_encounters_coarse.{name}"));
        let two = [Self::VenezuelaCubaNicaraguaHaiti.name(), Self::Other.name()];
        let mut values = Vec::new();
        let last = Month::RECORD_START.plus(-2);
        let mut month = record_start();
        let gap = || missing("data/history", self.name());
        while month <= last {
            let value = match self {
                Self::Elsewhere => own(two[0])?
                    .at(month)
                    .zip(own(two[1])?.at(month))
                    .map(|(one, other)| one + other),
                Self::Ports => {
                    let total = observations.series("encounters.SWB")?;
                    if month < total.first {
                        month = total.first;
                        continue;
                    }
                    let mut patrol = 0.0;
                    for group in GROUPS {
                        patrol += own(group.name())?.at(month).ok_or_else(gap)?;
                    }
                    total.at(month).map(|total| total - patrol)
                }
                _ => own(self.name())?.at(month),
            };
            values.push(ln(value.ok_or_else(gap)?.max(1.0)));
            month = month.plus(1);
        }
        let first = month.plus(-i32::try_from(values.len()).unwrap_or(0));
        while let Some(value) = match self {
            Self::VenezuelaCubaNicaraguaHaiti | Self::Other => None,
            Self::Ports => {
                let mut ports = Some(0.0);
                for name in ["mexico", "northern_central_america", "elsewhere"] {
                    let value = observations
                        .series(&format!("port_encounters_coarse.{name}"))?
                        .at(month);
                    ports = ports.zip(value).map(|(sum, value)| sum + value);
                }
                ports
            }
            _ => coarse(self.name())?.at(month),
        } {
            values.push(ln(value.max(1.0)));
            month = month.plus(1);
        }
        Ok(Logarithms { first, values })
    }
}

/// The four groups of origin.
pub const GROUPS: [Flow; 4] = [
    Flow::Mexico,
    Flow::NorthernCentralAmerica,
    Flow::VenezuelaCubaNicaraguaHaiti,
    Flow::Other,
];

/// Logarithms of encounters by month.
#[derive(Clone, Debug, PartialEq)]
pub struct Logarithms {
    /// Month of the first.
    pub first: Month,
    /// One a month.
    pub values: Vec<f64>,
}

impl Logarithms {
    /// Value of a month; none outside.
    pub fn at(&self, month: Month) -> Option<f64> {
        let position = usize::try_from(month.since(self.first)).ok()?;
        self.values.get(position).copied()
    }

    /// Last month.
    pub fn last(&self) -> Month {
        self.first
            .plus(i32::try_from(self.values.len()).unwrap_or(0) - 1)
    }
}
