//! Minimisation without derivatives: the simplex method of Nelder and Mead (1965), *Computer Journal* 7(4): 308–13.

/// Numbers to be found.
const SIZE: usize = 6;

/// Rounds of one search.
const ROUNDS: usize = 4_000;
/// Searches, each from the end of the one before.
const SEARCHES: usize = 3;
/// Spread of the values at the corners below which a search ends.
const TOLERANCE: f64 = 1e-11;

type Point = [f64; SIZE];

/// The minimum near `start`, with first steps of half of `scale`.
pub(super) fn minimise(cost: &mut dyn FnMut(&Point) -> f64, start: Point, scale: Point) -> Point {
    let mut best = start;
    for _ in 0..SEARCHES {
        best = search(cost, best, &scale);
    }
    best
}

fn search(cost: &mut dyn FnMut(&Point) -> f64, start: Point, scale: &Point) -> Point {
    let mut corners: Vec<(f64, Point)> = vec![(cost(&start), start)];
    for position in 0..SIZE {
        let mut corner = start;
        corner[position] += 0.5 * scale[position];
        corners.push((cost(&corner), corner));
    }
    for _ in 0..ROUNDS {
        corners.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (first, second_worst, worst) = (corners[0].0, corners[SIZE - 1].0, corners[SIZE]);
        if worst.0 - first < TOLERANCE {
            break;
        }
        let mut centre = [0.0; SIZE];
        for (_, corner) in &corners[..SIZE] {
            for (sum, value) in centre.iter_mut().zip(corner) {
                *sum += value / SIZE as f64;
            }
        }
        let mut at = |factor: f64| {
            let mut point = centre;
            for (value, bad) in point.iter_mut().zip(worst.1) {
                *value += factor * (*value - bad);
            }
            (cost(&point), point)
        };
        let reflected = at(1.0);
        let next = if reflected.0 < first {
            let expanded = at(2.0);
            if expanded.0 < reflected.0 {
                expanded
            } else {
                reflected
            }
        } else if reflected.0 < second_worst {
            reflected
        } else if reflected.0 < worst.0 {
            at(0.5)
        } else {
            at(-0.5)
        };
        if next.0 < worst.0 {
            corners[SIZE] = next;
            continue;
        }
        let nearest = corners[0].1;
        for corner in &mut corners[1..] {
            for (value, to) in corner.1.iter_mut().zip(nearest) {
                *value = 0.5 * (*value + to);
            }
            corner.0 = cost(&corner.1);
        }
    }
    corners.sort_by(|one, other| one.0.total_cmp(&other.0));
    corners[0].1
}
