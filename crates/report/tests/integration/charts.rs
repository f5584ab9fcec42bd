//! Pictures: labels inside, none on top of another, well-formed, no matter what the numbers are.

use vecinos_report::chart::{
    Ink, Layout, Mark, MarkKind, RowChart, RowPanel, Scale, TimeChart, TimeLayer, common_ranges,
    nice_ticks, text_width, wrap,
};
use vecinos_world::Month;

fn months(count: i32) -> Vec<Month> {
    let first = Month::new(2025, 1).unwrap();
    first.through(first.plus(count - 1)).collect()
}

fn fan(values: &[f64]) -> TimeChart {
    let shifted = |shift: f64| values.iter().map(|value| value + shift).collect::<Vec<_>>();
    let layers = vec![
        TimeLayer::Band {
            low: shifted(-1.0),
            high: shifted(1.5),
            ink: Ink::Both,
            level: 90,
        },
        TimeLayer::Line {
            values: shifted(0.02),
            ink: Ink::First,
            steps: false,
            dashed: false,
            labelled: true,
        },
        TimeLayer::Line {
            values: shifted(-0.02),
            ink: Ink::Second,
            steps: true,
            dashed: true,
            labelled: true,
        },
    ];
    TimeChart {
        id: "fan".to_owned(),
        title: "A < title & \"more\"".to_owned(),
        description: "what it shows".to_owned(),
        months: months(i32::try_from(values.len()).unwrap()),
        range: TimeChart::extent(&layers, true),
        layers,
        decimals: 2,
        difference: true,
        departure: Some(Month::new(2025, 3).unwrap()),
    }
}

/// A text of a picture: left edge, right edge, baseline.
struct Text {
    left: f64,
    right: f64,
    y: f64,
    words: String,
}

impl std::fmt::Display for Text {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "`{}` from {} to {} at {}",
            self.words, self.left, self.right, self.y
        )
    }
}

fn attribute(element: &str, name: &str) -> Option<String> {
    let start = element.find(&format!(" {name}=\""))? + name.len() + 3;
    element[start..].split('"').next().map(str::to_owned)
}

fn number(element: &str, name: &str) -> f64 {
    attribute(element, name).unwrap().parse().unwrap()
}

fn texts(svg: &str) -> Vec<Text> {
    svg.split("<text")
        .skip(1)
        .map(|element| {
            let size = if attribute(element, "class").as_deref() == Some("panel") {
                12.0
            } else {
                11.0
            };
            let words = element
                .split('>')
                .nth(1)
                .unwrap()
                .split('<')
                .next()
                .unwrap()
                .to_owned();
            let (x, y, width) = (
                number(element, "x"),
                number(element, "y"),
                text_width(&words, size),
            );
            let left = match attribute(element, "text-anchor").as_deref() {
                Some("middle") => x - width / 2.0,
                Some("end") => x - width,
                _ => x,
            };
            Text {
                left,
                right: left + width,
                y,
                words,
            }
        })
        .collect()
}

fn assert_readable(svg: &str) {
    let size: Vec<f64> = attribute(svg, "viewBox")
        .unwrap()
        .split(' ')
        .map(|part| part.parse().unwrap())
        .collect();
    let texts = texts(svg);
    assert!(!texts.is_empty());
    for text in &texts {
        assert!(
            text.left >= -0.5 && text.right <= size[2] + 0.5,
            "cut at the edge: {text} in {size:?}"
        );
        assert!(
            text.y >= 8.0 && text.y <= size[3] + 0.5,
            "cut above or below: {text} in {size:?}"
        );
    }
    for (index, one) in texts.iter().enumerate() {
        for other in &texts[index + 1..] {
            let apart = one.right <= other.left + 0.5
                || other.right <= one.left + 0.5
                || (one.y - other.y).abs() >= 10.0;
            assert!(apart, "overlap: {one} and {other}");
        }
    }
    assert!(
        !svg.contains("NaN") && !svg.contains("inf"),
        "a number that does not exist reached the picture"
    );
}

#[test]
fn labels_of_fans_are_inside_and_apart() {
    for count in [1, 2, 13, 24, 72, 144] {
        for scale in [1e-4, 0.3, 40.0, 25_000.0] {
            let values: Vec<f64> = (0..count)
                .map(|month| -scale * f64::from(month) / f64::from(count))
                .collect();
            assert_readable(&fan(&values).svg());
        }
    }
}

#[test]
fn fans_survive_any_number() {
    for value in [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN_POSITIVE,
        0.0,
        -1e300,
    ] {
        let svg = fan(&[0.0, value, 0.1, value]).svg();
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
        assert!(
            !svg.contains("NaN") && !svg.contains("inf"),
            "{value}: {svg}"
        );
    }
    assert!(fan(&[]).svg().ends_with("</svg>"));
}

#[test]
fn a_gap_breaks_the_line() {
    let layers = vec![TimeLayer::Line {
        values: vec![1.0, f64::NAN, 2.0, 3.0],
        ink: Ink::First,
        steps: false,
        dashed: false,
        labelled: false,
    }];
    let chart = TimeChart {
        range: (0.0, 3.0),
        months: months(4),
        layers,
        ..fan(&[0.0])
    };
    let svg = chart.svg();
    let path = svg
        .split(" d=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert_eq!(path.matches('M').count(), 2, "{path}");
    assert_eq!(path.matches('L').count(), 1, "{path}");
}

#[test]
fn the_first_month_starts_at_the_axis_and_the_band_encloses_the_line() {
    let svg = fan(&[0.0, 1.0, 2.0]).svg();
    let paths: Vec<&str> = svg
        .split(" d=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let heights = |path: &str| -> Vec<f64> {
        path.split(['M', 'L', 'Z'])
            .filter(|part| !part.is_empty())
            .map(|part| part.split(' ').nth(1).unwrap().parse().unwrap())
            .collect()
    };
    let (band, line) = (heights(paths[0]), heights(paths[1]));
    // The upper edge first, then the lower one backwards; heights grow downwards.
    for month in 0..3 {
        assert!(
            band[month] < line[month] && line[month] < band[5 - month],
            "month {month}: {band:?} {line:?}"
        );
    }
}

fn row_chart(rows: usize, panels: usize, size: f64) -> RowChart {
    let marks = |panel: usize| -> Vec<Vec<Mark>> {
        (0..rows)
            .map(|row| {
                let value = size * (row as f64 - 2.0) * (panel as f64 + 0.5);
                let mark = |kind, ink| Mark {
                    kind,
                    ink,
                    value,
                    band: Some([value - size, value, value, value + size]),
                };
                vec![
                    mark(MarkKind::Bar, Ink::First),
                    mark(MarkKind::Interval, Ink::Second),
                ]
            })
            .collect()
    };
    RowChart {
        id: "rows".to_owned(),
        title: "title".to_owned(),
        description: "description".to_owned(),
        rows: (0..rows)
            .map(|row| format!("Bagwell–Staiger–Yurukoglu, número {row}, con un nombre muy largo"))
            .collect(),
        panels: (0..panels)
            .map(|panel| RowPanel {
                title: format!("Después de {panel} años en Estados Unidos de América"),
                range: RowChart::extent(&marks(panel)),
                marks: marks(panel),
            })
            .collect(),
        difference: true,
        row_height: 26.0,
    }
}

#[test]
fn labels_of_rows_are_inside_and_apart() {
    for layout in [Layout::Wide, Layout::Narrow] {
        for panels in 1..=4 {
            for size in [0.0, 1e-3, 0.37, 12.0, 123_456.0] {
                assert_readable(&row_chart(8, panels, size).svg(layout));
            }
        }
    }
}

#[test]
fn rows_survive_any_number() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX] {
        for layout in [Layout::Wide, Layout::Narrow] {
            let svg = row_chart(3, 2, value).svg(layout);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{value}");
        }
    }
    assert!(row_chart(0, 0, 1.0).svg(Layout::Wide).ends_with("</svg>"));
}

#[test]
fn text_of_charts_is_escaped_and_titled() {
    let svg = fan(&[0.0, 1.0]).svg();
    assert!(svg.contains("<title id=\"fan-t\">A &lt; title &amp; &quot;more&quot;</title>"));
    assert!(svg.contains("<desc id=\"fan-d\">what it shows</desc>"));
    assert!(svg.contains("role=\"img\" aria-labelledby=\"fan-t fan-d\""));
}

#[test]
fn ticks_are_round_and_cover_the_range() {
    for (low, high) in [
        (0.0, 1.0),
        (-0.61, 0.0),
        (-171.0, 3.0),
        (1e-7, 2e-7),
        (0.0, 0.0),
        (5.0, 5.0),
        (-3e9, 8e9),
    ] {
        let (ticks, decimals) = nice_ticks(low, high, 4);
        assert!(
            ticks.len() >= 2 && ticks.len() <= 12,
            "{low} {high}: {ticks:?}"
        );
        assert!(
            ticks[0] <= low + 1e-12 * high.abs()
                && *ticks.last().unwrap() >= high - 1e-12 * high.abs()
        );
        let step = ticks[1] - ticks[0];
        for pair in ticks.windows(2) {
            assert!((pair[1] - pair[0] - step).abs() < 1e-9 * step);
        }
        assert!(decimals <= 9);
    }
    let (ticks, decimals) = nice_ticks(-0.61, 0.0, 4);
    assert_eq!((ticks.len(), decimals), (5, 1));
    assert_eq!(
        ticks[4].to_bits(),
        0.0_f64.to_bits(),
        "zero is zero, without a sign"
    );
}

#[test]
fn scales_hold_values_inside() {
    let scale = Scale {
        domain: (0.0, 10.0),
        pixels: (100.0, 0.0),
    };
    assert_eq!(scale.at(0.0), 100.0);
    assert_eq!(scale.at(10.0), 0.0);
    assert_eq!(scale.at(2.5), 75.0);
    assert_eq!(scale.at(1e9), 0.0);
    assert_eq!(scale.at(f64::NAN), 50.0);
}

#[test]
fn panels_share_a_scale_unless_one_would_vanish() {
    assert_eq!(
        common_ranges(&[(0.0, 1.0), (-1.0, 2.0)], 6.0),
        (vec![(-1.0, 2.0); 2], true)
    );
    let apart = [(0.0, 0.1), (-1.0, 2.0)];
    assert_eq!(common_ranges(&apart, 6.0), (apart.to_vec(), false));
}

#[test]
fn long_labels_wrap_and_are_cut_with_an_ellipsis() {
    let lines = wrap(
        "Vehículos y autopartes de todo tipo y tamaño",
        11.0,
        110.0,
        2,
    );
    assert_eq!(lines.len(), 2);
    assert!(lines[1].ends_with('…'));
    assert!(lines.iter().all(|line| text_width(line, 11.0) <= 110.0));
    assert_eq!(wrap("Food", 11.0, 110.0, 2), vec!["Food"]);
    assert!(wrap("", 11.0, 110.0, 2).is_empty());
}

#[test]
fn a_small_fan_is_drawn_as_it_was() {
    insta::assert_snapshot!(fan(&[0.0, -0.5, -1.0]).svg().replace("><", ">\n<"));
}
