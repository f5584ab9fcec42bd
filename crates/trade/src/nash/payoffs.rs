//! The payoff table of a tariff game: status quo, zero tariffs, each player alone, all together, Nash.

use super::best_response::{Ascent, Memory};
use super::player::validate;
use super::{NashEquilibrium, NashError, NashSettings, Player, best_response, solve_nash};
use crate::economy::Economy;
use crate::equilibrium::Equilibrium;
use crate::labour::LabourMarket;
use crate::policy::Policy;
use crate::solver::solve;

/// Which tariffs a row of the payoff table stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyCase {
    /// The tariffs of the status quo.
    StatusQuo,
    /// The lowest rates allowed in all cells of all players (zero, usually).
    LowestRates,
    /// The best response of one player to the status quo, nobody answering.
    Unilateral {
        /// Position in the list of players.
        player: usize,
    },
    /// The rates that maximise the players' joint surplus ([`cooperative_tariffs`]).
    Cooperative,
    /// Nash tariffs.
    Nash,
}

/// One row of the payoff table.
#[derive(Clone, Debug, PartialEq)]
pub struct PayoffRow {
    /// Which tariffs.
    pub case: PolicyCase,
    /// Rates by player, in the order of [`Player::groups`], as fractions. For the status quo the mean rates of the groups.
    pub rates: Vec<Vec<f64>>,
    /// Change of real income against the status quo, in per cent. `[region]`.
    pub real_income_pct: Vec<f64>,
    /// Change of each player's objective against the status quo, in per cent. `[player]`.
    pub objective_pct: Vec<f64>,
}

/// The payoff table with the Nash equilibrium that its last row shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PayoffTable {
    /// Status quo, lowest rates, one row per player alone, cooperative, Nash.
    pub rows: Vec<PayoffRow>,
    /// The Nash equilibrium.
    pub nash: NashEquilibrium,
}

/// Rates that maximise the players' joint surplus, in the order of the players, and the policy with them.
///
/// The surplus is `Σ_p I_p ln G_p` with G the players' objectives and I their incomes at the status quo: percentage gains
/// weighted by income, to first order the sum of gains in money. It is what governments agree on that can compensate one
/// another (Grossman and Helpman 1995, "Trade wars and trade talks", *Journal of Political Economy* 103(4): 675–708); without
/// compensation one of them may lose against the status quo. Found from the status quo, a local maximum.
pub fn cooperative_tariffs(
    economy: &Economy,
    status_quo: &Policy,
    labour: &LabourMarket,
    players: &[Player],
    settings: &NashSettings,
) -> Result<(Vec<Vec<f64>>, Policy), NashError> {
    validate(economy, status_quo, players)?;
    let mut policy = status_quo.clone();
    let counts: Vec<usize> = players
        .iter()
        .map(|player| player.groups(economy.dimensions).len())
        .collect();
    let start = players
        .iter()
        .flat_map(|player| player.current_rates(economy, status_quo))
        .collect();
    let together: Vec<&Player> = players.iter().collect();
    let base = solve(economy, status_quo, labour, &settings.solver)?;
    let total: f64 = players
        .iter()
        .map(|player| base.income[player.region])
        .sum();
    let weights: Vec<f64> = players
        .iter()
        .map(|player| base.income[player.region] / total)
        .collect();
    let mut memory = Memory::new(start);
    let ascent = Ascent {
        economy,
        labour,
        players: &together,
        weights: &weights,
        first: 0,
        settings,
    };
    ascent.climb(&mut policy, &mut memory, settings.tolerance)?;
    let mut rest = memory.rates();
    let mut rates = Vec::with_capacity(players.len());
    for count in counts {
        let (own, others) = rest.split_at(count.min(rest.len()));
        rates.push(own.to_vec());
        rest = others;
    }
    Ok((rates, policy))
}

/// Outcomes of the tariff game among `players` under every [`PolicyCase`].
pub fn payoff_table(
    economy: &Economy,
    status_quo: &Policy,
    labour: &LabourMarket,
    players: &[Player],
    settings: &NashSettings,
) -> Result<PayoffTable, NashError> {
    validate(economy, status_quo, players)?;
    let solve_policy = |policy: &Policy| solve(economy, policy, labour, &settings.solver);
    let base = solve_policy(status_quo)?;
    let current: Vec<Vec<f64>> = players
        .iter()
        .map(|player| player.current_rates(economy, status_quo))
        .collect();
    let row = |case: PolicyCase, rates: Vec<Vec<f64>>, equilibrium: &Equilibrium| PayoffRow {
        case,
        rates,
        real_income_pct: equilibrium
            .real_income_hat
            .iter()
            .zip(&base.real_income_hat)
            .map(|(new, old)| 100.0 * (new / old - 1.0))
            .collect(),
        objective_pct: players
            .iter()
            .map(|player| {
                let change = player.log_objective(economy, equilibrium)
                    - player.log_objective(economy, &base);
                100.0 * vecinos_numerics::math::expm1(change)
            })
            .collect(),
    };
    let mut rows = vec![row(PolicyCase::StatusQuo, current.clone(), &base)];

    let mut lowest = status_quo.clone();
    let mut lowest_rates = Vec::with_capacity(players.len());
    for (player, rates) in players.iter().zip(&current) {
        let own = vec![player.minimum_rate; rates.len()];
        player.apply(economy.dimensions, &own, &mut lowest);
        lowest_rates.push(own);
    }
    rows.push(row(
        PolicyCase::LowestRates,
        lowest_rates,
        &solve_policy(&lowest)?,
    ));

    for (position, player) in players.iter().enumerate() {
        let response = best_response(economy, status_quo, labour, player, settings)?;
        let mut rates = current.clone();
        rates[position] = response.rates;
        rows.push(row(
            PolicyCase::Unilateral { player: position },
            rates,
            &response.equilibrium,
        ));
    }

    let (rates, policy) = cooperative_tariffs(economy, status_quo, labour, players, settings)?;
    rows.push(row(PolicyCase::Cooperative, rates, &solve_policy(&policy)?));

    let nash = solve_nash(economy, status_quo, labour, players, settings)?;
    rows.push(row(PolicyCase::Nash, nash.rates.clone(), &nash.equilibrium));
    Ok(PayoffTable { rows, nash })
}
