//! A place in a Questionnaire that is read: its value, and the item it belongs to. Collects what is wrong; never stops at the first.

use std::cell::RefCell;

use serde_json::Value;

use crate::service_file::problem::did_you_mean;

/// The linkId of an item, if there is one, and what is to be said of it.
type Said = (Option<String>, String);

/// What has been found.
#[derive(Default)]
pub(super) struct Reader {
    problems: RefCell<Vec<Said>>,
    passed_over: RefCell<Vec<Said>>,
}

impl Reader {
    pub fn problems(&self) -> Vec<Said> {
        self.problems.take()
    }

    /// In words, each once.
    pub fn passed_over(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for (link, what) in self.passed_over.take() {
            let line = match link {
                Some(link) => format!("{what} (linkId {link})"),
                None => what,
            };
            if !all.contains(&line) {
                all.push(line);
            }
        }
        all
    }
}

/// A place.
#[derive(Clone)]
pub(super) struct Node<'a> {
    pub value: &'a Value,
    pub link: Option<String>,
    reader: &'a Reader,
}

impl<'a> Node<'a> {
    pub fn top(value: &'a Value, reader: &'a Reader) -> Self {
        Self {
            value,
            link: None,
            reader,
        }
    }

    /// The same place, as part of this item.
    pub fn of_item(mut self, link: String) -> Self {
        self.link = Some(link);
        self
    }

    pub fn wrong(&self, message: impl Into<String>) {
        let said = (self.link.clone(), message.into());
        self.reader.problems.borrow_mut().push(said);
    }

    pub fn pass_over(&self, what: impl Into<String>) {
        let said = (self.link.clone(), what.into());
        self.reader.passed_over.borrow_mut().push(said);
    }

    fn at(&self, value: &'a Value) -> Self {
        Self {
            value,
            link: self.link.clone(),
            reader: self.reader,
        }
    }

    pub fn get(&self, field: &str) -> Option<Self> {
        let value = self.value.get(field).filter(|value| !value.is_null())?;
        Some(self.at(value))
    }

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
            node.wrong(format!("{field} is a list in R4"));
            return Vec::new();
        };
        values.iter().map(|value| self.at(value)).collect()
    }

    pub fn text(&self) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.wrong("a text in quotes is expected here");
        }
        text
    }

    /// The text of a field, if it is there.
    pub fn text_of(&self, field: &str) -> Option<&'a str> {
        self.get(field)?.text()
    }

    /// Whether the field is there and true.
    pub fn is(&self, field: &str) -> bool {
        let Some(node) = self.get(field) else {
            return false;
        };
        let is = node.value.as_bool();
        if is.is_none() {
            node.wrong(format!("{field} is true or false in R4"));
        }
        is.unwrap_or_default()
    }

    /// The whole number of a field, if it is there.
    pub fn whole(&self, field: &str) -> Option<i64> {
        let node = self.get(field)?;
        let number = node.value.as_i64();
        if number.is_none() {
            node.wrong(format!("{field} is a whole number in R4"));
        }
        number
    }

    /// Nothing but these elements, each also with `_` for what extends it.
    pub fn only(&self, known: &[&str]) {
        let Some(object) = self.value.as_object() else {
            self.wrong("an object in { } is expected here");
            return;
        };
        for name in object.keys() {
            let bare = name.strip_prefix('_').unwrap_or(name);
            if !known.contains(&bare) {
                let hint = did_you_mean(bare, known.iter().copied());
                self.wrong(format!("there is no element {name:?} here in R4{hint}"));
            }
        }
    }

    /// None of these, which would change what the rest means.
    pub fn none_of(&self, names: &[&str]) {
        for name in names {
            if self.get(name).is_some() {
                self.wrong(format!(
                    "{name} can change what the form means, and is not known here: leave it out"
                ));
            }
        }
    }

    /// The first extension with this url.
    pub fn extension(&self, url: &str) -> Option<Self> {
        self.each("extension")
            .into_iter()
            .find(|extension| extension.text_of("url") == Some(url))
    }

    /// Whether there is an extension with this url that says true.
    pub fn is_marked(&self, url: &str) -> bool {
        self.extension(url)
            .is_some_and(|mark| mark.is("valueBoolean"))
    }

    /// Says which extensions have no effect.
    pub fn pass_over_extensions(&self, known: &[&str]) {
        for extension in self.each("extension") {
            let url = extension.text_of("url").unwrap_or_default();
            if !known.contains(&url) {
                let short: String = url.chars().take(200).collect();
                self.pass_over(format!("the extension {short} has no effect"));
            }
        }
    }
}
