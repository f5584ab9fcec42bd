//! The acts of the record since 2025, and the state of the law at its end.

use std::sync::Arc;

use jiff::civil::{Date, date};

use super::action::{EmergencySubject, LegalAction, TariffOrder};
use super::{CourtMode, LawBook, LegalState};
use crate::actor::Authority::{self, AntiDumping, Ieepa, Section122, Section232, Section301};
use crate::actor::UsmcaGoods::{self, ByContent, Charged, Exempt};
use crate::actor::{Party, Product};

/// First day of the record of acts.
const START: Date = date(2025, 1, 20);

/// Goods on which there was a finding before their first order of 2025: the day is put at the start.
const FOUND: [(Authority, Product); 6] = [
    (Section232, Product::Metals),
    (Section232, Product::Vehicles),
    (Section232, Product::Copper),
    (Section232, Product::Lumber),
    (Section232, Product::HeavyTrucks),
    (AntiDumping, Product::Tomatoes),
];

/// A recorded order: day of the order, law, goods, rate, treatment of qualifying goods, first day.
type Order = (Date, Authority, Option<Product>, f64, UsmcaGoods, Date);

/// Orders on Mexican goods, in order of days (`us_mexico_timeline`; EO 14194 and its amendments, proclamations 10908, 10947,
/// 10984; rates by product as first ordered, the tiers of April 2026 are not told apart).
#[rustfmt::skip]
const ORDERS: [Order; 12] = [
    (date(2025, 2, 1), Ieepa, None, 0.25, Charged, date(2025, 2, 4)),
    (date(2025, 3, 3), Ieepa, None, 0.25, Charged, date(2025, 3, 4)),
    (date(2025, 3, 6), Ieepa, None, 0.25, Exempt, date(2025, 3, 7)),
    (date(2025, 3, 11), Section232, Some(Product::Metals), 0.25, Charged, date(2025, 3, 12)),
    (date(2025, 3, 26), Section232, Some(Product::Vehicles), 0.25, ByContent, date(2025, 4, 3)),
    (date(2025, 6, 3), Section232, Some(Product::Metals), 0.5, Charged, date(2025, 6, 4)),
    (date(2025, 7, 14), AntiDumping, Some(Product::Tomatoes), 0.17, Charged, date(2025, 7, 14)),
    (date(2025, 7, 30), Section232, Some(Product::Copper), 0.5, Charged, date(2025, 8, 1)),
    (date(2025, 9, 29), Section232, Some(Product::Lumber), 0.1, Charged, date(2025, 10, 14)),
    (date(2025, 10, 17), Section232, Some(Product::HeavyTrucks), 0.25, ByContent, date(2025, 11, 1)),
    (date(2026, 2, 20), Section122, None, 0.1, Exempt, date(2026, 2, 24)),
    (date(2026, 7, 24), Section301, None, 0.1, Exempt, date(2026, 7, 24)),
];

/// The state at the end of the record.
pub(super) fn end_of_record(book: &Arc<LawBook>, day: Date) -> LegalState {
    let mut state = LegalState::new(Arc::clone(book), START, CourtMode::AsRecorded);
    for (when, action) in recorded_acts() {
        // Every recorded act is permitted (a test goes through them); one that were not would be left out.
        let _ = state.apply(when, &action);
    }
    state.advance(day.max(date(2026, 8, 1)));
    state
}

/// The acts of the record since 2025 that the law has to know, in order of days.
pub fn recorded_acts() -> Vec<(Date, LegalAction)> {
    let (authority, product) = (Section301, None);
    let mut acts = vec![
        (
            START,
            LegalAction::DeclareEmergency(EmergencySubject::Border),
        ),
        (START, LegalAction::NotifyDesignation),
        (
            date(2025, 2, 1),
            LegalAction::DeclareEmergency(EmergencySubject::Drugs),
        ),
    ];
    for (authority, product) in FOUND {
        let product = Some(product);
        acts.push((START, LegalAction::OpenInvestigation { authority, product }));
        acts.push((START, LegalAction::FindFor { authority, product }));
    }
    acts.extend([
        (date(2025, 2, 20), LegalAction::DesignateTerrorists),
        (
            date(2026, 1, 15),
            LegalAction::ContinueEmergency(EmergencySubject::Border),
        ),
        (
            date(2026, 1, 28),
            LegalAction::ContinueEmergency(EmergencySubject::Drugs),
        ),
        (
            date(2026, 1, 29),
            LegalAction::DeclareEmergency(EmergencySubject::ForeignPolicy),
        ),
        (
            date(2026, 3, 12),
            LegalAction::OpenInvestigation { authority, product },
        ),
        (
            date(2026, 7, 1),
            LegalAction::DeclineTerm(Party::UnitedStates),
        ),
        (
            date(2026, 7, 23),
            LegalAction::FindFor { authority, product },
        ),
    ]);
    for (ordered, authority, product, rate, usmca_goods, from) in ORDERS {
        acts.push((
            ordered,
            LegalAction::OrderTariff(TariffOrder {
                authority,
                product,
                rate,
                usmca_goods,
                from,
                until: None,
            }),
        ));
    }
    // The order of 1 February 2025 was paused on the 3rd.
    let authority = Ieepa;
    acts.push((
        date(2025, 2, 3),
        LegalAction::EndTariff { authority, product },
    ));
    acts.sort_by_key(|(day, _)| *day);
    acts
}
