//! Same inputs, same bytes: any number of threads, any number of further draws.

use super::{ready, run, usmca_ends};

fn trajectory_bits(result: &vecinos_ensemble::EnsembleResult) -> Vec<u64> {
    let values = result
        .trajectories
        .iter()
        .flat_map(|draw| draw.baseline.iter().chain(&draw.scenario));
    values.map(|value| value.to_bits()).collect()
}

#[test]
fn one_thread_and_two_give_the_same_bytes() {
    let one = run(&ready("usmca-ends"), 42, 1);
    let two = usmca_ends();
    assert_eq!(
        serde_json::to_string(&one).unwrap(),
        serde_json::to_string(two).unwrap()
    );
    assert!(trajectory_bits(&one) == trajectory_bits(two));
}

#[test]
fn more_draws_leave_the_first_ones_alone() {
    let few = run(&ready("usmca-ends"), 6, 2);
    let many = usmca_ends();
    for (short, long) in few.trajectories.iter().zip(&many.trajectories) {
        assert!(short == long, "draw {}", short.draw);
    }
    assert!(few.draws[..] == many.draws[..6]);
}

#[test]
fn another_seed_gives_other_draws() {
    let scenario = ready("usmca-ends");
    let settings = vecinos_ensemble::RunSettings {
        draws: 4,
        seed: 7,
        threads: Some(2),
    };
    let other =
        vecinos_ensemble::run_ensemble(super::model(), &scenario, &settings, &|_, _| {}).unwrap();
    assert!(other.draws != usmca_ends().draws[..4]);
}

#[test]
fn progress_counts_up_to_all_draws() {
    use std::sync::atomic::{AtomicU64, Ordering};
    let (most, total) = (AtomicU64::new(0), AtomicU64::new(0));
    let scenario = ready("usmca-ends");
    let settings = vecinos_ensemble::RunSettings {
        draws: 25,
        seed: 7,
        threads: Some(2),
    };
    vecinos_ensemble::run_ensemble(super::model(), &scenario, &settings, &|done, all| {
        most.fetch_max(done, Ordering::Relaxed);
        total.store(all, Ordering::Relaxed);
    })
    .unwrap();
    assert_eq!((most.into_inner(), total.into_inner()), (25, 25));
}
