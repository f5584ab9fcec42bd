//! Moves of governments in words, and what a run shows of their behaviour.

use vecinos_ensemble::{Behaviour, EnsembleResult, MoveFrequency};
use vecinos_politics::base_rates::{Move, MoveKind, Reason};
use vecinos_politics::game::{PayoffTerms, Term};
use vecinos_politics::{Authority, Issue, Party, Product};
use vecinos_world::scenario::{BehaviourIn, Government};

use crate::catalogue::Catalogue;
use crate::names;
use crate::number;
use crate::page::parts::{DataCell, DataRow, DataTable};

/// Name of a party.
pub fn party(catalogue: &Catalogue, party: Party) -> String {
    catalogue.text(&names::key("party", party.id()))
}

/// Name of an issue inside a sentence.
pub fn issue(catalogue: &Catalogue, issue: Issue) -> String {
    catalogue.text(&names::key("issue", issue.id()))
}

/// Name of the goods of a measure; all goods without a product.
pub fn goods(catalogue: &Catalogue, product: Option<Product>) -> String {
    product.map_or_else(
        || catalogue.text("goods-all"),
        |product| catalogue.text(&names::key("goods", product.id())),
    )
}

/// Name of an authority; nothing where none is named.
pub fn authority(catalogue: &Catalogue, authority: Authority) -> String {
    if authority == Authority::None {
        String::new()
    } else {
        names::authority(catalogue, authority.id())
    }
}

/// Name of a kind of move.
pub fn kind(catalogue: &Catalogue, kind: MoveKind) -> String {
    catalogue.text(&names::key("kind", kind.id()))
}

/// A rate in per cent.
pub fn rate(fraction: f64) -> String {
    format!("{}%", number::plain(100.0 * fraction))
}

/// What a move does, in words.
pub fn describe(catalogue: &Catalogue, made: &Move) -> String {
    let amount = number::plain(made.magnitude.unwrap_or(0.0));
    let deadline = made
        .deadline
        .map_or_else(String::new, |day| day.to_string());
    let arguments = [
        ("rate", made.magnitude.map_or_else(String::new, rate).into()),
        ("goods", goods(catalogue, made.product).into()),
        ("issue", issue(catalogue, made.issue).into()),
        ("deadline", deadline.into()),
        ("amount", amount.into()),
        ("package", package(catalogue, made).into()),
    ];
    catalogue.with(&names::key("move", made.kind.id()), &arguments)
}

/// What Mexico gives, in words; nothing where the record has no package.
fn package(catalogue: &Catalogue, made: &Move) -> String {
    let Some(magnitude) = made.magnitude else {
        return String::new();
    };
    let (key, amount) = match made.issue {
        Issue::Migration | Issue::Drugs => ("package-border-forces", magnitude),
        Issue::Water => ("package-water", magnitude),
        Issue::TradeBarriers => ("package-barriers", magnitude),
        Issue::CubaOil => ("package-oil", 100.0 * magnitude),
        Issue::Cartels => ("package-prisoners", magnitude),
        Issue::China => ("package-asia", magnitude),
        _ => return String::new(),
    };
    let amount = number::fixed(amount, 0);
    catalogue.with(key, &[("amount", amount.into())])
}

/// Why a move was made, in words.
pub fn reason(catalogue: &Catalogue, reason: &Reason) -> String {
    let count = |count: u32| count.to_string().into();
    match reason {
        Reason::ClassRate { class, yes, of } => catalogue.with(
            "reason-class-rate",
            &[
                ("letter", class.letter().to_string().into()),
                ("yes", count(*yes)),
                ("of", count(*of)),
            ],
        ),
        Reason::WidePrior => catalogue.text("reason-wide-prior"),
        Reason::IssueRate {
            count: made,
            months,
        } => catalogue.with(
            "reason-issue-rate",
            &[
                ("count", count(*made)),
                ("months", number::fixed(*months, 0).into()),
            ],
        ),
        Reason::Frequency { yes, of } => catalogue.with(
            "reason-frequency",
            &[("yes", count(*yes)), ("of", count(*of))],
        ),
        Reason::DrawnFromRecord => catalogue.text("reason-drawn-from-record"),
        Reason::MarketPrice => catalogue.text("reason-market-price"),
        Reason::Law => catalogue.text("reason-law"),
        Reason::Refused { rule } => {
            catalogue.with("reason-refused", &[("rule", rule.citation().into())])
        }
        Reason::FollowsFrom => catalogue.text("reason-follows-from"),
        Reason::Payoff { terms } => payoff(catalogue, terms),
    }
}

/// Terms smaller than this are not named.
const SMALLEST_TERM: f64 = 0.005;

/// The terms of a payoff, largest first, in words.
fn payoff(catalogue: &Catalogue, terms: &PayoffTerms) -> String {
    let mut named: Vec<(Term, f64)> = terms
        .iter()
        .filter(|(_, value)| value.abs() >= SMALLEST_TERM)
        .collect();
    named.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
    if named.is_empty() {
        return catalogue.text("reason-payoff-none");
    }
    let words: Vec<String> = named
        .iter()
        .map(|(term, value)| {
            let sign = if *value < 0.0 { "−" } else { "+" };
            let name = catalogue.text(&names::key("term", term.id()));
            format!("{name} {sign}{}", number::fixed(value.abs(), 2))
        })
        .collect();
    catalogue.with("reason-payoff", &[("terms", words.join(", ").into())])
}

/// A move as a row: day, actor, move, authority, probability, reason.
pub fn row(catalogue: &Catalogue, made: &Move) -> [String; 6] {
    [
        made.date.to_string(),
        party(catalogue, made.actor),
        describe(catalogue, made),
        authority(catalogue, made.authority),
        number::fixed(made.probability, 2),
        reason(catalogue, &made.reason),
    ]
}

/// Titles of such a row.
pub const COLUMNS: [&str; 6] = [
    "behaviour-column-day",
    "behaviour-column-actor",
    "behaviour-column-move",
    "behaviour-column-authority",
    "behaviour-column-probability",
    "behaviour-column-reason",
];

/// In which worlds the governments act by themselves, and how.
pub fn note(catalogue: &Catalogue, behaviour: &Behaviour) -> String {
    let key = match behaviour.governments.act_in {
        BehaviourIn::Scenario => "behaviour-note-scenario",
        BehaviourIn::Both => "behaviour-note-both",
    };
    let arguments = [
        ("day", (&behaviour.first_day).into()),
        ("count", behaviour.histories.into()),
    ];
    let modes = [
        (
            "usa",
            government(catalogue, &behaviour.governments.united_states).into(),
        ),
        (
            "mexico",
            government(catalogue, &behaviour.governments.mexico).into(),
        ),
    ];
    format!(
        "{} {}",
        catalogue.with(key, &arguments),
        catalogue.with("behaviour-modes", &modes)
    )
}

fn government(catalogue: &Catalogue, government: &Government) -> String {
    let mut words = catalogue.text(&names::key("mode", government.mode.id()));
    if let Some(style) = &government.style {
        let arguments = [("mode", words.into()), ("style", style.into())];
        words = catalogue.with("mode-style", &arguments);
    }
    if government.forbearance > 0.0 {
        let forbearance = number::plain(government.forbearance);
        let arguments = [("mode", words.into()), ("forbearance", forbearance.into())];
        words = catalogue.with("mode-forbearance", &arguments);
    }
    words
}

/// Title and note over the typical history; `None` without one.
pub fn typical(catalogue: &Catalogue, behaviour: &Behaviour) -> Option<(String, String)> {
    let typical = behaviour.typical.as_ref()?;
    let draw = [("draw", typical.draw.to_string().into())];
    let values = [
        ("value", number::signed(typical.value, 2).into()),
        ("median", number::signed(typical.median, 2).into()),
    ];
    Some((
        catalogue.with("behaviour-typical", &draw),
        catalogue.with("behaviour-typical-note", &values),
    ))
}

/// Years of the frequencies, in order.
pub fn years(behaviour: &Behaviour) -> Vec<i16> {
    let mut years: Vec<i16> = behaviour.frequencies.iter().map(|one| one.year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Kinds of moves with their actors, in order.
pub fn kinds(behaviour: &Behaviour) -> Vec<(Party, MoveKind)> {
    let frequencies = behaviour.frequencies.iter();
    let mut kinds: Vec<_> = frequencies.map(|one| (one.actor, one.kind)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The frequency of a kind in a year; none is zero.
pub fn frequency(behaviour: &Behaviour, year: i16, of: (Party, MoveKind)) -> Option<MoveFrequency> {
    let mut all = behaviour.frequencies.iter();
    all.find(|one| one.year == year && (one.actor, one.kind) == of)
        .copied()
}

/// Moves per history by year, as a table of the page.
pub(crate) fn frequencies(result: &EnsembleResult, catalogue: &Catalogue) -> Option<DataTable> {
    let behaviour = result.behaviour.as_ref()?;
    let years = years(behaviour);
    let rows = kinds(behaviour).into_iter().map(|of| DataRow {
        header: format!("{}: {}", party(catalogue, of.0), kind(catalogue, of.1)),
        cells: years
            .iter()
            .map(|year| {
                let mean = frequency(behaviour, *year, of).map_or(0.0, |one| one.mean);
                DataCell::plain(number::fixed(mean, 2))
            })
            .collect(),
    });
    let mut head = vec![catalogue.text("behaviour-move")];
    head.extend(years.iter().map(ToString::to_string));
    Some(DataTable {
        caption: catalogue.text("behaviour-frequencies"),
        head,
        rows: rows.collect(),
        stacked: false,
    })
}
