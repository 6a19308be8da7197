//! What was agreed in a contact, in a handover: in the words that were written, what is long folded; on paper all of it. And the documents, each
//! a link for whoever may read it.

use maud::{Markup, html};

use crate::domain::ids::ContactId;
use crate::views::handovers::agreed::{Agreed, Part, Said, Source};
use crate::views::handovers::told::Told;
use crate::web::pages::document::list::title;
use crate::web::pages::say::Say;

/// More than this is not read in one look, in characters.
const LONG: usize = 280;

/// What was agreed; nothing, where nothing was written.
pub fn agreed(say: &Say<'_>, contact: ContactId, told: &Told) -> Markup {
    html! {
        @for one in &told.agreed {
            @let inside = words(say, one);
            figure.said.agreed {
                figcaption.soft { b { (say.t("ho-agreed")) } " · " (from(say, contact, one)) }
                @if length(one) > LONG {
                    details.more.not-printed { summary { (beginning(one)) } (inside) }
                    div.only-printed { (inside) }
                } @else { (inside) }
            }
        }
    }
}

/// Which documents there are, and how far each has come.
pub fn documents(say: &Say<'_>, told: &Told) -> Markup {
    html! {
        @if !told.documents.is_empty() {
            ul.papers {
                @for (id, kind, standing) in &told.documents {
                    li { a.as-link href=(format!("/document/{id}")) { (title(say, None, *kind)) } " · " span.soft { (say.by("ho-document", standing)) } }
                }
            }
        }
    }
}

fn from(say: &Say<'_>, contact: ContactId, one: &Agreed) -> Markup {
    let at = say.when(one.at);
    let by = one.by.clone().unwrap_or_default();
    match one.from {
        Source::Sheet(n) => html! {
            a.as-link href=(format!("/nurse/contact/{contact}/sheet/{n}")) { (say.t("ho-agreed-sheet")) } " · " (by) ", " (at)
        },
        Source::Document(id, kind) => html! {
            a.as-link href=(format!("/document/{id}")) { (title(say, None, kind)) } " · " (by) ", " (at)
        },
        Source::Request => html! { (say.t("ho-agreed-doctor")) ", " (at) },
    }
}

fn words(say: &Say<'_>, one: &Agreed) -> Markup {
    html! {
        @if one.said.is_empty() { p.words { (say.t("ho-erased")) } }
        @for said in &one.said { p.words { (label(say, said)) (text(say, said)) } }
    }
}

fn label(say: &Say<'_>, said: &Said) -> Markup {
    let (Said::Words(part, _) | Said::At(part, _)) = said;
    let word = match part {
        Part::Agreed => return Markup::default(),
        Part::NotAgreed => "not",
        Part::Next => "next",
        Part::Who => "who",
    };
    html! { b { (say.by("ho-agreed-part", word)) } " " }
}

fn text(say: &Say<'_>, said: &Said) -> String {
    match said {
        Said::Words(_, text) => text.clone(),
        Said::At(_, at) => say.day_and_time(*at),
    }
}

fn length(one: &Agreed) -> usize {
    let long = |said: &Said| match said {
        Said::Words(_, text) => text.chars().count(),
        Said::At(..) => 0,
    };
    one.said.iter().map(long).sum()
}

/// The first words, on the line that opens the rest.
fn beginning(one: &Agreed) -> String {
    let first = one.said.iter().find_map(|said| match said {
        Said::Words(_, text) => Some(text.as_str()),
        Said::At(..) => None,
    });
    let begins: String = first.unwrap_or_default().chars().take(LONG / 3).collect();
    format!("{begins}…")
}
