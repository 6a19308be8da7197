//! A form in one version. Once made it is sound: every item has an id of its own, every condition is about a question that is there,
//! nothing waits for itself, and nothing is filled in beforehand where the law wants own words.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::forms::fault::Fault;
use crate::domain::forms::item::Item;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::LinkId;
use crate::domain::forms::sound;
use crate::domain::forms::words::Words;

/// Which form in which version: what an assessment keeps for good.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormRef {
    /// The same for every version.
    pub url: String,
    /// The version.
    pub version: String,
}

/// `url|version`, as FHIR writes it.
impl fmt::Display for FormRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}|{}", self.url, self.version)
    }
}

/// What there is to say of a form as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which form, which version.
    pub reference: FormRef,
    /// A short name for addresses, the same for every version.
    pub name: String,
    /// What it writes.
    pub kind: DocumentKind,
    /// Its title.
    pub title: Words,
    /// What it is for.
    pub purpose: Option<Words>,
    /// Where what it asks is from: law, standard, routine.
    pub source: Option<Words>,
    /// New documents are begun on it from this day on.
    pub effective_from: Date,
    /// And to the end of this day.
    pub effective_until: Option<Date>,
    /// When somebody last looked through it.
    pub reviewed: Option<Date>,
    /// Who answers for it.
    pub publisher: Option<String>,
    /// The terms under which it may be used.
    pub copyright: Option<Words>,
    /// A hash of the file that it was read from: two files of the same version must not differ.
    pub digest: String,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    head: Head,
    items: Vec<Item>,
    places: BTreeMap<LinkId, Place>,
    order: Vec<LinkId>,
    text: Option<Arc<str>>,
}

/// Where an item stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Which of the items, and which of those below, and so on.
    pub path: Vec<usize>,
    /// The item above.
    pub above: Option<LinkId>,
    /// The group that repeats in which it stands.
    pub rows_of: Option<LinkId>,
}

impl Form {
    /// A form that holds together.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn new(head: Head, items: Vec<Item>) -> Result<Self, Vec<Fault>> {
        let (places, order) = sound::look_at(&head, &items)?;
        Ok(Self {
            head,
            items,
            places,
            order,
            text: None,
        })
    }

    /// With the text of the file that it was read from.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.text = Some(text.into());
        self
    }

    /// The text of the file that it was read from, where it was read from one.
    pub const fn text(&self) -> Option<&Arc<str>> {
        self.text.as_ref()
    }

    /// What there is to say of it as a whole.
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// Which form in which version.
    pub const fn reference(&self) -> &FormRef {
        &self.head.reference
    }

    /// What it writes.
    pub const fn kind(&self) -> DocumentKind {
        self.head.kind
    }

    /// Its items at the top, in order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Every item, each before what stands below it.
    pub fn all_items(&self) -> Vec<&Item> {
        self.items.iter().flat_map(Item::all).collect()
    }

    /// The item with this id.
    pub fn item(&self, link: &LinkId) -> Option<&Item> {
        let place = self.places.get(link)?;
        let (first, rest) = place.path.split_first()?;
        rest.iter()
            .try_fold(self.items.get(*first)?, |item, at| item.items.get(*at))
    }

    /// The group that repeats in which an item stands.
    pub fn rows_of(&self, link: &LinkId) -> Option<&LinkId> {
        self.places.get(link)?.rows_of.as_ref()
    }

    /// The item above.
    pub(super) fn above(&self, link: &LinkId) -> Option<&LinkId> {
        self.places.get(link)?.above.as_ref()
    }

    /// Every id, in an order in which nothing comes before what decides whether it is asked.
    pub(super) fn order(&self) -> &[LinkId] {
        &self.order
    }

    /// Whether new documents are begun on it on this day.
    pub fn is_effective(&self, day: Date) -> bool {
        self.head.effective_from <= day
            && self.head.effective_until.is_none_or(|until| day <= until)
    }
}
