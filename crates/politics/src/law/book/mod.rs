//! The law as data: clocks, caps, thresholds and calendars of `data/law/`.

/// Declares a table of the law whose support (grade, sources, note) stands beside its figures.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $kind,)*
            /// How well the figures are supported.
            pub grade: Grade,
            /// Keys of the sources.
            pub source: Vec<String>,
            /// What to know.
            #[serde(default)]
            pub note: String,
        }
    };
}

mod mexico;
mod united_states;
mod usmca;

use vecinos_evidence::embedded;
use vecinos_evidence::toml_file;

use crate::actor::Authority;
use crate::error::PoliticsError;

pub use mexico::*;
pub use united_states::*;
pub use usmca::*;

/// The whole law.
#[derive(Clone, Debug, PartialEq)]
pub struct LawBook {
    /// The agreement of 2020.
    pub usmca: UsmcaLaw,
    /// U.S. tariff authorities.
    pub authorities: Vec<TariffAuthority>,
    /// U.S. Congress, emergencies, force.
    pub congress: CongressLaw,
    /// Mexico.
    pub mexico: MexicanLaw,
    /// Security cooperation.
    pub security: SecurityLaw,
    /// Courts as chances.
    pub courts: CourtLaw,
}

impl LawBook {
    /// The embedded `data/law/*.toml`.
    ///
    /// Errors: a located diagnostic if a file were damaged (a test reads them).
    pub fn embedded() -> Result<Self, PoliticsError> {
        let tariffs: TariffLaw = read("law/tariff_authorities.toml")?;
        let book = Self {
            usmca: read("law/usmca.toml")?,
            authorities: tariffs.authorities,
            congress: read("law/congress.toml")?,
            mexico: read("law/mexico.toml")?,
            security: read("law/security_law.toml")?,
            courts: read("law/courts.toml")?,
        };
        for needed in super::tariffs::AUTHORITIES {
            if book.authority(needed).is_none() {
                return Err(PoliticsError::Missing {
                    table: "law/tariff_authorities.toml",
                    what: format!("authority `{needed}`"),
                });
            }
        }
        Ok(book)
    }

    /// The law of one tariff authority.
    pub fn authority(&self, id: Authority) -> Option<&TariffAuthority> {
        self.authorities.iter().find(|law| law.id == id)
    }
}

fn read<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, PoliticsError> {
    Ok(toml_file::parse_source::<T>(embedded::source(path)?)?.value)
}
