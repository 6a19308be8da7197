//! The page of a document: filled in by whoever may write in it, read by the others who take part. Its regions are pushed by the live line;
//! the fields themselves are not a region: nothing that is being typed is ever replaced.

use axum::extract::{Extension, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::domain::access::Part;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::assessments::document::Standing;
use crate::domain::forms::form::Form;
use crate::domain::forms::unfinished::unfinished;
use crate::domain::ids::DocumentId;
use crate::domain::state::State;
use crate::text::Arg;
use crate::views::board::{self, Board};
use crate::views::documents::{self, DocumentSeen};
use crate::views::{Viewer, request};
use crate::web::handbook::link;
use crate::web::live::writers::Writer;
use crate::web::pages::document::{
    Asked, beside, foot, learnt, list, next, request as asked_for, stands, write, writing,
};
use crate::web::pages::form::Keys;
use crate::web::pages::forms::said;
use crate::web::pages::forms::whole::{Filling, Refused};
use crate::web::pages::nurse::{self, Seen, page_keys};
use crate::web::pages::parts::{self, Frame, Region, Theme, place};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// `GET /document/{document}`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(document): Path<String>,
    headers: HeaderMap,
) -> Response {
    match Asked::of(&web, &viewer, &headers, &document) {
        Some(asked) => {
            let found = asked.state.document(asked.id);
            if found.is_some_and(|found| documents::opens(&asked.state, &viewer, found)) {
                // A log that takes nothing now does not keep the page from whoever is to decide.
                let see = AssessmentCommand::See { document: asked.id };
                drop(asked.submit(see).await);
            }
            render(&asked, &page_keys(), &Refused::new(), StatusCode::OK)
        }
        None => closed(&web, &viewer, &headers),
    }
}

/// The regions, for the live line. None where it may not be read any more.
pub fn regions(
    seen: &Seen<'_>,
    id: DocumentId,
    keys: &Keys,
    writers: &[Writer],
) -> (Board, Vec<Region>) {
    let board = board::board(seen.state, seen.viewer, seen.now, seen.standing.clone());
    let zone = board.zone.clone();
    let say = Say::new(seen.texts, seen.viewer.language, zone, seen.now).uncounted(keys.is_live());
    let Some(found) = documents::document(seen.state, seen.viewer, id) else {
        return (board, Vec::new());
    };
    let form = seen.forms.and_then(|forms| forms.get(&found.document.form));
    let form = form.map(AsRef::as_ref);
    let mut regions = of(&say, seen, &found, form, keys);
    let others = writing::others(&say, seen, &found, form, writers);
    regions.push(("doc-writing", others));
    if seen.viewer.nurse().is_some() {
        // A call rings her on every page on which she writes.
        regions.push(("ring", nurse::sheet(seen, &say, &board, keys)));
    }
    (board, regions)
}

fn of(
    say: &Say<'_>,
    seen: &Seen<'_>,
    found: &DocumentSeen<'_>,
    form: Option<&Form>,
    keys: &Keys,
) -> Vec<Region> {
    let (state, document) = (seen.state, found.document);
    let told = seen.viewer.actor().map_or_else(Markup::default, |me| {
        stands::told(say, state, document, &me, found.may_write)
    });
    let two = form.map_or_else(Markup::default, |form| {
        if found.may_write {
            beside::all(say, state, form, document)
        } else {
            beside::read(say, state, form, document)
        }
    });
    let read = form.filter(|_| !found.may_write);
    let read = read.map_or_else(Markup::default, |form| {
        if document.entries.is_empty() {
            return html! { p.soft { (say.t("doc-nothing-yet")) } };
        }
        html! {
            h2 { (say.t("doc-written")) }
            (said::said(say, form, &document.answers()))
        }
    });
    // Without its form nothing that was written is kept from whoever may read it.
    let read = match form {
        Some(_) => read,
        None => said::without_form(say, &document.answers()),
    };
    vec![
        ("doc-top", top(say, state, found, form)),
        ("doc-ask", list::ask(seen, say, found, keys)),
        ("doc-case", list::others(seen, say, found)),
        ("doc-request", asked_for::of_case(say, seen, found, form)),
        ("doc-next", next::offer(say, seen, found, form, keys)),
        ("doc-learnt", learnt::offer(say, state, found, form, keys)),
        ("doc-stands", told),
        ("doc-beside", two),
        ("doc-said", read),
        ("doc-foot", foot::foot(say, state, found, form, keys)),
    ]
}

/// What it is, whose part, how far it has come, and what was said of it afterwards.
fn top(say: &Say<'_>, state: &State, seen: &DocumentSeen<'_>, form: Option<&Form>) -> Markup {
    let document = seen.document;
    let erased = || say.t("ui-erased");
    html! {
        div.tight {
            p.eyebrow { (say.by("doc-part", documents::office_word(document.kind))) }
            h1 { (list::named(state, say, form, document)) }
            p { (list::standing(state, say, seen)) }
            @for (who, number) in documents::to_ring(state, document) {
                p { (say.with("doc-unseen-ring", &[("who", Arg::Text(who))])) " " a.num href=(format!("tel:{number}")) { (number) } }
            }
            (link::of_kind(say, document.kind))
            @match document.part.standing() {
                Standing::Draft => {},
                Standing::Signed { by, at, record } => {
                    @let (who, at) = (documents::name(state, &by.actor()), say.exact(at));
                    p.say.green { b { (say.with("doc-signed-by", &[("who", Arg::Text(&who)), ("t", Arg::Text(&at))])) }
                        small.num { (say.with("doc-place", &[("n", Arg::Text(&record.to_string()))])) } }
                },
                Standing::Elsewhere(elsewhere) => {
                    p.say { (elsewhere.words.known().cloned().unwrap_or_else(erased))
                        @if let Some((by, at)) = &elsewhere.written {
                            small { (say.with("doc-elsewhere-by", &[("who", Arg::Text(&by.known().cloned().unwrap_or_else(erased))), ("t", Arg::Text(&say.when(*at)))])) }
                        }
                    }
                },
                Standing::Withdrawn { reason, .. } => { p.say { b { (say.t("doc-withdrawn-why")) } " " (reason.known().cloned().unwrap_or_else(erased)) } },
            }
            @if let (Some(doctor), None) = (&document.ordered_by, &document.countersigned) {
                p { (say.with("doc-ordered-by", &[("who", Arg::Text(&documents::name(state, doctor)))])) }
            }
            @if let Some((by, at)) = &document.countersigned {
                @let who = documents::name(state, by.actor());
                p.say.green { (say.with("doc-countersigned", &[("who", Arg::Text(&who)), ("t", Arg::Text(&say.when(*at)))])) }
            }
            @if let Some((by, at)) = &document.chase.paper {
                @let who = documents::name(state, by);
                p.say.green { (say.with("doc-is-on-paper", &[("who", Arg::Text(&who)), ("t", Arg::Text(&say.when(*at)))])) }
            }
            @if form.is_none() { p.say.red role="alert" { (say.with("doc-no-form", &[("form", Arg::Text(&document.form.to_string()))])) } }
            @if !document.amendments.is_empty() {
                section.doc-amendments aria-labelledby="h-amendments" {
                    h2 #h-amendments { (say.t("doc-amendments")) }
                    @for amendment in &document.amendments {
                        @let who = documents::name(state, &amendment.by);
                        div.say.blue {
                            p { b { (say.with("doc-by", &[("who", Arg::Text(&who)), ("t", Arg::Text(&say.when(amendment.at)))])) } }
                            p.words { (amendment.words.known().cloned().unwrap_or_else(erased)) }
                            p { (say.t("doc-why")) " " (amendment.reason.known().cloned().unwrap_or_else(erased)) }
                        }
                    }
                }
            }
        }
    }
}

/// The page as it stands, with what was refused of it.
pub(super) fn render(
    asked: &Asked<'_>,
    keys: &Keys,
    refused: &Refused,
    status: StatusCode,
) -> Response {
    // What was just written is on it.
    let state = asked.web.engine.state();
    let Some(found) = documents::document(&state, asked.viewer, asked.id) else {
        return closed(asked.web, asked.viewer, asked.headers);
    };
    let say = asked.say();
    let seen = asked.web.seen(&state, asked.viewer, None);
    let writers = asked.web.hub.writers(asked.id);
    let (board, regions) = regions(&seen, asked.id, keys, &writers);
    let title = list::title(&say, asked.form.as_deref(), found.document.kind);
    let live = format!(
        "/api/v1/live?view=document&lang={}&document={}",
        say.language, asked.id
    );
    let reader = asked.viewer.staff.as_ref();
    let reader = reader.map_or_else(|| asked.actor.to_string(), ToString::to_string);
    let frame = Frame {
        title: &title,
        assets: &asked.web.assets.base(),
        live: &live,
        class: "document",
        staff: &reader,
        refresh: None,
        theme: Theme::of(asked.headers),
    };
    let form = asked.form.as_deref().filter(|_| found.may_write);
    let body = html! {
        header.bar {
            @if let Some(back) = back(&state, asked.viewer, &found, say.now) { a.quiet.as-link href=(back.0) { "← " (say.t(back.1)) } }
            span.who { (title) }
            span.grow {}
            (parts::line(&say))
        }
        main.page.document-page #main tabindex="-1" {
            (place(&regions, "doc-top"))
            (place(&regions, "doc-case"))
            (place(&regions, "doc-request"))
            (place(&regions, "doc-writing"))
            (place(&regions, "doc-beside"))
            (place(&regions, "doc-stands"))
            @if let Some(form) = form { (filling(asked, &say, &found, form, refused, keys)) }
            (place(&regions, "doc-said"))
            (place(&regions, "doc-ask"))
            (place(&regions, "doc-next"))
            (place(&regions, "doc-learnt"))
            (place(&regions, "doc-foot"))
        }
        (place(&regions, "ring"))
    };
    (status, parts::page(&say, &frame, &board, &body)).into_response()
}

fn filling(
    asked: &Asked<'_>,
    say: &Say<'_>,
    found: &DocumentSeen<'_>,
    form: &Form,
    refused: &Refused,
    keys: &Keys,
) -> Markup {
    let document = found.document;
    let answers = stands::answers(document, &asked.actor);
    let state = asked.web.engine.state();
    let asks_to_sign = keys.refused_act("sign").is_some();
    let lacking: Vec<_> = unfinished(form, &document.answers())
        .into_iter()
        .filter(|_| asks_to_sign)
        .map(|missing| missing.field)
        .collect();
    let filling = Filling {
        form,
        answers: &answers,
        refused,
        missing: &lacking,
        times: state.service.as_ref().map(|service| &service.urgency),
        preview: false,
    };
    html! {
        form #doc-form method="post" action=(format!("{}/fields", asked.address())) data-document=(asked.id) {
            (keys.hidden("fields"))
            (keys.problem_of("fields"))
            (write::seen(say, document, &asked.actor))
            (filling.fields(say))
            div.under.without-js { button.do.main.wide type="submit" { (say.t("doc-save")) } }
        }
        div hidden data-doc-words { @for key in ["saved", "kept", "sending", "offer", "put"] { span data-k=(key) { (say.with(&format!("doc-js-{key}"), &[("t", Arg::Text("%t"))])) } } }
    }
}

/// To where they came from: the contact, the request, or the page of a doctor who did not ask.
fn back(
    state: &State,
    viewer: &Viewer,
    found: &DocumentSeen<'_>,
    now: crate::domain::time::Timestamp,
) -> Option<(String, &'static str)> {
    let contact = found.document.contact;
    if let Some(asked) = state.request_of(contact)
        && let Some(view) = request::request(state, viewer, asked.id, now)
        && view.asker.me
    {
        return Some((format!("/doctor/request/{}", asked.id), "doc-back"));
    }
    let opens = state
        .contact(contact)
        .is_some_and(|contact| viewer.may_open(state, contact));
    if opens {
        return Some((format!("/nurse/contact/{contact}"), "doc-back"));
    }
    let asks = viewer.may_see(state, Part::Asking);
    asks.then(|| ("/doctor".to_owned(), "doc-home"))
}

/// Not there, or not theirs any more: the same words for both.
fn closed(web: &WebState, viewer: &Viewer, headers: &HeaderMap) -> Response {
    let state = web.engine.state();
    let now = web.engine.now();
    let board = board::board(&state, viewer, now, web.standing());
    let say = Say::new(&web.texts, viewer.language, board.zone.clone(), now);
    let title = say.t("doc-closed");
    let live = format!("/api/v1/live?view=wall&lang={}", say.language);
    let frame = Frame {
        title: &title,
        assets: &web.assets.base(),
        live: &live,
        class: "document",
        staff: viewer.staff.as_ref().map_or("", |staff| staff.as_str()),
        refresh: None,
        theme: Theme::of(headers),
    };
    let body = html! {
        header.bar { span.who { (title) } span.grow {} (parts::line(&say)) }
        main.page #main tabindex="-1" {
            h1 { (title) }
            p { (say.t("doc-closed-why")) }
            p { a.do href="/" { (say.t("doc-home")) } }
        }
    };
    let page = parts::page(&say, &frame, &board, &body);
    (StatusCode::NOT_FOUND, page).into_response()
}
