//! The day a policy is judged for.
//!
//! In: `--as-of`, else `SOURCE_DATE_EPOCH`, else the clock: the one place it is read. Out: a date; days are those of UTC, so that two
//! people who check the same policy at the same time are told the same.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use super::edge::Stop;
use crate::model::Date;

const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;

/// Reads a date of the form `YYYY-MM-DD`.
pub(super) fn date(text: &str) -> Result<Date, String> {
    let well_formed = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date = text.parse().ok().filter(|_| well_formed);
    date.ok_or_else(|| "a day is written as `2027-03-31`, and must be in the calendar".to_owned())
}

/// The day to judge for, if the arguments do not say it.
pub(super) fn today() -> Result<Date, Stop> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let day = seconds.trim().parse().ok().and_then(day_of);
            day.ok_or_else(|| Stop::Usage("SOURCE_DATE_EPOCH is not a number of seconds since 1970".to_owned()))
        }
        Err(_) => Ok(day_of(now()).unwrap_or(Date::MAX)),
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.ok().and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(0)
}

fn day_of(seconds: i64) -> Option<Date> {
    let days = jiff::Span::new().try_days(seconds.div_euclid(SECONDS_OF_A_DAY)).ok()?;
    Date::constant(1970, 1, 1).checked_add(days).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_the_day_they_lie_in() {
        let days = [0, 86_399, 86_400, 1_795_305_600, -1].map(|seconds| day_of(seconds).unwrap().to_string());
        assert_eq!(days, ["1970-01-01", "1970-01-01", "1970-01-02", "2026-11-22", "1969-12-31"]);
        assert_eq!(day_of(i64::MAX), None);
    }

    #[test]
    fn only_a_real_day_in_one_form_is_a_date() {
        assert_eq!(date("2027-03-31"), Ok(Date::constant(2027, 3, 31)));
        for wrong in ["2027-02-30", "2027-3-31", "2027-03-31T10:00", "20270331", "tomorrow", ""] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
