//! A preview of outcomes from published and computed points alone, so that the game can be fitted and tested without a world.

use jiff::civil::Date;
use vecinos_evidence::csv_table::CsvTable;
use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_evidence::embedded;
use vecinos_evidence::month::Month;

use crate::actor::{Party, Product, UsmcaGoods};
use crate::base_rates::TariffEffect;
use crate::error::PoliticsError;
use crate::parameters::Parameters;
use crate::preview::{HypotheticalPolicy, OutcomePreview, PolicyOutcome, SideOutcome};

/// Welfare by U.S. and Mexican rate on all goods of the other, between whose points it is linear.
///
/// A tariff on some goods counts as the rate on all goods that falls on as much trade. Consumer prices take the rate times
/// the share of spending on the goods of the other side. Levers change nothing here; nor do output of vehicles, value added
/// and investment, on which the grid says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct PayoffGrid {
    united_states_rates: Vec<f64>,
    mexican_rates: Vec<f64>,
    /// Welfare of both sides as fractions. `[U.S. rate][Mexican rate]`.
    welfare: Vec<Vec<[f64; 2]>>,
    shares: Shares,
}

/// U.S. rate, Mexican rate, side, welfare.
type Point = (f64, f64, usize, f64);

#[derive(Clone, Debug, PartialEq)]
struct Shares {
    metals: f64,
    vehicles: f64,
    heavy_trucks: f64,
    tomatoes: f64,
    other: f64,
    not_qualifying: f64,
    spending: [f64; 2],
    us_exports: f64,
}

impl PayoffGrid {
    /// The embedded `data/politics/bilateral_payoffs.csv` with shares of trade from the registry.
    ///
    /// Errors: a damaged table.
    pub fn embedded(parameters: &Parameters) -> Result<Self, PoliticsError> {
        let csv = CsvTable::parse(embedded::source("politics/bilateral_payoffs.csv")?)?;
        let [us, mexican, side, mean, ..] = csv.columns([
            "united_states_rate_percent",
            "mexican_rate_percent",
            "side",
            "mean",
            "low",
            "high",
            "source",
        ])?;
        let mut points: Vec<Point> = Vec::new();
        let mut problems = Diagnostics::new();
        for row in csv.rows() {
            let position = usize::from(csv.field(row, side) == "MEX");
            let number = |column| csv.number(row, column);
            match (number(us), number(mexican), number(mean)) {
                (Ok(us), Ok(mexican), Ok(mean)) => {
                    points.push((us / 100.0, mexican / 100.0, position, mean / 100.0));
                }
                (us, mexican, mean) => problems
                    .0
                    .extend([us.err(), mexican.err(), mean.err()].into_iter().flatten()),
            }
        }
        let points = problems.into_result(points)?;
        let axis = |of: &dyn Fn(&Point) -> f64| {
            let mut rates: Vec<f64> = points.iter().map(of).collect();
            rates.sort_by(f64::total_cmp);
            rates.dedup();
            rates
        };
        let (rows, columns) = (axis(&|point| point.0), axis(&|point| point.1));
        if rows.len() < 2 || columns.len() < 2 {
            return Err(PoliticsError::Missing {
                table: "politics/bilateral_payoffs.csv",
                what: "grid of rates".to_owned(),
            });
        }
        let mut welfare = vec![vec![[0.0; 2]; columns.len()]; rows.len()];
        for (us, mexican, side, value) in points {
            let row = rows.iter().position(|rate| rate.total_cmp(&us).is_eq());
            let column = columns
                .iter()
                .position(|rate| rate.total_cmp(&mexican).is_eq());
            if let (Some(row), Some(column)) = (row, column) {
                welfare[row][column][side] = value;
            }
        }
        Ok(Self {
            united_states_rates: rows,
            mexican_rates: columns,
            welfare,
            shares: Shares {
                metals: parameters.share_metals,
                vehicles: parameters.share_vehicles,
                heavy_trucks: parameters.share_heavy_trucks,
                tomatoes: parameters.share_tomatoes,
                other: parameters.share_other_product,
                not_qualifying: parameters.share_not_qualifying,
                spending: [
                    parameters.spending_on_mexican_goods,
                    parameters.spending_on_us_goods,
                ],
                us_exports: parameters.us_exports_billion,
            },
        })
    }

    /// The rate on all goods that a tariff is worth.
    pub fn equivalent_rate(&self, tariff: &TariffEffect) -> f64 {
        let shares = &self.shares;
        let of_goods = match tariff.product {
            None => 1.0,
            Some(Product::Metals) => shares.metals,
            Some(Product::Vehicles) => shares.vehicles,
            Some(Product::HeavyTrucks) => shares.heavy_trucks,
            Some(Product::Tomatoes) => shares.tomatoes,
            Some(_) => shares.other,
        };
        let listed = tariff
            .list_billion_usd
            .filter(|_| tariff.importer == Party::Mexico)
            .map_or(of_goods, |list| (list / shares.us_exports).min(1.0));
        let charged = match (tariff.usmca_goods, tariff.product) {
            (UsmcaGoods::Exempt, None) => shares.not_qualifying,
            _ => 1.0,
        };
        tariff.rate * listed * charged
    }

    fn rates(&self, policy: &HypotheticalPolicy) -> (f64, f64) {
        let mut rates = (0.0, 0.0);
        let signed = policy
            .added_tariffs
            .iter()
            .map(|tariff| (tariff, 1.0))
            .chain(policy.ended_tariffs.iter().map(|tariff| (tariff, -1.0)));
        for (tariff, sign) in signed {
            let rate = sign * self.equivalent_rate(tariff);
            match tariff.importer {
                Party::UnitedStates => rates.0 += rate,
                Party::Mexico => rates.1 += rate,
                Party::Canada => {}
            }
        }
        (rates.0.max(0.0), rates.1.max(0.0))
    }

    /// Welfare of both sides at two rates, linear between points and beyond the last.
    fn welfare_at(&self, us: f64, mexican: f64) -> [f64; 2] {
        let (row, down) = bracket(&self.united_states_rates, us);
        let (column, across) = bracket(&self.mexican_rates, mexican);
        let at = |row: usize, column: usize, side: usize| self.welfare[row][column][side];
        [0, 1].map(|side| {
            let upper = at(row, column, side) * (1.0 - across) + at(row, column + 1, side) * across;
            let lower =
                at(row + 1, column, side) * (1.0 - across) + at(row + 1, column + 1, side) * across;
            upper * (1.0 - down) + lower * down
        })
    }

    /// First-order welfare: slopes at no tariffs.
    fn slope(&self, us: f64, mexican: f64) -> [f64; 2] {
        let (first_us, first_mexican) = (self.united_states_rates[1], self.mexican_rates[1]);
        [0, 1].map(|side| {
            self.welfare[1][0][side] * us / first_us
                + self.welfare[0][1][side] * mexican / first_mexican
        })
    }

    fn outcome_of(&self, welfare: [f64; 2], us: f64, mexican: f64) -> PolicyOutcome {
        let side = |position: usize, rate: f64| SideOutcome {
            real_income: welfare[position],
            consumer_prices: rate * self.shares.spending[position],
            ..SideOutcome::default()
        };
        PolicyOutcome {
            united_states: side(0, us),
            mexico: side(1, mexican),
        }
    }
}

/// The interval in which a rate lies and how far into it; beyond the ends the last interval goes on.
fn bracket(axis: &[f64], rate: f64) -> (usize, f64) {
    let above = axis.iter().position(|point| *point > rate);
    let low = above.unwrap_or(axis.len()).clamp(1, axis.len() - 1) - 1;
    (low, (rate - axis[low]) / (axis[low + 1] - axis[low]))
}

impl OutcomePreview for PayoffGrid {
    type Error = std::convert::Infallible;

    fn sector_groups(&self) -> &[String] {
        &[]
    }

    fn derivative(
        &self,
        _: Month,
        policy: &HypotheticalPolicy,
    ) -> Result<PolicyOutcome, Self::Error> {
        let (us, mexican) = self.rates(policy);
        Ok(self.outcome_of(self.slope(us, mexican), us, mexican))
    }

    fn resolved(
        &self,
        _: Month,
        policy: &HypotheticalPolicy,
    ) -> Result<PolicyOutcome, Self::Error> {
        let (us, mexican) = self.rates(policy);
        Ok(self.outcome_of(self.welfare_at(us, mexican), us, mexican))
    }
}

/// A U.S. tariff on all Mexican goods from `day`.
pub fn tariff_on_all(rate: f64, day: Date) -> TariffEffect {
    TariffEffect {
        importer: Party::UnitedStates,
        exporter: Party::Mexico,
        authority: crate::actor::Authority::None,
        product: None,
        rate,
        usmca_goods: UsmcaGoods::Charged,
        list_billion_usd: None,
        from: day,
        until: None,
        recorded: false,
    }
}
