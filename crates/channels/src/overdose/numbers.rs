//! Named numbers of an embedded table, read into a struct whose fields are the names.

use std::collections::BTreeMap;

use vecinos_evidence::csv_table::CsvTable;
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_evidence::embedded;

/// Treatments in the order of every array over treatments.
pub const TREATMENTS: [&str; 3] = ["buprenorphine", "methadone", "vivitrol"];

/// Groups with a use disorder, in the order of every array over groups: prescription opioids without heroin, prescription
/// opioids with heroin, heroin.
pub const GROUPS: [&str; 3] = ["prescription", "mixed", "heroin"];

/// The numbers of a table by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    path: String,
    by_name: BTreeMap<String, f64>,
}

impl Numbers {
    /// The column `value` of an embedded table by the names of the column `name`.
    ///
    /// Errors: a missing table or column, a field that is no number.
    pub fn embedded(path: &str, name: &str) -> Result<Self, Diagnostics> {
        let csv = CsvTable::parse(embedded::source(path)?)?;
        let (name, value) = (csv.column(name)?, csv.column("value")?);
        let mut by_name = BTreeMap::new();
        for row in csv.rows() {
            by_name.insert(csv.field(row, name).to_owned(), csv.number(row, value)?);
        }
        Ok(Self {
            path: format!("data/{path}"),
            by_name,
        })
    }

    /// A number.
    ///
    /// Errors: `missing-row`.
    pub fn number(&self, name: &str) -> Result<f64, Diagnostic> {
        self.by_name.get(name).copied().ok_or_else(|| {
            let message = format!("the embedded table lacks `{name}`");
            Diagnostic::new("missing-row", &self.path, 1, 1, message)
        })
    }

    /// Three numbers, `<name>.<part>` for each part.
    ///
    /// Errors: `missing-row`.
    pub fn three(&self, name: &str, parts: [&str; 3]) -> Result<[f64; 3], Diagnostic> {
        let mut three = [0.0; 3];
        for (number, part) in three.iter_mut().zip(parts) {
            *number = self.number(&format!("{name}.{part}"))?;
        }
        Ok(three)
    }
}

/// Declares a struct of numbers read from a table. A field is `name: number`, `name: treatments` or `name: groups`; the
/// last two are arrays whose rows are `<name>.<part>`.
macro_rules! numbers {
    (
        $(#[$outer:meta])*
        $visibility:vis struct $name:ident {
            $(
                $(#[$inner:meta])+
                $field:ident: $kind:ident
            ),+ $(,)?
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        $visibility struct $name {
            $(
                $(#[$inner])+
                pub $field: $crate::overdose::numbers::numbers!(@type $kind),
            )+
        }

        impl $name {
            /// Reads every field.
            ///
            /// Errors: `missing-row`.
            pub fn read(
                table: &$crate::overdose::numbers::Numbers,
            ) -> Result<Self, vecinos_evidence::diagnostic::Diagnostic> {
                Ok(Self {
                    $($field: $crate::overdose::numbers::numbers!(@read $kind table stringify!($field))),+
                })
            }
        }
    };
    (@type number) => { f64 };
    (@type treatments) => { [f64; 3] };
    (@type groups) => { [f64; 3] };
    (@read number $table:ident $name:expr) => { $table.number($name)? };
    (@read treatments $table:ident $name:expr) => {
        $table.three($name, $crate::overdose::numbers::TREATMENTS)?
    };
    (@read groups $table:ident $name:expr) => {
        $table.three($name, $crate::overdose::numbers::GROUPS)?
    };
}
pub(crate) use numbers;
