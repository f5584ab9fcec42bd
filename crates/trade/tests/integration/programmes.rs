//! Tariff programmes on a small made-up world: precedence, exemptions, days, ends of preferences, suspensions.

use jiff::civil::{Date, date};
use vecinos_trade::economy::Dimensions;
use vecinos_trade::programmes::claims::{ClaimEquation, ClaimObservation};
use vecinos_trade::programmes::content_rule::ContentDistribution;
use vecinos_trade::programmes::{
    Authority, CheckedTariffs, Precedence, Preference, PreferenceUse, ProgrammeError,
    QualificationLoss, Scope, TariffBase, TariffProgramme, TariffSchedule, UsmcaTreatment,
    effective_tariffs, group_charged, tariffs_on,
};

const HOME: usize = 0;
const PARTNER: usize = 1;
const OUTSIDER: usize = 2;
const CARS: usize = 0;
const LATE: Date = date(2036, 6, 30);

/// Three regions, cars (half `listed`, half `other`) and services; HOME prefers PARTNER: 2 % collected of 10 % due.
fn base() -> TariffBase {
    let dimensions = Dimensions {
        regions: 3,
        sectors: 2,
    };
    let cells = dimensions.cells();
    let mut base = TariffBase {
        dimensions,
        groups: vec!["other".to_owned(), "listed".to_owned()],
        goods: vec![true, false],
        collected: vec![0.0; cells],
        group_collected: vec![0.0; 2 * cells],
        preferential: vec![false; 9],
        most_favoured_nation: vec![0.0; 2 * cells],
        group_share: vec![0.0; 2 * cells],
        utilisation: vec![0.0; 2 * cells],
        import_value: vec![10.0; cells],
        unallocated_imports: vec![0.0; 9],
    };
    for cell in 0..cells {
        base.group_share[2 * cell] = 0.5;
        base.group_share[2 * cell + 1] = 0.5;
    }
    let cell = dimensions.cell(CARS, HOME, PARTNER);
    base.collected[cell] = 0.02;
    for group in 0..2 {
        base.group_collected[2 * cell + group] = 0.02;
        base.most_favoured_nation[2 * cell + group] = 0.10;
        base.utilisation[2 * cell + group] = 0.8;
    }
    let pair = base.pair(HOME, PARTNER);
    base.preferential[pair] = true;
    base
}

fn treaty() -> TariffSchedule {
    TariffSchedule {
        preferences: vec![Preference {
            id: "treaty".to_owned(),
            importer: HOME,
            exporter: PARTNER,
            from: date(2020, 7, 1),
            until: Some(LATE),
        }],
        ..TariffSchedule::default()
    }
}

fn on_all(rate: f64, from: Date, until: Option<Date>) -> TariffProgramme {
    TariffProgramme::on_all_goods(
        "surcharge",
        Authority::Ieepa,
        HOME,
        &[PARTNER],
        rate,
        from,
        until,
    )
}

fn charged(schedule: &TariffSchedule, day: Date, response: f64) -> f64 {
    let base = base();
    let rates = effective_tariffs(day, schedule, &base, &PreferenceUse { response }).unwrap();
    rates.charged[base.dimensions.cell(CARS, HOME, PARTNER)]
}

fn close(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() < 1e-12,
        "found {found}, expected {expected}"
    );
}

#[test]
fn without_measures_the_benchmark_rates_come_back_bit_by_bit() {
    let base = base();
    for response in [0.0, 1.4] {
        let rates = effective_tariffs(
            date(2025, 3, 9),
            &treaty(),
            &base,
            &PreferenceUse { response },
        )
        .unwrap();
        assert_eq!(rates.charged, base.collected);
        assert_eq!(rates.statutory, base.collected);
    }
}

#[test]
fn a_month_is_weighted_by_its_days() {
    let mut schedule = treaty();
    schedule
        .programmes
        .push(on_all(0.31, date(2025, 3, 22), Some(date(2025, 4, 3))));
    close(
        charged(&schedule, date(2025, 3, 1), 0.0),
        0.02 + 0.31 * 10.0 / 31.0,
    );
    close(
        charged(&schedule, date(2025, 4, 30), 0.0),
        0.02 + 0.31 * 3.0 / 30.0,
    );
    close(charged(&schedule, date(2025, 5, 1), 0.0), 0.02);
    let day = tariffs_on(
        date(2025, 3, 21),
        &schedule,
        &base(),
        &PreferenceUse { response: 0.0 },
    )
    .unwrap();
    assert_eq!(day.charged, base().collected);
}

#[test]
fn an_exemption_leaves_what_does_not_use_it_and_use_answers_to_the_duty() {
    let mut schedule = treaty();
    let mut programme = on_all(0.25, date(2025, 3, 1), None);
    programme.usmca = UsmcaTreatment::Exempt {
        eligible_share: Some(0.82),
    };
    schedule.programmes.push(programme.clone());
    // A fifth of trade does not use the preference: it pays 10 % and the 25 %.
    close(charged(&schedule, date(2025, 3, 1), 0.0), 0.2 * 0.35);
    let answered = charged(&schedule, date(2025, 3, 1), 2.0);
    close(answered, 0.2 * vecinos_numerics::math::exp(-0.5) * 0.35);
    // In its first months nobody answers.
    schedule.programmes[0].exempt_share_answers = false;
    close(charged(&schedule, date(2025, 3, 1), 2.0), 0.2 * 0.35);
    // The statutory rate goes by the convention of the record.
    let base = base();
    let rates = effective_tariffs(
        date(2025, 3, 1),
        &schedule,
        &base,
        &PreferenceUse { response: 2.0 },
    )
    .unwrap();
    let cell = base.dimensions.cell(CARS, HOME, PARTNER);
    close(rates.statutory[cell], 0.02 + 0.25 * 0.18);
    close(rates.exempt_share[cell], 0.8);
    // Services bear nothing, and an outsider that no rate names pays nothing.
    assert!(
        rates
            .charged
            .iter()
            .enumerate()
            .all(|(at, rate)| at == cell || *rate == 0.0)
    );
}

#[test]
fn domestic_content_relieves_qualifying_goods_only() {
    let mut schedule = treaty();
    let mut programme = on_all(0.25, date(2025, 4, 3), None);
    programme.usmca = UsmcaTreatment::DomesticContent {
        relief: 0.5,
        statutory_relief: 0.4,
    };
    schedule.programmes.push(programme);
    close(
        charged(&schedule, date(2025, 5, 1), 0.0),
        0.02 + 0.25 * (1.0 - 0.5 * 0.8),
    );
}

#[test]
fn precedence_acts_where_both_are_in_force_on_the_same_goods() {
    let mut schedule = treaty();
    let mut general = on_all(0.25, date(2025, 3, 1), None);
    general.yields_to = vec![Precedence::Authority(Authority::Section232)];
    let mut sectoral = on_all(0.50, date(2025, 4, 1), None);
    sectoral.id = "listed goods".to_owned();
    sectoral.authority = Authority::Section232;
    sectoral.scope = Scope::groups(vec![1]);
    schedule.programmes = vec![general.clone(), sectoral.clone()];
    close(charged(&schedule, date(2025, 3, 1), 0.0), 0.02 + 0.25);
    // Half the cars are listed and pay 50 % instead of 25 %.
    close(
        charged(&schedule, date(2025, 4, 1), 0.0),
        0.02 + 0.5 * 0.25 + 0.5 * 0.5,
    );
    // By id, and with a list that covers 40 % of the group.
    schedule.programmes[0].yields_to = vec![Precedence::Programme("listed goods".to_owned())];
    schedule.programmes[1].scope.sector_share = Some(vec![0.4, 0.0]);
    close(
        charged(&schedule, date(2025, 4, 1), 0.0),
        0.02 + 0.25 - 0.5 * 0.4 * 0.25 + 0.5 * 0.4 * 0.5,
    );
    // Without the rule both add up.
    schedule.programmes[0].yields_to.clear();
    close(
        charged(&schedule, date(2025, 4, 1), 0.0),
        0.02 + 0.25 + 0.5 * 0.4 * 0.5,
    );
}

#[test]
fn collected_share_lowers_the_charged_rate_and_not_the_statutory_one() {
    let mut schedule = treaty();
    let mut programme = on_all(0.5, date(2025, 4, 1), None);
    programme.collected_share = 0.2;
    schedule.programmes.push(programme);
    let base = base();
    let rates = CheckedTariffs::new(&schedule, &base)
        .unwrap()
        .month(date(2025, 4, 1), &PreferenceUse { response: 0.0 })
        .unwrap();
    let cell = base.dimensions.cell(CARS, HOME, PARTNER);
    close(rates.charged[cell], 0.02 + 0.1);
    close(rates.statutory[cell], 0.02 + 0.5);
}

#[test]
fn when_the_preference_ends_all_trade_pays_the_general_rates() {
    let mut schedule = treaty();
    let mut programme = on_all(0.25, date(2025, 3, 1), None);
    programme.usmca = UsmcaTreatment::Exempt {
        eligible_share: Some(0.82),
    };
    schedule.end_preference("treaty", HOME, PARTNER, date(2026, 12, 31));
    close(charged(&schedule, date(2026, 12, 1), 1.4), 0.02);
    close(charged(&schedule, date(2027, 1, 1), 1.4), 0.10);
    schedule.programmes.push(programme);
    close(charged(&schedule, date(2027, 1, 1), 1.4), 0.35);
    let base = base();
    let rates = effective_tariffs(
        date(2027, 1, 1),
        &schedule,
        &base,
        &PreferenceUse { response: 1.4 },
    )
    .unwrap();
    let cell = base.dimensions.cell(CARS, HOME, PARTNER);
    close(rates.statutory[cell], 0.35);
    close(rates.exempt_share[cell], 0.0);
    // Another pair or name is left alone.
    let mut untouched = treaty();
    untouched.end_preference("treaty", PARTNER, HOME, date(2026, 12, 31));
    untouched.end_preference("other", HOME, PARTNER, date(2026, 12, 31));
    assert_eq!(untouched, treaty());
}

#[test]
fn a_loss_of_qualification_takes_the_preference_from_its_share() {
    let mut schedule = treaty();
    schedule.qualification_losses.push(QualificationLoss {
        id: "content".to_owned(),
        importer: HOME,
        exporter: PARTNER,
        share: vec![0.25, 0.0],
        from: date(2027, 1, 1),
        until: None,
    });
    // A quarter of the four fifths that used the preference now pay 10 %.
    close(
        charged(&schedule, date(2027, 1, 1), 0.0),
        0.02 + 0.25 * 0.8 * 0.1,
    );
}

#[test]
fn a_suspension_lifts_what_it_names_and_nothing_else() {
    let mut schedule = treaty();
    let mut programme = on_all(0.2, date(2025, 1, 1), None);
    programme.rates.insert(OUTSIDER, 0.3);
    schedule.programmes.push(programme);
    let before = schedule.clone();
    schedule.suspend(
        HOME,
        PARTNER,
        Some(Authority::Section232),
        None,
        date(2025, 6, 1),
        None,
    );
    assert_eq!(schedule, before, "another authority");
    schedule.suspend(
        HOME,
        PARTNER,
        Some(Authority::Ieepa),
        None,
        date(2025, 6, 11),
        Some(date(2025, 6, 20)),
    );
    close(charged(&schedule, date(2025, 5, 1), 0.0), 0.22);
    close(
        charged(&schedule, date(2025, 6, 1), 0.0),
        0.02 + 0.2 * 20.0 / 30.0,
    );
    close(charged(&schedule, date(2025, 7, 1), 0.0), 0.22);
    let base = base();
    let rates = effective_tariffs(
        date(2025, 6, 1),
        &schedule,
        &base,
        &PreferenceUse { response: 0.0 },
    )
    .unwrap();
    close(
        rates.charged[base.dimensions.cell(CARS, HOME, OUTSIDER)],
        0.3,
    );
    // Only some sectors: services, which pay nothing, so that cars keep the duty.
    let mut partly = before;
    partly.suspend(HOME, PARTNER, None, Some(&[1]), date(2025, 6, 1), None);
    close(charged(&partly, date(2025, 7, 1), 0.0), 0.22);
    partly.suspend(HOME, PARTNER, None, Some(&[CARS]), date(2025, 6, 1), None);
    close(charged(&partly, date(2025, 7, 1), 0.0), 0.02);
}

#[test]
fn rates_of_single_groups_average_to_the_sector() {
    let mut schedule = treaty();
    let mut programme = on_all(0.5, date(2025, 4, 1), None);
    programme.scope = Scope::groups(vec![1]);
    schedule.programmes.push(programme);
    let base = base();
    let preference_use = PreferenceUse { response: 1.0 };
    let groups = group_charged(
        date(2025, 4, 1),
        &schedule,
        &base,
        &preference_use,
        (CARS, HOME, PARTNER),
    )
    .unwrap();
    close(groups[0], 0.02);
    close(groups[1], 0.52);
    let outside = group_charged(
        date(2025, 4, 1),
        &schedule,
        &base,
        &preference_use,
        (7, HOME, PARTNER),
    );
    assert!(matches!(
        outside,
        Err(ProgrammeError::IndexOutOfRange {
            what: "sector",
            index: 7,
            ..
        })
    ));
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let refuse = |change: &dyn Fn(&mut TariffProgramme)| {
        let mut schedule = treaty();
        let mut programme = on_all(0.1, date(2025, 3, 1), Some(date(2025, 4, 1)));
        change(&mut programme);
        schedule.programmes.push(programme);
        effective_tariffs(
            date(2025, 3, 1),
            &schedule,
            &base(),
            &PreferenceUse { response: 0.0 },
        )
        .unwrap_err()
    };
    assert!(matches!(
        refuse(&|one| one.importer = 9),
        ProgrammeError::IndexOutOfRange { index: 9, .. }
    ));
    assert!(matches!(
        refuse(&|one| {
            one.rates.insert(PARTNER, f64::NAN);
        }),
        ProgrammeError::NotARate { .. }
    ));
    assert!(matches!(
        refuse(&|one| {
            one.rates.insert(PARTNER, -0.1);
        }),
        ProgrammeError::NotARate { .. }
    ));
    assert!(matches!(
        refuse(&|one| one.collected_share = 1.1),
        ProgrammeError::NotAShare { .. }
    ));
    assert!(matches!(
        refuse(&|one| one.until = Some(date(2025, 2, 1))),
        ProgrammeError::DatesReversed { .. }
    ));
    assert!(matches!(
        refuse(&|one| one.scope = Scope::sectors(vec![1.0])),
        ProgrammeError::WrongLength {
            expected: 2,
            found: 1,
            ..
        }
    ));
    assert!(matches!(
        refuse(&|one| one.scope = Scope::groups(vec![5])),
        ProgrammeError::IndexOutOfRange {
            what: "product group",
            ..
        }
    ));
    let mut broken = base();
    broken.utilisation.pop();
    assert!(matches!(
        effective_tariffs(
            date(2025, 3, 1),
            &treaty(),
            &broken,
            &PreferenceUse { response: 0.0 }
        ),
        Err(ProgrammeError::WrongLength { .. })
    ));
}

#[test]
fn a_content_rule_hits_more_trade_the_lower_its_threshold() {
    let goods = ContentDistribution {
        mean: 0.2,
        dispersion: 0.2,
    };
    let shares: Vec<f64> = [0.0, 0.1, 0.2, 0.4, 0.8, 1.0]
        .map(|threshold| goods.share_above(threshold))
        .to_vec();
    close(shares[0], 1.0);
    close(shares[5], 0.0);
    assert!(shares.windows(2).all(|two| two[0] > two[1]));
    // Beta(1, 1) is uniform: mean 1/2, variance 1/12 = φ/4.
    let uniform = ContentDistribution {
        mean: 0.5,
        dispersion: 1.0 / 3.0,
    };
    close(uniform.share_above(0.3), 0.7);
    // Beta(1, 4): mean 1/5, φ = 1/6, share above t is (1 − t)⁴.
    let skewed = ContentDistribution {
        mean: 0.2,
        dispersion: 1.0 / 6.0,
    };
    close(skewed.share_above(0.5), 0.0625);
    let alike = ContentDistribution {
        mean: 0.2,
        dispersion: 0.0,
    };
    close(alike.share_above(0.1), 1.0);
    close(alike.share_above(0.3), 0.0);
}

#[test]
fn claims_are_measured_apart_before_and_after_the_break() {
    let month = |day, claimed, exempt| ClaimObservation {
        day,
        claimed,
        exempt,
    };
    let equation = ClaimEquation::fit(&[
        month(date(2025, 1, 1), 0.4, 0.9),
        month(date(2025, 6, 1), 0.5, 0.9),
        month(date(2025, 7, 1), 0.81, 0.9),
    ])
    .unwrap();
    close(equation.claimed(date(2025, 6, 30), 0.9), 0.45);
    close(equation.claimed(date(2026, 6, 30), 0.8), 0.72);
    assert_eq!(
        ClaimEquation::fit(&[month(date(2025, 1, 1), 0.4, 0.9)]),
        None
    );
}
