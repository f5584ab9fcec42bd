//! The law holds in a million random plays: each rule is checked by its own facts, noted beside the state machine.

use std::sync::{Arc, LazyLock};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use vecinos_numerics::random::Stream;
use vecinos_politics::law::{
    CourtMode, EmergencySubject, LawBook, LegalAction, LegalState, Matter, Votes,
};
use vecinos_politics::{Authority, Party, UsmcaGoods};

use crate::random_acts::{below, one_of, random_action, random_theme};

const PLAYS: u64 = 1_000_000;
const STEPS: usize = 12;

/// Rules that are checked, by name; the counts say how often each was exercised and broken.
const RULES: [&str; 17] = [
    "no section 122 surcharge after day 150 without an act of Congress",
    "no tariff under the emergency power ordered from 2026-02-20 or collected from 2026-02-24",
    "no section 232 tariff before its report",
    "no exit from the agreement sooner than six months after notice",
    "a review each 1 July to 2036 after a non-confirmation",
    "expiry exactly on 2036-07-01 unless extended",
    "rates within the caps",
    "a constitutional reform only with both thresholds",
    "exempt goods pay no surcharge and no section 301 duty",
    "section 301 within its four years",
    "section 201 within its eight years",
    "no force abroad past its days without authorisation",
    "suspension of benefits only 45 days after a report for the complainant",
    "a panel only 75 or 30 days after consultations",
    "an override only with two thirds",
    "no section 338 duty before thirty days from its proclamation",
    "a tariff under the emergency power only while there is an emergency",
];

#[derive(Clone, Debug)]
struct Counts {
    exercised: [u64; RULES.len()],
    broken: [u64; RULES.len()],
    disagreements: u64,
    applied: u64,
}

/// What a play has done, noted without the state machine.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default)]
struct Notes {
    surcharge_from: Option<Date>,
    surcharge_extended: bool,
    reports: [Option<Date>; 8],
    notice: Option<Date>,
    excluded: bool,
    extended: bool,
    declined: bool,
    chambers: bool,
    states: u16,
    proclaimed: Option<Date>,
    continued: bool,
    force_since: Option<Date>,
    force_authorised: bool,
    consultations: Vec<(Date, bool)>,
    reports_of_panels: Vec<Option<(Date, bool)>>,
}

/// Notes an act that was applied, and checks what must have held for it.
fn note(
    notes: &mut Notes,
    counts: &mut Counts,
    day: Date,
    action: &LegalAction,
    state: &LegalState,
) {
    let mut check = |rule: usize, holds: bool| {
        counts.exercised[rule] += 1;
        counts.broken[rule] += u64::from(!holds);
    };
    match *action {
        LegalAction::OrderTariff(order) => {
            let cap = match order.authority {
                Authority::Section122 => Some(0.15),
                Authority::Section201 | Authority::Section338 => Some(0.5),
                _ => None,
            };
            check(6, cap.is_none_or(|cap| order.rate <= cap));
            match order.authority {
                Authority::Section122 => {
                    notes.surcharge_from.get_or_insert(order.from);
                }
                Authority::Section232 => {
                    let found = notes.reports[order.product.unwrap() as usize];
                    check(2, found.is_some_and(|found| found <= order.from));
                }
                Authority::Section338 => {
                    let first = notes.proclaimed.map(|day| day.saturating_add(30.days()));
                    check(15, first.is_some_and(|first| order.from >= first));
                }
                Authority::Ieepa => check(1, day < date(2026, 2, 20)),
                _ => {}
            }
        }
        LegalAction::FindFor {
            authority: Authority::Section232,
            product,
        } => {
            notes.reports[product.unwrap() as usize] = Some(day);
        }
        LegalAction::ProclaimDiscrimination => notes.proclaimed = Some(day),
        LegalAction::ContinueMeasures { .. } => notes.continued = true,
        LegalAction::SignResolution(matter) => enacted(notes, matter),
        LegalAction::OverrideVeto {
            matter,
            house,
            senate,
        } => {
            check(14, house.yes >= 290 && senate.yes >= 67);
            enacted(notes, matter);
        }
        LegalAction::UseForceAbroad => notes.force_since = Some(day),
        LegalAction::EndForceAbroad => notes.force_since = None,
        LegalAction::GiveNotice(Party::UnitedStates) => notes.notice = Some(day),
        LegalAction::WithdrawNotice(Party::UnitedStates) => notes.notice = None,
        LegalAction::GiveNonMarketNotice { .. } | LegalAction::GiveNotice(_) => {
            notes.excluded = true;
        }
        LegalAction::DeclineTerm(_) => notes.declined = true,
        LegalAction::ConfirmTerm(_) if state.treaty().expires > date(2036, 7, 1) => {
            notes.extended = true;
        }
        LegalAction::RequestConsultations { perishable, .. } => {
            notes.consultations.push((day, perishable));
            notes.reports_of_panels.push(None);
        }
        LegalAction::RequestPanel { dispute } => {
            let (asked, perishable) = notes.consultations[dispute];
            let days = if perishable { 30 } else { 75 };
            check(13, day >= asked.saturating_add(days.days()));
        }
        LegalAction::ReportOfPanel { dispute, upheld } => {
            notes.reports_of_panels[dispute] = Some((day, upheld));
        }
        LegalAction::SuspendBenefits { dispute } => {
            let report = notes.reports_of_panels[dispute];
            let allowed = report
                .is_some_and(|(when, upheld)| upheld && day >= when.saturating_add(45.days()));
            check(12, allowed);
        }
        LegalAction::VoteReform { deputies, senators } => {
            let passes = |votes: Votes| 3 * u32::from(votes.yes) >= 2 * votes.cast();
            notes.chambers = passes(deputies) && passes(senators);
            notes.states = 0;
        }
        LegalAction::ApproveReform { states } => notes.states += states,
        LegalAction::PublishReform => check(7, notes.chambers && notes.states >= 17),
        _ => {}
    }
}

fn enacted(notes: &mut Notes, matter: Matter) {
    match matter {
        Matter::ExtendSection122(_) => notes.surcharge_extended = true,
        Matter::AuthoriseForce => notes.force_authorised = true,
        Matter::EndForce => {
            notes.force_since = None;
            notes.force_authorised = false;
        }
        Matter::EndEmergency(_) => {}
    }
}

/// Checks what holds on any day, whatever was done.
fn check_day(notes: &Notes, counts: &mut Counts, day: Date, state: &LegalState) {
    let mut check = |rule: usize, holds: bool| {
        counts.exercised[rule] += 1;
        counts.broken[rule] += u64::from(!holds);
    };
    for tariff in state
        .tariffs()
        .iter()
        .filter(|tariff| tariff.charged_on(day))
    {
        let order = &tariff.order;
        match order.authority {
            Authority::Section122 if !notes.surcharge_extended => {
                let first = notes.surcharge_from.unwrap();
                check(0, day < first.saturating_add(150.days()));
            }
            Authority::Ieepa => {
                check(1, day < date(2026, 2, 24) && order.from < date(2026, 2, 20));
                let emergency = EmergencySubject::ALL
                    .iter()
                    .any(|subject| state.emergency(*subject).is_some());
                check(16, emergency);
            }
            Authority::Section301 if !notes.continued => {
                let term = order.from.saturating_add(4.years());
                check(9, tariff.until.is_some_and(|until| until <= term));
            }
            Authority::Section201 => {
                let term = order.from.saturating_add(8.years());
                check(10, tariff.until.is_some_and(|until| until <= term));
            }
            _ => {}
        }
        let general = matches!(
            order.authority,
            Authority::Section122 | Authority::Section301
        );
        if general && order.usmca_goods == UsmcaGoods::Exempt {
            let others: f64 = state
                .tariffs()
                .iter()
                .filter(|other| other.charged_on(day) && *other != tariff)
                .map(|other| other.order.rate)
                .sum();
            check(
                8,
                state.charged_rate(day, order.product, true, 0.0) <= others + 1e-12,
            );
        }
    }
    let treaty = state.treaty();
    if !treaty.binds(Party::UnitedStates) {
        let after_notice = notes
            .notice
            .is_some_and(|notice| day >= notice.saturating_add(6.months()));
        check(3, after_notice || notes.excluded || day >= date(2036, 7, 1));
    } else if !notes.extended {
        check(
            5,
            day < date(2036, 7, 1) && treaty.expires == date(2036, 7, 1),
        );
        if day > date(2026, 7, 1) {
            let review = treaty.review;
            let held = review.is_some_and(|review| {
                (review.month(), review.day()) == (7, 1)
                    && review <= date(2035, 7, 1)
                    && day <= review.saturating_add(1.day())
                    && review <= day.saturating_add(1.year())
            });
            check(4, treaty.annual && (held || day > date(2035, 7, 1)));
        }
    }
    if let (Some(since), false) = (notes.force_since, notes.force_authorised) {
        let over = day >= since.saturating_add(90.days());
        check(11, !over || state.force_abroad().is_none());
    }
}

fn play(starts: &[LegalState], seed: u64, first: u64, last: u64) -> Counts {
    let mut counts = Counts {
        exercised: [0; RULES.len()],
        broken: [0; RULES.len()],
        disagreements: 0,
        applied: 0,
    };
    let mut stream = Stream::new(seed, "law.plays", first);
    for number_of_play in first..last {
        let mut state =
            starts[usize::try_from(below(&mut stream, starts.len() as u64)).unwrap()].clone();
        let mut notes = Notes::default();
        let stride = one_of(&mut stream, &[4, 40, 40, 150, 700]);
        let mut day = state.today();
        let theme = random_theme(&mut stream);
        for step in 0..STEPS {
            day = day.saturating_add(i64::try_from(below(&mut stream, stride)).unwrap().days());
            let action = random_action(&mut stream, &theme, day);
            // The answer beforehand is that of the act itself; asking copies the state, so not every time.
            let asked = (number_of_play + step as u64)
                .is_multiple_of(16)
                .then(|| state.permitted(day, &action));
            let done = state.apply(day, &action);
            if let Some(asked) = asked {
                counts.disagreements +=
                    u64::from(asked != done.as_ref().map(|_| ()).map_err(|refusal| *refusal));
            }
            if done.is_ok() {
                counts.applied += 1;
                note(&mut notes, &mut counts, day, &action, &state);
            }
            check_day(&notes, &mut counts, day, &state);
        }
    }
    counts
}

fn start(book: &Arc<LawBook>, day: Date) -> LegalState {
    LegalState::new(Arc::clone(book), day, CourtMode::AsRecorded)
}

static PLAYED: LazyLock<Counts> = LazyLock::new(|| {
    let book = Arc::new(LawBook::embedded().unwrap());
    let starts: Vec<LegalState> = [
        date(2025, 1, 20),
        date(2025, 11, 1),
        date(2026, 2, 1),
        date(2026, 6, 1),
    ]
    .into_iter()
    .map(|day| start(&book, day))
    .collect();
    let half = PLAYS / 2;
    let (one, other) = std::thread::scope(|scope| {
        let second = scope.spawn(|| play(&starts, 2026, half, PLAYS));
        (play(&starts, 2026, 0, half), second.join().unwrap())
    });
    let mut counts = one;
    for rule in 0..RULES.len() {
        counts.exercised[rule] += other.exercised[rule];
        counts.broken[rule] += other.broken[rule];
    }
    counts.disagreements += other.disagreements;
    counts.applied += other.applied;
    counts
});

macro_rules! law {
    ($($name:ident = $rule:literal,)+) => {
        $(#[test]
        fn $name() {
            let counts = &*PLAYED;
            println!("{}: exercised {} times", RULES[$rule], counts.exercised[$rule]);
            assert_eq!(counts.broken[$rule], 0, "{}", RULES[$rule]);
            assert!(counts.exercised[$rule] > 20, "{} was hardly exercised", RULES[$rule]);
        })+
    };
}

law! {
    section_122_lasts_150_days = 0,
    the_emergency_power_carries_no_tariffs_after_the_ruling = 1,
    section_232_waits_for_its_report = 2,
    withdrawal_takes_six_months = 3,
    reviews_are_held_each_july = 4,
    the_agreement_expires_on_its_day = 5,
    rates_stay_within_the_caps = 6,
    reforms_pass_both_thresholds = 7,
    exempt_goods_pay_nothing = 8,
    section_301_lapses_after_four_years = 9,
    section_201_lapses_after_eight_years = 10,
    force_abroad_ends_without_authorisation = 11,
    benefits_are_suspended_after_the_report = 12,
    panels_wait_for_consultations = 13,
    overrides_need_two_thirds = 14,
    section_338_waits_thirty_days = 15,
    emergency_tariffs_need_an_emergency = 16,
}

#[test]
fn asking_and_doing_agree() {
    assert_eq!(PLAYED.disagreements, 0);
    assert!(PLAYED.applied > 2 * PLAYS, "{}", PLAYED.applied);
}
