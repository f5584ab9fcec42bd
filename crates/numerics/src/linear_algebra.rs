//! Dense matrices and LU factorisation in a fixed order of operations: the same bits on every processor.

use thiserror::Error;

/// A square system that cannot be solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinearAlgebraError {
    /// No pivot of usable size was found in a column.
    #[error("the matrix is singular: no pivot in column {column}")]
    Singular {
        /// Column without pivot.
        column: usize,
    },
    /// Lengths do not fit.
    #[error("{found} values where {expected} are needed")]
    Shape {
        /// Values needed.
        expected: usize,
        /// Values found.
        found: usize,
    },
}

/// A dense matrix, row-major.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            values: vec![0.0; rows * columns],
        }
    }

    /// The identity.
    pub fn identity(size: usize) -> Self {
        let mut matrix = Self::zeros(size, size);
        for diagonal in 0..size {
            matrix.values[diagonal * size + diagonal] = 1.0;
        }
        matrix
    }

    /// A matrix from its values, row by row.
    pub fn from_rows(
        rows: usize,
        columns: usize,
        values: Vec<f64>,
    ) -> Result<Self, LinearAlgebraError> {
        if values.len() == rows * columns {
            Ok(Self {
                rows,
                columns,
                values,
            })
        } else {
            Err(LinearAlgebraError::Shape {
                expected: rows * columns,
                found: values.len(),
            })
        }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// One row.
    pub fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// One row, to be changed.
    pub fn row_mut(&mut self, row: usize) -> &mut [f64] {
        &mut self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// Product with a vector of `columns` values; sums run from the first column to the last.
    pub fn multiply(&self, vector: &[f64]) -> Result<Vec<f64>, LinearAlgebraError> {
        if vector.len() != self.columns {
            return Err(LinearAlgebraError::Shape {
                expected: self.columns,
                found: vector.len(),
            });
        }
        Ok((0..self.rows)
            .map(|row| {
                self.row(row)
                    .iter()
                    .zip(vector)
                    .map(|(a, x)| a * x)
                    .sum::<f64>()
            })
            .collect())
    }
}

impl std::ops::Index<(usize, usize)> for Matrix {
    type Output = f64;

    fn index(&self, (row, column): (usize, usize)) -> &f64 {
        &self.values[row * self.columns + column]
    }
}

impl std::ops::IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut f64 {
        &mut self.values[row * self.columns + column]
    }
}

/// LU factors of a square matrix with partial pivoting, P·A = L·U.
#[derive(Clone, Debug)]
pub struct LuFactorization {
    size: usize,
    factors: Matrix,
    /// Row of the original matrix that stands at each position.
    order: Vec<usize>,
}

impl LuFactorization {
    /// Factors a square matrix in `2/3·n³` operations. Fails where a pivot is zero or not finite.
    pub fn new(mut matrix: Matrix) -> Result<Self, LinearAlgebraError> {
        let size = matrix.rows;
        if matrix.columns != size {
            return Err(LinearAlgebraError::Shape {
                expected: size * size,
                found: size * matrix.columns,
            });
        }
        let mut order: Vec<usize> = (0..size).collect();
        for column in 0..size {
            let mut pivot = column;
            for row in column + 1..size {
                if matrix[(row, column)].abs() > matrix[(pivot, column)].abs() {
                    pivot = row;
                }
            }
            let size_of_pivot = matrix[(pivot, column)].abs();
            if !size_of_pivot.is_finite() || size_of_pivot <= 0.0 {
                return Err(LinearAlgebraError::Singular { column });
            }
            if pivot != column {
                order.swap(pivot, column);
                for position in 0..size {
                    matrix
                        .values
                        .swap(pivot * size + position, column * size + position);
                }
            }
            let (above, below) = matrix.values.split_at_mut((column + 1) * size);
            let pivot_row = &above[column * size..];
            let inverse = 1.0 / pivot_row[column];
            for row in below.chunks_exact_mut(size) {
                let factor = row[column] * inverse;
                row[column] = factor;
                if factor != 0.0 {
                    for (value, pivot_value) in
                        row[column + 1..].iter_mut().zip(&pivot_row[column + 1..])
                    {
                        *value -= factor * pivot_value;
                    }
                }
            }
        }
        Ok(Self {
            size,
            factors: matrix,
            order,
        })
    }

    /// Solves A·x = b.
    pub fn solve(&self, right_hand_side: &[f64]) -> Result<Vec<f64>, LinearAlgebraError> {
        self.check(right_hand_side)?;
        let mut solution: Vec<f64> = self.order.iter().map(|&row| right_hand_side[row]).collect();
        for row in 0..self.size {
            let factors = self.factors.row(row);
            let mut value = solution[row];
            for column in 0..row {
                value -= factors[column] * solution[column];
            }
            solution[row] = value;
        }
        for row in (0..self.size).rev() {
            let factors = self.factors.row(row);
            let mut value = solution[row];
            for column in row + 1..self.size {
                value -= factors[column] * solution[column];
            }
            solution[row] = value / factors[row];
        }
        Ok(solution)
    }

    /// Solves Aᵀ·x = b.
    pub fn solve_transposed(
        &self,
        right_hand_side: &[f64],
    ) -> Result<Vec<f64>, LinearAlgebraError> {
        self.check(right_hand_side)?;
        let mut work = right_hand_side.to_vec();
        for row in 0..self.size {
            let factors = self.factors.row(row);
            let value = work[row] / factors[row];
            work[row] = value;
            for column in row + 1..self.size {
                work[column] -= factors[column] * value;
            }
        }
        for row in (0..self.size).rev() {
            let factors = self.factors.row(row);
            let value = work[row];
            for column in 0..row {
                work[column] -= factors[column] * value;
            }
        }
        let mut solution = vec![0.0; self.size];
        for (position, &row) in self.order.iter().enumerate() {
            solution[row] = work[position];
        }
        Ok(solution)
    }

    fn check(&self, right_hand_side: &[f64]) -> Result<(), LinearAlgebraError> {
        if right_hand_side.len() == self.size {
            Ok(())
        } else {
            Err(LinearAlgebraError::Shape {
                expected: self.size,
                found: right_hand_side.len(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Stream;

    fn random_matrix(size: usize, draw: u64) -> Matrix {
        let mut stream = Stream::new(3, "matrix", draw);
        let values = (0..size * size).map(|_| stream.uniform() - 0.5).collect();
        Matrix::from_rows(size, size, values).unwrap()
    }

    #[test]
    fn solutions_satisfy_their_systems() {
        for size in [1, 2, 5, 40] {
            let matrix = random_matrix(size, size as u64);
            let mut stream = Stream::new(3, "right-hand side", size as u64);
            let b: Vec<f64> = (0..size).map(|_| stream.uniform()).collect();
            let factorization = LuFactorization::new(matrix.clone()).unwrap();
            let x = factorization.solve(&b).unwrap();
            for (found, wanted) in matrix.multiply(&x).unwrap().iter().zip(&b) {
                assert!((found - wanted).abs() < 1e-11);
            }
            let y = factorization.solve_transposed(&b).unwrap();
            for column in 0..size {
                let found: f64 = (0..size).map(|row| matrix[(row, column)] * y[row]).sum();
                assert!((found - b[column]).abs() < 1e-11);
            }
        }
    }

    #[test]
    fn a_singular_matrix_is_named() {
        let matrix = Matrix::from_rows(2, 2, vec![1.0, 2.0, 2.0, 4.0]).unwrap();
        assert_eq!(
            LuFactorization::new(matrix).unwrap_err(),
            LinearAlgebraError::Singular { column: 1 }
        );
        let nan = Matrix::from_rows(1, 1, vec![f64::NAN]).unwrap();
        assert!(LuFactorization::new(nan).is_err());
    }

    #[test]
    fn wrong_lengths_are_errors() {
        assert!(Matrix::from_rows(2, 2, vec![1.0]).is_err());
        assert!(LuFactorization::new(Matrix::zeros(2, 3)).is_err());
        let factorization = LuFactorization::new(Matrix::identity(2)).unwrap();
        assert!(factorization.solve(&[1.0]).is_err());
    }
}
