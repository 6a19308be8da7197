//! Messages of staff about their safety and their handshake. A sender can be forged: what calms needs a code; what alarms does not.

use crate::domain::command::From;
use crate::domain::decider::Decider;
use crate::domain::handshakes;
use crate::domain::handshakes::handshake::Way;
use crate::domain::ids::{CarrierId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::safety::codes::{self, Code};
use crate::domain::safety::event::{SafetyEvent, StaffWord};
use crate::domain::safety::visit::{CheckedBy, HelpBy};
use crate::domain::safety::{decide, help};
use crate::domain::service::people::StaffRole;

/// Longer than this it is a message like any other.
const MOST_WORDS: usize = 3;

/// What such a message says.
#[derive(Default)]
struct Said {
    ok: bool,
    finished: bool,
    help: bool,
    digits: Option<String>,
}

/// Takes the message if it is about her safety or her handshake; otherwise it is a message like any other.
pub(in crate::domain) fn taken(
    d: &mut Decider<'_>,
    carrier_id: &CarrierId,
    from: &From,
    body: &str,
) -> bool {
    let Some(said) = read(body) else { return false };
    let hint = whose(d, from);
    let found = word(d, hint.as_ref(), &said);
    let Some((staff, word)) = found else {
        return false;
    };
    d.emit(SafetyEvent::StaffSentWord {
        staff: staff.clone(),
        carrier_id: carrier_id.clone(),
        word,
    });
    follow(d, &staff, word, hint.as_ref() == Some(&staff));
    true
}

/// Words that we know, and digits; nothing else.
fn read(body: &str) -> Option<Said> {
    let mut said = Said::default();
    let words: Vec<String> = body
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_uppercase)
        .collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    for word in words {
        match word.as_str() {
            "OK" => said.ok = true,
            "FERDIG" | "DONE" | "GEARGGUS" => said.finished = true,
            "HJELP" | "HELP" | "VEAHKKI" => said.help = true,
            digits if digits.len() >= 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                if said.digits.replace(word).is_some() {
                    return None;
                }
            }
            _ => return None,
        }
    }
    Some(said)
}

/// The member of staff whose telephone it seems to be.
fn whose(d: &Decider<'_>, from: &From) -> Option<StaffId> {
    let From::Number(number) = from else {
        return None;
    };
    let service = d.service()?;
    service.who_is(number).staff().map(|staff| staff.id.clone())
}

fn word(d: &Decider<'_>, hint: Option<&StaffId>, said: &Said) -> Option<(StaffId, StaffWord)> {
    let service = d.service()?;
    if let Some(digits) = &said.digits {
        if let Some((staff, code)) = codes::find(&service, hint, digits) {
            let word = match code {
                Code::Help => StaffWord::HelpCode,
                Code::Safe if said.help => StaffWord::HelpWord,
                Code::Safe if said.finished => StaffWord::Finished,
                Code::Safe => StaffWord::SafeCode,
            };
            return Some((staff, word));
        }
        let staff = hint?.clone();
        let handshake = d.state.handshake_of(&staff);
        let asked_for_else = d
            .state
            .summons
            .values()
            .filter_map(|summons| summons.codes.get(&staff))
            .any(|code| code.known() == Some(digits));
        if !asked_for_else && handshake.is_some_and(|found| found.code.known() == Some(digits)) {
            return Some((staff, StaffWord::HandshakeCode));
        }
        if said.help {
            return is_nurse(d, &staff).then_some((staff, StaffWord::HelpWord));
        }
        // Digits alone may be the code of something else that waits for her.
        return ((said.ok || said.finished) && d.state.is_visiting(&staff))
            .then_some((staff, StaffWord::WrongCode));
    }
    let staff = hint?.clone();
    if said.help {
        return is_nurse(d, &staff).then_some((staff, StaffWord::HelpWord));
    }
    ((said.ok || said.finished) && d.state.is_visiting(&staff))
        .then_some((staff, StaffWord::BareOk))
}

fn is_nurse(d: &Decider<'_>, staff: &StaffId) -> bool {
    d.service().is_some_and(|service| {
        service
            .staff(staff)
            .is_some_and(|staff| staff.has_role(StaffRole::Nurse))
    })
}

/// `hers`: it came from her own number.
fn follow(d: &mut Decider<'_>, staff: &StaffId, word: StaffWord, hers: bool) {
    match word {
        StaffWord::SafeCode | StaffWord::Finished => {
            let finished = word == StaffWord::Finished;
            if finished {
                decide::has_finished(d, staff, CheckedBy::MessageCode);
            } else {
                decide::is_well(d, staff, CheckedBy::MessageCode, None);
            }
            if hers {
                handshakes::decide::proven(d, staff, Way::Message);
            }
            noted(d, staff, finished);
        }
        // It looks like the other one, also in what comes back.
        StaffWord::HelpCode => {
            help::called(d, staff, HelpBy::MessageCode);
            noted(d, staff, false);
        }
        // Nothing comes back: nothing is to be heard where she is.
        StaffWord::HelpWord => help::called(d, staff, HelpBy::MessageWord),
        StaffWord::BareOk | StaffWord::WrongCode => {
            d.text_staff(staff, MessageText::CheckInNeedsCode);
        }
        StaffWord::HandshakeCode => handshakes::decide::proven(d, staff, Way::Message),
    }
}

/// The time by which the next word is due, sent back.
fn noted(d: &mut Decider<'_>, staff: &StaffId, finished: bool) {
    let visit = d.state.visit_of(staff);
    let due_at = visit.filter(|_| !finished).map(|visit| {
        // While help is called her time is not moved; what she reads is as if it were.
        let called = d.state.help_of(staff).is_some();
        if called {
            d.now + std::time::Duration::from_mins(u64::from(visit.minutes))
        } else {
            visit.due_at
        }
    });
    if let Some(due_at) = due_at {
        d.text_staff(staff, MessageText::CheckedIn(due_at));
    }
}
