//! Which effects go one after the other, and how many go at once: a slow line never holds up another, and messages never hold
//! up a telephone.

use std::collections::HashMap;

use crate::domain::effect::EffectKind;
use crate::domain::ids::{CallId, CarrierId, LegId, MessageId};

/// Effects in one lane are carried out in the order of the log.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// One line of the carrier's.
    Line(CarrierId),
    /// One telephone that is to be rung.
    Leg(LegId),
    /// One conference.
    Conference(CallId),
    /// One message.
    Message(MessageId),
}

/// What shares a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Telephones to be rung. Few, since those that wait for the carrier's one a second can be given up only before they begin.
    Ring,
    /// Lines that are moved, ended or asked about.
    Line,
    /// Messages.
    Message,
}

impl Class {
    /// How many go at once: 32 in all.
    pub const fn most(self) -> usize {
        match self {
            Self::Ring | Self::Message => 8,
            Self::Line => 16,
        }
    }
}

/// The lane of an effect.
pub fn lane(kind: &EffectKind) -> Lane {
    match kind {
        EffectKind::PlaceLeg { leg, .. } | EffectKind::CheckLeg { leg, line: None } => {
            Lane::Leg(*leg)
        }
        EffectKind::EndLine { line }
        | EffectKind::MoveCaller { line, .. }
        | EffectKind::MoveLeg { line, .. }
        | EffectKind::CheckCall { line, .. }
        | EffectKind::CheckLeg {
            line: Some(line), ..
        } => Lane::Line(line.clone()),
        EffectKind::CheckConference { call } | EffectKind::Announce { call, .. } => {
            Lane::Conference(*call)
        }
        EffectKind::SendMessage { message, .. } => Lane::Message(*message),
    }
}

/// The class of an effect.
pub const fn class(kind: &EffectKind) -> Class {
    match kind {
        EffectKind::PlaceLeg { .. } => Class::Ring,
        EffectKind::SendMessage { .. } => Class::Message,
        EffectKind::EndLine { .. }
        | EffectKind::MoveCaller { .. }
        | EffectKind::MoveLeg { .. }
        | EffectKind::CheckCall { .. }
        | EffectKind::CheckLeg { .. }
        | EffectKind::CheckConference { .. }
        | EffectKind::Announce { .. } => Class::Line,
    }
}

/// How many of each class are being carried out.
#[derive(Debug, Default)]
pub struct Counts(HashMap<Class, usize>);

impl Counts {
    /// Whether one more may begin.
    pub fn has_room(&self, class: Class) -> bool {
        self.0.get(&class).copied().unwrap_or_default() < class.most()
    }

    /// One has begun.
    pub fn begin(&mut self, class: Class) {
        *self.0.entry(class).or_default() += 1;
    }

    /// One has ended.
    pub fn end(&mut self, class: Class) {
        if let Some(count) = self.0.get_mut(&class) {
            *count = count.saturating_sub(1);
        }
    }
}
