//! Draws: common random numbers, independence of streams, strata.

use std::collections::BTreeMap;

use vecinos_evidence::registry::Registry;
use vecinos_evidence::source_text::SourceText;
use vecinos_evidence::sources::Bibliography;
use vecinos_world::draw::ElasticitySets;
use vecinos_world::{Closure, Draw};

/// Elasticity sets that the embedded registry names, with made-up values: draws only pass them on.
fn sets() -> (BTreeMap<String, Vec<f64>>, Vec<String>) {
    let names = [
        "fontagne_2022",
        "caliendo_parro_2015",
        "shapiro_2016",
        "giri_yi_yilmazkuday_2021",
        "bagwell_staiger_yurukoglu_2021",
        "lashkaripour_lugovskyy_2023",
        "uniform_4",
        "uniform_5",
    ];
    let sets = names
        .iter()
        .zip(1..)
        .map(|(name, size)| ((*name).to_owned(), vec![f64::from(size), 5.0]));
    (
        sets.collect(),
        vec!["motor_vehicles".to_owned(), "services".to_owned()],
    )
}

fn sample(registry: &Registry, number: u64) -> Draw {
    let (sets, sectors) = sets();
    Draw::sample(
        registry,
        ElasticitySets {
            sets: &sets,
            sectors: &sectors,
        },
        7,
        number,
    )
    .unwrap()
}

#[test]
fn a_draw_depends_on_seed_and_number_alone() {
    let registry = Registry::embedded().unwrap();
    let (sets, sectors) = sets();
    let sets = ElasticitySets {
        sets: &sets,
        sectors: &sectors,
    };
    assert_eq!(
        sample(&registry, 3),
        Draw::sample(&registry, sets, 7, 3).unwrap()
    );
    assert_ne!(sample(&registry, 3).numbers, sample(&registry, 4).numbers);
    assert_ne!(
        sample(&registry, 3).numbers,
        Draw::sample(&registry, sets, 8, 3).unwrap().numbers
    );
}

#[test]
fn closures_alternate() {
    let registry = Registry::embedded().unwrap();
    for number in 0..40 {
        assert_eq!(
            sample(&registry, number).closure,
            Closure::ALL[usize::try_from(number % 2).unwrap()]
        );
    }
}

#[test]
fn a_new_parameter_leaves_every_other_draw_alone() {
    let registry = Registry::embedded().unwrap();
    let extra = r#"
[brand_new]
value = 0.5
distribution = { kind = "uniform", low = 0.0, high = 1.0 }
unit = "share"
grade = "judgement"
source = []
note = "Only for this test."
"#;
    let mut files = vec![("aaa", SourceText::new("aaa.toml", extra))];
    files.push((
        "trade",
        vecinos_evidence::embedded::source("parameters/trade.toml").unwrap(),
    ));
    let larger = Registry::from_files(files, &Bibliography::embedded().unwrap()).unwrap();
    for number in 0..20 {
        let (before, mut after) = (sample(&registry, number), sample(&larger, number));
        assert!(after.numbers.remove("aaa.brand_new").is_some());
        let shared: BTreeMap<_, _> = before
            .numbers
            .iter()
            .filter(|(name, _)| after.numbers.contains_key(*name))
            .collect();
        assert_eq!(shared, after.numbers.iter().collect());
        let shared: BTreeMap<_, _> = before
            .names
            .iter()
            .filter(|(name, _)| after.names.contains_key(*name))
            .collect();
        assert_eq!(shared, after.names.iter().collect());
        assert_eq!(before.elasticity, after.elasticity);
    }
}

#[test]
fn services_keep_their_elasticity_and_goods_spread_around_the_set() {
    let registry = Registry::embedded().unwrap();
    let (sets, _) = sets();
    let mut above = 0_u32;
    for number in 0..400 {
        let draw = sample(&registry, number);
        assert_eq!(draw.elasticity[1].to_bits(), 5.0_f64.to_bits());
        let ratio = draw.elasticity[0] / sets[&draw.elasticity_set][0];
        assert!((0.7..1.4).contains(&ratio), "{ratio}");
        above += u32::from(ratio > 1.0);
    }
    // Half of the draws lie above the median; four standard deviations of a fair coin allowed.
    assert!((160..=240).contains(&above), "{above}");
}

#[test]
fn time_profiles_never_go_back() {
    let registry = Registry::embedded().unwrap();
    let mut fast = 0_u32;
    for number in 0..400 {
        let draw = sample(&registry, number);
        fast += u32::from(draw.names["trade.time_profile"] == "fast");
        let shares: Vec<f64> = (0..=130)
            .map(|months| draw.time_profile.after_months(months))
            .collect();
        assert!(shares.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!((shares[130] - 1.0).abs() < 1e-12);
    }
    // A quarter takes the faster profile: 100 of 400, standard deviation 8.7.
    assert!((65..=135).contains(&fast), "{fast}");
}

#[test]
fn central_values_take_the_named_set_and_closure() {
    let registry = Registry::embedded().unwrap();
    let (sets, sectors) = sets();
    let sets = ElasticitySets {
        sets: &sets,
        sectors: &sectors,
    };
    let draw = Draw::central(&registry, sets, "uniform_4", Closure::DownwardRigidWages).unwrap();
    assert_eq!(draw.elasticity, [7.0, 5.0]);
    assert_eq!(draw.closure, Closure::DownwardRigidWages);
    assert_eq!(
        draw.numbers["trade.time_profile_one_year"].to_bits(),
        0.35_f64.to_bits()
    );
    assert!(Draw::central(&registry, sets, "uniform_9", Closure::FlexibleWages).is_err());
}
