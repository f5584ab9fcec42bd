//! Best-response and Nash tariffs.

use vecinos_trade::nash::sufficient_statistics::{FormulaSettings, RevenueTerm, nash_tariffs};
use vecinos_trade::nash::{
    Instrument, NashEquilibrium, NashError, NashSettings, Objective, Player, best_response,
    solve_nash,
};
use vecinos_trade::{Deficit, Dimensions, Economy, Equilibrium, LabourMarket, Policy, solve};

use crate::random_economy::{Recipe, random_economy, symmetric_economy};

fn balanced(policy: Policy) -> Policy {
    Policy {
        deficit: Deficit::Removed,
        ..policy
    }
}

fn every_sector(economy: &Economy) -> Vec<usize> {
    (0..economy.dimensions.sectors).collect()
}

fn everybody(economy: &Economy, instrument: Instrument) -> Vec<Player> {
    (0..economy.dimensions.regions)
        .map(|region| Player {
            instrument,
            ..Player::new(economy.dimensions, region, every_sector(economy))
        })
        .collect()
}

fn nash(economy: &Economy, status_quo: &Policy, players: &[Player]) -> NashEquilibrium {
    let labour = LabourMarket::flexible();
    solve_nash(
        economy,
        status_quo,
        &labour,
        players,
        &NashSettings::default(),
    )
    .unwrap()
}

fn solved(economy: &Economy, policy: &Policy) -> Equilibrium {
    let settings = NashSettings::default();
    solve(economy, policy, &LabourMarket::flexible(), &settings.solver).unwrap()
}

fn without_inputs(regions: usize, sectors: usize) -> Recipe {
    Recipe {
        dimensions: Dimensions { regions, sectors },
        elasticity: (2.0, 7.0),
        inputs: 0.0,
        tariff: 0.1,
        deficit: 0.0,
    }
}

#[test]
fn no_players_leave_the_status_quo() {
    let economy = random_economy(
        Recipe {
            inputs: 0.4,
            ..without_inputs(3, 2)
        },
        1,
    );
    let policy = Policy::unchanged(&economy);
    let outcome = nash(&economy, &policy, &[]);
    assert_eq!(outcome.policy, policy);
    assert_eq!(outcome.equilibrium, solved(&economy, &policy));
    assert!(outcome.rates.is_empty());
    assert_eq!(outcome.verification.deviations, 0);
}

/// Gros (1987): a small country with one sector charges 1/θ, whatever the others do.
#[test]
fn a_small_open_economy_charges_the_inverse_elasticity() {
    let dimensions = Dimensions {
        regions: 2,
        sectors: 1,
    };
    let size = 1e-5;
    let home = 0.7;
    // Trade is balanced: the large country imports what the small one does.
    let imports = (1.0 - home) * size;
    let economy = Economy {
        dimensions,
        trade_share: vec![home, 1.0 - home, imports, 1.0 - imports],
        tariff: vec![0.0; 4],
        value_added_share: vec![1.0; 2],
        input_share: vec![0.0; 2],
        final_demand_share: vec![1.0; 2],
        value_added: vec![size, 1.0],
        deficit: vec![0.0; 2],
        expenditure: vec![size, 1.0],
        elasticity: vec![4.0],
    };
    let player = Player::new(dimensions, 0, vec![0]);
    let policy = Policy::unchanged(&economy);
    let labour = LabourMarket::flexible();
    let settings = NashSettings::default();
    let response = best_response(&economy, &policy, &labour, &player, &settings).unwrap();
    assert!(
        (response.rates[0] - 0.25).abs() < 1e-4,
        "{:?}",
        response.rates
    );
    assert!(response.gain > 0.0);
    let mut retaliated = policy;
    retaliated.raise_tariff(dimensions, 1, 0, [0], 0.5);
    let response = best_response(&economy, &retaliated, &labour, &player, &settings).unwrap();
    assert!(
        (response.rates[0] - 0.25).abs() < 1e-4,
        "{:?}",
        response.rates
    );
}

#[test]
fn symmetric_countries_charge_the_same_and_all_lose() {
    let economy = symmetric_economy(
        Dimensions {
            regions: 3,
            sectors: 2,
        },
        0.7,
        5.0,
        0.3,
    );
    for instrument in [
        Instrument::Uniform,
        Instrument::ByPartner,
        Instrument::ByPartnerAndSector,
    ] {
        let players = everybody(&economy, instrument);
        let outcome = nash(&economy, &Policy::unchanged(&economy), &players);
        let first = outcome.rates[0][0];
        assert!(first > 0.1 && first < 0.4, "{first}");
        for rate in outcome.rates.iter().flatten() {
            assert!(
                (rate - first).abs() < 1e-5,
                "{instrument:?} {:?}",
                outcome.rates
            );
        }
        for real_income in &outcome.equilibrium.real_income_hat {
            assert!(*real_income < 1.0, "{real_income}");
        }
        assert!(outcome.verification.deviations > 10);
        assert!(outcome.verification.largest_gain <= 1e-8);
    }
}

fn formula(economy: &Economy, revenue_term: RevenueTerm) -> Vec<f64> {
    let settings = FormulaSettings {
        revenue_term,
        ..FormulaSettings::default()
    };
    nash_tariffs(economy, &settings).unwrap().tariff
}

/// With two countries the wage approximation of Lashkaripour (2021), equation (9), is exact, so that the formula with the
/// full effect on revenue is the Nash tariff itself; and the optimum is the same rate on all sectors (his Proposition 1).
#[test]
fn two_countries_without_inputs_charge_what_the_formula_says() {
    for draw in 0..3 {
        let economy = random_economy(without_inputs(2, 3), draw);
        let wanted = formula(&economy, RevenueTerm::AllSectors);
        for instrument in [Instrument::Uniform, Instrument::BySector] {
            let players = everybody(&economy, instrument);
            let outcome = nash(&economy, &balanced(Policy::unchanged(&economy)), &players);
            for (rates, wanted) in outcome.rates.iter().zip(&wanted) {
                for rate in rates {
                    assert!(
                        (rate - wanted).abs() < 1e-5,
                        "draw {draw}: {rate}, formula {wanted}"
                    );
                }
            }
        }
        let printed = formula(&economy, RevenueTerm::Printed);
        assert!(
            printed
                .iter()
                .zip(&wanted)
                .all(|(printed, wanted)| printed > wanted)
        );
    }
    // With one sector the printed formula is exact too.
    let economy = random_economy(without_inputs(2, 1), 4);
    let outcome = nash(
        &economy,
        &balanced(Policy::unchanged(&economy)),
        &everybody(&economy, Instrument::Uniform),
    );
    for term in [RevenueTerm::Printed, RevenueTerm::AllSectors] {
        for (rates, wanted) in outcome.rates.iter().zip(formula(&economy, term)) {
            assert!(
                (rates[0] - wanted).abs() < 1e-5,
                "{}, {term:?} {wanted}",
                rates[0]
            );
        }
    }
}

/// With more countries the formula is an approximation: close, not equal.
#[test]
fn several_countries_without_inputs_charge_about_what_the_formula_says() {
    let economy = random_economy(without_inputs(5, 3), 7);
    let outcome = nash(
        &economy,
        &balanced(Policy::unchanged(&economy)),
        &everybody(&economy, Instrument::Uniform),
    );
    let distance = |term| {
        let wanted = formula(&economy, term);
        outcome
            .rates
            .iter()
            .zip(&wanted)
            .map(|(rates, wanted)| (rates[0] - wanted).abs())
            .fold(0.0, f64::max)
    };
    let [derived, printed, left_out] = [
        RevenueTerm::AllSectors,
        RevenueTerm::Printed,
        RevenueTerm::LeftOut,
    ]
    .map(distance);
    println!(
        "distance of the formula from Nash tariffs: {derived:.5}, {printed:.5}, {left_out:.5}"
    );
    for distance in [derived, printed, left_out] {
        assert!(distance > 1e-5 && distance < 0.03, "{distance}");
    }
}

/// The best response against a search that knows nothing of derivatives.
#[test]
fn a_best_response_is_the_top_of_the_curve() {
    let economy = random_economy(
        Recipe {
            inputs: 0.5,
            deficit: 1.0,
            ..without_inputs(4, 3)
        },
        3,
    );
    let policy = Policy::unchanged(&economy);
    let player = Player::new(economy.dimensions, 2, vec![0, 1]);
    let labour = LabourMarket::flexible();
    let settings = NashSettings::default();
    let response = best_response(&economy, &policy, &labour, &player, &settings).unwrap();
    let real_income = |rate: f64| {
        let mut trial = policy.clone();
        player.apply(economy.dimensions, &[rate], &mut trial);
        solved(&economy, &trial).real_income_hat[2]
    };
    let (mut low, mut high) = (0.0, 1.5);
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    while high - low > 1e-5 {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if real_income(left) > real_income(right) {
            high = right;
        } else {
            low = left;
        }
    }
    let top = f64::midpoint(low, high);
    // The curve is flat at the top: the search without derivatives sees it to the square root of the solver's precision.
    assert!(
        (response.rates[0] - top).abs() < 5e-4,
        "{} against {top}",
        response.rates[0]
    );
    assert!(real_income(response.rates[0]) >= real_income(top) - 1e-10);
    assert!(
        (response.equilibrium.real_income_hat[2] - real_income(response.rates[0])).abs() < 1e-9
    );
}

#[test]
fn bounds_hold() {
    let economy = random_economy(without_inputs(3, 2), 5);
    let policy = Policy::unchanged(&economy);
    let players: Vec<Player> = everybody(&economy, Instrument::BySector)
        .into_iter()
        .map(|player| Player {
            minimum_rate: 0.02,
            maximum_rate: 0.05,
            ..player
        })
        .collect();
    let outcome = nash(&economy, &policy, &players);
    assert!(
        outcome
            .rates
            .iter()
            .flatten()
            .all(|&rate| (rate - 0.05).abs() < 1e-12),
        "{:?}",
        outcome.rates
    );
    let fixed = Player {
        minimum_rate: 0.07,
        maximum_rate: 0.07,
        ..players[0].clone()
    };
    let outcome = nash(&economy, &policy, &[fixed]);
    assert_eq!(outcome.rates, vec![vec![0.07, 0.07]]);
}

#[test]
fn weight_on_a_sector_protects_it() {
    let economy = random_economy(
        Recipe {
            inputs: 0.3,
            ..without_inputs(3, 3)
        },
        8,
    );
    let policy = Policy::unchanged(&economy);
    let plain = Player {
        instrument: Instrument::BySector,
        ..Player::new(economy.dimensions, 0, every_sector(&economy))
    };
    let zero = Player {
        objective: Objective::SectorWeights(vec![0.0; 3]),
        ..plain.clone()
    };
    let captured = Player {
        objective: Objective::SectorWeights(vec![0.0, 0.3, 0.0]),
        ..plain.clone()
    };
    let [plain, zero, captured] =
        [plain, zero, captured].map(|player| nash(&economy, &policy, &[player]));
    for (without, with_zero) in plain.rates[0].iter().zip(&zero.rates[0]) {
        assert!((without - with_zero).abs() < 1e-5);
    }
    assert!(
        captured.rates[0][1] > plain.rates[0][1] + 0.05,
        "{:?} against {:?}",
        captured.rates,
        plain.rates
    );
    let output = |outcome: &NashEquilibrium| outcome.equilibrium.output[1];
    assert!(output(&captured) > output(&plain));
    assert!(captured.equilibrium.real_income_hat[0] < plain.equilibrium.real_income_hat[0]);
}

/// Where a wage floor binds, employment enters real income: the search still ends at a checked equilibrium.
#[test]
fn wage_floors_are_no_obstacle() {
    let economy = random_economy(
        Recipe {
            inputs: 0.3,
            ..without_inputs(3, 2)
        },
        9,
    );
    let players = everybody(&economy, Instrument::Uniform);
    let settings = NashSettings::default();
    let policy = Policy::unchanged(&economy);
    let [flexible, rigid] = [0.0, 1.05].map(|floor| {
        let floors = [floor, 0.0].repeat(3);
        let labour = LabourMarket::with_floors(2, vec![0, 1, 0, 1, 0, 1], floors);
        let outcome = solve_nash(&economy, &policy, &labour, &players, &settings).unwrap();
        assert!(outcome.verification.largest_gain <= settings.deviation_tolerance);
        outcome
    });
    let jobless = |outcome: &NashEquilibrium| {
        outcome
            .equilibrium
            .employment
            .iter()
            .filter(|&&employed| employed < 0.9999)
            .count()
    };
    println!("{:?} {:?}", flexible.rates, flexible.equilibrium.wage_hat);
    println!("{:?} {:?}", rigid.rates, rigid.equilibrium.employment);
    assert_eq!(jobless(&flexible), 0);
    assert!(jobless(&rigid) > 0, "{:?}", rigid.equilibrium.employment);
}

#[test]
fn the_search_says_why_it_fails() {
    let economy = random_economy(without_inputs(3, 2), 5);
    let policy = Policy::unchanged(&economy);
    let labour = LabourMarket::flexible();
    let players = everybody(&economy, Instrument::Uniform);
    let hurried = NashSettings {
        maximum_rounds: 1,
        ..NashSettings::default()
    };
    assert!(matches!(
        solve_nash(&economy, &policy, &labour, &players, &hurried),
        Err(NashError::NotConverged { round: 1, largest_change }) if largest_change > 0.01
    ));
    let hurried = NashSettings {
        maximum_evaluations: 2,
        ..NashSettings::default()
    };
    assert!(matches!(
        solve_nash(&economy, &policy, &labour, &players, &hurried),
        Err(NashError::NoBestResponse {
            player: 0,
            evaluations: 2,
            ..
        })
    ));

    let valid = &players[0];
    let bad = [
        Player {
            region: 3,
            ..valid.clone()
        },
        Player {
            partners: vec![1, 1],
            ..valid.clone()
        },
        Player {
            partners: vec![0],
            ..valid.clone()
        },
        Player {
            sectors: vec![2],
            ..valid.clone()
        },
        Player {
            minimum_rate: -0.1,
            ..valid.clone()
        },
        Player {
            minimum_rate: 0.5,
            maximum_rate: 0.4,
            ..valid.clone()
        },
        Player {
            maximum_rate: f64::NAN,
            ..valid.clone()
        },
        Player {
            objective: Objective::SectorWeights(vec![1.0]),
            ..valid.clone()
        },
        Player {
            objective: Objective::SectorWeights(vec![1.0, -1.0]),
            ..valid.clone()
        },
    ];
    for player in bad {
        let result = solve_nash(
            &economy,
            &policy,
            &labour,
            std::slice::from_ref(&player),
            &NashSettings::default(),
        );
        assert!(
            matches!(result, Err(NashError::InvalidPlayer { player: 0, .. })),
            "{player:?}"
        );
    }
    let twice = [valid.clone(), valid.clone()];
    assert!(matches!(
        solve_nash(&economy, &policy, &labour, &twice, &NashSettings::default()),
        Err(NashError::InvalidPlayer { player: 1, .. })
    ));
    let nothing = Player {
        partners: Vec::new(),
        ..valid.clone()
    };
    let outcome = nash(&economy, &policy, &[nothing]);
    assert_eq!(outcome.policy, policy);
}
