//! Random benchmarks with odd features (no production, no trade, value-added share one, rounding-size negatives, elasticities
//! from 0.3 to 60, large deficits) and random policies with tariffs up to 300 %.

use vecinos_numerics::math;
use vecinos_numerics::random::Stream;
use vecinos_trade::{BenchmarkData, Deficit, Dimensions, Policy};

/// A random benchmark whose implied final demand is positive, or rounding.
pub fn random_benchmark(draw: u64) -> BenchmarkData {
    let mut stream = Stream::new(7, "random benchmark", draw);
    let regions = 2 + below(&mut stream, 5);
    let sectors = 1 + below(&mut stream, 6);
    let dimensions = Dimensions { regions, sectors };
    let size: Vec<f64> = (0..regions)
        .map(|_| math::exp(4.0 * stream.uniform()))
        .collect();
    let mut flows = vec![0.0; dimensions.cells()];
    let mut tariff = vec![0.0; dimensions.cells()];
    for sector in 0..sectors {
        let without_trade = stream.uniform() < 0.1;
        for exporter in 0..regions {
            let produces = stream.uniform() > 0.1 || exporter == 0 && sector == 0;
            for importer in 0..regions {
                let cell = dimensions.cell(sector, importer, exporter);
                let home = importer == exporter;
                let traded = home || !without_trade && stream.uniform() > 0.15;
                let weight = math::exp(2.0 * stream.uniform()) * if home { 8.0 } else { 1.0 };
                if produces && traded {
                    flows[cell] = size[exporter] * size[importer].sqrt() * weight;
                } else if stream.uniform() < 0.2 {
                    flows[cell] = -1e-13;
                }
                if !home && stream.uniform() < 0.6 {
                    tariff[cell] = 0.5 * stream.uniform();
                }
            }
        }
    }
    let elasticity = (0..sectors)
        .map(|_| 0.3 * math::exp(stream.uniform() * math::ln(200.0)))
        .collect();
    let mut data = BenchmarkData {
        dimensions,
        flows,
        tariff,
        input_share: vec![0.0; regions * sectors * sectors],
        elasticity,
    };
    for region in 0..regions {
        draw_inputs(&mut data, region, &mut stream);
    }
    data
}

/// Random input shares of one region, cut so that production uses at most 95 % of what the region buys of each input.
fn draw_inputs(data: &mut BenchmarkData, region: usize, stream: &mut Stream) {
    let dimensions = data.dimensions;
    let Dimensions { regions, sectors } = dimensions;
    let mut output = vec![0.0; sectors];
    let mut bought = vec![0.0; sectors];
    for sector in 0..sectors {
        for other in 0..regions {
            output[sector] += data.flows[dimensions.cell(sector, other, region)].max(0.0);
            let cell = dimensions.cell(sector, region, other);
            bought[sector] += data.flows[cell].max(0.0) * (1.0 + data.tariff[cell]);
        }
    }
    for using in 0..sectors {
        if stream.uniform() < 0.1 {
            continue; // value-added share one
        }
        let materials = 0.9 * stream.uniform();
        let weights: Vec<f64> = (0..sectors).map(|_| stream.uniform()).collect();
        let total: f64 = weights.iter().sum();
        for (input, weight) in weights.iter().enumerate() {
            data.input_share[dimensions.input(region, input, using)] = materials * weight / total;
        }
    }
    for (input, bought) in bought.iter().enumerate() {
        let row = dimensions.input(region, input, 0);
        let used: f64 = data.input_share[row..row + sectors]
            .iter()
            .zip(&output)
            .map(|(share, output)| share * output)
            .sum();
        if used > 0.95 * bought {
            for share in &mut data.input_share[row..row + sectors] {
                *share *= 0.95 * bought / used;
            }
        }
    }
}

/// A random policy: tariffs up to 300 %, sometimes iceberg costs, deficits kept or removed.
pub fn random_policy(data: &BenchmarkData, draw: u64) -> Policy {
    let mut stream = Stream::new(7, "random policy", draw);
    let dimensions = data.dimensions;
    let mut policy = Policy::with_tariff(data.tariff.clone());
    let share = stream.uniform();
    let mut costs = vec![1.0; dimensions.cells()];
    for sector in 0..dimensions.sectors {
        for importer in 0..dimensions.regions {
            for exporter in 0..dimensions.regions {
                if importer != exporter && stream.uniform() < share {
                    let cell = dimensions.cell(sector, importer, exporter);
                    policy.tariff[cell] = 3.0 * stream.uniform() * stream.uniform();
                    costs[cell] = 0.8 + 0.6 * stream.uniform();
                }
            }
        }
    }
    if stream.uniform() < 0.3 {
        policy.trade_cost_hat = Some(costs);
    }
    if stream.uniform() < 0.3 && trade_can_balance(data) {
        policy.deficit = Deficit::Removed;
    }
    policy
}

/// Whether every region both buys from and sells to others, each at least a tenth of the other. Without sales abroad no
/// finite wage balances trade, so removing deficits then has no solution.
fn trade_can_balance(data: &BenchmarkData) -> bool {
    let dimensions = data.dimensions;
    (0..dimensions.regions).all(|region| {
        let (mut imports, mut exports) = (0.0, 0.0);
        for sector in 0..dimensions.sectors {
            for other in (0..dimensions.regions).filter(|&other| other != region) {
                imports += data.flows[dimensions.cell(sector, region, other)].max(0.0);
                exports += data.flows[dimensions.cell(sector, other, region)].max(0.0);
            }
        }
        imports > 0.1 * exports && exports > 0.1 * imports
    })
}

/// A random index below `count`.
fn below(stream: &mut Stream, count: usize) -> usize {
    let position = stream.uniform() * count as f64;
    (0..count)
        .rev()
        .find(|&index| index as f64 <= position)
        .unwrap_or(0)
}
