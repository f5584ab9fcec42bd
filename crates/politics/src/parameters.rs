//! The numbers of the governments, from `data/parameters/politics.toml`.

use vecinos_evidence::diagnostic::Diagnostic;
use vecinos_evidence::registry::{Distribution, Registry};

use crate::error::PoliticsError;

/// Declares the struct of parameters: a field is a name of the registry, `politics.<field>`.
macro_rules! politics_parameters {
    ($(#[$outer:meta])* pub struct $name:ident { $($(#[$inner:meta])+ $field:ident,)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[$inner])+ pub $field: f64,)+
        }

        impl $name {
            /// Registry names in order of the fields.
            pub const NAMES: &'static [&'static str] = &[$(concat!("politics.", stringify!($field)),)+];

            /// Reads every field from numbers by registry name: central values, or those of a draw.
            ///
            /// Errors: a name without a number.
            pub fn read(number: &dyn Fn(&str) -> Option<f64>) -> Result<Self, PoliticsError> {
                let read = |name: &str| {
                    number(name).ok_or_else(|| PoliticsError::Missing {
                        table: "parameters/politics.toml",
                        what: format!("parameter `{name}`"),
                    })
                };
                Ok(Self { $($field: read(concat!("politics.", stringify!($field)))?,)+ })
            }
        }
    };
}

politics_parameters! {
    /// All numbers of the governments; meaning, unit, distribution, grade and source stand in the registry.
    pub struct Parameters {
        /// What is given when a part is given (share of the whole package).
        part_of_package,
        /// Mexico's list of June 2018, about 3 billion (billion U.S. dollars a year).
        retaliation_list_billion,
        /// Middle of the 15 to 25 per cent on the goods of the list of June 2018 (fraction).
        retaliation_rate,
        /// From the U.S (days).
        retaliation_days,
        /// Notice at or below which an announcement is a signed order: three days in February 2025 (days).
        order_notice_days,
        /// A linked tariff in force is lifted: none in the 11.5 months of 2025–26; Jeffreys (probability a
        /// month).
        linked_lifted_monthly,
        /// A sector tariff in force is lifted: once (metals, May 2019) in about 52 months of metals 2018–19 and
        /// metals, vehicles and trucks 2025–26; Jeffreys (probability a month).
        sector_lifted_monthly,
        /// Another statute takes the place of a lost one: one case of one, uniform prior (probability).
        substitution_probability,
        /// From the loss of the emergency power on 2026-02-20 to the surcharge (days).
        substitute_days,
        /// Rate of that surcharge (fraction).
        substitute_rate,
        /// From the loss of the emergency power to the section 301 investigations of March 2026 (days).
        successor_opened_days,
        /// The United States confirms a new term of the agreement in a review, or in what was left of 2026
        /// after the first: market price after 2026-07-01 (probability).
        united_states_confirms,
        /// 27 February 2025 (persons).
        prisoners_first_batch,
        /// 12 August 2025 (persons).
        prisoners_second_batch,
        /// 20 January 2026 (persons).
        prisoners_third_batch,
        /// Months in which the three batches were handed over: February 2025 to July 2026 (months).
        prisoners_months,
        /// The agreement was in force without a notice of withdrawal from July 2020 to July 2026 (months).
        months_without_notice,
        /// National Guard in June 2019 (persons).
        border_forces_migration,
        /// National Guard in February 2025 (persons).
        border_forces_drugs,
        /// Asked for in December 2025; 202,000 were given (acre-feet).
        water_package,
        /// List of trade barriers of July to October 2025 (items).
        barriers_listed,
        /// The law of January 2026 charges 5 to 50 per cent on 1,463 lines; the middle is a judgement (per
        /// cent).
        tariffs_on_asian_goods,
        /// A linked threat after the loss of the emergency power names section 338, otherwise section 301
        /// (probability).
        section_338_share,
        /// Cost to the United States of backing down without a concession (payoff).
        audience_cost,
        /// What a full concession on the demand is worth to the United States when it does not impose (payoff).
        concession_value,
        /// Cost to the United States of one per cent on consumer prices (payoff per per cent).
        price_weight,
        /// What carrying out a measure that has gone through a statutory process, or serves an industry, is
        /// worth to the United States (payoff).
        process_value,
        /// Net cost to Mexico of a full concession; may be negative, where cooperation is wanted at home
        /// (payoff).
        concession_cost,
        /// Share of settlements that fall in the last days before the deadline (log-odds).
        deadline_concentration,
        /// Standing firm and backing down are about alike where nothing is conceded (36 to 28) (payoff).
        prior_audience_cost,
        /// Effective pressure works before it is applied (payoff).
        prior_concession_value,
        /// No elasticity of approval to prices was found (payoff per per cent).
        prior_price_weight,
        /// Protection pays politically (sign published, size not read) (payoff).
        prior_process_value,
        /// 35 % of costly challenges end in a concession (payoff).
        prior_concession_cost,
        /// Bargains cluster before deadlines (log-odds).
        prior_deadline_concentration,
        /// λ of the logit response of the United States; one is the unit of the fitted payoffs (per payoff).
        us_rationality,
        /// λ of the logit response of Mexico (per payoff).
        mx_rationality,
        /// Payoffs so close to the best count as equally good (payoff).
        tie_band,
        /// U.S (payoff per per cent).
        welfare_weight,
        /// Extra U.S (payoff per per cent).
        sector_weight,
        /// U.S (payoff per per cent).
        market_weight,
        /// Eleven tariff events of 2018–19 cost U.S (per cent of share prices).
        market_event,
        /// Cost to the United States of a measure that a court then voids (payoff).
        legal_risk_cost,
        /// A tariff under the emergency power does not stand: market price of 20 to 30 per cent for upholding,
        /// December 2025 (probability).
        void_probability,
        /// The same before December 2025, when nobody had put a price on it (probability).
        void_probability_before,
        /// Electoral cost to the United States of Mexican tariffs (payoff).
        retaliation_cost,
        /// Part of the audience cost that a pause still carries (share of the audience cost).
        pause_relief,
        /// Worth of a threat that is kept alive by a pause, before discounting (payoff).
        continuation_value,
        /// How much a concession that can be shown counts more than one that cannot (factor).
        visibility,
        /// Share of Mexican goods spared when qualifying goods are exempt: about half claimed the preference in
        /// March 2025, more later (share of trade).
        exempt_share,
        /// Patience of the United States from one stage to the next (factor per stage).
        us_discount_factor,
        /// Patience of Mexico (factor per stage).
        mx_discount_factor,
        /// Mexican payoff of one per cent of real income (payoff per per cent).
        mx_welfare_weight,
        /// Mexican payoff of one per cent of business investment, where the preview reports it (payoff per per
        /// cent).
        mx_investment_weight,
        /// How much a public threat raises the cost of conceding (share of the cost).
        public_threat_markup,
        /// Audience cost to Mexico of being seen as yielding in full (payoff).
        yielding_cost,
        /// Gain of standing firm without breaking, net of the honeymoon, from one polling house in 2024–25
        /// (points of approval).
        rally_points,
        /// Half gone in three to four months (months).
        rally_half_life_months,
        /// Worth of a point of approval to Mexico (payoff per point).
        rally_weight,
        /// Playing for time, against conceding nothing openly (payoff).
        delay_value,
        /// Refusing openly (payoff).
        resist_value,
        /// Announcing tariffs of its own: 3 of 17 measures since November 2024 (payoff).
        announce_value,
        /// Charging tariffs against absorbing: 1 of 8 measures in force on record, none of 17 by the later
        /// count (payoff).
        retaliation_readiness,
        /// Asking for a panel against absorbing (payoff).
        litigation_value,
        /// Giving more after a measure took effect, besides what it is then worth (payoff).
        concede_more_value,
        /// How far a U.S (log-odds per log-odds).
        reputation_weight,
        /// Stood firm: 36 % of costly U.S (cases).
        belief_prior_yes,
        /// Conceded to or backed down: the rest (cases).
        belief_prior_no,
        /// How fast stands and back-downs are forgotten (months).
        belief_half_life_months,
        /// A trigger at ordinary irritation leads to an announcement (probability).
        announce_share,
        /// 25 % on metals announced in February 2025: one point (share of exports).
        share_metals,
        /// 25 % on vehicles, non-U.S (share of exports).
        share_vehicles,
        /// 25 % on trucks: 0.25 points (share of exports).
        share_heavy_trucks,
        /// 17 % on tomatoes: 0.11 points (share of exports).
        share_tomatoes,
        /// Any other product that measures have named (share of exports).
        share_other_product,
        /// 10 % with qualifying goods exempt: 1.3 points (share of exports).
        share_not_qualifying,
        /// What tariffs on Mexican goods can do to U.S (share of U.S. spending).
        spending_on_mexican_goods,
        /// As above, for Mexico (share of Mexican spending).
        spending_on_us_goods,
        /// U.S (billion U.S. dollars a year).
        us_exports_billion,
        /// Log-hazard of a demand about water per whole yearly obligation overdue (log-hazard).
        water_irritation,
        /// Log-hazard of a demand about oil for Cuba per reference shipment (log-hazard).
        cuba_irritation,
        /// Log-hazard of a demand about trade barriers per product closure in force (log-hazard).
        closure_irritation,
        /// Elasticity of the hazard of a demand about migration to encounters (log-hazard).
        encounter_irritation,
        /// Elasticity of the hazard of a demand about drugs to overdose deaths (log-hazard).
        overdose_irritation,
        /// Elasticity of the hazard of measures about the balance, and of demands about barriers, to the
        /// bilateral deficit (log-hazard).
        balance_irritation,
        /// Elasticity of the hazard of a demand about China to the Chinese content of Mexican exports (log-
        /// hazard).
        content_irritation,
        /// Elasticity of the hazard of a demand about cartels to homicides (log-hazard).
        violence_irritation,
        /// Log-hazard of demands on other issues while one was refused lately (enforcement linkage) (log-
        /// hazard).
        refusal_irritation,
        /// Log-hazard of every demand in a month in which a Mexican statement irritates (log-hazard).
        statement_irritation,
        /// What a concession on one issue counts for other demands on the same table (negotiation linkage)
        /// (share of a concession).
        package_weight,
        /// From routine to routine; otherwise to coercion (probability).
        routine_stays,
        /// From coercion to coercion; otherwise to negotiation (probability).
        coercion_stays,
        /// From negotiation to negotiation; otherwise to routine (probability).
        negotiation_stays,
        /// Hazard of triggers in routine, before the three are scaled to a mean of one (factor).
        routine_hazard,
        /// The same in coercion (factor).
        coercion_hazard,
        /// The same in negotiation (factor).
        negotiation_hazard,
        /// An announcement of a linked threat turns the regime to coercion (probability).
        threat_brings_coercion,
        /// A settlement turns it to negotiation (probability).
        settlement_brings_negotiation,
        /// Worth to the United States of tighter rules of origin (payoff).
        origin_rules_value,
        /// Cost of them to Mexico (payoff).
        origin_rules_cost,
        /// Worth to the United States of a confirmed term (payoff).
        certainty_value,
        /// Cost to Mexico of one more year without a confirmed term (payoff).
        uncertainty_cost,
        /// Cost to the United States of a notice that may have to be carried out (payoff).
        exit_cost,
        /// How much more likely Mexico accepts under a notice (probability).
        exit_leverage,
        /// What concessions on other issues are worth at the review (participation linkage) (payoff).
        cooperation_credit,
        /// Trade-policy uncertainty while the term is not confirmed and reviewed each year (standard
        /// deviations).
        uncertainty_annual_review,
        /// The same while rules of origin are renegotiated (standard deviations).
        uncertainty_renegotiation,
        /// The same after a notice of withdrawal (standard deviations).
        uncertainty_notice,
        /// The same once the agreement has ended (standard deviations).
        uncertainty_no_treaty,
    }
}

impl Parameters {
    /// Central values of the embedded registry.
    ///
    /// Errors: a damaged registry.
    pub fn embedded() -> Result<Self, PoliticsError> {
        let registry = Registry::embedded()?;
        Self::read(&|name| registry.get(name)?.number())
    }
}

/// Mean and standard deviation of the normal prior `politics.prior_<name>`.
///
/// Errors: a prior that is missing or not a (truncated) normal.
pub(crate) fn normal_prior(registry: &Registry, name: &str) -> Result<(f64, f64), PoliticsError> {
    let full = format!("politics.prior_{name}");
    let distribution = registry.get(&full).map(|parameter| &parameter.distribution);
    match distribution {
        Some(
            Distribution::Normal {
                mean,
                standard_deviation,
            }
            | Distribution::TruncatedNormal {
                mean,
                standard_deviation,
                ..
            },
        ) => Ok((*mean, *standard_deviation)),
        _ => Err(Diagnostic::new(
            "wrong-type",
            "data/parameters/politics.toml",
            1,
            1,
            format!("`{full}` needs a normal distribution"),
        )
        .into()),
    }
}
