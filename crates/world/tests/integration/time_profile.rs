//! The time profile, worked by hand.

use proptest::prelude::*;
use vecinos_world::Month;
use vecinos_world::time_profile::{Regime, TimeProfile, adjusted_response};

fn published() -> TimeProfile {
    TimeProfile::new(vec![(0.0, 0.175), (1.0, 0.35), (5.0, 0.58), (10.0, 1.0)]).unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() < 1e-12
}

fn path_at(profile: &TimeProfile, regimes: &[Regime<'_>], at: Month) -> Vec<f64> {
    let mut path = vec![0.0; regimes[0].response.len()];
    adjusted_response(
        |months| profile.after_months(months),
        regimes,
        at,
        &mut path,
    );
    path
}

#[test]
fn the_published_shares_stand_at_their_years() {
    let profile = published();
    for (months, share) in [
        (-1, 0.0),
        (0, 0.175),
        (12, 0.35),
        (60, 0.58),
        (120, 1.0),
        (600, 1.0),
    ] {
        assert!(close(profile.after_months(months), share), "{months}");
    }
    // Linear between: half a year lies between 0.175 and 0.35, three years halfway between 0.35 and 0.58.
    assert!(close(profile.after_months(6), 0.2625));
    assert!(close(profile.after_months(36), 0.465));
}

#[test]
fn profiles_that_are_none_are_refused() {
    for knots in [
        vec![],
        vec![(1.0, 0.3)],
        vec![(0.0, 0.1), (0.0, 0.2)],
        vec![(0.0, 0.1), (2.0, 0.2), (1.0, 0.3)],
        vec![(0.0, 0.1), (1.0, 1.2)],
        vec![(0.0, f64::NAN)],
    ] {
        assert!(TimeProfile::new(knots).is_err());
    }
}

#[test]
fn one_permanent_change_follows_the_profile() {
    let profile = published();
    let response = [-0.4, 0.1];
    let regimes = [Regime {
        from: month("2027-01"),
        response: &response,
    }];
    assert_eq!(path_at(&profile, &regimes, month("2026-12")), [0.0, 0.0]);
    let after_a_year = path_at(&profile, &regimes, month("2028-01"));
    assert!(close(after_a_year[0], -0.14) && close(after_a_year[1], 0.035));
    let in_the_end = path_at(&profile, &regimes, month("2037-01"));
    assert!(close(in_the_end[0], -0.4) && close(in_the_end[1], 0.1));
}

#[test]
fn a_change_taken_back_leaves_the_difference_of_two_profiles() {
    // −0.4 from January 2027, taken back in July 2027. A year after the start: −0.4·m(12) + 0.4·m(6).
    let profile = published();
    let (tariff, free) = ([-0.4], [0.0]);
    let regimes = [
        Regime {
            from: month("2027-01"),
            response: &tariff,
        },
        Regime {
            from: month("2027-07"),
            response: &free,
        },
    ];
    let path = path_at(&profile, &regimes, month("2028-01"));
    assert!(close(path[0], -0.4 * 0.35 + 0.4 * 0.2625));
    let later = path_at(&profile, &regimes, month("2047-01"));
    assert!(close(later[0], 0.0));
}

#[test]
fn three_regimes_add_their_increments() {
    let profile = published();
    let responses = [[-0.1], [-0.3], [-0.2]];
    let regimes = [
        Regime {
            from: month("2025-03"),
            response: &responses[0],
        },
        Regime {
            from: month("2025-09"),
            response: &responses[1],
        },
        Regime {
            from: month("2026-03"),
            response: &responses[2],
        },
    ];
    let at = month("2026-09");
    let expected = -0.1 * profile.after_months(18) - 0.2 * profile.after_months(12)
        + 0.1 * profile.after_months(6);
    assert!(close(path_at(&profile, &regimes, at)[0], expected));
}

proptest! {
    #[test]
    fn splitting_a_regime_in_two_changes_nothing(
        response in -1.0..1.0_f64,
        split in 1..100_i32,
        at in 0..200_i32,
    ) {
        let profile = published();
        let start = month("2025-01");
        let values = [response];
        let whole = [Regime { from: start, response: &values }];
        let halves = [
            Regime { from: start, response: &values },
            Regime { from: start.plus(split), response: &values },
        ];
        let one = path_at(&profile, &whole, start.plus(at));
        let two = path_at(&profile, &halves, start.plus(at));
        prop_assert!((one[0] - two[0]).abs() < 1e-12);
    }

    #[test]
    fn the_path_stays_between_the_benchmark_and_the_largest_response(
        responses in proptest::collection::vec(-1.0..0.0_f64, 1..6),
        at in 0..240_i32,
    ) {
        // Responses that only grow more negative: the path never leaves [last response, 0].
        let profile = published();
        let mut sorted = responses;
        sorted.sort_unstable_by(|left, right| right.total_cmp(left));
        let values: Vec<[f64; 1]> = sorted.iter().map(|value| [*value]).collect();
        let regimes: Vec<Regime<'_>> = values
            .iter()
            .zip(0_i32..)
            .map(|(response, position)| Regime { from: month("2025-01").plus(7 * position), response })
            .collect();
        let reached = path_at(&profile, &regimes, month("2025-01").plus(at))[0];
        let largest = values[values.len() - 1][0];
        prop_assert!(reached <= 1e-12 && reached >= largest - 1e-12);
    }
}
