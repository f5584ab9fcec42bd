//! Random acts, in plays that are about something.

use jiff::ToSpan;
use jiff::civil::Date;
use vecinos_numerics::random::Stream;
use vecinos_politics::law::{EmergencySubject, LegalAction, Matter, TariffOrder, Votes};
use vecinos_politics::{Authority, Party, Product, UsmcaGoods};

pub fn below(stream: &mut Stream, count: u64) -> u64 {
    stream.next_u64() % count
}

pub fn one_of<T: Copy>(stream: &mut Stream, list: &[T]) -> T {
    list[usize::try_from(below(stream, list.len() as u64)).unwrap()]
}

pub fn number(stream: &mut Stream, count: u16) -> u16 {
    u16::try_from(below(stream, u64::from(count))).unwrap()
}

pub fn votes(stream: &mut Stream, members: u16) -> Votes {
    // Every other vote is nearly unanimous, for what needs two thirds.
    let least = if below(stream, 2) == 0 {
        6 * members / 10
    } else {
        0
    };
    let yes = least + number(stream, members + 1 - least);
    let no = number(stream, members + 1 - yes);
    Votes { yes, no }
}

/// One product, or all goods.
type Goods = Option<Product>;

/// What a play is about: without it, chains of acts that need one another would hardly ever come about.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Acts from and until these numbers, below [`ACTS`].
    acts: (u64, u64),
    authority: Option<Authority>,
    /// Goods, where the play is about some (or about all of them).
    product: Option<Goods>,
    matter: Option<Matter>,
}

const ACTS: u64 = 44;

pub fn random_matter(stream: &mut Stream) -> Matter {
    match below(stream, 4) {
        0 => Matter::EndEmergency(one_of(stream, EmergencySubject::ALL)),
        1 => Matter::ExtendSection122(30),
        2 => Matter::AuthoriseForce,
        _ => Matter::EndForce,
    }
}

pub fn random_product(stream: &mut Stream) -> Option<Product> {
    (below(stream, 2) == 0).then(|| one_of(stream, Product::ALL))
}

pub fn random_theme(stream: &mut Stream) -> Theme {
    let any = Theme {
        acts: (0, ACTS),
        authority: None,
        product: None,
        matter: None,
    };
    match below(stream, 6) {
        0 => any,
        1 | 2 => Theme {
            acts: (0, 18),
            authority: Some(one_of(stream, Authority::ALL)),
            product: Some(random_product(stream)),
            ..any
        },
        3 => Theme {
            acts: (16, 26),
            matter: Some(random_matter(stream)),
            ..any
        },
        4 => Theme {
            acts: (26, 39),
            ..any
        },
        _ => Theme {
            acts: (35, 42),
            ..any
        },
    }
}

pub fn random_action(stream: &mut Stream, theme: &Theme, day: Date) -> LegalAction {
    let product = random_product(stream);
    let product = theme.product.unwrap_or(product);
    let party = one_of(stream, Party::ALL);
    let other = one_of(stream, Party::ALL);
    let subject = one_of(stream, EmergencySubject::ALL);
    let authority = one_of(stream, Authority::ALL);
    let authority = theme.authority.unwrap_or(authority);
    let matter = random_matter(stream);
    let matter = theme.matter.unwrap_or(matter);
    let dispute = usize::try_from(below(stream, 2)).unwrap();
    match theme.acts.0 + below(stream, theme.acts.1 - theme.acts.0) {
        0..=7 => {
            let from = day.saturating_add(i64::from(number(stream, 45)).days());
            let lasts = i64::from(number(stream, 4000)) + 1;
            LegalAction::OrderTariff(TariffOrder {
                authority,
                product,
                rate: f64::from(number(stream, 120)) / 100.0,
                usmca_goods: one_of(stream, UsmcaGoods::ALL),
                from,
                until: (below(stream, 3) == 0).then(|| from.saturating_add(lasts.days())),
            })
        }
        8 | 9 => LegalAction::OpenInvestigation { authority, product },
        10 | 11 => LegalAction::FindFor { authority, product },
        12 => LegalAction::DelayMeasures { product },
        13 => LegalAction::ProclaimDiscrimination,
        14 => LegalAction::EndTariff { authority, product },
        15 => LegalAction::ContinueMeasures { product },
        16 => LegalAction::DeclareEmergency(subject),
        17 => LegalAction::ContinueEmergency(subject),
        18 => LegalAction::EndEmergency(subject),
        19 | 20 => LegalAction::PassResolution {
            matter,
            house: votes(stream, 435),
            senate: votes(stream, 100),
        },
        21 => LegalAction::SignResolution(matter),
        22 => LegalAction::VetoResolution(matter),
        23 => LegalAction::OverrideVeto {
            matter,
            house: votes(stream, 435),
            senate: votes(stream, 100),
        },
        24 => LegalAction::UseForceAbroad,
        25 => LegalAction::EndForceAbroad,
        26 | 27 => LegalAction::ConfirmTerm(party),
        28 => LegalAction::DeclineTerm(party),
        29 => LegalAction::GiveNotice(party),
        30 => LegalAction::WithdrawNotice(party),
        31 => LegalAction::AnnounceNonMarketTalks(party),
        32 => LegalAction::OpenNonMarketTalks(party),
        33 => LegalAction::SignNonMarketAgreement(party),
        34 => LegalAction::GiveNonMarketNotice {
            party,
            signatory: other,
        },
        35 => LegalAction::RequestConsultations {
            complainant: party,
            respondent: other,
            perishable: below(stream, 2) == 0,
        },
        36 => LegalAction::RequestPanel { dispute },
        37 => LegalAction::ReportOfPanel {
            dispute,
            upheld: below(stream, 2) == 0,
        },
        38 => LegalAction::SuspendBenefits { dispute },
        39 => LegalAction::VoteReform {
            deputies: votes(stream, 500),
            senators: votes(stream, 128),
        },
        40 => LegalAction::ApproveReform {
            states: number(stream, 33),
        },
        41 => LegalAction::PublishReform,
        42 => LegalAction::ShowNonMarketText(party),
        _ => LegalAction::OrderCounterTariff { rate: 0.2 },
    }
}
