//! How people are named in a sentence: the nurse by name or place, the caller by what the number says.

use crate::text::Arg;
use crate::views::hint::{Hint, HintKind};
use crate::views::people::{Person, Place};
use crate::views::row::Row;
use crate::views::whom::Whom;
use crate::web::pages::say::Say;

/// A member of staff in the middle of a sentence: `deg`, her name, or her place.
pub fn person(say: &Say<'_>, who: &Person) -> String {
    if who.me {
        return say.t("ui-you-object");
    }
    who.name
        .clone()
        .unwrap_or_else(|| say.by("ui-place-within", word(who.place)))
}

/// A member of staff at the beginning of one: `Du`, her name, or her place.
pub fn subject(say: &Say<'_>, who: &Person) -> String {
    if who.me {
        return say.t("ui-you");
    }
    named(say, who)
}

/// Her name or her place, also for the viewer herself.
pub fn named(say: &Say<'_>, who: &Person) -> String {
    who.name.clone().unwrap_or_else(|| place(say, who.place))
}

/// A place in the duty.
pub fn place(say: &Say<'_>, place: Place) -> String {
    say.by("ui-place", word(place))
}

const fn word(place: Place) -> &'static str {
    match place {
        Place::Primary => "primary",
        Place::Backup => "backup",
        Place::Also => "also",
        Place::OffDuty => "off_duty",
    }
}

/// Several, with commas and a word before the last.
pub fn people<'a>(say: &Say<'_>, all: impl IntoIterator<Item = &'a Person>) -> String {
    let names: Vec<String> = all.into_iter().map(|who| person(say, who)).collect();
    joined(say, &names)
}

fn joined(say: &Say<'_>, names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => say.with(
            "ui-and",
            &[
                ("first", Arg::Text(&first.join(", "))),
                ("last", Arg::Text(last)),
            ],
        ),
    }
}

/// Several by name or place, also the viewer herself.
pub fn people_named(say: &Say<'_>, all: &[Person]) -> String {
    let names: Vec<String> = all.iter().map(|who| named(say, who)).collect();
    joined(say, &names)
}

/// What the number says, as a heading. Never shown without the words that it is a hint.
pub fn hint(say: &Say<'_>, hint: &Hint) -> String {
    if hint.labels.is_empty() {
        let word = match hint.kind {
            HintKind::Withheld => "withheld",
            HintKind::Malformed => "malformed",
            HintKind::NotGiven => "not_given",
            HintKind::Erased => "erased",
            HintKind::Unknown
            | HintKind::Staff
            | HintKind::Legevakt
            | HintKind::Patient
            | HintKind::Contact
            | HintKind::Partner
            | HintKind::Several => "unknown",
        };
        return say.by("ui-number-is", word);
    }
    hint.labels.join(" / ")
}

/// Whom it is about, then who was in touch or asked for help with them.
pub fn whom(say: &Say<'_>, whom: &Whom) -> String {
    let caller = hint(say, &whom.hint);
    let Some(asked) = &whom.asked else {
        return match &whom.name {
            Some(name) if caller.contains(name.as_str()) => name.clone(),
            Some(name) => format!("{name} · {caller}"),
            None => caller,
        };
    };
    let by_number = || (!whom.hint.labels.is_empty()).then_some(caller);
    let who = asked.clone().or_else(by_number);
    let who = who.unwrap_or_else(|| say.t("rq-by-doctor"));
    match &whom.name {
        Some(name) => {
            let both = [("name", Arg::Text(name)), ("who", Arg::Text(&who))];
            say.with("ui-whom-asked", &both)
        }
        None => say.with("ui-whom-only-asked", &[("who", Arg::Text(&who))]),
    }
}

/// The caller of a line of the board, as far as the viewer may see; nothing for a room.
pub fn caller(say: &Say<'_>, row: &Row) -> Option<String> {
    row.hint.as_ref().map(|found| hint(say, found))
}
