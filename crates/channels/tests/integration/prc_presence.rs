//! Chinese presence: counts kept apart, signs, stocks.

use vecinos_channels::prc_presence::{Inputs, Outputs, PrcPresence};
use vecinos_channels::{Mechanism, Observations, Ports};

use crate::support::{month, started};

fn last(inputs: Inputs, until: &str) -> Outputs {
    let mut presence = started::<PrcPresence>("2024-12", |_| {});
    month("2024-12")
        .through(month(until))
        .map(|this| presence.month(this, &inputs))
        .last()
        .unwrap()
}

#[test]
fn rhodium_2024_and_the_official_count_stand_apart() {
    let given = last(Inputs::neutral(), "2024-12");
    assert!(
        (given.stock_billion - 13.0).abs() < 0.2
            && (given.official_stock_billion - 2.45).abs() < 0.1
    );
    // "Six times what is reflected in official data".
    let ratio = given.stock_billion / given.official_stock_billion;
    assert!((5.0..6.5).contains(&ratio), "{ratio}");
    assert!((given.transactions - 700.0).abs() < 10.0);
    let observations = Observations::embedded().unwrap();
    let point = |series: &str| observations.points(series).unwrap()[0].value;
    assert_eq!(point("fdi_from_china.MEX.official_cumulative"), 2452.0);
    assert_eq!(point("fdi_from_china.MEX.independent_cumulative"), 21000.0);
    // The article's 13 billion in 2023 alone is near the announcements of that year, not near any count of flows.
    assert_eq!(point("fdi_from_china.MEX.announced"), 12600.0);
    assert!(point("fdi_from_china.MEX.independent_four_years") < 12600.0);
}

#[test]
fn a_wider_gap_draws_projects_and_screening_keeps_them_away() {
    let neutral = last(Inputs::neutral(), "2028-12");
    assert_eq!(neutral.presence_ratio, 1.0);
    assert_eq!(neutral.circumvention_exposure, 1.0);
    let gap = Inputs {
        tariff_gap: 20.0,
        ..Inputs::neutral()
    };
    let drawn = last(gap, "2028-12");
    let screened = last(
        Inputs {
            screening: 1.0,
            ..gap
        },
        "2028-12",
    );
    let shut = last(
        Inputs {
            owner_measures: 1.0,
            ..gap
        },
        "2028-12",
    );
    assert!(drawn.projects_per_year > neutral.projects_per_year);
    assert!(drawn.presence_ratio > 1.0 && drawn.circumvention_exposure > 1.0);
    assert!(screened.presence_ratio < drawn.presence_ratio);
    assert!(shut.presence_ratio < drawn.presence_ratio);
    let aligned = last(
        Inputs {
            alignment: 1.0,
            ..Inputs::neutral()
        },
        "2028-12",
    );
    assert!(aligned.circumvention_exposure < 1.0 && aligned.presence_ratio == 1.0);
}

#[test]
fn the_stock_adds_up() {
    let mut presence = started::<PrcPresence>("2025-01", |parameters| {
        parameters.realisation_half_life_months = 1e-3;
    });
    let inputs = Inputs {
        screening: 1.0,
        ..Inputs::neutral()
    };
    let mut stock = 13.0;
    for this in month("2025-01").through(month("2029-12")) {
        let given = presence.month(this, &inputs);
        stock += 1.75 * 0.5 / 12.0 - stock * 0.03 / 12.0;
        assert!((given.stock_billion - stock).abs() < 1e-9, "{this}");
    }
}
