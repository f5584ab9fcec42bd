//! The 150 groups against the paper's code, and what the network says of single groups.

use vecinos_channels::cartels::network::Network;
use vecinos_channels::cartels::rates::Policy;

use super::{after, coefficients, deaths, in_2012, in_2022, incapacitation, near, recruitment};

#[test]
fn the_network_has_the_groups_and_ties_of_the_data_and_the_full_matrix_gives_the_same_pressure() {
    let network = Network::embedded().unwrap();
    assert_eq!(network.len(), 150);
    let matrix = network.matrix();
    let members: Vec<f64> = (0..150).map(|group| f64::from(group * 37 % 101)).collect();
    let mut pressure = vec![0.0; 150];
    network.pressure(&members, members.iter().sum(), &mut pressure);
    for (row, pressure) in matrix.iter().zip(&pressure) {
        let full: f64 = row.iter().zip(&members).map(|(s, c)| s * c).sum();
        assert!((full - pressure).abs() < 1e-12 * full);
    }
}

#[test]
fn prieto_curiel_2023_deterministic_rows_of_week_520_for_both_solvers_to_1e_4() {
    // Evidence §1.2: members, recruits, deaths, exits by saturation a week, each solver against its own row.
    let rows = [
        (true, [173_837.0, 439.368, 124.300, 64.092]),
        (false, [173_800.1, 439.275, 124.265, 64.069]),
    ];
    for (runge_kutta, expected) in rows {
        let groups = in_2022(runge_kutta);
        let flows = groups.flows(&coefficients());
        let values = [
            groups.total(),
            flows.recruits,
            flows.deaths,
            flows.saturated,
        ];
        for (value, expected) in values.into_iter().zip(expected) {
            near(value, expected, 1e-4 * expected, "week 520");
        }
    }
}

#[test]
fn prieto_curiel_2023_table_of_the_decade_own_column_and_authors_column() {
    let coefficients = coefficients();
    let mut groups = in_2012();
    let start = groups.flows(&coefficients);
    // Own column: RK4/LSODA, deterministic start, to half of the last printed digit. Authors' column: to 0.5 %.
    near(start.recruits, 290.7, 0.05, "recruits, week 0");
    near(start.deaths, 67.2, 0.05, "deaths, week 0");
    near(start.saturated, 27.7, 0.05, "saturation, week 0");
    near(
        start.recruits,
        290.9,
        0.005 * 290.9,
        "authors' recruits, week 0",
    );
    near(start.deaths, 67.2, 0.005 * 67.2, "authors' deaths, week 0");
    let (mut recruits, mut killed, mut saturated) = (0.0, 0.0, 0.0);
    for week in 0..520 {
        if week == 260 {
            near(groups.total(), 140_783.0, 0.5, "members, week 260");
            near(
                groups.total(),
                140_980.0,
                0.005 * 140_980.0,
                "authors' members",
            );
        }
        let flows = groups.flows(&coefficients);
        recruits += flows.recruits / 520.0;
        killed += flows.deaths / 520.0;
        saturated += flows.saturated / 520.0;
        groups.week_by_runge_kutta(&coefficients);
    }
    // Means over the decade: the evidence sums 521 weekly points or integrates; 0.2 is the difference of the two.
    near(recruits, 358.8, 0.2, "recruits, mean");
    near(killed, 92.4, 0.1, "deaths, mean");
    near(recruits, 359.4, 0.005 * 359.4, "authors' recruits, mean");
    near(killed, 92.5, 0.005 * 92.5, "authors' deaths, mean");
    near(saturated, 43.4, 0.005 * 43.4, "authors' saturation, mean");
    let end = groups.flows(&coefficients);
    near(
        end.recruits,
        440.1,
        0.005 * 440.1,
        "authors' recruits, week 520",
    );
    near(
        end.deaths,
        124.5,
        0.005 * 124.5,
        "authors' deaths, week 520",
    );
    near(
        groups.total(),
        174_125.0,
        0.005 * 174_125.0,
        "authors' members, 520",
    );
    assert!((160_000.0..185_000.0).contains(&groups.total()));
}

#[test]
fn prieto_curiel_2023_largest_six_groups_of_2022() {
    let groups = in_2022(true);
    let mut order: Vec<usize> = (0..150).collect();
    order.sort_by(|one, other| groups.members()[*other].total_cmp(&groups.members()[*one]));
    // Name, own column, authors' column (one random start: 2 % for single groups).
    let expected = [
        ("CJNG", 28_673.0, 28_599.0),
        ("Sinaloa", 17_741.0, 17_923.0),
        ("NFMichoacana", 10_679.0, 10_825.0),
        ("Noreste", 8_811.0, 8_859.0),
        ("UTepito", 7_555.0, 7_396.0),
        ("Chapitos", 6_818.0, 6_869.0),
    ];
    for (group, (name, own, authors)) in order.iter().zip(expected) {
        assert_eq!(groups.network().names()[*group], name);
        near(groups.members()[*group], own, 0.5, name);
        // The authors' Poisson start moves single groups by up to 2.2 %.
        near(groups.members()[*group], authors, 0.025 * authors, name);
    }
}

#[test]
fn prieto_curiel_2023_policy_table_against_2022() {
    // Policy, weeks, own column (members, deaths), authors' column; per cent against week 520, to 0.06 points, half of the
    // last digit and its rounding; the authors' column to 0.5 % of the level.
    let table = [
        (Policy::STATUS_QUO, 260, (23.0, 36.3), (23.0, 36.4)),
        (incapacitation(2.0), 260, (5.9, 1.7), (5.9, 1.9)),
        (recruitment(0.5), 260, (-9.9, -25.8), (-9.9, -25.7)),
        (recruitment(0.0), 260, (-34.8, -60.8), (-34.8, -60.7)),
        (Policy::STATUS_QUO, 520, (48.9, 81.9), (48.8, 82.1)),
    ];
    let base = in_2022(true);
    for (policy, weeks, own, authors) in table {
        let then = after(base.clone(), weeks, &policy, true);
        let members = 100.0 * (then.total() / base.total() - 1.0);
        let killed = 100.0 * (deaths(&then, &policy) / deaths(&base, &policy) - 1.0);
        near(members, own.0, 0.06, "members");
        near(killed, own.1, 0.06, "deaths");
        near(
            members,
            authors.0,
            0.5 * (1.0 + authors.0 / 100.0),
            "authors' members",
        );
        near(
            killed,
            authors.1,
            0.5 * (1.0 + authors.1 / 100.0),
            "authors' deaths",
        );
    }
    // Ten years of doubled incapacitation: +9.6 % deaths in the authors' run, +9.3 % here.
    let then = after(base.clone(), 520, &incapacitation(2.0), true);
    let killed =
        100.0 * (deaths(&then, &Policy::STATUS_QUO) / deaths(&base, &Policy::STATUS_QUO) - 1.0);
    near(killed, 9.6, 0.5 * 1.096, "deaths, ten years");
}

#[test]
fn prieto_curiel_2023_policies_against_the_status_quo_and_sensitivities_to_the_printed_digit() {
    let base = in_2022(true);
    let status_quo = after(base.clone(), 260, &Policy::STATUS_QUO, true);
    let lethality = Policy {
        lethality: 1.1,
        ..Policy::STATUS_QUO
    };
    let saturation = Policy {
        saturation: 1.1,
        ..Policy::STATUS_QUO
    };
    let both = Policy {
        incapacitation: 2.0,
        ..recruitment(0.5)
    };
    // Per cent against the status quo after 260 weeks: members, deaths; half of the printed digit.
    let table = [
        (incapacitation(2.0), -14.0, -25.0, 0.5),
        (incapacitation(3.0), -28.0, -48.0, 0.5),
        (incapacitation(5.0), -58.0, -82.0, 0.5),
        (both, -39.0, -62.0, 0.5),
        (recruitment(1.1), 6.2, 12.5, 0.05),
        (recruitment(0.9), -5.9, -11.2, 0.05),
        (incapacitation(1.1), -1.4, -2.7, 0.05),
        (lethality, -1.8, 5.0, 0.05),
        (saturation, -0.9, -1.5, 0.05),
    ];
    for (policy, members, killed, tolerance) in table {
        let then = after(base.clone(), 260, &policy, true);
        let change = |with: f64, without: f64| 100.0 * (with / without - 1.0);
        near(
            change(then.total(), status_quo.total()),
            members,
            tolerance,
            "members",
        );
        let dead = change(
            deaths(&then, &policy),
            deaths(&status_quo, &Policy::STATUS_QUO),
        );
        near(dead, killed, tolerance, "deaths");
    }
}

#[test]
fn no_group_falls_below_nothing_and_members_balance() {
    let mut groups = in_2022(false);
    let strong = coefficients().under(&incapacitation(20.0));
    for _ in 0..520 {
        let before = groups.total();
        let flows = groups.week(&strong);
        assert!((groups.total() - before - flows.net()).abs() < 1e-6);
        assert!(groups.members().iter().all(|members| *members >= 0.0));
    }
    assert!(groups.total() < 1.0);
}

#[test]
fn the_largest_group_takes_part_in_a_third_of_the_conflict_and_sinaloa_in_an_eighth() {
    let groups = in_2022(true);
    let matrix = groups.network().matrix();
    let members = groups.members();
    let part = |name: &str| {
        let own = groups
            .network()
            .names()
            .iter()
            .position(|other| other == name)
            .unwrap();
        let fights: f64 = (0..150)
            .map(|other| (matrix[own][other] + matrix[other][own]) * members[own] * members[other])
            .sum();
        fights * coefficients().lethality / deaths(&groups, &Policy::STATUS_QUO)
    };
    near(part("CJNG"), 0.308, 5e-4, "CJNG");
    near(part("Sinaloa"), 0.124, 5e-4, "Sinaloa");
    // Most of it on the other side: strong alliances shelter the largest group.
    let killed = groups.deaths_by_group(&coefficients());
    near(
        killed.iter().sum(),
        deaths(&groups, &Policy::STATUS_QUO),
        1e-9,
        "sum",
    );
    assert!(
        killed
            .iter()
            .all(|killed| *killed < 0.06 * deaths(&groups, &Policy::STATUS_QUO))
    );
}

#[test]
fn splitting_a_group_changes_deaths_by_bookkeeping_alone() {
    // Why fragmentation is not modelled by splitting: with the same people and the same rivals, the deaths of a CJNG in two
    // depend on whether the new half is given the old one's allies. The evidence quotes +112 % for a split whose
    // bookkeeping it does not state.
    let groups = in_2022(true);
    let matrix = groups.network().matrix();
    let members = groups.members();
    let own = groups
        .network()
        .names()
        .iter()
        .position(|name| name == "CJNG")
        .unwrap();
    let before = deaths(&groups, &Policy::STATUS_QUO);
    let smallest = |row: &[f64]| {
        row.iter()
            .copied()
            .filter(|entry| *entry > 0.0)
            .fold(f64::MAX, f64::min)
    };
    let sheltered = smallest(&matrix[own]);
    let half = 0.5 * members[own];
    let killed_of_own: f64 = groups.deaths_by_group(&coefficients())[own];
    // Half of the victims of the old group are in the new half; between the halves one meeting each way.
    let after = |shelter: f64| {
        let of_new_half = 0.5 * killed_of_own * shelter / sheltered;
        let between = coefficients().lethality * half * half * (sheltered + shelter);
        before - 0.5 * killed_of_own + of_new_half + between
    };
    let with_allies = after(sheltered) / before - 1.0;
    let without_allies = after(1.0) / before - 1.0;
    println!("CJNG in two: {with_allies:+.3} with allies, {without_allies:+.3} without");
    assert!((0.0..0.01).contains(&with_allies), "{with_allies}");
    assert!((0.9..1.2).contains(&without_allies), "{without_allies}");
}
