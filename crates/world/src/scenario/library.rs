//! The ready scenarios, embedded: a name works wherever a path does.

use std::path::Path;

use include_dir::{Dir, include_dir};
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics, nearest_name};

use super::Scenario;

static SCENARIOS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../scenarios");

/// Names of the ready scenarios, sorted.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = SCENARIOS
        .files()
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|extension| extension == "toml")
        })
        .filter_map(|file| file.path().file_stem()?.to_str())
        .collect();
    names.sort_unstable();
    names
}

/// TOML of a ready scenario; `None` when there is none of that name.
pub fn text(name: &str) -> Option<&'static str> {
    SCENARIOS.get_file(format!("{name}.toml"))?.contents_utf8()
}

/// A ready scenario by name, or the scenario in a file.
///
/// A ready name wins over a file of the same name. Errors: those of reading a scenario; `unknown-scenario`, with the
/// nearest name, for something that is neither a ready name nor an existing file.
pub fn resolve(name_or_path: &str) -> Result<Scenario, Diagnostics> {
    if let Some(text) = text(name_or_path) {
        return Scenario::parse(
            name_or_path,
            &format!("scenarios/{name_or_path}.toml"),
            text,
        );
    }
    let path = Path::new(name_or_path);
    let looks_like_a_path = path.extension().is_some() || path.components().count() > 1;
    if path.exists() || looks_like_a_path {
        return Scenario::read(path);
    }
    let message = format!("there is neither a ready scenario nor a file named `{name_or_path}`");
    Err(
        Diagnostic::new("unknown-scenario", name_or_path, 1, 1, message)
            .with_expected("a name from `vecinos scenario list`, or the path of a file")
            .with_suggestion(nearest_name(name_or_path, names()))
            .into(),
    )
}

/// Text of a new scenario to start from, with every key explained.
pub fn template(title: &str) -> String {
    let title: String = title
        .chars()
        .filter(|character| !character.is_control())
        .collect();
    let quoted = title.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        r#"# A scenario lists only what differs from its baseline. `vecinos scenario schema` prints every key.

[scenario]
title = "{quoted}"
description = "What is asked, in a sentence or two."
# start = "2025-01"            # first month shown
# end = "2030-12"              # last month shown, at most 2036-12
# baseline = "recorded"        # or "no-new-tariffs-2025", "frozen-2024-12", or the name of a ready scenario

[[action]]
instrument = "tariff"          # tariff, tariff_suspension, usmca_termination, content_rule, trade_cost, …
actor = "USA"                  # who acts: the importer
target = "MEX"                 # whose goods; a list for several
magnitude = 0.1                # a fraction: 0.1 = 10 %, on top of what is charged already
coverage = {{ sectors = ["motor_vehicles"], usmca = "exempt" }}   # without `sectors`: all goods
authority = "hypothetical"     # section_232, section_301, …: their legal limits are checked
from = 2027-01-01
# until = 2028-12-31           # without it the measure stays

# [[action]]                   # a lever of a channel: `vecinos channel list` names channels, `channel list NAME` its levers
# instrument = "removals.funded_beds"
# actor = "USA"                # USA or MEX; a lever has no target and no coverage
# magnitude = 135000.0         # the value of the lever, in its own unit and range
# from = 2027-01-01

# [assumptions]                # parameters by registry name: `vecinos parameters`
"#
    )
}
