//! The figures by month of the page, in order.

use vecinos_ensemble::EnsembleResult;

use super::month_figures::{Drawn, TimeFigure};
use super::parts::Figure;
use super::{NEIGHBOURS, sides};
use crate::catalogue::Catalogue;

/// Figures of production chains by month.
pub(super) fn months(result: &EnsembleResult, catalogue: &Catalogue) -> Vec<Figure> {
    let flows = |quantity: &str| -> Vec<String> {
        ["USA.MEX", "USA.CAN", "USA.CHN", "MEX.USA"]
            .iter()
            .map(|pair| format!("{quantity}.{pair}"))
            .collect()
    };
    let imports = flows("imports");
    let plan: [(&str, Drawn, Option<&str>, Vec<String>); 10] = [
        (
            "real-wage",
            Drawn::Difference,
            None,
            sides("real_wage", &NEIGHBOURS),
        ),
        (
            "imports-change",
            Drawn::Difference,
            None,
            flows("imports_change"),
        ),
        (
            "imports",
            Drawn::Level,
            Some("note-imports"),
            imports[..3].to_vec(),
        ),
        (
            "vehicle-output",
            Drawn::Difference,
            None,
            sides("vehicle_output", &NEIGHBOURS),
        ),
        (
            "manufacturing-output",
            Drawn::Difference,
            None,
            sides("manufacturing_output", &NEIGHBOURS),
        ),
        (
            "net-jobs",
            Drawn::RigidDifference,
            Some("note-net-jobs"),
            sides("net_jobs", &NEIGHBOURS[..2]),
        ),
        (
            "consumer-prices",
            Drawn::Difference,
            Some("note-consumer-prices"),
            sides("consumer_prices", &NEIGHBOURS),
        ),
        (
            "tariff-revenue",
            Drawn::Difference,
            None,
            sides("tariff_revenue", &NEIGHBOURS),
        ),
        (
            "chinese-content",
            Drawn::Difference,
            Some("note-chinese-content"),
            vec!["chinese_content.MEX.USA".to_owned()],
        ),
        (
            "real-gdp",
            Drawn::Difference,
            Some("note-real-gdp"),
            sides("real_gdp", &NEIGHBOURS),
        ),
    ];
    plan.into_iter()
        .filter_map(|(id, drawn, note, indicators)| {
            TimeFigure {
                result,
                catalogue,
                id,
                drawn,
                numbers: false,
                note,
            }
            .build(&indicators)
        })
        .collect()
}
