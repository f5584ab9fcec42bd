//! Histories drawn by base rates.

use std::collections::BTreeMap;

use jiff::civil::date;
use vecinos_politics::base_rates::{BaseRates, Forbearance, History, MoveKind, Streams, Window};
use vecinos_politics::law::{CourtMode, LegalState};
use vecinos_politics::record::days_between_dates;
use vecinos_politics::{Authority, Issue, Party, ThreatClass, UsmcaGoods};

const REPLAY: Window = Window {
    first: date(2025, 1, 20),
    last: date(2026, 12, 31),
};
const AHEAD: Window = Window {
    first: date(2026, 8, 1),
    last: date(2032, 7, 31),
};

fn replays(count: u64) -> Vec<History> {
    let model = BaseRates::embedded().unwrap();
    (0..count)
        .map(|draw| model.replay(REPLAY, 2026, draw))
        .collect()
}

#[test]
fn the_same_seed_gives_the_same_history_on_any_thread() {
    let model = BaseRates::embedded().unwrap();
    let alone: Vec<History> = (0..40)
        .map(|draw| model.after_the_record(AHEAD, 7, draw))
        .collect();
    let (model, halves) = (&model, [0..20, 20..40]);
    let threads: Vec<History> = std::thread::scope(|scope| {
        let running: Vec<_> = halves
            .into_iter()
            .map(|draws| {
                scope.spawn(move || {
                    draws
                        .map(|draw| model.after_the_record(AHEAD, 7, draw))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        running
            .into_iter()
            .flat_map(|one| one.join().unwrap())
            .collect()
    });
    assert_eq!(alone, threads);
    assert_ne!(alone[0], alone[1]);
    assert_ne!(alone[0], model.after_the_record(AHEAD, 8, 0));
}

#[test]
fn moves_come_in_order_of_days_with_probabilities() {
    for history in replays(300) {
        assert!(
            history
                .moves
                .windows(2)
                .all(|pair| pair[0].date <= pair[1].date)
        );
        for entry in &history.moves {
            assert!((0.0..=1.0).contains(&entry.probability), "{entry:?}");
            assert!(
                REPLAY.first <= entry.date && entry.date <= REPLAY.last,
                "{entry:?}"
            );
        }
        for effect in &history.tariffs {
            assert!(
                effect.until.is_none_or(|until| until > effect.from),
                "{effect:?}"
            );
        }
    }
}

#[test]
fn follow_through_has_the_frequencies_of_the_class_table() {
    let mut counts: BTreeMap<(ThreatClass, bool), (f64, f64)> = BTreeMap::new();
    for history in replays(6_000) {
        // What was to be imposed after the loss of its instrument was refused; what was settled then was not.
        let decided = history.questions.iter().filter(|one| {
            one.class != ThreatClass::Linkage || one.wide || one.deadline < date(2026, 2, 20)
        });
        for question in decided.filter(|one| !one.refused) {
            let cell = counts.entry((question.class, question.wide)).or_default();
            cell.0 += f64::from(u8::from(question.in_force));
            cell.1 += 1.0;
        }
    }
    let share = |class, wide| {
        let (yes, of) = counts[&(class, wide)];
        println!("{class} wide {wide}: {:.4} of {of}", yes / of);
        assert!(of > 1_000.0);
        yes / of
    };
    // Beta(1, 1) and 1 of 12, 6 of 6, 2 of 3.
    assert!((share(ThreatClass::Linkage, false) - 2.0 / 14.0).abs() < 0.015);
    assert!((share(ThreatClass::Sector, false) - 7.0 / 8.0).abs() < 0.015);
    assert!((share(ThreatClass::Global, false) - 3.0 / 5.0).abs() < 0.03);
    // Without its instrument: wide, and no longer rare.
    let wide = share(ThreatClass::Linkage, true);
    assert!(wide > 0.3 && wide < 0.75);
}

#[test]
fn settlements_crowd_before_the_deadline() {
    let (mut last, mut all) = (0.0, 0.0);
    for history in replays(2_000) {
        for question in &history.questions {
            let linked = question.class == ThreatClass::Linkage && !question.renewal;
            if linked && !question.in_force && !question.refused {
                all += 1.0;
                let days = days_between_dates(question.resolved, question.deadline);
                last += f64::from(u8::from(days <= 4));
            }
        }
    }
    // 8 of 11 with the one that lapsed on its date; short notices add to it.
    assert!(last / all > 0.65 && last / all < 0.9, "{}", last / all);
}

#[test]
fn a_sequence_like_1_to_3_february_2025() {
    // Order signed with days of notice, Mexico gives, paused before it takes effect, renewed for about a month later.
    let found = replays(3_000).iter().any(|history| {
        history.moves.iter().enumerate().any(|(position, signed)| {
            signed.kind == MoveKind::SignOrder
                && signed.authority == Authority::Ieepa
                && history.moves[position..].iter().any(|paused| {
                    paused.kind == MoveKind::Pause
                        && paused.issue == signed.issue
                        && days_between_dates(signed.date, paused.date) <= 3
                        && Some(paused.date) < signed.deadline
                        && history.moves.iter().any(|given| {
                            given.date == paused.date
                                && given.kind == MoveKind::Concede
                                && given.issue == Issue::Drugs
                        })
                        && history.moves.iter().any(|renewed| {
                            renewed.kind == MoveKind::Renew
                                && renewed.date == paused.date
                                && renewed.deadline.is_some_and(|deadline| {
                                    (15..=60).contains(&days_between_dates(paused.date, deadline))
                                })
                        })
                })
        })
    });
    assert!(found);
}

#[test]
fn a_sequence_like_4_to_7_march_2025() {
    let (mut carved, mut exempted) = (0, 0);
    for history in replays(3_000) {
        for imposed in history
            .moves
            .iter()
            .filter(|one| one.kind == MoveKind::Impose && one.authority == Authority::Ieepa)
        {
            let exempt = history.moves.iter().find(|one| {
                one.kind == MoveKind::CarveOut
                    && days_between_dates(imposed.date, one.date) == 2
                    && one.issue == imposed.issue
            });
            let Some(exempt) = exempt else { continue };
            carved += 1;
            let from = exempt.deadline.unwrap();
            assert_eq!(days_between_dates(imposed.date, from), 3);
            // Charged on all goods for three days, then only on those that do not qualify.
            let charged = history.tariffs.iter().find(|effect| {
                effect.authority == Authority::Ieepa
                    && effect.usmca_goods == UsmcaGoods::Charged
                    && effect.until == Some(from)
            });
            assert!(charged.is_some(), "{history:#?}");
            exempted += usize::from(history.tariffs.iter().any(|effect| {
                effect.authority == Authority::Ieepa
                    && effect.usmca_goods == UsmcaGoods::Exempt
                    && effect.from == from
            }));
        }
    }
    assert!(carved > 20, "{carved}");
    // The rest was raised again, lifted, or voided on the same day.
    assert!(10 * exempted > 9 * carved, "{exempted} of {carved}");
}

#[test]
fn no_history_breaks_the_law() {
    let model = BaseRates::embedded().unwrap();
    let mut blocked = 0;
    for history in replays(2_000) {
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
        blocked += history
            .moves
            .iter()
            .filter(|one| one.kind == MoveKind::Blocked)
            .count();
    }
    println!("blocked by the law: {blocked}");
    assert!(blocked > 0);
    for draw in 0..500 {
        let history = model.after_the_record(AHEAD, 3, draw);
        assert!(
            history
                .tariffs
                .iter()
                .all(|one| one.authority != Authority::Ieepa)
        );
        let reviews = history
            .moves
            .iter()
            .filter(|one| one.kind == MoveKind::DeclineTerm)
            .all(|one| (one.date.month(), one.date.day()) == (7, 1));
        assert!(reviews);
        if let (Some(ends), Some(notice)) = (
            history.treaty_ends,
            history
                .moves
                .iter()
                .find(|one| one.kind == MoveKind::GiveNotice),
        ) {
            assert!(days_between_dates(notice.date, ends) >= 181);
        }
    }
}

#[test]
fn the_loss_of_the_emergency_power_is_followed_by_other_statutes() {
    let (mut surcharges, mut successors) = (0.0, 0.0);
    let histories = replays(1_000);
    for history in &histories {
        let has = |authority| {
            history
                .tariffs
                .iter()
                .any(|one| one.authority == authority && one.from >= date(2026, 2, 20))
        };
        surcharges += f64::from(u8::from(has(Authority::Section122)));
        successors += f64::from(u8::from(has(Authority::Section301)));
    }
    assert!(surcharges / 1_000.0 > 0.6, "{surcharges}");
    assert!(successors / 1_000.0 > 0.4, "{successors}");
}

#[test]
fn the_ruling_can_be_drawn() {
    let model = BaseRates::embedded().unwrap();
    let mut upheld = 0;
    for draw in 0..400 {
        let start = LegalState::new(model.book(), REPLAY.first, CourtMode::Open);
        let mut streams = Streams::new(1, draw);
        let history = model.simulate(
            REPLAY,
            start,
            CourtMode::Open,
            Forbearance::default(),
            &mut streams,
        );
        let ruling = history
            .moves
            .iter()
            .find(|one| one.kind == MoveKind::Rule)
            .unwrap();
        upheld += u32::from((ruling.probability - 0.25).abs() < 1e-12);
    }
    assert!((60..140).contains(&upheld), "{upheld}");
}

#[test]
fn forbearance_removes_hostility_and_withholding() {
    let model = BaseRates::embedded().unwrap();
    let simulate = |hostility, withholding, draw| {
        let start = LegalState::at_the_end_of_the_record(&model.book(), AHEAD.first);
        let forbearance = Forbearance {
            hostility,
            withholding,
        };
        let streams = &mut Streams::new(5, draw);
        model.simulate(AHEAD, start, CourtMode::AsRecorded, forbearance, streams)
    };
    let count = |hostility, withholding, kinds: &[MoveKind]| -> usize {
        (0..200)
            .flat_map(|draw| simulate(hostility, withholding, draw).moves)
            .filter(|one| kinds.contains(&one.kind))
            .count()
    };
    let threats = [MoveKind::Threaten, MoveKind::GiveNotice];
    let (none, half, full) = (
        count(0.0, 1.0, &threats),
        count(0.5, 1.0, &threats),
        count(1.0, 1.0, &threats),
    );
    assert_eq!(none, 0);
    assert!(0 < half && half < full);
    let withheld = [
        MoveKind::ConcedePart,
        MoveKind::AnnounceRetaliation,
        MoveKind::Retaliate,
    ];
    assert_eq!(count(1.0, 0.0, &withheld), 0);
    assert!(count(1.0, 1.0, &withheld) > 0);
}

#[test]
fn gestures_keep_to_the_record() {
    let mut batches = 0;
    for history in replays(500) {
        for entry in &history.moves {
            if entry.kind == MoveKind::TransferPrisoners {
                assert_eq!(entry.actor, Party::Mexico);
                assert!(entry.magnitude.is_some_and(|count| count >= 20.0));
                batches += 1;
            }
        }
    }
    let a_month = f64::from(batches) / (500.0 * 23.4);
    assert!((a_month - 0.177).abs() < 0.02, "{a_month}");
}
