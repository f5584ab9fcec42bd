//! `indicators.parquet`: every value by draw, month and indicator. The only module that knows Parquet.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::basic::Encoding;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use vecinos_ensemble::{DrawTrajectory, EnsembleResult};
use vecinos_world::{CHAIN_INDICATORS, Month};

use super::{RunFolderError, failed};

/// Columns: indicator id, draw, closure id, first day of the month, value under the baseline and under the scenario with
/// measured links only, then both with judged links as well (empty for production chains, which no link enters), in the indicator's unit.
const SCHEMA: &str = "message indicators {
    REQUIRED BYTE_ARRAY indicator (UTF8);
    REQUIRED INT64 draw;
    REQUIRED BYTE_ARRAY closure (UTF8);
    REQUIRED INT32 month (DATE);
    REQUIRED DOUBLE baseline;
    REQUIRED DOUBLE scenario;
    OPTIONAL DOUBLE baseline_judged;
    OPTIONAL DOUBLE scenario_judged;
}";

/// Writes all trajectories, one row group for each indicator; within it by draw, then month.
pub(super) fn write(
    result: &EnsembleResult,
    path: &Path,
) -> std::result::Result<(), RunFolderError> {
    let file = File::create(path).map_err(failed("write", path))?;
    Ok(write_to(result, file)?)
}

fn write_to(result: &EnsembleResult, file: File) -> Result<()> {
    // Values that hold for months or years repeat within a draw: dictionaries keep them small without a compressor.
    let properties = WriterProperties::builder()
        .set_created_by("vecinos".to_owned())
        .set_dictionary_enabled(true)
        .set_encoding(Encoding::PLAIN)
        .build();
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties))?;
    let months: Vec<i32> = result
        .months
        .iter()
        .map(|month| days_since_1970(*month))
        .collect();
    let length = months.len();
    let rows = result.trajectories.len() * length;
    let each_month = |pick: &dyn Fn(&DrawTrajectory) -> i64| -> Vec<i64> {
        result
            .trajectories
            .iter()
            .flat_map(|draw| std::iter::repeat_n(pick(draw), length))
            .collect()
    };
    let draws = each_month(&|draw| i64::try_from(draw.draw).unwrap_or(i64::MAX));
    let closures: Vec<ByteArray> = result
        .trajectories
        .iter()
        .flat_map(|draw| std::iter::repeat_n(ByteArray::from(draw.closure.id()), length))
        .collect();
    let dates: Vec<i32> = result
        .trajectories
        .iter()
        .flat_map(|_| months.iter().copied())
        .collect();
    let chains = CHAIN_INDICATORS.len();
    let (absent, present) = (vec![0_i16; rows], vec![1_i16; rows]);
    for (position, indicator) in result.indicators.iter().enumerate() {
        let values = |pick: fn(&DrawTrajectory) -> &Vec<f64>, skipped: usize| -> Result<Vec<f64>> {
            let mut column = Vec::with_capacity(rows);
            let row = position - skipped;
            for draw in &result.trajectories {
                let series = pick(draw)
                    .get(row * length..(row + 1) * length)
                    .ok_or_else(|| {
                        ParquetError::General(format!(
                            "draw {} has no values of {}",
                            draw.draw, indicator.id
                        ))
                    })?;
                column.extend_from_slice(series);
            }
            Ok(column)
        };
        let names = vec![ByteArray::from(indicator.id.as_str()); rows];
        let mut group = writer.next_row_group()?;
        column::<ByteArrayType>(&mut group, &names)?;
        column::<Int64Type>(&mut group, &draws)?;
        column::<ByteArrayType>(&mut group, &closures)?;
        column::<Int32Type>(&mut group, &dates)?;
        let (baseline, scenario) = (
            values(|draw| &draw.baseline, 0)?,
            values(|draw| &draw.scenario, 0)?,
        );
        column::<DoubleType>(&mut group, &baseline)?;
        column::<DoubleType>(&mut group, &scenario)?;
        if position < chains {
            optional_column::<DoubleType>(&mut group, None, &absent)?;
            optional_column::<DoubleType>(&mut group, None, &absent)?;
        } else {
            let baseline = values(|draw| &draw.judged[0], chains)?;
            let scenario = values(|draw| &draw.judged[1], chains)?;
            optional_column::<DoubleType>(&mut group, Some(&baseline), &present)?;
            optional_column::<DoubleType>(&mut group, Some(&scenario), &present)?;
        }
        group.close()?;
    }
    writer.close()?;
    Ok(())
}

/// Writes the next column of a row group.
fn column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, File>,
    values: &[T::T],
) -> Result<()> {
    let mut writer = group
        .next_column()?
        .ok_or_else(|| ParquetError::General("more columns than the schema has".to_owned()))?;
    writer.typed::<T>().write_batch(values, None, None)?;
    writer.close()
}

/// Writes the next column of a row group, one that may be empty: `levels` says for each row whether it has a value.
fn optional_column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, File>,
    values: Option<&[T::T]>,
    levels: &[i16],
) -> Result<()> {
    let mut writer = group
        .next_column()?
        .ok_or_else(|| ParquetError::General("more columns than the schema has".to_owned()))?;
    writer
        .typed::<T>()
        .write_batch(values.unwrap_or_default(), Some(levels), None)?;
    writer.close()
}

/// Days from 1970-01-01 to the first day of the month, in the Gregorian calendar.
fn days_since_1970(month: Month) -> i32 {
    // Counting from March puts the leap day at the end of the year (Howard Hinnant, "chrono-compatible low-level date
    // algorithms", days_from_civil).
    let year = if month.month() <= 2 {
        month.year() - 1
    } else {
        month.year()
    };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month.month() + 9).rem_euclid(12);
    let day_of_year = (153 * month_from_march + 2) / 5;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_agree_with_known_dates() {
        let days = |year, month| days_since_1970(Month::new(year, month).unwrap());
        assert_eq!(days(1970, 1), 0);
        assert_eq!(days(1970, 2), 31);
        assert_eq!(days(2000, 3), 11_017);
        assert_eq!(days(2026, 11), 20_758);
        for month in Month::new(1999, 1)
            .unwrap()
            .through(Month::new(2101, 1).unwrap())
        {
            assert_eq!(
                days_since_1970(month.plus(1)) - days_since_1970(month),
                month.days()
            );
        }
    }
}
