//! Emergencies, Congress, force at home and abroad, designations; Mexico's Congress and its security law.

use jiff::civil::Date;
use serde::Serialize;

use super::LegalState;
use super::action::{EmergencySubject, Matter, Votes};
use super::queue::{LegalEvent, after_days};
use super::refusal::{Refusal, Rule};

/// How far a joint resolution has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// On the President's desk.
    Passed,
    /// Vetoed.
    Vetoed,
}

/// Force abroad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Force {
    /// First day.
    pub since: Date,
    /// Day of the report to Congress.
    pub reported: Option<Date>,
}

/// A constitutional reform of Mexico on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reform {
    /// Day both chambers passed it.
    pub passed: Date,
    /// State legislatures that have approved it.
    pub states: u16,
}

/// What the institutions of both countries need to remember.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct InstitutionState {
    /// First day without each emergency, in the order of [`EmergencySubject`].
    pub(super) emergencies: [Option<Date>; 4],
    pub(super) resolutions: Vec<(Matter, Stage)>,
    pub(super) dispersal: Option<Date>,
    pub(super) law_enforcement: bool,
    pub(super) force: Option<Force>,
    pub(super) force_authorised: bool,
    pub(super) designation_notice: Option<Date>,
    pub(super) designated: bool,
    pub(super) reform: Option<Reform>,
    pub(super) reforms_published: u32,
    pub(super) troops_authorised: bool,
    pub(super) meetings_authorised: u32,
    pub(super) reports_due: u32,
    pub(super) misconduct: bool,
    pub(super) cooperation_suspended: bool,
}

impl InstitutionState {
    pub(super) fn any_emergency(&self) -> bool {
        self.emergencies.iter().any(Option::is_some)
    }

    fn stage(&self, matter: Matter) -> Option<Stage> {
        self.resolutions
            .iter()
            .find(|(other, _)| *other == matter)
            .map(|(_, stage)| *stage)
    }

    pub(super) fn forget(&mut self, matter: Matter) {
        self.resolutions.retain(|(other, _)| *other != matter);
    }
}

impl LegalState {
    pub(super) fn may_continue(&self, day: Date, subject: EmergencySubject) -> Result<(), Refusal> {
        let Some(lapses) = self.institutions.emergencies[subject as usize] else {
            return Err(Refusal::by(Rule::NothingThere));
        };
        let days = self.book.congress.emergency.continuation_window_days;
        let first = after_days(lapses, -days);
        if day < first {
            return Err(Refusal::before(Rule::EmergencyContinuation, first));
        }
        Ok(())
    }

    pub(super) fn set_emergency(&mut self, from: Date, subject: EmergencySubject) {
        let lapses = after_days(from, self.book.congress.emergency.term_days);
        self.institutions.emergencies[subject as usize] = Some(lapses);
        self.queue.put(lapses, LegalEvent::EmergencyLapses(subject));
    }

    /// Ends an emergency, and the tariffs that rest on the power it gives if it was the last one.
    pub(super) fn end_emergency(&mut self, day: Date, subject: EmergencySubject) {
        self.institutions.emergencies[subject as usize] = None;
        if !self.institutions.any_emergency() {
            self.end_tariffs(day, crate::actor::Authority::Ieepa, |_| true);
        }
    }

    fn real_majorities(&self, house: Votes, senate: Votes) -> Result<(), Refusal> {
        let members = &self.book.congress.thresholds;
        let real = house.cast() <= u32::from(members.house_members)
            && senate.cast() <= u32::from(members.senate_members);
        if real && house.majority() && senate.majority() {
            Ok(())
        } else {
            Err(Refusal::by(Rule::Majorities))
        }
    }

    pub(super) fn may_pass(
        &self,
        matter: Matter,
        house: Votes,
        senate: Votes,
    ) -> Result<(), Refusal> {
        self.real_majorities(house, senate)?;
        if self.institutions.stage(matter).is_some() {
            return Err(Refusal::by(Rule::DoneAlready));
        }
        let there = match matter {
            Matter::EndEmergency(subject) => {
                self.institutions.emergencies[subject as usize].is_some()
            }
            Matter::ExtendSection122(days) => self.tariffs.surcharge.is_some() && days > 0,
            Matter::AuthoriseForce => !self.institutions.force_authorised,
            Matter::EndForce => self.institutions.force.is_some(),
        };
        if there {
            Ok(())
        } else {
            Err(Refusal::by(Rule::NothingThere))
        }
    }

    pub(super) fn may_act_on(&self, matter: Matter, stage: Stage) -> Result<(), Refusal> {
        match self.institutions.stage(matter) {
            Some(found) if found == stage => Ok(()),
            _ => Err(Refusal::by(Rule::NothingThere)),
        }
    }

    pub(super) fn may_override(
        &self,
        matter: Matter,
        house: Votes,
        senate: Votes,
    ) -> Result<(), Refusal> {
        self.may_act_on(matter, Stage::Vetoed)?;
        self.real_majorities(house, senate)?;
        let needed = &self.book.congress.thresholds;
        if house.yes >= needed.house_override && senate.yes >= needed.senate_override {
            Ok(())
        } else {
            Err(Refusal::by(Rule::Override))
        }
    }

    /// A joint resolution becomes law.
    pub(super) fn enact(&mut self, day: Date, matter: Matter) {
        self.institutions.forget(matter);
        match matter {
            Matter::EndEmergency(subject) => self.end_emergency(day, subject),
            Matter::ExtendSection122(days) => self.extend_surcharge(day, i32::from(days)),
            Matter::AuthoriseForce => self.institutions.force_authorised = true,
            Matter::EndForce => {
                self.institutions.force = None;
                self.institutions.force_authorised = false;
            }
        }
    }

    fn extend_surcharge(&mut self, day: Date, days: i32) {
        let Some(surcharge) = self.tariffs.surcharge.as_mut() else {
            return;
        };
        let old = surcharge.ends;
        // An extension after the lapse begins on the day of the act.
        surcharge.ends = after_days(old.max(day), days);
        let ends = surcharge.ends;
        for tariff in &mut self.tariffs.tariffs {
            let runs_to_the_end = tariff.order.authority == crate::actor::Authority::Section122
                && tariff.until == Some(old)
                && tariff.order.until.is_none_or(|until| until > old);
            if runs_to_the_end {
                tariff.until = Some(tariff.order.until.map_or(ends, |until| until.min(ends)));
            }
        }
        self.queue.put(
            ends,
            LegalEvent::TariffLapses {
                authority: crate::actor::Authority::Section122,
                product: None,
            },
        );
    }

    /// Last day on which force without authorisation may go on, and one more.
    pub(super) fn force_must_end(&self, since: Date) -> Date {
        let powers = &self.book.congress.war_powers;
        after_days(since, powers.unauthorised_days + powers.withdrawal_days)
    }

    pub(super) fn may_designate(&self, day: Date) -> Result<(), Refusal> {
        if self.institutions.designated {
            return Err(Refusal::by(Rule::DoneAlready));
        }
        let Some(notice) = self.institutions.designation_notice else {
            return Err(Refusal::by(Rule::DesignationNotice));
        };
        let days = self
            .book
            .security
            .terrorist_designation
            .congress_notice_days;
        let first = after_days(notice, days);
        if day < first {
            return Err(Refusal::before(Rule::DesignationNotice, first));
        }
        Ok(())
    }

    pub(super) fn may_vote_reform(&self, deputies: Votes, senators: Votes) -> Result<(), Refusal> {
        if self.institutions.reform.is_some() {
            return Err(Refusal::by(Rule::DoneAlready));
        }
        let law = &self.book.mexico.constitutional_reform;
        let passes = |votes: Votes, members: u16| {
            // Those who voted stand for those present; more than half of the members must be there.
            votes.cast() <= u32::from(members)
                && 2 * votes.cast() > u32::from(members)
                && u32::from(votes.yes) * law.fraction_denominator
                    >= votes.cast() * law.fraction_numerator
        };
        if passes(deputies, law.deputies) && passes(senators, law.senators) {
            Ok(())
        } else {
            Err(Refusal::by(Rule::ReformChambers))
        }
    }

    pub(super) fn may_approve_reform(&self, states: u16) -> Result<(), Refusal> {
        let Some(reform) = self.institutions.reform else {
            return Err(Refusal::by(Rule::NothingThere));
        };
        let all = self.book.mexico.constitutional_reform.state_legislatures;
        if states == 0 || reform.states + states > all {
            return Err(Refusal::by(Rule::ReformStates));
        }
        Ok(())
    }

    pub(super) fn may_publish_reform(&self) -> Result<(), Refusal> {
        let needed = self.book.mexico.constitutional_reform.states_needed;
        match self.institutions.reform {
            Some(reform) if reform.states >= needed => Ok(()),
            Some(_) => Err(Refusal::by(Rule::ReformStates)),
            None => Err(Refusal::by(Rule::ReformChambers)),
        }
    }

    pub(super) fn security_law(&self, day: Date) -> Result<(), Refusal> {
        let begins = self.book.security.law.in_force;
        if day < begins {
            return Err(Refusal::before(Rule::SecurityLawNotInForce, begins));
        }
        Ok(())
    }
}
