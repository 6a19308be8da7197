//! Looking through the handbook as people type: without case and accents, æøå and the Sámi letters where a keyboard lacks them, the middle
//! of a long word, and with one slip of the finger where nothing else fits. The words are compared as names are in the register.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::language::Language;
use crate::domain::patients::spelling::{Fit, fit, words};
use crate::handbook::markdown::Section;
use crate::handbook::page::Page;
use crate::handbook::shelf::Handbook;

/// So many words are looked for; more make no difference to what is found.
const MOST_WORDS: usize = 8;
/// So many pages are shown.
pub const MOST_FOUND: usize = 20;
/// An excerpt begins so many characters before the word, and has so many in all.
const BEFORE: usize = 60;
const EXCERPT: usize = 200;

/// A page that was found.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The page.
    pub page: &'a Arc<Page>,
    /// The part of it that fits best.
    pub section: &'a Section,
    /// Words from there: those that were looked for, and those between them.
    pub excerpt: Vec<(String, bool)>,
}

/// How well a place fits: the larger the better.
type Weight = u32;

/// What fits, the best first: the service's own pages in the reader's language, and then what there is for those who run and build it.
pub fn find<'a>(handbook: &'a Handbook, language: Language, typed: &str) -> Vec<Found<'a>> {
    let mut looked_for = words(typed);
    looked_for.dedup();
    // One letter stands in nearly every page.
    if looked_for.iter().any(|word| word.chars().count() > 1) {
        looked_for.retain(|word| word.chars().count() > 1);
    }
    looked_for.truncate(MOST_WORDS);
    if looked_for.is_empty() {
        return Vec::new();
    }
    let mut pages = handbook.for_reader(language);
    pages.extend(
        handbook
            .pages()
            .filter(|page| page.of_the_service().is_none()),
    );
    let all: Vec<BTreeSet<String>> = pages.iter().map(|page| vocabulary(page)).collect();
    let meant: Vec<Meant> = looked_for
        .iter()
        .map(|word| Meant::of(word, &all))
        .collect();
    let mut found: Vec<(Weight, Found<'a>)> = pages
        .iter()
        .zip(&all)
        .filter(|(_, vocabulary)| meant.iter().all(|word| word.stands_in(vocabulary)))
        .filter_map(|(page, _)| best(page, &meant))
        .collect();
    found.sort_by(|(a, left), (b, right)| {
        b.cmp(a)
            .then_with(|| left.page.title.cmp(&right.page.title))
    });
    found
        .into_iter()
        .map(|(_, found)| found)
        .take(MOST_FOUND)
        .collect()
}

fn vocabulary(page: &Page) -> BTreeSet<String> {
    let sections = page.sections.iter();
    sections
        .flat_map(|section| [words(&section.heading), words(&section.text)])
        .flatten()
        .collect()
}

/// A word that was typed, and what it may stand for.
struct Meant {
    typed: String,
    /// Only where nothing fits otherwise.
    slips: bool,
}

impl Meant {
    fn of(typed: &str, all: &[BTreeSet<String>]) -> Self {
        let mut meant = Self {
            typed: typed.to_owned(),
            slips: false,
        };
        meant.slips = !all.iter().any(|vocabulary| meant.stands_in(vocabulary));
        meant
    }

    fn stands_in(&self, vocabulary: &BTreeSet<String>) -> bool {
        vocabulary.iter().any(|word| self.fits(word).is_some())
    }

    fn fits(&self, word: &str) -> Option<Weight> {
        match fit(word, &self.typed)? {
            Fit::Same => Some(8),
            Fit::Begins => Some(6),
            Fit::Within => Some(3),
            Fit::Slip => self.slips.then_some(2),
        }
    }
}

/// The section of a page that fits best, and how well the page does.
fn best<'a>(page: &'a Arc<Page>, meant: &[Meant]) -> Option<(Weight, Found<'a>)> {
    let weigh = |section: &Section| -> (usize, Weight) {
        let (heading, text) = (words(&section.heading), words(&section.text));
        let most = |among: &[String], word: &Meant| {
            among.iter().filter_map(|other| word.fits(other)).max()
        };
        let each = meant.iter().map(|word| {
            most(&heading, word)
                .map(|weight| weight * 3)
                .max(most(&text, word))
        });
        let each: Vec<Weight> = each.flatten().collect();
        (each.len(), each.iter().sum())
    };
    let (section, (_, weight)) = page
        .sections
        .iter()
        .map(|section| (section, weigh(section)))
        // The first of those that fit equally well.
        .rev()
        .max_by_key(|(_, fits)| *fits)?;
    let title = words(&page.title);
    let of_title: Weight = meant
        .iter()
        .filter_map(|word| title.iter().filter_map(|other| word.fits(other)).max())
        .sum();
    let own = if page.of_the_service().is_some() {
        1000
    } else {
        0
    };
    let found = Found {
        page,
        section,
        excerpt: excerpt(&section.text, meant),
    };
    Some((own + weight + of_title * 4, found))
}

/// The words around the first that fits, and those that fit marked.
fn excerpt(text: &str, meant: &[Meant]) -> Vec<(String, bool)> {
    let pieces = pieces(text);
    let fits = |piece: &str| {
        let mut folded = words(piece).into_iter();
        folded.any(|word| meant.iter().any(|one| one.fits(&word).is_some()))
    };
    let first = pieces.iter().position(|piece| fits(piece)).unwrap_or(0);
    let mut from = first;
    let mut before = 0;
    while from > 0 && before < BEFORE {
        from -= 1;
        before += pieces[from].chars().count();
    }
    let mut out: Vec<(String, bool)> = Vec::new();
    if from > 0 {
        out.push(("… ".to_owned(), false));
    }
    let mut length = 0;
    for (at, piece) in pieces.iter().enumerate().skip(from) {
        length += piece.chars().count();
        if length > EXCERPT && at > first {
            out.push((" …".to_owned(), false));
            break;
        }
        let marked = fits(piece);
        match out.last_mut() {
            Some((last, same)) if *same == marked => last.push_str(piece),
            Some(_) | None => out.push(((*piece).to_owned(), marked)),
        }
    }
    out
}

/// A text cut at the edges of its words; nothing of it is lost.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut in_word = None;
    for (at, c) in text.char_indices() {
        let letter = c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
        if in_word.is_some_and(|before| before != letter) {
            pieces.push(&text[from..at]);
            from = at;
        }
        in_word = Some(letter);
    }
    if from < text.len() {
        pieces.push(&text[from..]);
    }
    pieces
}
