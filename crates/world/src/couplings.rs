//! The couplings: every tie between one channel and another, in one table.
//!
//! A coupling carries an output of one node to an input of another, one month later. Nothing else ties channels together;
//! `vecinos couplings`, the drawing of the causal map and the attribution of effects all read this table.
//!
//! Every effect has one owner, the node whose equations turn the input into the effect, so that nothing is counted twice:
//! tariffs act on income in production chains only, which no coupling enters (labour there is held fixed, and the peso never
//! moves trade volumes); fewer workers act on U.S. output in `labour` only; uncertainty and law act on Mexican output through
//! the capital of `investment` only; the peso moves nominal values and prices only.
//!
//! Two sets of links are always run: *measured* ones, whose strength is published, estimated or accounting, and all of them,
//! *judged* ones included.

use std::collections::BTreeSet;

use serde::Serialize;
use vecinos_evidence::registry::{Grade, Registry};
use vecinos_numerics::math::{exp, pow};

use crate::node::PRODUCTION_CHAINS;

/// How an output x with neutral value x₀ acts on an input whose neutral value is 1 (a factor) or 0 (an addend), with strength β.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// The input takes the output: factor x / x₀, or addend x − x₀. The strength stands in the channel that reads it.
    Identity,
    /// Factor (x / x₀)^β.
    Elasticity,
    /// Factor e^(β (x − x₀)).
    SemiElasticity,
    /// Addend β (x − x₀).
    Linear,
}

impl Form {
    /// The input after the coupling: `input` before, `neutral` its neutral value, `given` the output and `reference` its
    /// neutral value.
    pub fn apply(self, input: f64, neutral: f64, given: f64, reference: f64, strength: f64) -> f64 {
        let multiplies = neutral != 0.0;
        match self {
            Self::Identity if multiplies && reference != 0.0 => input * given / reference,
            Self::Identity | Self::Linear => input + strength * (given - reference),
            Self::Elasticity if given > 0.0 && reference > 0.0 => {
                input * pow(given / reference, strength)
            }
            Self::Elasticity => input,
            Self::SemiElasticity => input * exp(strength * (given - reference)),
        }
    }

    /// The formula as text, in terms of the output `x`.
    pub const fn formula(self) -> &'static str {
        match self {
            Self::Identity => "x",
            Self::Elasticity => "(x/x₀)^β",
            Self::SemiElasticity => "exp(β(x−x₀))",
            Self::Linear => "β(x−x₀)",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Coupling {
    /// Stable name.
    pub id: &'static str,
    /// Node and output.
    pub from: (&'static str, &'static str),
    /// Channel and input.
    pub to: (&'static str, &'static str),
    /// How it acts.
    pub form: Form,
    /// Registry name of the strength β; for [`Form::Identity`], of the parameter in the channel that holds the strength.
    /// `None` for accounting, where nothing is to be estimated.
    pub parameter: Option<&'static str>,
    /// Node that owns the effect.
    pub owner: &'static str,
    /// Whether it is on unless switched off.
    pub on: bool,
}

impl Coupling {
    /// Evidence grade: that of the parameter; `None` for accounting.
    pub fn grade(&self, registry: &Registry) -> Option<Grade> {
        let parameter = registry.get(self.parameter?)?;
        Some(parameter.grade)
    }
}

/// An accounting link: the channel takes the output as it is.
const fn accounting(
    id: &'static str,
    from: (&'static str, &'static str),
    to: (&'static str, &'static str),
) -> Coupling {
    Coupling {
        id,
        from,
        to,
        form: Form::Identity,
        parameter: None,
        owner: to.0,
        on: true,
    }
}

/// A link whose strength is a parameter of the channel that reads it.
const fn inside(
    id: &'static str,
    from: (&'static str, &'static str),
    to: (&'static str, &'static str),
    parameter: &'static str,
) -> Coupling {
    Coupling {
        id,
        from,
        to,
        form: Form::Identity,
        parameter: Some(parameter),
        owner: to.0,
        on: true,
    }
}

/// A link with a strength of its own.
const fn link(
    id: &'static str,
    from: (&'static str, &'static str),
    form: Form,
    parameter: &'static str,
    to: (&'static str, &'static str),
) -> Coupling {
    Coupling {
        id,
        from,
        to,
        form,
        parameter: Some(parameter),
        owner: to.0,
        on: true,
    }
}

/// The table.
pub const COUPLINGS: &[Coupling] = &[
    // Production chains speak to people, money and investment.
    accounting(
        "wages-draw-migrants",
        (PRODUCTION_CHAINS, "relative_wage"),
        ("migration", "relative_wage"),
    ),
    accounting(
        "us-wages-feed-remittances",
        (PRODUCTION_CHAINS, "real_wage_usa"),
        ("remittances", "us_earnings"),
    ),
    accounting(
        "duties-reach-the-peso",
        (PRODUCTION_CHAINS, "charged_rate_on_mexico"),
        ("peso", "tariff_in_force"),
    ),
    accounting(
        "tariff-gap-draws-investment",
        (PRODUCTION_CHAINS, "tariff_gap"),
        ("investment", "tariff_advantage"),
    ),
    accounting(
        "tariff-gap-draws-chinese-firms",
        (PRODUCTION_CHAINS, "tariff_gap"),
        ("prc_presence", "tariff_gap"),
    ),
    accounting(
        "chinese-inputs-show-in-content",
        (PRODUCTION_CHAINS, "chinese_content"),
        ("prc_presence", "chinese_content"),
    ),
    link(
        "lost-factory-jobs-feed-recruitment",
        (PRODUCTION_CHAINS, "manufacturing_employment_mexico"),
        Form::Elasticity,
        "couplings.lost_factory_jobs_feed_recruitment",
        ("cartels", "recruitment_pressure"),
    ),
    link(
        "wages-compete-with-recruitment",
        (PRODUCTION_CHAINS, "real_wage_mexico"),
        Form::Elasticity,
        "couplings.wages_compete_with_recruitment",
        ("cartels", "recruitment_pressure"),
    ),
];

/// Which couplings are in force in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    on: Vec<bool>,
}

impl Links {
    /// The measured links; with `judged`, all of them; less those switched `off` by id.
    pub fn new(registry: &Registry, judged: bool, off: &BTreeSet<String>) -> Self {
        let on = |coupling: &Coupling| {
            let counts = judged || coupling.grade(registry) != Some(Grade::Judgement);
            coupling.on && counts && !off.contains(coupling.id)
        };
        Self {
            on: COUPLINGS.iter().map(on).collect(),
        }
    }

    /// Whether a row of the table is in force.
    pub fn is_on(&self, row: usize) -> bool {
        self.on.get(row).copied().unwrap_or(false)
    }
}

/// A coupling by its id.
pub fn coupling(id: &str) -> Option<&'static Coupling> {
    COUPLINGS.iter().find(|coupling| coupling.id == id)
}

/// Nodes that a change of `node` can reach through these couplings, itself included.
pub fn reachable(node: &str, links: &Links) -> BTreeSet<&'static str> {
    let mut reached: BTreeSet<&'static str> = COUPLINGS
        .iter()
        .flat_map(|coupling| [coupling.from.0, coupling.to.0])
        .filter(|name| *name == node)
        .collect();
    loop {
        let before = reached.len();
        for (row, coupling) in COUPLINGS.iter().enumerate() {
            if links.is_on(row) && reached.contains(coupling.from.0) {
                reached.insert(coupling.to.0);
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}
