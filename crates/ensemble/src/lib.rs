//! Many runs: uncertainty, bands and scores, in parallel over draws with the same bytes on any number of threads.

pub mod result;

pub use result::{
    Band, Bands, ClosureBands, Dot, DrawFailure, DrawRecord, DrawTrajectory, EnsembleResult,
    Horizon, IndicatorBands, IndicatorResult, LogEntry, LogEvent, LogWorld, ParameterUse, RateRow,
    RunSettings, SectorRow,
};
