//! Sums over arrays whose elements are lanes: `LANES` independent problems side by side.
//!
//! Every function does the same operations in the same order in each lane whatever the number of lanes, so a lane has the
//! bits of the same problem solved alone. Inner products use eight partial sums (element index modulo eight), added as a
//! tree: that is an order the vector units of all processors can follow without changing a bit.

#![allow(
    clippy::inline_always,
    reason = "code must be inlined into functions that are compiled for the vector units"
)]

/// Number of partial sums of an inner product.
const PARTIAL: usize = 8;

/// Inner product of two arrays of lanes (length of the shorter).
#[inline(always)]
pub fn dot<const LANES: usize>(left: &[[f64; LANES]], right: &[[f64; LANES]]) -> [f64; LANES] {
    let length = left.len().min(right.len());
    let (left, right) = (&left[..length], &right[..length]);
    let mut partial = [[0.0; LANES]; PARTIAL];
    let left_chunks = left.chunks_exact(PARTIAL);
    let right_chunks = right.chunks_exact(PARTIAL);
    let (left_rest, right_rest) = (left_chunks.remainder(), right_chunks.remainder());
    for (left, right) in left_chunks.zip(right_chunks) {
        for part in 0..PARTIAL {
            partial[part] = multiply_add(&partial[part], &left[part], &right[part]);
        }
    }
    for (part, (left, right)) in left_rest.iter().zip(right_rest).enumerate() {
        partial[part] = multiply_add(&partial[part], left, right);
    }
    tree_sum(&partial)
}

/// Inner product of numbers common to all lanes with an array of lanes (length of the shorter).
#[inline(always)]
pub fn dot_shared<const LANES: usize>(shared: &[f64], values: &[[f64; LANES]]) -> [f64; LANES] {
    let length = shared.len().min(values.len());
    let (shared, values) = (&shared[..length], &values[..length]);
    let mut partial = [[0.0; LANES]; PARTIAL];
    let shared_chunks = shared.chunks_exact(PARTIAL);
    let value_chunks = values.chunks_exact(PARTIAL);
    let (shared_rest, value_rest) = (shared_chunks.remainder(), value_chunks.remainder());
    for (shared, values) in shared_chunks.zip(value_chunks) {
        for part in 0..PARTIAL {
            partial[part] = multiply_add(&partial[part], &[shared[part]; LANES], &values[part]);
        }
    }
    for (part, (shared, values)) in shared_rest.iter().zip(value_rest).enumerate() {
        partial[part] = multiply_add(&partial[part], &[*shared; LANES], values);
    }
    tree_sum(&partial)
}

#[inline(always)]
fn tree_sum<const LANES: usize>(partial: &[[f64; LANES]; PARTIAL]) -> [f64; LANES] {
    std::array::from_fn(|lane| {
        let at = |part: usize| partial[part][lane];
        ((at(0) + at(4)) + (at(2) + at(6))) + ((at(1) + at(5)) + (at(3) + at(7)))
    })
}

/// `sum + left · right` lane by lane, in two roundings.
#[inline(always)]
fn multiply_add<const LANES: usize>(
    sum: &[f64; LANES],
    left: &[f64; LANES],
    right: &[f64; LANES],
) -> [f64; LANES] {
    std::array::from_fn(|lane| sum[lane] + left[lane] * right[lane])
}

/// `target += factor · values`, element by element, with one factor per lane.
#[inline(always)]
pub fn add_scaled<const LANES: usize>(
    target: &mut [[f64; LANES]],
    factor: &[f64; LANES],
    values: &[[f64; LANES]],
) {
    for (target, values) in target.iter_mut().zip(values) {
        *target = multiply_add(target, factor, values);
    }
}

/// `target += matrixᵀ · factors` for a row-major matrix common to all lanes, with one row per factor: sums over rows in
/// their order, several columns held at a time.
#[inline(always)]
pub fn add_transposed_product_shared<const LANES: usize>(
    target: &mut [[f64; LANES]],
    factors: &[[f64; LANES]],
    matrix: &[f64],
) {
    let columns = target.len();
    let wide = if LANES == 1 {
        transposed_tiles::<LANES, 16>(target, factors, matrix, 0)
    } else {
        0
    };
    let done = transposed_tiles::<LANES, 4>(target, factors, matrix, wide);
    let done = transposed_tiles::<LANES, 1>(target, factors, matrix, done);
    debug_assert_eq!(done, columns);
}

/// Whole tiles of `TILE` columns from column `first` on; returns the first column that was not done.
#[inline(always)]
fn transposed_tiles<const LANES: usize, const TILE: usize>(
    target: &mut [[f64; LANES]],
    factors: &[[f64; LANES]],
    matrix: &[f64],
    first: usize,
) -> usize {
    let columns = target.len();
    let (tiles, _) = target[first..].as_chunks_mut::<TILE>();
    let mut column = first;
    for tile in tiles {
        let mut sums = *tile;
        for (factor, row) in factors.iter().zip(matrix.chunks_exact(columns)) {
            if let Some(entries) = row[column..].first_chunk::<TILE>() {
                sums = std::array::from_fn(|index| {
                    multiply_add(&sums[index], factor, &[entries[index]; LANES])
                });
            }
        }
        *tile = sums;
        column += TILE;
    }
    column
}
