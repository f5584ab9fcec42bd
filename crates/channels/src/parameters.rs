//! Parameters of a channel: a struct whose fields are names of the registry.

use vecinos_evidence::registry::{Registry, Value};

use crate::error::ChannelError;

/// Where parameters come from: the registry's central values, or a draw.
pub trait ParameterValues {
    /// A numeric parameter by registry name, `<channel>.<parameter>`.
    fn number(&self, name: &str) -> Option<f64>;

    /// A parameter that is a name, by registry name.
    fn name(&self, name: &str) -> Option<&str>;
}

impl ParameterValues for Registry {
    fn number(&self, name: &str) -> Option<f64> {
        self.get(name)?.number()
    }

    fn name(&self, name: &str) -> Option<&str> {
        match &self.get(name)?.value {
            Value::Name(name) => Some(name),
            Value::Number(_) => None,
        }
    }
}

/// A struct of parameters.
pub trait ParameterSet: Clone + Send + Sync + 'static {
    /// Registry names in order of the fields.
    const NAMES: &'static [&'static str];

    /// Reads every field.
    ///
    /// Errors: [`ChannelError::MissingParameter`].
    fn read(values: &dyn ParameterValues) -> Result<Self, ChannelError>;
}

/// Declares the parameters of a channel. A field is `name: number` or `name: choice`; the registry name is
/// `<channel>.<field>`, and value, distribution, unit, grade and source stand in `data/parameters/<channel>.toml`.
#[macro_export]
macro_rules! parameters {
    (
        $(#[$outer:meta])*
        $visibility:vis struct $name:ident of $channel:literal {
            $(
                $(#[$inner:meta])+
                $field:ident: $kind:ident
            ),+ $(,)?
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq)]
        $visibility struct $name {
            $(
                $(#[$inner])+
                pub $field: $crate::parameters!(@type $kind),
            )+
        }

        impl $crate::parameters::ParameterSet for $name {
            const NAMES: &'static [&'static str] = &[$(concat!($channel, ".", stringify!($field))),+];

            fn read(values: &dyn $crate::parameters::ParameterValues) -> Result<Self, $crate::ChannelError> {
                Ok(Self {
                    $($field: $crate::parameters!(@read $kind values concat!($channel, ".", stringify!($field)))),+
                })
            }
        }
    };
    (@type number) => { f64 };
    (@type choice) => { String };
    (@read number $values:ident $name:expr) => {
        $values
            .number($name)
            .ok_or($crate::ChannelError::MissingParameter { name: $name })?
    };
    (@read choice $values:ident $name:expr) => {
        $values
            .name($name)
            .ok_or($crate::ChannelError::MissingParameter { name: $name })?
            .to_owned()
    };
}
