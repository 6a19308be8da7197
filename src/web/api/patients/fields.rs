//! What the bodies about a record hold, read field by field: whatever cannot be read is named.

use crate::domain::consents::able::Able;
use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::patients::change::Change;
use crate::domain::patients::earlier::Amended;
use crate::domain::patients::identity::{Identity, LONGEST};
use crate::domain::patients::people::Person;
use crate::domain::phone::E164;
use crate::domain::plans::section::Section;
use crate::domain::tongue::Tongue;
use crate::views::json::earlier::AmendedJson;
use crate::views::json::identity::IdentityJson;
use crate::views::plan::words::capacity_of;
use crate::views::record::words;
use crate::web::api::patients::people::PersonBody;
use crate::web::error::Problem;
use crate::web::session::house::mobile;

/// A value by its word.
pub fn word<T: Copy>(field: &str, all: &[(&'static str, T)], said: &str) -> Result<T, Problem> {
    words::chosen(all, said).ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
        Problem::of_field(field, format!("{said:?} is none of: {}", known.join(", ")))
    })
}

/// Parts of the plan.
pub fn sections(field: &str, said: &[String]) -> Result<Vec<Section>, Problem> {
    let each = said.iter();
    each.map(|part| word(field, &words::SECTIONS, part))
        .collect()
}

/// An id in a body.
pub fn id<T: std::str::FromStr>(field: &str, said: &str) -> Result<T, Problem> {
    let read = said.parse();
    read.map_err(|_| Problem::of_field(field, "this is not an id: write a UUID without dashes"))
}

/// A text that must say something, of at most so many characters.
pub fn needed(field: &str, text: String, most: usize) -> Result<String, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::of_field(field, "write something"));
    }
    longest(field, text, most)
}

/// A text of at most so many characters.
pub fn longest(field: &str, text: String, most: usize) -> Result<String, Problem> {
    if text.trim().chars().count() > most {
        return Err(Problem::of_field(
            field,
            format!("this is too long: at most {most} characters"),
        ));
    }
    Ok(text)
}

/// A short text, or none.
pub fn short(field: &str, text: Option<String>) -> Result<Option<String>, Problem> {
    text.map(|text| longest(field, text, LONGEST)).transpose()
}

/// Telephones as people write them.
pub fn phones(field: &str, said: &[String]) -> Result<Vec<E164>, Problem> {
    let each = said.iter().enumerate();
    each.map(|(at, one)| {
        mobile(one).ok_or_else(|| {
            Problem::of_field(
                &format!("{field}[{at}]"),
                "this is not a telephone number: write it as +4790000081",
            )
        })
    })
    .collect()
}

/// A language by its tag.
pub fn language(field: &str, tag: Option<&str>) -> Result<Option<Tongue>, Problem> {
    let read = tag.map(str::parse::<Tongue>).transpose();
    read.map_err(|error| Problem::of_field(field, error.to_string()))
}

/// Who somebody is. `at`: what stands before the names of the fields; `year`: in which it is written, none for what was read here before.
pub fn identity(body: IdentityJson, at: &str, year: Option<i16>) -> Result<Identity, Problem> {
    let field = |name: &str| format!("{at}{name}");
    let number = body
        .birth_number
        .as_deref()
        .filter(|number| !number.is_empty());
    let number = number.map(|number| match year {
        Some(year) => BirthNumber::written(number, year),
        None => number.parse(),
    });
    Ok(Identity {
        given: longest(&field("given"), body.given, LONGEST)?,
        family: longest(&field("family"), body.family, LONGEST)?,
        described: short(&field("described"), body.described)?,
        preferred: short(&field("preferred"), body.preferred)?,
        birth_number: number
            .transpose()
            .map_err(|error| Problem::of_field(&field("birth_number"), error.to_string()))?,
        birth_year: body.birth_year,
        phones: phones(&field("phones"), &body.phones)?,
        address: short(&field("address"), body.address)?,
        language: language(&field("language"), body.language.as_deref())?,
        interpreter: short(&field("interpreter"), body.interpreter)?,
        communication: short(&field("communication"), body.communication)?,
    })
}

/// Somebody around a person, and the place in which they are rung, from 0.
pub fn person(body: PersonBody) -> Result<(Person, Option<u16>), Problem> {
    let order = body.order.map(|place| {
        let place = place.checked_sub(1);
        place.ok_or_else(|| Problem::of_field("order", "the first place is 1"))
    });
    let person = Person {
        name: needed("name", body.name, LONGEST)?,
        role: word("role", &words::ROLES, &body.role)?,
        next_of_kin: body.next_of_kin,
        phones: phones("phones", &body.phones)?,
        hours: short("hours", body.hours)?,
        language: language("language", body.language.as_deref())?,
        shared_phone: body.shared_phone,
    };
    Ok((person, order.transpose()?))
}

/// A change with what is said of what stood there, if anything is.
pub fn said(amended: Option<AmendedJson>, change: Change) -> Result<Change, Problem> {
    let Some(AmendedJson { how, why }) = amended else {
        return Ok(change);
    };
    let amended = match how.as_str() {
        "changed" => Amended::Changed,
        "wrong" => Amended::wrong(&needed("amended.why", why, LONGEST)?),
        _ => {
            let known = format!("{how:?} is none of: changed, wrong");
            return Err(Problem::of_field("amended.how", known));
        }
    };
    Ok(Change::Said {
        amended,
        change: Box::new(change),
    })
}

/// A change of what was wrong.
pub fn struck(why: String, change: Change) -> Result<Change, Problem> {
    Ok(Change::Said {
        amended: Amended::wrong(&needed("why", why, LONGEST)?),
        change: Box::new(change),
    })
}

/// What is said of the capacity to decide.
pub fn able(capacity: &str, words: String) -> Result<Able, Problem> {
    let capacity = capacity_of(capacity);
    let capacity =
        capacity.ok_or_else(|| Problem::of_field("capacity", "one of: has, in_doubt, lacks"))?;
    let words = longest("capacity_words", words, LONGEST)?;
    Ok(Able::Said { capacity, words })
}
