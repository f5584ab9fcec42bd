//! The two indices under other weights: an index whose whole weight lies on one component is that component.

use vecinos_ensemble::EnsembleResult;
use vecinos_evidence::registry::Value;

use super::ledger_figures::INDICES;
use super::parts::{DataCell, DataRow, DataTable};
use crate::catalogue::Catalogue;
use crate::ledger_table::{baseline_median, cell};
use crate::names;
use crate::number;
use crate::reading::{Links, window_end};

/// Registry name of the weight of a component, `ledger.weight_trade` for `commercial_trade.ALL`.
fn weight_of(component: &str) -> String {
    let name = component.split('.').next().unwrap_or(component);
    let own = ["commercial_", "security_"]
        .iter()
        .find_map(|index| name.strip_prefix(index));
    format!("ledger.weight_{}", own.unwrap_or(name))
}

/// Registry names of all weights, for the sentence that says that users set them.
pub(super) fn weights() -> String {
    let components = INDICES
        .iter()
        .flat_map(|(.., components)| components.iter().copied());
    let names: Vec<String> = components.map(weight_of).collect();
    names.join(", ")
}

/// Each index as weighted and under each single weight, at the end of the window.
pub(super) fn tables(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<DataTable> {
    let Some(end) = window_end(result) else {
        return Vec::new();
    };
    let weight = |component: &str| {
        let name = weight_of(component);
        let parameter = result.parameters.iter().find(|one| one.name == name)?;
        match parameter.value {
            Value::Number(value) => Some(number::plain(value)),
            Value::Name(_) => None,
        }
    };
    let row = |id: &str, header: String, weight: Option<String>| {
        let indicator = result.indicator(id)?;
        let banded = |links| {
            cell(indicator, links, end.position).map_or_else(DataCell::missing, DataCell::of_cell)
        };
        Some(DataRow {
            header,
            cells: vec![
                weight.map_or_else(DataCell::missing, DataCell::plain),
                DataCell::plain(baseline_median(indicator, end.position).1),
                banded(Links::Measured),
                banded(Links::Judged),
            ],
        })
    };
    let columns = [
        "weights-column-weight",
        "weights-column-central",
        "column-baseline-median",
        "column-measured",
        "column-judged",
    ];
    INDICES
        .iter()
        .filter_map(|(_, index, components)| {
            let title = names::indicator(catalogue, &result.indicator(index)?.indicator);
            let whole = row(index, catalogue.text("weights-as-drawn"), None)?;
            let single = components.iter().filter_map(|id| {
                let name = names::indicator(catalogue, &result.indicator(id)?.indicator);
                // The title of a component begins with its index: `Commercial relationship: goods trade`.
                let own = name.rsplit_once(": ").map_or(name.as_str(), |(_, own)| own);
                let header = catalogue.with("weights-only", &[("component", own.into())]);
                row(id, header, weight(id))
            });
            let arguments = [
                ("index", title.into()),
                ("month", names::month(catalogue, end.month).into()),
            ];
            Some(DataTable {
                caption: catalogue.with("weights-title", &arguments),
                head: columns.iter().map(|key| catalogue.text(key)).collect(),
                rows: std::iter::once(whole).chain(single).collect(),
                stacked: false,
            })
        })
        .collect()
}
