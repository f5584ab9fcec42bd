//! Remittances: the estimates behind them, the years 2025 and 2026, the published arithmetic.

use proptest::prelude::*;
use vecinos_channels::remittances::outcome::{GrowthForecast, T_95_ONE_SIDED_11};
use vecinos_channels::remittances::states::{StateShares, distribute, national_change};
use vecinos_channels::remittances::{
    DOLLARS, Inputs, Parameters, Remittances, TRANSFERS, exchange_response, share_by_transfers,
};
use vecinos_channels::{Mechanism, Observations, ParameterSet, Ports};
use vecinos_evidence::month::Month;
use vecinos_evidence::record::PolicyRecord;
use vecinos_evidence::registry::Registry;
use vecinos_numerics::math::pow;

use crate::support::{month, started};

fn sum(series: &str, year: i32, months: std::ops::RangeInclusive<i32>) -> f64 {
    let observations = Observations::embedded().unwrap();
    let series = observations.series(series).unwrap();
    months
        .map(|month| series.at(Month::new(year, month).unwrap()).unwrap())
        .sum()
}

fn first_month(
    change: impl FnOnce(&mut Parameters),
    inputs: Inputs,
) -> vecinos_channels::remittances::Outputs {
    let mut remittances = started::<Remittances>("2026-01", change);
    remittances.month(month("2026-01"), &inputs)
}

#[test]
fn evidence_5_2_local_projection_of_dollars_on_the_peso() {
    // Evidence §5.2: +1.10 (0.12), +0.14 (0.19), +0.02 (0.18), −0.22 (0.27) after 0, 1, 3, 12 months. Tolerance: 0.01 on
    // coefficients, 0.02 on standard errors (the truncation of theirs is not stated).
    let observations = Observations::embedded().unwrap();
    for (horizon, coefficient, error) in [
        (0, 1.10, 0.12),
        (1, 0.14, 0.19),
        (3, 0.02, 0.18),
        (12, -0.22, 0.27),
    ] {
        let ours = exchange_response(&observations, horizon).unwrap();
        println!(
            "after {horizon:2} months: {:.3} ({:.3}), {} observations",
            ours.coefficient, ours.standard_error, ours.observations
        );
        assert!(
            (ours.coefficient - coefficient).abs() < 0.01,
            "{horizon} {ours:?}"
        );
        assert!(
            (ours.standard_error - error).abs() < 0.02,
            "{horizon} {ours:?}"
        );
    }
}

#[test]
fn the_registry_holds_what_is_estimated_here() {
    let observations = Observations::embedded().unwrap();
    let parameters = Parameters::read(&Registry::embedded().unwrap()).unwrap();
    let timing = exchange_response(&observations, 0).unwrap();
    assert!((parameters.exchange_timing - timing.coefficient).abs() < 0.01);
    let transfers = share_by_transfers(&observations).unwrap();
    println!("share by transfers: {transfers:?}");
    assert!((parameters.share_by_transfers - transfers.coefficient).abs() < 0.01);
    assert!((transfers.standard_error - 0.07).abs() < 0.005);
    // After three months the lasting response cannot be told from the zero of the registry.
    let later = exchange_response(&observations, 3).unwrap();
    assert!((later.coefficient - parameters.exchange_lasting).abs() < later.standard_error);
}

#[test]
fn banco_de_mexico_2025_and_the_first_months_of_2026() {
    // Evidence §5.2: 65.0, 62.5 billion, −3.9 %; January to May 25.29 against 24.59, +2.8 %.
    let year = |year| sum(DOLLARS, year, 1..=12);
    assert!((year(2024) / 1000.0 - 65.0).abs() < 0.05);
    assert!((year(2025) / 1000.0 - 62.5).abs() < 0.05);
    assert!((year(2025) / year(2024) - 1.0 + 0.039).abs() < 0.0005);
    let (before, now) = (sum(DOLLARS, 2025, 1..=5), sum(DOLLARS, 2026, 1..=5));
    assert!((before / 1000.0 - 24.59).abs() < 0.005 && (now / 1000.0 - 25.29).abs() < 0.005);
    assert!((now / before - 1.0 - 0.028).abs() < 0.0005);
    let transfers = sum(TRANSFERS, 2026, 1..=5) / sum(TRANSFERS, 2025, 1..=5) - 1.0;
    println!(
        "2025 {:+.2} %, January to May 2026 {:+.2} % in dollars, {:+.2} % in transfers",
        100.0 * (year(2025) / year(2024) - 1.0),
        100.0 * (now / before - 1.0),
        100.0 * transfers
    );
    assert!(transfers < 0.0);
}

#[test]
fn which_cost_elasticities_the_outcome_of_2026_rejects() {
    let observations = Observations::embedded().unwrap();
    let series = observations.series(DOLLARS).unwrap();
    let forecast = GrowthForecast::of_year(series, 2013, 2026).unwrap();
    let rejected = forecast.smallest_rejected_elasticity(0.01, T_95_ONE_SIDED_11);
    let surprise = forecast.surprise(1.6, 0.01);
    println!(
        "without the tax {:+.2} % (s.e. {:.2}), came {:+.2} %: effective elasticities above {rejected:.1} are rejected at \
         95 %; 1.6 on all senders is {surprise:.2} standard errors below the outcome",
        100.0 * forecast.expected,
        100.0 * forecast.standard_error,
        100.0 * forecast.observed,
    );
    assert_eq!(forecast.years, 13);
    // Five months say little: 1.6 on all senders is not rejected, only less likely than none.
    assert!((4.0..6.5).contains(&rejected), "{rejected}");
    assert!((0.5..1.5).contains(&surprise), "{surprise}");
    assert!(forecast.surprise(0.0, 0.01) > 0.0);
    // Had growth without the tax been known to be nil, every elasticity would be rejected.
    let known = GrowthForecast {
        expected: 0.0,
        standard_error: 0.001,
        ..forecast
    };
    assert!(known.smallest_rejected_elasticity(0.01, T_95_ONE_SIDED_11) < 0.0);
}

#[test]
fn cgd_and_bbva_ex_ante_arithmetic() {
    // The 2021 elasticity on all senders: −1.6 % of 64 billion is 1.0 billion; with the tax itself 1.7, and the published
    // loss is "more than 1.5" (Center for Global Development, second-hand).
    let taxed = |tax: f64, exposed: f64| {
        first_month(
            |parameters| parameters.exposed_share = exposed,
            Inputs {
                remittance_tax: tax,
                ..Inputs::neutral()
            },
        )
    };
    let all = taxed(0.01, 1.0);
    let volume = 64.0 * all.lost_share;
    assert!((volume - 1.02).abs() < 0.02, "{volume}");
    let with_tax = volume + 64.0 * all.tax_revenue_ratio;
    assert!((1.5..1.75).contains(&with_tax), "{with_tax}");
    // BBVA: 5 % on the undocumented, 4.1 of 12.7 million migrants, −1.56 billion of 65. Tolerance 10 %.
    let bbva = 65.0 * taxed(0.05, 4.1 / 12.7).lost_share;
    assert!((bbva / 1.56 - 1.0).abs() < 0.10, "{bbva}");
    // CGD: 3.5 % → −2.6 billion. With 1.6 on all senders it is 3.5: their base is smaller (about 0.73 of senders), a miss.
    let cgd = 64.0 * taxed(0.035, 1.0).lost_share;
    println!(
        "1 %: {volume:.2} bn, {with_tax:.2} with the tax; BBVA {bbva:.2} against 1.56; CGD 3.5 %: {cgd:.2} against 2.6"
    );
    assert!(cgd > 2.6);
    // The enacted tax at the central values: a quarter of a per cent.
    let enacted = first_month(
        |_| {},
        Inputs {
            remittance_tax: 0.01,
            ..Inputs::neutral()
        },
    );
    assert!((enacted.lost_share - 0.0024).abs() < 0.0001, "{enacted:?}");
}

#[test]
fn the_recorded_tax_is_a_hundredth_from_january_2026() {
    let record = PolicyRecord::embedded().unwrap();
    let measures: Vec<_> = record
        .iter()
        .filter(|measure| measure.channel == "remittances")
        .collect();
    assert_eq!(measures.len(), 1);
    assert_eq!(
        (measures[0].lever.as_str(), measures[0].magnitude),
        ("remittance_tax", 0.01)
    );
    assert_eq!(measures[0].from.to_string(), "2026-01-01");
    assert_eq!(measures[0].until, None);
}

#[test]
fn a_depreciation_moves_dollars_for_one_month_and_pesos_for_good() {
    let mut remittances = started::<Remittances>("2026-01", |_| {});
    let weak = Inputs {
        peso_per_dollar: 1.1,
        ..Inputs::neutral()
    };
    let first = remittances.month(month("2026-01"), &weak);
    let second = remittances.month(month("2026-02"), &weak);
    assert!((first.dollars_ratio - pow(1.1, 1.1)).abs() < 1e-9);
    assert_eq!(second.dollars_ratio, 1.0);
    assert!((second.pesos_ratio - 1.1).abs() < 1e-12);
    // Yang (2008) as the low alternative: 0.60 in pesos.
    let mut yang = started::<Remittances>("2026-01", |parameters| {
        parameters.exchange_timing = 0.0;
        parameters.exchange_lasting = -0.40;
    });
    let pesos = yang.month(month("2026-01"), &weak).pesos_ratio;
    assert!((pesos - pow(1.1, 0.60)).abs() < 1e-9);
}

#[test]
fn the_peso_against_the_years_2017_to_2026() {
    // The channel fed with the observed peso and nothing else: the timing of its swings alone.
    let observations = Observations::embedded().unwrap();
    let pesos = observations.series("pesos_per_dollar.MEX").unwrap();
    let dollars = observations.series(DOLLARS).unwrap();
    let base = pesos.at(month("2016-01")).unwrap();
    let mut remittances = started::<Remittances>("2016-01", |_| {});
    let path: Vec<f64> = month("2016-01")
        .through(month("2026-05"))
        .map(|month| {
            let inputs = Inputs {
                peso_per_dollar: pesos.at(month).unwrap() / base,
                ..Inputs::neutral()
            };
            remittances.month(month, &inputs).dollars_ratio
        })
        .collect();
    let growth = |year: i32, months: i32| {
        let sum = |year: i32| -> (f64, f64) {
            (1..=months)
                .map(|number| {
                    let month = Month::new(year, number).unwrap();
                    let step = usize::try_from(month.since(Month::new(2016, 1).unwrap())).unwrap();
                    (path[step], dollars.at(month).unwrap())
                })
                .fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1))
        };
        let (now, before) = (sum(year), sum(year - 1));
        (now.0 / before.0 - 1.0, now.1 / before.1 - 1.0)
    };
    for year in 2017..=2025 {
        let (model, observed) = growth(year, 12);
        println!(
            "{year}: peso alone {:+.1} %, observed {:+.1} %",
            100.0 * model,
            100.0 * observed
        );
    }
    let (in_2025, in_2026) = (growth(2025, 12), growth(2026, 5));
    println!(
        "January to May 2026: peso alone {:+.1} %, observed {:+.1} %",
        100.0 * in_2026.0,
        100.0 * in_2026.1
    );
    // The stronger peso accounts for more than half of the fall of 2025 and for none of the rise of 2026.
    assert!((-0.035..-0.015).contains(&in_2025.0), "{in_2025:?}");
    assert!(in_2026.0 < in_2026.1);
}

#[test]
fn fear_raises_remittances_before_lost_jobs_lower_them() {
    let mut remittances = started::<Remittances>("2025-01", |_| {});
    let path: Vec<f64> = month("2025-01")
        .through(month("2026-12"))
        .enumerate()
        .map(|(step, month)| {
            let inputs = Inputs {
                precaution: 3.0,
                migrants_employed: 1.0 - 0.001 * step as f64,
                ..Inputs::neutral()
            };
            remittances.month(month, &inputs).dollars_ratio
        })
        .collect();
    assert!(path[0] > 1.02 && path[23] < 0.98, "{path:?}");
    // A tenth fewer employed migrants: a tenth fewer dollars and transfers, the same average.
    let fewer = first_month(
        |_| {},
        Inputs {
            migrants_employed: 0.9,
            ..Inputs::neutral()
        },
    );
    assert!((fewer.dollars_ratio - 0.9).abs() < 1e-12);
    assert!((fewer.transfers_ratio - 0.9).abs() < 1e-12);
    assert!((fewer.average_transfer_ratio - 1.0).abs() < 1e-12);
}

#[test]
fn states_sum_to_the_nation_at_both_ends() {
    let observations = Observations::embedded().unwrap();
    let dollars = observations.series(DOLLARS).unwrap();
    for year in 2013..=2025 {
        let shares = StateShares::of_year(&observations, year).unwrap();
        assert_eq!((shares.received.len(), shares.sent.len()), (32, 53));
        let national: f64 = (1..=12)
            .map(|month| dollars.at(Month::new(year, month).unwrap()).unwrap())
            .sum();
        let received: f64 = shares.received.iter().map(|s| s.million_dollars).sum();
        let sent: f64 = shares.sent.iter().map(|s| s.million_dollars).sum();
        assert!(
            (received / national - 1.0).abs() < 1e-6,
            "{year} {received} {national}"
        );
        assert!(
            (0.94..0.985).contains(&(sent / national)),
            "{year} {sent} {national}"
        );
    }
    assert!(StateShares::of_year(&observations, 2012).is_err());
    let shares = StateShares::of_year(&observations, 2025).unwrap();
    let largest = |shares: &[vecinos_channels::remittances::states::StateShare]| {
        shares
            .iter()
            .max_by(|one, other| one.share.total_cmp(&other.share))
            .map(|state| (state.state.clone(), state.share))
            .unwrap()
    };
    println!(
        "{:?} {:?}",
        largest(&shares.received),
        largest(&shares.sent)
    );
    assert_eq!(largest(&shares.sent).0, "US-CA");
    // A state that loses a tenth of its senders' money moves the nation by a tenth of its share.
    let california = largest(&shares.sent).1;
    let change = national_change(&shares.sent, &[("US-CA", -0.1), ("US-nowhere", -0.5)]);
    assert!((change + 0.1 * california).abs() < 1e-12);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn money_adds_up(
        tax in 0.0..0.5_f64, cost in -1.0..3.0_f64, employed in 0.2..2.0_f64, earnings in 0.2..2.0_f64,
        peso in 0.3..3.0_f64, precaution in 0.1..10.0_f64, national in -1e5..1e5_f64,
    ) {
        let inputs = Inputs {
            remittance_tax: tax,
            transfer_cost: cost,
            migrants_employed: employed,
            us_earnings: earnings,
            peso_per_dollar: peso,
            precaution,
        };
        let given = first_month(|_| {}, inputs);
        prop_assert!(given.dollars_ratio > 0.0);
        prop_assert!((given.transfers_ratio * given.average_transfer_ratio / given.dollars_ratio - 1.0).abs() < 1e-12);
        prop_assert!((given.pesos_ratio / (given.dollars_ratio * peso) - 1.0).abs() < 1e-12);
        prop_assert!(given.tax_revenue_ratio <= tax * given.dollars_ratio + 1e-12);
        let shares = StateShares::of_year(&Observations::embedded().unwrap(), 2025).unwrap();
        let parts: f64 = distribute(national, &shares.received).map(|(_, part)| part).sum();
        prop_assert!((parts - national).abs() <= 1e-9 * national.abs().max(1.0));
    }
}
