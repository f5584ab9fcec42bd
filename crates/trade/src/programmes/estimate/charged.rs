//! Parameters of charged duty, by least squares on duty collected.
//!
//! **Mexico.** For each month from 2025-04 to 2026-07 customs gives the duty collected on vehicles (NAICS 3361), on parts
//! (3363) and on all goods. The model predicts each of the three as a share of all imports of the month, with the
//! imports of that month as weights: sectors by month to 2026-02, then the mean composition of 2026-01 and 2026-02 for
//! everything but vehicles and parts. Four parameters are fitted to these 48 numbers, none of them by month:
//! the response of the exempt share, the relief for domestic content of vehicles, the share of the duty on listed metals
//! that is collected, and the share of parts on which section 232 is collected. Standard errors are those of non-linear least squares; residuals are correlated over months, so
//! that the intervals are too narrow, which the distributions of the registry allow for.
//!
//! **Other partners.** One collected share, so that the model's mean rate on all imports meets the duty collected on all
//! imports (2025-06 to 2026-01), given the rates on Mexico and Canada.

use serde::Serialize;
use vecinos_evidence::customs::ClaimsBySector;
use vecinos_evidence::history::History;
use vecinos_evidence::month::Month;
use vecinos_numerics::linear_algebra::{LuFactorization, Matrix};

use super::super::base::TariffBase;
use super::super::effective::{effective_tariffs, group_charged};
use super::super::error::ProgrammeError;
use super::super::preference_use::PreferenceUse;
use super::super::schedule::TariffSchedule;

/// First and last month of the fit.
pub const MONTHS: (&str, &str) = ("2025-04", "2026-07");

/// First and last month with duty on all imports and imports by partner, once the first wave had cleared transit.
pub const WORLD_MONTHS: (&str, &str) = ("2025-06", "2026-01");

/// Registry names of the fitted parameters, in the order of [`Fit::values`].
pub const PARAMETERS: [&str; 4] = [
    PreferenceUse::RESPONSE_PARAMETER,
    "tariff_programmes.vehicle_content_relief",
    "tariff_programmes.metals_collected_share",
    "tariff_programmes.parts_listed_share",
];

/// Number of fitted parameters.
const COUNT: usize = PARAMETERS.len();

/// One month of U.S. imports from Mexico and of the duty collected on them, million USD.
#[derive(Clone, Debug, PartialEq)]
pub struct MexicoMonth {
    /// The month.
    pub month: Month,
    /// Imports by sector, without vehicles and parts. By sector of the benchmark.
    pub imports: Vec<f64>,
    /// Imports of motor vehicles (NAICS 3361).
    pub vehicles: f64,
    /// Imports of vehicle parts (NAICS 3363).
    pub parts: f64,
    /// All imports for consumption.
    pub total: f64,
    /// Duty collected on vehicles.
    pub vehicles_duty: f64,
    /// Duty collected on parts.
    pub parts_duty: f64,
    /// Duty collected on all imports.
    pub duty: f64,
}

/// Duty over all imports of a month, from vehicles, from parts, and from everything else (fractions).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DutyParts {
    /// Duty on vehicles over all imports.
    pub vehicles: f64,
    /// Duty on parts over all imports.
    pub parts: f64,
    /// Duty on everything else over all imports.
    pub rest: f64,
}

impl DutyParts {
    /// Charged rate on all imports, a fraction.
    pub fn total(&self) -> f64 {
        self.vehicles + self.parts + self.rest
    }
}

impl MexicoMonth {
    /// What was collected.
    pub fn observed(&self) -> DutyParts {
        DutyParts {
            vehicles: self.vehicles_duty / self.total,
            parts: self.parts_duty / self.total,
            rest: (self.duty - self.vehicles_duty - self.parts_duty) / self.total,
        }
    }
}

/// The months from `first` to `last` for which history has imports and duty of Mexico; `sectors` are the sector ids of
/// the benchmark and `motor_vehicles` the position of vehicles and parts among them. `None` when history has gaps.
pub fn mexico_months(
    history: &History,
    claims: &[ClaimsBySector],
    sectors: &[&str],
    motor_vehicles: usize,
    first: Month,
    last: Month,
) -> Option<Vec<MexicoMonth>> {
    let by_sector = |month: Month| -> Vec<f64> {
        let mut values = vec![0.0; sectors.len()];
        for row in claims
            .iter()
            .filter(|row| row.partner == "MEX" && row.month == month)
        {
            if let Some(position) = sectors.iter().position(|id| *id == row.sector) {
                values[position] += row.imports_musd;
            }
        }
        values
    };
    let at = |id: &str, month: Month| history.get(id)?.at(month);
    let last_by_sector = claims.iter().map(|row| row.month).max()?;
    let mut months = Vec::new();
    let mut month = first;
    while month <= last {
        let vehicles = at("imports_for_consumption.MEX.motor_vehicles", month)?;
        let parts = at("imports_for_consumption.MEX.motor_vehicle_parts", month)?;
        let total = at("imports_for_consumption.MEX", month)?;
        // Imports without vehicles and parts: the month's own sectors, or the last two months that have them.
        let shown = if month <= last_by_sector {
            vec![month]
        } else {
            vec![last_by_sector.plus(-1), last_by_sector]
        };
        let mut imports = vec![0.0; sectors.len()];
        for source in &shown {
            let mut values = by_sector(*source);
            let own_vehicles = at("imports_for_consumption.MEX.motor_vehicles", *source)?;
            let own_parts = at("imports_for_consumption.MEX.motor_vehicle_parts", *source)?;
            let vehicles_sector = values.get_mut(motor_vehicles)?;
            *vehicles_sector = (*vehicles_sector - own_vehicles - own_parts).max(0.0);
            let rest = at("imports_for_consumption.MEX", *source)? - own_vehicles - own_parts;
            for (sum, value) in imports.iter_mut().zip(&values) {
                *sum += value / rest * (total - vehicles - parts) / shown.len() as f64;
            }
        }
        months.push(MexicoMonth {
            month,
            imports,
            vehicles,
            parts,
            total,
            vehicles_duty: at("calculated_duty.MEX.motor_vehicles", month)?,
            parts_duty: at("calculated_duty.MEX.motor_vehicle_parts", month)?,
            duty: at("calculated_duty.MEX", month)?,
        });
        month = month.plus(1);
    }
    Some(months)
}

/// Where Mexico's goods stand in the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The United States.
    pub importer: usize,
    /// Mexico.
    pub exporter: usize,
    /// The sector of vehicles and parts.
    pub motor_vehicles: usize,
}

/// What the model says was collected in a month, with the imports of the month as weights.
///
/// Errors: a base or schedule that does not fit.
pub fn predicted(
    month: &MexicoMonth,
    schedule: &TariffSchedule,
    base: &TariffBase,
    preference_use: &PreferenceUse,
    pair: Pair,
) -> Result<DutyParts, ProgrammeError> {
    let day = month.month.first_day();
    let rates = effective_tariffs(day, schedule, base, preference_use)?;
    let cell = (pair.motor_vehicles, pair.importer, pair.exporter);
    let by_group = group_charged(day, schedule, base, preference_use, cell)?;
    let mean = |names: &[&str]| {
        let (mut duty, mut share) = (0.0, 0.0);
        for (group, name) in base.groups.iter().enumerate() {
            if names.contains(&name.as_str()) {
                let weight = base.group_share[base.grouped_cell(cell.0, cell.1, cell.2, group)];
                duty += weight * by_group[group];
                share += weight;
            }
        }
        if share > 0.0 { duty / share } else { 0.0 }
    };
    let mut rest = month
        .imports
        .get(pair.motor_vehicles)
        .copied()
        .unwrap_or(0.0)
        * mean(&["other"]);
    for (sector, value) in month.imports.iter().enumerate() {
        if sector != pair.motor_vehicles && base.goods.get(sector).copied().unwrap_or(false) {
            rest +=
                value * rates.charged[base.dimensions.cell(sector, pair.importer, pair.exporter)];
        }
    }
    Ok(DutyParts {
        vehicles: month.vehicles * mean(&["light_vehicles", "heavy_vehicles"]) / month.total,
        parts: month.parts * mean(&["vehicle_parts"]) / month.total,
        rest: rest / month.total,
    })
}

/// Fitted parameters with their standard errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Values in the order of [`PARAMETERS`].
    pub values: [f64; COUNT],
    /// Standard errors.
    pub standard_errors: [f64; COUNT],
    /// Standard deviation of the residuals, as a share of all imports.
    pub residual: f64,
}

/// Fits the four parameters to the months by Gauss–Newton steps from `start`, halved until the sum of squares falls.
/// `schedule_of` gives the schedule for values of the parameters (all but the first enter it).
///
/// Errors: a base or schedule that does not fit; [`ProgrammeError::NoFit`] when the months do not identify the
/// parameters.
pub fn fit(
    months: &[MexicoMonth],
    base: &TariffBase,
    pair: Pair,
    start: [f64; COUNT],
    schedule_of: &dyn Fn(&[f64; COUNT]) -> Result<TariffSchedule, ProgrammeError>,
) -> Result<Fit, ProgrammeError> {
    const STEP: f64 = 1e-4;
    let residuals = |values: &[f64; COUNT]| -> Result<Vec<f64>, ProgrammeError> {
        let schedule = schedule_of(values)?;
        let preference_use = PreferenceUse {
            response: values[0],
        };
        let mut all = Vec::with_capacity(3 * months.len());
        for month in months {
            let (observed, model) = (
                month.observed(),
                predicted(month, &schedule, base, &preference_use, pair)?,
            );
            all.extend([
                observed.vehicles - model.vehicles,
                observed.parts - model.parts,
                observed.rest - model.rest,
            ]);
        }
        Ok(all)
    };
    let squares = |all: &[f64]| all.iter().map(|one| one * one).sum::<f64>();
    let mut values = start;
    let mut current = residuals(&values)?;
    for _ in 0..50 {
        let jacobian = jacobian(&values, &current, STEP, &residuals)?;
        let (normal, gradient) = normal_equations(&jacobian, &current);
        let step = solve(normal, &gradient).ok_or(ProgrammeError::NoFit)?;
        let mut scale = 1.0;
        let mut moved = false;
        while scale > 1e-6 {
            let mut trial = values;
            for (value, change) in trial.iter_mut().zip(&step) {
                *value = (*value + scale * change).max(0.0);
            }
            for value in &mut trial[1..] {
                *value = value.min(1.0);
            }
            let next = residuals(&trial)?;
            if squares(&next) < squares(&current) {
                moved = step.iter().any(|change| (scale * change).abs() > 1e-9);
                (values, current) = (trial, next);
                break;
            }
            scale *= 0.5;
        }
        if !moved {
            break;
        }
    }
    let jacobian = jacobian(&values, &current, STEP, &residuals)?;
    let freedom = current
        .len()
        .checked_sub(COUNT)
        .filter(|left| *left > 0)
        .ok_or(ProgrammeError::NoFit)?;
    let variance = squares(&current) / freedom as f64;
    let mut standard_errors = [0.0; COUNT];
    for (position, error) in standard_errors.iter_mut().enumerate() {
        let mut unit = [0.0; COUNT];
        unit[position] = 1.0;
        let (normal, _) = normal_equations(&jacobian, &current);
        let column = solve(normal, &unit).ok_or(ProgrammeError::NoFit)?;
        *error = (variance * column[position]).max(0.0).sqrt();
    }
    Ok(Fit {
        values,
        standard_errors,
        residual: variance.sqrt(),
    })
}

/// Observed less predicted values at values of the parameters.
type Residuals<'a> = dyn Fn(&[f64; COUNT]) -> Result<Vec<f64>, ProgrammeError> + 'a;

/// Derivatives of the model (minus those of the residuals) by forward differences; one column per parameter.
fn jacobian(
    values: &[f64; COUNT],
    current: &[f64],
    step: f64,
    residuals: &Residuals<'_>,
) -> Result<Vec<Vec<f64>>, ProgrammeError> {
    let mut columns = Vec::with_capacity(COUNT);
    for position in 0..COUNT {
        let mut moved = *values;
        // A share moves down from its upper end.
        let signed = if position > 0 && moved[position] + step > 1.0 {
            -step
        } else {
            step
        };
        moved[position] += signed;
        let next = residuals(&moved)?;
        columns.push(
            current
                .iter()
                .zip(&next)
                .map(|(before, after)| (before - after) / signed)
                .collect(),
        );
    }
    Ok(columns)
}

fn normal_equations(columns: &[Vec<f64>], residuals: &[f64]) -> (Matrix, [f64; COUNT]) {
    let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
    let mut normal = Matrix::zeros(COUNT, COUNT);
    let mut gradient = [0.0; COUNT];
    for (row, column) in columns.iter().enumerate() {
        gradient[row] = dot(column, residuals);
        for (position, other) in columns.iter().enumerate() {
            normal[(row, position)] = dot(column, other);
        }
    }
    (normal, gradient)
}

fn solve(normal: Matrix, right: &[f64; COUNT]) -> Option<Vec<f64>> {
    LuFactorization::new(normal).ok()?.solve(right).ok()
}

/// One month of duty on all U.S. imports, for the collected share of other partners (million USD).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorldMonth {
    /// Duty collected on all imports.
    pub duty: f64,
    /// Duty the model gives with a collected share of zero for other partners.
    pub without: f64,
    /// What a collected share of one adds.
    pub with: f64,
}

/// Collected share of other partners and its standard error: least squares of the duty that is left on the duty that a
/// share of one would add. `None` without at least two months or where nothing would be added.
pub fn other_partners_collected_share(months: &[WorldMonth]) -> Option<(f64, f64)> {
    let mut cross = 0.0;
    let mut square = 0.0;
    for month in months {
        cross += (month.duty - month.without) * month.with;
        square += month.with * month.with;
    }
    let share = cross / square;
    let error: f64 = months
        .iter()
        .map(|month| month.duty - month.without - share * month.with)
        .map(|left| left * left)
        .sum();
    let freedom = months.len().checked_sub(1).filter(|left| *left > 0)?;
    let standard_error = (error / freedom as f64 / square).sqrt();
    (share.is_finite() && standard_error.is_finite()).then_some((share, standard_error))
}

/// The months from `first` to `last` with duty on all imports, and what the model says with and without collection from
/// other partners; imports by partner are those of the month for Mexico, Canada, China and the EU and the shares of 2024
/// in what is left for the others. `schedule_of` gives the schedule for a collected share.
///
/// Errors: a base or schedule that does not fit; [`ProgrammeError::NoFit`] where history has gaps.
pub fn world_months(
    history: &History,
    base: &TariffBase,
    regions: &[&str],
    months: (Month, Month),
    preference_use: &PreferenceUse,
    schedule_of: &dyn Fn(f64) -> Result<TariffSchedule, ProgrammeError>,
) -> Result<Vec<WorldMonth>, ProgrammeError> {
    const SHOWN: [&str; 4] = ["MEX", "CAN", "CHN", "EU"];
    let importer = regions
        .iter()
        .position(|id| *id == "USA")
        .ok_or(ProgrammeError::NoFit)?;
    let schedules = [schedule_of(0.0)?, schedule_of(1.0)?];
    let value_2024 = |exporter: usize| {
        let mut value = base.unallocated_imports[base.pair(importer, exporter)];
        for sector in (0..base.dimensions.sectors).filter(|sector| base.goods[*sector]) {
            value += base.import_value[base.dimensions.cell(sector, importer, exporter)];
        }
        value
    };
    let at = |id: &str, month| {
        history
            .get(id)
            .and_then(|series| series.at(month))
            .ok_or(ProgrammeError::NoFit)
    };
    let mut found = Vec::new();
    let mut month = months.0;
    while month <= months.1 {
        let world = at("imports.WORLD", month)?;
        let mut shown = 0.0;
        for id in SHOWN {
            shown += at(&format!("imports.{id}"), month)?;
        }
        let others = |id: &str| id != "USA" && !SHOWN.contains(&id);
        let left_2024: f64 = (0..regions.len())
            .filter(|region| others(regions[*region]))
            .map(value_2024)
            .sum();
        let mut duties = [0.0; 2];
        for (duty, schedule) in duties.iter_mut().zip(&schedules) {
            let rates = effective_tariffs(month.first_day(), schedule, base, preference_use)?;
            for (exporter, id) in regions
                .iter()
                .enumerate()
                .filter(|(exporter, _)| *exporter != importer)
            {
                let value = if others(id) {
                    (world - shown) * value_2024(exporter) / left_2024
                } else {
                    at(&format!("imports.{id}"), month)?
                };
                *duty += value * base.mean(&rates.charged, importer, exporter).unwrap_or(0.0);
            }
        }
        found.push(WorldMonth {
            duty: world * at("effective_tariff_rate.WORLD", month)?,
            without: duties[0],
            with: duties[1] - duties[0],
        });
        month = month.plus(1);
    }
    Ok(found)
}
