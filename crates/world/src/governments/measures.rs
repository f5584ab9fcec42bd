//! From a history to tariffs: which recorded programmes stand for which goods, and what a history does to the schedule.

use jiff::civil::Date;
use vecinos_politics::base_rates::{History, TariffEffect};
use vecinos_politics::{Authority, Party, Product, UsmcaGoods};
use vecinos_trade::programmes::{self, Scope, TariffProgramme, TariffSchedule, UsmcaTreatment};

use super::actions::list_share;
use super::extends_the_treaty;
use crate::model::Model;
use crate::scenario::authority::USMCA_EXPIRY;

/// What stands for the goods of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goods {
    /// Recorded programmes: a new measure has their scope, and the end of the recorded one ends them for Mexico.
    Programmes(&'static [&'static str]),
    /// A product group of the base on which there is no recorded programme.
    Group(&'static str),
    /// No tariff of the trade core: a lever of a channel ([`super::levers`]), or nothing where the evidence has no figure
    /// of the trade (sugar).
    NoTariff,
}

/// The products of the histories.
const fn goods(product: Product) -> Goods {
    match product {
        Product::Metals => Goods::Programmes(&[
            "usa-232-metals-usmca",
            "usa-232-metal-articles-usmca",
            "usa-232-metal-articles-2026-usmca",
        ]),
        Product::Vehicles => Goods::Programmes(&[
            "usa-232-light-vehicles-usmca",
            "usa-232-vehicle-parts-mexico",
        ]),
        Product::HeavyTrucks => Goods::Programmes(&["usa-232-heavy-vehicles-usmca"]),
        Product::Copper => Goods::Programmes(&["usa-232-copper-usmca"]),
        Product::Lumber => Goods::Programmes(&["usa-232-timber", "usa-232-furniture"]),
        Product::Electronics => Goods::Group("electronics"),
        Product::Tomatoes | Product::Sugar => Goods::NoTariff,
    }
}

/// The recorded programme whose scope and precedence a tariff on all goods under an authority takes.
const fn on_all_goods(authority: Authority) -> &'static [&'static str] {
    match authority {
        Authority::Section301 => &["usa-301-forced-labour-usmca"],
        Authority::Section122 => &["usa-122-usmca"],
        _ => &["usa-ieepa-mexico"],
    }
}

const fn programme_authority(authority: Authority) -> programmes::Authority {
    match authority {
        Authority::Ieepa => programmes::Authority::Ieepa,
        Authority::Section122 => programmes::Authority::Section122,
        Authority::Section201 => programmes::Authority::Section201,
        Authority::Section232 => programmes::Authority::Section232,
        Authority::Section301 => programmes::Authority::Section301,
        Authority::Section338 => programmes::Authority::Section338,
        Authority::AntiDumping => programmes::Authority::AntiDumping,
        Authority::Retaliation => programmes::Authority::Retaliation,
        Authority::Treaty | Authority::None => programmes::Authority::Hypothetical,
    }
}

/// Regions of the two neighbours and of the third party to the treaty.
#[derive(Clone, Copy)]
struct Regions {
    united_states: usize,
    mexico: usize,
    canada: usize,
}

/// Does to a schedule what a history holds.
pub(crate) fn enact(model: &Model, history: &History, schedule: &mut TariffSchedule) {
    let [united_states, mexico, canada] = model.geography.sides;
    let regions = Regions {
        united_states,
        mexico,
        canada,
    };
    let recorded = history.tariffs.iter().filter(|effect| effect.recorded);
    for effect in recorded {
        if let Some(end) = effect.until {
            end_recorded(schedule, regions, effect, end);
        }
    }
    for effect in history.tariffs.iter().filter(|effect| !effect.recorded) {
        match effect.importer {
            Party::Mexico => schedule.programmes.push(counter(model, regions, effect)),
            _ => charge(model, regions, effect, schedule),
        }
    }
    if let Some(last) = history.treaty_ends.and_then(|day| day.yesterday().ok()) {
        for other in [regions.mexico, regions.canada] {
            schedule.end_preference("usmca", regions.united_states, other, last);
            schedule.end_preference("usmca", other, regions.united_states, last);
        }
    } else if extends_the_treaty(history) {
        for preference in &mut schedule.preferences {
            let runs_to_expiry = preference
                .until
                .is_some_and(|until| until.tomorrow().ok() >= Some(USMCA_EXPIRY));
            if preference.id == "usmca" && runs_to_expiry {
                preference.until = None;
            }
        }
    }
}

/// Recorded programmes that an effect stands for.
fn stands_for(effect: &TariffEffect) -> &'static [&'static str] {
    match effect.product.map(goods) {
        Some(Goods::Programmes(ids)) => ids,
        Some(Goods::Group(_) | Goods::NoTariff) => &[],
        None => on_all_goods(effect.authority),
    }
}

/// Mexico does not pay the recorded programmes of an effect any more from `end` on.
fn end_recorded(schedule: &mut TariffSchedule, regions: Regions, effect: &TariffEffect, end: Date) {
    let ids = stands_for(effect);
    let last = end.yesterday().ok();
    let mut kept = Vec::with_capacity(schedule.programmes.len() + ids.len());
    for programme in schedule.programmes.drain(..) {
        let concerned = ids.contains(&programme.id.as_str())
            && programme.rates.contains_key(&regions.mexico)
            && programme.until.is_none_or(|until| until >= end);
        if !concerned {
            kept.push(programme);
            continue;
        }
        let mut others = programme.clone();
        others.rates.remove(&regions.mexico);
        if !others.rates.is_empty() {
            kept.push(others);
        }
        let mut own = programme;
        own.rates.retain(|exporter, _| *exporter == regions.mexico);
        if own.from < end {
            own.until = last;
            kept.push(own);
        }
    }
    schedule.programmes = kept;
}

/// The last step of a recorded programme that Mexico pays.
fn recorded<'a>(model: &'a Model, mexico: usize, id: &str) -> Option<&'a TariffProgramme> {
    let mut steps = model.record.programmes.iter().rev();
    steps.find(|programme| programme.id == id && programme.rates.contains_key(&mexico))
}

/// A new measure of the United States on Mexican goods.
///
/// A product that the record divides into tiers keeps their proportions, up to the ordered rate.
fn charge(model: &Model, regions: Regions, effect: &TariffEffect, schedule: &mut TariffSchedule) {
    let ids = stands_for(effect);
    let rate_of = |programme: &TariffProgramme| {
        let rate = programme.rates.get(&regions.mexico);
        rate.copied().unwrap_or(effect.rate)
    };
    let templates: Vec<&TariffProgramme> = ids
        .iter()
        .filter_map(|id| recorded(model, regions.mexico, id))
        .collect();
    let top = templates.first().map_or(0.0, |first| rate_of(first));
    let last = effect.until.and_then(|until| until.yesterday().ok());
    for template in &templates {
        let tier = if effect.product.is_some() && top > 0.0 {
            rate_of(template) / top
        } else {
            1.0
        };
        let own = template.usmca;
        schedule.programmes.push(TariffProgramme {
            authority: programme_authority(effect.authority),
            rates: [(regions.mexico, effect.rate * tier.min(1.0))].into(),
            usmca: match (effect.usmca_goods, own) {
                (UsmcaGoods::Charged, _) => UsmcaTreatment::Covered,
                (UsmcaGoods::Exempt, UsmcaTreatment::Exempt { .. })
                | (UsmcaGoods::ByContent, _) => own,
                (UsmcaGoods::Exempt, _) => UsmcaTreatment::Exempt {
                    eligible_share: None,
                },
            },
            exempt_share_answers: true,
            from: effect.from,
            until: last,
            ..(*template).clone()
        });
    }
    if let Some(Goods::Group(name)) = effect.product.map(goods) {
        let groups = &model.tariff_base.groups;
        if let Some(group) = groups.iter().position(|group| group == name) {
            let mut programme = plain(regions.united_states, regions.mexico, effect);
            programme.scope = Scope::groups(vec![group]);
            schedule.programmes.push(programme);
        }
    }
}

/// A tariff of Mexico's on a list of U.S. goods: the list's share of the trade, the same in every sector.
fn counter(model: &Model, regions: Regions, effect: &TariffEffect) -> TariffProgramme {
    let mut programme = plain(regions.mexico, regions.united_states, effect);
    if effect.list_billion_usd.is_some() {
        let share = list_share(model, effect);
        programme.scope = Scope::sectors(vec![share; model.tariff_base.dimensions.sectors]);
    }
    programme
}

fn plain(importer: usize, exporter: usize, effect: &TariffEffect) -> TariffProgramme {
    let authority = programme_authority(effect.authority);
    let last = effect.until.and_then(|until| until.yesterday().ok());
    let mut programme = TariffProgramme::on_all_goods(
        effect.authority.id(),
        authority,
        importer,
        &[exporter],
        effect.rate,
        effect.from,
        last,
    );
    programme.usmca = match effect.usmca_goods {
        UsmcaGoods::Charged => UsmcaTreatment::Covered,
        UsmcaGoods::Exempt | UsmcaGoods::ByContent => UsmcaTreatment::Exempt {
            eligible_share: None,
        },
    };
    programme
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_programme_named_here_is_recorded_for_mexico() {
        let model = Model::embedded().unwrap();
        let mexico = model.geography.sides[1];
        let products = Product::ALL
            .iter()
            .filter_map(|product| match goods(*product) {
                Goods::Programmes(ids) => Some(ids),
                Goods::Group(name) => {
                    assert!(model.tariff_base.groups.iter().any(|group| group == name));
                    None
                }
                Goods::NoTariff => None,
            });
        let all = Authority::ALL
            .iter()
            .map(|authority| on_all_goods(*authority));
        for id in products.chain(all).flatten() {
            assert!(recorded(&model, mexico, id).is_some(), "{id}");
        }
    }
}
