//! Ports: the named numbers that a channel reads and gives, and the macro that declares them once.

use serde::Serialize;

/// What a port is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Set by governments: an action of a scenario, a recorded measure, `--set`.
    Lever,
    /// Set by couplings from other channels, or by the user when the channel runs alone.
    Input,
    /// Given by the channel.
    Output,
}

/// A named number that a channel reads or gives.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Port {
    /// Name in snake case.
    pub name: &'static str,
    /// What it is for.
    pub role: Role,
    /// Unit.
    pub unit: &'static str,
    /// Inputs and levers: the value that changes nothing. Outputs: the value that couplings compare with (1 for ratios,
    /// 0 for changes).
    pub neutral: f64,
    /// Smallest admissible value.
    pub minimum: f64,
    /// Largest admissible value.
    pub maximum: f64,
    /// What it means, in a sentence.
    pub meaning: &'static str,
}

impl Port {
    /// The value, kept inside the admissible range; the neutral value for a number that is none.
    pub fn admissible(&self, value: f64) -> f64 {
        if value.is_nan() {
            self.neutral
        } else {
            value.clamp(self.minimum, self.maximum)
        }
    }
}

/// A struct of ports: all fields are numbers, in the order of [`Ports::PORTS`].
pub trait Ports: Copy + Send + Sync + 'static {
    /// The ports in order.
    const PORTS: &'static [Port];

    /// Every port at its neutral value.
    fn neutral() -> Self;

    /// From values in the order of [`Ports::PORTS`]; missing ones are neutral.
    fn from_values(values: &[f64]) -> Self;

    /// Values in the order of [`Ports::PORTS`] into `values`, as far as they go.
    fn write(&self, values: &mut [f64]);
}

/// Declares a struct of ports. A field is `name: role("unit", neutral, minimum ..= maximum)` with role `lever`, `input` or
/// `output`; its docstring is the port's meaning.
#[macro_export]
macro_rules! ports {
    (
        $(#[$outer:meta])*
        $visibility:vis struct $name:ident {
            $(
                $(#[doc = $meaning:literal])+
                $field:ident: $role:ident($unit:literal, $neutral:literal, $minimum:literal..=$maximum:literal)
            ),+ $(,)?
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        $visibility struct $name {
            $(
                $(#[doc = $meaning])+
                pub $field: f64,
            )+
        }

        impl $crate::port::Ports for $name {
            const PORTS: &'static [$crate::port::Port] = &[
                $($crate::port::Port {
                    name: stringify!($field),
                    role: $crate::ports!(@role $role),
                    unit: $unit,
                    neutral: $neutral,
                    minimum: $minimum,
                    maximum: $maximum,
                    meaning: concat!($($meaning),+),
                }),+
            ];

            fn neutral() -> Self {
                Self { $($field: $neutral),+ }
            }

            fn from_values(values: &[f64]) -> Self {
                let mut values = values.iter().copied();
                Self { $($field: values.next().unwrap_or($neutral)),+ }
            }

            fn write(&self, values: &mut [f64]) {
                let mut places = values.iter_mut();
                $(
                    if let Some(place) = places.next() {
                        *place = self.$field;
                    }
                )+
            }
        }
    };
    (@role lever) => { $crate::port::Role::Lever };
    (@role input) => { $crate::port::Role::Input };
    (@role output) => { $crate::port::Role::Output };
}
