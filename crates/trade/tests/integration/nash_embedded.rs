//! Tariff games between the neighbours on the embedded economy of nine regions.

use vecinos_numerics::math;
use vecinos_trade::nash::{Instrument, NashSettings, Player, PolicyCase, payoff_table, solve_nash};
use vecinos_trade::{LabourMarket, Policy, solve};

use crate::embedded_economy::{MEXICO, USA, embedded};

/// USA and Mexico with one rate per partner on goods, everybody else passive, on the embedded economy.
#[test]
fn the_neighbours_settle_on_the_embedded_economy() {
    let (economy, goods) = embedded();
    let players: Vec<Player> = [USA, MEXICO]
        .into_iter()
        .map(|region| Player {
            instrument: Instrument::ByPartner,
            ..Player::new(economy.dimensions, region, goods.clone())
        })
        .collect();
    let labour = LabourMarket::flexible();
    let settings = NashSettings::default();
    let outcome = solve_nash(
        &economy,
        &Policy::unchanged(&economy),
        &labour,
        &players,
        &settings,
    )
    .unwrap();
    println!("rounds {}, {:?}", outcome.rounds, outcome.verification);
    println!("{:?}", outcome.rates);
    println!("{:?}", outcome.equilibrium.real_income_hat);
    assert!(outcome.verification.deviations > 300);
    assert_eq!(outcome.verification.unsolved, 0);
    assert!(outcome.verification.largest_gain <= 1e-8);
    // Services and the tariffs of third regions stay what they are.
    let dimensions = economy.dimensions;
    for sector in 0..dimensions.sectors {
        for importer in 0..dimensions.regions {
            for exporter in 0..dimensions.regions {
                let cell = dimensions.cell(sector, importer, exporter);
                let chosen = importer <= MEXICO && importer != exporter && goods.contains(&sector);
                if chosen {
                    let partner = exporter - usize::from(exporter > importer);
                    assert!(
                        (outcome.policy.tariff[cell] - outcome.rates[importer][partner]).abs()
                            < 1e-15
                    );
                } else {
                    assert!((outcome.policy.tariff[cell] - economy.tariff[cell]).abs() < 1e-15);
                }
            }
        }
    }
}

/// A tariff game between the neighbours alone: the payoff table tells the story of a prisoners' dilemma for the pair.
#[test]
fn the_payoff_table_is_consistent() {
    let (economy, goods) = embedded();
    let players: Vec<Player> = [(USA, MEXICO), (MEXICO, USA)]
        .into_iter()
        .map(|(region, partner)| Player {
            partners: vec![partner],
            ..Player::new(economy.dimensions, region, goods.clone())
        })
        .collect();
    let status_quo = Policy::unchanged(&economy);
    let labour = LabourMarket::flexible();
    let table = payoff_table(
        &economy,
        &status_quo,
        &labour,
        &players,
        &NashSettings::default(),
    )
    .unwrap();
    for row in &table.rows {
        println!("{:?} {:?} {:?}", row.case, row.rates, row.objective_pct);
    }
    let cases: Vec<PolicyCase> = table.rows.iter().map(|row| row.case).collect();
    assert_eq!(
        cases,
        [
            PolicyCase::StatusQuo,
            PolicyCase::LowestRates,
            PolicyCase::Unilateral { player: 0 },
            PolicyCase::Unilateral { player: 1 },
            PolicyCase::Cooperative,
            PolicyCase::Nash,
        ]
    );
    let [status_quo, lowest, first, second, cooperative, nash] = &table.rows[..] else {
        panic!("six rows");
    };
    assert!(
        status_quo
            .real_income_pct
            .iter()
            .all(|change| change.abs() < 1e-9)
    );
    for row in &table.rows {
        assert!((row.objective_pct[0] - row.real_income_pct[USA]).abs() < 1e-9);
        assert!((row.objective_pct[1] - row.real_income_pct[MEXICO]).abs() < 1e-9);
    }
    // Each gains alone and at the expense of the other.
    assert!(first.objective_pct[0] > 0.0 && first.objective_pct[1] < 0.0);
    assert!(second.objective_pct[1] > 0.0 && second.objective_pct[0] < 0.0);
    // Together they do better than at war; compensation would be needed, for one of them does not.
    let settings = NashSettings::default().solver;
    let base = solve(&economy, &Policy::unchanged(&economy), &labour, &settings).unwrap();
    let surplus = |pct: &[f64]| {
        pct.iter()
            .zip([USA, MEXICO])
            .map(|(change, region)| base.income[region] * math::ln_1p(change / 100.0))
            .sum::<f64>()
    };
    assert!(surplus(&cooperative.objective_pct) >= surplus(&lowest.objective_pct) - 1e-6);
    assert!(surplus(&cooperative.objective_pct) >= -1e-6);
    assert!(surplus(&cooperative.objective_pct) > surplus(&nash.objective_pct));
    assert!(nash.objective_pct[1] < 0.0, "Mexico loses a tariff war");
    assert_eq!(nash.rates, table.nash.rates);
}
