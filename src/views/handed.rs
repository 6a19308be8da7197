//! A conversation that a colleague hands to the viewer, while her telephone rings for it. Once she is in it, it is one that she is in.

use crate::views::people::Person;
use crate::views::row::Stage;

/// Her telephone rings because she is to take the conversation over.
pub fn to_me(stage: &Stage) -> bool {
    let Stage::Talking { others, .. } = stage else {
        return false;
    };
    others.iter().any(|other| {
        let me = other.who.as_ref().is_some_and(|who| who.me);
        me && other.takes_over && !other.there
    })
}

/// Who talks with the person meanwhile, if it is one of ours.
pub fn by(stage: &Stage) -> Option<&Person> {
    match stage {
        Stage::Talking { nurse, .. } if to_me(stage) => nurse.as_ref(),
        Stage::Talking { .. }
        | Stage::Waiting { .. }
        | Stage::Writes { .. }
        | Stage::Joining { .. }
        | Stage::LineLost { .. }
        | Stage::FallingBack { .. }
        | Stage::RingingNurse { .. }
        | Stage::RingingPerson { .. }
        | Stage::CallBackDue { .. }
        | Stage::NeedsOutcome { .. }
        | Stage::Closed { .. } => None,
    }
}
