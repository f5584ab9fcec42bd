//! Governments that act by themselves: legal and dated moves, what they put in force, what stays as it was.

use std::collections::BTreeSet;

use jiff::civil::date;
use vecinos_politics::base_rates::{History, Lever, LeverEffect, MoveKind, TariffEffect, Triggers};
use vecinos_politics::{Authority, Party, Product, UsmcaGoods};
use vecinos_world::governments::levers::LEVERS;
use vecinos_world::governments::{AFTER_RECORD, GovernmentPlan, actions};
use vecinos_world::levers::lever;
use vecinos_world::scenario::{BehaviourIn, GovernmentMode, Scenario, write};
use vecinos_world::{Closure, Draw, DrawRun, INDICATORS, Month, RunPlan};

use super::{model, ready};

fn draws(plan: &RunPlan<'_>, numbers: std::ops::Range<u64>) -> Vec<Draw> {
    let sets = model().elasticity_sets();
    numbers
        .map(|number| Draw::sample(&plan.registry, sets, 2026, number).unwrap())
        .collect()
}

fn run(scenario: &Scenario, numbers: std::ops::Range<u64>) -> Vec<DrawRun> {
    let plan = RunPlan::new(model(), scenario).unwrap();
    let runs = plan.run(draws(&plan, numbers), false);
    runs.into_iter().map(Result::unwrap).collect()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn parsed(rest: &str) -> Result<Scenario, String> {
    let text = format!("[scenario]\ntitle = \"T\"\nend = \"2028-12\"\n{rest}");
    Scenario::parse("t", "t.toml", &text).map_err(|problems| problems.to_string())
}

/// The run of a given history in a draw of central values.
fn played(history: &History) -> DrawRun {
    let scenario = parsed("").unwrap();
    let plan = GovernmentPlan::played(history.clone(), AFTER_RECORD);
    let plan = RunPlan::with_governments(model(), &scenario, Some(plan)).unwrap();
    let sets = model().elasticity_sets();
    let closure = Closure::FlexibleWages;
    let mut draw = Draw::central(&plan.registry, sets, "fontagne_2022", closure).unwrap();
    draw.number = Some(0);
    plan.run(vec![draw], false).pop().unwrap().unwrap()
}

fn value(run: &DrawRun, world: usize, id: &str, at: &str) -> f64 {
    let position = INDICATORS.iter().position(|one| one.id() == id).unwrap();
    let trajectory = &run.judged[world];
    let offset = usize::try_from(month(at).since(trajectory.first)).unwrap();
    trajectory.values[position * trajectory.months + offset]
}

fn change(run: &DrawRun, id: &str, at: &str) -> f64 {
    value(run, 1, id, at) - value(run, 0, id, at)
}

fn tariff(product: Option<Product>, authority: Authority, rate: f64) -> TariffEffect {
    TariffEffect {
        importer: Party::UnitedStates,
        exporter: Party::Mexico,
        authority,
        product,
        rate,
        usmca_goods: UsmcaGoods::Charged,
        list_billion_usd: None,
        from: date(2027, 1, 1),
        until: None,
        recorded: false,
    }
}

#[test]
fn every_lever_of_a_history_has_its_row_and_every_row_its_lever() {
    for row in LEVERS {
        if let Some(name) = row.lever {
            assert!(lever(name).is_some(), "{name}");
        }
    }
    let given: BTreeSet<&str> = LEVERS.iter().map(|row| row.given).collect();
    for one in Lever::ALL {
        assert!(given.contains(one.id()), "{one}");
    }
}

#[test]
fn every_draw_has_its_own_dated_and_legal_history() {
    let runs = run(&ready("review-2026"), 0..12);
    let mut different = BTreeSet::new();
    for run in &runs {
        let history = run.history.as_ref().unwrap();
        different.insert(format!("{:?}", history.moves));
        let mut last = AFTER_RECORD;
        for made in &history.moves {
            assert!(made.date >= last, "{made:?}");
            last = made.date;
            assert!((0.0..=1.0).contains(&made.probability), "{made:?}");
        }
        for effect in history.tariffs.iter().filter(|effect| !effect.recorded) {
            let cap = match effect.authority {
                Authority::Section122 => 0.15,
                Authority::Section338 | Authority::Section201 => 0.5,
                _ => f64::INFINITY,
            };
            assert!(effect.rate <= cap, "{effect:?}");
            assert_ne!(effect.authority, Authority::Ieepa, "{effect:?}");
        }
        // Nothing parts before the record ends.
        let shown = usize::try_from(month("2026-11").since(run.scenario.first)).unwrap();
        let before = |values: &[f64]| -> Vec<u64> {
            let rows = values.chunks(run.scenario.months);
            rows.flat_map(|row| row[..shown].iter().map(|one| one.to_bits()))
                .collect()
        };
        assert_eq!(before(&run.baseline.values), before(&run.scenario.values));
    }
    assert_eq!(different.len(), runs.len(), "two draws share a history");
}

#[test]
fn a_draw_has_the_same_run_in_any_batch() {
    let scenario = ready("review-2026");
    let together = run(&scenario, 0..4);
    let alone = run(&scenario, 2..3);
    assert_eq!(together[2].scenario.values, alone[0].scenario.values);
    assert_eq!(together[2].judged[1].values, alone[0].judged[1].values);
    assert_eq!(together[2].history, alone[0].history);
}

#[test]
fn full_forbearance_leaves_no_threats_and_no_retaliation() {
    let scenario = parsed(
        "[government.USA]\nmode = \"base-rates\"\nforbearance = 1.0\n\
         [government.MEX]\nmode = \"base-rates\"\nforbearance = 1.0\n",
    )
    .unwrap();
    for run in run(&scenario, 0..6) {
        let history = run.history.unwrap();
        let hostile = [MoveKind::Threaten, MoveKind::Impose, MoveKind::Retaliate];
        let made = history.moves.iter();
        assert_eq!(made.filter(|one| hostile.contains(&one.kind)).count(), 0);
    }
}

#[test]
fn a_scripted_government_makes_no_moves() {
    let usa = parsed("[government.USA]\nmode = \"base-rates\"\n").unwrap();
    for run in run(&usa, 0..4) {
        let history = run.history.unwrap();
        assert!(history.levers.is_empty());
        let mut moves = history.moves.iter();
        assert!(moves.all(|one| one.actor != Party::Mexico));
    }
    let mexico = parsed("[government.MEX]\nmode = \"base-rates\"\n").unwrap();
    for run in run(&mexico, 0..4) {
        let history = run.history.unwrap();
        assert!(history.tariffs.is_empty());
        let mut moves = history.moves.iter();
        assert!(moves.all(|one| one.actor == Party::Mexico));
    }
}

#[test]
fn a_question_of_another_kind_has_the_same_history_in_both_worlds() {
    let scripted = ready("usmca-ends");
    let mode = Some(GovernmentMode::BaseRates);
    let asked = scripted.with_modes(mode, mode).unwrap();
    assert_eq!(asked.governments.act_in, BehaviourIn::Both);
    assert_eq!(asked.actions, scripted.actions_of_the_same_lines(&asked));
    let (with, without) = (run(&asked, 0..2), run(&scripted, 0..2));
    for (with, without) in with.iter().zip(&without) {
        assert!(with.history.is_some() && without.history.is_none());
        assert_ne!(with.baseline.values, without.baseline.values);
    }
    // A scenario that sets modes itself keeps a scripted baseline.
    let own = ready("review-2026").with_modes(mode, None).unwrap();
    assert_eq!(own.governments.act_in, BehaviourIn::Scenario);
}

/// Actions compare without the lines at which they stand.
trait SameLines {
    fn actions_of_the_same_lines(&self, other: &Scenario) -> Vec<vecinos_world::scenario::Action>;
}

impl SameLines for Scenario {
    fn actions_of_the_same_lines(&self, other: &Scenario) -> Vec<vecinos_world::scenario::Action> {
        let lines = other.actions.iter().map(|action| action.line);
        let mut own = self.actions.clone();
        for (action, line) in own.iter_mut().zip(lines) {
            action.line = line;
        }
        own
    }
}

#[test]
fn tariffs_of_a_history_are_charged_and_recorded_ones_end() {
    let id = "statutory_rate.USA.MEX";
    let broad = History {
        tariffs: vec![tariff(None, Authority::Section338, 0.25)],
        ..History::default()
    };
    let run = played(&broad);
    assert!(change(&run, id, "2026-12").abs() < 1e-12);
    // A quarter on all goods but those under section 232.
    let added = change(&run, id, "2027-02");
    assert!((10.0..25.0).contains(&added), "{added}");
    let metals = History {
        tariffs: vec![TariffEffect {
            recorded: true,
            until: Some(date(2027, 1, 1)),
            ..tariff(Some(Product::Metals), Authority::Section232, 0.5)
        }],
        ..History::default()
    };
    let lower = change(&played(&metals), id, "2027-02");
    assert!((-6.0..-0.1).contains(&lower), "{lower}");
    let ends = History {
        treaty_ends: Some(date(2027, 1, 1)),
        ..History::default()
    };
    assert!(change(&played(&ends), "charged_rate.USA.MEX", "2027-02") > 0.5);
    let list = History {
        tariffs: vec![TariffEffect {
            importer: Party::Mexico,
            exporter: Party::UnitedStates,
            list_billion_usd: Some(3.0),
            ..tariff(None, Authority::Retaliation, 0.2)
        }],
        ..History::default()
    };
    let counter = played(&list);
    let charged = change(&counter, "charged_rate.MEX.USA", "2027-02");
    assert!((0.05..0.6).contains(&charged), "{charged}");
}

#[test]
fn levers_of_a_history_move_the_channels_and_fade() {
    let lever = |lever: Lever, level: f64| LeverEffect {
        actor: Party::Mexico,
        lever,
        level,
        from: date(2027, 1, 10),
        until: None,
    };
    let history = History {
        levers: vec![
            lever(Lever::BorderForces, 10_000.0),
            lever(Lever::PrisonersTransferred, 30.0),
        ],
        ..History::default()
    };
    let run = played(&history);
    assert!(change(&run, "encounters.USA", "2027-06") < 0.0);
    assert!(change(&run, "security_cooperation.ALL", "2027-03") > 0.0);
    assert!(change(&run, "encounters.USA", "2026-12").abs() < 1e-9);
}

#[test]
fn what_was_played_reads_back_as_a_scenario() {
    let scenario = ready("review-2026");
    let plan = GovernmentPlan::of(&scenario, 7).unwrap().unwrap();
    let sets = model().elasticity_sets();
    let closure = Closure::FlexibleWages;
    let draw = Draw::central(&model().registry, sets, "fontagne_2022", closure).unwrap();
    let goods = model().geography.goods.len();
    let heading = write::Heading {
        title: ["T".to_owned(), "U".to_owned()],
        description: ["D".to_owned(), "E".to_owned()],
    };
    for number in 0..60 {
        let history = plan.history(number, &Triggers::default()).unwrap();
        let played = actions::actions(model(), &draw, &scenario, &history).unwrap();
        let text = write::with_actions(&scenario, &heading, &played, goods);
        let read = Scenario::parse("p", "p.toml", &text)
            .unwrap_or_else(|problems| panic!("draw {number}: {problems}\n{text}"));
        assert_eq!(read.actions.len(), played.len());
        assert!(read.governments.scripted());
    }
}

#[test]
fn bad_governments_are_told_with_their_place() {
    let cases = [
        (
            "[government.USA]\nmode = \"responsive\"\n",
            "mode-not-available",
        ),
        (
            "[government.CAN]\nmode = \"base-rates\"\n",
            "mode-not-available",
        ),
        (
            "[government.USA]\nmode = \"base-rates\"\nforbearance = 1.5\n",
            "out-of-range",
        ),
        (
            "[government.USA]\nmode = \"base-rates\"\nstyle = \"second_trumpp\"\n",
            "did you mean `second_trump`?",
        ),
        (
            "[government.MEX]\nmode = \"base-rates\"\nstyle = \"biden\"\n",
            "unknown-style",
        ),
    ];
    for (text, expected) in cases {
        let told = parsed(text).unwrap_err();
        assert!(told.contains(expected), "{told}");
    }
    let early =
        "[scenario]\ntitle = \"T\"\nend = \"2026-06\"\n[government.USA]\nmode = \"base-rates\"\n";
    let told = Scenario::parse("t", "t.toml", early)
        .unwrap_err()
        .to_string();
    assert!(told.contains("window-range"), "{told}");
}

#[test]
fn styles_differ_in_how_often_they_threaten() {
    let threats = |style: &str| -> usize {
        let scenario = parsed(&format!(
            "[government.USA]\nmode = \"base-rates\"\nstyle = \"{style}\"\n"
        ))
        .unwrap();
        let plan = GovernmentPlan::of(&scenario, 2026).unwrap().unwrap();
        (0..200)
            .map(|draw| {
                let history = plan.history(draw, &Triggers::default()).unwrap();
                let moves = history.moves.iter();
                moves.filter(|one| one.kind == MoveKind::Threaten).count()
            })
            .sum()
    };
    let (loud, quiet) = (threats("second_trump"), threats("biden"));
    assert!(loud > 5 * quiet, "{loud} against {quiet}");
}
