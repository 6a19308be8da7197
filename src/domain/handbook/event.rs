//! What has happened to the pages of the handbook.

use jiff::civil::Date;

use crate::domain::handbook::kept::{PageName, PageVersion};
use crate::domain::ids::StaffId;

/// Read, and reviewed.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum HandbookEvent {
    /// Somebody has read a page as it stood.
    PageRead {
        page: PageName,
        version: PageVersion,
        by: StaffId,
    },
    /// The leader has looked through a page as it stood.
    PageReviewed {
        page: PageName,
        version: PageVersion,
        by: StaffId,
        until: Date,
    },
}
