//! The calibrated parameters and the fixed constants of SOURCE, from `data/overdose/source_parameters.csv` and
//! `data/overdose/source_constants.csv`. Symbols in brackets are those of the equations in `source.rs`.

use vecinos_evidence::diagnostic::Diagnostics;
use vecinos_numerics::math::exp;

use super::numbers::{Numbers, numbers};

numbers! {
    /// Calibrated parameters (Lim et al. 2022, posterior mode of the main calibration), 52 besides the corrections of
    /// initial stocks. "Misuse" is misuse of prescription opioids without heroin, "mixed" a disorder on prescription opioids
    /// with heroin use in the past year.
    pub struct SourceParameters {
        /// `b_D`: initiations of misuse with diverted opioids in 1999, persons a year.
        diverted_initiation: number,
        /// `r_W`: initiation of misuse by patients, a year.
        own_initiation_rate: number,
        /// `r_MO`: misuse to disorder, a year.
        prescription_disorder_rate: number,
        /// `q_M`: misuse to none, net, a year.
        misuse_quit_rate: number,
        /// `b_N`: initiations of heroin without prescription opioids in 1999, persons a year.
        heroin_initiation: number,
        /// `r_MN`: misuse to heroin use, a year.
        misuse_heroin_rate: number,
        /// `μ_O`: initiation of heroin with a prescription disorder against that with misuse.
        disorder_heroin_ratio: number,
        /// `q_NM`: heroin use without disorder back to misuse, a year.
        nondisordered_return_rate: number,
        /// `q_N`: heroin use without disorder to none, a year.
        nondisordered_quit_rate: number,
        /// `q_P`: mixed back to prescription disorder, a year.
        mixed_quit_rate: number,
        /// `r_NH`: heroin use to heroin disorder, a year.
        heroin_disorder_rate: number,
        /// `r_PH`: mixed to heroin disorder, a year.
        mixed_heroin_disorder_rate: number,
        /// `r_L`: relapse from remission, heroin, a year.
        relapse_rate: number,
        /// `μ_L`: relapse of prescription groups against heroin.
        prescription_relapse_ratio: number,
        /// `μ_R`: remission of prescription groups against heroin.
        prescription_remission_ratio: number,
        /// `τ_S`: time to stable remission, years.
        stabilisation_years: number,
        /// `g_T`: treatment seeking of prescription disorder, a year.
        treatment_seeking_rate: number,
        /// `p_D`: exponent of perceived risk on diverted initiation.
        risk_diverted_initiation: number,
        /// `p_W`: the same on patients' initiation.
        risk_own_initiation: number,
        /// `p_QM`: the same on quitting misuse.
        risk_misuse_quit: number,
        /// `p_N`: the same on initiation of heroin.
        risk_heroin_initiation: number,
        /// `p_H`: the same on initiation of heroin by users of prescription opioids.
        risk_prescription_to_heroin: number,
        /// `p_QNM`: the same on the return from heroin to misuse.
        risk_nondisordered_return: number,
        /// `p_QN`: the same on quitting heroin without disorder.
        risk_nondisordered_quit: number,
        /// `p_QP`: the same on quitting heroin with a prescription disorder.
        risk_mixed_quit: number,
        /// `a_D`: exponent of prescription availability on diverted initiation.
        availability_diverted_initiation: number,
        /// `a_O`: the same on prescription disorder.
        availability_prescription_disorder: number,
        /// `a_QM`: the same on quitting misuse.
        availability_misuse_quit: number,
        /// `a_N`: exponent of heroin availability on initiation.
        availability_heroin_initiation: number,
        /// `a_QN`: the same on quitting.
        availability_nondisordered_quit: number,
        /// `a_H`: the same on heroin disorder.
        availability_heroin_disorder: number,
        /// `z_M`: exponent of prescription against heroin availability on misuse to heroin.
        relative_misuse_to_heroin: number,
        /// `z_O`: the same on prescription disorder to mixed.
        relative_disorder_to_heroin: number,
        /// `z_P`: the same on mixed to heroin disorder.
        relative_mixed_to_heroin_disorder: number,
        /// `s_D`: exponent of the user share on diverted initiation.
        social_diverted_initiation: number,
        /// `s_O`: the same on prescription disorder.
        social_prescription_disorder: number,
        /// `s_N`: the same on initiation of heroin.
        social_heroin_initiation: number,
        /// `s_MN`: the same on misuse to heroin.
        social_misuse_to_heroin: number,
        /// `s_OP`: the same on prescription disorder to mixed.
        social_disorder_to_heroin: number,
        /// `s_H`: the same on heroin disorder.
        social_heroin_disorder: number,
        /// `a_ADF`: effect of abuse-deterrent formulations on prescription disorder to mixed.
        abuse_deterrent_effect: number,
        /// `o_H`: overdoses a year with heroin disorder.
        heroin_overdose_rate: number,
        /// `μ_N`: overdose rate of heroin use without disorder against that with disorder.
        nondisordered_overdose_ratio: number,
        /// `o_M`: overdoses a year in misuse.
        misuse_overdose_rate: number,
        /// `o_O`: overdoses a year with prescription disorder.
        prescription_overdose_rate: number,
        /// `o_S`: overdoses a year from synthetic opioids with prescription disorder.
        synthetic_overdose_rate: number,
        /// `V_R`: probability to survive an overdose on prescription opioids.
        prescription_survival: number,
        /// `μ_VH`: survival of a heroin overdose against that.
        heroin_survival_ratio: number,
        /// `μ_VF`: survival of a fentanyl overdose against that of heroin.
        fentanyl_survival_ratio: number,
        /// `E_F`: overdose rate when the illicit supply is all fentanyl, against none.
        fentanyl_overdose_ratio: number,
        /// `e_K`: efficiency of naloxone kits, per (kits per 100,000 persons a year).
        kit_efficiency: number,
        /// `φ_K`: share of kits that goes to users of heroin.
        kits_to_heroin_users: number,
    }
}

numbers! {
    /// Multipliers of the initial stocks, calibrated.
    pub struct InitialCorrections {
        /// Misuse.
        correction_misuse: number,
        /// Heroin use without disorder.
        correction_nondisordered: number,
        /// Disorder, not in treatment or in treatment without remission.
        correction_disorder: groups,
        /// Remission.
        correction_remission: groups,
        /// Stable remission.
        correction_stable: groups,
        /// In treatment, prescription disorder.
        correction_treated_prescription: treatments,
        /// In treatment, mixed.
        correction_treated_mixed: treatments,
        /// In treatment, heroin disorder.
        correction_treated_heroin: treatments,
    }
}

numbers! {
    /// Initial stocks of 1999 before correction, persons.
    pub struct InitialStocks {
        /// Misuse.
        initial_misuse: number,
        /// Heroin use without disorder.
        initial_nondisordered: number,
        /// Disorder, not in treatment or in treatment without remission.
        initial_disorder: groups,
        /// Remission.
        initial_remission: groups,
        /// Stable remission.
        initial_stable: groups,
        /// In treatment, prescription disorder.
        initial_treated_prescription: treatments,
        /// In treatment, mixed.
        initial_treated_mixed: treatments,
        /// In treatment, heroin disorder.
        initial_treated_heroin: treatments,
    }
}

numbers! {
    /// Constants that are not calibrated.
    pub struct SourceConstants {
        /// Years per day, exactly the rounded number of the listing.
        years_per_day: number,
        /// `nd_0`: non-overdose deaths of persons who do not use, a year.
        death_rate_nonuser: number,
        /// `nd_U`: non-overdose deaths with an untreated disorder, a year.
        death_rate_disorder: number,
        /// `nd_inc`: relative risk of medical users.
        death_ratio_medical_user: number,
        /// `r_rem`: remission without treatment, heroin, a year.
        remission_rate: number,
        /// `d_MU`: overdose deaths per person on prescription, a year.
        medical_user_overdose_death_rate: number,
        /// `w`: probability that an overdose is witnessed.
        witnessed: number,
        /// `c_em`: probability that emergency services are called.
        emergency_called: number,
        /// `w_nf`: weight of a non-fatal overdose in perceived risk.
        nonfatal_weight: number,
        /// `τ_up`: adjustment of perceived risk when rising, years.
        risk_rise_years: number,
        /// `τ_dn`: the same when falling, years.
        risk_fall_years: number,
        /// Size of the shock of the `OxyContin` reformulation.
        reformulation_shock: number,
        /// `t_sh`: its start, year.
        reformulation_start: number,
        /// `len_sh`: its length, years.
        reformulation_years: number,
        /// `τ_dis`: its decay, years.
        disruption_years: number,
        /// κ: shape of treatment success.
        success_shape: number,
        /// `ω_max`: ceiling of treatment success.
        success_ceiling: number,
        /// λ: slope of treatment success, a year.
        success_slope: number,
        /// `L_inf`: inflection of treatment success, years.
        success_inflection: number,
        /// `L_k`: mean duration of treatment, years.
        treatment_years: treatments,
        /// `η_k`: multiplier of non-overdose deaths in treatment.
        treated_death_ratio: treatments,
        /// `δ_k`: multiplier of overdose deaths in treatment.
        treated_overdose_ratio: treatments,
        /// `ε_k`: multiplier of the consumption of prescription opioids in treatment.
        treated_consumption_ratio: treatments,
        /// `j^O_k`: treatment sought with prescription disorder and mixed.
        sought_prescription: treatments,
        /// `j^H_k`: treatment sought with heroin disorder.
        sought_heroin: treatments,
        /// `g_HU`: seeking rate with heroin disorder against prescription disorder.
        heroin_seeking_ratio: number,
        /// `b_loss`: seekers lost to barriers.
        lost_to_barriers: number,
        /// `τ_in`: delay of intake, years.
        intake_years: number,
        /// `u_M`: usable share of the methadone capacity.
        methadone_usable: number,
        /// `u_V`: usable share of the Vivitrol capacity.
        vivitrol_usable: number,
        /// `β_0`: patients of the first provider of buprenorphine.
        patients_of_first_provider: number,
        /// ψ: decay of patients per marginal provider, 1/person.
        provider_decay: number,
        /// `τ_W`: ramp of buprenorphine, years.
        ramp_years: number,
        /// `t_W`: its start, year.
        ramp_start: number,
        /// `D_M`: demand for prescription opioids in misuse, MME per person a year.
        demand_misuse: number,
        /// `D_N`: the same with heroin use without disorder, of those who use prescription opioids.
        demand_nondisordered: number,
        /// `D_O`: the same with prescription disorder.
        demand_prescription: number,
        /// `D_P`: the same, mixed.
        demand_mixed: number,
        /// `D_H`: the same with heroin disorder, of those who use prescription opioids.
        demand_heroin: number,
        /// `χ_N`: share of heroin users without disorder who use prescription opioids.
        nondisordered_with_prescription: number,
        /// `χ_H`: the same with disorder.
        heroin_with_prescription: number,
    }
}

impl SourceConstants {
    /// `ω_k`: share of a treatment that succeeds, by its duration.
    pub fn treatment_success(&self) -> [f64; 3] {
        let (shape, slope) = (self.success_shape, self.success_slope);
        let square = shape * shape;
        self.treatment_years.map(|years| {
            let past = years - self.success_inflection;
            if past <= 0.0 {
                self.success_ceiling * (square / (1.0 + square)) * exp(slope / shape * past)
            } else {
                self.success_ceiling * (1.0 - exp(-slope * shape * past) / (1.0 + square))
            }
        })
    }
}

/// All numbers of SOURCE besides its inputs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SourceNumbers {
    /// Calibrated parameters.
    pub parameters: SourceParameters,
    /// Corrections of initial stocks, calibrated.
    pub corrections: InitialCorrections,
    /// Initial stocks.
    pub stocks: InitialStocks,
    /// Constants.
    pub constants: SourceConstants,
}

impl SourceNumbers {
    /// The embedded ones: best fit.
    ///
    /// Errors: a damaged table (tests read them).
    pub fn embedded() -> Result<Self, Diagnostics> {
        let calibrated = Numbers::embedded("overdose/source_parameters.csv", "parameter")?;
        let fixed = Numbers::embedded("overdose/source_constants.csv", "constant")?;
        Ok(Self {
            parameters: SourceParameters::read(&calibrated)?,
            corrections: InitialCorrections::read(&calibrated)?,
            stocks: InitialStocks::read(&fixed)?,
            constants: SourceConstants::read(&fixed)?,
        })
    }
}
