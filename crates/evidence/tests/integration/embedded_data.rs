//! The embedded tables: what they hold agrees with what their sources print.

use std::collections::BTreeSet;

use vecinos_evidence::benchmark::BenchmarkTable;
use vecinos_evidence::customs::{self, RateBasis};
use vecinos_evidence::history::History;
use vecinos_evidence::month::Month;
use vecinos_evidence::workers::Workers;
use vecinos_evidence::{embedded, source_text::SourceText};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn the_benchmark_balances_without_clipping() {
    let table = BenchmarkTable::embedded().unwrap();
    assert_eq!(
        (
            table.regions.len(),
            table.sectors.len(),
            table.elasticity_sets.len()
        ),
        (9, 23, 8)
    );
    let demand = table.final_demand();
    assert!(demand.iter().all(|value| *value > 0.0));
    assert!(table.inputs.iter().all(|share| (0.0..1.0).contains(share)));
    assert!(table.flows.iter().all(|flow| *flow > 0.0));
}

#[test]
fn aggregates_are_those_of_the_source() {
    // OECD ICIO 2022 as its provenance prints them: value added 25.6, 1.48 and 2.02 trillion USD; U.S. goods imports from
    // Mexico 333, Canada 318, China (with Hong Kong here) at least 453 billion; Mexican goods imports from the U.S. 188.
    let table = BenchmarkTable::embedded().unwrap();
    let output = table.output();
    let value_added = |region: usize| -> f64 {
        (0..23)
            .map(|using| {
                let inputs: f64 = (0..23)
                    .map(|input| table.inputs[table.input(region, input, using)])
                    .sum();
                (1.0 - inputs) * output[region * 23 + using]
            })
            .sum::<f64>()
            / 1e6
    };
    for (region, expected, tolerance) in [
        (0, 25.6, 0.05),
        (1, 1.48, 0.005),
        (2, 2.02, 0.01),
        (3, 17.0, 0.4),
    ] {
        assert!(
            (value_added(region) - expected).abs() < tolerance,
            "{region}: {}",
            value_added(region)
        );
    }
    let goods = |importer: usize, exporter: usize| -> f64 {
        (0..22)
            .map(|sector| table.flows[table.cell(sector, importer, exporter)])
            .sum::<f64>()
            / 1e3
    };
    assert!((goods(0, 1) - 333.0).abs() < 4.0, "{}", goods(0, 1));
    assert!((goods(0, 2) - 318.0).abs() < 4.0, "{}", goods(0, 2));
    assert!(
        goods(0, 3) > 449.0 && goods(0, 3) < 480.0,
        "{}",
        goods(0, 3)
    );
    assert!((goods(1, 0) - 188.0).abs() < 2.0, "{}", goods(1, 0));
}

#[test]
fn us_duties_2024_sum_to_the_published_totals() {
    let rows = customs::us_imports_2024().unwrap();
    let total = |partner: &str| {
        let of_partner = rows.iter().filter(|row| row.partner == partner);
        of_partner.fold((0.0, 0.0), |sum, row| {
            (sum.0 + row.imports_musd, sum.1 + row.duty_musd)
        })
    };
    // 503.4 billion USD and 1.25 billion of duty from Mexico (0.25 %), 411.7 from Canada (0.10 %).
    let (imports, duty) = total("MEX");
    assert!(
        (imports - 503_438.6).abs() < 1.0 && (duty / imports - 0.002_484).abs() < 1e-5,
        "{imports} {duty}"
    );
    let (imports, duty) = total("CAN");
    assert!(
        (imports - 411_693.8).abs() < 1.0 && (duty / imports - 0.001_005).abs() < 1e-5,
        "{imports} {duty}"
    );
    // The tariff of the benchmark is that duty over those imports.
    let table = BenchmarkTable::embedded().unwrap();
    for row in rows
        .iter()
        .filter(|row| row.sector != "special" && row.imports_musd > 100.0)
    {
        let sector = table.sector_index(&row.sector).unwrap();
        let exporter = table.region_index(&row.partner).unwrap();
        let rate = table.tariffs[table.cell(sector, 0, exporter)];
        assert!(
            (rate - row.duty_musd / row.imports_musd).abs() < 1e-7,
            "{row:?} {rate}"
        );
    }
}

#[test]
fn single_country_rates_are_group_averages_never_rows() {
    let table = BenchmarkTable::embedded().unwrap();
    for importer in ["MEX", "CAN", "CHN"] {
        let importer = table.region_index(importer).unwrap();
        for exporter in 0..table.regions.len() {
            let rates: BTreeSet<u64> = (0..22)
                .map(|sector| table.tariffs[table.cell(sector, importer, exporter)].to_bits())
                .collect();
            assert!(
                rates.len() <= 5,
                "importer {importer} has {} rates on {exporter}",
                rates.len()
            );
        }
    }
    for (importer, exporter) in [("MEX", "USA"), ("CAN", "USA")] {
        let rates: Vec<_> = customs::usmca_mfn_rates().unwrap();
        let own = rates
            .iter()
            .filter(|rate| rate.importer == importer && rate.exporter == exporter);
        let distinct: BTreeSet<u64> = own.clone().map(|rate| rate.rate.to_bits()).collect();
        assert!(
            own.clone()
                .all(|rate| rate.basis == RateBasis::GroupAverage)
        );
        assert_eq!((own.count(), distinct.len()), (22, 5));
    }
}

#[test]
fn rates_without_the_usmca_average_to_the_printed_ones() {
    // U.S. MFN on Mexico 3.45 %, cars and parts 6.96 %, on Canada 1.64 % (weighted by 2024 imports); Mexican MFN on
    // U.S. goods 5.8 %, Canadian 2.7 % (weighted by 2022 imports).
    let rates = customs::usmca_mfn_rates().unwrap();
    let imports = customs::us_imports_2024().unwrap();
    let table = BenchmarkTable::embedded().unwrap();
    let weighted = |importer: &str, exporter: &str, weight: &dyn Fn(&str) -> f64| {
        let own = rates
            .iter()
            .filter(|rate| rate.importer == importer && rate.exporter == exporter);
        let (duty, total) = own.fold((0.0, 0.0), |sum, rate| {
            let weight = weight(&rate.sector);
            (sum.0 + weight * rate.rate, sum.1 + weight)
        });
        duty / total
    };
    let of_2024 = |partner: &'static str| {
        let imports = &imports;
        move |sector: &str| {
            imports
                .iter()
                .find(|row| row.partner == partner && row.sector == sector)
                .map_or(0.0, |row| row.imports_musd)
        }
    };
    let of_2022 = |importer: usize| {
        let table = &table;
        move |sector: &str| {
            table.flows[table.cell(table.sector_index(sector).unwrap(), importer, 0)]
        }
    };
    assert!((weighted("USA", "MEX", &of_2024("MEX")) - 0.0345).abs() < 1e-4);
    assert!((weighted("USA", "CAN", &of_2024("CAN")) - 0.0164).abs() < 1e-4);
    assert!((weighted("MEX", "USA", &of_2022(1)) - 0.058).abs() < 2e-3);
    assert!((weighted("CAN", "USA", &of_2022(2)) - 0.027).abs() < 2e-3);
    let cars = rates
        .iter()
        .find(|rate| rate.exporter == "MEX" && rate.sector == "motor_vehicles")
        .unwrap();
    assert!((cars.rate - 0.0696).abs() < 1e-4);
}

#[test]
fn history_holds_the_printed_points() {
    let history = History::embedded().unwrap();
    let share = |series: &str, base: &str, at: &str| {
        history.get(series).unwrap().at(month(at)).unwrap()
            / history.get(base).unwrap().at(month(at)).unwrap()
    };
    // Claims: Mexico 45.3 % (2025-01), 86.9 % (2025-07); Canada 34.5 %, 86.0 %.
    assert!((share("usmca_claimed.MEX", "usmca_imports.MEX", "2025-01") - 0.4534).abs() < 1e-4);
    assert!((share("usmca_claimed.MEX", "usmca_imports.MEX", "2025-07") - 0.8688).abs() < 1e-4);
    assert!((share("usmca_claimed.CAN", "usmca_imports.CAN", "2025-07") - 0.8596).abs() < 1e-4);
    // Charged rate on Mexico 4.53 % (2025-06), 4.29 % (2025-07); vehicles 14.8 % (2025-05).
    assert!(
        (share(
            "calculated_duty.MEX",
            "imports_for_consumption.MEX",
            "2025-06"
        ) - 0.045_34)
            .abs()
            < 1e-5
    );
    let cars = share(
        "calculated_duty.MEX.motor_vehicles",
        "imports_for_consumption.MEX.motor_vehicles",
        "2025-05",
    );
    assert!((cars - 0.148).abs() < 5e-4, "{cars}");
    // Goods imports from Mexico 2024: 503.1 billion USD in the 2026 vintage.
    let imports = history.get("imports.MEX").unwrap();
    let year: f64 = imports
        .iter()
        .filter(|(month, _)| month.year() == 2024)
        .map(|(_, value)| value)
        .sum();
    assert!((year / 1e3 - 503.1).abs() < 0.1, "{year}");
    for id in ["imports.MEX", "imports.CAN", "imports.CHN", "exports.MEX"] {
        assert_eq!(history.get(id).unwrap().last(), month("2026-07"), "{id}");
    }
    assert_eq!(imports.at(month("2001-12")), None);
    assert_eq!(imports.at(month("2026-08")), None);
    assert_eq!(imports.iter().count(), imports.values.len());
}

#[test]
fn a_gap_or_a_mixed_unit_in_a_series_is_an_error() {
    let read = |rows: &str| {
        let text = format!("series,month,value,unit,source\n{rows}");
        History::from_files([SourceText::new("h.csv", text)])
            .unwrap_err()
            .0
            .remove(0)
    };
    let gap = read("a,2025-01,1,x,s\na,2025-03,2,x,s\n");
    assert_eq!(
        (gap.code, gap.line, gap.column, gap.expected.as_deref()),
        ("gap", 3, 3, Some("2025-02"))
    );
    assert_eq!(read("a,2025-01,1,x,s\na,2025-01,2,x,s\n").code, "gap");
    assert_eq!(
        read("a,2025-01,1,x,s\na,2025-02,2,y,s\n").code,
        "mixed-units"
    );
    assert_eq!(read("a,2025-13,1,x,s\n").code, "invalid-value");
    assert_eq!(
        read("a,2025-01,1,x,s\nb,2025-01,2,x,s\na,2025-02,2,x,s\n").code,
        "duplicate-name"
    );
}

#[test]
fn workers_sum_to_the_survey() {
    let workers = Workers::embedded().unwrap();
    let table = BenchmarkTable::embedded().unwrap();
    let by_sector = workers.united_states_by_sector(table.sector_ids());
    assert_eq!(by_sector.len(), 23);
    assert!(by_sector.iter().all(|persons| *persons > 0.0));
    // 167.4 million persons with an industry code.
    assert!((by_sector.iter().sum::<f64>() / 1e6 - 167.4).abs() < 0.05);
    assert_eq!(
        workers
            .mexico_latest("employed_manufacturing")
            .unwrap()
            .persons,
        9.8e6
    );
    assert_eq!(
        workers.mexico_latest("formal_jobs").unwrap().month,
        month("2025-12")
    );
}

#[test]
fn statutory_increments_and_claims_are_dated_and_bounded() {
    let increments = customs::statutory_increments().unwrap();
    // Statutory increases at 2025-12-31: Mexico 8.3 points, Canada 10.1, China 18.9.
    for (partner, expected) in [("MEX", 0.083), ("CAN", 0.101), ("CHN", 0.189)] {
        let day = jiff::civil::date(2025, 12, 31);
        let last = increments
            .iter()
            .filter(|row| row.partner == partner && row.from <= day)
            .max_by_key(|row| row.from);
        assert!(
            (last.unwrap().added_rate - expected).abs() < 6e-4,
            "{partner} {last:?}"
        );
    }
    for claim in customs::usmca_claims_by_sector().unwrap() {
        assert!(claim.claimed_musd <= claim.imports_musd + 1e-9, "{claim:?}");
    }
}

#[test]
fn every_table_of_the_folder_is_embedded() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    for path in embedded::paths() {
        let on_disk = std::fs::read_to_string(root.join(path)).unwrap();
        assert!(on_disk == embedded::text(path).unwrap(), "{path}");
    }
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if [".csv", ".toml"]
                .iter()
                .any(|ending| name.ends_with(ending))
            {
                assert!(embedded::text(&name).is_some(), "{name} is not embedded");
            }
        }
    }
}

#[test]
fn months_count_and_read_strictly() {
    assert_eq!(month("2024-12").plus(1), month("2025-01"));
    assert_eq!(month("2024-01").plus(-1), month("2023-12"));
    assert_eq!(Month::new(2200, 1), None);
    assert_eq!(Month::new(2025, 13), None);
    for text in [
        "2025-13",
        "2025-00",
        "2025-1",
        "25-01",
        "2025/01",
        "2025-01-01",
        "",
    ] {
        assert!(text.parse::<Month>().is_err(), "{text}");
    }
}
