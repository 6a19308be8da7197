//! What is asked now, given what has been answered (FHIR R4 `enableWhen`). What is not asked keeps its answers, but nobody is shown
//! them, nothing depends on them, and they are no part of what is signed.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::condition::Behaviour;
use crate::domain::forms::form::Form;
use crate::domain::forms::item::Item;
use crate::domain::forms::link::{Field, LinkId, MOST_ROWS};

/// Whether one field is asked. Where several are of interest, make a [`Visible`] once.
pub fn visible(form: &Form, answers: &Answers, field: &Field) -> bool {
    Visible::of(form, answers).shows(field)
}

/// The rows of a group that repeats in which something is answered.
pub fn rows(form: &Form, answers: &Answers, group: &LinkId) -> BTreeSet<u16> {
    answers.rows(|field| form.rows_of(&field.link) == Some(group))
}

/// The row that comes next in a group that repeats; none when it is full.
pub fn next_row(form: &Form, answers: &Answers, group: &LinkId) -> Option<u16> {
    let next = rows(form, answers, group)
        .last()
        .map_or(0, |last| last.saturating_add(1));
    (next < MOST_ROWS).then_some(next)
}

/// What is asked, worked out once for all fields.
#[derive(Clone, Debug)]
pub struct Visible {
    /// Outside of rows.
    whole: BTreeMap<LinkId, bool>,
    /// In rows in which something is answered.
    rows: BTreeMap<Field, bool>,
    /// In a row in which nothing is answered yet.
    empty: BTreeMap<LinkId, bool>,
}

impl Visible {
    /// Works it out.
    pub fn of(form: &Form, answers: &Answers) -> Self {
        let mut visible = Self {
            whole: BTreeMap::new(),
            rows: BTreeMap::new(),
            empty: BTreeMap::new(),
        };
        let mut known: BTreeMap<&LinkId, BTreeSet<u16>> = BTreeMap::new();
        for link in form.order() {
            let Some(item) = form.item(link) else {
                continue;
            };
            let Some(group) = form.rows_of(link) else {
                let shown = visible.decide(form, answers, item, None, 0);
                visible.whole.insert(link.clone(), shown);
                continue;
            };
            let rows = known
                .entry(group)
                .or_insert_with(|| rows(form, answers, group));
            for row in rows.iter().copied() {
                let shown = visible.decide(form, answers, item, Some(group), row);
                let field = Field {
                    link: link.clone(),
                    row,
                };
                visible.rows.insert(field, shown);
            }
            // A number that no row has: one in which nothing is answered.
            let shown = visible.decide(form, answers, item, Some(group), u16::MAX);
            visible.empty.insert(link.clone(), shown);
        }
        visible
    }

    /// Whether a field is asked. Never for one that is not in the form.
    pub fn shows(&self, field: &Field) -> bool {
        self.whole
            .get(&field.link)
            .or_else(|| self.rows.get(field))
            .or_else(|| self.empty.get(&field.link))
            .copied()
            .unwrap_or(false)
    }

    fn decide(
        &self,
        form: &Form,
        answers: &Answers,
        item: &Item,
        group: Option<&LinkId>,
        row: u16,
    ) -> bool {
        let beside = |link: &LinkId| Field {
            link: link.clone(),
            row: if form.rows_of(link).is_some() && form.rows_of(link) == group {
                row
            } else {
                0
            },
        };
        let above = form.above(&item.link);
        if above.is_some_and(|above| !self.shows(&beside(above))) {
            return false;
        }
        let Some(enable) = &item.enable else {
            return true;
        };
        let holds = |question: &LinkId| -> Vec<Answer> {
            let field = beside(question);
            if self.shows(&field) {
                answers.of(&field).to_vec()
            } else {
                Vec::new()
            }
        };
        let mut conditions = enable
            .conditions
            .iter()
            .map(|condition| condition.test.holds(&holds(&condition.question)));
        match enable.behaviour {
            Behaviour::All => conditions.all(|holds| holds),
            Behaviour::Any => conditions.any(|holds| holds),
        }
    }
}

/// What is answered and asked: all that is signed, and nothing else.
pub fn what_counts(form: &Form, answers: &Answers) -> Answers {
    let visible = Visible::of(form, answers);
    answers
        .iter()
        .filter(|(field, _)| visible.shows(field))
        .map(|(field, values)| (field.clone(), values.to_vec()))
        .collect()
}
