//! From actions to the measures in force.

use std::fmt::Write as _;
use vecinos_trade::programmes::{EffectiveTariffs, PreferenceUse};

use vecinos_world::policy::{
    DrawnMeasures, Measures, PolicyBook, PolicyPath, StateNumber, TradeLaw,
};
use vecinos_world::scenario::{Baseline, Scenario};
use vecinos_world::{LogEvent, LogWorld, Month, RunPlan};

use super::{model, ready, scenario};

/// Central values of the registry, with a content dispersion that lets rules bite.
fn law() -> TradeLaw {
    let numbers = model()
        .registry
        .iter()
        .filter_map(|parameter| Some((parameter.name.clone(), parameter.number()?)));
    TradeLaw {
        preference_use: PreferenceUse { response: 2.0 },
        content_dispersion: 0.2,
        legal_content_ratio: 1.5,
        numbers: numbers.collect(),
    }
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

struct Paths {
    book: PolicyBook,
    drawn: DrawnMeasures,
    recorded: PolicyPath,
    path: PolicyPath,
}

impl Paths {
    fn tariffs(&self, state: StateNumber) -> EffectiveTariffs {
        let mut measures = self.drawn.checked(model()).unwrap();
        self.book
            .get(state)
            .unwrap()
            .tariffs(&mut measures)
            .unwrap()
    }
}

fn paths(scenario: &Scenario) -> Paths {
    let mut book = PolicyBook::default();
    let last = scenario.header.end;
    let recorded = Measures::of_baseline(model(), &Baseline::Recorded)
        .unwrap()
        .path(model(), &[law()], last, &mut book)
        .unwrap();
    let path = Measures::of_scenario(model(), scenario)
        .unwrap()
        .path(model(), &[law()], last, &mut book)
        .unwrap();
    Paths {
        drawn: book.drawn(model(), &law()),
        book,
        recorded,
        path,
    }
}

/// Charged rate in a month, a fraction.
fn charged(
    paths: &Paths,
    path: &PolicyPath,
    at: &str,
    sector: &str,
    importer: &str,
    exporter: &str,
) -> f64 {
    let table = &model().table;
    let cell = table.cell(
        table.sector_index(sector).unwrap(),
        table.region_index(importer).unwrap(),
        table.region_index(exporter).unwrap(),
    );
    paths.tariffs(path.state(month(at))).charged[cell]
}

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() < 1e-12
}

#[test]
fn without_the_measures_of_2025_rates_are_those_of_the_benchmark() {
    let scenario = scenario("baseline = \"no-new-tariffs-2025\"\n");
    let paths = paths(&scenario);
    let first = paths.path.state(Month::RECORD_START);
    for at in Month::RECORD_START.through(scenario.header.end) {
        assert_eq!(paths.path.state(at), first, "{at}");
    }
    let tariffs = paths.tariffs(first);
    assert_eq!(tariffs.charged, model().economy.tariff);
}

#[test]
fn after_the_record_measures_are_frozen() {
    let paths = paths(&scenario(""));
    let frozen = paths.recorded.state(month("2026-11"));
    for at in month("2026-11").through(Month::DEFAULT_END) {
        assert_eq!(paths.recorded.state(at), frozen, "{at}");
    }
    assert_ne!(paths.recorded.state(month("2025-01")), frozen);
}

#[test]
fn a_tariff_adds_to_what_is_charged_weighted_by_days() {
    let rest = "[[action]]\ninstrument = \"tariff\"\nactor = \"USA\"\ntarget = \"MEX\"\nmagnitude = 0.25\ncoverage = { sectors = \"motor_vehicles\", share = 0.5 }\nfrom = 2027-04-16\nuntil = 2027-12-31\n";
    let paths = paths(&scenario(rest));
    let added = |at, sector| {
        charged(&paths, &paths.path, at, sector, "USA", "MEX")
            - charged(&paths, &paths.recorded, at, sector, "USA", "MEX")
    };
    assert!(close(added("2027-03", "motor_vehicles"), 0.0));
    // Fifteen of thirty days, half of the trade.
    assert!(close(added("2027-04", "motor_vehicles"), 0.25 * 0.5 * 0.5));
    assert!(close(added("2027-05", "motor_vehicles"), 0.25 * 0.5));
    assert!(close(added("2028-01", "motor_vehicles"), 0.0));
    assert!(close(added("2027-05", "machinery"), 0.0));
    assert_eq!(
        paths.path.departure(&paths.recorded, Month::DEFAULT_END),
        Some(month("2027-04"))
    );
}

#[test]
fn the_end_of_the_usmca_raises_rates_on_both_sides_from_its_day() {
    let paths = paths(&ready("usmca-ends"));
    for (importer, exporter) in [
        ("USA", "MEX"),
        ("USA", "CAN"),
        ("MEX", "USA"),
        ("CAN", "USA"),
    ] {
        let raised = |at| {
            charged(
                &paths,
                &paths.path,
                at,
                "motor_vehicles",
                importer,
                exporter,
            ) - charged(
                &paths,
                &paths.recorded,
                at,
                "motor_vehicles",
                importer,
                exporter,
            )
        };
        assert!(close(raised("2027-05"), 0.0));
        assert!(
            raised("2027-06") > 0.01,
            "{importer} {exporter}: {}",
            raised("2027-06")
        );
    }
    // The treaty between Mexico and Canada goes on.
    let others = |path| charged(&paths, path, "2027-06", "motor_vehicles", "MEX", "CAN");
    assert!(close(others(&paths.path), others(&paths.recorded)));
}

#[test]
fn the_usmca_expires_in_july_2036_unless_it_is_extended() {
    let paths = paths(&ready("usmca-extended"));
    assert_eq!(
        paths.path.departure(&paths.recorded, Month::LAST),
        Some(month("2036-07"))
    );
    let rate = |path, at| charged(&paths, path, at, "motor_vehicles", "MEX", "USA");
    assert!(rate(&paths.recorded, "2036-07") > rate(&paths.recorded, "2036-06"));
    assert!(close(
        rate(&paths.path, "2036-07"),
        rate(&paths.path, "2036-06")
    ));
}

#[test]
fn recorded_measures_on_an_empty_base_are_the_record() {
    let mut rest = "baseline = \"no-new-tariffs-2025\"\n".to_owned();
    for actor in &model().geography.region_ids {
        writeln!(
            rest,
            "[[action]]\ninstrument = \"recorded_measures\"\nactor = \"{actor}\"\nfrom = 2025-01-01"
        )
        .unwrap();
    }
    let paths = paths(&scenario(&rest));
    // The same programmes in another order: rates agree up to rounding.
    for at in ["2025-03", "2025-08", "2026-03", "2026-11"] {
        let tariffs = |path: &PolicyPath| paths.tariffs(path.state(month(at)));
        let (one, other) = (tariffs(&paths.path), tariffs(&paths.recorded));
        assert!(
            one.charged
                .iter()
                .zip(&other.charged)
                .all(|(left, right)| close(*left, *right)),
            "{at}"
        );
    }
}

#[test]
fn suspended_tariffs_are_not_charged() {
    let paths = paths(&ready("usmca-renewed-tariffs-lifted"));
    let benchmark = |sector: &str, exporter: &str| {
        let table = &model().table;
        table.tariffs[table.cell(
            table.sector_index(sector).unwrap(),
            0,
            table.region_index(exporter).unwrap(),
        )]
    };
    for sector in ["motor_vehicles", "basic_metals", "machinery"] {
        for exporter in ["MEX", "CAN"] {
            let rate = charged(&paths, &paths.path, "2027-07", sector, "USA", exporter);
            assert!(
                close(rate, benchmark(sector, exporter)),
                "{sector} {exporter}"
            );
        }
        let chinese = |path| charged(&paths, path, "2027-07", sector, "USA", "CHN");
        assert!(close(chinese(&paths.path), chinese(&paths.recorded)));
    }
}

#[test]
fn an_exemption_leaves_what_did_not_qualify_in_the_statutory_rate() {
    let paths = paths(&ready("tariff-25-usmca-exempt"));
    let at = month("2027-07");
    let before = paths.tariffs(paths.recorded.state(at));
    let after = paths.tariffs(paths.path.state(at));
    let base = &model().tariff_base;
    let (usa, mexico) = (model().geography.sides[0], model().geography.sides[1]);
    for sector in &model().geography.goods {
        let cell = base.dimensions.cell(*sector, usa, mexico);
        let statutory = after.statutory[cell] - before.statutory[cell];
        let groups = 0..base.groups.len();
        let not_exempt: f64 = groups
            .map(|group| base.grouped_cell(*sector, usa, mexico, group))
            .map(|at| base.group_share[at] * (1.0 - base.utilisation[at]))
            .sum();
        assert!(close(statutory, 0.25 * not_exempt), "{sector}");
        // What is charged is less, because part of that trade moves under the treaty.
        let charged = after.charged[cell] - before.charged[cell];
        assert!(charged <= statutory + 1e-12, "{sector}");
    }
}

#[test]
fn a_content_rule_hits_more_trade_the_lower_its_threshold() {
    let rule = |threshold: f64| {
        let rest = format!(
            "[[action]]\ninstrument = \"content_rule\"\nactor = \"USA\"\ntarget = \"MEX\"\nmagnitude = {threshold}\nfrom = 2027-07-01\n"
        );
        let paths = paths(&scenario(&rest));
        let losses = paths
            .book
            .get(paths.path.state(month("2027-07")))
            .unwrap()
            .content_losses(&paths.drawn);
        let vehicles = model().table.sector_index("motor_vehicles").unwrap();
        let rate = charged(
            &paths,
            &paths.path,
            "2027-07",
            "motor_vehicles",
            "USA",
            "MEX",
        );
        (
            losses[0].share[vehicles],
            rate,
            charged(
                &paths,
                &paths.recorded,
                "2027-07",
                "motor_vehicles",
                "USA",
                "MEX",
            ),
        )
    };
    let (strict, mild) = (rule(0.05), rule(0.3));
    assert!(
        strict.0 > mild.0 && mild.0 > 0.0 && strict.0 < 1.0,
        "{strict:?} {mild:?}"
    );
    assert!(strict.1 > mild.1 && mild.1 > mild.2, "{strict:?} {mild:?}");
}

#[test]
fn border_costs_are_iceberg_costs_of_their_months() {
    let paths = paths(&ready("border-closure"));
    let factor = |at: &str| {
        let state = paths.book.get(paths.path.state(month(at))).unwrap();
        let table = &model().table;
        let cell = table.cell(table.sector_index("machinery").unwrap(), 0, 1);
        state.trade_cost_hat.as_ref().map(|factors| factors[cell])
    };
    assert_eq!(factor("2026-12"), None);
    assert!(close(factor("2027-02").unwrap(), 1.3));
    assert_eq!(factor("2027-04"), None);
    // Back in the old state, bit by bit.
    assert_eq!(
        paths.path.state(month("2027-04")),
        paths.recorded.state(month("2027-04"))
    );
}

#[test]
fn the_log_names_what_happens_in_which_world() {
    let scenario = ready("usmca-ends");
    let plan = RunPlan::new(model(), &scenario).unwrap();
    let ends: Vec<_> = plan
        .log
        .iter()
        .filter(|entry| entry.event == LogEvent::ActionStarts)
        .collect();
    assert_eq!(ends.len(), 1);
    assert_eq!(ends[0].date.to_string(), "2027-06-01");
    assert_eq!(ends[0].world, LogWorld::Scenario);
    let starts: Vec<_> = plan
        .log
        .iter()
        .filter(|entry| entry.event == LogEvent::ProgrammeStarts)
        .collect();
    assert!(starts.len() > 10);
    assert!(
        starts
            .iter()
            .all(|entry| entry.world == LogWorld::Both && !entry.sources.is_empty())
    );
    assert!(plan.log.windows(2).all(|pair| pair[0].date <= pair[1].date));
}
