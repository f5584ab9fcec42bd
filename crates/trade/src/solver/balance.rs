//! The trade balance of each region: what tells its wage where it trades little.
//!
//! With exports E, imports M and deficit D, E − M + D is zero where the labour market clears (Walras). A region that trades
//! a share s of its income has a labour market that clears up to s whatever its wage, so the gap of the labour market says
//! nothing about the wage there. The balance of trade, summed from the flows that cross borders alone, keeps its relative
//! accuracy, because errors of expenditure and of prices enter it in proportion to the flows.

use vecinos_numerics::math;

use super::map::Workspace;
use super::system::System;

/// Largest step of a wage, in logs, when steps are divided by slopes.
const LARGEST_STEP: f64 = 0.25;

/// A region whose exports and imports together are below this share of its labour income is held to a trade balance that is
/// as accurate against its trade as that of a region at this share; above, the gap of the labour market is as strict.
pub(super) const SMALL_TRADE: f64 = 0.1;

/// Below this share of labour income, wages that follow the labour market would hardly move.
pub(super) const HARDLY_ANY_TRADE: f64 = 1e-3;

/// Trade of one region in one lane.
#[derive(Clone, Copy, Debug, Default)]
struct Trade {
    /// Exports less imports, both net of tariff.
    balance: f64,
    /// Exports and imports together.
    volume: f64,
    /// Fall of the balance with the logarithm of the own wage, incomes and input prices held: sales abroad do not rise with
    /// the wage, and each market is lost with elasticity θ (1 − π).
    slope: f64,
}

impl<const LANES: usize> Workspace<LANES> {
    /// Whether the exports and imports of some region are together below a share of its labour income.
    pub fn trades_below(&self, system: &System<'_, LANES>, lane: usize, share: f64) -> bool {
        let (regions, sectors) = (system.dimensions.regions, system.dimensions.sectors);
        (0..regions).any(|region| {
            let mut volume = 0.0;
            for (order, traded) in system.traded.iter().enumerate() {
                let home = traded.start + region * regions + region;
                let sold = self.competitiveness[order * regions + region][lane]
                    * self.spending[order * regions + region][lane];
                let position = region * sectors + traded.sector;
                volume += self.output[position][lane] - system.net[home][lane] * sold;
                volume += self.expenditure[position][lane] - system.gross[home][lane] * sold;
            }
            volume < share * self.labour_income_of(system, region, lane)
        })
    }

    /// Largest trade imbalance of a lane, against labour income or against trade over [`SMALL_TRADE`], whichever is smaller;
    /// at most one, because trade that has all but vanished on the way says nothing of the distance.
    pub fn largest_imbalance(&self, system: &System<'_, LANES>, lane: usize) -> f64 {
        let trade = self.trade_of(system, lane);
        let imbalances = trade.iter().enumerate().map(|(region, trade)| {
            let income = self.labour_income_of(system, region, lane);
            let scale = income.min(trade.volume / SMALL_TRADE);
            if scale > 0.0 {
                let ratio = (trade.balance + system.deficit[region][lane]) / scale;
                ratio.clamp(-1.0, 1.0).abs()
            } else {
                0.0
            }
        });
        imbalances.fold(0.0, |largest, imbalance| {
            // Not a number stays, and ends the strategy.
            if imbalance > largest || imbalance.is_nan() {
                imbalance
            } else {
                largest
            }
        })
    }

    /// Replaces the steps of wages by Newton steps on the trade balance, each region for itself, at most a quarter of a log
    /// point; where a region has several pools of labour, their mean moves so and the pools move apart as before. Raises the
    /// residuals to the imbalances of trade.
    #[cold]
    pub fn balance_trade(
        &mut self,
        system: &System<'_, LANES>,
        damping: f64,
        largest: &mut [f64; LANES],
    ) {
        let (regions, sectors) = (system.dimensions.regions, system.dimensions.sectors);
        for (lane, largest) in largest.iter_mut().enumerate() {
            let imbalance = self.largest_imbalance(system, lane);
            if imbalance > *largest || imbalance.is_nan() {
                *largest = imbalance;
            }
            let total: f64 = self.labour_income.iter().map(|income| income[lane]).sum();
            let level = math::ln_polynomial(total / system.world_income);
            let trade = self.trade_of(system, lane);
            for (region, trade) in trade.iter().enumerate() {
                let newton = (trade.balance + system.deficit[region][lane]) / trade.slope;
                if !newton.is_finite() {
                    continue;
                }
                let newton = damping * newton.clamp(-LARGEST_STEP, LARGEST_STEP) - level;
                let unknowns = (0..system.pools)
                    .filter(|pool| system.pool_income[region * system.pools + pool][lane] > 0.0)
                    .map(|pool| 2 * regions * sectors + pool * regions + region);
                let count = unknowns.clone().count();
                let mean = unknowns
                    .clone()
                    .map(|unknown| self.step[unknown][lane])
                    .sum::<f64>()
                    / count.max(1) as f64;
                for unknown in unknowns {
                    let step = &mut self.step[unknown][lane];
                    *step = if count > 1 {
                        *step - mean + newton
                    } else {
                        newton
                    };
                }
            }
        }
    }

    fn labour_income_of(&self, system: &System<'_, LANES>, region: usize, lane: usize) -> f64 {
        let pools = region * system.pools..(region + 1) * system.pools;
        self.labour_income[pools]
            .iter()
            .map(|income| income[lane])
            .sum()
    }

    /// Trade of every region in one lane, from the flows that cross borders.
    fn trade_of(&self, system: &System<'_, LANES>, lane: usize) -> Vec<Trade> {
        let (regions, sectors) = (system.dimensions.regions, system.dimensions.sectors);
        let mut trade = vec![Trade::default(); regions];
        for (order, traded) in system.traded.iter().enumerate() {
            for importer in 0..regions {
                let spending = self.spending[order * regions + importer][lane];
                let expenditure = self.expenditure[importer * sectors + traded.sector][lane];
                for exporter in 0..regions {
                    let cell = traded.start + importer * regions + exporter;
                    let volume = self.competitiveness[order * regions + exporter][lane] * spending;
                    let sales = system.net[cell][lane] * volume;
                    if sales <= 0.0 {
                        continue;
                    }
                    let lost = 1.0 - system.gross[cell][lane] * volume / expenditure;
                    let elasticity = -system.minus_elasticity[traded.sector][lane];
                    trade[exporter].slope += sales * elasticity * lost.max(0.0);
                    if importer != exporter {
                        trade[exporter].slope += sales;
                        trade[exporter].balance += sales;
                        trade[exporter].volume += sales;
                        trade[importer].balance -= sales;
                        trade[importer].volume += sales;
                    }
                }
            }
        }
        trade
    }
}
