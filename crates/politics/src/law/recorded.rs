//! The acts of the record since 2025, and the state of the law at its end.

use std::sync::Arc;

use jiff::civil::{Date, date};

use super::action::{EmergencySubject, LegalAction, TariffOrder};
use super::{CourtMode, LawBook, LegalState};
use crate::actor::Authority::{self, AntiDumping, Ieepa, Section122, Section232, Section301};
use crate::actor::UsmcaGoods::{ByContent, Charged, Exempt};
use crate::actor::{Party, Product};

/// The state at the end of the record.
pub(super) fn end_of_record(book: Arc<LawBook>, day: Date) -> LegalState {
    let mut state = LegalState::new(Arc::clone(&book), date(2025, 1, 20), CourtMode::AsRecorded);
    for (when, action) in recorded_acts() {
        // Every recorded act is permitted (a test goes through them); one that were not would be left out.
        let _ = state.apply(when, &action);
    }
    state.advance(day.max(date(2026, 8, 1)));
    state
}

/// The acts of the record since 2025 that the law has to know, in order of days. Rates by product are those of the orders;
/// for metals, vehicles and trucks the findings date from before.
pub fn recorded_acts() -> Vec<(Date, LegalAction)> {
    let mut acts = Vec::new();
    let mut put = |day: Date, action: LegalAction| acts.push((day, action));
    let start = date(2025, 1, 20);
    put(
        start,
        LegalAction::DeclareEmergency(EmergencySubject::Border),
    );
    put(start, LegalAction::NotifyDesignation);
    for product in [
        Product::Metals,
        Product::Vehicles,
        Product::Copper,
        Product::Lumber,
        Product::HeavyTrucks,
    ] {
        let authority = Authority::Section232;
        let product = Some(product);
        put(start, LegalAction::OpenInvestigation { authority, product });
        put(start, LegalAction::FindFor { authority, product });
    }
    let tomatoes = Some(Product::Tomatoes);
    let authority = Authority::AntiDumping;
    put(
        start,
        LegalAction::OpenInvestigation {
            authority,
            product: tomatoes,
        },
    );
    put(
        start,
        LegalAction::FindFor {
            authority,
            product: tomatoes,
        },
    );
    let order = |authority, product, rate, usmca_goods, from| {
        LegalAction::OrderTariff(TariffOrder {
            authority,
            product,
            rate,
            usmca_goods,
            from,
            until: None,
        })
    };
    let drugs = LegalAction::DeclareEmergency(EmergencySubject::Drugs);
    put(date(2025, 2, 1), drugs);
    put(
        date(2025, 2, 1),
        order(Ieepa, None, 0.25, Charged, date(2025, 2, 4)),
    );
    put(
        date(2025, 2, 3),
        LegalAction::EndTariff {
            authority: Ieepa,
            product: None,
        },
    );
    put(date(2025, 2, 20), LegalAction::DesignateTerrorists);
    put(
        date(2025, 3, 3),
        order(Ieepa, None, 0.25, Charged, date(2025, 3, 4)),
    );
    put(
        date(2025, 3, 6),
        order(Ieepa, None, 0.25, Exempt, date(2025, 3, 7)),
    );
    let metals = Some(Product::Metals);
    let vehicles = Some(Product::Vehicles);
    put(
        date(2025, 3, 11),
        order(Section232, metals, 0.25, Charged, date(2025, 3, 12)),
    );
    put(
        date(2025, 3, 26),
        order(Section232, vehicles, 0.25, ByContent, date(2025, 4, 3)),
    );
    put(
        date(2025, 6, 3),
        order(Section232, metals, 0.5, Charged, date(2025, 6, 4)),
    );
    put(
        date(2025, 7, 14),
        order(AntiDumping, tomatoes, 0.17, Charged, date(2025, 7, 14)),
    );
    let copper = Some(Product::Copper);
    put(
        date(2025, 7, 30),
        order(Section232, copper, 0.5, Charged, date(2025, 8, 1)),
    );
    let lumber = Some(Product::Lumber);
    put(
        date(2025, 9, 29),
        order(Section232, lumber, 0.1, Charged, date(2025, 10, 14)),
    );
    let trucks = Some(Product::HeavyTrucks);
    put(
        date(2025, 10, 17),
        order(Section232, trucks, 0.25, ByContent, date(2025, 11, 1)),
    );
    let border = LegalAction::ContinueEmergency(EmergencySubject::Border);
    put(date(2026, 1, 15), border);
    let drugs = LegalAction::ContinueEmergency(EmergencySubject::Drugs);
    put(date(2026, 1, 28), drugs);
    let foreign = LegalAction::DeclareEmergency(EmergencySubject::ForeignPolicy);
    put(date(2026, 1, 29), foreign);
    put(
        date(2026, 2, 20),
        order(Section122, None, 0.1, Exempt, date(2026, 2, 24)),
    );
    let authority = Section301;
    put(
        date(2026, 3, 12),
        LegalAction::OpenInvestigation {
            authority,
            product: None,
        },
    );
    put(
        date(2026, 7, 23),
        LegalAction::FindFor {
            authority,
            product: None,
        },
    );
    put(
        date(2026, 7, 24),
        order(Section301, None, 0.1, Exempt, date(2026, 7, 24)),
    );
    put(
        date(2026, 7, 1),
        LegalAction::DeclineTerm(Party::UnitedStates),
    );
    acts.sort_by_key(|(day, _)| *day);
    acts
}
