//! What is said on an open page of a record or a plan when what it shows may not be read any more. The live line brings it; the browser
//! takes away what is named there (`closing.js`).

use maud::{Markup, html};

use crate::domain::openings::opening::RecordPart;
use crate::text::Arg;
use crate::views::board::{self, Board};
use crate::views::openings::part_word;
use crate::views::shows::{Closed, Mark, Shows, closed};
use crate::web::pages::nurse::Seen;
use crate::web::pages::parts::{self, Icon, Region, icon};
use crate::web::pages::record::section;
use crate::web::pages::say::Say;

/// Where the live line of a page is.
pub fn live(say: &Say<'_>, shows: &Shows) -> String {
    format!(
        "/api/v1/live?view=record&lang={}&patient={}&shows={}",
        say.language,
        shows.patient,
        shows.words()
    )
}

/// The region of a page that nothing has closed.
pub fn place() -> Markup {
    parts::region("closing", &html! {})
}

/// The region, for the live line.
pub fn regions(seen: &Seen<'_>, shows: &Shows) -> (Board, Vec<Region>) {
    let board = board::board(seen.state, seen.viewer, seen.now, seen.standing.clone());
    let zone = board.zone.clone();
    let say = Say::new(seen.texts, seen.viewer.language, zone, seen.now);
    let found = closed(seen.state, seen.viewer, shows, seen.now);
    let said = html! { @if let Some(found) = &found { (said(&say, found)) } };
    (board, vec![("closing", said)])
}

fn said(say: &Say<'_>, closed: &Closed) -> Markup {
    let words: Vec<&str> = closed.lost.iter().map(|mark| mark.word()).collect();
    let gone = if closed.all {
        "all".to_owned()
    } else {
        words.join(" ")
    };
    let names: Vec<String> = closed
        .lost
        .iter()
        .filter_map(|mark| name(say, *mark))
        .collect();
    html! {
        div.say.red.closing role="alert" data-gone=(gone) {
            p { (icon(Icon::Alert)) " " b { (say.t(if closed.all { "acc-closed-all" } else { "acc-closed-parts" })) } }
            @if closed.all { p { (say.t("acc-closed-all-why")) } }
            @else { p { (say.with("acc-closed-which", &[("parts", Arg::Text(&names.join(" · ")))])) } }
            @if let Some(contact) = closed.contact {
                p { (say.t("acc-closed-safety")) }
                p { a.do href=(format!("/nurse/contact/{contact}")) { (say.t("acc-closed-contact")) } }
            }
        }
    }
}

fn name(say: &Say<'_>, mark: Mark) -> Option<String> {
    match mark {
        Mark::Works => None,
        Mark::Part(RecordPart::Plan(one)) => Some(section(say, one)),
        Mark::Part(part) => Some(say.by("acc-part", part_word(part))),
    }
}
