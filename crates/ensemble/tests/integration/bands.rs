//! Bands.

use vecinos_ensemble::{Band, Bands};

use super::usmca_ends;

#[test]
fn quantiles_of_a_small_sample_by_hand() {
    // Order statistics of type 7 of 1…5: position (n − 1)·p, linear between.
    let band = Band::of(&mut [3.0, 1.0, 5.0, 2.0, 4.0]);
    let expected = Band {
        p5: 1.2,
        p25: 2.0,
        p50: 3.0,
        p75: 4.0,
        p95: 4.8,
    };
    for (left, right) in [
        (band.p5, expected.p5),
        (band.p25, expected.p25),
        (band.p50, expected.p50),
        (band.p75, expected.p75),
        (band.p95, expected.p95),
    ] {
        assert!((left - right).abs() < 1e-12, "{band:?}");
    }
    assert_eq!(Band::of(&mut []), Band::default());
}

#[test]
fn bands_stand_month_by_month() {
    // Two draws, three months: draw 0 gives the month, draw 1 gives ten more.
    let bands = Bands::of(2, 3, |draw, month| (10 * draw + month) as f64);
    assert_eq!(bands.p50, [5.0, 6.0, 7.0]);
    assert_eq!(bands.p5, [0.5, 1.5, 2.5]);
    assert_eq!(bands.at(2).unwrap().p95.to_bits(), 11.5_f64.to_bits());
    assert_eq!(bands.at(3), None);
}

#[test]
fn quantiles_are_in_order_everywhere() {
    for indicator in &usmca_ends().indicators {
        let all = std::iter::once(&indicator.all)
            .chain(indicator.by_closure.iter().map(|part| &part.bands));
        for bands in all.flat_map(|bands| [&bands.baseline, &bands.scenario, &bands.difference]) {
            for month in 0..usmca_ends().months.len() {
                let band = bands.at(month).unwrap();
                let ordered = [band.p5, band.p25, band.p50, band.p75, band.p95];
                assert!(
                    ordered.windows(2).all(|pair| pair[0] <= pair[1]),
                    "{} {month}",
                    indicator.id
                );
                assert!(ordered.iter().all(|value| value.is_finite()));
            }
        }
    }
}

#[test]
fn the_band_over_both_closures_spans_their_medians() {
    let result = usmca_ends();
    let last = result.months.len() - 1;
    for indicator in &result.indicators {
        let medians: Vec<f64> = indicator
            .by_closure
            .iter()
            .map(|part| part.bands.difference.at(last).unwrap().p50)
            .collect();
        assert_eq!(medians.len(), 2);
        let band = indicator.all.difference.at(last).unwrap();
        let (low, high) = (medians[0].min(medians[1]), medians[0].max(medians[1]));
        assert!(
            band.p5 <= high + 1e-12 && band.p95 >= low - 1e-12,
            "{}",
            indicator.id
        );
        assert!(
            band.p25 <= high + 1e-12 && band.p75 >= low - 1e-12,
            "{}",
            indicator.id
        );
    }
}

#[test]
fn differences_are_taken_draw_by_draw() {
    // The band of the difference is the band of every draw's own difference, which the trajectories hold.
    let result = usmca_ends();
    let months = result.months.len();
    for (position, indicator) in result.indicators.iter().enumerate() {
        let at = position * months + months - 1;
        let mut sample: Vec<f64> = result
            .trajectories
            .iter()
            .map(|draw| {
                indicator
                    .indicator
                    .difference(draw.baseline[at], draw.scenario[at])
            })
            .collect();
        assert_eq!(
            indicator.all.difference.at(months - 1).unwrap(),
            Band::of(&mut sample),
            "{}",
            indicator.id
        );
    }
}

/// The sum over the window is taken draw by draw: recomputed here from the values of the draws.
#[test]
fn the_total_of_a_flow_is_the_band_of_the_sums_of_the_draws() {
    let result = usmca_ends();
    let months = result.months.len();
    let chains = result.indicators.len() - vecinos_world::LEDGER_INDICATORS.len();
    let mut flows = 0;
    for (position, indicator) in result.indicators.iter().enumerate() {
        let Some(total) = indicator.window_total else {
            continue;
        };
        flows += 1;
        let start = position * months;
        let own = (position - chains) * months;
        let sums = |pick: &dyn Fn(&vecinos_ensemble::DrawTrajectory, usize) -> f64| {
            let of_draw = |draw| (0..months).map(|month| pick(draw, month)).sum();
            Band::of(
                &mut result
                    .trajectories
                    .iter()
                    .map(of_draw)
                    .collect::<Vec<f64>>(),
            )
        };
        let measured =
            sums(&|draw, month| draw.scenario[start + month] - draw.baseline[start + month]);
        let judged = sums(&|draw, month| draw.judged[1][own + month] - draw.judged[0][own + month]);
        assert_eq!(total.measured, measured, "{}", indicator.id);
        assert_eq!(total.judged, Some(judged), "{}", indicator.id);
    }
    assert!(flows >= 5, "{flows}");
    assert!(
        result
            .indicator("returned_total.MEX")
            .unwrap()
            .window_total
            .is_none()
    );
}
