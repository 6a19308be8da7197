//! What the columns of a file are called, in Norwegian and in English. A column that nobody knows is refused: what stood in it would be
//! lost without a word.

use crate::contact_list::Wrong;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Name,
    Given,
    Family,
    Preferred,
    BirthNumber,
    BirthYear,
    Phone,
    Address,
    Language,
    Interpreter,
    Contact,
    Relation,
    ContactPhone,
    ContactHours,
    ContactLanguage,
    NextOfKin,
    SharedPhone,
    Order,
}

/// Every name, the Norwegian one that is documented first.
const NAMES: [(Column, &[&str]); 18] = [
    (Column::Name, &["navn", "name"]),
    (Column::Given, &["fornavn", "first name", "given name"]),
    (Column::Family, &["etternavn", "last name", "family name"]),
    (Column::Preferred, &["kalles", "called", "preferred name"]),
    (
        Column::BirthNumber,
        &["fødselsnummer", "fnr", "birth number"],
    ),
    (Column::BirthYear, &["fødselsår", "birth year"]),
    (
        Column::Phone,
        &["telefon", "mobil", "telephone", "phone", "mobile"],
    ),
    (Column::Address, &["adresse", "address"]),
    (Column::Language, &["språk", "language"]),
    (Column::Interpreter, &["tolk", "interpreter"]),
    (
        Column::Contact,
        &[
            "kontakt",
            "kontaktperson",
            "pårørende",
            "contact",
            "contact name",
        ],
    ),
    (Column::Relation, &["relasjon", "relation"]),
    (
        Column::ContactPhone,
        &[
            "kontakttelefon",
            "kontakt telefon",
            "contact telephone",
            "contact phone",
        ],
    ),
    (Column::ContactHours, &["kontakttider", "tider", "hours"]),
    (
        Column::ContactLanguage,
        &["kontaktspråk", "contact language"],
    ),
    (Column::NextOfKin, &["nærmeste pårørende", "next of kin"]),
    (
        Column::SharedPhone,
        &["delt telefon", "shared telephone", "shared phone"],
    ),
    (Column::Order, &["rekkefølge", "order"]),
];

/// The columns of a file, in its order, each with the name that it has there.
pub(super) struct Header(pub Vec<(Column, String)>);

impl Header {
    /// Reads the first line.
    pub fn read<'a>(names: impl Iterator<Item = &'a str>) -> Result<Self, Vec<Wrong>> {
        let mut columns: Vec<(Column, String)> = Vec::new();
        let mut wrong = Vec::new();
        for name in names {
            match of(name) {
                None => wrong.push(about(name, unknown(name))),
                Some(column) if columns.iter().any(|(known, _)| *known == column) => {
                    let why = "another column says the same: keep one of them".to_owned();
                    wrong.push(about(name, why));
                }
                Some(column) => columns.push((column, name.trim().to_owned())),
            }
        }
        let header = Self(columns);
        if wrong.is_empty() {
            wrong = header.lacks();
        }
        if wrong.is_empty() {
            Ok(header)
        } else {
            Err(wrong)
        }
    }

    /// What the file calls a column.
    pub fn called(&self, column: Column) -> &str {
        let known = self.0.iter().find(|(known, _)| *known == column);
        known.map_or_else(|| usual(column), |(_, name)| name)
    }

    fn has(&self, column: Column) -> bool {
        self.0.iter().any(|(known, _)| *known == column)
    }

    fn lacks(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let mut say = |column: Column, why: &str| wrong.push(about(usual(column), why.to_owned()));
        let parts = self.has(Column::Given) || self.has(Column::Family);
        if !parts && !self.has(Column::Name) {
            let why =
                "the person's name is missing: a column \"navn\", or \"fornavn\" and \"etternavn\"";
            say(Column::Name, why);
        }
        if parts && self.has(Column::Name) {
            say(
                Column::Name,
                "the name stands twice: keep \"navn\", or \"fornavn\" and \"etternavn\"",
            );
        }
        let around = [
            Column::Relation,
            Column::ContactPhone,
            Column::ContactHours,
            Column::ContactLanguage,
            Column::NextOfKin,
            Column::SharedPhone,
            Column::Order,
        ];
        if !self.has(Column::Contact) && around.iter().any(|column| self.has(*column)) {
            say(
                Column::Contact,
                "the column with the name of the contact is missing",
            );
        }
        wrong
    }
}

/// The name that is documented first.
fn usual(column: Column) -> &'static str {
    let known = NAMES.iter().find(|(known, _)| *known == column);
    known
        .and_then(|(_, names)| names.first())
        .copied()
        .unwrap_or_default()
}

fn of(name: &str) -> Option<Column> {
    let name = name.trim().to_lowercase().replace(['_', '-', '.'], " ");
    let name: Vec<&str> = name.split_whitespace().collect();
    let name = name.join(" ");
    let known = NAMES
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()));
    known.map(|(column, _)| *column)
}

fn about(name: &str, why: String) -> Wrong {
    Wrong {
        column: name.to_owned(),
        value: String::new(),
        why,
    }
}

fn unknown(name: &str) -> String {
    let known: Vec<&str> = NAMES
        .iter()
        .filter_map(|(_, names)| names.first().copied())
        .collect();
    let known = known.join(", ");
    if name.trim().is_empty() {
        format!("a column has no name: name it or take it out. Known are {known}")
    } else {
        format!("this column is not known: rename it or take it out. Known are {known}")
    }
}
