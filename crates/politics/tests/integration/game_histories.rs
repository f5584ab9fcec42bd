//! Histories in which the governments choose.

use jiff::civil::date;
use vecinos_evidence::month::Month;
use vecinos_politics::base_rates::{
    Forbearance, History, MoveKind, Reason, Streams, Triggers, Window,
};
use vecinos_politics::game::{
    Irritants, Linkage, PayoffGrid, Responsive, ReviewStatus, Setting, StyleBook,
};
use vecinos_politics::law::{CourtMode, LegalState};
use vecinos_politics::record::days_between_dates;
use vecinos_politics::{Authority, Issue, Parameters, ThreatClass, UsmcaGoods};

const REPLAY: Window = Window {
    first: date(2025, 1, 20),
    last: date(2026, 12, 31),
};
const AHEAD: Window = Window {
    first: date(2026, 8, 1),
    last: date(2032, 7, 31),
};

fn grid() -> PayoffGrid {
    PayoffGrid::embedded(&Parameters::embedded().unwrap()).unwrap()
}

fn replays(model: &Responsive, count: u64) -> Vec<History> {
    let grid = grid();
    (0..count)
        .map(|draw| model.replay(REPLAY, 2026, draw, &grid).unwrap())
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_history_on_any_thread() {
    let model = Responsive::embedded().unwrap();
    let grid = grid();
    let draw = |number: u64| model.after_the_record(AHEAD, 7, number, &grid).unwrap();
    let alone: Vec<History> = (0..40).map(draw).collect();
    let draw = &draw;
    let threads: Vec<History> = std::thread::scope(|scope| {
        let running: Vec<_> = [0..20, 20..40]
            .into_iter()
            .map(|draws| scope.spawn(move || draws.map(draw).collect::<Vec<_>>()))
            .collect();
        running
            .into_iter()
            .flat_map(|one| one.join().unwrap())
            .collect()
    });
    assert_eq!(alone, threads);
    assert_ne!(alone[0], alone[1]);
}

#[test]
fn month_by_month_is_the_same_as_at_once() {
    let model = Responsive::embedded().unwrap();
    let grid = grid();
    let start = || LegalState::new(model.base.book(), REPLAY.first, CourtMode::AsRecorded);
    let setting = Setting::recorded(REPLAY, 3, 5);
    let whole = model
        .simulate(setting, start(), &grid, &|_| Irritants::default())
        .unwrap();
    let mut streams = Streams::new(3, 5);
    let triggers = Triggers::default();
    let mut play = model.begin(setting, start(), &grid, &triggers, &mut streams);
    let mut moves = Vec::new();
    for month in Month::containing(REPLAY.first).through(Month::containing(REPLAY.last)) {
        moves.extend_from_slice(play.month(month, Irritants::default()));
    }
    assert_eq!(moves, whole.moves);
    assert_eq!(play.finish().unwrap(), whole);
}

#[test]
fn moves_come_in_order_of_days_with_probabilities_and_reasons() {
    let mut reasoned = 0;
    for history in replays(&Responsive::embedded().unwrap(), 300) {
        assert!(
            history
                .moves
                .windows(2)
                .all(|pair| pair[0].date <= pair[1].date)
        );
        for entry in &history.moves {
            assert!((0.0..=1.0).contains(&entry.probability), "{entry:?}");
            assert!(REPLAY.first <= entry.date && entry.date <= REPLAY.last);
            if let Reason::Payoff { terms } = entry.reason {
                assert!(terms.sum().is_finite());
                reasoned += 1;
                let text = serde_json::to_string(&entry).unwrap();
                assert_eq!(
                    serde_json::from_str::<vecinos_politics::base_rates::Move>(&text).unwrap(),
                    *entry
                );
            }
        }
    }
    assert!(reasoned > 1_000);
}

#[test]
fn no_history_breaks_the_law() {
    let model = Responsive::embedded().unwrap();
    for history in replays(&model, 2_000) {
        for effect in &history.tariffs {
            match effect.authority {
                Authority::Ieepa => {
                    assert!(effect.from < date(2026, 2, 20));
                    assert!(effect.until.is_some_and(|until| until <= date(2026, 2, 24)));
                }
                Authority::Section122 => {
                    let until = effect.until.unwrap();
                    assert!(days_between_dates(effect.from, until) <= 150 && effect.rate <= 0.15);
                }
                Authority::Section338 => assert!(effect.rate <= 0.5),
                _ => {}
            }
        }
    }
    let grid = grid();
    for draw in 0..300 {
        let history = model.after_the_record(AHEAD, 3, draw, &grid).unwrap();
        assert!(
            history
                .tariffs
                .iter()
                .all(|one| one.authority != Authority::Ieepa)
        );
        let reviews = history.moves.iter();
        assert!(
            reviews
                .filter(|one| one.kind == MoveKind::DeclineTerm)
                .all(|one| (one.date.month(), one.date.day()) == (7, 1))
        );
    }
}

#[test]
fn a_sequence_like_1_to_3_february_2025() {
    let model = Responsive::embedded().unwrap();
    let found = replays(&model, 3_000)
        .iter()
        .filter(|history| {
            history.moves.iter().any(|signed| {
                signed.kind == MoveKind::SignOrder
                    && signed.authority == Authority::Ieepa
                    && history.moves.iter().any(|paused| {
                        let span = days_between_dates(signed.date, paused.date);
                        paused.kind == MoveKind::Pause
                            && paused.issue == signed.issue
                            && (0..=3).contains(&span)
                            && Some(paused.date) < signed.deadline
                            && history.moves.iter().any(|given| {
                                given.date <= paused.date
                                    && given.date >= signed.date
                                    && given.kind == MoveKind::Concede
                                    && given.issue == signed.issue
                            })
                            && history.moves.iter().any(|renewed| {
                                renewed.kind == MoveKind::Renew
                                    && renewed.date == paused.date
                                    && renewed.issue == signed.issue
                            })
                    })
            })
        })
        .count();
    println!("like 1 to 3 February 2025: {found} of 3000");
    assert!(found > 10);
}

#[test]
fn a_sequence_like_4_to_7_march_2025() {
    let model = Responsive::embedded().unwrap();
    let (mut imposed, mut carved, mut exact) = (0, 0, 0);
    for history in replays(&model, 3_000) {
        for entry in history
            .moves
            .iter()
            .filter(|one| one.kind == MoveKind::Impose && one.authority == Authority::Ieepa)
        {
            imposed += 1;
            let exempt = history.moves.iter().find(|one| {
                one.kind == MoveKind::CarveOut
                    && one.issue == entry.issue
                    && days_between_dates(entry.date, one.date) == 2
            });
            let Some(exempt) = exempt else { continue };
            carved += 1;
            let from = exempt.deadline.unwrap();
            assert_eq!(days_between_dates(entry.date, from), 3);
            let charged = history.tariffs.iter().any(|effect| {
                effect.authority == Authority::Ieepa
                    && effect.usmca_goods == UsmcaGoods::Charged
                    && effect.until == Some(from)
            });
            exact += i32::from(charged);
        }
    }
    println!("carved out {carved} of {imposed} linked tariffs");
    assert!(carved > 100 && 2 * carved > imposed);
    // The rest was lifted or voided in between.
    assert!(10 * exact > 9 * carved, "{exact} of {carved}");
}

/// Linked threats a year, share of them in force on their day, share of statutory measures in force.
fn frequencies(histories: &[History]) -> (f64, f64, f64) {
    let years = 1.95 * histories.len() as f64;
    let (mut threats, mut linked, mut statutory) = (0.0, (0.0, 0.0), (0.0, 0.0));
    for history in histories {
        threats += history
            .moves
            .iter()
            .filter(|one| one.kind == MoveKind::Threaten)
            .count() as f64;
        for question in history.questions.iter().filter(|one| !one.refused) {
            let cell = if question.class == ThreatClass::Linkage {
                &mut linked
            } else {
                &mut statutory
            };
            cell.0 += f64::from(u8::from(question.in_force));
            cell.1 += 1.0;
        }
    }
    (
        threats / years,
        linked.0 / linked.1,
        statutory.0 / statutory.1,
    )
}

#[test]
fn presets_differ_by_stated_amounts() {
    let of = |united_states: &str, mexico: &str| {
        let model = Responsive::embedded().unwrap();
        let model = model
            .with_styles(Some(united_states), Some(mexico))
            .unwrap();
        let found = frequencies(&replays(&model, 600));
        println!("{united_states} / {mexico}: {found:.3?}");
        found
    };
    let first = of("first_trump", "lopez_obrador");
    let second = of("second_trump", "sheinbaum");
    let biden = of("biden", "lopez_obrador");
    let bond = of("first_term_bond", "first_term_bond");
    // Announcements a year: the second term four times the first, the first twice Biden's; the bond at most 0.8 of the first.
    assert!(second.0 > 4.0 * first.0 && first.0 > 2.0 * biden.0);
    assert!(bond.0 < 0.8 * first.0);
    // Follow-through: statutory above linked by half everywhere; the bond's linked threats at most 0.8 of the second term's.
    for style in [first, second, biden, bond] {
        assert!(style.2 > style.1 + 0.5);
    }
    assert!(bond.1 < 0.8 * second.1);
}

#[test]
fn mexican_presets_differ_in_answers_and_retaliation() {
    let of = |mexico: &str, kinds: &[MoveKind]| {
        let model = Responsive::embedded().unwrap();
        let model = model
            .with_styles(Some("second_trump"), Some(mexico))
            .unwrap();
        let histories = replays(&model, 500);
        let moves = histories.iter().flat_map(|history| &history.moves);
        moves.filter(|one| kinds.contains(&one.kind)).count()
    };
    let announced = [MoveKind::AnnounceRetaliation, MoveKind::Retaliate];
    let (pena, sheinbaum) = (of("pena_nieto", &announced), of("sheinbaum", &announced));
    assert!(pena > 3 * sheinbaum, "{pena} {sheinbaum}");
    let gave = [MoveKind::Concede];
    let (obrador, sheinbaum) = (of("lopez_obrador", &gave), of("sheinbaum", &gave));
    assert!(10 * sheinbaum > 11 * obrador, "{sheinbaum} {obrador}");
    // A foreign minister who answers in public brings more demands.
    let threats = [MoveKind::Threaten, MoveKind::Renew];
    let loud = of("foreign_minister_hard_line", &threats);
    assert!(loud > of("sheinbaum", &threats));
}

#[test]
fn every_preset_has_a_count_or_says_that_it_has_none() {
    let book = StyleBook::embedded().unwrap();
    let model = Responsive::embedded().unwrap();
    for preset in &book.united_states {
        let styled = model.clone().with_styles(Some(&preset.id), None).unwrap();
        let style = &styled.game.united_states;
        println!(
            "{}: linked {:?}, statutory {:?}",
            preset.id, style.linked, style.statutory
        );
    }
    assert!(model.clone().with_styles(Some("nobody"), None).is_err());
    let styled = model
        .with_styles(Some("second_trump"), Some("sheinbaum"))
        .unwrap();
    assert_eq!(
        (
            styled.game.united_states.linked.yes,
            styled.game.united_states.linked.of
        ),
        (1, 9)
    );
    assert_eq!(
        (
            styled.game.mexico.conceded.yes,
            styled.game.mexico.conceded.of
        ),
        (6, 9)
    );
}

#[test]
fn forbearance_acts_on_both_sides() {
    let model = Responsive::embedded().unwrap();
    let grid = grid();
    let count = |hostility: f64, withholding: f64, kinds: &[MoveKind]| -> usize {
        (0..200)
            .flat_map(|draw| {
                let setting = Setting {
                    forbearance: Forbearance {
                        hostility,
                        withholding,
                    },
                    ..Setting::recorded(AHEAD, 5, draw)
                };
                let start = LegalState::at_the_end_of_the_record(&model.base.book(), AHEAD.first);
                let history = model.simulate(setting, start, &grid, &|_| Irritants::default());
                history.unwrap().moves
            })
            .filter(|one| kinds.contains(&one.kind))
            .count()
    };
    let hostile = [
        MoveKind::Threaten,
        MoveKind::Renew,
        MoveKind::GiveNotice,
        MoveKind::DeclineTerm,
    ];
    let steps = [0.0, 0.5, 1.0].map(|hostility| count(hostility, 1.0, &hostile));
    assert!(
        steps[0] == 0 && 0 < steps[1] && steps[1] < steps[2],
        "{steps:?}"
    );
    let withheld = [
        MoveKind::ConcedePart,
        MoveKind::Delay,
        MoveKind::Resist,
        MoveKind::AnnounceRetaliation,
        MoveKind::Retaliate,
    ];
    let steps = [0.0, 0.5, 1.0].map(|withholding| count(1.0, withholding, &withheld));
    assert!(steps[1] < steps[2], "{steps:?}");
    // What is left without withholding: a part given once a measure is in force.
    assert!(10 * steps[0] < steps[2], "{steps:?}");
}

#[test]
fn irritants_and_linkage_change_the_demands() {
    let grid = grid();
    let count = |linkage: Linkage, irritants: Irritants, issue: Issue| -> usize {
        let mut model = Responsive::embedded().unwrap();
        model.linkage = linkage;
        (0..400)
            .flat_map(|draw| {
                let start = LegalState::new(model.base.book(), REPLAY.first, CourtMode::AsRecorded);
                let setting = Setting::recorded(REPLAY, 11, draw);
                let history = model.simulate(setting, start, &grid, &|_| irritants);
                history.unwrap().moves
            })
            .filter(|one| one.kind == MoveKind::Threaten && one.issue == issue)
            .count()
    };
    let (on, calm) = (Linkage::default(), Irritants::default());
    let dry = Irritants {
        water_shortfall: 1.5,
        ..calm
    };
    assert!(count(on, dry, Issue::Water) > count(on, calm, Issue::Water));
    assert_eq!(count(Linkage::NONE, dry, Issue::Water), 0);
    assert!(count(Linkage::NONE, calm, Issue::Industry) > 0);
}

#[test]
fn the_review_leads_somewhere() {
    let model = Responsive::embedded().unwrap();
    let grid = grid();
    let (mut confirmed, mut renegotiated, mut accepted) = (0, 0, 0);
    for draw in 0..400 {
        let history = model.after_the_record(AHEAD, 9, draw, &grid).unwrap();
        let has = |kind| history.moves.iter().any(|one| one.kind == kind);
        renegotiated += usize::from(has(MoveKind::DemandOriginRules));
        accepted += usize::from(has(MoveKind::AcceptOriginRules));
        let status = ReviewStatus::after(ReviewStatus::AnnualReview, &history.moves, AHEAD.last);
        confirmed += usize::from(status == ReviewStatus::Confirmed);
    }
    println!("confirmed {confirmed}, renegotiated {renegotiated}, accepted {accepted} of 400");
    assert!(renegotiated > 40 && accepted > 20 && accepted <= renegotiated);
    assert!(confirmed > 100 && confirmed < 400);
}
