//! Limits that the law sets on measures, by authority (evidence: strategic.md §2.1, §2.2).

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::file::Authority;

/// Day of the Supreme Court's ruling in *Learning Resources v. Trump*: no tariff power under the IEEPA from then on.
pub const IEEPA_RULING: Date = date(2026, 2, 20);

/// Day on which the USMCA expires unless all parties have confirmed a new term (article 34.7).
pub const USMCA_EXPIRY: Date = date(2036, 7, 1);

/// Months between the notice of withdrawal from the USMCA and its effect (article 34.6).
pub const USMCA_NOTICE_MONTHS: i32 = 6;

/// Highest rate the authority allows, as a fraction; `None` where the law sets none.
pub const fn highest_rate(authority: Authority) -> Option<f64> {
    match authority {
        Authority::Section122 => Some(0.15),
        Authority::Section201 | Authority::Section338 => Some(0.5),
        _ => None,
    }
}

/// Days a measure under the authority may last; `None` where the law sets no limit.
pub const fn longest_days(authority: Authority) -> Option<i32> {
    match authority {
        Authority::Section122 => Some(150),
        _ => None,
    }
}

/// First day without the USMCA after notice on `notice`: six months later.
pub fn usmca_end_after_notice(notice: Date) -> Option<Date> {
    notice.checked_add(USMCA_NOTICE_MONTHS.months()).ok()
}

/// Day of notice that lets the USMCA end on `end`: six months earlier.
pub fn usmca_notice_for_end(end: Date) -> Option<Date> {
    end.checked_sub(USMCA_NOTICE_MONTHS.months()).ok()
}
