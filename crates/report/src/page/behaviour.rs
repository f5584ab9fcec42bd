//! What governments that act by themselves did, on the page: one typical history and frequencies.

use vecinos_ensemble::EnsembleResult;

use super::parts::DataTable;
use crate::behaviour;
use crate::catalogue::Catalogue;

/// The section of the governments.
pub(super) struct Shown {
    pub(super) note: String,
    pub(super) typical: Option<(String, String)>,
    pub(super) head: Vec<String>,
    pub(super) moves: Vec<[String; 6]>,
    pub(super) frequencies: Option<DataTable>,
}

/// The section; `None` when both governments are scripted.
pub(super) fn shown(result: &EnsembleResult, catalogue: &Catalogue) -> Option<Shown> {
    let of = result.behaviour.as_ref()?;
    let moves = of.typical.iter().flat_map(|typical| &typical.moves);
    Some(Shown {
        note: behaviour::note(catalogue, of),
        typical: behaviour::typical(catalogue, of),
        head: super::titles(catalogue, &behaviour::COLUMNS),
        moves: moves.map(|made| behaviour::row(catalogue, made)).collect(),
        frequencies: behaviour::frequencies(result, catalogue),
    })
}
