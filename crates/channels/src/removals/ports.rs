//! What the channel reads and gives, and its parameters.

use crate::{parameters, ports};

ports! {
    /// What the channel reads.
    pub struct Inputs {
        /// Beds in detention that are funded. 41,500 before the law of July 2025.
        funded_beds: lever("beds", 41_500.0, 0.0..=1_000_000.0),
        /// Average length of stay in detention against mid-2025.
        length_of_stay: lever("ratio", 1.0, 0.1..=10.0),
        /// People booked into detention a day, if there is room. 808 is the pace of fiscal year 2024.
        arrests_per_day: lever("people a day", 808.0, 0.0..=50_000.0),
        /// Capacity of immigration courts and expedited removal against 2025.
        court_capacity: lever("ratio", 1.0, 0.0..=100.0),
        /// Capacity of removal flights against 2025.
        flights: lever("ratio", 1.0, 0.0..=100.0),
        /// National emergency used for removals: raises beds and expedited removal.
        emergency_declaration: lever("share", 0.0, 0.0..=1.0),
        /// Military support: camps, aircraft, help with arrests.
        military_support: lever("share", 0.0, 0.0..=1.0),
        /// Removals a year that the programme aims at, within its capacity; replaces the arrests. Zero: no aim.
        removals_target_per_year: lever("people a year", 0.0, 0.0..=10_000_000.0),
        /// Removals a year whatever the capacity, a stress: whom custody does not reach leaves without it. Zero: none.
        forced_removals_per_year: lever("people a year", 0.0, 0.0..=10_000_000.0),
        /// How far arrests are turned to Mexicans: 0 as in 2025, 1 Mexicans only.
        mexican_focus: lever("share", 0.0, 0.0..=1.0),
        /// Paid return: 0 none, 1 as offered in 2025.
        voluntary_return_incentive: lever("ratio", 0.0, 0.0..=10.0),
        /// Share of the third-country nationals sent to Mexico that Mexico takes.
        third_country_acceptance: input("share", 1.0, 0.0..=1.0),
        /// New arrivals without authorization, a month, beyond those that keep the stock steady at the pace of 2024.
        inflow: input("people a month", 0.0, -1_000_000.0..=1_000_000.0),
        /// Capacity of reception in Mexico against 2025.
        mexican_reception: input("ratio", 1.0, 0.01..=100.0),
    }
}

ports! {
    /// What the channel gives.
    pub struct Outputs {
        /// People removed in the month.
        removals: output("people a month", 0.0, 0.0..=1e9),
        /// Mexicans removed.
        mexicans_removed: output("people a month", 0.0, 0.0..=1e9),
        /// Nationals of third countries removed to Mexico.
        third_country_to_mexico: output("people a month", 0.0, 0.0..=1e9),
        /// Nationals of third countries removed elsewhere.
        others_removed: output("people a month", 0.0, 0.0..=1e9),
        /// People who leave without being removed because of the programme.
        returns_without_removal: output("people a month", 0.0, 0.0..=1e9),
        /// Repatriation events that Mexico counts: removals and turn-backs at the border, not people.
        repatriation_events: output("events a month", 0.0, 0.0..=1e9),
        /// Mexicans removed or returned since January 2025.
        cumulative_mexicans_returned: output("people", 0.0, 0.0..=1e9),
        /// People without authorization in the United States, in detention included.
        unauthorized_population: output("people", 0.0, 0.0..=1e9),
        /// Mexicans among them.
        mexican_unauthorized_population: output("people", 0.0, 0.0..=1e9),
        /// Workers removed or returned since January 2025 beyond the pace of 2024.
        workers_removed: output("million workers", 0.0, -1e3..=1e3),
        /// Mexican migrants employed in the United States against the pace of 2024.
        mexican_migrants_employed_ratio: output("ratio", 1.0, 0.0..=10.0),
        /// Mexicans back in Mexico since January 2025 beyond the pace of 2024.
        returnees_in_mexico: output("million people", 0.0, -1e3..=1e3),
        /// Removals against the pace of 2024.
        removal_intensity: output("ratio", 1.0, 0.0..=1e6),
        /// How visible the programme is: emergency, military, large operations.
        visibility: output("index", 0.0, 0.0..=1e6),
        /// People arriving in Mexico a day against the capacity of reception.
        reception_load: output("ratio", 0.0, 0.0..=1e9),
        /// Returned Mexicans who are in reception or without settled work.
        returnees_in_reception: output("people", 0.0, 0.0..=1e9),
        /// People in detention at the end of the month.
        detained: output("people", 0.0, 0.0..=1e9),
        /// Most people that detention lets out in a month.
        bed_limit: output("people a month", 0.0, 0.0..=1e9),
        /// Most cases that courts and expedited removal close in a month.
        court_limit: output("people a month", 0.0, 0.0..=1e9),
        /// Most people that flights and land take away in a month.
        transport_limit: output("people a month", 0.0, 0.0..=1e9),
        /// What binds: 1 arrests or the aim, 2 beds, 3 courts, 4 flights and land.
        binding_limit: output("code", 0.0, 0.0..=4.0),
    }
}

parameters! {
    /// Parameters, `data/parameters/removals.toml`.
    pub struct Parameters of "removals" {
        /// Average length of stay, days.
        length_of_stay_days: number,
        /// Months in which beds close 63 % of the gap to what is funded.
        building_lag: number,
        /// Beds that can be opened at once beyond what is funded.
        surge_beds: number,
        /// Share of exits from detention that are removals; the others are released.
        removed_share: number,
        /// Share of Mexicans among the people booked in.
        mexican_share: number,
        /// Share of the removals of others that the United States sends to Mexico.
        third_country_share: number,
        /// Share of the third-country nationals whom Mexico refuses that go elsewhere; the others stay in detention.
        redirected_share: number,
        /// Cases that courts and expedited removal close, a day.
        court_cases_per_day: number,
        /// People that flights take away, a day.
        flight_seats_per_day: number,
        /// People whom the land border takes, a day.
        land_capacity_per_day: number,
        /// By how much a full emergency raises beds.
        emergency_bed_gain: number,
        /// By how much a full emergency raises courts and expedited removal.
        emergency_court_gain: number,
        /// By how much full military support raises beds.
        military_bed_gain: number,
        /// By how much full military support raises flights.
        military_flight_gain: number,
        /// By how much full military support raises arrests.
        military_arrest_gain: number,
        /// People without authorization at the start, Mexicans.
        mexican_stock: number,
        /// People without authorization at the start, others.
        other_stock: number,
        /// Mexicans among new arrivals.
        mexican_share_of_arrivals: number,
        /// People who leave per removal beyond the pace of 2024.
        leavers_per_removal: number,
        /// Share of the stock that a full incentive makes leave, a month.
        incentive_rate: number,
        /// Workers per person without authorization.
        worker_share: number,
        /// Mexican-born residents of the United States.
        mexican_migrants: number,
        /// Repatriation events per Mexican removed.
        events_per_removal: number,
        /// People a day whom the reception centres in Mexico can take.
        reception_capacity_per_day: number,
        /// Months that a returned person needs to settle.
        absorption_months: number,
        /// What an emergency adds to visibility.
        visibility_of_emergency: number,
        /// What full military support adds to visibility.
        visibility_of_military: number,
        /// What each multiple of the pace of 2024 adds to visibility.
        visibility_of_operations: number,
    }
}
