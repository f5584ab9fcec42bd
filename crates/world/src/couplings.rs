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
use vecinos_channels::CHANNELS;
use vecinos_evidence::registry::{Grade, Registry};
use vecinos_numerics::math::{exp, pow};

use crate::node::{GOVERNMENT_MEXICO, GOVERNMENT_USA, PRODUCTION_CHAINS};

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
    /// Registry name of the strength β; for [`Form::Identity`], of the parameter in one of the two channels that holds it.
    /// `None` for accounting, where nothing is to be estimated.
    pub parameter: Option<&'static str>,
    /// Whether it is on unless switched off.
    pub on: bool,
}

impl Coupling {
    /// Evidence grade: that of the parameter; `None` for accounting.
    pub fn grade(&self, registry: &Registry) -> Option<Grade> {
        let parameter = registry.get(self.parameter?)?;
        Some(parameter.grade)
    }

    /// Node that owns the effect: the end of the link whose parameter gives its size; the one that reads it where the size is
    /// the link's own or accounting.
    pub fn owner(&self) -> &'static str {
        let table = self.parameter.and_then(|name| name.split('.').next());
        if table == Some(self.from.0) {
            self.from.0
        } else {
            self.to.0
        }
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
        on: true,
    }
}

/// A link whose strength is a parameter of the channel that gives it, and that owns its size ([`Coupling::owner`]).
use inside as given;

/// The table.
pub const COUPLINGS: &[Coupling] = &[
    // Production chains speak to people, money, investment and crime.
    inside(
        "wages-draw-migrants",
        (PRODUCTION_CHAINS, "relative_wage"),
        ("migration", "relative_wage"),
        "migration.wage_elasticity_mexico",
    ),
    inside(
        "us-wages-feed-remittances",
        (PRODUCTION_CHAINS, "real_wage_usa"),
        ("remittances", "us_earnings"),
        "remittances.earnings_elasticity",
    ),
    inside(
        "duties-reach-the-peso",
        (PRODUCTION_CHAINS, "charged_rate_on_mexico"),
        ("peso", "tariff_in_force"),
        "peso.depreciation_per_point",
    ),
    inside(
        "tariff-gap-draws-investment",
        (PRODUCTION_CHAINS, "tariff_gap"),
        ("investment", "tariff_advantage"),
        "investment.tariff_advantage_effect",
    ),
    inside(
        "tariff-gap-draws-chinese-firms",
        (PRODUCTION_CHAINS, "tariff_gap"),
        ("prc_presence", "tariff_gap"),
        "prc_presence.tariff_gap_effect",
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
    // Removals reach output, remittances and crime.
    accounting(
        "removals-shrink-the-us-workforce",
        ("removals", "workers_removed"),
        ("labour", "workers_removed"),
    ),
    accounting(
        "returnees-join-the-mexican-workforce",
        ("removals", "returnees_in_mexico"),
        ("labour", "returnees"),
    ),
    accounting(
        "removals-cut-the-senders",
        ("removals", "mexican_migrants_employed_ratio"),
        ("remittances", "migrants_employed"),
    ),
    link(
        "fear-brings-remittances-forward",
        ("removals", "removal_intensity"),
        Form::Elasticity,
        "couplings.fear_brings_remittances_forward",
        ("remittances", "precaution"),
    ),
    link(
        "returns-feed-recruitment",
        ("removals", "returnees_in_mexico"),
        Form::SemiElasticity,
        "couplings.returns_feed_recruitment",
        ("cartels", "recruitment_pressure"),
    ),
    // The article's central loop: removals, symbolism, hardship and lost remittances press on the Mexican government, which helps less
    // with transit flows, takes nobody back to wait, refuses third-country nationals, and cooperates less.
    inside(
        "removals-raise-pressure",
        ("removals", "removal_intensity"),
        ("mexican_pressure", "removals"),
        "mexican_pressure.half_life",
    ),
    inside(
        "symbolism-raises-pressure",
        ("removals", "visibility"),
        ("mexican_pressure", "visibility"),
        "mexican_pressure.visibility_weight",
    ),
    inside(
        "hardship-raises-pressure",
        ("removals", "reception_load"),
        ("mexican_pressure", "hardship"),
        "mexican_pressure.hardship_weight",
    ),
    inside(
        "lost-remittances-raise-pressure",
        ("remittances", "lost_share"),
        ("mexican_pressure", "lost_remittances"),
        "mexican_pressure.lost_remittances_weight",
    ),
    inside(
        "strikes-raise-pressure",
        ("cartels", "strikes"),
        ("mexican_pressure", "sovereignty_violations"),
        "mexican_pressure.sovereignty_weight",
    ),
    inside(
        "duties-raise-pressure",
        (PRODUCTION_CHAINS, "charged_rate_on_mexico"),
        ("mexican_pressure", "tariffs"),
        "mexican_pressure.tariff_weight",
    ),
    given(
        "pressure-cuts-transit-help",
        ("mexican_pressure", "transit_help"),
        ("migration", "transit_help"),
        "mexican_pressure.transit_sensitivity",
    ),
    given(
        "pressure-ends-remain-in-mexico",
        ("mexican_pressure", "remain_in_mexico_acceptance"),
        ("migration", "remain_in_mexico_acceptance"),
        "mexican_pressure.remain_in_mexico_sensitivity",
    ),
    given(
        "pressure-refuses-third-countries",
        ("mexican_pressure", "third_country_acceptance"),
        ("removals", "third_country_acceptance"),
        "mexican_pressure.third_country_sensitivity",
    ),
    // Decisions of Mexico, whatever the pressure.
    accounting(
        "withdrawal-cuts-transit-help",
        ("mexican_pressure", "transit_help_kept"),
        ("migration", "transit_help"),
    ),
    accounting(
        "refusal-turns-third-countries-away",
        ("mexican_pressure", "third_country_kept"),
        ("removals", "third_country_acceptance"),
    ),
    given(
        "pressure-cuts-security-help",
        ("mexican_pressure", "security_help"),
        ("security_cooperation", "political_help"),
        "mexican_pressure.security_sensitivity",
    ),
    // Security: arms, drugs, cartels and what the two governments do together.
    link(
        "arms-raise-lethality",
        ("firearms", "stock_ratio"),
        Form::Elasticity,
        "couplings.arms_raise_lethality",
        ("cartels", "lethality"),
    ),
    link(
        "scarcity-raises-lethality",
        ("overdose", "supply_ratio"),
        Form::Elasticity,
        "couplings.scarcity_raises_lethality",
        ("cartels", "lethality"),
    ),
    given(
        "cooperation-incapacitates",
        ("security_cooperation", "incapacitation_effect"),
        ("cartels", "cooperation"),
        "security_cooperation.incapacitation_effect",
    ),
    given(
        "cooperation-removes-leaders",
        ("security_cooperation", "leader_removals"),
        ("cartels", "leader_removals"),
        "security_cooperation.leaders_per_month",
    ),
    given(
        "cooperation-disrupts-supply",
        ("security_cooperation", "supply_disruption"),
        ("overdose", "supply_disruption"),
        "security_cooperation.supply_effect",
    ),
    given(
        "cooperation-stops-transit",
        ("security_cooperation", "transit_cooperation"),
        ("migration", "transit_help"),
        "security_cooperation.transit_effect",
    ),
    inside(
        "strikes-break-cooperation",
        ("cartels", "strikes"),
        ("security_cooperation", "rupture"),
        "security_cooperation.rupture_depth",
    ),
    // Money and investment.
    inside(
        "the-peso-times-remittances",
        ("peso", "peso_per_dollar_ratio"),
        ("remittances", "peso_per_dollar"),
        "remittances.exchange_timing",
    ),
    inside(
        "uncertainty-holds-investment-back",
        ("peso", "uncertainty"),
        ("investment", "uncertainty"),
        "investment.uncertainty_effect",
    ),
    inside(
        "legal-risk-weakens-the-peso",
        ("investment", "risk"),
        ("peso", "risk"),
        "peso.risk_effect",
    ),
    inside(
        "strikes-shake-the-peso",
        ("cartels", "strikes"),
        ("peso", "security_rupture"),
        "peso.rupture_effect",
    ),
    inside(
        "violence-deters-investment",
        ("cartels", "homicide_ratio"),
        ("investment", "homicides"),
        "investment.homicide_elasticity",
    ),
    // Governments that act by themselves read irritants once, when a history of theirs begins (`governments::triggers`); the
    // reference is the irritant's mean over the months behind the record's rates. A scripted government reads nothing.
    link(
        "water-owed-brings-threats",
        ("water_deliveries", "irritation"),
        Form::SemiElasticity,
        "couplings.water_owed_brings_threats",
        (GOVERNMENT_USA, "water_threats"),
    ),
    link(
        "oil-for-cuba-brings-threats",
        ("cuba_energy", "irritation"),
        Form::SemiElasticity,
        "couplings.oil_for_cuba_brings_threats",
        (GOVERNMENT_USA, "cuba_threats"),
    ),
    link(
        "closures-harden-mexico",
        ("product_closures", "irritation"),
        Form::SemiElasticity,
        "couplings.closures_harden_mexico",
        (GOVERNMENT_MEXICO, "withholding"),
    ),
    link(
        "pressure-hardens-mexico",
        ("mexican_pressure", "pressure"),
        Form::SemiElasticity,
        "couplings.pressure_hardens_mexico",
        (GOVERNMENT_MEXICO, "withholding"),
    ),
];

/// Channels that no coupling enters or leaves, in their own order: nothing of theirs moves another channel.
pub fn without_links() -> impl Iterator<Item = &'static str> {
    let linked = |name: &str| {
        COUPLINGS
            .iter()
            .any(|coupling| coupling.from.0 == name || coupling.to.0 == name)
    };
    CHANNELS
        .iter()
        .map(|channel| channel.name)
        .filter(move |name| !linked(name))
}

/// Which couplings are in force in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    on: Vec<bool>,
}

impl Links {
    /// Every row of the table, in force or not.
    pub fn every() -> Self {
        Self {
            on: COUPLINGS.iter().map(|_| true).collect(),
        }
    }

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
