//! The acts one by one: whether each is permitted.

use jiff::civil::Date;

use super::LegalState;
use super::action::LegalAction;
use super::institutions::Stage;
use super::refusal::{Refusal, Rule};
use super::treaty::NonMarketStep;
use crate::actor::Authority;

impl LegalState {
    /// Whether the act may be done on `day`.
    ///
    /// Errors: the rule that stands in the way, with its citation and, where it is a matter of waiting, the first day.
    pub fn permitted(&self, day: Date, action: &LegalAction) -> Result<(), Refusal> {
        if day < self.today {
            return Err(Refusal::before(Rule::OrderOfDays, self.today));
        }
        if self
            .queue
            .waiting()
            .first()
            .is_some_and(|(when, _)| *when <= day)
        {
            let mut later = self.clone();
            later.advance(day);
            return later.check(day, action);
        }
        self.check(day, action)
    }

    /// As [`Self::permitted`], for a state that has come to `day`.
    pub(super) fn check(&self, day: Date, action: &LegalAction) -> Result<(), Refusal> {
        match *action {
            LegalAction::OpenInvestigation { authority, product } => {
                self.may_open(authority, product)
            }
            LegalAction::FindFor { authority, product } => self.may_find(day, authority, product),
            LegalAction::DelayMeasures { product } => self.may_delay(day, product),
            LegalAction::ProclaimDiscrimination => {
                need(self.tariffs.discrimination.is_none(), Rule::DoneAlready)
            }
            LegalAction::OrderTariff(ref order) => self.may_order(day, order),
            LegalAction::EndTariff { authority, product } => {
                let there = self.tariffs.tariffs.iter().any(|tariff| {
                    tariff.order.authority == authority && tariff.order.product == product
                });
                need(there, Rule::NothingThere)
            }
            LegalAction::ContinueMeasures { product } => {
                let there = self.tariffs.tariffs.iter().any(|tariff| {
                    tariff.order.authority == Authority::Section301
                        && tariff.order.product == product
                        && tariff.charged_on(day)
                });
                need(there, Rule::NothingThere)
            }
            _ => self.check_institutions(day, action),
        }
    }

    fn check_institutions(&self, day: Date, action: &LegalAction) -> Result<(), Refusal> {
        match *action {
            LegalAction::DeclareEmergency(subject) => need(
                self.institutions.emergencies[subject as usize].is_none(),
                Rule::DoneAlready,
            ),
            LegalAction::ContinueEmergency(subject) => self.may_continue(day, subject),
            LegalAction::EndEmergency(subject) => need(
                self.institutions.emergencies[subject as usize].is_some(),
                Rule::NothingThere,
            ),
            LegalAction::PassResolution {
                matter,
                house,
                senate,
            } => self.may_pass(matter, house, senate),
            LegalAction::SignResolution(matter) | LegalAction::VetoResolution(matter) => {
                self.may_act_on(matter, Stage::Passed)
            }
            LegalAction::OverrideVeto {
                matter,
                house,
                senate,
            } => self.may_override(matter, house, senate),
            LegalAction::DeployAtHome { law_enforcement } => {
                let needed = self
                    .book
                    .congress
                    .military_at_home
                    .dispersal_proclamation_first;
                let proclaimed = self.institutions.dispersal.is_some();
                need(
                    !law_enforcement || !needed || proclaimed,
                    Rule::DispersalProclamation,
                )
            }
            LegalAction::UseForceAbroad => {
                need(self.institutions.force.is_none(), Rule::DoneAlready)
            }
            LegalAction::ReportForce => need(
                self.institutions
                    .force
                    .is_some_and(|force| force.reported.is_none()),
                Rule::NothingThere,
            ),
            LegalAction::EndForceAbroad => {
                need(self.institutions.force.is_some(), Rule::NothingThere)
            }
            LegalAction::NotifyDesignation => need(
                self.institutions.designation_notice.is_none(),
                Rule::DoneAlready,
            ),
            LegalAction::DesignateTerrorists => self.may_designate(day),
            LegalAction::RuleOnEmergencyTariffs { .. } => {
                need(!self.tariffs.ieepa_ruled, Rule::DoneAlready)
            }
            _ => self.check_treaty(day, action),
        }
    }

    fn check_treaty(&self, day: Date, action: &LegalAction) -> Result<(), Refusal> {
        let law = &self.book.usmca;
        match *action {
            LegalAction::ConfirmTerm(party) => self.treaty.may_confirm(day, party),
            LegalAction::DeclineTerm(party) | LegalAction::RequestRapidResponse(party) => {
                need(self.treaty.binds(party), Rule::UsmcaNotInForce)
            }
            LegalAction::GiveNotice(party) => self.treaty.may_give_notice(party),
            LegalAction::WithdrawNotice(party) => need(
                self.treaty.withdrawals[party.index()].is_some() && self.treaty.binds(party),
                Rule::NothingThere,
            ),
            LegalAction::AnnounceNonMarketTalks(party) => {
                self.treaty
                    .may_step(law, day, party, NonMarketStep::Announce)
            }
            LegalAction::OpenNonMarketTalks(party) => {
                self.treaty.may_step(law, day, party, NonMarketStep::Open)
            }
            LegalAction::ShowNonMarketText(party) => {
                self.treaty.may_step(law, day, party, NonMarketStep::Show)
            }
            LegalAction::SignNonMarketAgreement(party) => {
                self.treaty.may_step(law, day, party, NonMarketStep::Sign)
            }
            LegalAction::GiveNonMarketNotice { party, signatory } => {
                self.treaty.may_exclude(party, signatory)
            }
            LegalAction::RequestConsultations {
                complainant,
                respondent,
                ..
            } => need(
                complainant != respondent && self.treaty.between(complainant, respondent),
                Rule::UsmcaNotInForce,
            ),
            LegalAction::RequestPanel { dispute } => self.may_ask_panel(day, dispute),
            LegalAction::ReportOfPanel { dispute, .. } => {
                let case = self.treaty.disputes.get(dispute);
                let open = case.is_some_and(|case| case.panel.is_some() && case.report.is_none());
                need(open, Rule::NothingThere)
            }
            LegalAction::SuspendBenefits { dispute } => self.may_suspend(day, dispute),
            LegalAction::ReconvenePanel { dispute, .. } => {
                let case = self.treaty.disputes.get(dispute);
                let open = case.is_some_and(|case| {
                    case.suspended.is_some() && case.reconvened_until.is_none()
                });
                need(open, Rule::NothingThere)
            }
            _ => self.check_mexico(day, action),
        }
    }

    fn check_mexico(&self, day: Date, action: &LegalAction) -> Result<(), Refusal> {
        match *action {
            LegalAction::VoteReform { deputies, senators } => {
                self.may_vote_reform(deputies, senators)
            }
            LegalAction::ApproveReform { states } => self.may_approve_reform(states),
            LegalAction::PublishReform => self.may_publish_reform(),
            LegalAction::OrderCounterTariff { rate } => {
                need(rate.is_finite() && rate > 0.0, Rule::RateIsANumber)?;
                need(
                    self.tariffs.any_charged(day),
                    Rule::CounterTariffNeedsMeasure,
                )
            }
            LegalAction::EndCounterTariff => {
                need(self.tariffs.counter_tariff.is_some(), Rule::NothingThere)
            }
            LegalAction::AdmitForeignTroops => {
                let needed = self.book.mexico.foreign_troops.senate_authorisation_needed;
                need(
                    !needed || self.institutions.troops_authorised,
                    Rule::ForeignTroops,
                )
            }
            LegalAction::AuthoriseMeeting | LegalAction::EstablishMisconduct => {
                self.security_law(day)
            }
            LegalAction::MeetForeignAgents => need(
                self.security_law(day).is_err() || self.institutions.meetings_authorised > 0,
                Rule::MeetingAuthorisation,
            ),
            LegalAction::ReportMeeting => {
                need(self.institutions.reports_due > 0, Rule::NothingThere)
            }
            LegalAction::ArrestByForeignAgents => Err(Refusal::by(Rule::NoForeignArrests)),
            LegalAction::SuspendCooperation => {
                self.security_law(day)?;
                need(!self.institutions.cooperation_suspended, Rule::DoneAlready)?;
                need(self.institutions.misconduct, Rule::CooperationSuspension)
            }
            LegalAction::ResumeCooperation => {
                need(self.institutions.cooperation_suspended, Rule::NothingThere)
            }
            // A proclamation to disperse and an authorisation of troops need nothing first; the others are checked above.
            _ => Ok(()),
        }
    }
}

/// Refuses by the rule unless it holds.
fn need(holds: bool, rule: Rule) -> Result<(), Refusal> {
    if holds {
        Ok(())
    } else {
        Err(Refusal::by(rule))
    }
}
