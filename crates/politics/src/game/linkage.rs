//! Issue linkage: which demand hangs on which instrument, and which links are on.
//!
//! Three kinds (Maggi 2016): *enforcement* (a breach in one area is punished in another), *negotiation* (several issues on
//! one table), *participation* (staying in one agreement hangs on conduct elsewhere). Each is a switch.

use serde::{Deserialize, Serialize};

use crate::actor::{Authority, Issue};

/// A demand and what it can be made to hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What is demanded.
    pub issue: Issue,
    /// Laws under which a tariff can be tied to it, in order of preference; those that the law refuses on the day are passed
    /// over.
    pub instruments: &'static [Authority],
    /// Whether the instrument is of the same area as the demand. If not, tying them is enforcement linkage.
    pub same_area: bool,
}

/// Broad powers to which demands of any kind have been tied.
const BROAD: &[Authority] = &[
    Authority::Ieepa,
    Authority::Section338,
    Authority::Section301,
];

const fn link(issue: Issue, instruments: &'static [Authority], same_area: bool) -> Link {
    Link {
        issue,
        instruments,
        same_area,
    }
}

/// Every issue with its instruments.
pub const LINKS: &[Link] = &[
    link(Issue::Migration, BROAD, false),
    link(Issue::Drugs, BROAD, false),
    link(Issue::Cartels, BROAD, false),
    link(Issue::Water, BROAD, false),
    link(Issue::CubaOil, BROAD, false),
    link(Issue::TradeBarriers, BROAD, true),
    link(Issue::China, BROAD, true),
    link(
        Issue::Industry,
        &[Authority::Section232, Authority::AntiDumping],
        true,
    ),
    link(
        Issue::TradeBalance,
        &[Authority::Section122, Authority::Section301],
        true,
    ),
    link(Issue::ForcedLabour, &[Authority::Section301], true),
    link(Issue::TreatyReview, &[Authority::Treaty], true),
];

/// Which kinds of linkage are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linkage {
    /// Demands outside of trade may hang on tariffs, and a refusal on one issue raises the hazard of demands on others.
    pub enforcement: bool,
    /// Concessions on one issue count, in part, for demands on others that are open at the time.
    pub negotiation: bool,
    /// The treaty's term hangs on what was conceded elsewhere.
    pub participation: bool,
}

impl Default for Linkage {
    fn default() -> Self {
        Self {
            enforcement: true,
            negotiation: true,
            participation: true,
        }
    }
}

impl Linkage {
    /// Every issue on its own.
    pub const NONE: Self = Self {
        enforcement: false,
        negotiation: false,
        participation: false,
    };

    /// The instruments a demand may hang on under these switches.
    pub fn instruments(self, issue: Issue) -> &'static [Authority] {
        LINKS
            .iter()
            .find(|link| link.issue == issue)
            .filter(|link| link.same_area || self.enforcement)
            .map_or(&[], |link| link.instruments)
    }
}
