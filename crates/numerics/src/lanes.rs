//! Sums over arrays whose elements are lanes: `LANES` independent problems side by side.
//!
//! Every function does the same operations in the same order in each lane whatever the number of lanes, so a lane has the
//! bits of the same problem solved alone. Inner products use eight partial sums (element index modulo eight), added as a
//! tree: that is an order the vector units of all processors can follow without changing a bit.

/// Number of partial sums of an inner product.
const PARTIAL: usize = 8;

/// Inner product of two arrays of lanes (length of the shorter).
#[inline(always)]
#[allow(clippy::inline_always)]
pub fn dot<const LANES: usize>(left: &[[f64; LANES]], right: &[[f64; LANES]]) -> [f64; LANES] {
    let length = left.len().min(right.len());
    let (left, right) = (&left[..length], &right[..length]);
    let mut partial = [[0.0; LANES]; PARTIAL];
    let left_chunks = left.chunks_exact(PARTIAL);
    let right_chunks = right.chunks_exact(PARTIAL);
    let (left_rest, right_rest) = (left_chunks.remainder(), right_chunks.remainder());
    for (left, right) in left_chunks.zip(right_chunks) {
        for part in 0..PARTIAL {
            for lane in 0..LANES {
                partial[part][lane] += left[part][lane] * right[part][lane];
            }
        }
    }
    for (part, (left, right)) in left_rest.iter().zip(right_rest).enumerate() {
        for lane in 0..LANES {
            partial[part][lane] += left[lane] * right[lane];
        }
    }
    tree_sum(&partial)
}

/// Inner product of numbers common to all lanes with an array of lanes (length of the shorter).
#[inline(always)]
#[allow(clippy::inline_always)]
pub fn dot_shared<const LANES: usize>(shared: &[f64], values: &[[f64; LANES]]) -> [f64; LANES] {
    let length = shared.len().min(values.len());
    let (shared, values) = (&shared[..length], &values[..length]);
    let mut partial = [[0.0; LANES]; PARTIAL];
    let shared_chunks = shared.chunks_exact(PARTIAL);
    let value_chunks = values.chunks_exact(PARTIAL);
    let (shared_rest, value_rest) = (shared_chunks.remainder(), value_chunks.remainder());
    for (shared, values) in shared_chunks.zip(value_chunks) {
        for part in 0..PARTIAL {
            for lane in 0..LANES {
                partial[part][lane] += shared[part] * values[part][lane];
            }
        }
    }
    for (part, (shared, values)) in shared_rest.iter().zip(value_rest).enumerate() {
        for lane in 0..LANES {
            partial[part][lane] += shared * values[lane];
        }
    }
    tree_sum(&partial)
}

#[inline(always)]
#[allow(clippy::inline_always)]
fn tree_sum<const LANES: usize>(partial: &[[f64; LANES]; PARTIAL]) -> [f64; LANES] {
    let mut sum = [0.0; LANES];
    for (lane, total) in sum.iter_mut().enumerate() {
        let at = |part: usize| partial[part][lane];
        *total = ((at(0) + at(4)) + (at(2) + at(6))) + ((at(1) + at(5)) + (at(3) + at(7)));
    }
    sum
}

/// `target += factor · values`, element by element, with one factor per lane.
#[inline(always)]
#[allow(clippy::inline_always)]
pub fn add_scaled<const LANES: usize>(
    target: &mut [[f64; LANES]],
    factor: &[f64; LANES],
    values: &[[f64; LANES]],
) {
    for (target, values) in target.iter_mut().zip(values) {
        for lane in 0..LANES {
            target[lane] += factor[lane] * values[lane];
        }
    }
}

/// `target += factor · shared`, element by element, with one factor per lane and numbers common to all lanes.
#[inline(always)]
#[allow(clippy::inline_always)]
pub fn add_scaled_shared<const LANES: usize>(
    target: &mut [[f64; LANES]],
    factor: &[f64; LANES],
    shared: &[f64],
) {
    for (target, shared) in target.iter_mut().zip(shared) {
        for lane in 0..LANES {
            target[lane] += factor[lane] * shared;
        }
    }
}
