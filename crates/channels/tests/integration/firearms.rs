//! The southbound flow of firearms and the stock in Mexico.

use vecinos_channels::firearms::{Firearms, Inputs};
use vecinos_channels::{Mechanism, Ports};

use crate::support::{month, started};

#[test]
fn the_flow_of_2010_to_2012_is_the_published_one() {
    // McDougal et al. (2015): 212,887 a year in 2010–12; the ratio of the proxy to those years averages to one.
    let mut firearms = started::<Firearms>("2013-01", |_| {});
    let first = firearms.month(month("2013-01"), &Inputs::neutral());
    // The twelve months before include the rush of December 2012.
    assert!(
        (212_887.0..330_000.0).contains(&first.trafficked_per_year),
        "{first:?}"
    );
}

#[test]
fn stock_and_flows_balance() {
    let mut firearms = started::<Firearms>("2025-01", |_| {});
    let mut stock = 13_000_000.0;
    for month in month("2025-01").through(month("2030-12")) {
        let given = firearms.month(
            month,
            &Inputs {
                southbound_inspections: 50.0,
                ..Inputs::neutral()
            },
        );
        let wear = stock * 0.02 / 12.0;
        let expected = stock - wear
            + (given.trafficked_per_year - given.seized_per_year - given.recovered_per_year) / 12.0;
        assert!((given.stock - expected).abs() < 1e-6 * expected);
        stock = given.stock;
    }
}

#[test]
fn a_ban_lowers_the_stock_slowly() {
    let run = |ban: f64| {
        let mut firearms = started::<Firearms>("2025-01", |_| {});
        let inputs = Inputs {
            assault_weapons_ban: ban,
            ..Inputs::neutral()
        };
        let months = month("2025-01").through(month("2029-12"));
        months
            .map(|month| firearms.month(month, &inputs))
            .last()
            .unwrap()
    };
    let (without, with) = (run(0.0), run(1.0));
    assert!((with.trafficked_per_year / without.trafficked_per_year - 0.9).abs() < 1e-12);
    let fall = 1.0 - with.stock / without.stock;
    // Five years of a tenth of the flow: under two per cent of the stock.
    assert!((0.001..0.02).contains(&fall), "{fall}");
}

#[test]
fn inspections_cannot_take_more_than_is_sent() {
    let mut firearms = started::<Firearms>("2025-01", |_| {});
    let given = firearms.month(
        month("2025-01"),
        &Inputs {
            southbound_inspections: 1000.0,
            assault_weapons_ban: 1.0,
            ..Inputs::neutral()
        },
    );
    assert!(given.seized_per_year <= given.trafficked_per_year);
}
