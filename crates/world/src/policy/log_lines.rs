//! The lines that measures and actions leave in the log.

use jiff::civil::Date;
use vecinos_trade::programmes::{TariffProgramme, UsmcaTreatment};

use crate::Month;
use crate::log::{LogEntry, LogEvent, LogWorld};
use crate::model::Model;
use crate::scenario::{Action, Instrument, UsmcaCoverage};

/// Beginnings and ends of programmes. A step to another rate of the same measure is no end.
pub(super) fn of_programmes(model: &Model, programmes: &[TariffProgramme]) -> Vec<LogEntry> {
    let mut lines = Vec::with_capacity(2 * programmes.len());
    for programme in programmes {
        let goes_on = |date: &Date| {
            programmes
                .iter()
                .any(|next| next.id == programme.id && next.from == *date)
        };
        let end = programme
            .until
            .and_then(|until| until.tomorrow().ok())
            .filter(|date| !goes_on(date));
        lines.push(of_programme(
            model,
            programme,
            programme.from,
            LogEvent::ProgrammeStarts,
        ));
        lines.extend(end.map(|date| of_programme(model, programme, date, LogEvent::ProgrammeEnds)));
    }
    lines
}

fn of_programme(
    model: &Model,
    programme: &TariffProgramme,
    date: Date,
    event: LogEvent,
) -> LogEntry {
    let id_of = |region: usize| {
        model
            .geography
            .region_ids
            .get(region)
            .cloned()
            .unwrap_or_default()
    };
    let measure = model.measure(&programme.id);
    let mut rates = programme.rates.values();
    let first = rates.next().copied();
    LogEntry {
        date,
        event,
        world: LogWorld::Both,
        actor: id_of(programme.importer),
        name: programme.id.clone(),
        authority: programme.authority.id().to_owned(),
        description: format!("{}: {}", programme.title, rates_in_words(programme)),
        title_es: measure.map(|measure| measure.title_es.clone()),
        targets: programme
            .rates
            .keys()
            .map(|region| id_of(*region))
            .collect(),
        sectors: Vec::new(),
        magnitude: first.filter(|rate| rates.all(|other| other.to_bits() == rate.to_bits())),
        usmca_exempt: matches!(programme.usmca, UsmcaTreatment::Exempt { .. }),
        sources: measure.map_or_else(Vec::new, |measure| measure.source.clone()),
    }
}

/// Beginnings and ends of the recorded measures besides tariffs, from the first month of the window on; with `frozen`, those
/// in force on that day stay as they are and later ones never come.
pub(super) fn of_policy_record(model: &Model, frozen: Option<Date>) -> Vec<LogEntry> {
    let window = Month::RECORD_START.first_day();
    let mut lines = Vec::new();
    for measure in model.policy_record.iter() {
        let entry = |date: Date, event: LogEvent| LogEntry {
            date,
            event,
            world: LogWorld::Both,
            actor: measure.actor.clone(),
            name: format!("{}.{}", measure.channel, measure.lever),
            authority: String::new(),
            description: measure.title.clone(),
            title_es: Some(measure.title_es.clone()),
            targets: Vec::new(),
            sectors: Vec::new(),
            magnitude: Some(measure.magnitude),
            usmca_exempt: false,
            sources: measure.sources.clone(),
        };
        let end = measure.until.and_then(|until| until.tomorrow().ok());
        let start = std::iter::once(entry(measure.from, LogEvent::ProgrammeStarts));
        let both = start.chain(end.map(|date| entry(date, LogEvent::ProgrammeEnds)));
        lines.extend(
            both.filter(|line| line.date >= window && frozen.is_none_or(|day| line.date <= day)),
        );
    }
    lines
}

/// Beginning and end of an action.
pub(super) fn of_action(model: &Model, action: &Action) -> Vec<LogEntry> {
    let goods = model.geography.goods.len();
    let entry = |date: Date, event: LogEvent| LogEntry {
        date,
        event,
        world: LogWorld::Both,
        actor: action.actor.clone(),
        name: action.instrument.id().to_owned(),
        authority: action
            .authority
            .map_or_else(String::new, |authority| authority.id().to_owned()),
        description: describe(action),
        title_es: None,
        targets: action.targets.clone(),
        sectors: if action.sectors.len() == goods {
            Vec::new()
        } else {
            action.sectors.clone()
        },
        magnitude: (action.magnitude != 0.0).then_some(action.magnitude),
        usmca_exempt: action.usmca == UsmcaCoverage::Exempt,
        sources: Vec::new(),
    };
    let end = action.until.and_then(|until| until.tomorrow().ok());
    std::iter::once(entry(action.from, LogEvent::ActionStarts))
        .chain(end.map(|date| entry(date, LogEvent::ActionEnds)))
        .collect()
}

/// The rates of a programme, per cent.
fn rates_in_words(programme: &TariffProgramme) -> String {
    let mut rates: Vec<f64> = programme
        .rates
        .values()
        .map(|rate| (rate * 1e4).round() / 100.0)
        .collect();
    rates.sort_unstable_by(f64::total_cmp);
    rates.dedup();
    let words: Vec<String> = rates.iter().map(|rate| format!("{rate} %")).collect();
    words.join(", ")
}

/// One line about an action, in English.
pub(super) fn describe(action: &Action) -> String {
    let percent = (action.magnitude * 1e4).round() / 100.0;
    let targets = action.targets.join(", ");
    let goods = match action.sectors.len() {
        0 => String::new(),
        count if count > 6 => " on all goods".to_owned(),
        _ => format!(" on {}", action.sectors.join(", ")),
    };
    match action.instrument {
        Instrument::Tariff => {
            let exempt = if action.usmca == UsmcaCoverage::Exempt {
                ", USMCA goods exempt"
            } else {
                ""
            };
            format!("{percent} % added{goods} from {targets}{exempt}")
        }
        Instrument::TariffSuspension => {
            format!("duties added since 2025 suspended{goods} from {targets}")
        }
        Instrument::RecordedMeasures => "measures as recorded".to_owned(),
        Instrument::UsmcaTermination => format!("USMCA ends with {targets}"),
        Instrument::UsmcaExtension => "USMCA extended beyond 2036".to_owned(),
        Instrument::ContentRule => {
            format!("goods from {targets} above {percent} % Chinese content lose the preference")
        }
        Instrument::Lever(lever) => {
            format!(
                "{} set to {} ({})",
                lever.id, action.magnitude, lever.port.unit
            )
        }
        Instrument::TradeCost => format!("trade costs up by {percent} %{goods} from {targets}"),
    }
}
