//! A home visit, and a call for help.

use crate::domain::ids::{AlarmId, ContactId, LegId, StaffId, VisitId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// How long a visit may be, or go on, before she says that she is well, minutes.
pub const CHOICES: [u16; 4] = [15, 30, 60, 90];

/// A home visit that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Which.
    pub id: VisitId,
    /// Who is out.
    pub staff: StaffId,
    /// The contact it belongs to, if it belongs to one.
    pub contact: Option<ContactId>,
    /// Where.
    pub place: Secret<String>,
    /// With whom.
    pub with: Secret<String>,
    /// Both have a key of their own.
    pub alone: bool,
    /// Since when.
    pub since: Timestamp,
    /// How long she may be without a word, minutes.
    pub minutes: u16,
    /// She says that she is well by then.
    pub due_at: Timestamp,
    /// How far it has come.
    pub stage: VisitStage,
    /// The last "OK" without a code: noted, and counts for nothing.
    pub bare_ok: Option<Timestamp>,
    /// Wrong codes on the telephone that rings her now.
    pub refused: Option<(LegId, u8)>,
}

/// How far a visit has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VisitStage {
    /// All is well until the time is over.
    UnderWay,
    /// No word in time: she is rung.
    Missed {
        /// Since when.
        since: Timestamp,
        /// When she is rung again, or the backup is told.
        next_at: Timestamp,
    },
    /// Others have been told.
    Alarmed {
        /// No word since.
        since: Timestamp,
        /// The alarm that is out about it.
        alarm: AlarmId,
        /// Who has taken it, and when it is passed on anew unless it is settled.
        taken: Option<(StaffId, Timestamp)>,
    },
}

impl Visit {
    /// When something is to be done about it.
    pub const fn deadline(&self) -> Option<Timestamp> {
        match &self.stage {
            VisitStage::UnderWay => Some(self.due_at),
            VisitStage::Missed { next_at, .. } => Some(*next_at),
            // Until it is taken the alarm has the deadline.
            VisitStage::Alarmed { taken, .. } => match taken {
                Some((_, again_at)) => Some(*again_at),
                None => None,
            },
        }
    }
}

impl Visit {
    /// The alarm that is out about it, or was taken.
    pub const fn alarm(&self) -> Option<AlarmId> {
        match &self.stage {
            VisitStage::UnderWay | VisitStage::Missed { .. } => None,
            VisitStage::Alarmed { alarm, .. } => Some(*alarm),
        }
    }
}

/// A visit that is over, whose place and person have a key of their own and have not been erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptVisit {
    /// Who was out.
    pub staff: StaffId,
    /// Since when.
    pub since: Timestamp,
}

/// How she called for help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HelpBy {
    /// On her screen.
    Screen,
    /// With her help code on a screen that asked for her code.
    ScreenCode,
    /// With her help code in a message.
    MessageCode,
    /// With the word alone, from her number.
    MessageWord,
    /// With her help code on a telephone.
    TelephoneCode,
}

/// Somebody who has called for help. It goes on until a colleague has settled it: nothing of hers ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// Who.
    pub staff: StaffId,
    /// Since when.
    pub since: Timestamp,
    /// How.
    pub by: HelpBy,
    /// The alarm that is out about it.
    pub alarm: AlarmId,
    /// Who has taken it, and when it is passed on anew unless it is settled.
    pub taken: Option<(StaffId, Timestamp)>,
    /// Her own safe code came after it: noted, and ends nothing.
    pub safe_code: Option<Timestamp>,
}

/// How she said that she is well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckedBy {
    /// On her screen.
    Screen,
    /// With her code on a screen.
    ScreenCode,
    /// With her code in a message.
    MessageCode,
    /// With her code on a telephone.
    TelephoneCode,
}

/// What a colleague has found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Settled {
    /// Has spoken with her: she is well.
    SpokeWithHer,
    /// Is with her, or the police are.
    SomebodyIsThere,
    /// It was a mistake.
    ByMistake,
}

impl Settled {
    /// Each of them, as a page offers them.
    pub const ALL: [Self; 3] = [Self::SpokeWithHer, Self::SomebodyIsThere, Self::ByMistake];
}
