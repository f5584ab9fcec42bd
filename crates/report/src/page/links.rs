//! The couplings of a run: the causal map and the table of links with their grades, on or off.

use vecinos_ensemble::{CouplingUse, EnsembleResult};
use vecinos_world::Grade;

use crate::catalogue::Catalogue;
use crate::names;
use crate::number;

/// A line of the table of links.
pub(super) struct LinkLine<'a> {
    pub(super) id: &'a str,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) form: &'static str,
    pub(super) strength: String,
    pub(super) grade: String,
    pub(super) grade_class: &'static str,
    pub(super) state: String,
    pub(super) off: bool,
}

/// Titles of the columns of the table.
pub(super) const COLUMNS: [&str; 6] = [
    "links-from",
    "links-to",
    "links-form",
    "links-strength",
    "column-grade",
    "links-state",
];

/// The table of links, in the order of the couplings table.
pub(super) fn lines<'a>(result: &'a EnsembleResult, catalogue: &Catalogue) -> Vec<LinkLine<'a>> {
    let mut lines = Vec::with_capacity(result.couplings.len());
    for link in &result.couplings {
        lines.push(line(link, catalogue));
    }
    lines
}

fn line<'a>(link: &'a CouplingUse, catalogue: &Catalogue) -> LinkLine<'a> {
    let coupling = &link.coupling;
    let place = |(node, port): (&str, &str)| {
        let arguments = [
            ("channel", names::channel(catalogue, node).into()),
            ("port", names::port(catalogue, node, port).into()),
        ];
        catalogue.with("links-place", &arguments)
    };
    let (grade, grade_class) = match link.grade {
        None => (catalogue.text("grade-accounting"), "accounting"),
        Some(grade) => (
            names::grade(catalogue, grade),
            match grade {
                Grade::Published => "published",
                Grade::Estimated => "estimated",
                Grade::Judgement => "judgement",
            },
        ),
    };
    LinkLine {
        id: coupling.id,
        from: place(coupling.from),
        to: place(coupling.to),
        form: coupling.form.formula(),
        strength: link
            .strength
            .map_or_else(|| number::NOT_AVAILABLE.to_owned(), number::plain),
        grade,
        grade_class,
        state: catalogue.text(match (link.measured, link.judged) {
            (true, _) => "links-both-bands",
            (false, true) => "links-judged-band",
            (false, false) => "links-off",
        }),
        off: !link.judged,
    }
}

/// How many links were in force, in a sentence.
pub(super) fn counts(result: &EnsembleResult, catalogue: &Catalogue) -> String {
    let count =
        |pick: fn(&CouplingUse) -> bool| result.couplings.iter().filter(|one| pick(one)).count();
    let arguments = [
        ("all", result.couplings.len().into()),
        ("measured", count(|one| one.measured).into()),
        ("judged", count(|one| one.judged && !one.measured).into()),
        ("off", count(|one| !one.judged).into()),
    ];
    catalogue.with("links-counts", &arguments)
}
