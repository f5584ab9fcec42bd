//! The stage game: limits, monotonicity, terms, the fit.

use jiff::civil::date;
use vecinos_evidence::month::Month;
use vecinos_politics::game::{
    Answer, Beliefs, Case, Consequence, FITTED, Irritants, IssueGame, Linkage, PayoffGrid, Priors,
    Reaction, RegimeBelief, RegimeChain, Resolve, Resolved, ReviewSituation, ReviewStatus,
    Situation, StageGame, Stakeholder, Temptation, Term, TermSet, accepts_origin_rules, case_of,
    chosen, day_probability, fit, fitted_values, logit, mexican_list, review,
    salience_weighted_mean, smallest_discount_factor, tariff_on_all, temptations,
};
use vecinos_politics::preview::{HypotheticalPolicy, OutcomePreview};
use vecinos_politics::record::ThreatRecord;
use vecinos_politics::{Issue, Parameters, ThreatClass};

fn parameters() -> Parameters {
    Parameters::embedded().unwrap()
}

fn cases(parameters: &Parameters) -> Vec<Case> {
    let grid = PayoffGrid::embedded(parameters).unwrap();
    let record = ThreatRecord::embedded().unwrap();
    let questions = record.scored();
    questions
        .iter()
        .map(|question| case_of(question, &questions, parameters, &grid).unwrap())
        .collect()
}

/// The situation of a question of the record.
fn situation(id: &str) -> Situation {
    let parameters = parameters();
    let grid = PayoffGrid::embedded(&parameters).unwrap();
    let record = ThreatRecord::embedded().unwrap();
    let question = record.get(id).unwrap();
    case_of(question, &record.scored(), &parameters, &grid)
        .unwrap()
        .situation
}

#[test]
fn the_stored_fit_is_the_fit() {
    let parameters = parameters();
    let found = fit(
        &parameters,
        &Priors::embedded().unwrap(),
        &cases(&parameters),
    );
    let stored = fitted_values(&parameters);
    for (position, name) in FITTED.iter().enumerate() {
        println!(
            "{name}: {:.6} ({:.4})",
            found.mode[position], found.standard_deviation[position]
        );
        assert!(
            (found.mode[position] - stored[position]).abs() < 2e-4,
            "{name}: {} instead of {}",
            found.mode[position],
            stored[position]
        );
    }
    // Without cases the priors speak.
    let priors = Priors::embedded().unwrap();
    let alone = fit(&parameters, &priors, &[]);
    for (mode, mean) in alone.mode.iter().zip(priors.mean) {
        assert!((mode - mean).abs() < 1e-4);
    }
}

#[test]
fn logit_has_its_limits() {
    let payoffs = [0.3, f64::NEG_INFINITY, 1.0, -2.0];
    let third = 1.0 / 3.0;
    assert_eq!(logit(&payoffs, 0.0, 0.0), [third, 0.0, third, third]);
    assert_eq!(logit(&payoffs, f64::INFINITY, 0.0), [0.0, 0.0, 1.0, 0.0]);
    let near = logit(&payoffs, 1e6, 0.0);
    assert!((near[2] - 1.0).abs() < 1e-12);
    // Payoffs within the band count as equally good.
    assert_eq!(
        logit(&[1.0, 0.95, 0.0], f64::INFINITY, 0.1),
        [0.5, 0.5, 0.0]
    );
    let plain = logit(&[1.0, 0.0], 2.0, 0.0);
    assert!((plain[0] / plain[1] - vecinos_numerics::math::exp(2.0)).abs() < 1e-9);
    assert_eq!(logit(&[f64::NEG_INFINITY; 2], 1.0, 0.0), [0.0; 2]);
    assert_eq!(chosen(&[0.0, 0.25, 0.75], 0.2), 1);
    assert_eq!(chosen(&[0.0, 0.25, 0.75], 0.3), 2);
}

#[test]
fn choices_go_from_uniform_to_best_reply() {
    let mut game = StageGame::new(parameters());
    let march = situation("Q07");
    game.parameters.us_rationality = 0.0;
    game.parameters.mx_rationality = 0.0;
    let forecast = game.forecast(&march);
    assert!(forecast.answers.iter().all(|one| (one - 0.2).abs() < 1e-12));
    assert!(
        forecast
            .resolutions
            .iter()
            .all(|one| (one - 0.25).abs() < 1e-12)
    );
    game.parameters.us_rationality = f64::INFINITY;
    game.parameters.mx_rationality = f64::INFINITY;
    game.parameters.tie_band = 0.0;
    let choice = game.resolution(&march, &march.resolved, 1.0);
    let best = (0..4)
        .max_by(|one, other| {
            let value = |position: &usize| choice.payoffs[*position].sum();
            value(one).total_cmp(&value(other))
        })
        .unwrap();
    assert_eq!(choice.probabilities[best], 1.0);
}

#[test]
fn probabilities_sum_to_one() {
    let parameters = parameters();
    let game = StageGame::new(parameters.clone());
    for case in cases(&parameters) {
        let forecast = game.forecast(&case.situation);
        let sum = |values: &[f64]| values.iter().sum::<f64>();
        assert!((sum(&forecast.answers) - 1.0).abs() < 1e-12);
        assert!((sum(&forecast.resolutions) - 1.0).abs() < 1e-12);
        assert!((sum(&forecast.responses()) - 1.0).abs() < 1e-12);
        let yes: f64 = forecast.joint.iter().map(|pair| pair[1]).sum();
        assert!((yes - forecast.in_force()).abs() < 1e-12);
    }
    for (notice, concentration) in [(0, 0.3), (3, -1.0), (90, 0.6)] {
        let days: f64 = (0..=notice)
            .map(|before| day_probability(notice, before, concentration))
            .sum();
        assert!((days - 1.0).abs() < 1e-12);
        assert_eq!(day_probability(notice, notice + 1, concentration), 0.0);
    }
}

/// Probability that Mexico gives in full or in part.
fn conceded(game: &StageGame, situation: &Situation) -> f64 {
    let answers = game.answer(situation).probabilities;
    answers[Answer::ConcedeFull as usize] + answers[Answer::ConcedePart as usize]
}

#[test]
fn more_cost_to_mexico_more_concession() {
    let game = StageGame::new(parameters());
    let base = situation("Q13");
    let costlier = |factor: f64| {
        let mut changed = base;
        for stakes in [&mut changed.expected, &mut changed.resolved] {
            for one in [
                &mut stakes.imposed,
                &mut stakes.carved,
                &mut stakes.answered,
            ] {
                one.mx_income *= factor;
            }
        }
        conceded(&game, &changed)
    };
    let steps = [0.0, 0.5, 1.0, 2.0, 4.0].map(costlier);
    assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
}

#[test]
fn a_recent_back_down_brings_less_concession_and_is_forgotten() {
    let parameters = parameters();
    let game = StageGame::new(parameters.clone());
    let base = situation("Q13");
    let after = |in_force: bool, months: i32| {
        let day = date(2025, 7, 12);
        let beliefs = Beliefs {
            cases: vec![Resolved {
                class: ThreatClass::Linkage,
                date: Month::containing(day).plus(-months).first_day(),
                in_force,
            }],
        };
        let reputation = beliefs.reputation(ThreatClass::Linkage, day, &parameters);
        conceded(&game, &Situation { reputation, ..base })
    };
    let untried = conceded(
        &game,
        &Situation {
            reputation: 0.0,
            ..base
        },
    );
    assert!(after(false, 1) < after(false, 24) && after(false, 24) < untried);
    assert!(after(true, 1) > after(true, 24) && after(true, 24) > untried);
}

#[test]
fn market_stress_and_prices_bring_more_pauses() {
    let base = situation("Q15");
    let backs_down = |change: &dyn Fn(&mut StageGame)| {
        let mut game = StageGame::new(parameters());
        change(&mut game);
        let resolutions = game.forecast(&base).resolutions;
        resolutions[Resolve::Pause as usize] + resolutions[Resolve::Withdraw as usize]
    };
    let plain = backs_down(&|_| {});
    let stressed = backs_down(&|game| game.united_states.market_sensitivity = 4.0);
    let threshold = backs_down(&|game| game.united_states.market_threshold = 10.0);
    let prices = backs_down(&|game| game.united_states.price_sensitivity = 3.0);
    assert!(stressed > plain && threshold < plain && prices > plain);
    // A larger tariff is carved out more often once it is imposed.
    let game = StageGame::new(parameters());
    let carved = |id: &str| {
        let resolutions = game.forecast(&situation(id)).resolutions;
        let out = resolutions[Resolve::CarveOut as usize];
        out / (out + resolutions[Resolve::Impose as usize])
    };
    assert!(carved("Q07") > 0.5 && carved("Q07") > carved("Q17"));
}

#[test]
fn no_lawful_authority_no_imposition() {
    let game = StageGame::new(parameters());
    let unlawful = Situation {
        lawful: false,
        ..situation("Q07")
    };
    assert_eq!(game.forecast(&unlawful).in_force(), 0.0);
}

#[test]
fn a_concession_lowers_the_chance_of_imposition() {
    let game = StageGame::new(parameters());
    let base = situation("Q06");
    let force = |given: f64| {
        let choice = game.resolution(&base, &base.resolved, given);
        choice.probabilities[0] + choice.probabilities[1]
    };
    assert!(force(1.0) < force(0.5) && force(0.5) < force(0.0));
    // Under negotiation linkage a concession elsewhere counts too.
    let linked = Situation {
        other_concessions: 0.2,
        ..base
    };
    let choice = game.resolution(&linked, &linked.resolved, 0.0);
    assert!(choice.probabilities[0] + choice.probabilities[1] < force(0.0));
}

#[test]
fn welfare_alone_imposes_and_each_term_moves_something() {
    let mut game = StageGame::new(parameters());
    game.parameters.us_rationality = f64::INFINITY;
    game.parameters.tie_band = 0.0;
    game.terms = TermSet::only(&[Term::Welfare]);
    // The United States gains a little from almost any tariff: best replies impose.
    for case in cases(&parameters()) {
        assert_eq!(game.forecast(&case.situation).in_force(), 1.0);
    }
    let moved = |id: &str, term: Term| {
        let base = situation(id);
        let mut game = StageGame::new(parameters());
        let before = game.forecast(&base);
        game.terms = TermSet::ALL.without(term);
        let after = game.forecast(&base);
        let apart = |one: &[f64], other: &[f64]| {
            one.iter()
                .zip(other)
                .map(|(one, other)| (one - other).abs())
                .fold(0.0, f64::max)
        };
        apart(&before.resolutions, &after.resolutions).max(apart(&before.answers, &after.answers))
    };
    // February and March 2025.
    for (term, least) in [
        (Term::Welfare, 0.01),
        (Term::Prices, 0.01),
        (Term::Markets, 0.005),
        (Term::Law, 0.01),
        (Term::Concession, 0.1),
        (Term::Audience, 0.03),
        (Term::Continuation, 0.03),
        (Term::Rally, 0.005),
        (Term::Readiness, 0.03),
    ] {
        assert!(moved("Q07", term) > least, "{term}: {}", moved("Q07", term));
    }
    assert!(moved("Q08", Term::Process) > 0.2);
    assert!(moved("Q01", Term::Retaliation) > 1e-4);
}

#[test]
fn the_payoff_grid_has_the_points_of_the_reading() {
    let parameters = parameters();
    let grid = PayoffGrid::embedded(&parameters).unwrap();
    let month = Month::containing(date(2025, 3, 1));
    let solved = |rate: f64, answered: bool| {
        let mut added_tariffs = vec![tariff_on_all(rate, date(2025, 3, 4))];
        if answered {
            let mut list = mexican_list(&parameters, date(2025, 3, 4));
            list.list_billion_usd = None;
            list.rate = rate;
            added_tariffs.push(list);
        }
        let policy = HypotheticalPolicy {
            added_tariffs,
            ..HypotheticalPolicy::default()
        };
        let solved = Consequence::of(&grid.resolved(month, &policy).unwrap());
        let first_order = Consequence::of(&grid.derivative(month, &policy).unwrap());
        (solved, first_order)
    };
    // Ranges printed in the reading for 5, 10, 25 and 30 per cent without answer, and 25 against 25.
    for (rate, us, mexico) in [
        (0.05, (0.011, 0.017), (-0.393, -0.32)),
        (0.10, (0.013, 0.026), (-0.713, -0.54)),
        (0.25, (-0.001, 0.023), (-1.37, -0.92)),
        (0.30, (-0.008, 0.016), (-1.51, -0.99)),
    ] {
        let (found, first_order) = solved(rate, false);
        assert!(
            us.0 <= found.us_income && found.us_income <= us.1,
            "{found:?}"
        );
        assert!(mexico.0 <= found.mx_income && found.mx_income <= mexico.1);
        // Without answer the first order overstates both.
        assert!(first_order.us_income >= found.us_income - 1e-12);
        assert!(first_order.mx_income <= found.mx_income + 1e-12);
        assert!((found.us_prices - 0.73 * rate).abs() < 1e-12);
    }
    let (found, _) = solved(0.25, true);
    assert!((-0.024..=-0.017).contains(&found.us_income));
    assert!((-1.29..=-0.89).contains(&found.mx_income));
    // Small tariffs: the derivative is the solution.
    let (found, first_order) = solved(0.002, false);
    assert!((found.mx_income - first_order.mx_income).abs() < 1e-9);
}

#[test]
fn irritants_raise_their_own_hazards_only() {
    let parameters = parameters();
    let calm = Irritants::default();
    for issue in Issue::ALL {
        assert_eq!(calm.log_hazard(*issue, &parameters), 0.0);
    }
    let dry = Irritants {
        water_shortfall: 1.0,
        ..calm
    };
    let no_oil = Irritants {
        cuba_shipments: 0.0,
        ..calm
    };
    let closed = Irritants {
        closures: 3.0,
        ..calm
    };
    assert!(dry.log_hazard(Issue::Water, &parameters) > 0.0);
    assert_eq!(dry.log_hazard(Issue::Drugs, &parameters), 0.0);
    assert!(no_oil.log_hazard(Issue::CubaOil, &parameters) < 0.0);
    assert!(closed.log_hazard(Issue::TradeBarriers, &parameters) > 0.0);
    let wild = Irritants {
        encounters: f64::NAN,
        water_shortfall: f64::INFINITY,
        ..calm
    };
    assert_eq!(wild.log_hazard(Issue::Migration, &parameters), 0.0);
    assert!(wild.log_hazard(Issue::Water, &parameters).is_finite());
}

#[test]
fn enforcement_linkage_is_what_ties_tariffs_to_other_demands() {
    let on = Linkage::default();
    let off = Linkage::NONE;
    for issue in [Issue::Migration, Issue::Drugs, Issue::Water, Issue::CubaOil] {
        assert!(!on.instruments(issue).is_empty());
        assert!(off.instruments(issue).is_empty());
    }
    for issue in [Issue::TradeBarriers, Issue::Industry, Issue::TradeBalance] {
        assert_eq!(on.instruments(issue), off.instruments(issue));
    }
}

#[test]
fn regimes_are_scaled_and_filtered() {
    let chain = RegimeChain::new(&parameters());
    for row in chain.transition {
        assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
    let long_run = chain.long_run();
    let mut next = [0.0; 3];
    for (from, share) in long_run.iter().enumerate() {
        for (to, value) in next.iter_mut().enumerate() {
            *value += share * chain.transition[from][to];
        }
    }
    assert!(
        next.iter()
            .zip(long_run)
            .all(|(one, other)| (one - other).abs() < 1e-12)
    );
    let mean: f64 = long_run.iter().zip(chain.hazard).map(|(a, b)| a * b).sum();
    assert!((mean - 1.0).abs() < 1e-12);
    let mut belief = RegimeBelief::new(&chain);
    for _ in 0..3 {
        belief.observe(&chain, 3, 0.5);
    }
    let busy = belief.probability[1];
    for _ in 0..24 {
        belief.observe(&chain, 0, 0.5);
    }
    assert!(busy > 0.7 && belief.probability[1] < 0.1 && belief.probability[0] > 0.7);
}

#[test]
fn the_review_is_leverage() {
    let parameters = parameters();
    let plain = review(&parameters, ReviewSituation { cooperation: 0.0 }).probabilities;
    assert!((plain.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    // No confirmation, treaty alive: the likeliest outcome, as in 2026; an exit is rare.
    assert!(plain[1] + plain[2] > 0.5 && plain[3] < 0.05, "{plain:?}");
    let helped = review(&parameters, ReviewSituation { cooperation: 1.0 }).probabilities;
    assert!(helped[0] > plain[0]);
    // The more uncertainty costs Mexico, the more it accepts and the less the United States extends without a price.
    let dearer = Parameters {
        uncertainty_cost: 2.0 * parameters.uncertainty_cost,
        ..parameters.clone()
    };
    assert!(accepts_origin_rules(&dearer) > accepts_origin_rules(&parameters));
    let under = review(&dearer, ReviewSituation { cooperation: 0.0 }).probabilities;
    assert!(under[0] < plain[0] && under[1] > plain[1]);
    let order = [
        ReviewStatus::Confirmed,
        ReviewStatus::AnnualReview,
        ReviewStatus::Renegotiation,
        ReviewStatus::Notice,
    ];
    let added = order.map(|status| status.uncertainty(&parameters));
    assert_eq!(added[0], 0.0);
    assert!(added.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn cooperation_needs_patience() {
    let one = |gain: f64, loss: f64| Temptation {
        issue: Issue::TradeBalance,
        gain,
        loss,
    };
    // By hand: 1 <= δ/(1−δ) · 3 from δ = 1/4 on.
    assert_eq!(smallest_discount_factor(&[one(1.0, 3.0)]), Some(0.25));
    assert_eq!(smallest_discount_factor(&[one(-1.0, 3.0)]), Some(0.0));
    assert_eq!(smallest_discount_factor(&[one(1.0, 0.0)]), None);
    // Pooling lies between: an issue that cannot hold alone is held by one that can.
    let pooled = smallest_discount_factor(&[one(1.0, 0.0), one(0.5, 4.5)]);
    assert_eq!(pooled, Some(0.25));
    // From payoffs: the United States at 10 per cent, Mexico at 10, war at 25 against 25.
    let parameters = parameters();
    let grid = PayoffGrid::embedded(&parameters).unwrap();
    let day = date(2026, 1, 1);
    let us = |rate| tariff_on_all(rate, day);
    let mexico = |rate| {
        let mut list = mexican_list(&parameters, day);
        list.list_billion_usd = None;
        list.rate = rate;
        list
    };
    let policy = |added_tariffs| HypotheticalPolicy {
        added_tariffs,
        ..HypotheticalPolicy::default()
    };
    let games = [IssueGame {
        issue: Issue::TradeBalance,
        united_states_deviates: policy(vec![us(0.10)]),
        mexico_deviates: policy(vec![mexico(0.10)]),
        punishment: policy(vec![us(0.25), mexico(0.25)]),
    }];
    let [american, mexican] = temptations(&grid, Month::containing(day), &games).unwrap();
    let patience = [american, mexican].map(|side| smallest_discount_factor(&side).unwrap());
    println!("smallest discount factors: {patience:?}");
    // Mexico has more to lose: it needs less patience.
    assert!(patience[1] < patience[0] && patience[0] < 0.7);
}

#[test]
fn the_salience_weighted_mean_by_hand() {
    let actor = |position: f64, salience: f64| Stakeholder {
        name: String::new(),
        position,
        salience,
        influence: 1.0,
    };
    let actors = [actor(0.0, 1.0), actor(50.0, 1.0), actor(100.0, 2.0)];
    assert_eq!(salience_weighted_mean(&actors), Some(62.5));
    assert_eq!(salience_weighted_mean(&[actor(10.0, 0.0)]), None);
    assert_eq!(salience_weighted_mean(&[]), None);
}

#[test]
fn reactions_are_rare_retaliation() {
    let game = StageGame::new(parameters());
    let base = situation("Q08");
    let reaction = game.reaction(&base, &base.resolved).probabilities;
    assert!(reaction[Reaction::Retaliate as usize] < 0.15);
    assert_eq!(reaction[Reaction::ConcedeMore as usize], 0.0);
}
