//! A place in a Bundle that is read: its value, and its path for whoever has to find what is wrong. Collects what is wrong; never stops
//! at the first.

use std::cell::RefCell;
use std::str::FromStr;

use serde_json::Value;

use crate::domain::consents::elsewhere::CLOCKS_DIFFER;
use crate::domain::time::Timestamp;
use crate::fhir::import::Wrong;
use crate::fhir::words::Coded;
use crate::fhir::{CODES, EXTENSION};

/// What is wrong so far.
pub(super) type Found = RefCell<Vec<Wrong>>;

/// A place.
#[derive(Clone)]
pub(super) struct Node<'a> {
    pub value: &'a Value,
    path: String,
    found: &'a Found,
}

impl<'a> Node<'a> {
    pub fn new(value: &'a Value, path: String, found: &'a Found) -> Self {
        Self { value, path, found }
    }

    /// Resource and field.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Something here is wrong.
    pub fn wrong(&self, what: impl Into<String>) {
        self.found.borrow_mut().push(Wrong {
            at: self.path.clone(),
            what: what.into(),
        });
    }

    /// A field, if it is there.
    pub fn get(&self, field: &str) -> Option<Self> {
        let value = self.value.get(field).filter(|value| !value.is_null())?;
        Some(Self {
            value,
            path: format!("{}.{field}", self.path),
            found: self.found,
        })
    }

    /// A field that must be there.
    pub fn needed(&self, field: &str) -> Option<Self> {
        let node = self.get(field);
        if node.is_none() {
            self.wrong(format!("{field} is missing"));
        }
        node
    }

    /// What is in a field that repeats.
    pub fn each(&self, field: &str) -> Vec<Self> {
        let Some(node) = self.get(field) else {
            return Vec::new();
        };
        let Some(values) = node.value.as_array() else {
            node.wrong("this is a list in R4");
            return Vec::new();
        };
        let place = |(index, value)| Self {
            value,
            path: format!("{}[{index}]", node.path),
            found: self.found,
        };
        values.iter().enumerate().map(place).collect()
    }

    /// The text here.
    pub fn text(&self) -> String {
        if let Some(text) = self.value.as_str() {
            return text.to_owned();
        }
        self.wrong("this is a text in R4");
        String::new()
    }

    /// The text of a field, if it is there.
    pub fn text_of(&self, field: &str) -> Option<String> {
        self.get(field).map(|node| node.text())
    }

    /// Whether the field is there and true.
    pub fn is(&self, field: &str) -> bool {
        let Some(node) = self.get(field) else {
            return false;
        };
        let is = node.value.as_bool();
        if is.is_none() {
            node.wrong("this is true or false in R4");
        }
        is.unwrap_or_default()
    }

    /// The text here as a value of its own.
    pub fn read<T: FromStr>(&self) -> Option<T>
    where
        T::Err: std::fmt::Display,
    {
        match self.text().parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(T::Err::to_string(&error));
                None
            }
        }
    }

    /// The instant here, of something that has happened. Two clocks may differ.
    pub fn instant_by(&self, now: Timestamp) -> Option<Timestamp> {
        let at = self.instant()?;
        if at > now + CLOCKS_DIFFER {
            self.wrong("this is in the future: when it was said");
            return None;
        }
        Some(at)
    }

    /// The instant here.
    pub fn instant(&self) -> Option<Timestamp> {
        self.read::<jiff::Timestamp>().map(Timestamp::from_jiff)
    }

    /// The code here, of our own.
    pub fn coded<T: Coded>(&self) -> Option<T> {
        let code = self.text();
        let value = T::of(&code);
        if value.is_none() {
            self.wrong(format!("{code:?} is no code that is known here"));
        }
        value
    }

    /// The code of our own in this concept.
    pub fn concept<T: Coded>(&self) -> Option<T> {
        let codings = self.each("coding");
        let own = codings
            .iter()
            .find(|coding| coding.value.get("system").and_then(Value::as_str) == Some(CODES));
        if let Some(own) = own {
            return own.needed("code")?.coded();
        }
        self.wrong(format!("there is no coding of {CODES}"));
        None
    }

    /// What our own extensions of this name hold.
    pub fn extensions(&self, name: &str) -> Vec<Self> {
        let url = format!("{EXTENSION}{name}");
        let named = |node: &Self| node.value.get("url").and_then(Value::as_str) == Some(&url);
        self.each("extension").into_iter().filter(named).collect()
    }

    /// The value of the first of them.
    pub fn extension(&self, name: &str, field: &str) -> Option<Self> {
        self.extensions(name).first()?.needed(field)
    }
}
