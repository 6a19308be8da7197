//! What always holds when somebody has asked for no more messages: none leaves for the number, and what was promised stands. The list is
//! that of `handbook/engineering/testing.md`.

use std::collections::BTreeSet;

use crate::domain::command::{Command, From};
use crate::domain::messages::keyword::{Keyword, keyword};
use crate::domain::phone::E164;
use crate::domain::state::State;
use crate::simulator::weekend::world::World;

/// The numbers that have asked for no more messages, as the world has heard them.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    stopped: BTreeSet<E164>,
}

/// What somebody outside has asked for.
#[derive(Clone, Debug)]
pub enum Word {
    /// No more messages.
    Stop(E164),
}

impl Watched {
    /// It was taken.
    pub fn heard(&mut self, word: Word) {
        match word {
            Word::Stop(number) => self.stopped.insert(number),
        };
    }
}

/// What a command says of that. A number that wants messages again is not watched any more, whatever comes of it.
pub fn word(world: &mut World, command: &Command) -> Option<Word> {
    let Command::MessageArrives {
        from: From::Number(number),
        body,
        ..
    } = command
    else {
        return None;
    };
    let word = keyword(body)?;
    // A member of staff must hear of alarms, whatever she has written.
    if world.service.who_is(number).staff().is_some() {
        return None;
    }
    match word {
        Keyword::Stop => Some(Word::Stop(number.clone())),
        Keyword::Start => {
            world.held.stops.stopped.remove(number);
            None
        }
        Keyword::CallMe | Keyword::Okay => None,
    }
}

/// A message is about to leave.
pub fn leaves(world: &mut World, to: &E164) {
    if world.held.stops.stopped.contains(to) {
        world.breaks(format!("a message leaves for {to}, which has stopped them"));
    }
}

/// What is broken by what one command has come to, if anything: a promise stands although its number has stopped messages.
pub fn of_commit(last: &State, state: &State) -> Option<String> {
    if state.stopped.ptr_eq(&last.stopped) {
        return None;
    }
    let new = state
        .stopped
        .iter()
        .filter(|number| !last.stopped.contains(*number));
    let owed = new
        .filter_map(|number| last.by_number.get(number))
        .flatten()
        .filter_map(|contact| last.contact(*contact));
    owed.filter_map(|before| Some((before, before.promise()?)))
        .find(|(before, promised)| {
            let now = state.contact(before.id).and_then(|now| now.promise());
            now.is_none_or(|now| now.due_at > promised.due_at)
        })
        .map(|(before, _)| {
            let id = before.id;
            format!("a call-back of {id} was promised, and stopping messages has moved it")
        })
}
