//! Staff, the legevakt's lines, known numbers and partners.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::safety::codes;
use crate::domain::service::people::{
    KnownAs, KnownNumber, LegevaktLine, Relation, Safety, Staff, StaffRole,
};
use crate::domain::service::places::Partner;
use crate::domain::time::Timestamp;
use crate::service_file::read::values::{self, Names};
use crate::service_file::source::{At, Found, Table};

const ROLES: [(&str, StaffRole); 7] = [
    ("nurse", StaffRole::Nurse),
    ("doctor", StaffRole::Doctor),
    ("municipal_doctor", StaffRole::MunicipalDoctor),
    ("day_nurse", StaffRole::DayNurse),
    ("coordinator", StaffRole::Coordinator),
    ("leader", StaffRole::Leader),
    ("operator", StaffRole::Operator),
];

/// What a contact can be to a patient, by the file's words.
pub const RELATIONS: [(&str, Relation); 17] = [
    ("mother", Relation::Mother),
    ("father", Relation::Father),
    ("parent", Relation::Parent),
    ("sister", Relation::Sister),
    ("brother", Relation::Brother),
    ("sibling", Relation::Sibling),
    ("daughter", Relation::Daughter),
    ("son", Relation::Son),
    ("child", Relation::Child),
    ("spouse", Relation::Spouse),
    ("cohabitant", Relation::Cohabitant),
    ("grandparent", Relation::Grandparent),
    ("relative", Relation::Relative),
    ("friend", Relation::Friend),
    ("neighbour", Relation::Neighbour),
    ("guardian", Relation::Guardian),
    ("other", Relation::Other),
];

/// A code can put whoever enters it through to somebody in a crisis: it must not be guessed in a few tries.
const CODE_DIGITS: std::ops::RangeInclusive<usize> = 6..=10;

pub fn staff(file: &Table<'_>, own: Option<&E164>) -> Vec<Found<Staff>> {
    let mut all = Vec::new();
    let mut seen = Seen::default();
    let tables = file.tables("staff", "[[staff]]");
    if tables.is_empty() {
        file.source.wrong(
            &file.at,
            "the file needs at least one [[staff]] with id, name, role and phones",
        );
    }
    for table in tables {
        let at = table.at.clone();
        all.extend(one_of_staff(table, own, &mut seen).map(|value| Found { value, at }));
    }
    for (code, owner, at) in &seen.derived {
        if let Some(other) = seen.codes.get(code) {
            file.source.against_rule(
                at,
                format!(
                    "{owner}'s help code, her code with its last digit one higher, is {other}'s code: give one of them another code, or her a help_code"
                ),
            );
        }
    }
    all
}

#[derive(Default)]
struct Seen {
    ids: Vec<String>,
    phones: HashMap<E164, String>,
    codes: HashMap<String, String>,
    derived: Vec<(String, String, At)>,
}

fn one_of_staff(table: Table<'_>, own: Option<&E164>, seen: &mut Seen) -> Option<Staff> {
    let id = staff_id(&table, seen);
    let name = table.required_text("name");
    let roles = roles(&table).unwrap_or_default();
    let owner = id.as_ref().map_or("?", StaffId::as_str).to_owned();
    let phones = phones(&table, own, &owner, seen);
    let sms = values::number(&table, "sms").map(|found| found.value);
    let language = values::language(&table, "language").unwrap_or_default();
    let own_code = code(&table, "code", &owner, seen);
    let help_code = code(&table, "help_code", &owner, seen);
    if help_code.is_none()
        && let Some(derived) = own_code.as_deref().and_then(codes::one_higher)
    {
        // Kept apart from everybody's as if it had been written.
        seen.derived
            .push((derived, owner.clone(), table.at.clone()));
    }
    table.done();
    Some(Staff {
        id: id?,
        name: name?.value.to_owned(),
        roles,
        sms: sms.or_else(|| phones.iter().find(|one| one.is_norwegian_mobile()).cloned()),
        phones,
        language,
        call_in_code: own_code,
        help_code,
    })
}

/// `role = "nurse"`, or `roles = ["nurse", "leader"]` for somebody who does several things.
fn roles(table: &Table<'_>) -> Option<Vec<StaffRole>> {
    match (table.has("role"), table.has("roles")) {
        (true, false) => values::choice(table, "role", &ROLES).map(|role| vec![role.value]),
        (false, true) => several(table),
        (true, true) => {
            let at = table.place_of("roles");
            table.source.wrong(
                &at,
                "write either role or roles, and not both: roles = [\"nurse\", \"leader\"] holds all of them",
            );
            None
        }
        (false, false) => {
            table.source.wrong(
                &table.at,
                "[[staff]] needs role, such as \"nurse\", or roles for somebody who does several things",
            );
            None
        }
    }
}

fn several(table: &Table<'_>) -> Option<Vec<StaffRole>> {
    let list = table.texts("roles")?;
    if list.value.is_empty() {
        table.source.wrong(
            &list.at,
            "roles is empty: write at least one, such as [\"nurse\"]",
        );
        return None;
    }
    let mut roles = Vec::new();
    for written in &list.value {
        let role = values::chosen(table, "roles", written, &ROLES)?.value;
        if roles.contains(&role) {
            table.source.against_rule(
                &written.at,
                format!("roles names {:?} twice", written.value),
            );
        } else {
            roles.push(role);
        }
    }
    let nurse = roles.iter().any(|role| role.is_nurse());
    if nurse && roles.iter().any(|role| role.is_doctor()) {
        table.source.against_rule(
            &list.at,
            "nobody is a nurse and a doctor here: she could sign what the law gives a doctor. Write what she works here as",
        );
    }
    Some(roles)
}

fn staff_id(table: &Table<'_>, seen: &mut Seen) -> Option<StaffId> {
    let id = table.required_text("id")?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.value.chars().all(plain) {
        table.source.against_rule(
            &id.at,
            format!(
                "the id {:?} must be small letters a to z, digits and -: it is a short name for this file",
                id.value
            ),
        );
    }
    if seen.ids.iter().any(|one| one == id.value) {
        table.source.wrong(
            &id.at,
            format!(
                "two members of staff are called {:?}: give one another id",
                id.value
            ),
        );
    }
    seen.ids.push(id.value.to_owned());
    Some(StaffId::new(id.value))
}

fn phones(table: &Table<'_>, own: Option<&E164>, owner: &str, seen: &mut Seen) -> Vec<E164> {
    if !table.required("phones") {
        return Vec::new();
    }
    let Some(list) = table.texts("phones") else {
        return Vec::new();
    };
    if list.value.is_empty() {
        table.source.wrong(
            &list.at,
            "phones is empty: somebody without a telephone cannot be rung; write at least one number",
        );
    }
    let mut phones = Vec::new();
    for written in &list.value {
        let Some(found) = values::checked_number(table, written) else {
            continue;
        };
        values::not_own(table, &found, own);
        if let Some(other) = seen.phones.insert(found.value.clone(), owner.to_owned()) {
            table.source.against_rule(
                &found.at,
                format!(
                    "this telephone is already listed for {other}: a call from it could be either's"
                ),
            );
        }
        phones.push(found.value);
    }
    phones
}

fn code<'a>(table: &Table<'a>, key: &'a str, owner: &str, seen: &mut Seen) -> Option<String> {
    let code = table.text(key)?;
    let digits = code.value.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || !CODE_DIGITS.contains(&code.value.len()) {
        table.source.against_rule(
            &code.at,
            format!(
                "{key} must be {} to {} digits: whoever enters it may be put through to a caller, or call for help",
                CODE_DIGITS.start(),
                CODE_DIGITS.end()
            ),
        );
    } else if easily_guessed(code.value) {
        table.source.against_rule(
            &code.at,
            format!(
                "{key} is too easily guessed: choose digits that do not repeat or count up or down"
            ),
        );
    }
    if let Some(other) = seen.codes.insert(code.value.to_owned(), owner.to_owned()) {
        table.source.against_rule(
            &code.at,
            format!("{key} is also {other}'s: every code is one person's, and for one thing"),
        );
    }
    Some(code.value.to_owned())
}

/// 000000, 123456, 987654.
fn easily_guessed(code: &str) -> bool {
    let steps: Vec<i16> = code
        .as_bytes()
        .windows(2)
        .map(|pair| i16::from(pair[1]) - i16::from(pair[0]))
        .collect();
    [-1, 0, 1]
        .iter()
        .any(|step| steps.iter().all(|one| one == step))
}

pub fn legevakt(file: &Table<'_>, own: Option<&E164>) -> Vec<LegevaktLine> {
    let mut all = Vec::new();
    for table in file.tables("legevakt", "[[legevakt]]") {
        let number = values::other_number(&table, "number", own);
        let label = table.required_text("label");
        let language = values::language(&table, "language");
        table.done();
        if let (Some(number), Some(label)) = (number, label) {
            all.push(LegevaktLine {
                number: number.value,
                label: label.value.to_owned(),
                language,
            });
        }
    }
    all
}

pub fn known(
    file: &Table<'_>,
    own: Option<&E164>,
    names: &Names,
    zone: Option<&TimeZone>,
) -> Vec<KnownNumber> {
    file.tables("known", "[[known]]")
        .into_iter()
        .filter_map(|table| one_known(table, own, names, zone))
        .collect()
}

fn one_known(
    table: Table<'_>,
    own: Option<&E164>,
    names: &Names,
    zone: Option<&TimeZone>,
) -> Option<KnownNumber> {
    let number = values::other_number(&table, "number", own);
    let label = table.required_text("label");
    let who = known_as(&table);
    let language: Option<Language> = values::language(&table, "language");
    let preferred_nurse = names.one(&table, "preferred_nurse");
    let shared = table.boolean("shared").is_some_and(|found| found.value);
    let safety = safety(&table, zone);
    table.done();
    Some(KnownNumber {
        number: number?.value,
        who: who?,
        label: label?.value.to_owned(),
        language,
        preferred_nurse,
        shared,
        safety,
    })
}

/// What to watch for, and the last day on which it holds: one is nothing without the other.
fn safety(table: &Table<'_>, zone: Option<&TimeZone>) -> Option<Safety> {
    let text = table.text("safety");
    let until = table
        .has("safety_until")
        .then(|| values::date(table, "safety_until"))
        .flatten();
    if text.is_some() && !table.has("safety_until") {
        table.source.wrong(
            &table.at,
            "safety needs safety_until: the last day on which it holds, such as 2026-12-24; nothing is held against anybody for ever",
        );
    }
    if text.is_none() && table.has("safety_until") && !table.has("safety") {
        table
            .source
            .wrong(&table.at, "safety_until needs safety: what to watch for");
    }
    let end = until?.value.tomorrow().ok()?.to_zoned(zone?.clone()).ok()?;
    Some(Safety {
        text: text?.value.to_owned(),
        until: Timestamp::from_jiff(end.timestamp()),
    })
}

fn known_as(table: &Table<'_>) -> Option<KnownAs> {
    match (table.has("patient"), table.has("contact_of")) {
        (true, false) => table.text("patient").map(|patient| KnownAs::Patient {
            patient: patient.value.to_owned(),
        }),
        (false, true) => {
            let tables = table.tables("contact_of", "contact_of");
            if tables.is_empty() {
                table.source.wrong(
                    &table.at,
                    "contact_of names no patient: write { patient = \"…\", relation = \"…\" }",
                );
            }
            let of = tables.into_iter().filter_map(contact_of).collect();
            Some(KnownAs::Contact { of })
        }
        (true, true) | (false, false) => {
            table.source.wrong(
                &table.at,
                "[[known]] needs either patient or contact_of, and not both: a person who is both gets two entries",
            );
            None
        }
    }
}

fn contact_of(table: Table<'_>) -> Option<(String, Relation)> {
    let patient = table.required_text("patient");
    let relation = table
        .required("relation")
        .then(|| values::choice(&table, "relation", &RELATIONS))
        .flatten();
    table.done();
    Some((patient?.value.to_owned(), relation?.value))
}

pub fn partners(file: &Table<'_>, own: Option<&E164>) -> Vec<Partner> {
    let mut all = Vec::new();
    for table in file.tables("partner", "[[partner]]") {
        let number = values::other_number(&table, "number", own);
        let label = table.required_text("label");
        let language = values::language(&table, "language");
        let hours = values::hours(&table);
        table.done();
        if let (Some(number), Some(label)) = (number, label) {
            all.push(Partner {
                number: number.value,
                label: label.value.to_owned(),
                language,
                hours,
            });
        }
    }
    all
}
