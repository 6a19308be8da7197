//! Whether a form holds together. Looks at everything once, in bounded time, whatever the file held.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::domain::forms::check::{self, LONGEST_ANSWER};
use crate::domain::forms::condition::{Condition, Test};
use crate::domain::forms::fault::{Fault, Wrong};
use crate::domain::forms::form::{Head, Place};
use crate::domain::forms::item::{Item, ItemKind, Question};
use crate::domain::forms::link::LinkId;
use crate::domain::forms::words::Words;

/// Most items in one form.
pub const MOST_ITEMS: usize = 500;
/// Most levels of items.
pub const DEEPEST: usize = 8;
/// Most options of one question.
pub const MOST_OPTIONS: usize = 200;
/// Longest words of one item, in characters.
pub const MOST_WORDS: usize = 4_000;

type Places = BTreeMap<LinkId, Place>;

pub(super) fn look_at(head: &Head, items: &[Item]) -> Result<(Places, Vec<LinkId>), Vec<Fault>> {
    let mut look = Look {
        head,
        faults: Vec::new(),
        places: Places::new(),
        items: BTreeMap::new(),
        sequence: Vec::new(),
    };
    look.whole();
    look.below(items, None, None, &[]);
    if look.faults.is_empty() && !look.items.values().any(|item| item.question().is_some()) {
        look.fault(None, Wrong::Empty);
    }
    look.conditions();
    let order = look.order();
    if look.faults.is_empty() {
        Ok((look.places, order))
    } else {
        Err(look.faults)
    }
}

struct Look<'f> {
    head: &'f Head,
    faults: Vec<Fault>,
    places: Places,
    items: BTreeMap<LinkId, &'f Item>,
    /// As they stand in the form.
    sequence: Vec<LinkId>,
}

impl<'f> Look<'f> {
    fn fault(&mut self, link: Option<&LinkId>, wrong: Wrong) {
        self.faults.push(Fault {
            link: link.cloned(),
            wrong,
        });
    }

    fn whole(&mut self) {
        let head = self.head;
        let words = [&head.purpose, &head.source, &head.copyright];
        let all = words.into_iter().flatten().chain([&head.title]);
        if all.into_iter().any(cannot_be_shown) {
            self.fault(None, Wrong::Words);
        }
        if head
            .effective_until
            .is_some_and(|until| until < head.effective_from)
        {
            self.fault(None, Wrong::Period);
        }
    }

    fn below(
        &mut self,
        items: &'f [Item],
        above: Option<&LinkId>,
        rows_of: Option<&LinkId>,
        path: &[usize],
    ) {
        if path.len() >= DEEPEST && !items.is_empty() {
            self.fault(above, Wrong::TooDeep);
            return;
        }
        for (at, item) in items.iter().enumerate() {
            if self.sequence.len() >= MOST_ITEMS {
                if self.sequence.len() == MOST_ITEMS {
                    self.sequence.push(item.link.clone());
                    self.fault(None, Wrong::TooManyItems);
                }
                return;
            }
            let path = [path, &[at]].concat();
            let place = Place {
                path: path.clone(),
                above: above.cloned(),
                rows_of: rows_of.cloned(),
            };
            self.sequence.push(item.link.clone());
            if self.places.insert(item.link.clone(), place).is_some() {
                self.fault(Some(&item.link), Wrong::Duplicate);
            }
            self.items.insert(item.link.clone(), item);
            for wrong in alone(item, self.head.kind.is_legal(), rows_of.is_some()) {
                self.fault(Some(&item.link), wrong);
            }
            let rows_of = if item.has_rows() {
                Some(&item.link)
            } else {
                rows_of
            };
            self.below(&item.items, Some(&item.link), rows_of, &path);
        }
    }

    fn conditions(&mut self) {
        let mut found = Vec::new();
        for (link, item) in &self.items {
            let Some(enable) = &item.enable else {
                continue;
            };
            if enable.conditions.is_empty() {
                found.push((link.clone(), Wrong::NoCondition));
            }
            for condition in &enable.conditions {
                if let Some(wrong) = self.condition(link, condition) {
                    found.push((link.clone(), wrong));
                }
            }
        }
        for (link, wrong) in found {
            self.fault(Some(&link), wrong);
        }
    }

    fn condition(&self, link: &LinkId, condition: &Condition) -> Option<Wrong> {
        let about = condition.question.clone();
        let Some(asked) = self.items.get(&about) else {
            return Some(Wrong::UnknownQuestion(about));
        };
        let Some(question) = asked.question() else {
            return Some(Wrong::NoQuestion(about));
        };
        let theirs = self.places.get(&about)?.rows_of.as_ref();
        let mine = self.places.get(link)?.rows_of.as_ref();
        if theirs.is_some() && theirs != mine {
            return Some(Wrong::OtherRows(about));
        }
        match &condition.test {
            Test::Exists(_) => None,
            Test::Compare(operator, value) => {
                let fits = check::fits_question(question, value).is_ok();
                let sized = !operator.orders() || question.options().is_empty();
                (!(fits && sized)).then_some(Wrong::NotComparable(about))
            }
        }
    }

    /// Each after what it waits for: the item above, and what its conditions ask about.
    fn order(&mut self) -> Vec<LinkId> {
        let mut waits: BTreeMap<&LinkId, BTreeSet<&LinkId>> = BTreeMap::new();
        let mut frees: BTreeMap<&LinkId, Vec<&LinkId>> = BTreeMap::new();
        for (link, item) in &self.items {
            let above = self.places.get(link).and_then(|place| place.above.as_ref());
            let asked = item.enable.iter().flat_map(|enable| &enable.conditions);
            let all = asked.map(|condition| &condition.question).chain(above);
            let all: BTreeSet<&LinkId> = all.filter(|it| self.items.contains_key(*it)).collect();
            for one in &all {
                frees.entry(one).or_default().push(link);
            }
            waits.insert(link, all);
        }
        let free = |link: &&LinkId| waits.get(*link).is_some_and(BTreeSet::is_empty);
        let mut ready: VecDeque<&LinkId> = self.sequence.iter().filter(free).collect();
        let mut order: Vec<LinkId> = Vec::new();
        while let Some(link) = ready.pop_front() {
            if waits.remove(link).is_none() {
                continue;
            }
            order.push(link.clone());
            for freed in frees.get(link).into_iter().flatten() {
                if let Some(left) = waits.get_mut(*freed) {
                    left.remove(link);
                    if left.is_empty() {
                        ready.push_back(freed);
                    }
                }
            }
        }
        let stuck: Vec<LinkId> = waits.into_keys().cloned().collect();
        for link in stuck {
            self.fault(Some(&link), Wrong::Circle);
        }
        order
    }
}

fn cannot_be_shown(words: &Words) -> bool {
    words.has_blank() || words.longest() > MOST_WORDS
}

/// What is wrong with an item by itself.
fn alone(item: &Item, legal: bool, in_rows: bool) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    if item.text.iter().chain(&item.hint).any(cannot_be_shown) {
        wrong.push(Wrong::Words);
    }
    match &item.kind {
        ItemKind::Group => {
            if item.repeats && in_rows {
                wrong.push(Wrong::RowsWithinRows);
            }
        }
        ItemKind::Display => {
            if item.text.is_none() {
                wrong.push(Wrong::NoText);
            }
            if !item.items.is_empty() {
                wrong.push(Wrong::BelowDisplay);
            }
        }
        ItemKind::Question(question) => {
            if item.text.is_none() {
                wrong.push(Wrong::NoText);
            }
            if item.repeats && !item.items.is_empty() {
                wrong.push(Wrong::BelowRepeats);
            }
            wrong.extend(asked(question));
        }
    }
    wrong.extend(initial(item, legal));
    if item.criterion && !wants_words(item) {
        wrong.push(Wrong::CriterionWithoutWords);
    }
    wrong
}

fn initial(item: &Item, legal: bool) -> Option<Wrong> {
    if item.initial.is_empty() {
        return None;
    }
    if legal || item.criterion {
        return Some(Wrong::FilledIn);
    }
    check::fits_item(item, &item.initial)
        .err()
        .map(Wrong::Initial)
}

/// Whether nobody gets past a criterion without words of their own: neither a default nor a condition stands between.
fn wants_words(criterion: &Item) -> bool {
    let all = criterion.all();
    let untouched = all.iter().all(|item| item.initial.is_empty());
    let words = all.iter().any(|item| {
        let asks = item.question().is_some_and(Question::takes_words);
        asks && item.required && (std::ptr::eq(*item, criterion) || item.enable.is_none())
    });
    untouched && words
}

fn asked(question: &Question) -> Option<Wrong> {
    match question {
        Question::Choice(options) | Question::OpenChoice(options) => {
            if !(1..=MOST_OPTIONS).contains(&options.len()) {
                return Some(Wrong::Options);
            }
            let mut codes = BTreeSet::new();
            options.iter().find_map(|option| {
                let code = option.code.0.trim();
                if cannot_be_shown(&option.display) || code.is_empty() {
                    return Some(Wrong::Words);
                }
                let twice = !codes.insert(&option.code);
                twice.then(|| Wrong::DuplicateOption(code.to_owned()))
            })
        }
        Question::String { longest } | Question::Text { longest } => {
            (!(1..=LONGEST_ANSWER).contains(longest)).then_some(Wrong::Bounds)
        }
        Question::Integer { least, most } => {
            let reversed = least.zip(*most).is_some_and(|(least, most)| least > most);
            reversed.then_some(Wrong::Bounds)
        }
        Question::Decimal { least, most } => {
            let reversed = least
                .zip(*most)
                .is_some_and(|(least, most)| least.compare(most).is_gt());
            reversed.then_some(Wrong::Bounds)
        }
        Question::Boolean | Question::Date | Question::DateTime => None,
    }
}
