//! From a history to the levers of the channels: one table, [`LEVERS`], and what each row does.
//!
//! Numbers are parameters of `data/parameters/governments.toml`; a draw has its own.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use vecinos_politics::base_rates::{History, Lever as Gives, Move, MoveKind};
use vecinos_politics::{Issue, Product, ThreatClass};

use crate::Month;
use crate::draw::{Draw, DrawError};
use crate::levers::{LeverMeasure, lever, levers};

/// One row: something of a history, the lever that it moves, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LeverRow {
    /// What the history holds.
    pub given: &'static str,
    /// Lever of a channel; `None` where no channel has one, so that the move stands in the log only.
    pub lever: Option<&'static str>,
    /// How.
    pub rule: &'static str,
}

/// What moves what.
pub const LEVERS: &[LeverRow] = &[
    LeverRow {
        given: "border_forces",
        lever: Some("migration.mexican_transit_enforcement"),
        rule: "adds `governments.enforcement_per_ten_thousand` for every 10,000 persons to what is in force, for `governments.enforcement_months`",
    },
    LeverRow {
        given: "prisoners_transferred",
        lever: Some("security_cooperation.extraditions"),
        rule: "adds the persons to the month of the transfer, as the recorded transfers do",
    },
    LeverRow {
        given: "water_delivered",
        lever: Some("water_deliveries.additional_deliveries"),
        rule: "the volume over `governments.water_release_days`, at a yearly pace, added to what is in force",
    },
    LeverRow {
        given: "cuba_oil_shipments",
        lever: Some("cuba_energy.oil_shipments"),
        rule: "multiplies what is shipped; nothing is where nothing was shipped before",
    },
    LeverRow {
        given: "barriers_listed",
        lever: None,
        rule: "no channel has trade barriers on a list: stands in the log only",
    },
    LeverRow {
        given: "tariffs_on_asian_goods",
        lever: None,
        rule: "no channel has a lever of Mexican tariffs on third countries: stands in the log only",
    },
    LeverRow {
        given: "linked_threat",
        lever: Some("peso.tariff_threat"),
        rule: "the announced rate in points, from the announcement to the day before it is resolved; the largest where several stand. Sector and global announcements are none, as in the record",
    },
    LeverRow {
        given: "linked_pause",
        lever: Some("peso.lapsed_deadlines"),
        rule: "one deadline: the day of a pause or postponement weighs one in the days of its month, as in the record",
    },
    LeverRow {
        given: "tomatoes",
        lever: Some("product_closures.tomato_duty"),
        rule: "the antidumping rate in per cent while it is in force; nothing once the recorded duty has ended",
    },
];

/// How a change acts on what is in force.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Change {
    Add(f64),
    Times(f64),
    AtLeast(f64),
    Set(f64),
}

/// A change of a lever over some days, both included; open without an end.
#[derive(Clone, Copy, Debug, PartialEq)]
struct LeverChange {
    lever: usize,
    change: Change,
    from: Date,
    until: Option<Date>,
}

impl LeverChange {
    fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Adds to `measures` what a history does to the levers. A later measure stands before an earlier one, so the result is
/// appended. Gives the numbers of the levers that the history touches.
///
/// Errors: a parameter that the draw lacks.
pub(crate) fn enact(
    history: &History,
    draw: &Draw,
    measures: &mut Vec<LeverMeasure>,
) -> Result<Vec<usize>, DrawError> {
    let changes = changes(history, draw)?;
    let mut touched: Vec<usize> = changes.iter().map(|change| change.lever).collect();
    touched.sort_unstable();
    touched.dedup();
    for number in &touched {
        let own: Vec<LeverChange> = changes
            .iter()
            .copied()
            .filter(|change| change.lever == *number)
            .collect();
        let base: Vec<LeverMeasure> = measures
            .iter()
            .copied()
            .filter(|measure| measure.lever == *number)
            .collect();
        measures.extend(stacked(*number, &base, &own));
    }
    Ok(touched)
}

/// The level of a lever under its base and the changes, from the first change on, as measures that follow one another.
fn stacked(number: usize, base: &[LeverMeasure], changes: &[LeverChange]) -> Vec<LeverMeasure> {
    let Some(port) = levers().get(number).map(|lever| lever.port) else {
        return Vec::new();
    };
    let Some(first) = changes.iter().map(|change| change.from).min() else {
        return Vec::new();
    };
    let after = |until: Option<Date>| until.and_then(|until| until.tomorrow().ok());
    let mut turns: Vec<Date> = changes
        .iter()
        .flat_map(|change| [Some(change.from), after(change.until)])
        .chain(
            base.iter()
                .flat_map(|measure| [Some(measure.from), after(measure.until)]),
        )
        .flatten()
        .filter(|day| *day >= first)
        .collect();
    turns.sort_unstable();
    turns.dedup();
    let level = |day: Date| {
        let in_force = base.iter().rev().find(|measure| measure.in_force(day));
        let mut level = in_force.map_or(port.neutral, |measure| measure.magnitude);
        for change in changes.iter().filter(|change| change.in_force(day)) {
            level = match change.change {
                Change::Add(value) => level + value,
                Change::Times(value) => level * value,
                Change::AtLeast(value) => level.max(value),
                Change::Set(value) => value,
            };
        }
        level.clamp(port.minimum, port.maximum)
    };
    let ends = turns.iter().skip(1).map(|next| next.yesterday().ok());
    turns
        .iter()
        .zip(ends.chain(std::iter::once(None)))
        .map(|(from, until)| LeverMeasure {
            lever: number,
            magnitude: level(*from),
            from: *from,
            until,
        })
        .collect()
}

fn changes(history: &History, draw: &Draw) -> Result<Vec<LeverChange>, DrawError> {
    let per_ten_thousand = draw.number("governments.enforcement_per_ten_thousand")?;
    let enforcement_months = draw.number("governments.enforcement_months")?;
    let release_days = draw.number("governments.water_release_days")?;
    let mut changes = Vec::new();
    let mut put = |name: &str, change: Change, from: Date, until: Option<Date>| {
        if let Some(lever) = lever(name) {
            changes.push(LeverChange {
                lever: lever.number,
                change,
                from,
                until,
            });
        }
    };
    for effect in &history.levers {
        let from = effect.from;
        match effect.lever {
            Gives::BorderForces => {
                let added = per_ten_thousand * effect.level / 10_000.0;
                let days = enforcement_months * 30.4375;
                let until = Some(plus_days(from, days));
                let name = "migration.mexican_transit_enforcement";
                put(name, Change::Add(added), from, until);
            }
            Gives::PrisonersTransferred => {
                let month = Month::containing(from);
                let name = "security_cooperation.extraditions";
                let (first, last) = (month.first_day(), month.last_day());
                put(name, Change::Add(effect.level), first, Some(last));
            }
            Gives::WaterDelivered => {
                let pace = effect.level / 1_000.0 * 365.25 / release_days;
                let until = Some(plus_days(from, release_days));
                let name = "water_deliveries.additional_deliveries";
                put(name, Change::Add(pace), from, until);
            }
            Gives::CubaOilShipments => {
                let name = "cuba_energy.oil_shipments";
                put(name, Change::Times(effect.level), from, None);
            }
            // No channel has a lever for either.
            Gives::BarriersListed | Gives::TariffsOnAsianGoods => {}
        }
    }
    for announced in history.moves.iter().filter(|one| is_announcement(one)) {
        let question = history.questions.iter().find(|question| {
            question.announced == announced.date
                && question.issue == announced.issue
                && question.authority == announced.authority
        });
        let linked = question.map_or_else(
            || linked_by_its_words(announced),
            |question| question.class == ThreatClass::Linkage,
        );
        if let (true, Some(rate)) = (linked, announced.magnitude) {
            let until = question.and_then(|question| question.resolved.yesterday().ok());
            let until = until.map(|until| until.max(announced.date));
            let name = "peso.tariff_threat";
            put(name, Change::AtLeast(100.0 * rate), announced.date, until);
        }
    }
    let pauses = history.moves.iter();
    for pause in pauses.filter(|one| one.kind == MoveKind::Pause && linked_by_its_words(one)) {
        let days = f64::from(Month::containing(pause.date).days());
        let name = "peso.lapsed_deadlines";
        put(name, Change::AtLeast(days), pause.date, Some(pause.date));
    }
    let tomatoes = history.tariffs.iter();
    for duty in tomatoes.filter(|duty| duty.product == Some(Product::Tomatoes)) {
        let name = "product_closures.tomato_duty";
        let last = duty.until.and_then(|until| until.yesterday().ok());
        if !duty.recorded {
            put(name, Change::Set(100.0 * duty.rate), duty.from, last);
        } else if let Some(end) = duty.until {
            put(name, Change::Set(0.0), end, None);
        }
    }
    // The end of the recorded duty comes first, so that a later duty stands.
    changes.sort_by_key(|change| (change.lever, change.until.is_some(), change.from));
    Ok(changes)
}

fn is_announcement(one: &Move) -> bool {
    matches!(one.kind, MoveKind::Threaten | MoveKind::Renew)
}

/// Whether an announcement without an answer yet is of the linked class: on no product, and about no trade balance or
/// industry.
fn linked_by_its_words(one: &Move) -> bool {
    let trade = matches!(
        one.issue,
        Issue::Industry | Issue::TradeBalance | Issue::ForcedLabour | Issue::TreatyReview
    );
    one.product.is_none() && !trade
}

/// The last of so many days that begin on `day`.
fn plus_days(day: Date, days: f64) -> Date {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "bounded on both sides just before"
    )]
    let whole = days.round().clamp(1.0, 36_500.0) as i32;
    day.saturating_add((whole - 1).days())
}
