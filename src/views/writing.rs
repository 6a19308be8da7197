//! Somebody who writes to us: who is being rung for it and what comes next, who answers, and when it rings again.

use crate::domain::contacts::contact::{Contact, Phase};
use crate::domain::messages::message::{Message, MessageState, MessageText, Recipient};
use crate::domain::state::State;
use crate::domain::summons::outlook::{self, Then};
use crate::domain::summons::state::SummonsWhy;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::next::{Next, NextStep};
use crate::views::people::{Person, person};
use crate::views::row::{Rung, Stage};

/// What is going on in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Who answers.
    pub with: Option<Person>,
    /// When it rings again unless somebody answers.
    pub ring_at: Option<Timestamp>,
    /// It rings, and the viewer may take it.
    pub may_take: bool,
}

/// What is going on in writing; nothing before the person has written anything but a word we know.
pub fn of(state: &State, viewer: &Viewer, contact: &Contact) -> Option<Writing> {
    let conversation = contact.conversation.as_ref()?;
    Some(Writing {
        with: conversation
            .with
            .as_ref()
            .map(|staff| person(state, viewer, staff)),
        ring_at: conversation.ring_at,
        may_take: rings_for(state, contact) && viewer.nurse_on_duty(state).is_some(),
    })
}

fn rings_for(state: &State, contact: &Contact) -> bool {
    state
        .summons_of(contact.id)
        .is_some_and(|summons| summons.why == SummonsWhy::Message && summons.ringing().is_some())
}

/// Telephones ring because somebody has written, and no line is open with them: who is rung, who is next, and since when.
pub(super) fn rings(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
) -> Option<(Stage, Timestamp)> {
    let quiet = match &contact.phase {
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } => true,
        Phase::OnTheLine(_) | Phase::CallingBack { .. } | Phase::Closed(_) => false,
    };
    if !quiet || !rings_for(state, contact) {
        return None;
    }
    let summons = state.summons_of(contact.id)?;
    let outlook = outlook::outlook(state, contact.id)?;
    let rung: Vec<Rung> = outlook
        .rung
        .iter()
        .map(|rung| Rung {
            who: person(state, viewer, &rung.staff),
            answered: rung.answered,
        })
        .collect();
    let stage = Stage::Writes {
        rings_me: rung.iter().any(|rung| rung.who.me),
        rung,
        noticed: outlook
            .noticed
            .iter()
            .map(|staff| person(state, viewer, staff))
            .collect(),
        next: next(state, viewer, &outlook.then, outlook.then_at),
        rounds: outlook.rounds,
    };
    Some((stage, summons.since))
}

/// What comes next; nothing that has a time, where it waits for whoever is on duty next.
pub(super) fn next(state: &State, viewer: &Viewer, then: &Then, at: Timestamp) -> Option<Next> {
    let what = match then {
        Then::Ring(staff) => NextStep::Ring(
            staff
                .iter()
                .map(|staff| person(state, viewer, staff))
                .collect(),
        ),
        Then::Everyone => NextStep::Round,
        Then::NextDuty => return None,
    };
    Some(Next { what, at })
}

/// Words of the person's after the last of ours. The service's own sentences are no answer, and a keyword asks for none.
pub(super) fn unanswered(state: &State, contact: &Contact) -> u16 {
    let own = |message: &&Message| {
        matches!(message.text, MessageText::Own(_))
            && message.keyword.is_none()
            && !matches!(message.to, Some(Recipient::Staff(_)))
    };
    let incoming = contact
        .messages
        .iter()
        .rev()
        .filter_map(|message| state.message(*message))
        .filter(own)
        .take_while(|message| message.state == MessageState::Received)
        .count();
    u16::try_from(incoming).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Command;
    use crate::domain::ids::StaffId;
    use crate::views::board::{board, first_for};
    use crate::views::locked::{self, Rings};
    use crate::views::rig::{FINE, Rig, UNKNOWN, nurse};

    /// Primary and backup of that Friday.
    fn on_duty(rig: &Rig) -> (String, String) {
        let shift = rig.state.shift.clone().unwrap();
        let name = |staff: Option<StaffId>| staff.unwrap().to_string();
        (name(shift.primary), name(shift.backup))
    }

    #[test]
    fn a_message_waits_among_the_callers_and_says_whom_it_rings_and_who_is_next() {
        let mut rig = Rig::friday();
        let (primary, backup) = on_duty(&rig);
        rig.writes(UNKNOWN, "Kan noen skrive til meg?");
        rig.carried(2);
        let contact = rig.in_writing()[0];
        let seen = board(&rig.state, &nurse(&primary), rig.now, FINE);
        let [row] = seen.waiting.as_slice() else {
            panic!("{:?}", seen.waiting);
        };
        let Stage::Writes {
            rung,
            next: Some(next),
            rings_me: true,
            ..
        } = &row.stage
        else {
            panic!("{:?}", row.stage);
        };
        assert!(rung.len() == 1 && rung[0].who.me && row.mine);
        let NextStep::Ring(people) = &next.what else {
            panic!("{next:?}");
        };
        assert_eq!(people.len(), 1);
        assert_eq!(seen.rings_me().unwrap().contact, Some(contact));
        assert_eq!(
            first_for(&rig.state, &nurse(&primary), &seen),
            Some(contact)
        );
        assert!(seen.outcomes.is_empty());
        // Not the backup's yet; it is when the step is over, at the time that was named.
        let other = board(&rig.state, &nurse(&backup), rig.now, FINE);
        assert!(other.rings_me().is_none() && other.waiting.len() == 1);
        rig.passes(next.at.since(rig.now).as_secs() + 1);
        rig.carried(1);
        let other = board(&rig.state, &nurse(&backup), rig.now, FINE);
        assert!(other.rings_me().is_some());
    }

    #[test]
    fn a_room_sees_that_a_message_waits_and_nothing_of_it() {
        let mut rig = Rig::friday();
        rig.writes(UNKNOWN, "Kan noen skrive til meg?");
        let room = Viewer::room(crate::domain::language::Language::default());
        let seen = board(&rig.state, &room, rig.now, FINE);
        let row = &seen.waiting[0];
        assert!(row.contact.is_none() && row.hint.is_none() && !row.mine);
        assert!(matches!(row.stage, Stage::Writes { .. }));
    }

    #[test]
    fn a_locked_tablet_says_that_it_is_a_message_and_passes_it_on() {
        let mut rig = Rig::friday();
        let (primary, _) = on_duty(&rig);
        rig.writes(UNKNOWN, "Kan noen skrive til meg?");
        rig.carried(2);
        let contact = rig.in_writing()[0];
        let ring = locked::ring(&rig.state, &StaffId::new(&primary)).unwrap();
        assert_eq!(ring.what, Rings::Message(contact));
        assert!(ring.next.is_some());
        rig.nurse_does(&primary, Command::PassMessage { contact });
        rig.carried(1);
        assert_eq!(locked::ring(&rig.state, &StaffId::new(&primary)), None);
    }

    #[test]
    fn once_taken_it_is_hers_and_says_when_it_rings_again() {
        let mut rig = Rig::friday();
        let (primary, _) = on_duty(&rig);
        rig.writes(UNKNOWN, "Kan noen skrive til meg?");
        let contact = rig.in_writing()[0];
        rig.nurse_does(&primary, Command::TakeMessage { contact });
        let seen = board(&rig.state, &nurse(&primary), rig.now, FINE);
        let row = &seen.outcomes[0];
        assert!(row.mine && row.unanswered == 1);
        assert!(row.rings_again_at.unwrap() > rig.now);
        let text = "Hei.".to_owned();
        rig.nurse_does(&primary, Command::WriteMessage { contact, text });
        let seen = board(&rig.state, &nurse(&primary), rig.now, FINE);
        let row = &seen.outcomes[0];
        assert_eq!((row.unanswered, row.rings_again_at), (0, None));
    }
}
