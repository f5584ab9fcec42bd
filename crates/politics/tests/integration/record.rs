//! The record, its frequencies, cards, and what is registered.

use std::collections::BTreeSet;

use jiff::civil::date;
use vecinos_evidence::embedded;
use vecinos_politics::law::LawBook;
use vecinos_politics::record::{
    Administration, Announcement, BetaPrior, ClassTable, Driver, ForwardRegister, Frequencies,
    HierarchicalPrior, Question, REGISTERED_HASH, Response, ThreatCard, ThreatRecord,
    announcement_rates,
};
use vecinos_politics::{Authority, Issue, ThreatClass};

fn record() -> ThreatRecord {
    ThreatRecord::embedded().unwrap()
}

#[test]
fn the_classes_have_the_counts_of_the_reading() {
    let record = record();
    assert_eq!(record.questions.len(), 23);
    let scored = record.scored();
    let table = ClassTable::new(&scored, BetaPrior::UNIFORM);
    let counts = |class| {
        let frequency = table.get(class).unwrap();
        (frequency.yes, frequency.of)
    };
    assert_eq!(counts(ThreatClass::Linkage), (1, 12));
    assert_eq!(counts(ThreatClass::Sector), (6, 6));
    assert_eq!(counts(ThreatClass::Global), (2, 3));
    let responses = |class, response| {
        scored
            .iter()
            .filter(|question| question.class == class && question.response == response)
            .count()
    };
    assert_eq!(responses(ThreatClass::Linkage, Response::Concede), 7);
    assert_eq!(responses(ThreatClass::Linkage, Response::Partial), 5);
    assert_eq!(responses(ThreatClass::Sector, Response::Retaliate), 1);
    assert_eq!(responses(ThreatClass::Sector, Response::AnnounceOnly), 1);
    assert_eq!(responses(ThreatClass::Sector, Response::None), 4);
    assert_eq!(responses(ThreatClass::Global, Response::None), 3);
}

#[test]
fn timing_is_that_of_the_reading() {
    let record = record();
    let frequencies = Frequencies::new(&record);
    // Seven of eleven settled in the last four days, three 19 to 42 days before, one lapsed at its date.
    let last = frequencies.in_last_days;
    assert_eq!((last.yes, last.of), (7, 11));
    let early: Vec<i32> = frequencies
        .days_before_deadline
        .iter()
        .copied()
        .filter(|days| *days > 4)
        .collect();
    assert_eq!(early, [42, 19, 38]);
    let sector = record
        .scored()
        .into_iter()
        .filter(|question| question.class == ThreatClass::Sector);
    assert!(
        sector
            .clone()
            .all(|question| question.days_before_deadline() == 0)
    );
    let notice: BTreeSet<i32> = sector.map(Question::notice_days).collect();
    assert_eq!((notice.first(), notice.last()), (Some(&1), Some(&91)));
    // The only linked threat carried out was carved out in days: more than half.
    assert_eq!(
        (frequencies.carve_out.yes, frequencies.carve_out.of),
        (1, 1)
    );
    assert!(frequencies.carve_out.mean() > 0.5);
    // Announced and not executed three times in 2025; executed to none of 17.
    assert_eq!(frequencies.retaliation_announced.yes, 3);
    assert!((frequencies.retaliation_executed.mean() - 1.0 / 19.0).abs() < 1e-12);
}

#[test]
fn announcements_are_counted_by_span_and_issue() {
    let administrations = Administration::embedded().unwrap();
    let second = administrations
        .iter()
        .find(|one| one.id == "second_trump")
        .unwrap();
    assert!((19.0..21.0).contains(&second.months()));
    let rates = announcement_rates(&record(), second);
    let count = |class, issue| {
        let rate = rates
            .iter()
            .find(|rate| rate.class == class && rate.issue == issue)
            .unwrap();
        assert!(rate.monthly() > 0.0 && rate.monthly() < 1.0);
        rate.count
    };
    assert_eq!(count(ThreatClass::Linkage, Issue::Water), 2);
    assert_eq!(count(ThreatClass::Linkage, Issue::CubaOil), 1);
    assert_eq!(count(ThreatClass::Linkage, Issue::Drugs), 2);
    assert_eq!(count(ThreatClass::Sector, Issue::Industry), 5);
    assert_eq!(count(ThreatClass::Global, Issue::TradeBalance), 3);
    let between = administrations
        .iter()
        .find(|one| one.id == "biden")
        .unwrap();
    assert!(
        announcement_rates(&record(), between)
            .iter()
            .all(|rate| rate.count == 0)
    );
}

#[test]
fn a_class_without_its_instrument_draws_from_a_wide_prior() {
    let record = record();
    let table = ClassTable::new(&record.scored(), BetaPrior::UNIFORM);
    let prior = HierarchicalPrior::new(&table);
    let linked = table.get(ThreatClass::Linkage).unwrap();
    assert!(prior.mean() > 2.0 * linked.mean(), "{}", prior.mean());
    assert!(prior.mean() < 0.8);
    let (low, high) = linked.interval(0.9);
    let draws: Vec<f64> = (1..40)
        .map(|k| prior.draw(0.5, f64::from(k) / 40.0))
        .collect();
    assert!(draws.windows(2).all(|pair| pair[0] <= pair[1]));
    let announcement = Announcement {
        announced: date(2026, 11, 10),
        deadline: date(2026, 12, 1),
        class: ThreatClass::Linkage,
        authority: Authority::Section338,
        issue: Issue::Drugs,
        rate: Some(0.25),
    };
    let card = ThreatCard::new(&record, &LawBook::embedded().unwrap(), announcement);
    assert!(card.drivers.contains(&Driver::InstrumentLost));
    assert!(
        card.interval.1 - card.interval.0 > high - low + 0.3,
        "{card:?}"
    );
    assert_eq!(card.maximum_rate, Some(0.5));
}

#[test]
fn a_card_says_what_was_known_on_its_day() {
    let announcement = Announcement {
        announced: date(2025, 7, 12),
        deadline: date(2025, 8, 1),
        class: ThreatClass::Linkage,
        authority: Authority::Ieepa,
        issue: Issue::Drugs,
        rate: Some(0.3),
    };
    let card = ThreatCard::new(&record(), &LawBook::embedded().unwrap(), announcement);
    // Resolved by then: Q02 to Q07, Q09 and Q11.
    assert_eq!((card.in_force, card.cases), (1, 8));
    assert!((card.probability - 0.2).abs() < 1e-12);
    assert!(card.interval.0 < card.probability && card.probability < card.interval.1);
    assert_eq!(card.precedents, ["Q09", "Q07", "Q06"]);
    assert!(card.drivers.contains(&Driver::ConcededBefore));
    assert!(card.drivers.contains(&Driver::LargeBurden));
    assert!(card.drivers.contains(&Driver::DeadlineNear));
    assert!(card.settled_in_last_days.is_some_and(|share| share > 0.7));
    assert!(card.likely_response.iter().any(|(response, detail)| {
        *response == Response::Concede && detail.contains("29 prisoners")
    }));
}

#[test]
fn what_was_registered_has_not_been_edited() {
    let text = embedded::text("politics/forward_questions.toml").unwrap();
    let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
    assert_eq!(
        hash, REGISTERED_HASH,
        "the registered questions were edited"
    );
    let register = ForwardRegister::embedded().unwrap();
    let ids: Vec<&str> = register
        .questions
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    let expected: Vec<String> = (1..=11).map(|number| format!("F{number:02}")).collect();
    assert_eq!(ids, expected);
    for question in &register.questions {
        assert!(question.probability > 0.0 && question.probability < 1.0);
    }
    assert_eq!(register.charged_rate.len(), 5);
    let widths: Vec<f64> = register
        .charged_rate
        .iter()
        .map(|month| month.half_width)
        .collect();
    assert!(widths.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn a_posterior_is_within_its_interval() {
    let record = record();
    let table = ClassTable::new(&record.scored(), BetaPrior::UNIFORM);
    for (class, frequency) in &table.classes {
        let (low, high) = frequency.interval(0.9);
        assert!(
            0.0 < low && low < frequency.mean() && frequency.mean() < high && high < 1.0,
            "{class}"
        );
    }
    assert!((table.get(ThreatClass::Linkage).unwrap().mean() - 2.0 / 14.0).abs() < 1e-15);
    assert!(table.get(ThreatClass::Review).is_none());
}
