//! Figures with their sources: benchmark economy, history, parameters, bibliography, and located diagnostics.
