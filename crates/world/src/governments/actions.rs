//! A history written as actions of a scenario file, so that what was played can be run again.
//!
//! Tariffs by product become tariffs on the sectors that hold the product's groups, with the groups' share of the trade;
//! the end of a recorded tariff becomes a suspension of its authority in those sectors. That is coarser than what a
//! history puts in force ([`super::enact`]): relief for content and the tiers of metals are lost.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use vecinos_politics::base_rates::{History, MoveKind, TariffEffect};
use vecinos_politics::{Authority, Party, Product, UsmcaGoods};

use super::{extends_the_treaty, levers};
use crate::draw::{Draw, DrawError};
use crate::levers::{LeverMeasure, levers as all_levers, recorded};
use crate::model::Model;
use crate::scenario::{Action, Instrument, Scenario, UsmcaCoverage, authority};

/// Product groups of a product.
const fn groups(product: Product) -> &'static [&'static str] {
    match product {
        Product::Metals => &["primary_metals", "metal_articles", "metal_articles_2026"],
        Product::Vehicles => &["light_vehicles", "vehicle_parts"],
        Product::HeavyTrucks => &["heavy_vehicles"],
        Product::Copper => &["copper"],
        Product::Lumber => &["timber", "furniture"],
        Product::Electronics => &["electronics"],
        Product::Tomatoes | Product::Sugar => &[],
    }
}

/// The actions of `scenario` and then those of a history, in order of days; where two would set the same thing at once,
/// the earlier one ends.
///
/// Errors: a parameter that the draw lacks.
pub fn actions(
    model: &Model,
    draw: &Draw,
    scenario: &Scenario,
    history: &History,
) -> Result<Vec<Action>, DrawError> {
    let mut found: Vec<Action> = Vec::new();
    for effect in &history.tariffs {
        found.extend(of_tariff(model, effect));
    }
    if let Some(ends) = history.treaty_ends {
        let notices = history.moves.iter();
        let notice = notices
            .filter(|one| one.kind == MoveKind::GiveNotice && one.date <= ends)
            .map(|one| one.date)
            .next_back();
        found.push(Action {
            targets: vec!["MEX".to_owned(), "CAN".to_owned()],
            authority: Some(crate::scenario::Authority::Treaty),
            threat: notice.or_else(|| authority::usmca_notice_for_end(ends)),
            ..plain(Instrument::UsmcaTermination, "USA", ends)
        });
    } else if extends_the_treaty(history) {
        let moves = history.moves.iter();
        let day = moves
            .filter(|one| one.kind == MoveKind::TermExtended)
            .map(|one| one.date)
            .next();
        if let Some(day) = day {
            found.push(plain(Instrument::UsmcaExtension, "USA", day));
        }
    }
    found.extend(of_levers(model, draw, scenario, history)?);
    // What begins after the window can never act, and a scenario file refuses it.
    let last = scenario.header.end.last_day();
    found.retain(|action| action.from <= last);
    found.sort_by_key(|action| action.from);
    let mut all = scenario.actions.clone();
    for action in found {
        give_way(&mut all, &action);
        all.push(action);
    }
    Ok(all)
}

fn plain(instrument: Instrument, actor: &str, from: Date) -> Action {
    Action {
        instrument,
        actor: actor.to_owned(),
        targets: Vec::new(),
        magnitude: 0.0,
        sectors: Vec::new(),
        usmca: UsmcaCoverage::Covered,
        share: 1.0,
        authority: None,
        from,
        until: None,
        threat: None,
        deadline: None,
        line: 0,
    }
}

/// Ends earlier actions that set the same thing on the day on which a new one begins; removes those that would not have
/// begun.
fn give_way(all: &mut Vec<Action>, new: &Action) {
    let same = |one: &Action| {
        let targets = one.targets.is_empty() && new.targets.is_empty()
            || one
                .targets
                .iter()
                .any(|target| new.targets.contains(target));
        let sectors = one.sectors.is_empty() && new.sectors.is_empty()
            || one
                .sectors
                .iter()
                .any(|sector| new.sectors.contains(sector));
        one.instrument == new.instrument
            && one.actor == new.actor
            && one.authority == new.authority
            && targets
            && sectors
            && one.until.is_none_or(|until| until >= new.from)
            && new.until.is_none_or(|until| until >= one.from)
    };
    all.retain(|one| !same(one) || one.from < new.from);
    for one in all.iter_mut().filter(|one| same(one)) {
        one.until = new.from.yesterday().ok();
    }
}

fn of_levers(
    model: &Model,
    draw: &Draw,
    scenario: &Scenario,
    history: &History,
) -> Result<Vec<Action>, DrawError> {
    let frozen = scenario.header.baseline.frozen_on();
    let mut measures: Vec<LeverMeasure> =
        recorded(&model.policy_record, frozen).unwrap_or_default();
    let base = scenario.header.baseline.actions();
    measures.extend(crate::paths::lever_measures(
        base.into_iter().chain(&scenario.actions),
    ));
    let before = measures.len();
    levers::enact(history, draw, &mut measures)?;
    let new = measures.split_off(before);
    Ok(new
        .into_iter()
        .filter_map(|measure| {
            let lever = all_levers().get(measure.lever)?;
            let american = ["peso.", "product_closures."];
            let actor = if american.iter().any(|start| lever.id.starts_with(start)) {
                "USA"
            } else {
                "MEX"
            };
            Some(Action {
                magnitude: measure.magnitude,
                until: measure.until,
                ..plain(Instrument::Lever(lever), actor, measure.from)
            })
        })
        .collect())
}

fn written(authority: Authority) -> crate::scenario::Authority {
    use crate::scenario::Authority as Written;
    match authority {
        Authority::Ieepa => Written::Ieepa,
        Authority::Section122 => Written::Section122,
        Authority::Section201 => Written::Section201,
        Authority::Section232 => Written::Section232,
        Authority::Section301 => Written::Section301,
        Authority::Section338 => Written::Section338,
        Authority::Retaliation => Written::Decree,
        Authority::Treaty => Written::Treaty,
        Authority::AntiDumping | Authority::None => Written::Hypothetical,
    }
}

/// A tariff, or the suspension that ends a recorded one.
fn of_tariff(model: &Model, effect: &TariffEffect) -> Vec<Action> {
    let (importer, exporter) = (effect.importer.id(), effect.exporter.id());
    let last = effect.until.and_then(|until| until.yesterday().ok());
    let authority = Some(written(effect.authority));
    if effect.recorded {
        let Some(end) = effect.until else {
            return Vec::new();
        };
        let sectors = sectors(model, effect);
        if sectors.is_empty() {
            return Vec::new();
        }
        return vec![Action {
            targets: vec![exporter.to_owned()],
            sectors: sectors.into_iter().map(|(id, _)| id).collect(),
            authority,
            ..plain(Instrument::TariffSuspension, importer, end)
        }];
    }
    let tariff = |sectors: Vec<String>, share: f64| Action {
        targets: vec![exporter.to_owned()],
        magnitude: effect.rate,
        sectors,
        share,
        usmca: match effect.usmca_goods {
            UsmcaGoods::Charged => UsmcaCoverage::Covered,
            UsmcaGoods::Exempt | UsmcaGoods::ByContent => UsmcaCoverage::Exempt,
        },
        authority,
        until: latest(effect, last),
        ..plain(Instrument::Tariff, importer, effect.from)
    };
    if effect.importer == Party::Mexico {
        let share = list_share(model, effect);
        return vec![tariff(goods(model), share)];
    }
    if effect.product.is_none() {
        return vec![tariff(goods(model), 1.0)];
    }
    let sectors = sectors(model, effect).into_iter();
    sectors.map(|(id, share)| tariff(vec![id], share)).collect()
}

/// Last day of a tariff: a surcharge under section 122 has one by law even where the history ends before it.
fn latest(effect: &TariffEffect, last: Option<Date>) -> Option<Date> {
    let limit = authority::longest_days(written(effect.authority))
        .map(|days| effect.from.saturating_add((days - 1).days()));
    match (last, limit) {
        (Some(last), Some(limit)) => Some(last.min(limit)),
        (last, limit) => last.or(limit),
    }
}

fn goods(model: &Model) -> Vec<String> {
    let geography = &model.geography;
    let ids = geography.goods.iter();
    ids.map(|sector| geography.sector_ids[*sector].clone())
        .collect()
}

/// Share of a list in Mexico's imports of U.S. goods.
pub(super) fn list_share(model: &Model, effect: &TariffEffect) -> f64 {
    let Some(list) = effect.list_billion_usd else {
        return 1.0;
    };
    let base = &model.tariff_base;
    let [united_states, mexico, _] = model.geography.sides;
    let imports: f64 = (0..base.dimensions.sectors)
        .map(|sector| base.import_value[base.dimensions.cell(sector, mexico, united_states)])
        .sum();
    if imports > 0.0 {
        (1_000.0 * list / imports).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// Sectors that hold the goods of an effect, with the goods' share of the trade from Mexico; all goods for none.
fn sectors(model: &Model, effect: &TariffEffect) -> Vec<(String, f64)> {
    let Some(product) = effect.product else {
        return goods(model).into_iter().map(|id| (id, 1.0)).collect();
    };
    let base = &model.tariff_base;
    let [united_states, mexico, _] = model.geography.sides;
    let wanted: BTreeSet<usize> = groups(product)
        .iter()
        .filter_map(|name| base.groups.iter().position(|group| group == name))
        .collect();
    let geography = &model.geography;
    let mut found = Vec::new();
    for sector in &geography.goods {
        let share: f64 = wanted
            .iter()
            .map(|group| {
                base.group_share[base.grouped_cell(*sector, united_states, mexico, *group)]
            })
            .sum();
        if share > 0.0 {
            found.push((geography.sector_ids[*sector].clone(), share.min(1.0)));
        }
    }
    found
}
