//! Settings of the solver.

/// How a solve iterates and when it stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SolverSettings {
    /// Largest residual allowed, over all price (log), goods-market (relative to benchmark expenditure) and labour-market
    /// (log) equations; for a region whose trade is below a tenth of its labour income also over its trade balance,
    /// against ten times its trade, because the labour market of such a region clears whatever its wage.
    pub tolerance: f64,
    /// Evaluations of the map allowed per strategy (the fast one first, then the more cautious ones).
    pub maximum_iterations: usize,
    /// Number of earlier iterates that Anderson acceleration combines (0 = plain damped iteration), at most 8.
    pub anderson_depth: usize,
    /// Share of the gap in the labour market that one plain step closes.
    pub wage_step: f64,
}

impl Default for SolverSettings {
    fn default() -> Self {
        Self {
            tolerance: 1e-9,
            maximum_iterations: 1_000,
            anderson_depth: 7,
            wage_step: 0.5,
        }
    }
}

impl SolverSettings {
    /// The default settings with a tolerance of 1e-12, as replications use.
    pub fn tight() -> Self {
        Self {
            tolerance: 1e-12,
            ..Self::default()
        }
    }
}
