//! The values of cells as text.

use calamine::{Data, DataRef, ExcelDateTime};

/// A value as a person would write it.
pub(super) fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(time) => date_time(time),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// The same for a value that owns its text.
pub(super) fn owned_text(value: &Data) -> String {
    match value {
        Data::String(value) => value.clone(),
        Data::Int(value) => text(&DataRef::Int(*value)),
        Data::Float(value) => text(&DataRef::Float(*value)),
        Data::Bool(value) => text(&DataRef::Bool(*value)),
        Data::DateTime(value) => text(&DataRef::DateTime(*value)),
        Data::DateTimeIso(value) | Data::DurationIso(value) => value.clone(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// Excel keeps 15 significant digits, so 0.1 + 0.2 is 0.3.
fn decimal(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    if rounded != 0.0 && !(1e-9..1e21).contains(&rounded.abs()) {
        return format!("{rounded:e}");
    }
    rounded.to_string()
}

/// A date in ISO form, with the time of day when there is one. A number below one day is only a
/// time; a duration counts hours past 24.
fn date_time(time: &ExcelDateTime) -> String {
    let serial = time.as_f64();
    if !serial.is_finite() || serial.abs() >= 3e6 {
        return decimal(serial);
    }
    if time.is_duration() {
        let seconds = (serial.abs() * 86_400.0).round() as u64;
        let sign = if serial < 0.0 { "-" } else { "" };
        return format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let clock = match (second, milli) {
        (0, 0) => format!("{hour:02}:{minute:02}"),
        (second, 0) => format!("{hour:02}:{minute:02}:{second:02}"),
        (second, milli) => format!("{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    match () {
        () if (0.0..1.0).contains(&serial) => clock,
        () if (hour, minute, second, milli) == (0, 0, 0, 0) => date,
        () => format!("{date} {clock}"),
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn date(serial: f64, is_1904: bool) -> String {
        date_time(&ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904))
    }

    #[test]
    fn dates_are_written_in_iso_form() {
        assert_eq!(date(45_943.0, false), "2025-10-13");
        assert_eq!(date(45_943.5, false), "2025-10-13 12:00");
        assert_eq!(date(44_481.0, true), "2025-10-13");
        assert_eq!(date(0.75, false), "18:00");
    }

    #[test]
    fn durations_count_hours_past_a_day() {
        let duration = ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(date_time(&duration), "36:00:00");
    }

    #[test]
    fn numbers_have_the_digits_excel_shows() {
        assert_eq!(decimal(0.1 + 0.2), "0.3");
        assert_eq!(decimal(1_234_567.0), "1234567");
        assert_eq!(decimal(-2.5), "-2.5");
        assert_eq!(decimal(0.0), "0");
        assert_eq!(decimal(1e300), "1e300");
    }
}
