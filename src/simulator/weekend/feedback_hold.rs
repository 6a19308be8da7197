//! What always holds of the one question after a contact: asked of nobody who has not agreed, once, at a decent hour, with somebody on duty to
//! answer; never where anything speaks against it. A plain answer stands, and anything else that is written is somebody who writes to us. The
//! list is that of `handbook/engineering/testing.md`; nothing here is weaker than what `handbook/service/en/text-messages.md` promises.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::command::{Command, From};
use crate::domain::contacts::contact::{Contact, Origin, Outcome, Phase};
use crate::domain::deadline;
use crate::domain::duty::calendar;
use crate::domain::feedback::asked::Stage;
use crate::domain::feedback::command::FeedbackCommand;
use crate::domain::ids::ContactId;
use crate::domain::messages::keyword::{Keyword, keyword};
use crate::domain::messages::message::{MessageState, MessageText, Recipient};
use crate::domain::patients::patient::Standing;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::world::World;

/// What a person writes who says yes or no, and nothing besides.
pub(super) const PLAIN: [&str; 7] = ["JA", "ja.", "Ja takk", "nei", "Nei, takk", "juo", "Ii"];
/// What a person writes who says more, or may.
pub(super) const MORE: [&str; 7] = [
    "nei!!!",
    "ja men nå er det ille",
    "ja 🆘",
    "nei?",
    "JA 113",
    "det hjalp ikke, jeg orker ikke mer",
    "nei 😢",
];

/// What the world has heard of it.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    /// In which contacts somebody has agreed, as far as nobody has said otherwise since.
    agreed: BTreeMap<ContactId, Option<E164>>,
    /// Who has been asked.
    asked: BTreeSet<E164>,
    /// And in which contacts.
    asked_in: BTreeSet<ContactId>,
}

/// What is said of it.
#[derive(Clone, Debug)]
pub enum Word {
    /// They agree; whether it was said before.
    Agrees(ContactId, bool),
    /// They do not, or not any more.
    Refuses(ContactId),
    /// They want no messages.
    Stops(E164),
    /// They write, after having been asked: plainly, or more. Whether it must count as the answer.
    Writes(E164, String, bool),
}

/// A command is about to be given.
pub fn word(world: &mut World, command: &Command) -> Option<Word> {
    if let Command::Feedback(command) = command {
        return Some(match command {
            FeedbackCommand::Agree { contact, .. } => {
                let number = number_of(world.state(), *contact);
                let agreed = &mut world.held.feedback.agreed;
                Word::Agrees(*contact, agreed.insert(*contact, number).is_some())
            }
            FeedbackCommand::Refuse { contact } => Word::Refuses(*contact),
        });
    }
    let Command::MessageArrives {
        from: From::Number(number),
        body,
        ..
    } = command
    else {
        return None;
    };
    if world.service.who_is(number).staff().is_some() {
        return None;
    }
    if keyword(body) == Some(Keyword::Stop) {
        return Some(Word::Stops(number.clone()));
    }
    let written = PLAIN.contains(&body.as_str()) || MORE.contains(&body.as_str());
    if !written || !world.held.feedback.asked.contains(number) {
        return None;
    }
    let answers = PLAIN.contains(&body.as_str()) && must_be_the_answer(world, number);
    Some(Word::Writes(number.clone(), body.clone(), answers))
}

fn number_of(state: &State, contact: ContactId) -> Option<E164> {
    state.contact(contact)?.number.known().cloned()
}

fn contacts_of<'a>(state: &'a State, number: &E164) -> impl Iterator<Item = &'a Contact> {
    let ids = state.by_number.get(number).into_iter().flatten();
    ids.filter_map(|id| state.contact(*id))
}

/// They were asked not long ago, have not answered, and are not in touch with us about anything else.
fn must_be_the_answer(world: &World, number: &E164) -> bool {
    let (state, now) = (world.state(), world.service_now());
    let asked = state
        .feedback
        .of_number(number)
        .any(|asked| match asked.stage {
            Stage::Sent(sent) => now.since(sent) < std::time::Duration::from_hours(47),
            Stage::Agreed | Stage::Waits(_) | Stage::Answered { .. } | Stage::Over(_) => false,
        });
    let alone = state
        .who_is(number)
        .is_some_and(|who| who.may_propose_contact());
    let elsewhere =
        contacts_of(state, number).any(|it| it.is_open() || it.origin == Origin::Message);
    asked && alone && !elsewhere
}

impl Watched {
    fn forget(&mut self, gone: &E164) {
        self.agreed
            .retain(|_, number| number.as_ref() != Some(gone));
    }

    /// A rule said no.
    pub fn refused(&mut self, word: &Word) {
        if let Word::Agrees(contact, false) = word {
            self.agreed.remove(contact);
        }
    }
}

/// It was taken.
pub fn heard(world: &mut World, word: Word) -> Option<String> {
    match word {
        Word::Agrees(..) => None,
        Word::Refuses(contact) => {
            let number = number_of(world.state(), contact);
            let watched = &mut world.held.feedback;
            watched.agreed.remove(&contact);
            if let Some(number) = number {
                watched.forget(&number);
            }
            None
        }
        Word::Stops(number) => {
            world.held.feedback.forget(&number);
            None
        }
        Word::Writes(number, body, must) => {
            let state = world.state();
            let answered = state.feedback.of_number(&number).any(|asked| {
                matches!(&asked.stage, Stage::Answered { words, .. } if *words == Secret::Known(body.clone()))
            });
            let received = contacts_of(state, &number)
                .flat_map(|contact| &contact.messages)
                .filter_map(|id| state.message(*id))
                .filter(|message| message.state == MessageState::Received)
                .any(|message| message.text == MessageText::Own(Secret::Known(body.clone())));
            let holds = if must { answered } else { answered || received };
            (!holds).then(|| {
                format!(
                    "{number} was asked and writes {body:?}: {answered} {received}, and it is lost"
                )
            })
        }
    }
}

/// What is broken by what was committed, if anything. `sure`: it was one command's.
pub fn of_commit(world: &mut World, last: &State, state: &State, sure: bool) -> Option<String> {
    for (contact, number) in new_questions(last, state) {
        let watched = &world.held.feedback;
        let wrong = is_asked_wrongly(world, watched, state, contact, &number)
            .map(str::to_owned)
            .or_else(|| at_a_bad_time(world, last, state, contact, &number).filter(|_| sure));
        if let Some(wrong) = wrong {
            return Some(format!(
                "{number} is asked after contact {contact}: {wrong}"
            ));
        }
        world.held.feedback.asked.insert(number);
        world.held.feedback.asked_in.insert(contact);
    }
    answers(last, state, sure)
}

fn new_questions(last: &State, state: &State) -> Vec<(ContactId, E164)> {
    if state.messages.ptr_eq(&last.messages) {
        return Vec::new();
    }
    let before = last.messages.get_max().map(|(id, _)| *id);
    let all = state.messages.values().rev();
    all.take_while(|message| before.is_none_or(|before| message.id > before))
        .filter(|message| message.text == MessageText::Feedback)
        .filter_map(|message| match &message.to {
            Some(Recipient::Person {
                number: Secret::Known(number),
            }) => Some((message.contact?, number.clone())),
            Some(Recipient::Person { .. } | Recipient::Staff(_)) | None => None,
        })
        .collect()
}

/// Who is asked, and about what.
fn is_asked_wrongly(
    world: &World,
    watched: &Watched,
    state: &State,
    contact: ContactId,
    number: &E164,
) -> Option<&'static str> {
    if !watched.agreed.contains_key(&contact) {
        return Some("nobody has agreed to it, or not any more");
    }
    if watched.asked.contains(number) || watched.asked_in.contains(&contact) {
        return Some("not for the first time");
    }
    let found = state.contact(contact)?;
    if found.care.child || found.care.danger.is_some() || !found.care.past.is_empty() {
        return Some("there was a child, or a danger");
    }
    if state.colleague_first.get(number).is_some() {
        return Some("there was a threat");
    }
    if world.service.who_is(number).staff().is_some() {
        return Some("somebody who works here");
    }
    let mut patients = state.phone_of(number).into_iter();
    let dead = patients.any(|(patient, _)| {
        let patient = state.current_patient(patient);
        patient.is_some_and(|patient| patient.standing == Standing::Dead)
    });
    if dead {
        return Some("somebody has died");
    }
    let ended = match &found.phase {
        Phase::Closed(closing) => !matches!(
            closing.outcome,
            Outcome::Called113
                | Outcome::HandedToLegevakt
                | Outcome::Admitted
                | Outcome::WrongNumber
                | Outcome::NotReached
        ),
        Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::NeedsOutcome { .. } => false,
    };
    (!ended).then_some("it has not ended, or with others")
}

fn at_a_bad_time(
    world: &World,
    last: &State,
    state: &State,
    contact: ContactId,
    number: &E164,
) -> Option<String> {
    let (timing, now) = (deadline::timing(state), world.service_now());
    let (_, minute) = calendar::local(&world.service.zone, now);
    let since_midnight = std::time::Duration::from_mins(u64::from(minute));
    if since_midnight < timing.feedback_from || since_midnight >= timing.feedback_until {
        return Some(format!("{minute} minutes after midnight"));
    }
    let ended: Option<Timestamp> = match &state.contact(contact)?.phase {
        Phase::Closed(closing) => Some(closing.at),
        Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::NeedsOutcome { .. } => None,
    };
    if ended.is_none_or(|ended| now.since(ended) < timing.feedback_after) {
        return Some(format!("it ended at {ended:?}"));
    }
    let mut shifts = [last, state].into_iter().filter_map(|it| it.shift.as_ref());
    let somebody = shifts.any(|shift| shift.everyone().next().is_some());
    if !somebody {
        return Some("nobody is on duty".to_owned());
    }
    let mut open = contacts_of(state, number).filter(|contact| contact.is_open());
    open.next()
        .map(|open| format!("they are in touch with us in {}", open.id))
}

/// A yes or a no, and nothing besides.
fn is_plain(words: &str) -> bool {
    let said = words.to_lowercase().replace(['.', ','], "");
    let said: Vec<&str> = said.split_whitespace().collect();
    matches!(
        said.as_slice(),
        ["ja" | "jo" | "nei" | "juo" | "ii" | "in" | "yes" | "no"]
            | ["ja" | "nei", "takk"]
            | ["yes" | "no", "thanks"]
    )
}

/// Nothing but a plain answer counts as one, and it stands, and rings nobody.
fn answers(last: &State, state: &State, sure: bool) -> Option<String> {
    state.feedback.all().find_map(|asked| {
        let id = asked.contact;
        let before = last.feedback.get(id).map(|before| &before.stage);
        if before == Some(&asked.stage) {
            return None;
        }
        if let Some(Stage::Answered { .. }) = before {
            return Some(format!("the answer after contact {id} does not stand"));
        }
        let Stage::Answered {
            words: Secret::Known(words),
            ..
        } = &asked.stage
        else {
            return None;
        };
        if !is_plain(words) {
            return Some(format!("{words:?} counts as an answer after contact {id}"));
        }
        let number = asked.number.as_ref()?;
        let new = contacts_of(state, number).any(|contact| {
            let rings = |state: &State| state.summons_of(contact.id).is_some();
            last.contact(contact.id).is_none() || rings(state) && !rings(last)
        });
        (new && sure).then(|| format!("the answer after contact {id} rings somebody"))
    })
}
