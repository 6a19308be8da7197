//! What stood before, and what was struck through, on the paper that the person takes along.

use maud::{Markup, html};

use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::record::before::{Before, StruckRow, StruckWhat};
use crate::views::record::words::{CONSENTS, word};
use crate::views::record::{EarlierRow, Place};
use crate::web::pages::record::earlier;
use crate::web::pages::say::Say;

/// In the order of the record.
const PLACES: [Place; 4] = [
    Place::Identity,
    Place::People,
    Place::Settings,
    Place::Question,
];

/// What stood there; nothing where nothing was ever written otherwise.
pub fn on_paper(say: &Say<'_>, before: &Before) -> Markup {
    let of = |place: Place| -> Vec<&EarlierRow> {
        let rows = before.rows.iter();
        rows.filter(|row| row.place == place).collect()
    };
    html! {
        @if !before.is_empty() {
            h2 { (say.t("acc-paper-before")) }
            p { (say.t("acc-paper-before-lead")) }
            @for place in PLACES {
                @let rows = of(place);
                @if !rows.is_empty() {
                    h3 { (say.by("acc-paper-before-where", place.word())) }
                    @if place == Place::Question { p { (say.t("acc-paper-before-question")) } }
                    ul.list { @for row in rows { li { (earlier::line(say, row, &on_its_day(say, row.at))) } } }
                }
            }
            @if !before.struck.is_empty() {
                h3 { (say.t("acc-paper-struck")) }
                ul.list { @for row in &before.struck { li { (struck(say, row)) } } }
            }
        }
    }
}

/// On paper the hour alone says nothing a day later.
fn on_its_day(say: &Say<'_>, at: Timestamp) -> String {
    format!("{} {}", say.date(at), say.clock(at))
}

fn struck(say: &Say<'_>, row: &StruckRow) -> Markup {
    let at = say.date(row.written);
    let written = say.with("acc-paper-struck-written", &[("at", Arg::Text(&at))]);
    let at = on_its_day(say, row.at);
    let by = [("who", Arg::Text(&row.by.name)), ("at", Arg::Text(&at))];
    html! {
        p.words {
            s {
                @match &row.what {
                    StruckWhat::Alert(text) => (text),
                    StruckWhat::Consent(kind) => (say.by("rec-consent", word(&CONSENTS, kind))),
                }
            }
            " " span.soft { (written) }
        }
        p { (say.with("rec-struck", &by)) @if let Some(why) = &row.why { ": " (why) } }
    }
}
