//! The file's text and its tables, read key by key while every problem is noted with its place. Knows TOML and nothing
//! of what a service is. Whatever is asked of a table is what it may hold: the rest is an unknown key.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::service_file::problem::{Problem, did_you_mean};

/// Why the file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// To be used from now on: every rule holds.
    New,
    /// It was accepted once: only what cannot be understood is wrong.
    Stored,
}

/// Where something is: bytes of the text.
pub type At = Range<usize>;

/// The text, and what has been found wrong with it so far.
pub struct Source<'a> {
    pub text: &'a str,
    reading: Reading,
    problems: RefCell<Vec<Problem>>,
}

/// A value and where it is.
#[derive(Clone, Debug)]
pub struct Found<T> {
    pub value: T,
    pub at: At,
}

impl<T> Found<T> {
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Found<U> {
        Found {
            value: change(self.value),
            at: self.at,
        }
    }
}

impl<'a> Source<'a> {
    pub const fn new(text: &'a str, reading: Reading) -> Self {
        Self {
            text,
            reading,
            problems: RefCell::new(Vec::new()),
        }
    }

    /// Notes something that cannot be understood.
    pub fn wrong(&self, at: &At, message: impl Display) {
        let (line, column) = self.place(at.start);
        self.problems.borrow_mut().push(Problem {
            line,
            column,
            message: message.to_string(),
        });
    }

    /// Notes a breach of a rule that a file accepted earlier may not have known.
    pub fn against_rule(&self, at: &At, message: impl Display) {
        match self.reading {
            Reading::New => self.wrong(at, message),
            Reading::Stored => {}
        }
    }

    /// What has been noted, in the order of the lines, nothing twice.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.problems.borrow().clone();
        problems.sort();
        problems.dedup();
        problems
    }

    fn place(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[line_start..].chars().count() + 1)
    }
}

/// A table of the file. [`Table::done`] must end the reading of each.
pub struct Table<'a> {
    pub source: &'a Source<'a>,
    /// How a person would call it, such as `[[staff]]`.
    pub name: &'a str,
    /// Where it begins.
    pub at: At,
    content: &'a DeTable<'a>,
    known: RefCell<Vec<&'a str>>,
}

impl<'a> Table<'a> {
    pub const fn new(
        source: &'a Source<'a>,
        name: &'a str,
        at: At,
        content: &'a DeTable<'a>,
    ) -> Self {
        Self {
            source,
            name,
            at,
            content,
            known: RefCell::new(Vec::new()),
        }
    }

    /// Notes the keys nobody asked for.
    pub fn done(self) {
        let known = self.known.borrow();
        for key in self.content.keys() {
            let written = key.get_ref().as_ref();
            if !known.contains(&written) {
                self.source.against_rule(
                    &key.span(),
                    format!(
                        "{} has no key {written:?}{}",
                        self.name,
                        did_you_mean(written, known.iter().copied())
                    ),
                );
            }
        }
    }

    /// Whether the key is there; asking makes it known.
    pub fn has(&self, key: &'a str) -> bool {
        self.value(key).is_some()
    }

    /// Where the value of a key is, or the table if the key is not there.
    pub fn place_of(&self, key: &'a str) -> At {
        self.value(key)
            .map_or_else(|| self.at.clone(), Spanned::span)
    }

    fn value(&self, key: &'a str) -> Option<&'a Spanned<DeValue<'a>>> {
        let mut known = self.known.borrow_mut();
        if !known.contains(&key) {
            known.push(key);
        }
        self.content
            .iter()
            .find(|(written, _)| written.get_ref() == key)
            .map(|(_, value)| value)
    }

    /// The value as what `read` takes, or a problem that says what belongs there.
    fn typed<T>(
        &self,
        key: &'a str,
        wanted: &str,
        read: impl FnOnce(&'a DeValue<'a>) -> Option<T>,
    ) -> Option<Found<T>> {
        let value = self.value(key)?;
        let found = read(value.get_ref());
        if found.is_none() {
            self.source.wrong(
                &value.span(),
                format!(
                    "{key} is {}, but must be {wanted}",
                    a_type(value.get_ref().type_str())
                ),
            );
        }
        found.map(|found| Found {
            value: found,
            at: value.span(),
        })
    }

    /// A text that is not blank.
    pub fn text(&self, key: &'a str) -> Option<Found<&'a str>> {
        let found = self.typed(key, "a text in quotes", DeValue::as_str)?;
        if found.value.trim().is_empty() {
            self.source.wrong(
                &found.at,
                format!("{key} is empty: write it or leave the line out"),
            );
            return None;
        }
        Some(found.map(str::trim))
    }

    /// A text that must be there.
    pub fn required_text(&self, key: &'a str) -> Option<Found<&'a str>> {
        self.required(key).then(|| self.text(key)).flatten()
    }

    /// Whether the key is there; a problem if not.
    pub fn required(&self, key: &'a str) -> bool {
        let there = self.has(key);
        if !there {
            self.source
                .wrong(&self.at, format!("{} needs {key}", self.name));
        }
        there
    }

    pub fn boolean(&self, key: &'a str) -> Option<Found<bool>> {
        self.typed(key, "true or false", DeValue::as_bool)
    }

    /// A whole number within bounds that a person would accept.
    pub fn number(&self, key: &'a str, least: u32, most: u32) -> Option<Found<u32>> {
        let found = self.typed(key, "a whole number", DeValue::as_integer)?;
        let number = i128::from_str_radix(found.value.as_str(), found.value.radix());
        let value = number.ok().and_then(|number| u32::try_from(number).ok());
        let message = format!(
            "{key} is {}, but must be between {least} and {most}",
            found.value
        );
        match value {
            None => self.source.wrong(&found.at, message),
            Some(value) if value < least || value > most => {
                self.source.against_rule(&found.at, message);
            }
            Some(_) => {}
        }
        value.map(|value| Found {
            value,
            at: found.at,
        })
    }

    pub fn datetime(&self, key: &'a str) -> Option<Found<toml::value::Datetime>> {
        self.typed(
            key,
            "a date such as 2026-12-24, or a date and time such as 2026-12-24T15:00:00",
            |value| value.as_datetime().copied(),
        )
    }

    /// A list of texts.
    pub fn texts(&self, key: &'a str) -> Option<Found<Vec<Found<&'a str>>>> {
        let list = self.typed(
            key,
            "a list of texts such as [\"a\", \"b\"]",
            DeValue::as_array,
        )?;
        let mut texts = Vec::new();
        for item in list.value {
            match item.get_ref().as_str().map(str::trim) {
                Some(text) if !text.is_empty() => texts.push(Found {
                    value: text,
                    at: item.span(),
                }),
                _ => self.source.wrong(
                    &item.span(),
                    format!("each entry of {key} must be a text in quotes"),
                ),
            }
        }
        Some(Found {
            value: texts,
            at: list.at,
        })
    }

    /// A table inside this one.
    pub fn table(&self, key: &'a str, name: &'a str) -> Option<Table<'a>> {
        let found = self.typed(key, "a table", DeValue::as_table)?;
        Some(Self::new(self.source, name, found.at, found.value))
    }

    /// Tables that come one after another, `[[key]]` or `key = [{…}, {…}]`; none if the key is not there.
    pub fn tables(&self, key: &'a str, name: &'a str) -> Vec<Table<'a>> {
        let Some(list) = self.typed(key, "one or several tables", DeValue::as_array) else {
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in list.value {
            match item.get_ref().as_table() {
                Some(content) => {
                    tables.push(Self::new(self.source, name, item.span(), content));
                }
                None => self.source.wrong(
                    &item.span(),
                    format!("each entry of {key} must be a table such as {{ key = value }}"),
                ),
            }
        }
        tables
    }
}

fn a_type(name: &str) -> String {
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}
