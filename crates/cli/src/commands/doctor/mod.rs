//! `vecinos doctor`: every replication that the embedded data allow, made again on this machine.

mod channels;
mod closed_forms;
mod label;
mod published_numbers;
mod recorded_tariffs;
mod reference_runs;

use serde_json::{Value, json};
use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::registry::Registry;
use vecinos_report::{Catalogue, Language};
use vecinos_trade::calibration::calibrate;
use vecinos_trade::{BenchmarkData, Dimensions, Economy, Reconcile};

use crate::answer::{Answer, Block, Cell, Table, json_number};
use crate::failure::{Failure, REFUSED};
use label::Label;

/// One number of a source beside the same number computed here.
struct Replication {
    /// Who published it, or whose run it is.
    paper: Label,
    /// Where it stands there.
    place: Label,
    /// What it is.
    quantity: Label,
    /// Unit of both numbers.
    unit: Label,
    /// The published number.
    theirs: f64,
    /// The number computed now, or why there is none.
    ours: Result<f64, String>,
    /// Largest difference that counts as the same number.
    tolerance: f64,
}

impl Replication {
    fn difference(&self) -> Option<f64> {
        self.ours.as_ref().ok().map(|ours| ours - self.theirs)
    }

    fn holds(&self) -> bool {
        self.difference()
            .is_some_and(|difference| difference.abs() <= self.tolerance)
    }
}

/// The embedded economy with positions of what the replications speak of.
struct Embedded {
    table: BenchmarkTable,
}

impl Embedded {
    fn read() -> Result<Self, Failure> {
        Ok(Self {
            table: BenchmarkTable::embedded()?,
        })
    }

    fn dimensions(&self) -> Dimensions {
        Dimensions {
            regions: self.table.regions.len(),
            sectors: self.table.sectors.len(),
        }
    }

    fn region(&self, id: &str) -> Result<usize, String> {
        self.table
            .region_index(id)
            .ok_or_else(|| format!("the benchmark has no region {id}"))
    }

    /// Positions of the goods sectors.
    fn goods(&self) -> Vec<usize> {
        let ids = self.table.sector_ids().zip(0..);
        ids.filter(|(id, _)| *id != vecinos_world::scenario::SERVICES)
            .map(|(_, sector)| sector)
            .collect()
    }

    /// The economy under a set of elasticities.
    fn economy(&self, set: &str) -> Result<Economy, String> {
        let elasticity = self
            .table
            .elasticity_sets
            .get(set)
            .ok_or_else(|| format!("no elasticity set {set}"))?;
        let data = BenchmarkData {
            dimensions: self.dimensions(),
            flows: self.table.flows.clone(),
            tariff: self.table.tariffs.clone(),
            input_share: self.table.inputs.clone(),
            elasticity: elasticity.clone(),
        };
        let calibration = calibrate(&data, Reconcile::Strict).map_err(|error| error.to_string())?;
        Ok(calibration.economy)
    }
}

/// Runs every replication and sets theirs beside ours.
pub fn answer(words: &Catalogue) -> Result<Answer, Failure> {
    let embedded = Embedded::read()?;
    let registry = Registry::embedded()?;
    let mut replications = closed_forms::replications(&embedded);
    replications.extend(reference_runs::replications(&embedded));
    replications.extend(recorded_tariffs::replications(&registry)?);
    replications.extend(published_numbers::replications(&embedded, &registry));
    replications.extend(channels::replications(&registry));
    Ok(shown(&replications, words))
}

fn shown(replications: &[Replication], words: &Catalogue) -> Answer {
    let keys = [
        "paper",
        "table",
        "quantity",
        "unit",
        "theirs",
        "ours",
        "difference",
        "tolerance",
        "verdict",
    ];
    let mut table = Table::new(keys.map(|key| (key, words.text(&format!("column-{key}")))))
        .off_screen(&["tolerance"]);
    let english = Catalogue::new(Language::English);
    let mut json = Vec::new();
    let mut notes = Vec::new();
    for replication in replications {
        let decimals = decimals(replication.tolerance);
        let verdict = if replication.holds() {
            "same"
        } else {
            "differs"
        };
        let number =
            |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::number(value, decimals));
        let ours = replication.ours.as_ref().ok().copied();
        table.push(vec![
            replication.paper.cell(&english, words),
            replication.place.cell(&english, words),
            replication.quantity.cell(&english, words),
            replication.unit.cell(&english, words),
            number(Some(replication.theirs)),
            number(ours),
            number(replication.difference()),
            Cell::number(replication.tolerance, decimals),
            Cell::named(verdict, words.text(&format!("doctor-{verdict}"))),
        ]);
        if let Err(reason) = &replication.ours {
            notes.push(format!(
                "error[no-answer]: {}, {}: {reason}",
                replication.place.text(words),
                replication.quantity.text(words)
            ));
        }
        json.push(json!({
            "paper": replication.paper.text(&english),
            "table": replication.place.text(&english),
            "quantity": replication.quantity.text(&english),
            "unit": replication.unit.text(&english),
            "theirs": json_number(replication.theirs),
            "ours": ours.map_or(Value::Null, json_number),
            "difference": replication.difference().map_or(Value::Null, json_number),
            "tolerance": json_number(replication.tolerance),
            "verdict": verdict,
        }));
    }
    let held = replications
        .iter()
        .filter(|replication| replication.holds())
        .count();
    let verdict = words.with(
        "doctor-verdict",
        &[
            ("held", held.into()),
            ("all", replications.len().into()),
            ("version", env!("CARGO_PKG_VERSION").into()),
        ],
    );
    Answer {
        blocks: vec![
            Block::Table(table),
            Block::Text(format!("{verdict}\n{}", words.text("doctor-legend"))),
        ],
        json: Some(json.into()),
        notes,
        exit: if held == replications.len() {
            0
        } else {
            REFUSED
        },
        ..Answer::default()
    }
}

/// Decimals that show a difference of the size of the tolerance, at most eight.
fn decimals(tolerance: f64) -> usize {
    let mut decimals = 0;
    let mut step = 1.0;
    while step > tolerance && decimals < 8 {
        step /= 10.0;
        decimals += 1;
    }
    (decimals + 1).max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replication(theirs: f64, ours: Result<f64, String>) -> Replication {
        Replication {
            paper: Label::plain("doctor-paper-icio"),
            place: Label::plain("doctor-place-value-added"),
            quantity: Label::with("doctor-side", [("side", "MEX".to_owned())]),
            unit: Label::plain("doctor-unit-percent"),
            theirs,
            ours,
            tolerance: 0.01,
        }
    }

    #[test]
    fn a_number_beyond_its_tolerance_fails_the_whole() {
        let words = Catalogue::new(vecinos_report::Language::English);
        let good = || replication(1.0, Ok(1.005));
        assert_eq!(shown(&[good()], &words).exit, 0);
        assert_eq!(
            shown(&[good(), replication(1.0, Ok(1.02))], &words).exit,
            REFUSED
        );
        let broken = shown(
            &[good(), replication(1.0, Err("no solve".to_owned()))],
            &words,
        );
        assert_eq!(broken.exit, REFUSED);
        assert!(broken.notes[0].contains("no solve"));
    }

    #[test]
    fn decimals_follow_the_tolerance() {
        assert_eq!(decimals(0.5), 2);
        assert_eq!(decimals(0.02), 3);
        assert_eq!(decimals(1e-4), 5);
        assert_eq!(decimals(1e-12), 9);
    }
}
