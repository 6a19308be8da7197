//! Every form that there is, several versions of one beside each other. A new document is begun on the one in force that day; one that
//! was begun keeps its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::forms::form::{Form, FormRef};
use crate::domain::forms::kind::DocumentKind;

/// All forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    forms: BTreeMap<FormRef, Arc<Form>>,
    /// Those that documents stand on and that are there no more: nothing is begun on them.
    kept: BTreeMap<FormRef, Arc<Form>>,
}

/// Two forms that cannot stand beside each other.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Clash {
    /// Nobody could tell which of the two is meant.
    #[error(
        "{one} and {other} are both in force from {from}: give the later one a later start in effectivePeriod"
    )]
    SameStart {
        /// The one.
        one: FormRef,
        /// The other.
        other: FormRef,
        /// From when.
        from: Date,
    },
    /// Two forms at one address.
    #[error("{one} and {other} have the same name {name:?}: give one of them another name")]
    SameName {
        /// The one.
        one: FormRef,
        /// The other.
        other: FormRef,
        /// The name.
        name: String,
    },
    /// A form that has become another.
    #[error("{one} and {other} write different kinds of document: a url stays with one kind")]
    OtherKind {
        /// The one.
        one: FormRef,
        /// The other.
        other: FormRef,
    },
}

impl Library {
    /// From forms; of two with the same url and version the later one counts.
    ///
    /// # Errors
    /// Every pair that cannot stand beside each other.
    pub fn new(forms: impl IntoIterator<Item = Form>) -> Result<Self, Vec<Clash>> {
        let forms: BTreeMap<FormRef, Arc<Form>> = forms
            .into_iter()
            .map(|form| (form.reference().clone(), Arc::new(form)))
            .collect();
        let mut clashes = Vec::new();
        let all: Vec<&Arc<Form>> = forms.values().collect();
        for (at, form) in all.iter().enumerate() {
            let later = all.iter().skip(at + 1);
            clashes.extend(later.filter_map(|other| clash(form, other)));
        }
        if clashes.is_empty() {
            let kept = BTreeMap::new();
            Ok(Self { forms, kept })
        } else {
            Err(clashes)
        }
    }

    /// This form in this version.
    pub fn get(&self, reference: &FormRef) -> Option<&Arc<Form>> {
        self.forms
            .get(reference)
            .or_else(|| self.kept.get(reference))
    }

    /// Takes a form as documents stand on it. It counts before what has the same url and version; where nothing has, nothing new is begun on it.
    pub fn keep(&mut self, form: Form) {
        let form = Arc::new(form);
        match self.forms.get_mut(form.reference()) {
            Some(there) => *there = form,
            None => {
                self.kept.insert(form.reference().clone(), form);
            }
        }
    }

    /// All of them, by url and version.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Form>> {
        self.forms.values()
    }

    /// What a document of this kind is begun on that day: of each url the version that came into force last.
    pub fn current(&self, kind: DocumentKind, day: Date) -> Vec<&Arc<Form>> {
        self.in_force(day)
            .into_iter()
            .filter(|form| form.kind() == kind)
            .collect()
    }

    /// The form with this name that something is begun on that day.
    pub fn in_use(&self, name: &str, day: Date) -> Option<&Arc<Form>> {
        let mine = |form: &&Arc<Form>| form.head().name == name;
        self.in_force(day).into_iter().find(mine)
    }

    /// To be read: the form with this name that is in force that day; if none is, the one that came last.
    pub fn named(&self, name: &str, day: Date) -> Option<&Arc<Form>> {
        self.in_use(name, day).or_else(|| {
            self.all()
                .filter(|form| form.head().name == name)
                .max_by_key(|form| form.head().effective_from)
        })
    }

    /// Of each url the version in force that day.
    pub fn in_force(&self, day: Date) -> Vec<&Arc<Form>> {
        let mut chosen: BTreeMap<&str, &Arc<Form>> = BTreeMap::new();
        for form in self.all().filter(|form| form.is_effective(day)) {
            let best = chosen.entry(&form.reference().url).or_insert(form);
            if best.head().effective_from < form.head().effective_from {
                *best = form;
            }
        }
        chosen.into_values().collect()
    }
}

fn clash(one: &Form, other: &Form) -> Option<Clash> {
    let (first, second) = (one.head(), other.head());
    let (one, other) = (first.reference.clone(), second.reference.clone());
    if one.url == other.url {
        if first.kind != second.kind {
            return Some(Clash::OtherKind { one, other });
        }
        let from = first.effective_from;
        return (from == second.effective_from).then_some(Clash::SameStart { one, other, from });
    }
    let name = first.name.clone();
    (name == second.name).then_some(Clash::SameName { one, other, name })
}
