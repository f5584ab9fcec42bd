//! The dated programmes against the published record of rates and against the duty collected.

use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::registry::Registry;
use vecinos_trade::programmes::RecordedTariffs;
use vecinos_trade::programmes::acceptance::{
    Acceptance, CHARGED_TOLERANCE, STATUTORY_PARTNERS, STATUTORY_TOLERANCE, acceptance,
};

use super::Replication;
use super::label::Label;
use crate::failure::Failure;

/// Duty collected in 2024, per cent of imports, as computed from the files by commodity, and the accepted gap (in
/// the benchmark China stands with Hong Kong).
const DUTY_2024: [(&str, f64, f64); 3] =
    [("MEX", 0.25, 0.01), ("CAN", 0.11, 0.02), ("CHN", 10.9, 0.5)];

/// Worst action dates of the statutory paths, worst month of the charged rate, and the duty of 2024 that both start
/// from.
///
/// The statutory comparison takes the reading of the tracker where its record differs from the legal texts; the
/// charged one weighs each month with its own imports.
pub(super) fn replications(registry: &Registry) -> Result<Vec<Replication>, Failure> {
    let told = |error: &dyn std::fmt::Display| Failure::Model(error.to_string());
    let compared = acceptance(registry).map_err(|error| told(&error))?;
    let mut found = rates(&compared);
    let table = BenchmarkTable::embedded()?;
    let recorded = RecordedTariffs::with_parameters(registry).map_err(|error| told(&error))?;
    let position = |id: &str| {
        table
            .region_index(id)
            .ok_or_else(|| Failure::Model(format!("the benchmark has no region {id}")))
    };
    let usa = position("USA")?;
    for (partner, theirs, tolerance) in DUTY_2024 {
        let base = &recorded.base;
        let collected = base.mean(&base.collected, usa, position(partner)?);
        found.push(Replication {
            paper: Label::plain("doctor-paper-census"),
            place: Label::plain("doctor-place-duty-2024"),
            quantity: Label::with("doctor-on-imports", [("partner", partner.to_owned())]),
            unit: Label::plain("doctor-unit-percent"),
            theirs,
            ours: collected
                .map(|mean| 100.0 * mean)
                .ok_or_else(|| "no trade to weigh with".to_owned()),
            tolerance,
        });
    }
    Ok(found)
}

/// The rows furthest from what was published.
fn rates(compared: &Acceptance) -> Vec<Replication> {
    let mut found = Vec::new();
    for partner in STATUTORY_PARTNERS {
        let rows = compared
            .statutory
            .iter()
            .filter(|row| row.partner == partner);
        found.extend(
            rows.max_by(|one, other| one.gap().abs().total_cmp(&other.gap().abs()))
                .map(|row| Replication {
                    paper: Label::plain("doctor-paper-tracker"),
                    place: Label::plain("doctor-place-added-rates"),
                    quantity: Label::with(
                        "doctor-statutory-added",
                        [
                            ("partner", partner.to_owned()),
                            ("day", row.day.to_string()),
                        ],
                    ),
                    unit: Label::plain("doctor-unit-points"),
                    theirs: 100.0 * row.tracker,
                    ours: Ok(100.0 * row.as_tracker_reads),
                    tolerance: 100.0 * STATUTORY_TOLERANCE,
                }),
        );
    }
    let worst = compared
        .charged
        .iter()
        .max_by(|one, other| one.gap().abs().total_cmp(&other.gap().abs()));
    found.extend(worst.map(|row| Replication {
        paper: Label::plain("doctor-paper-census"),
        place: Label::plain("doctor-place-calculated-duty"),
        quantity: Label::with(
            "doctor-charged-rate",
            [
                ("partner", "MEX".to_owned()),
                ("month", row.month.to_string()),
            ],
        ),
        unit: Label::plain("doctor-unit-percent"),
        theirs: 100.0 * row.observed.total(),
        ours: Ok(100.0 * row.model.total()),
        tolerance: 100.0 * CHARGED_TOLERANCE,
    }));
    found
}
