//! Names of things in the reader's language: sides, sectors, indicators, units, months.

use vecinos_ensemble::{Horizon, LogEvent, LogWorld};
use vecinos_world::{Closure, Grade, Indicator, IndicatorKind, Month, Quantity, Side, Unit};

use crate::catalogue::{Argument, Catalogue};

/// Message key of an id: `motor_vehicles` under `sector` is `sector-motor-vehicles`.
pub fn key(family: &str, id: &str) -> String {
    format!("{family}-{}", id.replace('_', "-"))
}

/// Name of a side of the border.
pub fn side(catalogue: &Catalogue, side: Side) -> String {
    catalogue.text(&key("side", side.id()))
}

/// A side with its article where it has one, `the United States`.
pub fn the_side(catalogue: &Catalogue, side: Side) -> String {
    catalogue.text(&key("the-side", side.id()))
}

/// A side with its preposition, `in Mexico`.
pub fn in_side(catalogue: &Catalogue, side: Side) -> String {
    catalogue.text(&key("in-side", side.id()))
}

/// Name of a region of the benchmark; the id itself for regions of a user's own economy.
pub fn region(catalogue: &Catalogue, id: &str) -> String {
    catalogue.name_or(&key("region", id), id)
}

/// Name of a sector; the id itself for sectors of a user's own economy.
pub fn sector(catalogue: &Catalogue, id: &str) -> String {
    catalogue.name_or(&key("sector", id), id)
}

/// Name of a sector inside a sentence, beginning with a small letter.
pub fn sector_in_sentence(catalogue: &Catalogue, id: &str) -> String {
    let name = sector(catalogue, id);
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// Name of a set of trade elasticities.
pub fn elasticity_set(catalogue: &Catalogue, id: &str) -> String {
    catalogue.name_or(&key("elasticity-set", id), id)
}

/// Name of a closure of the labour market.
pub fn closure(catalogue: &Catalogue, closure: Closure) -> String {
    catalogue.text(&key("closure", closure.id()))
}

/// Name of a closure inside a sentence, in small letters.
pub fn closure_in_sentence(catalogue: &Catalogue, closure: Closure) -> String {
    self::closure(catalogue, closure).to_lowercase()
}

/// Name of a horizon.
pub fn horizon(catalogue: &Catalogue, horizon: Horizon) -> String {
    match horizon {
        Horizon::Years(years) => catalogue.with(
            "horizon-years",
            &[("years", Argument::Count(u64::from(years)))],
        ),
        Horizon::LongRun => catalogue.text("horizon-long-run"),
    }
}

/// Name of an evidence grade.
pub fn grade(catalogue: &Catalogue, grade: Grade) -> String {
    catalogue.text(match grade {
        Grade::Published => "grade-published",
        Grade::Estimated => "grade-estimated",
        Grade::Judgement => "grade-judgement",
    })
}

/// Title of a channel, or of production chains as a node of the couplings.
pub fn channel(catalogue: &Catalogue, name: &str) -> String {
    catalogue.name_or(&key("channel", name), name)
}

/// What a channel explains, in a sentence.
pub fn channel_explains(catalogue: &Catalogue, name: &str) -> String {
    catalogue.name_or(&format!("{}-explains", key("channel", name)), name)
}

/// Title of a port of a channel.
pub fn port(catalogue: &Catalogue, channel: &str, port: &str) -> String {
    catalogue.name_or(&key("port", &format!("{channel}-{port}")), port)
}

/// A unit as ports, series of the record and parameters write it, in the reader's language; as it is written for one that the
/// catalogue does not know.
pub fn written_unit(catalogue: &Catalogue, unit: &str) -> String {
    let mut slug = String::new();
    for letter in unit.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    catalogue.name_or(&key("written-unit", slug.trim_matches('-')), unit)
}

/// What a logged measure does.
pub fn event(catalogue: &Catalogue, event: LogEvent) -> String {
    catalogue.text(match event {
        LogEvent::ProgrammeStarts => "event-programme-starts",
        LogEvent::ProgrammeEnds => "event-programme-ends",
        LogEvent::ActionStarts => "event-action-starts",
        LogEvent::ActionEnds => "event-action-ends",
    })
}

/// Name of a legal authority; the id itself for one the catalogue does not know, nothing for none.
pub fn authority(catalogue: &Catalogue, id: &str) -> String {
    catalogue.name_or(&key("authority", id), id)
}

/// In which world something happens.
pub fn world(catalogue: &Catalogue, world: LogWorld) -> String {
    catalogue.text(match world {
        LogWorld::Baseline => "world-baseline",
        LogWorld::Scenario => "world-scenario",
        LogWorld::Both => "world-both",
    })
}

/// The baseline in words.
pub fn baseline(catalogue: &Catalogue, name: &str) -> String {
    let key = key("baseline", name);
    if name != "scenario" && catalogue.has(&key) {
        catalogue.text(&key)
    } else {
        catalogue.with("baseline-scenario", &[("name", name.into())])
    }
}

/// A month in words, `November 2026`.
pub fn month(catalogue: &Catalogue, month: Month) -> String {
    let number = u64::try_from(month.month()).unwrap_or(12);
    catalogue.with(
        "month-long",
        &[
            ("month", Argument::Count(number)),
            ("year", month.year().to_string().into()),
        ],
    )
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "percent",
        Unit::PercentagePoints => "percentage_points",
        Unit::ThousandJobs => "thousand_jobs",
        Unit::BillionUsdPerMonth => "billion_usd_per_month",
        Unit::BillionUsdPerYear => "billion_usd_per_year",
        Unit::ThousandPersons => "thousand_persons",
        Unit::PersonsPerMonth => "persons_per_month",
        Unit::DeathsPerMonth => "deaths_per_month",
        Unit::PesosPerDollar => "pesos_per_dollar",
        Unit::FirearmsPerYear => "firearms_per_year",
        Unit::IndexPoints => "index_points",
    }
}

/// Short unit of differences, for tables.
pub fn unit(catalogue: &Catalogue, unit: Unit) -> String {
    catalogue.text(&key("unit", unit_name(unit)))
}

/// Unit of differences in full.
pub fn unit_long(catalogue: &Catalogue, unit: Unit) -> String {
    catalogue.text(&key("unit-long", unit_name(unit)))
}

/// A number already written out, with its unit, inside a sentence.
pub fn value(catalogue: &Catalogue, unit: Unit, number: &str) -> String {
    catalogue.with(&key("value", unit_name(unit)), &[("number", number.into())])
}

/// Whom an indicator is about: a side, or importer and exporter.
pub fn place(catalogue: &Catalogue, indicator: &Indicator) -> String {
    let Some(partner) = indicator.partner else {
        return match indicator.side {
            // An indicator of all sides without a partner is about the two neighbours together.
            Side::All => catalogue.text("side-both"),
            side => self::side(catalogue, side),
        };
    };
    let (this, other) = (
        side(catalogue, indicator.side),
        the_side(catalogue, partner),
    );
    if indicator.quantity == Quantity::ChineseContent {
        catalogue.with(
            "pair-out-of",
            &[("exporter", this.into()), ("importer", other.into())],
        )
    } else {
        catalogue.with(
            "pair-into",
            &[("importer", this.into()), ("exporter", other.into())],
        )
    }
}

/// Title of an indicator, without the side.
pub fn indicator(catalogue: &Catalogue, indicator: &Indicator) -> String {
    catalogue.text(&indicator.title_key())
}

/// Title of an indicator with its side or pair.
pub fn indicator_of_side(catalogue: &Catalogue, indicator: &Indicator) -> String {
    let title = self::indicator(catalogue, indicator);
    catalogue.with(
        "indicator-of-side",
        &[
            ("title", title.into()),
            ("side", place(catalogue, indicator).into()),
        ],
    )
}

/// Short unit of an indicator's values (as opposed to differences), for summaries.
pub fn unit_of_values(catalogue: &Catalogue, indicator: &Indicator) -> String {
    match (indicator.kind, indicator.unit) {
        (IndicatorKind::Level, Unit::PercentagePoints) => {
            catalogue.text("unit-level-percentage-points")
        }
        (_, unit) => unit_long(catalogue, unit),
    }
}
