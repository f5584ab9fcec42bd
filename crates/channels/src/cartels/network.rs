//! The network of groups: who fights whom and who is allied with whom, one snapshot of 2020.
//!
//! `S_ij = (R_ij + 1)/(A_i + 1)` for `i ≠ j`, `S_ii = 0`, with the strength of rivalry `R_ij` and the sum of the strengths
//! of alliances `A_i` (Prieto-Curiel, Campedelli and Hope 2023). Since `R` is sparse, the pressure on a group is
//!
//! ```text
//! Σ_j S_ij C_j = (C − C_i + Σ_{j rival of i} R_ij C_j) / (A_i + 1)
//! ```
//!
//! the same numbers as the full 150 × 150 product, in a few hundred operations.

use vecinos_evidence::csv_table::CsvTable;
use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::embedded;
use vecinos_evidence::source_text::SourceText;

/// One undirected rivalry between two groups.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rivalry {
    one: usize,
    other: usize,
    strength: f64,
}

/// Groups in order of the strength of their ties, strongest first; groups of equal strength in the order of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    names: Vec<String>,
    initial_shares: Vec<f64>,
    /// `A_i + 1`.
    shelter: Vec<f64>,
    rivalries: Vec<Rivalry>,
}

impl Network {
    /// The embedded network, `data/cartels/groups.csv` and `ties.csv`.
    ///
    /// Errors: those of [`Self::read`] (tests read the embedded tables).
    pub fn embedded() -> Result<Self, Diagnostics> {
        Self::read(
            embedded::source("cartels/groups.csv")?,
            embedded::source("cartels/ties.csv")?,
        )
    }

    /// Reads groups (`group,name,source`) and undirected ties (`first,second,kind,strength,source`, kind `rivalry` or
    /// `alliance`).
    ///
    /// Errors, located: those of [`CsvTable`], `unknown-name` (a tie of a group that is not in the table, or of a group
    /// with itself; an unknown kind), `invalid-value` (a strength that is not positive).
    pub fn read(groups: SourceText, ties: SourceText) -> Result<Self, Diagnostics> {
        let csv = CsvTable::parse(groups)?;
        let [id, name, _] = csv.columns(["group", "name", "source"])?;
        let ids: Vec<&str> = csv.rows().iter().map(|row| csv.field(row, id)).collect();
        let names: Vec<&str> = csv.rows().iter().map(|row| csv.field(row, name)).collect();
        let table = CsvTable::parse(ties)?;
        let [first, second, kind, strength, _] =
            table.columns(["first", "second", "kind", "strength", "source"])?;
        let mut ties_of = vec![0.0; ids.len()];
        let mut alliances = vec![0.0; ids.len()];
        let mut rivalries = Vec::new();
        for row in table.rows() {
            let find = |column: usize| {
                let group = table.field(row, column);
                ids.iter().position(|id| *id == group).ok_or_else(|| {
                    table.at(row, column, "unknown-name", "no such group in the table")
                })
            };
            let (one, other) = (find(first)?, find(second)?);
            if one == other {
                let message = "a group has no tie with itself";
                return Err(table.at(row, second, "unknown-name", message).into());
            }
            let weight = table.number(row, strength)?;
            if weight <= 0.0 {
                let message = "the strength of a tie is positive";
                return Err(table.at(row, strength, "invalid-value", message).into());
            }
            for end in [one, other] {
                ties_of[end] += weight;
            }
            match table.field(row, kind) {
                "rivalry" => rivalries.push((one, other, weight)),
                "alliance" => {
                    for end in [one, other] {
                        alliances[end] += weight;
                    }
                }
                _ => {
                    let problem = table.at(row, kind, "unknown-name", "unknown kind of tie");
                    return Err(problem.with_expected("`rivalry` or `alliance`").into());
                }
            }
        }
        let mut order: Vec<usize> = (0..ids.len()).collect();
        // Stable: groups of equal strength stay in the order of the table, as in the authors' code.
        order.sort_by(|one, other| ties_of[*other].total_cmp(&ties_of[*one]));
        let mut place = vec![0; order.len()];
        for (rank, group) in order.iter().enumerate() {
            place[*group] = rank;
        }
        let harmonic: f64 = (1..=order.len()).map(|rank| 1.0 / rank as f64).sum();
        Ok(Self {
            names: order.iter().map(|group| names[*group].to_owned()).collect(),
            initial_shares: (1..=order.len())
                .map(|rank| 1.0 / rank as f64 / harmonic)
                .collect(),
            shelter: order.iter().map(|group| alliances[*group] + 1.0).collect(),
            rivalries: rivalries
                .into_iter()
                .map(|(one, other, strength)| Rivalry {
                    one: place[one],
                    other: place[other],
                    strength,
                })
                .collect(),
        })
    }

    /// Number of groups.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are no groups.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Names in order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Shares of all members in January 2012: proportional to the inverse of the rank by strength of ties.
    pub fn initial_shares(&self) -> &[f64] {
        &self.initial_shares
    }

    /// `Σ_j S_ij C_j` for every group into `pressure`; `total` is the sum of `members`. Slices are as long as the network.
    pub fn pressure(&self, members: &[f64], total: f64, pressure: &mut [f64]) {
        for (pressure, own) in pressure.iter_mut().zip(members) {
            *pressure = total - own;
        }
        for rivalry in &self.rivalries {
            let (Some(of_one), Some(of_other)) =
                (members.get(rivalry.one), members.get(rivalry.other))
            else {
                continue;
            };
            if let Some(on_one) = pressure.get_mut(rivalry.one) {
                *on_one += rivalry.strength * of_other;
            }
            if let Some(on_other) = pressure.get_mut(rivalry.other) {
                *on_other += rivalry.strength * of_one;
            }
        }
        for (pressure, shelter) in pressure.iter_mut().zip(&self.shelter) {
            *pressure /= shelter;
        }
    }

    /// The full matrix `S`, row by row, for checks and for use outside the model.
    pub fn matrix(&self) -> Vec<Vec<f64>> {
        let count = self.len();
        let mut matrix = vec![vec![1.0; count]; count];
        for rivalry in &self.rivalries {
            matrix[rivalry.one][rivalry.other] += rivalry.strength;
            matrix[rivalry.other][rivalry.one] += rivalry.strength;
        }
        for (own, (row, shelter)) in matrix.iter_mut().zip(&self.shelter).enumerate() {
            for (other, entry) in row.iter_mut().enumerate() {
                *entry = if other == own { 0.0 } else { *entry / shelter };
            }
        }
        matrix
    }
}
