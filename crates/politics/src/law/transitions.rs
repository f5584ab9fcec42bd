//! The passing of days, and what each act changes.

use std::sync::Arc;

use jiff::civil::Date;

use super::LegalState;
use super::action::LegalAction;
use super::institutions::{Force, Reform, Stage};
use super::queue::{LegalEvent, after_days};
use super::refusal::{Refusal, Rule};
use super::tariffs::Investigation;
use super::treaty::{Dispute, NonMarketStep};
use crate::actor::{Authority, Product};

impl LegalState {
    /// Lets the days pass to `day` and does the act.
    ///
    /// Errors: those of [`Self::permitted`]; the days have then passed, and nothing else has changed.
    pub fn apply(
        &mut self,
        day: Date,
        action: &LegalAction,
    ) -> Result<Vec<(Date, LegalEvent)>, Refusal> {
        if day < self.today {
            return Err(Refusal::before(Rule::OrderOfDays, self.today));
        }
        let passed = self.advance(day);
        self.check(day, action)?;
        self.change(day, action);
        Ok(passed)
    }

    /// Lets the days pass to `day`: what falls due happens, in order, and is returned.
    pub fn advance(&mut self, day: Date) -> Vec<(Date, LegalEvent)> {
        let mut passed = Vec::new();
        while let Some((when, event)) = self.queue.take(day) {
            if !self.live(when, event) {
                continue;
            }
            self.today = when;
            self.happen(when, event);
            passed.push((when, event));
        }
        self.today = self.today.max(day);
        let today = self.today;
        self.tariffs
            .tariffs
            .retain(|tariff| tariff.until.is_none_or(|until| until > today));
        passed
    }

    /// Whether an event of the queue still means something.
    pub(super) fn live(&self, day: Date, event: LegalEvent) -> bool {
        match event {
            LegalEvent::TariffLapses { authority, product } => {
                self.tariffs.tariffs.iter().any(|tariff| {
                    tariff.order.authority == authority
                        && tariff.order.product == product
                        && tariff.until == Some(day)
                })
            }
            LegalEvent::InvestigationLapses { authority, product } => self
                .tariffs
                .investigation(authority, product)
                .is_some_and(|open| {
                    let days = self.investigation_days(authority).unwrap_or(0);
                    open.found.is_none() && after_days(open.opened, days + 1) == day
                }),
            LegalEvent::EmergencyTariffsVoid => self.tariffs.ieepa_void_from.is_none(),
            LegalEvent::EmergencyLapses(subject) => {
                self.institutions.emergencies[subject as usize] == Some(day)
            }
            LegalEvent::ForceReportDue => self
                .institutions
                .force
                .is_some_and(|force| force.reported.is_none()),
            LegalEvent::ForceMustEnd => self.institutions.force.is_some_and(|force| {
                !self.institutions.force_authorised && self.force_must_end(force.since) == day
            }),
            LegalEvent::MeetingReportDue => self.institutions.reports_due > 0,
            _ => self.treaty.live(day, event),
        }
    }

    fn happen(&mut self, day: Date, event: LegalEvent) {
        match event {
            LegalEvent::TariffLapses { .. } => self
                .tariffs
                .tariffs
                .retain(|tariff| tariff.until.is_none_or(|until| until > day)),
            LegalEvent::InvestigationLapses { authority, product } => self
                .tariffs
                .investigations
                .retain(|open| open.authority != authority || open.product != product),
            LegalEvent::EmergencyTariffsVoid => self.void_emergency_tariffs(day),
            LegalEvent::EmergencyLapses(subject) => self.end_emergency(day, subject),
            LegalEvent::ForceMustEnd => self.institutions.force = None,
            LegalEvent::MeetingReportDue => self.institutions.reports_due -= 1,
            // A resolution that has not become law dies with its Congress.
            LegalEvent::NewCongress => self.institutions.resolutions.clear(),
            _ => self
                .treaty
                .happen(&self.book.usmca, day, event, &mut self.queue),
        }
    }

    fn void_emergency_tariffs(&mut self, day: Date) {
        self.tariffs.ieepa_void_from = Some(day);
        self.tariffs.ieepa_ruled = true;
        let lag = self.book.courts.emergency_tariff_ruling.collection_lag_days;
        let end = after_days(day, lag);
        self.end_tariffs_from(day, end);
        self.queue.put(end, LegalEvent::EmergencyCollectionEnds);
    }

    /// Tariffs under the emergency power: those charged on `day` are collected until `end`, later ones never begin.
    fn end_tariffs_from(&mut self, day: Date, end: Date) {
        let Self { tariffs, queue, .. } = self;
        tariffs
            .tariffs
            .retain(|tariff| tariff.order.authority != Authority::Ieepa || tariff.order.from < day);
        for tariff in &mut tariffs.tariffs {
            if tariff.order.authority == Authority::Ieepa
                && tariff.until.is_none_or(|until| until > end)
            {
                tariff.until = Some(end);
                let product = tariff.order.product;
                let authority = Authority::Ieepa;
                queue.put(end, LegalEvent::TariffLapses { authority, product });
            }
        }
    }

    /// Does an act that was found permitted.
    fn change(&mut self, day: Date, action: &LegalAction) {
        match *action {
            LegalAction::OpenInvestigation { authority, product } => {
                self.open(day, authority, product);
            }
            LegalAction::FindFor { authority, product } => {
                self.with_investigation(authority, product, |open| open.found = Some(day));
            }
            LegalAction::DelayMeasures { product } => {
                self.with_investigation(Authority::Section301, product, |open| open.delayed = true);
            }
            LegalAction::ProclaimDiscrimination => self.tariffs.discrimination = Some(day),
            LegalAction::OrderTariff(order) => self.order(order),
            LegalAction::EndTariff { authority, product } => {
                self.end_tariffs(day, authority, |goods| goods == product);
            }
            LegalAction::ContinueMeasures { product } => self.continue_measures(product),
            LegalAction::DeclareEmergency(subject) => self.set_emergency(day, subject),
            LegalAction::ContinueEmergency(subject) => {
                if let Some(lapses) = self.institutions.emergencies[subject as usize] {
                    self.set_emergency(lapses, subject);
                }
            }
            LegalAction::EndEmergency(subject) => self.end_emergency(day, subject),
            LegalAction::PassResolution { matter, .. } => {
                self.institutions.resolutions.push((matter, Stage::Passed));
            }
            LegalAction::SignResolution(matter) | LegalAction::OverrideVeto { matter, .. } => {
                self.enact(day, matter);
            }
            LegalAction::VetoResolution(matter) => {
                self.institutions.forget(matter);
                self.institutions.resolutions.push((matter, Stage::Vetoed));
            }
            LegalAction::ProclaimDispersal => self.institutions.dispersal = Some(day),
            LegalAction::DeployAtHome { law_enforcement } => {
                self.institutions.law_enforcement = law_enforcement;
            }
            LegalAction::UseForceAbroad => self.use_force(day),
            LegalAction::ReportForce => {
                if let Some(force) = &mut self.institutions.force {
                    force.reported = Some(day);
                }
            }
            LegalAction::EndForceAbroad => self.institutions.force = None,
            LegalAction::NotifyDesignation => self.institutions.designation_notice = Some(day),
            LegalAction::DesignateTerrorists => self.institutions.designated = true,
            LegalAction::RuleOnEmergencyTariffs { upheld } => {
                self.tariffs.ieepa_ruled = true;
                if !upheld {
                    self.void_emergency_tariffs(day);
                }
            }
            _ => self.change_treaty_and_mexico(day, action),
        }
    }

    fn change_treaty_and_mexico(&mut self, day: Date, action: &LegalAction) {
        let book = Arc::clone(&self.book);
        let law = &book.usmca;
        let Self { treaty, queue, .. } = self;
        match *action {
            LegalAction::ConfirmTerm(party) => treaty.confirm(law, day, party, queue),
            LegalAction::DeclineTerm(party) => treaty.confirmed[party.index()] = false,
            LegalAction::GiveNotice(party) => treaty.give_notice(law, day, party, queue),
            LegalAction::WithdrawNotice(party) => treaty.withdrawals[party.index()] = None,
            LegalAction::AnnounceNonMarketTalks(party) => {
                treaty.step(day, party, NonMarketStep::Announce);
            }
            LegalAction::OpenNonMarketTalks(party) => treaty.step(day, party, NonMarketStep::Open),
            LegalAction::ShowNonMarketText(party) => treaty.step(day, party, NonMarketStep::Show),
            LegalAction::SignNonMarketAgreement(party) => {
                treaty.step(day, party, NonMarketStep::Sign);
            }
            LegalAction::GiveNonMarketNotice { signatory, .. } => {
                treaty.exclude(law, day, signatory, queue);
            }
            LegalAction::RequestConsultations {
                complainant,
                respondent,
                perishable,
            } => treaty.disputes.push(Dispute {
                complainant,
                respondent,
                perishable,
                requested: day,
                panel: None,
                report: None,
                suspended: None,
                reconvened_until: None,
            }),
            LegalAction::RequestPanel { dispute } => {
                self.with_dispute(dispute, |case| case.panel = Some(day));
            }
            LegalAction::ReportOfPanel { dispute, upheld } => {
                self.with_dispute(dispute, |case| case.report = Some((day, upheld)));
            }
            LegalAction::SuspendBenefits { dispute } => {
                self.with_dispute(dispute, |case| case.suspended = Some(day));
            }
            LegalAction::ReconvenePanel { dispute, both } => {
                let clocks = &law.dispute;
                let days = if both {
                    clocks.reconvened_both_days
                } else {
                    clocks.reconvened_days
                };
                self.with_dispute(dispute, |case| {
                    case.reconvened_until = Some(after_days(day, days));
                });
            }
            LegalAction::RequestRapidResponse(_) => {
                let end = after_days(day, law.rapid_response.review_days);
                queue.put(end, LegalEvent::RapidResponseEnds);
            }
            LegalAction::OrderCounterTariff { rate } => {
                self.tariffs.counter_tariff = Some((day, rate));
            }
            LegalAction::EndCounterTariff => self.tariffs.counter_tariff = None,
            _ => self.change_mexico(day, action),
        }
    }

    fn change_mexico(&mut self, day: Date, action: &LegalAction) {
        let institutions = &mut self.institutions;
        match *action {
            LegalAction::VoteReform { .. } => {
                institutions.reform = Some(Reform {
                    passed: day,
                    states: 0,
                });
            }
            LegalAction::ApproveReform { states } => {
                if let Some(reform) = &mut institutions.reform {
                    reform.states += states;
                }
            }
            LegalAction::PublishReform => {
                institutions.reform = None;
                institutions.reforms_published += 1;
            }
            LegalAction::AuthoriseForeignTroops => institutions.troops_authorised = true,
            LegalAction::AuthoriseMeeting => institutions.meetings_authorised += 1,
            LegalAction::MeetForeignAgents if institutions.meetings_authorised > 0 => {
                institutions.meetings_authorised -= 1;
                institutions.reports_due += 1;
                let due = after_days(day, self.book.security.law.report_days);
                self.queue.put(due, LegalEvent::MeetingReportDue);
            }
            LegalAction::ReportMeeting => institutions.reports_due -= 1,
            LegalAction::EstablishMisconduct => institutions.misconduct = true,
            LegalAction::SuspendCooperation => institutions.cooperation_suspended = true,
            LegalAction::ResumeCooperation => {
                institutions.cooperation_suspended = false;
                institutions.misconduct = false;
            }
            _ => {}
        }
    }

    fn with_investigation(
        &mut self,
        authority: Authority,
        product: Option<Product>,
        change: impl Fn(&mut Investigation),
    ) {
        let mut all = self.tariffs.investigations.iter_mut();
        if let Some(open) = all.find(|open| open.authority == authority && open.product == product)
        {
            change(open);
        }
    }

    fn with_dispute(&mut self, dispute: usize, change: impl Fn(&mut Dispute)) {
        if let Some(case) = self.treaty.disputes.get_mut(dispute) {
            change(case);
        }
    }

    fn use_force(&mut self, day: Date) {
        self.institutions.force = Some(Force {
            since: day,
            reported: None,
        });
        let powers = &self.book.congress.war_powers;
        let report = after_days(day, powers.report_days);
        self.queue.put(report, LegalEvent::ForceReportDue);
        let end = self.force_must_end(day);
        self.queue.put(end, LegalEvent::ForceMustEnd);
    }

    fn continue_measures(&mut self, product: Option<Product>) {
        let law = self.book.authority(Authority::Section301);
        let Some(years) = law.and_then(|law| law.term_years) else {
            return;
        };
        for tariff in &mut self.tariffs.tariffs {
            if tariff.order.authority == Authority::Section301 && tariff.order.product == product {
                let Some(until) = tariff.until else { continue };
                let extended = super::queue::after_years(until, years);
                tariff.until = Some(extended);
                let authority = Authority::Section301;
                let event = LegalEvent::TariffLapses { authority, product };
                self.queue.put(extended, event);
            }
        }
    }
}
