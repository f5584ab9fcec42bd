//! The fast content against the full table.

use vecinos_trade::content::ContentTable;
use vecinos_trade::{Equilibrium, LabourMarket, Policy, solve};
use vecinos_world::chinese_content::ChineseContent;

use super::model;

/// Flows by import cell, and the Chinese content of Mexico's goods exports to the United States by the full table.
fn by_the_table(table: &ContentTable, flows: &[f64]) -> (Vec<f64>, f64) {
    let geography = &model().geography;
    let [usa, mexico, _] = geography.sides;
    let (mut total, mut chinese) = (0.0, 0.0);
    for sector in &geography.goods {
        let flow = flows[geography.dimensions.cell(*sector, usa, mexico)];
        total += flow;
        chinese += flow * table.origin(mexico, *sector)[geography.china];
    }
    (
        geography
            .import_cells
            .iter()
            .map(|cell| flows[*cell])
            .collect(),
        chinese / total,
    )
}

#[test]
fn the_fast_content_is_that_of_the_full_table() {
    let (geography, economy) = (&model().geography, &model().economy);
    let (flows, expected) = by_the_table(
        &ContentTable::at_benchmark(economy).unwrap(),
        &economy.flows(),
    );
    let benchmark = ChineseContent::at_benchmark(geography, economy, &flows);
    assert!(
        (benchmark.of_exports - expected).abs() < 1e-11,
        "{} {expected}",
        benchmark.of_exports
    );
    // A large shock to what Mexico buys from China and what it sells to the United States.
    let mut policy = Policy::unchanged(economy);
    let [usa, mexico, _] = geography.sides;
    policy.raise_tariff(
        economy.dimensions,
        mexico,
        geography.china,
        geography.goods.iter().copied(),
        0.4,
    );
    policy.raise_tariff(
        economy.dimensions,
        usa,
        mexico,
        geography.goods.iter().copied(),
        0.25,
    );
    let equilibrium: Equilibrium =
        solve(economy, &policy, &LabourMarket::flexible(), &model().solver).unwrap();
    let table = ContentTable::at_equilibrium(economy, &equilibrium).unwrap();
    let (flows, expected) = by_the_table(&table, &equilibrium.flows());
    let content = benchmark.at_equilibrium(geography, economy, &equilibrium, &flows);
    assert!(
        (content - benchmark.of_exports).abs() > 0.005,
        "the shock moves content"
    );
    assert!((content - expected).abs() < 3e-6, "{content} {expected}");
}
