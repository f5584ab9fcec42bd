//! Our names and units for what the published files of SOURCE call otherwise, and the constants of its equation listing.

/// Exogenous inputs: published column, our column.
pub(super) const INPUTS: [(&str, &str); 12] = [
    ("proj_Fent", "fentanyl_penetration"),
    ("proj_NxKD", "naloxone_kits"),
    ("proj_HPI", "heroin_price"),
    ("proj_BMDCap", "buprenorphine_providers"),
    ("proj_MMTCap", "methadone_capacity"),
    ("proj_VivCap", "vivitrol_capacity"),
    ("proj_PtRx", "prescription_patients"),
    ("proj_RxPP", "prescriptions_per_patient"),
    ("proj_RxDur", "days_per_prescription"),
    ("proj_MME", "strength_per_day"),
    ("proj_ADF", "abuse_deterrent_share"),
    ("population", "population"),
];

/// Published runs.
pub(super) const SCENARIOS: [(&str, &str); 5] = [
    ("Base", "base"),
    ("Cnst", "constant"),
    ("FentH", "fent_h"),
    ("FentL", "fent_l"),
    ("NoFentHist", "no_fentanyl"),
];

/// Person stocks: published code, our name.
pub(super) const STOCKS: [(&str, &str); 20] = [
    ("RXM", "misuse"),
    ("NDH", "nondisordered"),
    ("OUT", "disorder.prescription"),
    ("OHT", "disorder.mixed"),
    ("HUT", "disorder.heroin"),
    ("OUR", "remission.prescription"),
    ("OHR", "remission.mixed"),
    ("HUR", "remission.heroin"),
    ("OUS", "stable.prescription"),
    ("OHS", "stable.mixed"),
    ("HUS", "stable.heroin"),
    ("OUB", "treated_prescription.buprenorphine"),
    ("OUM", "treated_prescription.methadone"),
    ("OUV", "treated_prescription.vivitrol"),
    ("OHB", "treated_mixed.buprenorphine"),
    ("OHM", "treated_mixed.methadone"),
    ("OHV", "treated_mixed.vivitrol"),
    ("HUB", "treated_heroin.buprenorphine"),
    ("HUM", "treated_heroin.methadone"),
    ("HUV", "treated_heroin.vivitrol"),
];

/// Means of data: published name, our name.
pub(super) const INITIAL_STOCKS: [(&str, &str); 2] = [
    (
        "Fraction of NDHU with Rx avg",
        "nondisordered_with_prescription",
    ),
    (
        "Fraction of HUD with Rx OUD or misuse avg",
        "heroin_with_prescription",
    ),
];

/// Calibrated parameters: published name, our name, unit.
pub(super) const PARAMETERS: [(&str, &str, &str); 53] = [
    (
        "Initiating Rx misuse diverted base",
        "diverted_initiation",
        "persons a year",
    ),
    (
        "Initiation rate Rx misuse own Rx",
        "own_initiation_rate",
        "1/year",
    ),
    (
        "Developing Rx OUD rate",
        "prescription_disorder_rate",
        "1/year",
    ),
    ("Net quit rate Rx misuse", "misuse_quit_rate", "1/year"),
    (
        "Initiating heroin no Rx base",
        "heroin_initiation",
        "persons a year",
    ),
    (
        "Initiation rate heroin with Rx misuse",
        "misuse_heroin_rate",
        "1/year",
    ),
    (
        "Initiation rate heroin with Rx OUD relative to Rx misuse",
        "disorder_heroin_ratio",
        "ratio",
    ),
    (
        "Net quit rate heroin with Rx misuse",
        "nondisordered_return_rate",
        "1/year",
    ),
    ("Net quit rate NDHU", "nondisordered_quit_rate", "1/year"),
    (
        "Net quit rate heroin with Rx OUD",
        "mixed_quit_rate",
        "1/year",
    ),
    (
        "Developing HUD rate no Rx OUD",
        "heroin_disorder_rate",
        "1/year",
    ),
    (
        "Developing HUD rate with Rx OUD",
        "mixed_heroin_disorder_rate",
        "1/year",
    ),
    ("Relapse rate HUD", "relapse_rate", "1/year"),
    (
        "Relapse rate Rx OUD relative to HUD",
        "prescription_relapse_ratio",
        "ratio",
    ),
    (
        "Remission rate Rx OUD relative to HUD",
        "prescription_remission_ratio",
        "ratio",
    ),
    (
        "Time to stabilize remission",
        "stabilisation_years",
        "years",
    ),
    (
        "Tx seeking rate Rx OUD no H total",
        "treatment_seeking_rate",
        "1/year",
    ),
    (
        "Perceived risk strength initiating Rx misuse diverted",
        "risk_diverted_initiation",
        "exponent",
    ),
    (
        "Perceived risk strength initiating Rx misuse own Rx",
        "risk_own_initiation",
        "exponent",
    ),
    (
        "Perceived risk strength net quit Rx misuse",
        "risk_misuse_quit",
        "exponent",
    ),
    (
        "Perceived risk strength initiating NDHU no Rx",
        "risk_heroin_initiation",
        "exponent",
    ),
    (
        "Perceived risk strength initiating heroin with Rx use",
        "risk_prescription_to_heroin",
        "exponent",
    ),
    (
        "Perceived risk strength net quit NDHU with Rx",
        "risk_nondisordered_return",
        "exponent",
    ),
    (
        "Perceived risk strength net quit NDHU",
        "risk_nondisordered_quit",
        "exponent",
    ),
    (
        "Perceived risk strength net quit heroin with Rx OUD",
        "risk_mixed_quit",
        "exponent",
    ),
    (
        "Rx availability strength initiating Rx misuse",
        "availability_diverted_initiation",
        "exponent",
    ),
    (
        "Rx availability strength developing Rx OUD",
        "availability_prescription_disorder",
        "exponent",
    ),
    (
        "Rx availability strength net quit Rx misuse",
        "availability_misuse_quit",
        "exponent",
    ),
    (
        "Heroin availability strength initiating NDHU no Rx",
        "availability_heroin_initiation",
        "exponent",
    ),
    (
        "Heroin availability strength net quit NDHU",
        "availability_nondisordered_quit",
        "exponent",
    ),
    (
        "Heroin availability strength developing HUD",
        "availability_heroin_disorder",
        "exponent",
    ),
    (
        "Rx vs H availability strength initiating NDHU with Rx",
        "relative_misuse_to_heroin",
        "exponent",
    ),
    (
        "Rx vs H availability strength initiating heroin with Rx OUD",
        "relative_disorder_to_heroin",
        "exponent",
    ),
    (
        "Rx vs H availability strength developing HUD with Rx OUD",
        "relative_mixed_to_heroin_disorder",
        "exponent",
    ),
    (
        "Social influence strength initiating Rx misuse",
        "social_diverted_initiation",
        "exponent",
    ),
    (
        "Social influence strength developing Rx OUD",
        "social_prescription_disorder",
        "exponent",
    ),
    (
        "Social influence strength initiating NDHU no Rx",
        "social_heroin_initiation",
        "exponent",
    ),
    (
        "Social influence strength initiating NDHU with Rx",
        "social_misuse_to_heroin",
        "exponent",
    ),
    (
        "Social influence strength initiating heroin with Rx OUD",
        "social_disorder_to_heroin",
        "exponent",
    ),
    (
        "Social influence strength developing HUD",
        "social_heroin_disorder",
        "exponent",
    ),
    (
        "ADF effect strength initiating heroin with Rx OUD",
        "abuse_deterrent_effect",
        "exponent",
    ),
    ("Overdose rate base HUD", "heroin_overdose_rate", "1/year"),
    (
        "Overdose rate NDHU relative to HUD",
        "nondisordered_overdose_ratio",
        "ratio",
    ),
    (
        "Overdose rate base Rx misuse",
        "misuse_overdose_rate",
        "1/year",
    ),
    (
        "Overdose rate base Rx OUD",
        "prescription_overdose_rate",
        "1/year",
    ),
    (
        "Overdose rate synth baseline",
        "synthetic_overdose_rate",
        "1/year",
    ),
    (
        "Base survival probability Rx OD",
        "prescription_survival",
        "probability",
    ),
    (
        "Base survival probability H OD relative to Rx",
        "heroin_survival_ratio",
        "ratio",
    ),
    (
        "Fentanyl effect on base survival max relative to H",
        "fentanyl_survival_ratio",
        "ratio",
    ),
    (
        "Fentanyl effect on OD rate H max",
        "fentanyl_overdose_ratio",
        "ratio",
    ),
    (
        "Nx kit distribution efficiency",
        "kit_efficiency",
        "per kit per 100 000 persons a year",
    ),
    (
        "Fraction Nx kits to H users",
        "kits_to_heroin_users",
        "share",
    ),
    (
        "NSDUH misuse redefinition fixed effect",
        "survey_redefinition",
        "effect (not used by the simulation)",
    ),
];

/// Fixed constants of the equation listing: our name, value, unit.
pub(super) const CONSTANTS: [(&str, f64, &str); 51] = [
    ("years_per_day", 0.002_739_73, "years per day"),
    ("death_rate_nonuser", 0.008_42, "1/year"),
    ("death_rate_disorder", 0.0143, "1/year"),
    ("death_ratio_medical_user", 1.72, "ratio"),
    ("remission_rate", 0.068, "1/year"),
    ("medical_user_overdose_death_rate", 0.000_17, "1/year"),
    ("witnessed", 0.764, "probability"),
    ("emergency_called", 0.424, "probability"),
    ("nonfatal_weight", 0.1, "weight"),
    ("risk_rise_years", 2.0, "years"),
    ("risk_fall_years", 20.0, "years"),
    ("reformulation_shock", 0.45, "share"),
    ("reformulation_start", 2010.75, "year"),
    ("reformulation_years", 0.25, "years"),
    ("disruption_years", 1.4, "years"),
    ("success_shape", 2.5, "shape"),
    ("success_ceiling", 0.85, "share"),
    ("success_slope", 2.0, "1/year"),
    ("success_inflection", 2.5, "years"),
    ("treatment_years.buprenorphine", 0.61, "years"),
    ("treatment_years.methadone", 1.0, "years"),
    ("treatment_years.vivitrol", 0.22, "years"),
    ("treated_death_ratio.buprenorphine", 0.54, "ratio"),
    ("treated_death_ratio.methadone", 0.37, "ratio"),
    ("treated_death_ratio.vivitrol", 0.926, "ratio"),
    ("treated_overdose_ratio.buprenorphine", 0.295, "ratio"),
    ("treated_overdose_ratio.methadone", 0.295, "ratio"),
    ("treated_overdose_ratio.vivitrol", 0.439, "ratio"),
    ("treated_consumption_ratio.buprenorphine", 0.7, "ratio"),
    ("treated_consumption_ratio.methadone", 0.66, "ratio"),
    ("treated_consumption_ratio.vivitrol", 0.3, "ratio"),
    ("sought_prescription.buprenorphine", 0.625, "share"),
    ("sought_prescription.methadone", 0.056_25, "share"),
    ("sought_prescription.vivitrol", 0.318_75, "share"),
    ("sought_heroin.buprenorphine", 0.55, "share"),
    ("sought_heroin.methadone", 0.36, "share"),
    ("sought_heroin.vivitrol", 0.09, "share"),
    ("heroin_seeking_ratio", 4.843, "ratio"),
    ("lost_to_barriers", 0.283, "share"),
    ("intake_years", 0.083, "years"),
    ("methadone_usable", 0.866, "share"),
    ("vivitrol_usable", 0.88, "share"),
    ("patients_of_first_provider", 42.0, "persons"),
    ("provider_decay", 4.45e-5, "1/person"),
    ("ramp_years", 11.5, "years"),
    ("ramp_start", 2000.0, "year"),
    ("demand_misuse", 2000.0, "MME per person a year"),
    ("demand_nondisordered", 4000.0, "MME per person a year"),
    ("demand_prescription", 11_000.0, "MME per person a year"),
    ("demand_mixed", 18_000.0, "MME per person a year"),
    ("demand_heroin", 12_000.0, "MME per person a year"),
];
