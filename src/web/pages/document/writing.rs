//! Who else is writing at this moment, and where. `document.js` says it at the field; on the page of whoever only reads it stands at the top.

use maud::{Markup, html};

use crate::domain::forms::form::Form;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::documents::{self, DocumentSeen};
use crate::web::live::writers::Writer;
use crate::web::pages::forms::field;
use crate::web::pages::nurse::Seen;
use crate::web::pages::say::Say;

/// A line for each of the others.
pub fn others(
    say: &Say<'_>,
    seen: &Seen<'_>,
    found: &DocumentSeen<'_>,
    form: Option<&Form>,
    writers: &[Writer],
) -> Markup {
    let Some(form) = form.filter(|_| found.document.is_draft()) else {
        return Markup::default();
    };
    let others = writers.iter().filter(|one| !is_me(seen.viewer, one));
    html! {
        @for one in others {
            @if let Some(item) = form.item(&one.field.link) {
                @let who = documents::name(seen.state, &one.by);
                @let who = [("who", Arg::Text(who.as_str()))];
                p.writes-here data-writing=(one.field) data-here=(say.with("doc-writes-here", &who)) hidden[found.may_write] {
                    (say.with("doc-writes", &who))
                    @if let Some(text) = &item.text { " " span { (field::words(say, text)) } }
                }
            }
        }
    }
}

/// She is no news to herself, on whichever of her screens.
fn is_me(viewer: &Viewer, writer: &Writer) -> bool {
    viewer.actor().is_some_and(|me| me == writer.by)
}
