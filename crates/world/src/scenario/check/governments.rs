//! Checks of the governments: names, modes, styles, forbearance, and a window that leaves them something to do.

use vecinos_politics::base_rates::BaseRates;

use super::Checker;
use crate::Month;
use crate::governments::AFTER_RECORD;
use crate::scenario::Header;
use crate::scenario::file::ScenarioFile;
use crate::scenario::government::{Government, GovernmentMode, GovernmentTable, Governments};

/// Governments that a scenario may set.
const NAMES: [&str; 2] = ["USA", "MEX"];

impl Checker<'_> {
    pub(super) fn governments(&mut self, file: &ScenarioFile, header: &Header) -> Governments {
        let mut governments = Governments {
            act_in: file.scenario.behaviour,
            ..Governments::default()
        };
        for (name, table) in &file.government {
            let known = self.region(&name.value, name.span.clone());
            let slot = match name.value.as_str() {
                "USA" => &mut governments.united_states,
                "MEX" => &mut governments.mexico,
                _ => {
                    if known.is_some() && table.mode.value != GovernmentMode::Scripted {
                        let message = format!("`{}` has no behaviour of its own", name.value);
                        let span = name.span.clone();
                        let problem = self.source.diagnostic("mode-not-available", span, message);
                        self.push(problem.with_expected("`USA` or `MEX`"));
                    }
                    continue;
                }
            };
            *slot = self.government(&name.value, table, header);
        }
        governments
    }

    fn government(&mut self, name: &str, table: &GovernmentTable, header: &Header) -> Government {
        let mode = table.mode.value;
        if mode == GovernmentMode::Responsive {
            let message = "this version has no governments that choose by their own interest";
            let span = table.mode.span.clone();
            let problem = self.source.diagnostic("mode-not-available", span, message);
            self.push(problem.with_expected("`mode = \"scripted\"` or `mode = \"base-rates\"`"));
        }
        if mode == GovernmentMode::BaseRates
            && header.baseline.keeps_record()
            && header.end < Month::containing(AFTER_RECORD)
        {
            let message = format!(
                "the record holds what governments did up to {}, and the window ends in {}",
                Month::containing(AFTER_RECORD).plus(-1),
                header.end
            );
            let span = table.mode.span.clone();
            let problem = self.source.diagnostic("window-range", span, message);
            self.push(problem.with_expected("a later end, or a baseline without the record"));
        }
        if let Some(forbearance) = &table.forbearance
            && !(0.0..=1.0).contains(&forbearance.value)
        {
            let message = format!("the forbearance {} is not a share", forbearance.value);
            let span = forbearance.span.clone();
            let problem = self.source.diagnostic("out-of-range", span, message);
            self.push(problem.with_expected("a number from 0 to 1"));
        }
        if let Some(style) = &table.style {
            self.style(name, mode, style);
        }
        Government {
            mode,
            style: table.style.as_ref().map(|style| style.value.clone()),
            forbearance: table.forbearance.as_ref().map_or(0.0, |one| one.value),
        }
    }

    /// Under base rates the United States has the administrations on record as styles; nobody else has any.
    fn style(
        &mut self,
        name: &str,
        mode: GovernmentMode,
        style: &vecinos_evidence::toml_file::Spanned<String>,
    ) {
        if name != NAMES[0] || mode != GovernmentMode::BaseRates {
            let message = "there are no styles for this government in this mode";
            self.at("unknown-style", style.span.clone(), message);
            return;
        }
        let styles = BaseRates::embedded().map(|rates| rates.styles().to_vec());
        let styles = styles.unwrap_or_default();
        if !styles.contains(&style.value) {
            let valid = styles.iter().map(String::as_str);
            let span = style.span.clone();
            let problem = self.source.unknown_name(span, "style", &style.value, valid);
            self.push(problem);
        }
    }
}
