//! Many runs: uncertainty, bands and scores, in parallel over draws with the same bytes on any number of threads.

mod aggregate;
pub mod backcast;
pub mod bands;
pub mod behaviour;
mod drivers;
pub mod ensemble;
pub mod forbearance;
pub mod result;

pub use behaviour::{Behaviour, DrawHistory, MoveFrequency, TypicalHistory};
pub use drivers::{Driver, drivers};
pub use ensemble::{EnsembleError, Progress, SECTOR_TABLE_DRAWS, compare, run_ensemble};
pub use result::{
    Band, Bands, ClosureBands, CouplingUse, Dot, DrawFailure, DrawRecord, DrawTrajectory,
    EnsembleResult, IndicatorBands, IndicatorResult, ParameterUse, RateRow, RunSettings, SectorRow,
    WindowTotal,
};
pub use vecinos_world::horizon::Horizon;
pub use vecinos_world::log::{LogEntry, LogEvent, LogWorld};
