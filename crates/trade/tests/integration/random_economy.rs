//! Random balanced economies, and symmetric ones, for property tests.

use vecinos_numerics::math;
use vecinos_numerics::random::Stream;
use vecinos_trade::{Dimensions, Economy};

/// What a random economy looks like.
#[derive(Clone, Copy)]
pub struct Recipe {
    pub dimensions: Dimensions,
    /// Range of the trade elasticities.
    pub elasticity: (f64, f64),
    /// Share of inputs in cost (0 = no input-output links).
    pub inputs: f64,
    /// Highest tariff (0.01 at least).
    pub tariff: f64,
    /// Size of the trade deficits against value added (0 = balanced trade).
    pub deficit: f64,
}

/// A random economy that satisfies all equilibrium conditions.
pub fn random_economy(recipe: Recipe, draw: u64) -> Economy {
    let Recipe { dimensions, .. } = recipe;
    let Dimensions { regions, sectors } = dimensions;
    let goods = regions * sectors;
    let mut stream = Stream::new(20_261, "random economy", draw);
    let mut between = |low: f64, high: f64| low + (high - low) * stream.uniform();
    let size: Vec<f64> = (0..regions)
        .map(|_| math::exp(between(-1.0, 1.0)))
        .collect();
    let elasticity = (0..sectors)
        .map(|_| between(recipe.elasticity.0, recipe.elasticity.1))
        .collect();
    let mut trade_share = vec![0.0; dimensions.cells()];
    let mut tariff = vec![0.0; dimensions.cells()];
    for sector in 0..sectors {
        for importer in 0..regions {
            let row = dimensions.cell(sector, importer, 0);
            for exporter in 0..regions {
                trade_share[row + exporter] = size[exporter]
                    * if exporter == importer {
                        6.0
                    } else {
                        between(0.1, 1.0)
                    };
                if exporter != importer {
                    tariff[row + exporter] = between(0.01, recipe.tariff.max(0.01));
                }
            }
            let total: f64 = trade_share[row..row + regions].iter().sum();
            for share in &mut trade_share[row..row + regions] {
                *share /= total;
            }
        }
    }
    let mut value_added_share = vec![1.0; goods];
    let mut input_share = vec![0.0; goods * sectors];
    let mut final_demand_share = vec![0.0; goods];
    for region in 0..regions {
        let demand: Vec<f64> = (0..sectors).map(|_| between(0.2, 1.0)).collect();
        let total: f64 = demand.iter().sum();
        for using in 0..sectors {
            final_demand_share[dimensions.region_sector(region, using)] = demand[using] / total;
            let materials = recipe.inputs * between(0.7, 1.3);
            let weights: Vec<f64> = (0..sectors).map(|_| between(0.0, 1.0)).collect();
            let total: f64 = weights.iter().sum();
            let mut used = 0.0;
            for (input, weight) in weights.iter().enumerate() {
                let share = materials * weight / total;
                input_share[dimensions.input(region, input, using)] = share;
                used += share;
            }
            value_added_share[dimensions.region_sector(region, using)] = 1.0 - used;
        }
    }
    let mut deficit: Vec<f64> = (0..regions)
        .map(|_| recipe.deficit * between(-0.1, 0.1))
        .collect();
    let mean = deficit.iter().sum::<f64>() / regions as f64;
    for value in &mut deficit {
        *value -= mean;
    }
    let mut economy = Economy {
        dimensions,
        trade_share,
        tariff,
        value_added_share,
        input_share,
        final_demand_share,
        value_added: vec![1.0; regions],
        deficit,
        expenditure: vec![1.0; goods],
        elasticity,
    };
    settle(&mut economy);
    economy
}

/// Regions that are all alike: every region buys `home` of each sector at home and the rest evenly abroad, no tariffs.
pub fn symmetric_economy(
    dimensions: Dimensions,
    home: f64,
    elasticity: f64,
    inputs: f64,
) -> Economy {
    let Dimensions { regions, sectors } = dimensions;
    let goods = regions * sectors;
    let mut trade_share = vec![(1.0 - home) / (regions - 1) as f64; dimensions.cells()];
    for sector in 0..sectors {
        for region in 0..regions {
            trade_share[dimensions.cell(sector, region, region)] = home;
        }
    }
    let mut economy = Economy {
        dimensions,
        trade_share,
        tariff: vec![0.0; dimensions.cells()],
        value_added_share: vec![1.0 - inputs; goods],
        input_share: vec![inputs / sectors as f64; goods * sectors],
        final_demand_share: vec![1.0 / sectors as f64; goods],
        value_added: vec![1.0; regions],
        deficit: vec![0.0; regions],
        expenditure: vec![1.0; goods],
        elasticity: vec![elasticity; sectors],
    };
    settle(&mut economy);
    economy
}

/// Finds the value added and expenditure that go with the shares: world value added stays what it is.
fn settle(economy: &mut Economy) {
    let dimensions = economy.dimensions;
    let Dimensions { regions, sectors } = dimensions;
    for _ in 0..5_000 {
        let output = economy.output();
        let income = economy.income();
        let mut moved = 0.0_f64;
        for region in 0..regions {
            let mut labour = 0.0;
            for sector in 0..sectors {
                let position = dimensions.region_sector(region, sector);
                labour += economy.value_added_share[position] * output[position];
                let inputs: f64 = (0..sectors)
                    .map(|using| {
                        economy.input_share[dimensions.input(region, sector, using)]
                            * output[dimensions.region_sector(region, using)]
                    })
                    .sum();
                let wanted = economy.final_demand_share[position] * income[region] + inputs;
                moved = moved.max((wanted - economy.expenditure[position]).abs());
                economy.expenditure[position] = wanted;
            }
            moved = moved.max((labour - economy.value_added[region]).abs());
            economy.value_added[region] = labour;
        }
        if moved < 1e-15 {
            break;
        }
    }
}
