//! Fixed points by Anderson acceleration, over one problem or several side by side.
//!
//! Given iterates x and steps f = G(x) − x, the next iterate is x + f − Σ c (Δx + Δf) over the last differences Δ, where the
//! coefficients c minimise |f − Σ c Δf| (Anderson 1965, *Journal of the ACM* 12(4); Walker and Ni 2011, *SIAM
//! Journal on Numerical Analysis* 49(4)). The least-squares problem is solved by its normal equations with unit columns,
//! newest column first; a column that is nearly a combination of newer ones is left out. Everything is done lane by lane in
//! a fixed order, so the bits of a lane do not depend on its neighbours.

#![allow(
    clippy::inline_always,
    reason = "code must be inlined into functions that are compiled for the vector units"
)]
#![allow(
    clippy::needless_range_loop,
    reason = "several arrays are read at one index, as in the formulas"
)]

use crate::lanes;

/// Most differences that a history can hold.
pub const MAXIMUM_DEPTH: usize = 8;

/// A column whose part orthogonal to the newer columns is below this share of its squared length is left out.
const SMALLEST_PIVOT: f64 = 1e-11;

/// Coefficients whose absolute sum is above this bound are not trusted; the plain step is taken.
const LARGEST_COEFFICIENT_SUM: f64 = 1e4;

/// The last differences of a fixed-point iteration, for `LANES` problems of the same size.
#[derive(Clone, Debug)]
pub struct AndersonHistory<const LANES: usize> {
    size: usize,
    depth: usize,
    /// Columns stored so far, at most `depth`; the same in all lanes.
    stored: usize,
    /// Column that the next difference replaces.
    next: usize,
    /// Columns usable by each lane, counted from the newest (fewer than `stored` after a restart of that lane).
    usable: [usize; LANES],
    started: bool,
    step_differences: Vec<[f64; LANES]>,
    image_differences: Vec<[f64; LANES]>,
    last_step: Vec<[f64; LANES]>,
    last_image: Vec<[f64; LANES]>,
    gram: [[[f64; LANES]; MAXIMUM_DEPTH]; MAXIMUM_DEPTH],
}

impl<const LANES: usize> AndersonHistory<LANES> {
    /// An empty history for vectors of `size` elements. `depth` is cut to [`MAXIMUM_DEPTH`]; 0 means plain iteration.
    pub fn new(size: usize, depth: usize) -> Self {
        let depth = depth.min(MAXIMUM_DEPTH);
        Self {
            size,
            depth,
            stored: 0,
            next: 0,
            usable: [0; LANES],
            started: false,
            step_differences: vec![[0.0; LANES]; size * depth],
            image_differences: vec![[0.0; LANES]; size * depth],
            last_step: vec![[0.0; LANES]; size],
            last_image: vec![[0.0; LANES]; size],
            gram: [[[0.0; LANES]; MAXIMUM_DEPTH]; MAXIMUM_DEPTH],
        }
    }

    /// Forgets everything (all lanes).
    pub fn clear(&mut self) {
        self.stored = 0;
        self.next = 0;
        self.usable = [0; LANES];
        self.started = false;
    }

    /// Forgets the differences of one lane: its next step is the plain one.
    pub fn restart(&mut self, lane: usize) {
        self.usable[lane] = 0;
    }

    /// Replaces `point` x by the next iterate, given the `step` f = G(x) − x. Lanes in `plain` take the plain step x + f.
    #[inline(always)]
    pub fn advance(
        &mut self,
        point: &mut [[f64; LANES]],
        step: &[[f64; LANES]],
        plain: &[bool; LANES],
    ) {
        let size = self.size;
        let (point, step) = (&mut point[..size], &step[..size]);
        if self.depth == 0 {
            for (point, step) in point.as_flattened_mut().iter_mut().zip(step.as_flattened()) {
                *point += step;
            }
            return;
        }
        let newest = self.next;
        if self.started {
            let columns = newest * size..(newest + 1) * size;
            let step_column = &mut self.step_differences[columns.clone()];
            let image_column = &mut self.image_differences[columns];
            let step_column = step_column.as_flattened_mut();
            let image_column = image_column.as_flattened_mut();
            for ((column, last), step) in step_column
                .iter_mut()
                .zip(self.last_step.as_flattened_mut())
                .zip(step.as_flattened())
            {
                *column = step - *last;
                *last = *step;
            }
            for (((column, last), point), step) in image_column
                .iter_mut()
                .zip(self.last_image.as_flattened_mut())
                .zip(point.as_flattened_mut())
                .zip(step.as_flattened())
            {
                let image = *point + step;
                *column = image - *last;
                *last = image;
                *point = image;
            }
            self.stored = (self.stored + 1).min(self.depth);
            self.next = (newest + 1) % self.depth;
            for usable in &mut self.usable {
                *usable = (*usable + 1).min(self.stored);
            }
        } else {
            for ((last, point), step) in self
                .last_image
                .as_flattened_mut()
                .iter_mut()
                .zip(point.as_flattened_mut())
                .zip(step.as_flattened())
            {
                *point += step;
                *last = *point;
            }
            self.last_step.copy_from_slice(step);
            self.started = true;
            return;
        }

        let mut projections = [[0.0; LANES]; MAXIMUM_DEPTH];
        for age in 0..self.stored {
            let column = self.column_of_age(age);
            let values = &self.step_differences[column * size..(column + 1) * size];
            let newest_values = &self.step_differences[newest * size..(newest + 1) * size];
            let product = lanes::dot(values, newest_values);
            self.gram[column][newest] = product;
            self.gram[newest][column] = product;
            projections[age] = lanes::dot(values, step);
        }
        let mut coefficients = [[0.0; LANES]; MAXIMUM_DEPTH];
        for lane in 0..LANES {
            if !plain[lane] {
                let solution = self.least_squares(lane, &projections);
                for age in 0..self.stored {
                    coefficients[age][lane] = -solution[age];
                }
            }
        }
        for age in 0..self.stored {
            let column = self.column_of_age(age);
            lanes::add_scaled(
                point,
                &coefficients[age],
                &self.image_differences[column * size..(column + 1) * size],
            );
        }
    }

    /// Column of the difference that is `age` steps old; call after the newest was stored.
    #[inline(always)]
    fn column_of_age(&self, age: usize) -> usize {
        (self.next + 2 * self.depth - 1 - age) % self.depth
    }

    /// Coefficients by age from the normal equations of one lane, by Cholesky decomposition with unit diagonal scaling.
    fn least_squares(
        &self,
        lane: usize,
        projections: &[[f64; LANES]; MAXIMUM_DEPTH],
    ) -> [f64; MAXIMUM_DEPTH] {
        let mut solution = [0.0; MAXIMUM_DEPTH];
        let count = self.usable[lane];
        let mut kept = [0_usize; MAXIMUM_DEPTH];
        let mut scale = [0.0; MAXIMUM_DEPTH];
        let mut factor = [[0.0; MAXIMUM_DEPTH]; MAXIMUM_DEPTH];
        let mut forward = [0.0; MAXIMUM_DEPTH];
        let mut rank = 0;
        for age in 0..count {
            let column = self.column_of_age(age);
            let length = self.gram[column][column][lane];
            if !(length.is_finite() && length > 0.0) {
                continue;
            }
            let inverse_length = 1.0 / length.sqrt();
            let mut pivot = 1.0;
            let mut right = projections[age][lane] * inverse_length;
            let mut row = [0.0; MAXIMUM_DEPTH];
            for earlier in 0..rank {
                let other = self.column_of_age(kept[earlier]);
                let mut value = self.gram[column][other][lane] * inverse_length * scale[earlier];
                for inner in 0..earlier {
                    value -= row[inner] * factor[earlier][inner];
                }
                value /= factor[earlier][earlier];
                row[earlier] = value;
                pivot -= value * value;
                right -= value * forward[earlier];
            }
            if pivot.is_nan() || pivot <= SMALLEST_PIVOT {
                continue;
            }
            let root = pivot.sqrt();
            row[rank] = root;
            factor[rank] = row;
            forward[rank] = right / root;
            kept[rank] = age;
            scale[rank] = inverse_length;
            rank += 1;
        }
        let mut total = 0.0;
        for position in (0..rank).rev() {
            let mut value = forward[position];
            for later in position + 1..rank {
                value -=
                    factor[later][position] * solution_at(&solution, kept[later], scale[later]);
            }
            value /= factor[position][position];
            solution[kept[position]] = value * scale[position];
            total += solution[kept[position]].abs();
        }
        if total.is_finite() && total <= LARGEST_COEFFICIENT_SUM {
            solution
        } else {
            [0.0; MAXIMUM_DEPTH]
        }
    }
}

/// The coefficient of a kept column in its unit-length scale.
fn solution_at(solution: &[f64; MAXIMUM_DEPTH], age: usize, scale: f64) -> f64 {
    solution[age] / scale
}

/// What a fixed-point search found.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedPoint {
    /// The last point.
    pub point: Vec<f64>,
    /// Largest absolute element of G(x) − x at that point.
    pub residual: f64,
    /// Evaluations of the map.
    pub iterations: usize,
    /// Whether the residual is at most the tolerance.
    pub converged: bool,
}

/// Searches a fixed point of `map` (which writes G(x) into its second argument) from `start` by Anderson acceleration of
/// `depth`, with steps scaled by `damping` in (0, 1]. When the residual is more than twice the smallest so far the history is
/// cleared and a plain step taken.
pub fn find_fixed_point(
    start: &[f64],
    depth: usize,
    damping: f64,
    tolerance: f64,
    maximum_iterations: usize,
    mut map: impl FnMut(&[f64], &mut [f64]),
) -> FixedPoint {
    let size = start.len();
    let mut history = AndersonHistory::<1>::new(size, depth);
    let mut point: Vec<[f64; 1]> = start.iter().map(|&value| [value]).collect();
    let mut plain_point = start.to_vec();
    let mut image = vec![0.0; size];
    let mut step = vec![[0.0]; size];
    let mut smallest = f64::INFINITY;
    let mut residual = f64::INFINITY;
    for iteration in 1..=maximum_iterations {
        for (plain, [value]) in plain_point.iter_mut().zip(&point) {
            *plain = *value;
        }
        map(&plain_point, &mut image);
        residual = 0.0;
        for ((step, image), value) in step.iter_mut().zip(&image).zip(&plain_point) {
            let gap = image - value;
            if gap.is_nan() || gap.abs() > residual {
                residual = gap.abs();
            }
            step[0] = damping * gap;
        }
        if residual <= tolerance || !residual.is_finite() {
            return FixedPoint {
                point: plain_point,
                residual,
                iterations: iteration,
                converged: residual <= tolerance,
            };
        }
        let restart = residual > 2.0 * smallest;
        if restart {
            history.restart(0);
        }
        smallest = smallest.min(residual);
        history.advance(&mut point, &step, &[restart]);
    }
    FixedPoint {
        point: plain_point,
        residual,
        iterations: maximum_iterations,
        converged: false,
    }
}
