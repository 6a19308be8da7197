//! A list of them: those that are open, then, folded, those that are over.

use maud::{Markup, html};

use crate::web::pages::say::Say;

/// So many of a group are shown before the rest is folded.
const SHOWN: usize = 20;
/// So much of what somebody wrote stands in a list, characters.
const BEGINNING: usize = 120;

/// What the groups are called.
pub struct Groups {
    /// Those that are open, by its key.
    pub open: &'static str,
    /// None is.
    pub none_open: &'static str,
    /// So many are over.
    pub over: &'static str,
    /// The name of their fold on the page.
    pub fold: &'static str,
}

/// The lines of `rows`, of which the open ones come first.
pub fn groups<R>(
    say: &Say<'_>,
    names: &Groups,
    rows: &[R],
    is_open: impl Fn(&R) -> bool,
    line: impl Fn(&R) -> Markup,
) -> Markup {
    let over = rows.iter().position(|row| !is_open(row));
    let (open, over) = rows.split_at(over.unwrap_or(rows.len()));
    html! {
        @if !open.is_empty() {
            section.card #open aria-labelledby="h-open" {
                h2 #h-open { (say.t(names.open)) " " span.count { (open.len()) } }
                (folded(say, "open-rest", open, &line))
            }
        } @else if !over.is_empty() { div.empty { p { (say.t(names.none_open)) } } }
        @if !over.is_empty() {
            details.more id=(names.fold) {
                summary { (say.numbered(names.over, over.len())) }
                (folded(say, &format!("{}-rest", names.fold), over, &line))
            }
        }
    }
}

fn folded<R>(say: &Say<'_>, id: &str, rows: &[R], line: impl Fn(&R) -> Markup) -> Markup {
    let (first, rest) = rows.split_at(rows.len().min(SHOWN));
    html! {
        @for row in first { (line(row)) }
        @if !rest.is_empty() {
            details.more id=(id) {
                summary { (say.numbered("ui-more", rest.len())) }
                @for row in rest { (line(row)) }
            }
        }
    }
}

/// The first words of what somebody wrote.
pub fn beginning(words: &str) -> String {
    let mut short: String = words.chars().take(BEGINNING).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}
