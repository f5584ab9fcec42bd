//! Wage floors, worked by hand.

use vecinos_world::production_chains::{WageReference, WageRigidity};
use vecinos_world::{Closure, Month};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

const RIGID: WageRigidity = WageRigidity {
    closure: Closure::DownwardRigidWages,
    yearly_floor: [0.99, 0.97, 0.0],
};

#[test]
fn a_floor_falls_by_the_rigidity_for_every_year_begun() {
    let reference = WageReference {
        month: month("2027-06"),
        wage: [1.0, 0.98, 1.01],
    };
    // Years begun since June 2027: one in its first twelve months, two in the next, and so on.
    for (at, years) in [
        ("2027-06", 1),
        ("2028-05", 1),
        ("2028-06", 2),
        ("2029-05", 2),
        ("2030-06", 4),
    ] {
        let floors = reference.floors(&RIGID, month(at));
        let expected = [0.99_f64.powi(years), 0.98 * 0.97_f64.powi(years), 0.0];
        for (floor, value) in floors.iter().zip(expected) {
            assert!((floor - value).abs() < 1e-15, "{at}: {floors:?}");
        }
    }
}

#[test]
fn only_sides_with_a_floor_have_a_pool_of_their_own() {
    let geography = &super::model().geography;
    let market = RIGID.labour_market(geography, [0.99, 0.97, 0.0]);
    assert_eq!(market.pools_per_region(), 2);
    let vehicles = geography.motor_vehicles.unwrap();
    let services = geography
        .sector_ids
        .iter()
        .position(|id| id == "services")
        .unwrap();
    let pool = |region, sector| market.pool_of(geography.dimensions, region, sector);
    let [usa, mexico, canada] = geography.sides;
    for region in [usa, mexico] {
        assert_ne!(pool(region, vehicles), pool(region, services));
    }
    for region in [canada, geography.china] {
        assert_eq!(pool(region, vehicles), pool(region, services));
    }
    assert_eq!(
        market.wage_floor(usa, pool(usa, vehicles)).to_bits(),
        0.99_f64.to_bits()
    );
    assert_eq!(
        market.wage_floor(mexico, pool(mexico, vehicles)).to_bits(),
        0.97_f64.to_bits()
    );
    for (region, sector) in [
        (usa, services),
        (mexico, services),
        (canada, vehicles),
        (canada, services),
    ] {
        assert_eq!(
            market.wage_floor(region, pool(region, sector)).to_bits(),
            0.0_f64.to_bits()
        );
    }
}
