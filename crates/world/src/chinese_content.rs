//! Chinese value added in Mexico's exports to the United States, fast enough for every equilibrium of an ensemble.
//!
//! The same accounting as [`vecinos_trade::content`] for one origin: the content of the output of region n, sector j, is
//! `v_nj = β_nj [n = China] + Σ_k Σ_i γ_nkj π_nki/(1+t_nki) v_ik`. The rounds start from the benchmark and stop when the
//! content of the exports has settled; a test compares them with the full table.

use vecinos_trade::{Economy, Equilibrium};

use crate::geography::Geography;
use crate::indicator::Side;

/// Largest change of the content of exports in the last round, at the benchmark.
const BENCHMARK_TOLERANCE: f64 = 1e-13;
/// The same in an equilibrium: a ten-thousandth of a percentage point.
const TOLERANCE: f64 = 1e-6;
/// Rounds made at least, so that a change has come from China through its neighbours' neighbours.
const FEWEST_ROUNDS: usize = 4;
/// Rounds allowed.
const ROUNDS: usize = 1_000;

/// Chinese content at the benchmark, from which that of equilibria is found.
#[derive(Clone, Debug)]
pub struct ChineseContent {
    /// Of the output of each region and sector. `[region][sector]`.
    of_output: Vec<f64>,
    /// Of Mexico's exports to the United States, a fraction.
    pub of_exports: f64,
}

impl ChineseContent {
    /// Content at the benchmark; `flows` in the order of [`Geography::import_cells`].
    pub fn at_benchmark(geography: &Geography, economy: &Economy, flows: &[f64]) -> Self {
        let zero = vec![0.0; geography.dimensions.regions * geography.dimensions.sectors];
        let shares = net_shares(geography, &economy.trade_share, &economy.tariff);
        let (of_output, of_exports) = rounds(
            geography,
            economy,
            &shares,
            zero,
            flows,
            BENCHMARK_TOLERANCE,
        );
        Self {
            of_output,
            of_exports,
        }
    }

    /// Content of Mexico's exports to the United States in an equilibrium, a fraction; `flows` as above.
    pub fn at_equilibrium(
        &self,
        geography: &Geography,
        economy: &Economy,
        equilibrium: &Equilibrium,
        flows: &[f64],
    ) -> f64 {
        let shares = net_shares(geography, &equilibrium.trade_share, &equilibrium.tariff);
        rounds(
            geography,
            economy,
            &shares,
            self.of_output.clone(),
            flows,
            TOLERANCE,
        )
        .1
    }
}

/// Shares net of tariff by buyer and origin, sectors together, so that inner loops run over sectors.
fn net_shares(geography: &Geography, trade_share: &[f64], tariff: &[f64]) -> Vec<f64> {
    let (regions, sectors) = (geography.dimensions.regions, geography.dimensions.sectors);
    let mut net = vec![0.0; geography.dimensions.cells()];
    for sector in 0..sectors {
        for buyer in 0..regions {
            let start = geography.dimensions.cell(sector, buyer, 0);
            let cells = trade_share[start..start + regions]
                .iter()
                .zip(&tariff[start..start + regions]);
            for (origin, (share, rate)) in cells.enumerate() {
                net[(buyer * regions + origin) * sectors + sector] = share / (1.0 + rate);
            }
        }
    }
    net
}

fn rounds(
    geography: &Geography,
    economy: &Economy,
    shares: &[f64],
    start: Vec<f64>,
    flows: &[f64],
    tolerance: f64,
) -> (Vec<f64>, f64) {
    let dimensions = geography.dimensions;
    let (regions, sectors) = (dimensions.regions, dimensions.sectors);
    let mut content = start;
    let mut bought = vec![0.0; sectors];
    let mut exported = of_exports(geography, &content, flows);
    for round in 1..=ROUNDS {
        for region in 0..regions {
            bought.fill(0.0);
            for origin in 0..regions {
                let from_origin = &shares[(region * regions + origin) * sectors..][..sectors];
                let held = &content[origin * sectors..][..sectors];
                for ((value, share), part) in bought.iter_mut().zip(from_origin).zip(held) {
                    *value += share * part;
                }
            }
            let own = &mut content[region * sectors..][..sectors];
            if region == geography.china {
                own.copy_from_slice(&economy.value_added_share[region * sectors..][..sectors]);
            } else {
                own.fill(0.0);
            }
            for (input, part) in bought.iter().enumerate() {
                let row = &economy.input_share[dimensions.input(region, input, 0)..][..sectors];
                for (value, weight) in own.iter_mut().zip(row) {
                    *value += weight * part;
                }
            }
        }
        let before = exported;
        exported = of_exports(geography, &content, flows);
        if round >= FEWEST_ROUNDS && (exported - before).abs() <= tolerance {
            break;
        }
    }
    (content, exported)
}

/// Content of Mexico's exports to the United States.
fn of_exports(geography: &Geography, content: &[f64], flows: &[f64]) -> f64 {
    let mexico = geography.sides[1];
    let (mut total, mut chinese) = (0.0, 0.0);
    for (flow, sector) in flows[geography.imports(Side::Usa, Side::Mex)]
        .iter()
        .zip(&geography.goods)
    {
        total += flow;
        chinese += flow * content[geography.dimensions.region_sector(mexico, *sector)];
    }
    if total > 0.0 { chinese / total } else { 0.0 }
}
