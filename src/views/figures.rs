//! Figures as the leader sees them: small numbers are left out, and so much beside them that they cannot be worked out again. Whoever may
//! see the cases themselves sees all of it.

pub mod mask;
pub mod span;

use jiff::tz::TimeZone;

use crate::domain::access::Part;
use crate::domain::figures::count::count;
use crate::domain::figures::figure::{Figure, Period, Unit};
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;

/// A part of a figure as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its word.
    pub word: &'static str,
    /// How many; none: left out.
    pub n: Option<u64>,
}

/// A figure as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its word.
    pub id: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// The parts.
    pub cells: Vec<Piece>,
    /// All of it; none: left out.
    pub total: Option<u64>,
}

impl Shown {
    /// Whether something is left out.
    pub fn leaves_out(&self) -> bool {
        self.total.is_none() || self.cells.iter().any(|cell| cell.n.is_none())
    }

    /// Whether each number that is left out of it is a small one. Where its sum is shown, that is not said of any of them: which of them is small would
    /// tell how large the rest is.
    pub fn is_few(&self) -> bool {
        self.total.is_none()
    }

    /// Whether there is nothing in it.
    pub fn is_nothing(&self) -> bool {
        self.total == Some(0)
    }
}

/// The figures of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Which period.
    pub period: Period,
    /// Numbers under this are left out; none: the viewer may see the cases.
    pub under: Option<u64>,
    /// In the order in which they are shown.
    pub all: Vec<Shown>,
}

/// Numbers under this are left out for this viewer; none: nothing is.
pub fn under(state: &State, viewer: &Viewer) -> Option<u64> {
    let sees_cases = [
        StaffRole::Nurse,
        StaffRole::DayNurse,
        StaffRole::Coordinator,
    ]
    .into_iter()
    .any(|role| viewer.looker().as_role(role).is_some());
    let smallest = state
        .service
        .as_ref()
        .map_or_else(Default::default, |service| service.figures)
        .smallest;
    (!sees_cases).then_some(u64::from(smallest))
}

/// The figures of a period; nothing for whoever does not lead.
pub fn figures(
    state: &State,
    viewer: &Viewer,
    zone: &TimeZone,
    period: Period,
    now: Timestamp,
) -> Option<Figures> {
    if !viewer.may_see(state, Part::Leading) {
        return None;
    }
    let under = under(state, viewer);
    let all = count(state, zone, period, now)
        .into_iter()
        .map(|figure| shown(&figure, under))
        .collect();
    Some(Figures { period, under, all })
}

fn shown(figure: &Figure, under: Option<u64>) -> Shown {
    let numbers: Vec<u64> = figure.cells.iter().map(|cell| cell.n).collect();
    let (parts, total) = match (under, figure.unit) {
        (Some(under), Unit::People) if figure.of_ours => mask::only_few(&numbers, under),
        (Some(under), Unit::People) => mask::mask(&numbers, under),
        (None, _) | (Some(_), Unit::Minutes) => mask::whole(&numbers),
    };
    Shown {
        id: figure.id,
        unit: figure.unit,
        cells: figure
            .cells
            .iter()
            .zip(parts)
            .map(|(cell, n)| Piece { word: cell.word, n })
            .collect(),
        total,
    }
}
