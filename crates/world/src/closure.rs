//! The two labelled closures of the labour market.

use serde::{Deserialize, Serialize};

/// How wages and jobs respond (evidence: trade.md §4c).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closure {
    /// One labour market per region, wages clear it: jobs are reallocated, net zero by assumption.
    FlexibleWages,
    /// Downward wage rigidity in manufacturing: `w(t) ≥ δ·w(t−1)`, jobs below full employment when it binds
    /// (Rodríguez-Clare, Ulate and Vásquez 2026, for U.S. manufacturing; Mexico by judgement).
    DownwardRigidWages,
}

impl Closure {
    /// Both closures, in the order of tables.
    pub const ALL: [Self; 2] = [Self::FlexibleWages, Self::DownwardRigidWages];

    /// Stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::FlexibleWages => "flexible_wages",
            Self::DownwardRigidWages => "downward_rigid_wages",
        }
    }
}
