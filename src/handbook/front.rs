//! What stands in front of a page of the service, between two lines of `+++`, in TOML: since when it is in force, what it rests on, who
//! has reviewed it, and when it is to be looked at again.

use jiff::civil::Date;
use serde::Deserialize;
use toml::value::Datetime;

/// The line before and after it.
const FENCE: &str = "+++";

/// What stands in front of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Front {
    /// Since when it is in force.
    pub effective_from: Date,
    /// What it rests on: laws, documents, decisions of the service.
    pub sources: Vec<String>,
    /// Who has reviewed it and when; none: it awaits the service's review.
    pub reviewed: Option<Reviewed>,
    /// When it is to be looked at again.
    pub review_due: Date,
}

/// A review, as the file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    effective_from: Datetime,
    sources: Vec<String>,
    #[serde(default)]
    reviewed_by: String,
    reviewed_on: Option<Datetime>,
    review_due: Datetime,
}

/// What stands in front, if anything does, and the page itself.
pub fn split(source: &str) -> (Option<&str>, &str) {
    let Some(rest) = source
        .strip_prefix(FENCE)
        .and_then(|rest| rest.strip_prefix('\n').or(rest.strip_prefix("\r\n")))
    else {
        return (None, source);
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return (Some(&rest[..at]), &rest[at + line.len()..]);
        }
        at += line.len();
    }
    (None, source)
}

/// The page without what stands in front of it.
pub fn body(source: &str) -> &str {
    split(source).1
}

/// What stands in front of a page.
///
/// # Errors
/// What is missing or wrong, and what to do.
pub fn read(source: &str) -> Result<Front, String> {
    let (Some(written), _) = split(source) else {
        return Err(
            "there is nothing in front of it: begin the file with a line +++, effective_from, sources, reviewed_by and review_due, and a line +++"
                .to_owned(),
        );
    };
    let written: Written = toml::from_str(written).map_err(|error| {
        let place = error.to_string();
        format!("what stands between the lines +++ cannot be read: {place}")
    })?;
    if written
        .sources
        .iter()
        .all(|source| source.trim().is_empty())
    {
        return Err("sources is empty: say what the page rests on".to_owned());
    }
    let by = written.reviewed_by.trim().to_owned();
    let reviewed = match (by.is_empty(), &written.reviewed_on) {
        (true, None) => None,
        (false, Some(on)) => Some(Reviewed {
            by,
            on: civil("reviewed_on", on)?,
        }),
        (false, None) => {
            return Err("reviewed_by says who, and reviewed_on is missing: say when".to_owned());
        }
        (true, Some(_)) => {
            return Err("reviewed_on says when, and reviewed_by is empty: say who".to_owned());
        }
    };
    let front = Front {
        effective_from: civil("effective_from", &written.effective_from)?,
        sources: written.sources,
        reviewed,
        review_due: civil("review_due", &written.review_due)?,
    };
    if front.review_due <= front.effective_from {
        return Err(
            "review_due is not after effective_from: a page is looked at again later".to_owned(),
        );
    }
    Ok(front)
}

fn civil(key: &str, written: &Datetime) -> Result<Date, String> {
    let wrong = || format!("{key} is no day: write it as 2026-12-24, without quotes");
    if written.time.is_some() {
        return Err(wrong());
    }
    let day = written.date.ok_or_else(wrong)?;
    let (Ok(year), Ok(month), Ok(number)) = (
        i16::try_from(day.year),
        i8::try_from(day.month),
        i8::try_from(day.day),
    ) else {
        return Err(wrong());
    };
    Date::new(year, month, number).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const PAGE: &str = "+++\neffective_from = 2026-11-27\nsources = [\"A law\"]\nreviewed_by = \"\"\nreview_due = 2027-02-28\n+++\n# A page\n\n+++\n";

    #[test]
    fn a_page_says_what_it_rests_on_and_that_nobody_has_reviewed_it() {
        let front = read(PAGE).unwrap();
        assert_eq!(front.effective_from, date(2026, 11, 27));
        assert_eq!(front.sources, ["A law"]);
        assert_eq!(front.reviewed, None);
        assert_eq!(front.review_due, date(2027, 2, 28));
        assert_eq!(body(PAGE), "# A page\n\n+++\n");
    }

    #[test]
    fn a_review_has_both_who_and_when() {
        let with = |by: &str, on: &str| {
            read(&PAGE.replace(
                "reviewed_by = \"\"\n",
                &format!("reviewed_by = \"{by}\"\n{on}"),
            ))
        };
        let reviewed = with("The leader", "reviewed_on = 2026-12-01\n")
            .unwrap()
            .reviewed;
        assert_eq!(
            reviewed,
            Some(Reviewed {
                by: "The leader".to_owned(),
                on: date(2026, 12, 1)
            })
        );
        assert!(with("The leader", "").unwrap_err().contains("reviewed_on"));
        assert!(
            with(" ", "reviewed_on = 2026-12-01\n")
                .unwrap_err()
                .contains("reviewed_by")
        );
    }

    #[test]
    fn what_is_missing_or_wrong_is_named() {
        for (from, to, named) in [
            ("effective_from = 2026-11-27\n", "", "effective_from"),
            (
                "effective_from = 2026-11-27",
                "effective_from = 2026-11-27T08:00:00",
                "effective_from",
            ),
            (
                "effective_from = 2026-11-27",
                "effective_from = 08:00:00",
                "effective_from",
            ),
            ("[\"A law\"]", "[\" \"]", "sources"),
            (
                "review_due = 2027-02-28",
                "review_due = 2026-02-28",
                "review_due",
            ),
            (
                "review_due = 2027-02-28",
                "review_do = 2027-02-28",
                "review_do",
            ),
        ] {
            let error = read(&PAGE.replace(from, to)).unwrap_err();
            assert!(error.contains(named), "{named}: {error}");
        }
        assert!(read("# A page\n").unwrap_err().contains("+++"));
        assert!(read("+++\n# A page\n").unwrap_err().contains("+++"));
    }
}
