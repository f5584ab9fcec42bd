//! Energy to Cuba, water deliveries, product closures.

use vecinos_channels::cuba_energy::{self, CubaEnergy};
use vecinos_channels::product_closures::{self, ProductClosures};
use vecinos_channels::water_deliveries::{self, WaterDeliveries};
use vecinos_channels::{Mechanism, Observations, Ports, Role, channel};
use vecinos_evidence::month::Month;
use vecinos_evidence::record::PolicyRecord;
use vecinos_numerics::math::ln;

use crate::support::{month, started};

/// Value of a lever in a month by the record, each day weighing the same.
pub fn recorded(policy: &PolicyRecord, channel: &str, lever: &str, this: Month) -> f64 {
    let measures = policy.iter();
    measures
        .filter(|measure| measure.channel == channel && measure.lever == lever)
        .map(|measure| {
            let first = measure.from.max(this.first_day());
            let last = measure
                .until
                .unwrap_or(this.last_day())
                .min(this.last_day());
            if last < first {
                return 0.0;
            }
            let days = f64::from(last.day() - first.day() + 1);
            measure.magnitude * days / f64::from(this.days())
        })
        .sum()
}

#[test]
fn every_recorded_measure_sets_a_lever_within_its_range() {
    let policy = PolicyRecord::embedded().unwrap();
    let names = [
        "investment",
        "prc_presence",
        "peso",
        "cuba_energy",
        "water_deliveries",
        "product_closures",
    ];
    for name in names {
        let ports = channel(name).unwrap().inputs;
        let mut count = 0;
        for measure in policy.iter().filter(|measure| measure.channel == name) {
            let port = ports.iter().find(|port| port.name == measure.lever);
            let port = port.unwrap_or_else(|| panic!("{name} has no {}", measure.lever));
            assert_eq!(port.role, Role::Lever, "{name}.{}", port.name);
            assert!((port.minimum..=port.maximum).contains(&measure.magnitude));
            count += 1;
        }
        assert!(count > 0, "{name} has no record");
    }
}

#[test]
fn the_shipments_of_2024_are_worth_what_pemex_reported() {
    let mut cuba = started::<CubaEnergy>("2024-01", |_| {});
    let inputs = cuba_energy::Inputs {
        oil_shipments: 22.8,
        ..cuba_energy::Inputs::neutral()
    };
    let given = month("2024-01")
        .through(month("2024-12"))
        .map(|this| cuba.month(this, &inputs))
        .last()
        .unwrap();
    let observations = Observations::embedded().unwrap();
    let year = |series: &str| {
        let points = observations.points(series).unwrap();
        let found = points
            .iter()
            .find(|point| point.from == month("2024-01") && point.months() == 12);
        found.unwrap().value
    };
    assert_eq!(
        year("oil_to_cuba.MEX.crude") + year("oil_to_cuba.MEX.products"),
        22.8
    );
    let value = year("oil_to_cuba.MEX.value");
    assert!(
        (given.value_million_usd_per_year / value - 1.0).abs() < 0.01,
        "{given:?}"
    );
    // The article's 312,000 barrels are two weeks of the year.
    let days = 312_000.0 / (given.barrels_since_start / 366.0);
    assert!((13.0..15.0).contains(&days), "{days}");
}

#[test]
fn oil_irritates_more_under_pressure_and_not_at_all_without_oil() {
    let mut cuba = started::<CubaEnergy>("2026-01", |_| {});
    let mut irritation = |oil_shipments, us_pressure| {
        let inputs = cuba_energy::Inputs {
            oil_shipments,
            us_pressure,
        };
        cuba.month(month("2026-02"), &inputs).irritation
    };
    assert_eq!(irritation(0.0, 1.0), 0.0);
    assert!(irritation(20.0, 1.0) > irritation(20.0, 0.0) && irritation(20.0, 0.0) > 0.0);
}

#[test]
fn treaty_of_1944_article_4_the_whole_obligation_leaves_no_shortfall() {
    let mut water = started::<WaterDeliveries>("2025-11", |parameters| {
        parameters.shortfall_of_2025 = 0.0;
    });
    let inputs = water_deliveries::Inputs {
        deliveries: 350.0 / 105.6,
        ..water_deliveries::Inputs::neutral()
    };
    for this in month("2025-11").through(month("2030-10")) {
        let given = water.month(this, &inputs);
        assert!(given.cycle_shortfall < 1e-6, "{this} {given:?}");
        if this == month("2030-10") {
            assert!((given.delivered_in_cycle - 1750.0).abs() < 1e-6);
        }
    }
}

#[test]
fn debt_is_carried_into_the_next_cycle() {
    let mut water = started::<WaterDeliveries>("2025-09", |_| {});
    let neutral = water_deliveries::Inputs::neutral();
    water.month(month("2025-09"), &neutral);
    let end = water.month(month("2025-10"), &neutral);
    let next = water.month(month("2025-11"), &neutral);
    assert!((next.carried_debt - end.cycle_shortfall).abs() < 1e-9);
    assert!(next.cycle_shortfall > end.cycle_shortfall);
    assert!((next.delivered_in_cycle - 105.6 / 12.0).abs() < 1e-9);
}

#[test]
fn the_record_of_2025_ends_short_by_a_tenth_more_than_reported() {
    // Reported on 24 October 2025: 865.8 thousand acre-feet. From April's total, with the recorded releases.
    let policy = PolicyRecord::embedded().unwrap();
    let mut water = started::<WaterDeliveries>("2025-05", |_| {});
    let mut end = 0.0;
    for this in month("2025-05").through(month("2025-10")) {
        let inputs = water_deliveries::Inputs {
            additional_deliveries: recorded(
                &policy,
                "water_deliveries",
                "additional_deliveries",
                this,
            ),
            ..water_deliveries::Inputs::neutral()
        };
        end = water.month(this, &inputs).cycle_shortfall;
    }
    println!("{end}");
    let miss = end / 865.8 - 1.0;
    assert!((0.0..0.15).contains(&miss), "{end} {miss}");
}

#[test]
fn cattle_and_tomatoes_against_the_census() {
    let observations = Observations::embedded().unwrap();
    let value = |series: &str, this: &str| {
        let series = observations.series(series).unwrap();
        series.at(month(this)).unwrap()
    };
    let open: f64 = ["2025-03", "2025-04"]
        .iter()
        .map(|this| value("live_cattle_imports.MEX", this))
        .sum();
    assert!((6.0 * open - 1406.0).abs() < 1.0);
    // Closed months have nothing but what crossed before the closure of May and in the two days of July.
    for this in ["2025-06", "2025-09", "2026-01", "2026-02"] {
        assert_eq!(value("live_cattle_imports.MEX", this), 0.0);
    }
    let winter = |year: &str| {
        value("tomato_imports.MEX", &format!("{year}-01"))
            + value("tomato_imports.MEX", &format!("{year}-02"))
    };
    let elasticity = -ln(winter("2026") / winter("2025")) / ln(1.1709);
    assert!((elasticity - 2.2).abs() < 0.05, "{elasticity}");
}

#[test]
fn the_recorded_cattle_closure_follows_the_census() {
    // U.S. imports of live cattle by month, 2025-01 to 2026-02, against an open border less the recorded closure.
    let policy = PolicyRecord::embedded().unwrap();
    let observations = Observations::embedded().unwrap();
    let series = observations.series("live_cattle_imports.MEX").unwrap();
    let mut closures = started::<ProductClosures>("2025-01", |_| {});
    let (mut modelled, mut observed) = (0.0, 0.0);
    for (this, value) in series.iter() {
        let inputs = product_closures::Inputs {
            cattle_closure: recorded(&policy, "product_closures", "cattle_closure", this),
            ..product_closures::Inputs::neutral()
        };
        let given = closures.month(this, &inputs);
        modelled += (1406.0 - given.lost_exports_million_usd_per_year) / 12.0;
        observed += value;
    }
    println!("{modelled} {observed}");
    // Slow reopening in February is not in the record: too much, by less than half.
    assert!(
        (1.0..1.5).contains(&(modelled / observed)),
        "{modelled} {observed}"
    );
}

#[test]
fn lost_exports_add_up_over_products() {
    let lost = |inputs: product_closures::Inputs| {
        let mut closures = started::<ProductClosures>("2025-01", |_| {});
        closures
            .month(month("2025-01"), &inputs)
            .lost_exports_million_usd_per_year
    };
    let neutral = product_closures::Inputs::neutral();
    let cattle = product_closures::Inputs {
        cattle_closure: 1.0,
        ..neutral
    };
    let tomatoes = product_closures::Inputs {
        tomato_duty: 17.09,
        ..neutral
    };
    let both = product_closures::Inputs {
        cattle_closure: 1.0,
        tomato_duty: 17.09,
        ..neutral
    };
    assert_eq!(lost(neutral), 0.0);
    assert!((lost(both) - lost(cattle) - lost(tomatoes)).abs() < 1e-9);
    assert!(lost(both) > 1406.0 && lost(both) < 1406.0 + 2650.0);
}
