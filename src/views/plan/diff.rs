//! What is different between two versions, so that a person can read it: for each part what is new, what is gone, what is changed. Says
//! everything that differs, and nothing where nothing does.

use crate::domain::plans::content::{Answer, Content, Entry, answer};
use crate::domain::plans::section::{Ask, Section};
use crate::views::plan::Part;

/// What is different in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartDiff {
    /// Which part.
    pub section: Section,
    /// Entries that stand only in the newer one.
    pub new: Vec<Entry>,
    /// Entries that stand only in the older one.
    pub gone: Vec<Entry>,
    /// Entries that stand in both and not alike.
    pub changed: Vec<Change>,
    /// The same entries stand in another order.
    pub reordered: bool,
    /// Whether it is said in the person's own words, where that is new.
    pub own_words: Option<bool>,
}

/// An entry as it was and as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// As it was.
    pub before: Entry,
    /// As it is.
    pub now: Entry,
}

/// One answer that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerDiff<'a> {
    /// To what.
    pub ask: Ask,
    /// What stood there; nothing did.
    pub before: Option<&'a str>,
    /// What stands there; nothing does.
    pub now: Option<&'a str>,
}

impl Change {
    /// The answers that differ, in the order in which they are asked for.
    pub fn answers(&self, section: Section) -> Vec<AnswerDiff<'_>> {
        let asks = section.asks().iter().chain(&[Ask::For]);
        asks.map(|ask| AnswerDiff {
            ask: *ask,
            before: answer(&self.before, *ask),
            now: answer(&self.now, *ask),
        })
        .filter(|diff| diff.before != diff.now)
        .collect()
    }
}

impl PartDiff {
    const fn is_nothing(&self) -> bool {
        self.new.is_empty()
            && self.gone.is_empty()
            && self.changed.is_empty()
            && !self.reordered
            && self.own_words.is_none()
    }
}

/// Between the parts of two versions, in the order of a plan.
pub fn between(before: &[Part], now: &[Part]) -> Vec<PartDiff> {
    let nothing = Content::default();
    let of = |parts: &[Part], section: Section| {
        let found = parts.iter().find(|part| part.section == section);
        found.map_or_else(|| nothing.clone(), |part| part.shown.clone())
    };
    Section::ALL
        .into_iter()
        .filter_map(|section| contents(section, &of(before, section), &of(now, section)))
        .collect()
}

/// Between what stood in a part and what stands there; nothing where it is the same.
pub fn contents(section: Section, before: &Content, now: &Content) -> Option<PartDiff> {
    let mut left: Vec<Option<&Entry>> = before.entries.iter().map(Some).collect();
    let mut pairs: Vec<Option<usize>> = now
        .entries
        .iter()
        .map(|entry| take(&mut left, |old| old == entry))
        .collect();
    let only = before.entries.len() == 1 && now.entries.len() == 1;
    let mut changed = Vec::new();
    for (entry, pair) in now.entries.iter().zip(&mut pairs) {
        if pair.is_some() {
            continue;
        }
        // One entry there is, or the same beginning: the same thing, said otherwise.
        *pair = take(&mut left, |old| {
            let about = key(section, entry);
            !section.repeats()
                || only && section.is_warning()
                || about.is_some() && about == key(section, old)
        });
        if let Some(at) = *pair
            && let Some(old) = before.entries.get(at)
        {
            changed.push(Change {
                before: old.clone(),
                now: entry.clone(),
            });
        }
    }
    let order: Vec<usize> = pairs.iter().flatten().copied().collect();
    let unpaired = now.entries.iter().zip(&pairs);
    let diff = PartDiff {
        section,
        new: unpaired
            .filter(|(_, pair)| pair.is_none())
            .map(|(entry, _)| entry.clone())
            .collect(),
        gone: left.into_iter().flatten().cloned().collect(),
        changed,
        reordered: !order.is_sorted(),
        own_words: (before.own_words != now.own_words).then_some(now.own_words),
    };
    (!diff.is_nothing()).then_some(diff)
}

/// Takes the first that fits.
fn take(left: &mut [Option<&Entry>], fits: impl Fn(&Entry) -> bool) -> Option<usize> {
    let at = left.iter().position(|entry| entry.is_some_and(&fits))?;
    left[at] = None;
    Some(at)
}

/// What an entry is about: the answer that it cannot be without, where it has others as well.
fn key(section: Section, entry: &Entry) -> Option<&Answer> {
    let several = section.asks().len() > 1;
    entry
        .iter()
        .find(|answer| several && section.needs(answer.ask))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn section() -> impl Strategy<Value = Section> {
        proptest::sample::select(Section::ALL.to_vec())
    }

    /// As contents are kept: entries with answers in order, none empty, one only where a part does not repeat.
    fn content(section: Section) -> impl Strategy<Value = Content> {
        let most = if section.repeats() { 5 } else { 1 };
        let asks = section.asks();
        let entry = proptest::collection::vec("[ab]{0,2}", asks.len()).prop_map(move |texts| {
            let answers = asks.iter().zip(texts).filter(|(_, text)| !text.is_empty());
            let entry: Entry = answers
                .map(|(ask, text)| Answer { ask: *ask, text })
                .collect();
            entry
        });
        (proptest::collection::vec(entry, 0..=most), any::<bool>()).prop_map(|(all, own)| {
            let entries: Vec<Entry> = all.into_iter().filter(|entry| !entry.is_empty()).collect();
            Content {
                own_words: own && !entries.is_empty(),
                entries,
            }
        })
    }

    fn sorted(entries: &[Entry]) -> Vec<Vec<(Ask, String)>> {
        let plain = |one: &Answer| (one.ask, one.text.clone());
        let mut all: Vec<Vec<(Ask, String)>> = entries
            .iter()
            .map(|entry| entry.iter().map(plain).collect())
            .collect();
        all.sort();
        all
    }

    #[test]
    fn one_line_for_another_is_new_and_gone_and_not_a_change() {
        let lines = |all: &[&str]| Content {
            entries: all
                .iter()
                .map(|text| {
                    vec![Answer {
                        ask: Ask::What,
                        text: (*text).to_owned(),
                    }]
                })
                .collect(),
            own_words: true,
        };
        let (before, now) = (lines(&["musikk", "te"]), lines(&["te", "frisk luft"]));
        let diff = contents(Section::Helps, &before, &now).unwrap();
        assert_eq!((diff.new.len(), diff.gone.len()), (1, 1));
        assert!(diff.changed.is_empty() && !diff.reordered);
    }

    proptest! {
        #[test]
        fn nothing_differs_from_itself(
            (section, content) in section().prop_flat_map(|section| (Just(section), content(section))),
        ) {
            prop_assert_eq!(contents(section, &content, &content), None);
        }

        /// What was, without what is gone and with what is new and changed, is what is.
        #[test]
        fn every_change_is_said(
            (section, before, now) in section()
                .prop_flat_map(|section| (Just(section), content(section), content(section))),
        ) {
            let Some(diff) = contents(section, &before, &now) else {
                prop_assert_eq!(before, now);
                return Ok(());
            };
            prop_assert_ne!(&before, &now);
            let mut made = before.entries.clone();
            for lost in diff.gone.iter().chain(diff.changed.iter().map(|change| &change.before)) {
                let at = made.iter().position(|entry| entry == lost).unwrap();
                made.remove(at);
            }
            made.extend(diff.new.iter().cloned());
            made.extend(diff.changed.iter().map(|change| change.now.clone()));
            prop_assert_eq!(sorted(&made), sorted(&now.entries));
            for change in &diff.changed {
                prop_assert!(!change.answers(section).is_empty());
            }
            let own = diff.own_words.unwrap_or(before.own_words);
            prop_assert_eq!(own, now.own_words);
            if sorted(&before.entries) == sorted(&now.entries) && before.entries != now.entries {
                prop_assert!(diff.reordered || !diff.changed.is_empty());
            }
        }
    }
}
