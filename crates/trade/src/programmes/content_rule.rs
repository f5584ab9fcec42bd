//! A rule on Chinese content: which share of a sector's trade it hits.
//!
//! Content differs among the goods of a sector. Its mean is the Leontief content of the sector's exports (module
//! `content`); around the mean it is given a beta distribution whose dispersion no open source publishes, so that it is
//! a judgement. The rule hits goods whose content exceeds a threshold.
//!
//! Legal content is another measure than Leontief content: rules of origin count the value of non-originating materials
//! of the last stages, which the proportional Leontief content, spread over all stages and all sources of an input,
//! understates in traded chains. The ratio of the two is a parameter of its own (`legal_content_ratio`).

use vecinos_numerics::distributions;

/// Distribution of content within a sector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContentDistribution {
    /// Mean content of the sector's exports, a fraction of their value.
    pub mean: f64,
    /// φ in (0, 1): variance as a share of the largest variance a fraction with this mean can have,
    /// `variance = φ · mean · (1 − mean)`. Near 0 all goods are alike, near 1 goods have all or nothing.
    pub dispersion: f64,
}

impl ContentDistribution {
    /// Share of trade whose content exceeds a threshold (a fraction from 0 to 1).
    ///
    /// The beta distribution has the shapes `mean · (1/φ − 1)` and `(1 − mean) · (1/φ − 1)`. With a dispersion of 0 the
    /// share is 1 where the mean exceeds the threshold and 0 elsewhere; with 1 it is the mean.
    pub fn share_above(&self, threshold: f64) -> f64 {
        let mean = self.mean.clamp(0.0, 1.0);
        let dispersion = self.dispersion.clamp(0.0, 1.0);
        if threshold >= 1.0 || mean <= 0.0 {
            return 0.0;
        }
        if threshold < 0.0 || mean >= 1.0 {
            return 1.0;
        }
        if dispersion <= 0.0 {
            return if mean > threshold { 1.0 } else { 0.0 };
        }
        if dispersion >= 1.0 {
            return mean;
        }
        let concentration = 1.0 / dispersion - 1.0;
        1.0 - distributions::beta_cdf(
            threshold,
            mean * concentration,
            (1.0 - mean) * concentration,
        )
    }
}
