//! Collects the numbers of a sentence while it is written.

use vecinos_ensemble::{Band, Horizon, IndicatorResult, SectorRow};
use vecinos_world::{Closure, Unit};

use super::{Finding, NumberStyle, Origin, QuotedNumber, Statistic, World};
use crate::catalogue::{Argument, Catalogue};
use crate::names;
use crate::number;
use crate::reading::{self, Links, Reading, band_at, bands_of, bands_with};

/// Marks around quoted numbers: private-use characters, never in a message.
pub(super) const OPEN: char = '\u{E000}';
/// Closing mark.
pub(super) const CLOSE: char = '\u{E001}';

/// `lower` or `higher` when the whole 90 % band lies on one side of zero, else `unsettled`.
pub fn direction(band: &Band) -> &'static str {
    direction_beyond(band, reading::NOTHING)
}

/// The same where differences up to `least` count as none.
pub(super) fn direction_beyond(band: &Band, least: f64) -> &'static str {
    if band.p95 <= 0.0 && band.p5 < -least {
        "lower"
    } else if band.p5 >= 0.0 && band.p95 > least {
        "higher"
    } else {
        "unsettled"
    }
}

/// Below this (percent, points, thousand jobs, billion dollars a year) no sentence is made: it would say next to nothing.
pub(super) const NOT_WORTH_A_SENTENCE: f64 = 0.01;

/// Whether the whole band is too close to zero for a sentence.
pub(super) fn is_nothing(band: &Band) -> bool {
    reading::is_nothing(band, NOT_WORTH_A_SENTENCE)
}

/// A sentence being written.
pub(super) struct Draft<'a> {
    catalogue: &'a Catalogue,
    numbers: Vec<QuotedNumber>,
}

/// A quantile band of an indicator and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Located<'a> {
    pub indicator: &'a IndicatorResult,
    pub world: World,
    pub closure: Option<Closure>,
    pub links: Links,
    pub reading: Reading,
    pub band: Band,
}

impl<'a> Located<'a> {
    /// Reads the band of an indicator; `None` where the run has no such number.
    pub(super) fn read(
        indicator: &'a IndicatorResult,
        world: World,
        closure: Option<Closure>,
        reading: Reading,
    ) -> Option<Self> {
        let bands = bands_of(indicator, closure)?;
        let bands = match world {
            World::Baseline => &bands.baseline,
            World::Scenario => &bands.scenario,
            World::Difference => &bands.difference,
        };
        let band = band_at(bands, reading.position)?;
        Some(Self {
            indicator,
            world,
            closure,
            links: Links::Measured,
            reading,
            band,
        })
    }

    /// Reads the band of a difference under a set of links; `None` where the run has no such number.
    pub(super) fn difference(
        indicator: &'a IndicatorResult,
        links: Links,
        reading: Reading,
    ) -> Option<Self> {
        let band = band_at(&bands_with(indicator, links)?.difference, reading.position)?;
        Some(Self {
            indicator,
            world: World::Difference,
            closure: None,
            links,
            reading,
            band,
        })
    }

    fn origin(&self, statistic: Statistic) -> Origin {
        Origin::Indicator {
            id: self.indicator.id.clone(),
            world: self.world,
            closure: self.closure,
            links: self.links,
            statistic,
            month: self.reading.month,
        }
    }

    /// Whether the median rounds to zero with the digits that the band supports.
    pub(super) fn rounds_to_zero(&self) -> bool {
        let shown = number::fixed(self.band.p50, self.decimals());
        !shown.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
    }

    /// Decimals that the band supports.
    pub(super) fn decimals(&self) -> usize {
        number::decimals_for(self.band.p95 - self.band.p5, self.band.p50)
    }
}

fn ends_of_band(origin: &Origin) -> bool {
    let statistic = match origin {
        Origin::Indicator { statistic, .. }
        | Origin::WindowTotal { statistic, .. }
        | Origin::SectorOutput { statistic, .. } => *statistic,
        Origin::Score { .. } | Origin::Dot { .. } | Origin::ElasticitySets { .. } => {
            Statistic::Median
        }
    };
    statistic != Statistic::Median
}

fn pick(band: &Band, statistic: Statistic) -> f64 {
    match statistic {
        Statistic::Low => band.p5,
        Statistic::Median => band.p50,
        Statistic::High => band.p95,
    }
}

impl<'a> Draft<'a> {
    pub(super) const fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            numbers: Vec::new(),
        }
    }

    fn quote(&mut self, value: f64, decimals: usize, style: NumberStyle, origin: Origin) -> String {
        let shown = match style {
            NumberStyle::Signed => number::signed(value, decimals),
            NumberStyle::Magnitude => number::fixed(value.abs(), decimals),
            NumberStyle::Level => number::fixed(value, decimals),
        };
        // Medians and answers stand out; the ends of bands are read with them.
        let marked = if ends_of_band(&origin) {
            shown.clone()
        } else {
            format!("{OPEN}{shown}{CLOSE}")
        };
        self.numbers.push(QuotedNumber {
            shown,
            value,
            decimals,
            style,
            origin,
        });
        marked
    }

    fn with_unit(&self, unit: Unit, marked: &str) -> String {
        // The unit belongs to the emphasised number where it is the percent sign.
        names::value(self.catalogue, unit, marked)
            .replace(&format!("{CLOSE}%"), &format!("%{CLOSE}"))
    }

    /// The median of a band, with its unit.
    pub(super) fn median(
        &mut self,
        located: &Located<'_>,
        style: NumberStyle,
        decimals: usize,
    ) -> Argument {
        let marked = self.quote(
            located.band.p50,
            decimals,
            style,
            located.origin(Statistic::Median),
        );
        self.with_unit(unit_in(located), &marked).into()
    }

    /// The 90 % band, `−0.41% to −0.12%`.
    pub(super) fn band(&mut self, located: &Located<'_>, decimals: usize) -> Argument {
        let mut ends = [Statistic::Low, Statistic::High].map(|statistic| {
            let value = pick(&located.band, statistic);
            let marked = self.quote(
                value,
                decimals,
                NumberStyle::Signed,
                located.origin(statistic),
            );
            // Units in words stand once, after the median; the percent sign stands at every number.
            match unit_in(located) {
                Unit::Percent => self.with_unit(Unit::Percent, &marked),
                _ => marked,
            }
        });
        let [low, high] = [std::mem::take(&mut ends[0]), std::mem::take(&mut ends[1])];
        self.catalogue
            .with("band", &[("low", low.into()), ("high", high.into())])
            .into()
    }

    /// The median output of a sector in percent, and its band.
    pub(super) fn sector(&mut self, row: &SectorRow) -> (Argument, Argument) {
        let band = row.output;
        let decimals = number::decimals_for(band.p95 - band.p5, band.p50);
        let origin = |statistic| Origin::SectorOutput {
            side: row.side,
            sector: row.sector.clone(),
            horizon: row.horizon,
            closure: row.closure,
            statistic,
        };
        let [median, low, high] =
            [Statistic::Median, Statistic::Low, Statistic::High].map(|statistic| {
                let marked = self.quote(
                    pick(&band, statistic),
                    decimals,
                    NumberStyle::Signed,
                    origin(statistic),
                );
                self.with_unit(Unit::Percent, &marked)
            });
        (
            median.into(),
            self.catalogue
                .with("band", &[("low", low.into()), ("high", high.into())])
                .into(),
        )
    }

    /// A dot of the grid, in the unit of its indicator.
    pub(super) fn dot(
        &mut self,
        dot: &vecinos_ensemble::Dot,
        unit: Unit,
        decimals: usize,
    ) -> Argument {
        let origin = Origin::Dot {
            indicator: dot.indicator.clone(),
            elasticity_set: dot.elasticity_set.clone(),
            closure: dot.closure,
            horizon: dot.horizon,
        };
        let marked = self.quote(dot.difference, decimals, NumberStyle::Signed, origin);
        self.with_unit(unit, &marked).into()
    }

    /// The sum of a flow over the window: median and 90 % band, without a unit.
    pub(super) fn window_total(&mut self, id: &str, links: Links, band: &Band) -> [Argument; 2] {
        let decimals = number::decimals_for(band.p95 - band.p5, band.p50);
        let [median, low, high] =
            [Statistic::Median, Statistic::Low, Statistic::High].map(|statistic| {
                let origin = Origin::WindowTotal {
                    id: id.to_owned(),
                    links,
                    statistic,
                };
                self.quote(pick(band, statistic), decimals, NumberStyle::Signed, origin)
            });
        let ends = [("low", low.into()), ("high", high.into())];
        [median.into(), self.catalogue.with("band", &ends).into()]
    }

    /// A level without a unit.
    pub(super) fn level(&mut self, value: f64, decimals: usize, origin: Origin) -> Argument {
        self.quote(value, decimals, NumberStyle::Level, origin)
            .into()
    }

    /// A number of elasticity sets.
    pub(super) fn sets(&mut self, count: usize, indicator: &str) -> Argument {
        let origin = Origin::ElasticitySets {
            indicator: indicator.to_owned(),
        };
        self.quote(count as f64, 0, NumberStyle::Level, origin)
            .into()
    }

    /// A month in words.
    pub(super) fn month(&self, reading: Reading) -> Argument {
        names::month(self.catalogue, reading.month).into()
    }

    /// A horizon at the beginning of a sentence.
    pub(super) fn horizon(&self, horizon: Horizon) -> Argument {
        names::horizon(self.catalogue, horizon).into()
    }

    /// The sentence of the message `key`.
    pub(super) fn finish(self, id: &str, key: &str, arguments: &[(&str, Argument)]) -> Finding {
        let marked = self.catalogue.with(key, arguments);
        let sentence = marked
            .chars()
            .filter(|letter| !matches!(*letter, OPEN | CLOSE))
            .collect();
        Finding {
            id: id.to_owned(),
            sentence,
            numbers: self.numbers,
            marked,
        }
    }
}

/// Rates are quoted in percent of import value, differences of rates in points.
fn unit_in(located: &Located<'_>) -> Unit {
    match (located.indicator.indicator.unit, located.world) {
        (Unit::PercentagePoints, World::Baseline | World::Scenario) => Unit::Percent,
        (unit, _) => unit,
    }
}
