//! Bands: quantiles over draws, by month.

use vecinos_numerics::quantiles::quantile_of_sorted;

use crate::result::{Band, Bands};

/// The probabilities of a band, in order.
pub const PROBABILITIES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

impl Band {
    /// Quantiles of a sample (order statistics of type 7); all zero for an empty one. Sorts the sample.
    pub fn of(sample: &mut [f64]) -> Self {
        sample.sort_unstable_by(f64::total_cmp);
        let at = |probability| quantile_of_sorted(sample, probability).unwrap_or(0.0);
        let [p5, p25, p50, p75, p95] = PROBABILITIES.map(at);
        Self {
            p5,
            p25,
            p50,
            p75,
            p95,
        }
    }
}

impl Band {
    /// The same function of every quantile (it must not decrease).
    #[must_use]
    pub fn map(self, function: impl Fn(f64) -> f64) -> Self {
        Self {
            p5: function(self.p5),
            p25: function(self.p25),
            p50: function(self.p50),
            p75: function(self.p75),
            p95: function(self.p95),
        }
    }
}

impl Bands {
    /// Bands by month; `value(draw, month)` over `draws` draws and `months` months.
    pub fn of(draws: usize, months: usize, value: impl Fn(usize, usize) -> f64) -> Self {
        let mut bands = Self::default();
        let mut sample = vec![0.0; draws];
        for month in 0..months {
            for (draw, entry) in sample.iter_mut().enumerate() {
                *entry = value(draw, month);
            }
            bands.push(Band::of(&mut sample));
        }
        bands
    }

    /// The band of a month; `None` outside the window.
    pub fn at(&self, month: usize) -> Option<Band> {
        Some(Band {
            p5: *self.p5.get(month)?,
            p25: *self.p25.get(month)?,
            p50: *self.p50.get(month)?,
            p75: *self.p75.get(month)?,
            p95: *self.p95.get(month)?,
        })
    }

    pub(crate) fn push(&mut self, band: Band) {
        self.p5.push(band.p5);
        self.p25.push(band.p25);
        self.p50.push(band.p50);
        self.p75.push(band.p75);
        self.p95.push(band.p95);
    }
}
