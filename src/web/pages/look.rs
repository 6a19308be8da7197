//! `/look`: every part that pages are made of, in each of its states, on one page. For whoever builds or reviews them; what is not here
//! is not to be used. Invented content; knows nothing of the service's state but its clock.

use axum::extract::{Extension, State as Web};
use axum::response::{IntoResponse as _, Response};
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::domain::forms::answer::Answers;
use crate::domain::forms::kind::DocumentKind;
use crate::forms::shelf::Shelf;
use crate::views::Viewer;
use crate::views::board;
use crate::web::pages::forms::whole::{Filling, Refused};
use crate::web::pages::parts::{self, Frame, Icon, icon};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// The four tones and what has none: the class, the key of the word, the mark.
const TONES: [(&str, &str, Icon); 5] = [
    ("waiting", "look-waiting", Icon::Clock),
    ("ringing", "look-ringing", Icon::Phone),
    ("talking", "look-talking", Icon::Talk),
    ("late", "look-late", Icon::Alert),
    ("calm", "look-calm", Icon::Note),
];

/// `GET /look`.
pub async fn show(Web(web): Web<WebState>, Extension(viewer): Extension<Viewer>) -> Response {
    let state = web.engine.state();
    let now = web.engine.now();
    let board = board::board(&state, &Viewer::room(viewer.language), now, web.standing());
    let say = Say::new(&web.texts, viewer.language, board.zone.clone(), now);
    let title = say.t("look-title");
    let frame = Frame {
        title: &title,
        assets: &web.assets.base(),
        live: &format!("/api/v1/live?view=wall&lang={}", say.language),
        class: "look",
        staff: "",
        refresh: None,
        theme: None,
    };
    parts::page(&say, &frame, &board, &body(&say, &web.forms)).into_response()
}

fn body(say: &Say<'_>, forms: &Shelf) -> Markup {
    html! {
        header.bar {
            span.who { (say.t("look-title")) }
            span.grow {}
            button.quiet type="button" data-sound hidden { (say.t("ui-js-sound-off")) }
            (parts::line(say))
        }
        main.page.stack #main tabindex="-1" {
            h1 { (say.t("look-title")) }
            p { (say.t("look-lead")) }
            (part(say, "look-type", &kinds_of_type(say)))
            (part(say, "look-states", &states(say)))
            (part(say, "look-row", &rows(say)))
            (part(say, "look-actions", &actions(say)))
            (part(say, "look-says", &says(say)))
            (part(say, "look-form", &fields(say)))
            (part(say, "look-fields", &form(say, forms)))
            (part(say, "look-bubbles", &bubbles(say)))
            (part(say, "look-sounds", &sounds(say)))
        }
    }
}

fn part(say: &Say<'_>, key: &str, inside: &Markup) -> Markup {
    html! { section.tight aria-labelledby=(key) { h2 id=(key) { (say.t(key)) } (inside) } }
}

fn kinds_of_type(say: &Say<'_>) -> Markup {
    html! {
        p { (say.t("look-type-1")) " · " span.num { "0123456789" } " · æøå áčđŋšŧž" }
        p.lead { (say.t("look-type-2")) }
        p.caller-name { (say.t("look-type-3")) }
        p.big { (say.t("look-type-4")) }
        p.soft { (say.t("look-type-1")) }
    }
}

fn states(say: &Say<'_>) -> Markup {
    html! {
        p { (say.t("look-states-how")) }
        p.under { @for (tone, word, mark) in TONES { span class=(format!("state {tone}")) { (icon(mark)) (say.t(word)) } } }
    }
}

fn rows(say: &Say<'_>) -> Markup {
    html! {
        div {
            @for (tone, word, mark) in TONES {
                div class=(format!("row {tone}")) {
                    span.what { (icon(mark)) span { b { (say.t("look-row-what")) } " · " (say.t(word)) } }
                    span.when { "0:48" }
                    span.next { (say.t("look-row-next")) }
                }
            }
            div.row.waiting {
                span.what { (icon(Icon::Clock)) span { b { (say.t("look-row-long")) } } }
                span.when { "12:07:48" }
                span.next { (say.t("look-row-long")) }
            }
        }
    }
}

fn actions(say: &Say<'_>) -> Markup {
    html! {
        button.do.go.wide.tall type="button" { (say.t("look-act-go")) }
        button.do.main.wide type="button" { (say.t("look-act-main")) }
        div.acts {
            button.do type="button" { (say.t("look-act-plain")) }
            button.do.two-line type="button" { (say.t("look-act-two")) small { (say.t("look-act-two-small")) } }
            button.do type="button" aria-busy="true" { (say.t("look-act-busy")) }
        }
        button.do.alarm type="button" { (say.t("look-act-alarm")) }
        details.more { summary { (say.t("look-fold")) } p { (say.t("look-fold-in")) } }
    }
}

fn says(say: &Say<'_>) -> Markup {
    html! {
        p.say { (say.t("look-say")) }
        p.say.green { (say.t("look-say-good")) }
        div.problem { p { (say.t("look-problem")) } }
        div.banner { (icon(Icon::Alert)) p { b { (say.t("look-banner")) } } }
        div.notice { p { (say.t("look-say")) } }
    }
}

fn fields(say: &Say<'_>) -> Markup {
    html! {
        div {
            label for="look-where" { (say.t("look-field")) }
            p.hint #look-where-hint { (say.t("look-field-hint")) }
            textarea #look-where aria-describedby="look-where-hint" {}
        }
        fieldset {
            legend { (say.t("look-choices")) }
            div.choices {
                @for n in 1..=3u8 {
                    label.choice { input type="radio" name="look" value=(n); span { (say.t(&format!("look-choice-{n}"))) } }
                }
            }
        }
    }
}

/// A form of the handbook as it is filled in: what is asked comes and goes, rows can be added. It is sent nowhere.
fn form(say: &Say<'_>, forms: &Shelf) -> Markup {
    let today = say.now.to_jiff().to_zoned(TimeZone::UTC).date();
    let children = forms.library.named(DocumentKind::Children.code(), today);
    html! {
        @if let Some(form) = children {
            (Filling {
                form,
                answers: &Answers::default(),
                refused: &Refused::new(),
                missing: &[],
                times: None,
                preview: false,
            }.fields(say))
        }
    }
}

fn bubbles(say: &Say<'_>) -> Markup {
    html! {
        ol.bubbles {
            li.in { (say.t("look-bubble-in")) }
            li { (say.t("look-bubble-out")) }
        }
    }
}

fn sounds(say: &Say<'_>) -> Markup {
    html! {
        p { (say.t("look-sounds-how")) }
        div.acts {
            @for name in ["call", "request", "alarm"] {
                button.do type="button" data-play=(name) { (say.t(&format!("look-sound-{name}"))) }
            }
        }
    }
}
