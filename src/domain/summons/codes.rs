//! A code of her own with which a nurse takes something by text message. A sender can be forged: only who received the code knows it,
//! and only from a number of hers it counts.

use std::time::Duration;

use crate::domain::care::rules::is_private;
use crate::domain::command::From;
use crate::domain::decider::Decider;
use crate::domain::event::MessageEvent;
use crate::domain::ids::{CarrierId, ContactId, StaffId};
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::secret::Secret;
use crate::domain::service::people::Known;
use crate::domain::summons::accept;
use crate::domain::summons::event::SummonsEvent;

/// Wrong codes of one person count for so long.
const WINDOW: Duration = Duration::from_mins(15);
/// After so many wrong ones in that time no code of hers counts: what she writes is a message like any other.
const WRONG: usize = 5;
/// So many wrong ones are answered.
const ANSWERED: usize = 3;
/// So many times another code is tried for one that is taken, before it gets two digits more.
const TRIES: u8 = 32;

/// Gives her a code for this, if she has none, and sends it to her.
pub(in crate::domain) fn give(d: &mut Decider<'_>, contact: ContactId, staff: &StaffId) {
    let Some(why) = d
        .state
        .summons_of(contact)
        .filter(|summons| !summons.codes.contains_key(staff))
        .map(|summons| summons.why)
    else {
        return;
    };
    let code = Secret::Known(new_code(d));
    d.emit(SummonsEvent::SummonsCodeGiven {
        contact,
        staff: staff.clone(),
        code: code.clone(),
    });
    let (message, language) = (d.message_id(), d.language_of(staff));
    d.emit(MessageEvent::MessageQueued {
        message,
        contact: Some(contact),
        to: Recipient::Staff(staff.clone()),
        text: MessageText::SummonsWaits { why, code },
        language,
    });
}

/// Four digits that nobody else has now; six, if luck runs out.
fn new_code(d: &mut Decider<'_>) -> String {
    for _ in 0..TRIES {
        let code = (1_000 + d.random() % 9_000).to_string();
        if !is_taken(d, &code) {
            return code;
        }
    }
    loop {
        let code = (100_000 + d.random() % 900_000).to_string();
        if !is_taken(d, &code) {
            return code;
        }
    }
}

fn is_taken(d: &Decider<'_>, code: &str) -> bool {
    d.state
        .summons
        .values()
        .flat_map(|summons| summons.codes.values())
        .any(|taken| taken.known().is_some_and(|taken| taken == code))
}

/// A message that is a code, from a number of somebody on the staff. Gives whether it was one; anything else is a message.
pub(in crate::domain) fn texted(
    d: &mut Decider<'_>,
    carrier_id: &CarrierId,
    from: &From,
    body: &str,
) -> bool {
    let Some(code) = code_in(body) else {
        return false;
    };
    let senders = senders(d, from);
    let Some(first) = senders.first().cloned() else {
        return false;
    };
    if wrong_lately(d, &first) >= WRONG {
        return false;
    }
    match find(d, &senders, &code) {
        Some((contact, staff)) => right(d, carrier_id, contact, &staff),
        None => wrong(d, carrier_id, &first),
    }
    true
}

/// Everybody on the staff who has this number.
fn senders(d: &Decider<'_>, from: &From) -> Vec<StaffId> {
    let (Some(service), From::Number(number)) = (d.service(), from) else {
        return Vec::new();
    };
    let caller = service.who_is(number);
    caller
        .known
        .iter()
        .filter_map(|known| match known {
            Known::Staff(staff) => Some(staff.id.clone()),
            Known::Legevakt(_) | Known::Listed(_) | Known::Partner(_) | Known::Registered(_) => {
                None
            }
        })
        .collect()
}

fn wrong_lately(d: &Decider<'_>, staff: &StaffId) -> usize {
    let since = d.now - WINDOW;
    d.state
        .wrong_codes
        .get(staff)
        .map_or(0, |wrong| wrong.iter().filter(|at| **at > since).count())
}

fn find(d: &Decider<'_>, senders: &[StaffId], code: &str) -> Option<(ContactId, StaffId)> {
    d.state.summons.values().find_map(|summons| {
        let staff = senders.iter().find(|staff| {
            let private = is_private(&d.state, summons.contact, staff);
            let code_of_hers = summons
                .codes
                .get(*staff)
                .and_then(Secret::known)
                .is_some_and(|known| known == code);
            code_of_hers && !private
        })?;
        Some((summons.contact, staff.clone()))
    })
}

fn right(d: &mut Decider<'_>, carrier_id: &CarrierId, contact: ContactId, staff: &StaffId) {
    d.emit(SummonsEvent::CodeTexted {
        staff: staff.clone(),
        carrier_id: carrier_id.clone(),
        about: Some(contact),
        right: true,
    });
    accept::by_code(d, contact, staff);
    let is_hers = d
        .state
        .summons_of(contact)
        .is_some_and(|summons| summons.accepted_by() == Some(staff));
    answer(
        d,
        staff,
        if is_hers {
            MessageText::SummonsTaken
        } else {
            MessageText::SummonsTakenAlready
        },
    );
}

fn wrong(d: &mut Decider<'_>, carrier_id: &CarrierId, staff: &StaffId) {
    d.emit(SummonsEvent::CodeTexted {
        staff: staff.clone(),
        carrier_id: carrier_id.clone(),
        about: None,
        right: false,
    });
    if wrong_lately(d, staff) <= ANSWERED {
        answer(d, staff, MessageText::CodeWrong);
    }
}

/// To the number where she reads messages, whatever number this one said it came from.
fn answer(d: &mut Decider<'_>, staff: &StaffId, text: MessageText) {
    let (message, language) = (d.message_id(), d.language_of(staff));
    d.emit(MessageEvent::MessageQueued {
        message,
        contact: None,
        to: Recipient::Staff(staff.clone()),
        text,
        language,
    });
}

/// The code in a message: four or six digits, alone or after one word, as in "Svar 4711."
fn code_in(body: &str) -> Option<String> {
    let words: Vec<&str> = body
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let (last, before) = words.split_last()?;
    let digits = last.bytes().all(|c| c.is_ascii_digit());
    let plain = before.len() <= 1
        && before
            .iter()
            .all(|word| word.chars().all(char::is_alphabetic));
    (digits && plain && matches!(last.len(), 4 | 6)).then(|| (*last).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        for body in [
            "4711",
            " 4711 ",
            "4711.",
            "Svar 4711",
            "ja, 4711!",
            "\u{201c}4711\u{201d}",
        ] {
            assert_eq!(code_in(body).as_deref(), Some("4711"), "{body}");
        }
        assert_eq!(code_in("471102").as_deref(), Some("471102"));
        for body in [
            "",
            "hei",
            "47",
            "47110",
            "4711 4712",
            "jeg tar den 4711",
            "4711 kommer",
            "90000001",
        ] {
            assert_eq!(code_in(body), None, "{body}");
        }
    }
}
