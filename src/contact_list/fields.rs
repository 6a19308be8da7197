//! What stands in one field: a number, a telephone, a language, what somebody is to the person. Says what is wrong and what to do.

use crate::domain::patients::birth_number::{BirthNumber, BirthNumberError};
use crate::domain::patients::identity::{LONGEST, MOST_PHONES};
use crate::domain::patients::people::Role;
use crate::domain::phone::{E164, PhoneError};
use crate::domain::service::people::Relation;
use crate::domain::tongue::Tongue;

/// Digits of a telephone number in this country, without the country's own.
const PHONE_DIGITS: usize = 8;
/// Digits of a birth number that begins with a zero and has lost it.
const WITHOUT_ZERO: usize = 10;

/// In Norwegian and in English, and the tag. Any other language is written by its tag.
const LANGUAGES: [(&str, &str, &str); 31] = [
    ("norsk", "norwegian", "nb"),
    ("bokmål", "bokmal", "nb"),
    ("nynorsk", "norwegian nynorsk", "nn"),
    ("nordsamisk", "northern sami", "se"),
    ("samisk", "sami", "se"),
    ("lulesamisk", "lule sami", "smj"),
    ("sørsamisk", "southern sami", "sma"),
    ("kvensk", "kven", "fkv"),
    ("norsk tegnspråk", "norwegian sign language", "nsl"),
    ("tegnspråk", "sign language", "nsl"),
    ("engelsk", "english", "en"),
    ("ukrainsk", "ukrainian", "uk"),
    ("russisk", "russian", "ru"),
    ("arabisk", "arabic", "ar"),
    ("tigrinja", "tigrinya", "ti"),
    ("somali", "somali", "so"),
    ("polsk", "polish", "pl"),
    ("finsk", "finnish", "fi"),
    ("tysk", "german", "de"),
    ("persisk", "persian", "fa"),
    ("dari", "dari", "prs"),
    ("kurdisk", "kurdish", "ku"),
    ("litauisk", "lithuanian", "lt"),
    ("latvisk", "latvian", "lv"),
    ("rumensk", "romanian", "ro"),
    ("thai", "thai", "th"),
    ("tagalog", "tagalog", "tl"),
    ("spansk", "spanish", "es"),
    ("fransk", "french", "fr"),
    ("svensk", "swedish", "sv"),
    ("dansk", "danish", "da"),
];

/// In Norwegian and in English.
const ROLES: [(&str, &str, Role); 21] = [
    ("mor", "mother", Role::Close(Relation::Mother)),
    ("far", "father", Role::Close(Relation::Father)),
    ("forelder", "parent", Role::Close(Relation::Parent)),
    ("søster", "sister", Role::Close(Relation::Sister)),
    ("bror", "brother", Role::Close(Relation::Brother)),
    ("søsken", "sibling", Role::Close(Relation::Sibling)),
    ("datter", "daughter", Role::Close(Relation::Daughter)),
    ("sønn", "son", Role::Close(Relation::Son)),
    ("barn", "child", Role::Close(Relation::Child)),
    ("ektefelle", "spouse", Role::Close(Relation::Spouse)),
    ("samboer", "cohabitant", Role::Close(Relation::Cohabitant)),
    (
        "besteforelder",
        "grandparent",
        Role::Close(Relation::Grandparent),
    ),
    ("slektning", "relative", Role::Close(Relation::Relative)),
    ("venn", "friend", Role::Close(Relation::Friend)),
    ("nabo", "neighbour", Role::Close(Relation::Neighbour)),
    ("verge", "guardian", Role::Close(Relation::Guardian)),
    (
        "fastlege",
        "general practitioner",
        Role::GeneralPractitioner,
    ),
    ("behandler", "therapist", Role::Therapist),
    ("koordinator", "coordinator", Role::Coordinator),
    ("annen tjeneste", "other service", Role::OtherService),
    ("annen", "other", Role::Close(Relation::Other)),
];

/// Why a field cannot be read.
pub(super) type Unread = String;

/// A short text on one line; none, if nothing stands there.
pub(super) fn short(text: &str) -> Result<Option<String>, Unread> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    if text.chars().count() > LONGEST {
        return Err(format!(
            "this is longer than {LONGEST} characters: shorten it; if it is several lines of the file, a quotation mark is missing"
        ));
    }
    if text.chars().any(char::is_control) {
        return Err("there is a character in it that cannot be read: write it anew".to_owned());
    }
    Ok((!text.is_empty()).then_some(text))
}

pub(super) fn birth_number(text: &str, year: i16) -> Result<BirthNumber, Unread> {
    BirthNumber::written(text, year).map_err(|error| {
        let what = match error {
            BirthNumberError::Length { digits: WITHOUT_ZERO } => {
                "; a spreadsheet takes away a zero at the beginning: make the column text, and write it anew"
            }
            BirthNumberError::Character(_) => {
                "; make the column text in the spreadsheet, and write the number anew, or leave it empty"
            }
            BirthNumberError::Length { .. }
            | BirthNumberError::NoSuchDate
            | BirthNumberError::FirstCheck
            | BirthNumberError::SecondCheck => "; correct it, or leave it empty and give the year of birth",
        };
        format!("{error}{what}")
    })
}

pub(super) fn year(text: &str) -> Result<u16, Unread> {
    let year = text
        .parse()
        .ok()
        .filter(|year| (1890..=2200).contains(year));
    year.ok_or_else(|| "write the year of birth with four digits, as 1975".to_owned())
}

/// Telephones as people write them, with a comma, a semicolon, a stroke or a new line between.
pub(super) fn phones(text: &str) -> Result<Vec<E164>, Unread> {
    let each = text
        .split([',', ';', '/', '\n'])
        .map(str::trim)
        .filter(|one| !one.is_empty());
    let mut phones: Vec<E164> = Vec::new();
    for one in each {
        let number = phone(one).map_err(|why| why.to_string())?;
        if !phones.contains(&number) {
            phones.push(number);
        }
    }
    if phones.len() > MOST_PHONES {
        return Err(format!("that is too many: at most {MOST_PHONES}"));
    }
    Ok(phones)
}

/// One of this country may lack the country's own digits.
fn phone(text: &str) -> Result<E164, PhoneError> {
    match text.parse() {
        Err(PhoneError::NoCountry)
            if text.chars().filter(char::is_ascii_digit).count() == PHONE_DIGITS =>
        {
            format!("+47{text}").parse()
        }
        read => read,
    }
}

pub(super) fn language(text: &str) -> Result<Tongue, Unread> {
    let word = text.to_lowercase();
    let named =
        |(norwegian, english, _): &&(&str, &str, &str)| *norwegian == word || *english == word;
    let known = LANGUAGES.iter().find(named);
    known.map_or(text, |(_, _, tag)| *tag).parse().map_err(|_| {
        "write a language by its name, such as norsk, nordsamisk, kvensk, ukrainsk or arabisk, or by its tag, such as nn or uk".to_owned()
    })
}

pub(super) fn role(text: &str) -> Result<Role, Unread> {
    let word = text.to_lowercase().replace('_', " ");
    let known = ROLES
        .iter()
        .find(|(norwegian, english, _)| *norwegian == word || *english == word);
    known.map(|(_, _, role)| *role).ok_or_else(|| {
        let all: Vec<&str> = ROLES.iter().map(|(norwegian, _, _)| *norwegian).collect();
        format!("write one of: {}", all.join(", "))
    })
}

pub(super) fn yes(text: &str) -> Result<bool, Unread> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "x" | "1" | "yes" | "y" | "sann" | "true" => Ok(true),
        "" | "nei" | "n" | "0" | "no" | "usann" | "false" => Ok(false),
        _ => Err("write ja or nei".to_owned()),
    }
}

/// A place in an order, as people count; kept from 0.
pub(super) fn order(text: &str) -> Result<u16, Unread> {
    let place: Option<u16> = text.parse().ok().filter(|place| *place > 0);
    place
        .map(|place| place - 1)
        .ok_or_else(|| "write the place as a number: 1 is rung first".to_owned())
}
