//! Removals and return: how many people the United States can remove, who they are, and where they go.
//!
//! Explains the pace of removals from arrests, beds, courts, flights and land, the stocks of people without authorization,
//! and the arrival, reception and settling of the returned in Mexico. People are conserved: whoever leaves one stock enters
//! another.
//!
//! Equations (a day; `D` people detained, `B` beds, `L` length of stay in days, by nationality where it matters):
//!
//! ```text
//! book-ins  = min(arrests, B − D + exits)         arrests from the lever, or aim / removed share
//! exits     = min(D / L, courts)                  of which the removed share is removed, the rest released
//! removed   = by land (Mexicans, and others whom Mexico takes) within the land limit, the rest by air within the seats
//! B'        = (funded − B) / lag                  B never below funding before July 2025 plus the surge
//! ```
//!
//! In a steady state that is the published formula: removals = min(arrests, B·30.4/L a month, courts, flights + land). A
//! third-country national whom Mexico refuses goes elsewhere by air, or stays in detention and takes a bed. People who leave
//! without removal: a share of the removals beyond the pace of 2024, and of the stock under a paid incentive. New arrivals
//! keep the stocks steady at the pace of 2024, apart from the input `inflow`.
//!
//! "Beyond the pace of 2024" compares with 808 book-ins a day, which at the removed share give the 271,484 removals of fiscal
//! year 2024. Events that Mexico counts are not people; they are given apart.
//!
//! Two questions, two levers: an aim (`removals_target_per_year`) is held back by capacity; a stress
//! (`forced_removals_per_year`) is reached whatever the capacity, and people whom custody does not reach leave from liberty.
//!
//! Sources: the formula and its check from `human_channels.md` §4.4: ICE and TRAC for removals and detention, Mexico's
//! briefings for arrivals, Pew for stocks. Courts, seats, what an emergency and the military add, settling and visibility are
//! judgements.
//!
//! Where it fails: no court or flight data stand behind two of the limits; nationality is Mexican or other; the record of
//! arrests of 2025 is derived from removals and detention, so that its replay is no test of the level; counts of the
//! government (675,000 removed in a year) are far above TRAC's and are not used.

pub mod ports;
pub mod record;

use std::sync::Arc;

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::month::Month;
use vecinos_numerics::math::exp;

use crate::calendar::DAYS_PER_MONTH;
use crate::error::ChannelError;
use crate::mechanism::Mechanism;
use crate::observations::Observations;

pub use self::ports::{Inputs, Outputs, Parameters};

/// Book-ins a day at the pace of fiscal year 2024: 271,484 removals over 365 days and a removed share of 0.92.
const PACE_OF_2024: f64 = 808.0;

/// Funded beds before the law of July 2025.
const BEDS_OF_2024: f64 = 41_500.0;

/// Days in a year.
const DAYS_PER_YEAR: f64 = 365.25;

/// Exits a day from full beds: beds over length of stay.
pub fn exits_per_day(beds: f64, length_of_stay: f64) -> f64 {
    beds / length_of_stay
}

/// Years until `people` at a steady `per_day`.
pub fn years_to(people: f64, per_day: f64) -> f64 {
    people / (per_day * DAYS_PER_YEAR)
}

/// Mexicans and all others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct People {
    mexican: f64,
    other: f64,
}

impl People {
    fn total(self) -> f64 {
        self.mexican + self.other
    }

    fn times(self, factor: f64) -> Self {
        Self {
            mexican: self.mexican * factor,
            other: self.other * factor,
        }
    }

    fn plus(self, added: Self) -> Self {
        Self {
            mexican: self.mexican + added.mexican,
            other: self.other + added.other,
        }
    }

    fn less(self, taken: Self) -> Self {
        Self {
            mexican: (self.mexican - taken.mexican).max(0.0),
            other: (self.other - taken.other).max(0.0),
        }
    }

    /// `count` people, `share` of them Mexican, as far as there are any; what one group lacks the other gives.
    fn taken(self, count: f64, share: f64) -> Self {
        let mexican = (count * share).min(self.mexican);
        let other = (count - mexican).min(self.other);
        Self {
            mexican: (count - other).min(self.mexican),
            other,
        }
    }
}

/// The channel: parameters and state.
#[derive(Clone, Debug)]
pub struct Removals {
    parameters: Parameters,
    beds: f64,
    at_liberty: People,
    detained: People,
    in_reception: f64,
    settled: f64,
    /// Removed nationals of third countries: in Mexico, and elsewhere.
    third_country_in_mexico: f64,
    elsewhere: f64,
    /// People who left for elsewhere without removal.
    left: f64,
    /// People there were at the start, and arrivals since.
    known: f64,
    /// Beyond the pace of 2024.
    removed_beyond: f64,
    mexicans_beyond: f64,
    mexicans_returned: f64,
}

/// What a day's limits are.
#[derive(Clone, Copy, Debug)]
struct Limits {
    book_ins: f64,
    mexican_share: f64,
    beds: f64,
    length_of_stay: f64,
    courts: f64,
    seats: f64,
    land: f64,
    to_mexico: f64,
    refused: f64,
    forced: f64,
}

/// What a day or a month moved.
#[derive(Clone, Copy, Debug, Default)]
struct Moved {
    mexicans: f64,
    third_country: f64,
    others: f64,
}

impl Moved {
    fn total(self) -> f64 {
        self.mexicans + self.third_country + self.others
    }

    fn plus(self, added: Self) -> Self {
        Self {
            mexicans: self.mexicans + added.mexicans,
            third_country: self.third_country + added.third_country,
            others: self.others + added.others,
        }
    }
}

impl Removals {
    fn limits(&self, inputs: &Inputs) -> Limits {
        let parameters = &self.parameters;
        let (emergency, military) = (inputs.emergency_declaration, inputs.military_support);
        let floor = inputs.funded_beds.min(BEDS_OF_2024) + parameters.surge_beds;
        let aim = inputs
            .removals_target_per_year
            .max(inputs.forced_removals_per_year);
        let wanted = if aim > 0.0 {
            aim / DAYS_PER_YEAR / parameters.removed_share
        } else {
            inputs.arrests_per_day * (1.0 + parameters.military_arrest_gain * military)
        };
        let third = parameters.third_country_share;
        let share = self.mexican_share();
        Limits {
            book_ins: wanted,
            mexican_share: share + (1.0 - share) * inputs.mexican_focus,
            beds: self.beds.max(floor)
                * (1.0
                    + parameters.emergency_bed_gain * emergency
                    + parameters.military_bed_gain * military),
            length_of_stay: (parameters.length_of_stay_days * inputs.length_of_stay).max(1.0),
            courts: parameters.court_cases_per_day
                * inputs.court_capacity
                * (1.0 + parameters.emergency_court_gain * emergency),
            seats: parameters.flight_seats_per_day
                * inputs.flights
                * (1.0 + parameters.military_flight_gain * military),
            land: parameters.land_capacity_per_day,
            to_mexico: third * inputs.third_country_acceptance,
            refused: third * (1.0 - inputs.third_country_acceptance),
            forced: inputs.forced_removals_per_year / DAYS_PER_YEAR,
        }
    }

    /// Mexicans among the people found: the share at the start, each group in proportion to what is left of it.
    fn mexican_share(&self) -> f64 {
        let parameters = &self.parameters;
        let left = |now: f64, start: f64| if start > 0.0 { now / start } else { 0.0 };
        let now = self.at_liberty.plus(self.detained);
        let mexican = parameters.mexican_share * left(now.mexican, parameters.mexican_stock);
        let other = (1.0 - parameters.mexican_share) * left(now.other, parameters.other_stock);
        if mexican + other > 0.0 {
            mexican / (mexican + other)
        } else {
            0.0
        }
    }

    /// One day of custody: people in, people out, people away.
    fn day(&mut self, limits: &Limits) -> Moved {
        let parameters = &self.parameters;
        let due = self.detained.times(1.0 / limits.length_of_stay);
        let closed = due.times(within(limits.courts, due.total()));
        let ordered = closed.times(parameters.removed_share);
        let released = closed.less(ordered);
        let to_mexico = ordered.other * limits.to_mexico;
        let redirected = limits.refused * parameters.redirected_share;
        let by_air = ordered.other * (1.0 - limits.to_mexico - limits.refused + redirected);
        let land = within(limits.land, ordered.mexican + to_mexico);
        let overflow = ordered.mexican * (1.0 - land);
        let air = within(limits.seats, by_air + overflow);
        let mut moved = Moved {
            mexicans: ordered.mexican * land + overflow * air,
            third_country: to_mexico * land,
            others: by_air * air,
        };
        let away = People {
            mexican: moved.mexicans,
            other: moved.third_country + moved.others,
        };
        self.detained = self.detained.less(away).less(released);
        self.at_liberty = self.at_liberty.plus(released);
        let room = (limits.beds - self.detained.total()).max(0.0);
        let booked = self
            .at_liberty
            .taken(limits.book_ins.min(room), limits.mexican_share);
        self.at_liberty = self.at_liberty.less(booked);
        self.detained = self.detained.plus(booked);
        let short = (limits.forced - moved.total()).max(0.0);
        let forced = self.at_liberty.taken(short, limits.mexican_share);
        self.at_liberty = self.at_liberty.less(forced);
        moved.mexicans += forced.mexican;
        moved.others += forced.other;
        moved
    }

    fn start_of_2025(parameters: &Parameters) -> Self {
        let detained = (PACE_OF_2024 * parameters.length_of_stay_days)
            .min(BEDS_OF_2024 + parameters.surge_beds);
        let detained = People {
            mexican: detained * parameters.mexican_share,
            other: detained * (1.0 - parameters.mexican_share),
        };
        let at_liberty = People {
            mexican: parameters.mexican_stock,
            other: parameters.other_stock,
        }
        .less(detained);
        Self {
            beds: BEDS_OF_2024,
            known: at_liberty.plus(detained).total(),
            at_liberty,
            detained,
            in_reception: 0.0,
            settled: 0.0,
            third_country_in_mexico: 0.0,
            elsewhere: 0.0,
            left: 0.0,
            removed_beyond: 0.0,
            mexicans_beyond: 0.0,
            mexicans_returned: 0.0,
            parameters: parameters.clone(),
        }
    }

    /// Arrivals that replace the removals of 2024, and those of the input; never below none at liberty.
    fn arrive(&mut self, pace: People, inflow: f64) {
        let share = self.parameters.mexican_share_of_arrivals;
        let before = self.at_liberty.total();
        self.at_liberty = self.at_liberty.plus(pace);
        if inflow >= 0.0 {
            self.at_liberty = self.at_liberty.plus(People {
                mexican: inflow * share,
                other: inflow * (1.0 - share),
            });
        } else {
            let fewer = self.at_liberty.taken(-inflow, share);
            self.at_liberty = self.at_liberty.less(fewer);
        }
        self.known += self.at_liberty.total() - before;
    }

    /// People who leave without removal.
    fn leave(&mut self, beyond: f64, incentive: f64, mexican_share: f64) -> People {
        let following = self.parameters.leavers_per_removal * beyond.max(0.0);
        let paid = (self.parameters.incentive_rate * incentive).min(1.0);
        let leavers = self.at_liberty.times(paid);
        let leavers = leavers.plus(
            self.at_liberty
                .less(leavers)
                .taken(following, mexican_share),
        );
        self.at_liberty = self.at_liberty.less(leavers);
        self.left += leavers.other;
        leavers
    }

    /// 1 arrests, 2 beds, 3 courts, 4 transport.
    fn binding(limits: &Limits, removed_share: f64, transport: f64) -> f64 {
        let candidates = [
            limits.book_ins * removed_share,
            exits_per_day(limits.beds, limits.length_of_stay) * removed_share,
            limits.courts * removed_share,
            transport,
        ];
        let (mut code, mut least) = (1.0, f64::INFINITY);
        for (place, candidate) in (1_i32..).zip(candidates) {
            if candidate < least {
                (code, least) = (f64::from(place), candidate);
            }
        }
        code
    }
}

/// Share of `wanted` that fits in `limit`.
fn within(limit: f64, wanted: f64) -> f64 {
    if wanted > limit { limit / wanted } else { 1.0 }
}

impl Mechanism for Removals {
    type Inputs = Inputs;
    type Outputs = Outputs;
    type Parameters = Parameters;
    type Data = ();

    const NAME: &'static str = "removals";

    fn earliest() -> Month {
        Month::RECORD_START
    }

    fn data(_: &Observations) -> Result<(), Diagnostics> {
        Ok(())
    }

    fn start(parameters: &Parameters, _: &Arc<()>, first: Month) -> Result<Self, ChannelError> {
        let mut removals = Self::start_of_2025(parameters);
        for month in Self::earliest().through(first.plus(-1)) {
            removals.month(month, &record::recorded(month));
        }
        Ok(removals)
    }

    fn month(&mut self, month: Month, inputs: &Inputs) -> Outputs {
        let days = f64::from(month.days());
        self.beds += (inputs.funded_beds - self.beds)
            * (1.0 - exp(-1.0 / self.parameters.building_lag.max(1e-6)));
        let limits = self.limits(inputs);
        let mut moved = Moved::default();
        for _ in 0..month.days() {
            moved = moved.plus(self.day(&limits));
        }
        let removed_share = self.parameters.removed_share;
        let share = self.parameters.mexican_share;
        let pace = PACE_OF_2024 * removed_share * days;
        let pace = People {
            mexican: pace * share,
            other: pace * (1.0 - share),
        };
        self.arrive(pace, inputs.inflow);
        let beyond = moved.total() - pace.total();
        let leavers = self.leave(
            beyond,
            inputs.voluntary_return_incentive,
            limits.mexican_share,
        );
        let returned = moved.mexicans + leavers.mexican;
        let settling = self.in_reception / self.parameters.absorption_months.max(1.0);
        self.in_reception += returned - settling;
        self.settled += settling;
        self.third_country_in_mexico += moved.third_country;
        self.elsewhere += moved.others;
        self.removed_beyond += beyond + leavers.total();
        self.mexicans_beyond += returned - pace.mexican;
        self.mexicans_returned += returned;

        let parameters = &self.parameters;
        let intensity = moved.total() / pace.total().max(1.0);
        let others_by_air = (1.0 - share) * (1.0 - limits.to_mexico);
        let transport = (limits.land / (1.0 - others_by_air).max(1e-9))
            .min(limits.land + limits.seats)
            .min(if others_by_air > 0.0 {
                limits.seats / others_by_air
            } else {
                f64::MAX
            });
        let population = self.at_liberty.plus(self.detained);
        let arrivals = (returned + moved.third_country) / days;
        Outputs {
            removals: moved.total(),
            mexicans_removed: moved.mexicans,
            third_country_to_mexico: moved.third_country,
            others_removed: moved.others,
            returns_without_removal: leavers.total(),
            repatriation_events: moved.mexicans * parameters.events_per_removal,
            cumulative_mexicans_returned: self.mexicans_returned,
            unauthorized_population: population.total(),
            mexican_unauthorized_population: population.mexican,
            workers_removed: self.removed_beyond * parameters.worker_share * 1e-6,
            mexican_migrants_employed_ratio: (1.0
                - self.mexicans_beyond / parameters.mexican_migrants.max(1.0))
            .max(0.0),
            returnees_in_mexico: self.mexicans_beyond * 1e-6,
            removal_intensity: intensity,
            visibility: parameters.visibility_of_emergency * inputs.emergency_declaration
                + parameters.visibility_of_military * inputs.military_support
                + parameters.visibility_of_operations * (intensity - 1.0).max(0.0),
            reception_load: arrivals
                / (parameters.reception_capacity_per_day * inputs.mexican_reception).max(1.0),
            returnees_in_reception: self.in_reception,
            detained: self.detained.total(),
            bed_limit: exits_per_day(limits.beds, limits.length_of_stay) * DAYS_PER_MONTH,
            court_limit: limits.courts * DAYS_PER_MONTH,
            transport_limit: transport * DAYS_PER_MONTH,
            binding_limit: Self::binding(&limits, removed_share, transport),
        }
    }

    fn broken_law(&self) -> Option<String> {
        let stocks = [
            self.at_liberty.mexican,
            self.at_liberty.other,
            self.detained.mexican,
            self.detained.other,
            self.in_reception,
            self.settled,
            self.third_country_in_mexico,
            self.elsewhere,
            self.left,
        ];
        if let Some(stock) = stocks.iter().find(|stock| stock.is_nan() || **stock < 0.0) {
            return Some(format!("a stock of people is {stock}"));
        }
        let counted = stocks.iter().sum::<f64>();
        ((counted - self.known).abs() > 1e-6 * self.known.max(1.0))
            .then(|| format!("{counted} people where {} are known", self.known))
    }
}
