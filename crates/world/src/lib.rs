//! One run: a scenario, the monthly clock, the policy state, the trajectory.

pub mod article;
pub mod attribution;
pub mod channel_record;
pub mod channel_system;
pub mod chinese_content;
pub mod closure;
pub mod couplings;
pub mod draw;
pub mod geography;
pub mod governments;
pub mod horizon;
pub mod indicator;
pub mod ledger;
pub mod levels;
pub mod levers;
pub mod log;
pub mod model;
pub mod node;
pub mod observe;
pub mod paths;
pub mod policy;
mod prepared_draw;
pub mod preview;
pub mod prices;
pub mod production_chains;
pub mod quantity;
pub mod rates;
pub mod response;
pub mod run;
pub mod scenario;
pub mod tariffs;
pub mod time_profile;
pub mod world;

pub use closure::Closure;
pub use draw::{Draw, DrawError};
pub use horizon::{Horizon, HorizonView};
pub use indicator::{
    CHAIN_INDICATORS, Grade, INDICATORS, Indicator, IndicatorKind, LEDGER_INDICATORS, Side, Timing,
    Unit,
};
pub use log::{LogEntry, LogEvent, LogWorld};
pub use model::{Model, ModelError};
pub use quantity::Quantity;
pub use run::{DrawRun, PlanError, RunError, RunPlan};
pub use scenario::Scenario;
pub use vecinos_evidence::month::Month;
pub use world::{Trajectory, World};
