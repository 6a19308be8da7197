//! How it is with a page of the handbook: whether somebody has read it as it stands, whether it is new to them, and when it was reviewed.
//! Puts together what the files say and what the log holds; never anything about a patient.

use aws_lc_rs::digest::{Context, SHA256};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::handbook::kept::{PageName, PageVersion};
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::handbook::page::Page;
use crate::handbook::shelf::Handbook;
use crate::web::handbook::chapters::START;

/// A page that nobody has changed since is new for so many days after it has come into force.
const NEW_FOR_DAYS: i64 = 90;
/// The leaflet is for the public.
const LEAFLET: &str = "about";

/// The pages of the service that are read and reviewed: each once, in whatever languages it is there.
pub fn names(handbook: &Handbook) -> Vec<PageName> {
    let names = handbook.names();
    names
        .into_iter()
        .filter(|name| *name != LEAFLET)
        .filter_map(PageName::parse)
        .collect()
}

/// What a page says in each language.
pub fn versions(handbook: &Handbook, name: &PageName) -> Vec<PageVersion> {
    let pages = handbook.named(name.as_str());
    pages
        .filter_map(|(_, page)| PageVersion::parse(&page.version))
        .collect()
}

/// What a page says in all its languages together.
pub fn whole(handbook: &Handbook, name: &PageName) -> Option<PageVersion> {
    let mut digest = Context::new(&SHA256);
    for (_, page) in handbook.named(name.as_str()) {
        digest.update(page.address.as_bytes());
        digest.update(page.version.as_bytes());
    }
    let digest = digest.finish();
    let first = digest.as_ref().first_chunk().copied().unwrap_or_default();
    PageVersion::parse(&format!("{:016x}", u64::from_be_bytes(first)))
}

/// When somebody has read it as it stands now.
pub fn read_at(
    state: &State,
    handbook: &Handbook,
    staff: &StaffId,
    name: &PageName,
) -> Option<Timestamp> {
    let now = versions(handbook, name);
    state.handbook.has_read(staff, name, &now)
}

/// The day it is in the service.
pub fn today(state: &State, now: Timestamp) -> Date {
    let zone = state
        .service
        .as_ref()
        .map_or(TimeZone::UTC, |service| service.zone.clone());
    now.to_jiff().to_zoned(zone).date()
}

/// The pages that are new to somebody: not read as they stand, and either read once as they stood before, or not long in force.
pub fn new_to<'a>(
    state: &State,
    handbook: &'a Handbook,
    staff: &StaffId,
    language: Language,
    now: Timestamp,
) -> Vec<&'a Page> {
    let today = today(state, now);
    let is_new = |name: &PageName, page: &Page| {
        if read_at(state, handbook, staff, name).is_some() {
            return false;
        }
        if !state.handbook.readings(staff, name).is_empty() {
            return true;
        }
        let from = page.front.as_ref().map(|front| front.effective_from);
        from.is_some_and(|from| {
            let days = from
                .until(today)
                .map_or(-1, |span| i64::from(span.get_days()));
            (0..=NEW_FOR_DAYS).contains(&days)
        })
    };
    names(handbook)
        .iter()
        .filter_map(|name| {
            let page = handbook.in_language(language, name.as_str())?;
            is_new(name, page).then_some(&**page)
        })
        .collect()
}

/// What somebody has not read.
#[derive(Clone, Debug, Default)]
pub struct Unread<'a> {
    /// Where a nurse begins who is new.
    pub start: Vec<&'a Page>,
    /// Changed since they read it, or in force since after they began to read.
    pub new: Vec<&'a Page>,
    /// What was there before they began.
    pub rest: Vec<&'a Page>,
}

/// The pages that are new to somebody, by what they are to them.
pub fn unread<'a>(
    state: &State,
    handbook: &'a Handbook,
    staff: &StaffId,
    language: Language,
    now: Timestamp,
) -> Unread<'a> {
    let known = state.service.as_ref();
    let nurse = known
        .and_then(|service| service.staff(staff))
        .is_some_and(|staff| staff.has_role(StaffRole::Nurse));
    let began = state.handbook.began_to_read(staff);
    let began = began.map(|at| today(state, at));
    let mut unread = Unread::default();
    for page in new_to(state, handbook, staff, language, now) {
        let name = page.of_the_service().map_or("", |(_, name)| name);
        let read_before = PageName::parse(name)
            .is_some_and(|name| !state.handbook.readings(staff, &name).is_empty());
        let from = page.front.as_ref().map(|front| front.effective_from);
        let came_since = began.is_some_and(|began| from.is_some_and(|from| from > began));
        if nurse && START.contains(&name) && !read_before {
            unread.start.push(page);
        } else if read_before || came_since {
            unread.new.push(page);
        } else {
            unread.rest.push(page);
        }
    }
    let place = |page: &&Page| {
        let name = page.of_the_service().map_or("", |(_, name)| name);
        START.iter().position(|start| *start == name)
    };
    unread.start.sort_by_key(place);
    unread
}

/// How it is with the review of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// Who has looked through it, and when; none: it awaits the service's review.
    pub reviewed: Option<(By, Date)>,
    /// It was looked through, and has been changed since.
    pub changed: bool,
    /// When it is to be looked at again.
    pub due: Option<Date>,
}

/// Who has looked through a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// The leader, here.
    Leader(StaffId),
    /// Whoever the file names.
    Named(String),
}

impl Looked {
    /// Of a page: what the leader has said here counts as long as the page stands as it did; else what the file says.
    pub fn of(state: &State, handbook: &Handbook, name: &PageName, page: &Page) -> Self {
        let here = state.handbook.review(name);
        let stands = here.filter(|review| whole(handbook, name).as_ref() == Some(&review.version));
        if let Some(review) = stands {
            return Self {
                reviewed: Some((By::Leader(review.by.clone()), today(state, review.at))),
                changed: false,
                due: Some(review.until),
            };
        }
        let front = page.front.as_ref();
        let named = front.and_then(|front| front.reviewed.as_ref());
        Self {
            reviewed: named.map(|reviewed| (By::Named(reviewed.by.clone()), reviewed.on)),
            changed: here.is_some(),
            due: front.map(|front| front.review_due),
        }
    }

    /// Whether somebody is to look at it now.
    pub fn waits(&self, today: Date) -> bool {
        self.reviewed.is_none() || self.changed || self.due.is_none_or(|due| due <= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::apply::apply;
    use crate::domain::handbook::event::HandbookEvent;

    fn at(day: &str) -> Timestamp {
        let noon: jiff::Timestamp = format!("{day}T12:00:00Z").parse().unwrap();
        Timestamp::from_jiff(noon)
    }

    /// Whether the page about suicide is.
    fn new_on(state: &State, day: &str) -> bool {
        let (kari, handbook) = (StaffId::new("kari"), Handbook::shipped());
        new_to(state, &handbook, &kari, Language::Bokmal, at(day))
            .iter()
            .any(|page| page.address == "service/nb/suicide.md")
    }

    fn read(state: &mut State, version: &str) {
        let event = HandbookEvent::PageRead {
            page: PageName::parse("suicide").unwrap(),
            version: PageVersion::parse(version).unwrap(),
            by: StaffId::new("kari"),
        };
        apply(state, state.seq + 1, at("2026-11-28"), &event.into());
    }

    #[test]
    fn a_page_is_new_when_it_comes_into_force_and_again_when_it_is_changed() {
        let mut state = State::default();
        assert!(!new_on(&state, "2026-11-26"));
        assert!(new_on(&state, "2026-11-27"));
        assert!(new_on(&state, "2027-02-25"));
        assert!(!new_on(&state, "2027-02-26"));
        read(&mut state, "00");
        assert!(new_on(&state, "2027-02-26"));
        let handbook = Handbook::shipped();
        let page = handbook.page("service/en/suicide.md").unwrap();
        read(&mut state, &page.version);
        assert!(!new_on(&state, "2027-02-26"));
        assert!(!new_on(&state, "2026-11-27"));
    }

    /// How many pages Kari, a nurse, is told to begin with, how many are new, and how many she has not read.
    fn counts(state: &State, day: &str) -> (usize, usize, usize) {
        let (kari, handbook) = (StaffId::new("kari"), Handbook::shipped());
        let unread = unread(state, &handbook, &kari, Language::Bokmal, at(day));
        (unread.start.len(), unread.new.len(), unread.rest.len())
    }

    #[test]
    fn whoever_is_new_is_told_where_to_begin_and_not_how_much_there_is() {
        let text = include_str!("../../../handbook/operations/example-service.toml");
        let service = crate::service_file::parse(text).unwrap();
        let mut state = State::default();
        state.service = Some(std::sync::Arc::new(service));
        let all = names(&Handbook::shipped()).len();
        assert_eq!(counts(&state, "2026-11-28"), (3, 0, all - 3));
        let mut reads = |page: &str, version: &str| {
            let event = HandbookEvent::PageRead {
                page: PageName::parse(page).unwrap(),
                version: PageVersion::parse(version).unwrap(),
                by: StaffId::new("kari"),
            };
            apply(&mut state, 1, at("2026-11-28"), &event.into());
        };
        let now = |page: &str| {
            Handbook::shipped()
                .page(&format!("service/nb/{page}.md"))
                .unwrap()
                .version
                .clone()
        };
        for page in START {
            reads(page, &now(page));
        }
        // One that she read as it stood before is new to her again.
        reads("suicide", "00");
        assert_eq!(counts(&state, "2026-11-28"), (0, 1, all - 4));
    }

    #[test]
    fn a_review_counts_as_long_as_no_letter_is_changed_and_until_its_day() {
        let handbook = Handbook::shipped();
        let name = PageName::parse("suicide").unwrap();
        let page = handbook.page("service/nb/suicide.md").unwrap();
        let day = |text: &str| text.parse::<Date>().unwrap();
        let mut state = State::default();
        let looked = |state: &State| Looked::of(state, &handbook, &name, page);
        assert!(looked(&state).reviewed.is_none() && looked(&state).waits(day("2026-11-28")));
        let mut review = |version: PageVersion| {
            let event = HandbookEvent::PageReviewed {
                page: name.clone(),
                version,
                by: StaffId::new("randi"),
                until: day("2027-11-28"),
            };
            apply(&mut state, 1, at("2026-11-28"), &event.into());
            state.clone()
        };
        let stands = review(whole(&handbook, &name).unwrap());
        let by = By::Leader(StaffId::new("randi"));
        assert_eq!(looked(&stands).reviewed, Some((by, day("2026-11-28"))));
        assert!(!looked(&stands).waits(day("2027-11-27")));
        assert!(looked(&stands).waits(day("2027-11-28")));
        let changed = review(PageVersion::parse("00").unwrap());
        assert!(looked(&changed).changed && looked(&changed).waits(day("2026-11-28")));
    }
}
