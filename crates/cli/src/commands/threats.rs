//! `vecinos threats`: what the record says about announced measures, past ones and one that the user makes up.

use clap::Args;
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};
use vecinos_evidence::diagnostic::{Diagnostic, nearest_name};
use vecinos_politics::law::TariffOrder;
use vecinos_politics::record::{Announcement, Question, ThreatCard, ThreatRecord};
use vecinos_politics::{
    Authority, Issue, LawBook, LegalAction, LegalState, PoliticsError, Refusal, ThreatClass,
    UsmcaGoods,
};
use vecinos_report::{Catalogue, behaviour, names};
use vecinos_world::governments::AFTER_RECORD;

use crate::answer::{Answer, Block, Cell, Table};
use crate::failure::Failure;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, value_name = "AUTHORITY", value_parser = authority)]
    authority: Option<Authority>,
    #[arg(long, value_name = "ISSUE", value_parser = issue)]
    issue: Option<Issue>,
    #[arg(long, value_name = "CLASS", value_parser = class)]
    class: Option<ThreatClass>,
    #[arg(long, value_name = "RATE", value_parser = rate)]
    rate: Option<f64>,
    #[arg(long, value_name = "DAY", value_parser = day)]
    announced: Option<Date>,
    #[arg(long, value_name = "DAY", value_parser = day)]
    deadline: Option<Date>,
}

fn named<T>(
    text: &str,
    found: Option<T>,
    names: impl Iterator<Item = &'static str>,
) -> Result<T, String> {
    let names: Vec<&str> = names.collect();
    found.ok_or_else(|| {
        let nearest = nearest_name(text, names.iter().copied());
        let hint = nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"));
        format!("one of {} is expected{hint}", names.join(", "))
    })
}

fn authority(text: &str) -> Result<Authority, String> {
    let names = Authority::ALL.iter().map(|one| one.id());
    named(text, Authority::from_id(text), names)
}

fn issue(text: &str) -> Result<Issue, String> {
    let names = Issue::ALL.iter().map(|one| one.id());
    named(text, Issue::from_id(text), names)
}

fn class(text: &str) -> Result<ThreatClass, String> {
    let names = ThreatClass::SCORED.iter().map(|one| one.id());
    let found = ThreatClass::from_id(text).filter(|one| ThreatClass::SCORED.contains(one));
    named(text, found, names)
}

fn rate(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(rate) if (0.0..=10.0).contains(&rate) => Ok(rate),
        _ => Err("a fraction from 0 to 10 is expected, 0.25 for 25 %".to_owned()),
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse::<Date>()
        .map_err(|_| "a day is expected, YYYY-MM-DD".to_owned())
}

/// The card of one announcement, or all cards of the record and what would be said today by class.
pub fn answer(arguments: &Arguments, words: &Catalogue) -> Result<Answer, Failure> {
    let record = ThreatRecord::embedded().map_err(told)?;
    let book = LawBook::embedded().map_err(told)?;
    match imagined(arguments)? {
        Some(announcement) => Ok(one(&record, &book, announcement, words)),
        None => Ok(all(&record, &book, words)),
    }
}

/// A damaged table is bad input; a missing one is no answer.
pub(super) fn told(error: PoliticsError) -> Failure {
    match error {
        PoliticsError::Evidence(problems) => problems.into(),
        other @ PoliticsError::Missing { .. } => Failure::Model(other.to_string()),
    }
}

/// The announcement that the options describe; `None` without any of them.
fn imagined(arguments: &Arguments) -> Result<Option<Announcement>, Failure> {
    let asked = arguments.authority.is_some()
        || arguments.issue.is_some()
        || arguments.class.is_some()
        || arguments.rate.is_some()
        || arguments.announced.is_some()
        || arguments.deadline.is_some();
    if !asked {
        return Ok(None);
    }
    let authority = arguments.authority.unwrap_or(Authority::None);
    let issue = arguments.issue.unwrap_or(Issue::Drugs);
    let announced = arguments.announced.unwrap_or(AFTER_RECORD);
    let deadline = arguments
        .deadline
        .unwrap_or_else(|| announced.saturating_add(30.days()));
    if deadline < announced {
        let message = format!("the deadline {deadline} is before the announcement of {announced}");
        return Err(
            Diagnostic::new("date-order", "<command line>", 1, 1, message)
                .with_expected("a deadline on or after the day of the announcement")
                .into(),
        );
    }
    let class = arguments
        .class
        .unwrap_or_else(|| read_class(authority, issue));
    Ok(Some(Announcement {
        announced,
        deadline,
        class,
        authority,
        issue,
        rate: arguments.rate,
    }))
}

/// The class that an announcement shows by itself: product statutes are sector measures, statutes for all goods about
/// trade are global, everything else hangs on a demand.
pub(super) const fn read_class(authority: Authority, issue: Issue) -> ThreatClass {
    let about_trade = matches!(issue, Issue::TradeBalance | Issue::ForcedLabour);
    match authority {
        Authority::Section232 | Authority::Section201 | Authority::AntiDumping => {
            ThreatClass::Sector
        }
        Authority::Section122 => ThreatClass::Global,
        Authority::Section301 | Authority::Section338 if about_trade => ThreatClass::Global,
        _ => ThreatClass::Linkage,
    }
}

fn card(record: &ThreatRecord, book: &LawBook, announcement: Announcement) -> ThreatCard {
    ThreatCard::new(record, book, announcement)
}

fn announcement_of(question: &Question) -> Announcement {
    Announcement {
        announced: question.announced,
        deadline: question.deadline,
        class: question.class,
        authority: question.authority,
        issue: question.issue,
        rate: question.rate,
    }
}

/// Whether the law would let the measure take effect on its day, from the law at the end of the record.
fn refused(book: &LawBook, announcement: &Announcement) -> Option<Refusal> {
    let book = std::sync::Arc::new(book.clone());
    let mut state = LegalState::at_the_end_of_the_record(&book, announcement.announced);
    if announcement.deadline < state.today() {
        return None;
    }
    let (authority, product) = (announcement.authority, None);
    let day = announcement.announced.max(state.today());
    // What a government would do first, where the law asks for it.
    let prepare = [
        LegalAction::ProclaimDiscrimination,
        LegalAction::OpenInvestigation { authority, product },
    ];
    for action in prepare {
        let fits = match action {
            LegalAction::ProclaimDiscrimination => authority == Authority::Section338,
            _ => true,
        };
        if fits {
            let _ = state.apply(day, &action);
        }
    }
    let found = LegalAction::FindFor { authority, product };
    let _ = state.apply(announcement.deadline, &found);
    let order = LegalAction::OrderTariff(TariffOrder {
        authority,
        product,
        rate: announcement.rate.unwrap_or(0.1),
        usmca_goods: UsmcaGoods::Charged,
        from: announcement.deadline,
        until: None,
    });
    state.apply(announcement.deadline, &order).err()
}

fn percent(value: f64) -> String {
    format!("{:.0} %", 100.0 * value)
}

fn odds(card: &ThreatCard) -> String {
    let (low, high) = card.interval;
    format!(
        "{} [{}, {}]",
        percent(card.probability),
        percent(low),
        percent(high)
    )
    .replace(' ', "\u{a0}")
}

fn base_rate(card: &ThreatCard, words: &Catalogue) -> String {
    let counts = [
        ("in_force", card.in_force.to_string().into()),
        ("cases", card.cases.to_string().into()),
    ];
    words.with("threats-base-rate", &counts)
}

fn class_name(class: ThreatClass, words: &Catalogue) -> String {
    format!(
        "{} ({})",
        words.text(&names::key("class", class.id())),
        class.letter()
    )
}

/// Everything about one announcement.
fn one(
    record: &ThreatRecord,
    book: &LawBook,
    announcement: Announcement,
    words: &Catalogue,
) -> Answer {
    let card = card(record, book, announcement);
    let refusal = refused(book, &announcement);
    let mut table = Table::new([
        ("item", words.text("threats-item")),
        ("value", words.text("threats-value")),
    ]);
    let mut put = |key: &str, value: String| {
        if !value.is_empty() {
            let name = words.text(&format!("threats-{key}"));
            table.push(vec![Cell::named(key, name), Cell::text(value)]);
        }
    };
    put("class", class_name(announcement.class, words));
    put("issue", behaviour::issue(words, announcement.issue));
    put(
        "rate",
        announcement.rate.map_or_else(String::new, behaviour::rate),
    );
    put("announced", announcement.announced.to_string());
    put("deadline", announcement.deadline.to_string());
    put("statute", card.statute.clone().unwrap_or_default());
    put("clock", clock(book, announcement.authority, words));
    put(
        "lawful",
        refusal.map_or_else(
            || words.text("threats-lawful-yes"),
            |refusal| {
                let rule = [("rule", refusal.rule.citation().into())];
                words.with("threats-lawful-no", &rule)
            },
        ),
    );
    put("cases", base_rate(&card, words));
    put("odds", odds(&card));
    let last_days = card.settled_in_last_days;
    put("last-days", last_days.map_or_else(String::new, percent));
    let drivers: Vec<String> = card
        .drivers
        .iter()
        .map(|driver| words.text(&names::key("driver", driver.id())))
        .collect();
    put("drivers", drivers.join("; "));
    let mut nearest = Table::new(
        ["id", "announced", "headline", "outcome", "response"]
            .map(|key| (key, words.text(&format!("threats-column-{key}")))),
    );
    let responses = card.precedents.iter().zip(&card.likely_response);
    for (id, (response, detail)) in responses {
        let Some(question) = record.get(id) else {
            continue;
        };
        let name = words.text(&names::key("response", response.id()));
        let said = if detail.is_empty() {
            name
        } else {
            format!("{name}: {detail}")
        };
        nearest.push(vec![
            Cell::text(id.as_str()),
            Cell::text(question.announced.to_string()),
            Cell::text(question.headline.as_str()),
            Cell::named(
                question.outcome.id(),
                words.text(&names::key("outcome", question.outcome.id())),
            ),
            Cell::named(response.id(), said),
        ]);
    }
    let mut document = card_json(&card);
    document["lawful"] = json!(refusal.is_none());
    document["refused_by"] = refusal.map_or(Value::Null, |refusal| json!(refusal.rule.citation()));
    Answer {
        blocks: vec![
            Block::Heading(words.text("threats-card")),
            Block::Table(table),
            Block::Heading(words.text("threats-nearest")),
            Block::Table(nearest),
            Block::Text(words.text("threats-note")),
        ],
        json: Some(document),
        ..Answer::default()
    }
}

/// The clocks of an authority, in words.
fn clock(book: &LawBook, authority: Authority, words: &Catalogue) -> String {
    let Some(law) = book.authority(authority) else {
        return String::new();
    };
    let mut said = vec![law.trigger.clone()];
    let days = [
        ("investigation", law.investigation_days),
        ("determination", law.determination_days),
        ("implementation", law.implementation_days),
        ("notice", law.notice_days),
        ("term", law.term_days),
    ];
    for (key, days) in days {
        if let Some(days) = days {
            let days = [("days", days.to_string().into())];
            said.push(words.with(&format!("threats-clock-{key}"), &days));
        }
    }
    if let Some(years) = law.term_years {
        let years = [("years", years.to_string().into())];
        said.push(words.with("threats-clock-years", &years));
    }
    if let Some(rate) = law.maximum_rate {
        let rate = [("rate", behaviour::rate(rate).into())];
        said.push(words.with("threats-clock-cap", &rate));
    }
    if let Some(day) = law.tariffs_void_from {
        let day = [("day", day.to_string().into())];
        said.push(words.with("threats-clock-void", &day));
    }
    said.join("; ")
}

fn card_json(card: &ThreatCard) -> Value {
    serde_json::to_value(card).unwrap_or(Value::Null)
}

/// Every case on record with its card as of the day of its announcement, then what would be said today.
fn all(record: &ThreatRecord, book: &LawBook, words: &Catalogue) -> Answer {
    let keys = [
        "id",
        "announced",
        "deadline",
        "class",
        "headline",
        "cases",
        "odds",
        "outcome",
        "response",
    ];
    let mut table = Table::new(keys.map(|key| (key, words.text(&format!("threats-column-{key}")))));
    let mut cards = Vec::new();
    for question in record.scored() {
        let card = card(record, book, announcement_of(question));
        table.push(vec![
            Cell::text(question.id.as_str()),
            Cell::text(question.announced.to_string()),
            Cell::text(question.deadline.to_string()),
            Cell::named(question.class.id(), question.class.letter().to_string()),
            Cell::text(question.headline.as_str()),
            Cell::text(base_rate(&card, words)),
            Cell::text(odds(&card)),
            Cell::named(
                question.outcome.id(),
                words.text(&names::key("outcome", question.outcome.id())),
            ),
            Cell::named(
                question.response.id(),
                words.text(&names::key("response", question.response.id())),
            ),
        ]);
        cards.push(json!({
            "id": question.id,
            "headline": question.headline,
            "in_force": question.in_force,
            "outcome": question.outcome,
            "response": question.response,
            "card": card_json(&card),
        }));
    }
    let keys = ["class", "authority", "cases", "odds"];
    let mut today = Table::new(keys.map(|key| (key, words.text(&format!("threats-column-{key}")))));
    let mut standing = Vec::new();
    for (authority, issue) in [
        (Authority::Section338, Issue::Drugs),
        (Authority::Section232, Issue::Industry),
        (Authority::Section301, Issue::TradeBalance),
    ] {
        let announcement = Announcement {
            announced: AFTER_RECORD,
            deadline: AFTER_RECORD.saturating_add(30.days()),
            class: read_class(authority, issue),
            authority,
            issue,
            rate: None,
        };
        let card = card(record, book, announcement);
        today.push(vec![
            Cell::named(
                announcement.class.id(),
                class_name(announcement.class, words),
            ),
            Cell::named(authority.id(), behaviour::authority(words, authority)),
            Cell::text(base_rate(&card, words)),
            Cell::text(odds(&card)),
        ]);
        standing.push(card_json(&card));
    }
    Answer {
        blocks: vec![
            Block::Heading(words.text("threats-record")),
            Block::Table(table),
            Block::Heading(words.text("threats-today")),
            Block::Table(today),
            Block::Text(words.text("threats-note")),
        ],
        json: Some(json!({ "record": cards, "today": standing })),
        ..Answer::default()
    }
}
