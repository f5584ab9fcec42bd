//! The exogenous inputs of SOURCE and the rules of its five published runs.
//!
//! The embedded table holds the inputs of the base run, one row for each of the 529 steps of 1999 to 2032. The other runs
//! differ after 2019 or 2020 by a rule for each input (`data/overdose/source_scenarios.csv`): `logistic`
//!
//! ```text
//! Γ(t) = 2(v_end − v₀)/(1 + exp(−5(t − t₀)/(t_end − t₀))) + 2v₀ − v_end,   t > t₀
//! ```
//!
//! with `v₀` the base value at `t₀`; `hold` (`v₀`), `linear_then_hold`, `zero`. Past 2032 the rules go on and the population
//! grows as in its last year; that part is ours.

use vecinos_evidence::csv_table::CsvTable;
use vecinos_evidence::diagnostic::{Diagnostic, Diagnostics};
use vecinos_evidence::embedded;
use vecinos_numerics::math::exp;

use crate::calendar::SOURCE_STEPS_PER_YEAR;

/// Length of a step, years.
pub const STEP_YEARS: f64 = 1.0 / SOURCE_STEPS_PER_YEAR as f64;

/// Steps for which inputs are made: 1999 to the end of 2037.
const STEPS: i32 = 39 * SOURCE_STEPS_PER_YEAR;

/// The columns of the table.
const COLUMNS: [&str; 12] = [
    "fentanyl_penetration",
    "naloxone_kits",
    "heroin_price",
    "buprenorphine_providers",
    "methadone_capacity",
    "vivitrol_capacity",
    "prescription_patients",
    "prescriptions_per_patient",
    "days_per_prescription",
    "strength_per_day",
    "abuse_deterrent_share",
    "population",
];

/// The position of the population, which no rule names.
const POPULATION: usize = 11;

/// Inputs of one step, and what a policy does to them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepInputs {
    /// `f`: share of fentanyl in the illicit supply.
    pub fentanyl_penetration: f64,
    /// `K`: naloxone kits a year.
    pub naloxone_kits: f64,
    /// `π`: price of heroin against 1999.
    pub heroin_price: f64,
    /// `B`: providers of buprenorphine.
    pub buprenorphine_providers: f64,
    /// `cap_M`: methadone capacity, persons.
    pub methadone_capacity: f64,
    /// `cap_V`: Vivitrol capacity, persons.
    pub vivitrol_capacity: f64,
    /// `X_1`: patients with an opioid prescription, persons a year.
    pub prescription_patients: f64,
    /// `X_2`: prescriptions per patient.
    pub prescriptions_per_patient: f64,
    /// `X_3`: days per prescription.
    pub days_per_prescription: f64,
    /// `X_4`: strength, MME a day.
    pub strength_per_day: f64,
    /// α: abuse-deterrent share of prescriptions.
    pub abuse_deterrent_share: f64,
    /// Population of twelve years and over.
    pub population: f64,
    /// Initiations of use against the model; 1 in the published runs.
    pub initiation_ratio: f64,
    /// Capacity of all treatments against the inputs; 1 in the published runs.
    pub capacity_ratio: f64,
}

impl StepInputs {
    fn of(values: &[f64; 12]) -> Self {
        let [
            f,
            kits,
            price,
            providers,
            methadone,
            vivitrol,
            patients,
            per_patient,
            days,
            strength,
            deterrent,
            population,
        ] = *values;
        Self {
            fentanyl_penetration: f,
            naloxone_kits: kits,
            heroin_price: price,
            buprenorphine_providers: providers,
            methadone_capacity: methadone,
            vivitrol_capacity: vivitrol,
            prescription_patients: patients,
            prescriptions_per_patient: per_patient,
            days_per_prescription: days,
            strength_per_day: strength,
            abuse_deterrent_share: deterrent,
            population,
            initiation_ratio: 1.0,
            capacity_ratio: 1.0,
        }
    }
}

/// A rule of a published run.
#[derive(Clone, Debug, PartialEq)]
struct Rule {
    scenario: String,
    input: usize,
    kind: RuleKind,
    /// Base value at the time from which the rule holds.
    start: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum RuleKind {
    Logistic { from: f64, until: f64, end: f64 },
    LinearThenHold { from: f64, until: f64, end: f64 },
    Hold { from: f64 },
    Zero,
}

impl RuleKind {
    /// Time up to which the base value stays.
    fn from(self) -> f64 {
        match self {
            Self::Logistic { from, .. }
            | Self::LinearThenHold { from, .. }
            | Self::Hold { from } => from,
            Self::Zero => f64::NEG_INFINITY,
        }
    }

    /// Value at a time after the start, from the base value at the start.
    fn at(self, time: f64, start: f64) -> f64 {
        match self {
            Self::Zero => 0.0,
            Self::Hold { .. } => start,
            Self::LinearThenHold { from, until, end } => {
                start + (end - start) * ((time - from) / (until - from)).min(1.0)
            }
            Self::Logistic { from, until, end } => {
                let past = exp(-5.0 * (time - from) / (until - from));
                2.0 * (end - start) / (1.0 + past) + 2.0 * start - end
            }
        }
    }
}

/// Inputs of a run by step.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceInputs {
    rows: Vec<StepInputs>,
}

impl SourceInputs {
    /// Inputs of a step from the beginning of 1999; the first or last ones outside.
    pub fn at(&self, step: i32) -> Option<&StepInputs> {
        let last = self.rows.len().saturating_sub(1);
        self.rows.get(usize::try_from(step).unwrap_or(0).min(last))
    }
}

/// The table and the rules, for any published run.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceScenarios {
    base: Vec<[f64; 12]>,
    rules: Vec<Rule>,
}

/// Time of a step, years.
pub fn time(step: i32) -> f64 {
    1999.0 + f64::from(step) * STEP_YEARS
}

impl SourceScenarios {
    /// The embedded ones.
    ///
    /// Errors: a damaged table (tests read them).
    pub fn embedded() -> Result<Self, Diagnostics> {
        let base = table()?;
        Ok(Self {
            rules: rules(&base)?,
            base,
        })
    }

    /// Inputs of a published run: `base`, `constant`, `fent_h`, `fent_l` or `no_fentanyl`; `None` for another name. The base
    /// run is the table as far as it goes.
    pub fn inputs(&self, scenario: &str) -> Option<SourceInputs> {
        if scenario == "base" {
            let rows = (0..=STEPS).map(|step| StepInputs::of(&self.base_values(step)));
            return Some(SourceInputs {
                rows: rows.collect(),
            });
        }
        self.inputs_by_rules(scenario)
    }

    /// Inputs of a published run with its rules applied, also those of the base run that the table already holds.
    pub fn inputs_by_rules(&self, scenario: &str) -> Option<SourceInputs> {
        let is_known = self.rules.iter().any(|rule| rule.scenario == scenario);
        let rows = (0..=STEPS).map(|step| {
            let mut values = self.base_values(step);
            for rule in self.rules.iter().filter(|rule| rule.scenario == scenario) {
                rule.apply(step, &mut values);
            }
            StepInputs::of(&values)
        });
        is_known.then(|| SourceInputs {
            rows: rows.collect(),
        })
    }

    /// The base run: the table, its rules past the end of it.
    fn base_values(&self, step: i32) -> [f64; 12] {
        let position = usize::try_from(step).unwrap_or(0);
        if let Some(values) = self.base.get(position) {
            return *values;
        }
        let [.., year_ago, last] = self.year_apart();
        let mut values = last;
        for rule in self.rules.iter().filter(|rule| rule.scenario == "base") {
            rule.apply(step, &mut values);
        }
        let past = (position + 1).saturating_sub(self.base.len());
        let steps = f64::from(SOURCE_STEPS_PER_YEAR);
        let growth = (last[POPULATION] - year_ago[POPULATION]) / steps;
        // At most some hundreds of steps.
        values[POPULATION] = last[POPULATION] + growth * past as f64;
        values
    }

    /// The last row of the table and the one a year before it.
    fn year_apart(&self) -> [[f64; 12]; 2] {
        let last = self.base.last().copied().unwrap_or([0.0; 12]);
        let back = usize::try_from(SOURCE_STEPS_PER_YEAR).unwrap_or_default() + 1;
        let year_ago = self.base.len().checked_sub(back);
        let year_ago = year_ago.and_then(|position| self.base.get(position));
        [year_ago.copied().unwrap_or(last), last]
    }
}

impl Rule {
    fn apply(&self, step: i32, values: &mut [f64; 12]) {
        let time = time(step);
        if time > self.kind.from() {
            values[self.input] = self.kind.at(time, self.start);
        }
    }
}

fn table() -> Result<Vec<[f64; 12]>, Diagnostics> {
    let csv = CsvTable::parse(embedded::source("overdose/source_inputs.csv")?)?;
    let mut positions = [0; 12];
    for (position, name) in positions.iter_mut().zip(COLUMNS) {
        *position = csv.column(name)?;
    }
    let mut rows = Vec::with_capacity(csv.rows().len());
    for row in csv.rows() {
        let mut values = [0.0; 12];
        for (value, position) in values.iter_mut().zip(positions) {
            *value = csv.number(row, position)?;
        }
        rows.push(values);
    }
    Ok(rows)
}

fn rules(base: &[[f64; 12]]) -> Result<Vec<Rule>, Diagnostics> {
    let csv = CsvTable::parse(embedded::source("overdose/source_scenarios.csv")?)?;
    let [scenario, input, rule, from, until, end, _] = csv.columns([
        "scenario",
        "input",
        "rule",
        "from",
        "until",
        "end_value",
        "source",
    ])?;
    let mut rules = Vec::new();
    for row in csv.rows() {
        let unknown = |column| -> Diagnostic {
            csv.at(
                row,
                column,
                "unknown-name",
                "the model has nothing of this name",
            )
        };
        let named = csv.field(row, input);
        let kind = match csv.field(row, rule) {
            "logistic" => RuleKind::Logistic {
                from: csv.number(row, from)?,
                until: csv.number(row, until)?,
                end: csv.number(row, end)?,
            },
            "linear_then_hold" => RuleKind::LinearThenHold {
                from: csv.number(row, from)?,
                until: csv.number(row, until)?,
                end: csv.number(row, end)?,
            },
            "hold" => RuleKind::Hold {
                from: csv.number(row, from)?,
            },
            "zero" => RuleKind::Zero,
            _ => return Err(unknown(rule).into()),
        };
        let position = COLUMNS
            .iter()
            .position(|name| *name == named)
            .ok_or_else(|| unknown(input))?;
        let start = (0..)
            .zip(base)
            .find(|(step, _)| time(*step) >= kind.from())
            .map_or(0.0, |(_, values)| values[position]);
        rules.push(Rule {
            scenario: csv.field(row, scenario).to_owned(),
            input: position,
            kind,
            start,
        });
    }
    Ok(rules)
}
