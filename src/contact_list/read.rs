//! A file becomes rows: what separates its fields is found by its first line, a field in quotation marks may hold anything. Everything that
//! is wrong in a line is told at once.

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::contact_list::columns::{Column, Header};
use crate::contact_list::fields::{self, Unread};
use crate::contact_list::{Line, MOST_LINES, Wrong, same};
use crate::domain::patients::identity::Identity;
use crate::domain::patients::people::{Person, Role};
use crate::domain::service::people::Relation;

/// What may separate fields.
const BETWEEN: [u8; 3] = *b";,\t";

/// A line that can be read.
pub(super) struct Row {
    /// Which, as an editor counts them.
    pub line: u64,
    /// What the file calls its columns.
    pub header: std::rc::Rc<Header>,
    /// Who it is.
    pub identity: Identity,
    /// Somebody around them, and the place in which they are rung.
    pub contact: Option<(Person, Option<u16>)>,
}

impl Row {
    /// Something wrong in a column.
    pub fn wrong(&self, column: Column, value: &str, why: String) -> Wrong {
        Wrong {
            column: self.header.called(column).to_owned(),
            value: value.to_owned(),
            why,
        }
    }
}

/// The rows of a file, and the lines that cannot be read.
pub(super) fn rows(text: &str, year: i16) -> (Vec<Row>, Vec<Line>) {
    let mut reader = ReaderBuilder::new()
        .delimiter(between(text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    let mut header: Option<std::rc::Rc<Header>> = None;
    for record in reader.records() {
        // Every byte of it is text already, and lines may differ in length.
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, |at| begins(text, at));
        let mark = header.is_none() && record.get(0).is_some_and(|first| first.starts_with("sep="));
        // Lines without anything, and a spreadsheet's own word about what separates fields.
        if mark || record.iter().all(str::is_empty) {
            continue;
        }
        let Some(known) = &header else {
            match Header::read(record.iter()) {
                Ok(read) => header = Some(std::rc::Rc::new(read)),
                Err(wrong) => return (Vec::new(), vec![Line::refused(line, wrong)]),
            }
            continue;
        };
        if rows.len() + refused.len() >= MOST_LINES {
            let why = format!("a file has {MOST_LINES} lines at the most: take it in by parts");
            refused.push(Line::refused(line, vec![whole(why)]));
            break;
        }
        match row(line, known, &record, year) {
            Ok(row) => rows.push(row),
            Err(wrong) => refused.push(Line::refused(line, wrong)),
        }
    }
    if header.is_none() {
        let why = "the file is empty: the first line names the columns".to_owned();
        refused.push(Line::refused(1, vec![whole(why)]));
    }
    (rows, refused)
}

/// The line in which a record begins: lines without anything before it belong to nobody.
fn begins(text: &str, at: &csv::Position) -> u64 {
    let start = usize::try_from(at.byte()).unwrap_or_default();
    let before = text.as_bytes().get(start..).unwrap_or_default().iter();
    let empty = before
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .filter(|byte| **byte == b'\n');
    at.line() + empty.count() as u64
}

/// What stands most often between the names of the columns.
fn between(text: &str) -> u8 {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    let most = BETWEEN.into_iter().rev().max_by_key(|mark| count(*mark));
    most.unwrap_or(b';')
}

fn whole(why: String) -> Wrong {
    Wrong {
        column: String::new(),
        value: String::new(),
        why,
    }
}

/// Reads the fields of a line, and keeps what is wrong in them.
struct Fields<'a> {
    header: &'a Header,
    record: &'a StringRecord,
    wrong: Vec<Wrong>,
}

impl Fields<'_> {
    fn text(&self, column: Column) -> &str {
        let at = self.header.0.iter().position(|(known, _)| *known == column);
        at.and_then(|at| self.record.get(at)).unwrap_or_default()
    }

    /// What stands in a column, if something does.
    fn some<T>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Unread>,
    ) -> Option<T> {
        let text = self.text(column).to_owned();
        if text.is_empty() {
            return None;
        }
        match read(&text) {
            Ok(value) => Some(value),
            Err(why) => {
                self.say(column, &text, why);
                None
            }
        }
    }

    fn short(&mut self, column: Column) -> Option<String> {
        self.some(column, fields::short).flatten()
    }

    fn say(&mut self, column: Column, value: &str, why: impl Into<String>) {
        self.wrong.push(Wrong {
            column: self.header.called(column).to_owned(),
            value: value.to_owned(),
            why: why.into(),
        });
    }

    fn identity(&mut self, year: i16) -> Identity {
        let (given, family) = self.names();
        let identity = Identity {
            given,
            family,
            preferred: self.short(Column::Preferred),
            birth_number: self.some(Column::BirthNumber, |text| fields::birth_number(text, year)),
            birth_year: self.some(Column::BirthYear, fields::year),
            phones: self.some(Column::Phone, fields::phones).unwrap_or_default(),
            address: self.short(Column::Address),
            language: self.some(Column::Language, fields::language),
            interpreter: self.short(Column::Interpreter),
            communication: None,
            described: None,
        };
        if !self.wrong.is_empty() {
            return identity;
        }
        if identity.full_name().is_empty() {
            let column = if self
                .header
                .0
                .iter()
                .any(|(known, _)| *known == Column::Name)
            {
                Column::Name
            } else {
                Column::Family
            };
            self.say(column, "", "the person has no name: write at least one");
        }
        if let (Some(by_number), Some(year)) = (same::year_of(&identity), identity.birth_year)
            && by_number != year % same::CENTURY
        {
            let why = "this is not the year that the birth number holds: one of them is mistyped";
            self.say(Column::BirthYear, &year.to_string(), why);
        }
        let nothing = identity.birth_year.is_none() && identity.phones.is_empty();
        if identity.birth_number.is_none() && nothing {
            let why = "without a birth number, a year of birth or a telephone nobody could tell this person from another: give one of them";
            self.say(Column::BirthNumber, "", why);
        }
        identity
    }

    /// First names and family name: apart, or from one column, where a comma stands after the family name.
    fn names(&mut self) -> (String, String) {
        let Some(whole) = self.short(Column::Name) else {
            let given = self.short(Column::Given).unwrap_or_default();
            return (given, self.short(Column::Family).unwrap_or_default());
        };
        let (given, family) = match whole.split_once(',') {
            Some((family, given)) => (given, family),
            None => whole.rsplit_once(' ').unwrap_or(("", &whole)),
        };
        (given.trim().to_owned(), family.trim().to_owned())
    }

    fn contact(&mut self) -> Option<(Person, Option<u16>)> {
        let name = self.short(Column::Contact);
        let role = self.some(Column::Relation, fields::role);
        let phones = self
            .some(Column::ContactPhone, fields::phones)
            .unwrap_or_default();
        let person = Person {
            name: name.clone().unwrap_or_default(),
            role: role.unwrap_or(Role::Close(Relation::Other)),
            next_of_kin: self
                .some(Column::NextOfKin, fields::yes)
                .unwrap_or_default(),
            phones,
            hours: self.short(Column::ContactHours),
            language: self.some(Column::ContactLanguage, fields::language),
            shared_phone: self
                .some(Column::SharedPhone, fields::yes)
                .unwrap_or_default(),
        };
        let order = self.some(Column::Order, fields::order);
        if name.is_none() {
            let around = [Column::Relation, Column::ContactPhone, Column::ContactHours];
            if around.iter().any(|column| !self.text(*column).is_empty()) {
                self.say(
                    Column::Contact,
                    "",
                    "something is said of a contact who has no name: write it",
                );
            }
            return None;
        }
        Some((person, order))
    }
}

fn row(
    line: u64,
    header: &std::rc::Rc<Header>,
    record: &StringRecord,
    year: i16,
) -> Result<Row, Vec<Wrong>> {
    let (found, needed) = (record.len(), header.0.len());
    if found != needed {
        let why = format!(
            "the line has {found} fields and the first line {needed}: a mark between fields is missing or too many, or a quotation mark is"
        );
        return Err(vec![whole(why)]);
    }
    let mut fields = Fields {
        header,
        record,
        wrong: Vec::new(),
    };
    let identity = fields.identity(year);
    let contact = fields.contact();
    if !fields.wrong.is_empty() {
        return Err(fields.wrong);
    }
    Ok(Row {
        line,
        header: std::rc::Rc::clone(header),
        identity,
        contact,
    })
}
