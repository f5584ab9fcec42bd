//! A lane has the bits of the same sum alone, whatever its neighbours.

use vecinos_numerics::lanes;
use vecinos_numerics::random::Stream;

fn random(length: usize, name: &str) -> Vec<f64> {
    let mut stream = Stream::new(3, name, 0);
    (0..length).map(|_| stream.uniform() - 0.3).collect()
}

/// The values of lane `lane` among `LANES`, others filled with something else.
fn spread<const LANES: usize>(values: &[f64], lane: usize) -> Vec<[f64; LANES]> {
    values
        .iter()
        .map(|value| {
            let mut lanes = [7.5; LANES];
            lanes[lane] = *value;
            lanes
        })
        .collect()
}

fn single(values: &[f64]) -> Vec<[f64; 1]> {
    values.iter().map(|value| [*value]).collect()
}

#[test]
fn inner_products() {
    for length in [0, 1, 5, 8, 9, 23, 40, 81] {
        let (left, right) = (random(length, "left"), random(length, "right"));
        let [alone] = lanes::dot(&single(&left), &single(&right));
        let [shared] = lanes::dot_shared(&left, &single(&right));
        assert_eq!(alone.to_bits(), shared.to_bits());
        let plain: f64 = left.iter().zip(&right).map(|(l, r)| l * r).sum();
        assert!((alone - plain).abs() < 1e-13);
        for lane in 0..4 {
            let four = lanes::dot(&spread::<4>(&left, lane), &spread::<4>(&right, lane));
            assert_eq!(four[lane].to_bits(), alone.to_bits());
            let four = lanes::dot_shared(&left, &spread::<4>(&right, lane));
            assert_eq!(four[lane].to_bits(), alone.to_bits());
        }
    }
}

#[test]
fn transposed_products() {
    for (rows, columns) in [(1, 1), (3, 7), (23, 23), (9, 40), (5, 17)] {
        let matrix = random(rows * columns, "matrix");
        let factors = random(rows, "factors");
        let start = random(columns, "start");
        let mut alone = single(&start);
        lanes::add_transposed_product_shared(&mut alone, &single(&factors), &matrix);
        for (column, [value]) in alone.iter().enumerate() {
            let mut expected = start[column];
            for row in 0..rows {
                expected += factors[row] * matrix[row * columns + column];
            }
            assert_eq!(value.to_bits(), expected.to_bits());
        }
        let mut eight = spread::<8>(&start, 5);
        lanes::add_transposed_product_shared(&mut eight, &spread::<8>(&factors, 5), &matrix);
        for (many, [value]) in eight.iter().zip(&alone) {
            assert_eq!(many[5].to_bits(), value.to_bits());
        }
    }
}
