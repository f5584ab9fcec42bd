//! The share of trade that enters exempt, and its response to the duty it avoids.

use vecinos_numerics::math;

/// How the exempt share answers to the duty it avoids.
///
/// Let u be the utilisation of the preference on dutiable trade in 2024 (`1 − collected / (MFN rate × imports)`) and M
/// the duty that programmes with an exemption add to the most-favoured-nation rate. The exempt share is
///
/// `x(M) = 1 − (1 − u) · exp(−η M)`,
///
/// so that without new duties it is the utilisation of 2024 and with η = 0 it never moves. One parameter for all goods:
/// it is estimated on collected duty (the claim share is no measure of it) and drawn with a spread that includes zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PreferenceUse {
    /// η: fall of the logarithm of the non-exempt share per unit of duty avoided (1 = 100 %).
    pub response: f64,
}

impl PreferenceUse {
    /// Registry name of the response.
    pub const RESPONSE_PARAMETER: &'static str = "tariff_programmes.exempt_share_response";

    /// Exempt share of trade, a fraction, for a 2024 utilisation and an added duty avoided (both fractions).
    pub fn exempt_share(&self, utilisation: f64, avoided: f64) -> f64 {
        // Exactly the utilisation where nothing is avoided, so that benchmark rates come back bit by bit.
        if avoided <= 0.0 || self.response == 0.0 {
            return utilisation;
        }
        let left = (1.0 - utilisation) * math::exp(-self.response * avoided);
        (1.0 - left).clamp(0.0, 1.0)
    }
}
