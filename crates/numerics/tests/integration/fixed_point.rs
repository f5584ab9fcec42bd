//! Anderson acceleration: linear maps in as many steps as unknowns, contractions faster than plain iteration, restarts.

use vecinos_numerics::fixed_point::{AndersonHistory, find_fixed_point};
use vecinos_numerics::math;

/// G(x) = A x + b with spectral radius below one; its fixed point is known.
fn linear(point: &[f64], image: &mut [f64]) {
    let matrix = [[0.6, 0.2, 0.0], [0.1, 0.5, 0.3], [0.0, 0.2, 0.7]];
    let fixed = [1.0, -2.0, 0.5];
    for row in 0..3 {
        image[row] = fixed[row];
        for column in 0..3 {
            image[row] += matrix[row][column] * (point[column] - fixed[column]);
        }
    }
}

#[test]
fn a_linear_map_ends_after_as_many_differences_as_unknowns() {
    let found = find_fixed_point(&[0.0; 3], 4, 1.0, 1e-12, 50, linear);
    assert!(found.converged);
    assert!(found.iterations <= 6, "{} iterations", found.iterations);
    for (value, expected) in found.point.iter().zip([1.0, -2.0, 0.5]) {
        assert!((value - expected).abs() < 1e-11);
    }
    let plain = find_fixed_point(&[0.0; 3], 0, 1.0, 1e-12, 1000, linear);
    assert!(plain.converged);
    assert!(
        plain.iterations > 10 * found.iterations,
        "{}",
        plain.iterations
    );
}

#[test]
fn a_nonlinear_contraction() {
    let cosine = |point: &[f64], image: &mut [f64]| image[0] = math::cos(point[0]);
    let found = find_fixed_point(&[1.0], 2, 1.0, 1e-14, 100, cosine);
    assert!(found.converged && found.iterations < 12);
    assert!((found.point[0] - 0.739_085_133_215_160_6).abs() < 1e-14);
}

/// x → 3 − 2x repels the plain iteration; acceleration finds its fixed point all the same.
#[test]
fn a_repelling_fixed_point() {
    let map = |point: &[f64], image: &mut [f64]| image[0] = 3.0 - 2.0 * point[0];
    let plain = find_fixed_point(&[0.0], 0, 1.0, 1e-12, 60, map);
    assert!(!plain.converged);
    let found = find_fixed_point(&[0.0], 1, 1.0, 1e-12, 60, map);
    assert!(found.converged);
    assert!((found.point[0] - 1.0).abs() < 1e-12);
}

#[test]
fn not_a_number_ends_the_search() {
    let map = |_: &[f64], image: &mut [f64]| image[0] = f64::NAN;
    let found = find_fixed_point(&[0.0], 3, 1.0, 1e-12, 60, map);
    assert!(!found.converged && found.residual.is_nan());
    assert_eq!(found.iterations, 1);
}

/// Four lanes with other starts: each goes its own way, with the bits of its lonely run, also after a restart of one.
#[test]
fn lanes_do_not_touch_one_another() {
    let starts = [0.0, 3.0, -8.0, 0.25];
    let run = |lane: Option<usize>| -> Vec<[f64; 4]> {
        let mut history = AndersonHistory::<4>::new(3, 3);
        let mut point = vec![[0.0; 4]; 3];
        for (index, start) in starts.iter().enumerate() {
            for row in &mut point {
                row[index] = if lane.is_none_or(|lane| lane == index) {
                    *start
                } else {
                    5.0
                };
            }
        }
        for step_number in 0..6 {
            let mut step = vec![[0.0; 4]; 3];
            for index in 0..4 {
                let values: Vec<f64> = point.iter().map(|row| row[index]).collect();
                let mut image = [0.0; 3];
                linear(&values, &mut image);
                for row in 0..3 {
                    step[row][index] = image[row] - values[row];
                }
            }
            let mut plain = [false; 4];
            if step_number == 3 {
                history.restart(2);
                plain[2] = true;
            }
            history.advance(&mut point, &step, &plain);
        }
        point
    };
    let together = run(None);
    for lane in 0..4 {
        for (row, alone) in together.iter().zip(&run(Some(lane))) {
            assert_eq!(row[lane].to_bits(), alone[lane].to_bits());
        }
    }
}
