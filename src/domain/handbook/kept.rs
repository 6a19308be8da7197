//! What is kept of a page: its name and version, who has read it, and its last review.

use std::fmt;

use imbl::OrdMap;
use jiff::civil::Date;

use crate::domain::ids::StaffId;
use crate::domain::time::Timestamp;

/// So many versions that somebody has read of a page are kept; the oldest is forgotten.
pub const MOST_VERSIONS: usize = 8;
/// Longest name and version, in characters.
pub const LONGEST: usize = 64;

/// A short word that is part of an address, or a version: a–z, digits and hyphens.
fn fits(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= LONGEST && text.chars().all(letter)
}

macro_rules! word {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// None where it is no such word.
            pub fn parse(text: &str) -> Option<Self> {
                fits(text).then(|| Self(text.to_owned()))
            }

            /// As it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

word! {
    /// A page of the service, in whatever language: `suicide`.
    PageName
}
word! {
    /// What a page says, in a word that changes with every letter of it.
    PageVersion
}

/// The handbook, as far as people have had to do with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    readings: OrdMap<(StaffId, PageName), Vec<Reading>>,
    reviews: OrdMap<PageName, Review>,
}

/// That somebody has read a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// As it stood then.
    pub version: PageVersion,
    /// When.
    pub at: Timestamp,
}

/// That the leader has looked through a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// As it stood then, in every language.
    pub version: PageVersion,
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// When it is to be looked at again.
    pub until: Date,
}

impl Kept {
    /// What somebody has read of a page, oldest first.
    pub fn readings(&self, staff: &StaffId, page: &PageName) -> &[Reading] {
        let found = self.readings.get(&(staff.clone(), page.clone()));
        found.map_or(&[], Vec::as_slice)
    }

    /// When somebody has read a page as it stands now: in one of the versions that it has in each language.
    pub fn has_read(
        &self,
        staff: &StaffId,
        page: &PageName,
        now: &[PageVersion],
    ) -> Option<Timestamp> {
        let mut readings = self.readings(staff, page).iter().rev();
        let found = readings.find(|reading| now.contains(&reading.version));
        found.map(|reading| reading.at)
    }

    /// When somebody read the first of what is kept of their reading.
    pub fn began_to_read(&self, staff: &StaffId) -> Option<Timestamp> {
        let mine = self.readings.iter().filter(|((who, _), _)| who == staff);
        mine.flat_map(|(_, readings)| readings)
            .map(|reading| reading.at)
            .min()
    }

    /// The last review of a page.
    pub fn review(&self, page: &PageName) -> Option<&Review> {
        self.reviews.get(page)
    }

    pub(super) fn read(&mut self, staff: &StaffId, page: &PageName, reading: Reading) {
        let readings = self
            .readings
            .entry((staff.clone(), page.clone()))
            .or_default();
        readings.retain(|other| other.version != reading.version);
        readings.push(reading);
        if readings.len() > MOST_VERSIONS {
            readings.remove(0);
        }
    }

    pub(super) fn reviewed(&mut self, page: &PageName, review: Review) {
        self.reviews.insert(page.clone(), review);
    }
}
