//! Pages of the handbook: read, and reviewed.

use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::handbook::event::HandbookEvent;
use hjemmevakt::domain::handbook::kept::{PageName, PageVersion};

use super::{aslak, kari};

pub fn all() -> Vec<Event> {
    let page = PageName::parse("what-to-settle").unwrap();
    let version = |text: &str| PageVersion::parse(text).unwrap();
    vec![
        HandbookEvent::PageRead {
            page: page.clone(),
            version: version("00f1e2d3c4b5a697"),
            by: kari(),
        }
        .into(),
        HandbookEvent::PageReviewed {
            page,
            version: version("97a6b5c4d3e2f100"),
            by: aslak(),
            until: "2027-11-27".parse().unwrap(),
        }
        .into(),
    ]
}
