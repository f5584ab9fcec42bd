//! Legal authorities under which tariffs are charged.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The law or treaty a tariff rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// The most-favoured-nation schedule of the importer.
    MostFavouredNation,
    /// The USMCA's own schedule.
    UsmcaPreference,
    /// International Emergency Economic Powers Act (no tariff power since the ruling of 2026-02-20).
    Ieepa,
    /// Trade Act of 1974, section 122: balance-of-payments surcharge, at most 15 % for 150 days.
    #[serde(rename = "section_122")]
    Section122,
    /// Trade Act of 1974, section 201: safeguards.
    #[serde(rename = "section_201")]
    Section201,
    /// Trade Expansion Act of 1962, section 232: national security, by product.
    #[serde(rename = "section_232")]
    Section232,
    /// Trade Act of 1974, section 301: unfair practices.
    #[serde(rename = "section_301")]
    Section301,
    /// Tariff Act of 1930, section 338: discrimination against U.S. commerce, at most 50 %.
    #[serde(rename = "section_338")]
    Section338,
    /// Antidumping or countervailing duty.
    AntiDumping,
    /// Counter-tariff of another government against a U.S. measure.
    Retaliation,
    /// An act of a legislature.
    Statute,
    /// A decree or order of an executive.
    Decree,
    /// A treaty and its own clauses.
    Treaty,
    /// No authority is claimed: a what-if.
    Hypothetical,
}

impl Authority {
    /// Every authority, in declared order.
    pub const ALL: [Self; 14] = [
        Self::MostFavouredNation,
        Self::UsmcaPreference,
        Self::Ieepa,
        Self::Section122,
        Self::Section201,
        Self::Section232,
        Self::Section301,
        Self::Section338,
        Self::AntiDumping,
        Self::Retaliation,
        Self::Statute,
        Self::Decree,
        Self::Treaty,
        Self::Hypothetical,
    ];

    /// Stable name, as written in the data and in scenario files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::MostFavouredNation => "most_favoured_nation",
            Self::UsmcaPreference => "usmca_preference",
            Self::Ieepa => "ieepa",
            Self::Section122 => "section_122",
            Self::Section201 => "section_201",
            Self::Section232 => "section_232",
            Self::Section301 => "section_301",
            Self::Section338 => "section_338",
            Self::AntiDumping => "anti_dumping",
            Self::Retaliation => "retaliation",
            Self::Statute => "statute",
            Self::Decree => "decree",
            Self::Treaty => "treaty",
            Self::Hypothetical => "hypothetical",
        }
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

/// A text that names no authority.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the name of a legal authority")]
pub struct UnknownAuthority(pub String);

impl FromStr for Authority {
    type Err = UnknownAuthority;

    fn from_str(text: &str) -> Result<Self, UnknownAuthority> {
        Self::ALL
            .into_iter()
            .find(|authority| authority.id() == text)
            .ok_or_else(|| UnknownAuthority(text.chars().take(40).collect()))
    }
}
