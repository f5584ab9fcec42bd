//! Named cases of the law.

use std::sync::Arc;

use jiff::civil::{Date, date};
use vecinos_politics::law::{
    CourtMode, EmergencySubject, LawBook, LegalAction, LegalEvent, LegalState, Matter, Rule,
    TariffOrder, Votes, recorded_acts,
};
use vecinos_politics::{Authority, Party, Product, UsmcaGoods};

fn book() -> Arc<LawBook> {
    Arc::new(LawBook::embedded().unwrap())
}

fn state(day: Date) -> LegalState {
    LegalState::new(book(), day, CourtMode::AsRecorded)
}

fn order(authority: Authority, rate: f64, from: Date) -> LegalAction {
    LegalAction::OrderTariff(TariffOrder {
        authority,
        product: None,
        rate,
        usmca_goods: UsmcaGoods::Exempt,
        from,
        until: None,
    })
}

fn refused(state: &LegalState, day: Date, action: &LegalAction) -> Rule {
    state.permitted(day, action).unwrap_err().rule
}

#[test]
fn the_record_is_permitted() {
    let mut state = state(date(2025, 1, 20));
    for (day, action) in recorded_acts() {
        state
            .apply(day, &action)
            .unwrap_or_else(|refusal| panic!("{day} {action:?}: {refusal}"));
    }
    let metals = Some(Product::Metals);
    let day = date(2026, 7, 24);
    // Section 122 lapsed, section 301 exempts qualifying goods, metals pay under section 232 only.
    assert!((state.charged_rate(day, None, false, 0.0) - 0.1).abs() < 1e-12);
    assert_eq!(state.charged_rate(day, None, true, 0.0), 0.0);
    assert!((state.charged_rate(day, metals, true, 0.0) - 0.5).abs() < 1e-12);
    assert!((state.charged_rate(day, Some(Product::Vehicles), true, 0.4) - 0.15).abs() < 1e-12);
    assert!((state.charged_rate(day, Some(Product::Tomatoes), true, 0.0) - 0.17).abs() < 1e-12);
    assert!(state.treaty().annual);
}

#[test]
fn the_first_days_of_march_2025_by_day() {
    let mut state = state(date(2025, 1, 20));
    let mut acts = recorded_acts().into_iter().peekable();
    let mut rate_on = |day: Date, qualifies: bool| {
        while let Some((when, action)) = acts.next_if(|(when, _)| *when <= day) {
            state.apply(when, &action).unwrap();
        }
        state.advance(day);
        state.charged_rate(day, None, qualifies, 0.0)
    };
    assert_eq!(rate_on(date(2025, 2, 4), true), 0.0);
    assert_eq!(rate_on(date(2025, 3, 3), true), 0.0);
    assert_eq!(rate_on(date(2025, 3, 4), true), 0.25);
    assert_eq!(rate_on(date(2025, 3, 6), true), 0.25);
    assert_eq!(rate_on(date(2025, 3, 7), true), 0.0);
    assert_eq!(rate_on(date(2025, 3, 7), false), 0.25);
}

#[test]
fn the_ruling_ends_orders_at_once_and_collection_days_later() {
    let mut state = state(date(2026, 2, 1));
    let drugs = LegalAction::DeclareEmergency(EmergencySubject::Drugs);
    state.apply(date(2026, 2, 1), &drugs).unwrap();
    let day = date(2026, 2, 1);
    state
        .apply(day, &order(Authority::Ieepa, 0.25, day))
        .unwrap();
    let ruling = date(2026, 2, 20);
    assert_eq!(state.due(ruling), [LegalEvent::EmergencyTariffsVoid]);
    let late = order(Authority::Ieepa, 0.25, ruling);
    assert_eq!(refused(&state, ruling, &late), Rule::IeepaNoTariffs);
    state.advance(date(2026, 2, 23));
    assert_eq!(
        state.charged_rate(date(2026, 2, 23), None, false, 0.0),
        0.25
    );
    state.advance(date(2026, 2, 24));
    assert_eq!(state.charged_rate(date(2026, 2, 24), None, false, 0.0), 0.0);
}

#[test]
fn the_surcharge_of_2026_ends_on_24_july_unless_congress_extends_it() {
    let mut state = state(date(2026, 2, 20));
    let from = date(2026, 2, 24);
    state
        .apply(date(2026, 2, 20), &order(Authority::Section122, 0.1, from))
        .unwrap();
    assert_eq!(state.surcharge().unwrap().ends, date(2026, 7, 24));
    let again = order(Authority::Section122, 0.1, date(2026, 7, 24));
    assert_eq!(
        refused(&state, date(2026, 7, 20), &again),
        Rule::Section122Term
    );
    let above = order(Authority::Section122, 0.2, date(2026, 3, 1));
    assert_eq!(refused(&state, date(2026, 3, 1), &above), Rule::RateCap);
    let mut extended = state.clone();
    let matter = Matter::ExtendSection122(60);
    let pass = LegalAction::PassResolution {
        matter,
        house: Votes { yes: 219, no: 211 },
        senate: Votes { yes: 51, no: 48 },
    };
    extended.apply(date(2026, 7, 1), &pass).unwrap();
    extended
        .apply(date(2026, 7, 2), &LegalAction::SignResolution(matter))
        .unwrap();
    let (last, after) = (date(2026, 9, 21), date(2026, 9, 22));
    extended.advance(last);
    assert_eq!(extended.charged_rate(last, None, false, 0.0), 0.1);
    extended.advance(after);
    assert_eq!(extended.charged_rate(after, None, false, 0.0), 0.0);
    state.advance(date(2026, 7, 24));
    assert_eq!(state.charged_rate(date(2026, 7, 24), None, false, 0.0), 0.0);
}

#[test]
fn a_confirmation_before_the_review_waits_and_one_after_it_extends_on_any_day() {
    let mut state = state(date(2026, 1, 1));
    let confirm = LegalAction::ConfirmTerm;
    let early = state.permitted(date(2026, 3, 1), &confirm(Party::Mexico));
    let refusal = early.unwrap_err();
    assert_eq!(
        (refusal.rule, refusal.earliest),
        (Rule::ReviewNotYet, Some(date(2026, 7, 1)))
    );
    state
        .apply(date(2026, 7, 1), &confirm(Party::Mexico))
        .unwrap();
    state
        .apply(date(2026, 7, 1), &confirm(Party::Canada))
        .unwrap();
    state.advance(date(2026, 11, 3));
    assert!(state.treaty().annual);
    assert_eq!(state.treaty().review, Some(date(2027, 7, 1)));
    state
        .apply(date(2026, 11, 4), &confirm(Party::UnitedStates))
        .unwrap();
    assert_eq!(state.treaty().expires, date(2042, 11, 4));
    assert!(!state.treaty().annual);
}

#[test]
fn without_a_confirmation_there_are_nine_more_reviews_and_then_the_end() {
    let mut state = state(date(2026, 1, 1));
    let passed = state.advance(date(2040, 1, 1));
    let reviews: Vec<Date> = passed
        .iter()
        .filter(|(_, event)| *event == LegalEvent::JointReview)
        .map(|(day, _)| *day)
        .collect();
    let expected: Vec<Date> = (2026..=2035).map(|year| date(year, 7, 1)).collect();
    assert_eq!(reviews, expected);
    let ends: Vec<Date> = passed
        .iter()
        .filter(|(_, event)| *event == LegalEvent::UsmcaExpires)
        .map(|(day, _)| *day)
        .collect();
    assert_eq!(ends, [date(2036, 7, 1)]);
}

#[test]
fn the_calendar_has_its_elections() {
    let mut state = state(date(2026, 1, 1));
    let passed = state.advance(date(2029, 1, 31));
    let days = |wanted: LegalEvent| -> Vec<Date> {
        let found = passed.iter().filter(|(_, event)| *event == wanted);
        found.map(|(day, _)| *day).collect()
    };
    let elections = days(LegalEvent::UnitedStatesElection);
    assert_eq!(elections, [date(2026, 11, 3), date(2028, 11, 7)]);
    assert_eq!(
        days(LegalEvent::NewCongress),
        [date(2027, 1, 3), date(2029, 1, 3)]
    );
    assert_eq!(days(LegalEvent::MexicanElection), [date(2027, 6, 6)]);
    assert_eq!(
        days(LegalEvent::UnitedStatesTermBegins),
        [date(2029, 1, 20)]
    );
    assert_eq!(
        days(LegalEvent::AutomotiveRuleBegins(5)),
        [date(2027, 7, 1)]
    );
}

#[test]
fn security_cooperation_follows_the_articles_and_marks_the_doubt() {
    let mut state = state(date(2026, 8, 1));
    let day = date(2026, 8, 2);
    let refusal = state
        .permitted(day, &LegalAction::MeetForeignAgents)
        .unwrap_err();
    assert_eq!(refusal.rule, Rule::MeetingAuthorisation);
    assert!(refusal.rule.may_be_invalid());
    assert!(refusal.to_string().contains("declared invalid in 2022"));
    let suspend = LegalAction::SuspendCooperation;
    assert_eq!(refused(&state, day, &suspend), Rule::CooperationSuspension);
    assert_eq!(
        refused(&state, day, &LegalAction::ArrestByForeignAgents),
        Rule::NoForeignArrests
    );
    state.apply(day, &LegalAction::AuthoriseMeeting).unwrap();
    state.apply(day, &LegalAction::MeetForeignAgents).unwrap();
    assert_eq!(state.due(date(2026, 8, 5)), [LegalEvent::MeetingReportDue]);
    state.apply(day, &LegalAction::EstablishMisconduct).unwrap();
    state.apply(day, &suspend).unwrap();
    assert!(state.cooperation_suspended());
    assert_eq!(book().security.articles.len(), 9);
    assert!(book().security.articles.iter().all(|article| article.doubt));
}

#[test]
fn non_market_talks_keep_their_clocks() {
    let mut state = state(date(2027, 1, 1));
    let mexico = Party::Mexico;
    let told = date(2027, 1, 10);
    state
        .apply(told, &LegalAction::AnnounceNonMarketTalks(mexico))
        .unwrap();
    let open = LegalAction::OpenNonMarketTalks(mexico);
    let refusal = state.permitted(date(2027, 4, 9), &open).unwrap_err();
    assert_eq!(refusal.earliest, Some(date(2027, 4, 10)));
    state.apply(date(2027, 4, 10), &open).unwrap();
    state
        .apply(date(2027, 9, 1), &LegalAction::ShowNonMarketText(mexico))
        .unwrap();
    let sign = LegalAction::SignNonMarketAgreement(mexico);
    assert_eq!(
        refused(&state, date(2027, 9, 30), &sign),
        Rule::NonMarketClocks
    );
    state.apply(date(2027, 10, 1), &sign).unwrap();
    let notice = LegalAction::GiveNonMarketNotice {
        party: Party::UnitedStates,
        signatory: mexico,
    };
    state.apply(date(2027, 10, 2), &notice).unwrap();
    state.advance(date(2028, 4, 1));
    assert!(state.treaty().between(Party::UnitedStates, mexico));
    state.advance(date(2028, 4, 2));
    assert!(!state.treaty().between(Party::UnitedStates, mexico));
    assert!(state.treaty().between(Party::UnitedStates, Party::Canada));
}

#[test]
fn the_state_at_the_end_of_the_record_holds_its_measures() {
    let state = LegalState::at_the_end_of_the_record(&book(), date(2026, 11, 1));
    assert_eq!(state.today(), date(2026, 11, 1));
    let authorities: Vec<Authority> = state
        .tariffs()
        .iter()
        .map(|one| one.order.authority)
        .collect();
    assert!(authorities.contains(&Authority::Section301));
    assert!(authorities.contains(&Authority::Section232));
    assert!(!authorities.contains(&Authority::Section122));
    assert!(!authorities.contains(&Authority::Ieepa));
    assert_eq!(state.next_due(), Some(date(2026, 11, 3)));
}
