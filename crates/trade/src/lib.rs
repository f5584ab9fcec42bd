//! Production chains in general equilibrium: tariffs in; wages, prices, trade, welfare, content and Nash tariffs out.
//!
//! The model is Caliendo and Parro (2015), *Review of Economic Studies* 82: 1–44, in exact changes (hats), with
//! input–output links, tariff revenue, deficits, iceberg costs and, as a second closure, downward-rigid wages. Everything
//! is a pure function of plain structs: no files, no clock, no random numbers, no threads.

pub mod calibration;
pub mod content;
pub mod derivatives;
pub mod economy;
pub mod equilibrium;
pub mod error;
pub mod labour;
pub mod measures;
pub mod nash;
pub mod policy;
pub mod programmes;
pub mod settings;
pub mod solver;
pub mod variants;

pub use calibration::{BenchmarkData, Calibration, CalibrationError, Reconcile};
pub use content::{BilateralContent, ContentError, ContentTable, ExportContent};
pub use economy::{Dimensions, Economy};
pub use equilibrium::Equilibrium;
pub use error::{Cell, SolveError, WorstCell};
pub use labour::LabourMarket;
pub use measures::{MeasureError, RegionOutcome, region_outcomes};
pub use policy::{Deficit, Policy};
pub use settings::SolverSettings;
pub use solver::{LANES, Scenario, solve, solve_lanes, solve_many};
