//! Integration tests of the world: scenarios, the clock, the time profile, draws, runs.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::float_cmp,
    reason = "exact comparisons are meant: identical inputs give identical bits"
)]

mod article;
mod attribution;
mod calendar;
mod chinese_content;
mod couplings;
mod draws;
mod governments;
mod human_scenarios;
mod ledger;
mod levels_and_prices;
mod levers;
mod policies;
mod preview;
mod runs;
mod scenario_errors;
mod scenario_library;
mod time_profile;
mod wage_floors;

use std::sync::OnceLock;

use vecinos_world::scenario::library;
use vecinos_world::{Model, Scenario};

/// The embedded world, built once.
fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| Model::embedded().expect("the embedded world"))
}

fn ready(name: &str) -> Scenario {
    library::resolve(name).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A scenario from its text after the title.
fn scenario(rest: &str) -> Scenario {
    let text = format!("[scenario]\ntitle = \"Test\"\n{rest}");
    Scenario::parse("test", "test.toml", &text).unwrap_or_else(|problems| panic!("{problems}"))
}
