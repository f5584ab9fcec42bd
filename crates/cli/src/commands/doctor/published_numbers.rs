//! Printed numbers that the embedded tables and parameters must give back.

use vecinos_evidence::registry::Registry;
use vecinos_world::time_profile::TimeProfile;

use super::label::Label;
use super::{Embedded, Replication};

/// Elasticities of import value to tariffs after 1, 5 and 10 years, as printed.
const ELASTICITIES: [(f64, f64); 3] = [(1.0, -0.76), (5.0, -1.24), (10.0, -2.12)];

/// Value added in 2022, trillion dollars.
const VALUE_ADDED: [(&str, f64, f64); 3] = [
    ("USA", 25.6, 0.05),
    ("MEX", 1.48, 0.005),
    ("CAN", 2.02, 0.005),
];

/// U.S. goods imports in 2022, billion dollars at basic prices.
const GOODS_IMPORTS: [(&str, f64); 3] = [("MEX", 333.0), ("CAN", 318.0), ("CHN", 453.0)];

pub(super) fn replications(embedded: &Embedded, registry: &Registry) -> Vec<Replication> {
    let mut found = Vec::new();
    let profile = profile(registry);
    let long_run = ELASTICITIES[2].1;
    for (years, elasticity) in ELASTICITIES {
        found.push(Replication {
            paper: Label::plain("doctor-paper-boehm"),
            place: Label::plain("doctor-place-horizons"),
            quantity: Label::with("doctor-share-of-response", [("years", years.to_string())]),
            unit: Label::plain("doctor-unit-share"),
            theirs: elasticity / long_run,
            ours: profile.as_ref().map_err(Clone::clone).map(|profile| {
                let months = [(1.0, 12), (5.0, 60), (10.0, 120)];
                let months = months
                    .iter()
                    .find(|(knot, _)| *knot >= years)
                    .map_or(120, |(_, months)| *months);
                profile.after_months(months)
            }),
            tolerance: 0.01,
        });
    }
    let economy = embedded.economy("fontagne_2022");
    for (side, theirs, tolerance) in VALUE_ADDED {
        let ours = economy.as_ref().map_err(Clone::clone).and_then(|economy| {
            let region = embedded.region(side)?;
            Ok(economy.value_added[region] / 1e6)
        });
        found.push(Replication {
            paper: Label::plain("doctor-paper-icio"),
            place: Label::plain("doctor-place-value-added"),
            quantity: Label::with("doctor-side", [("side", side.to_owned())]),
            unit: Label::plain("doctor-unit-trillion"),
            theirs,
            ours,
            tolerance,
        });
    }
    for (partner, theirs) in GOODS_IMPORTS {
        found.push(Replication {
            paper: Label::plain("doctor-paper-icio"),
            place: Label::plain("doctor-place-goods-imports"),
            quantity: Label::with("doctor-from", [("partner", partner.to_owned())]),
            unit: Label::plain("doctor-unit-billion"),
            theirs,
            ours: goods_imports(embedded, partner),
            tolerance: 1.0,
        });
    }
    found
}

/// The published time profile at its central parameters.
fn profile(registry: &Registry) -> Result<TimeProfile, String> {
    let number = |name: &str| registry.number(name).map_err(|error| error.to_string());
    TimeProfile::new(vec![
        (0.0, number("trade.time_profile_impact")?),
        (1.0, number("trade.time_profile_one_year")?),
        (5.0, number("trade.time_profile_five_years")?),
        (10.0, number("trade.time_profile_ten_years")?),
    ])
    .map_err(|error| error.to_string())
}

/// U.S. goods imports from a partner, billion dollars.
fn goods_imports(embedded: &Embedded, partner: &str) -> Result<f64, String> {
    let (usa, partner) = (embedded.region("USA")?, embedded.region(partner)?);
    let goods = embedded.goods();
    let million: f64 = goods
        .iter()
        .map(|sector| embedded.table.flows[embedded.table.cell(*sector, usa, partner)])
        .sum();
    Ok(million / 1e3)
}
