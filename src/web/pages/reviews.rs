//! `/leader/openings`: the readings that the leader looks at, what is unusual, and what was said of them. Who read, whose record, when and
//! why: never what stood there.

use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::ids::OpeningId;
use crate::domain::openings::opening::Verdict;
use crate::domain::openings::searches::Unusual as NotUsual;
use crate::domain::openings::unusual::Unusual;
use crate::domain::patients::command::PatientCommand;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::board::{self, Board};
use crate::views::glance::words;
use crate::views::openings::{WHY, Why};
use crate::views::record::words::{chosen, word};
use crate::views::reviews::{ReviewRow, Reviews, Said, VERDICTS, reviews, unusual_word};
use crate::views::searches::{self, PLACES, SearchRow};
use crate::web::pages::act::refusal;
use crate::web::pages::form::{Keys, Refused, Typed};
use crate::web::pages::nurse::{Seen, page_keys};
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::parts::{self, Region, place};
use crate::web::pages::record::parts::{Framed, framed};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// Where the page is.
const HERE: &str = "/leader/openings";
/// So many of a group are shown before the rest is folded.
const SHOWN: usize = 20;

/// `GET /leader/openings`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    headers: HeaderMap,
) -> Response {
    page(&web, &viewer, &headers, StatusCode::OK, &page_keys())
}

/// The regions of the page, for the live line.
pub fn regions(seen: &Seen<'_>, keys: &Keys) -> (Board, Vec<Region>) {
    let board = board::board(seen.state, seen.viewer, seen.now, seen.standing.clone());
    let say = Say::new(
        seen.texts,
        seen.viewer.language,
        board.zone.clone(),
        seen.now,
    );
    let found = reviews(seen.state, seen.viewer, seen.now).unwrap_or_default();
    let regions = vec![
        ("banners", parts::banners(&say, &board)),
        ("reviews", groups(&say, &found, keys)),
    ];
    (board, regions)
}

fn page(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    status: StatusCode,
    keys: &Keys,
) -> Response {
    let state = web.engine.state();
    if reviews(&state, viewer, web.engine.now()).is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    let seen = web.seen(&state, viewer, None);
    let (board, regions) = regions(&seen, keys);
    let say = Say::new(&web.texts, viewer.language, board.zone.clone(), seen.now);
    let live = format!("/api/v1/live?view=leader&lang={}", say.language);
    let around = Framed {
        say: &say,
        board: &board,
        live: &live,
        back: Some(("/leader", "in-home")),
        title: "acc-review-title",
    };
    let inside = html! {
        h1 { (say.t("acc-review-title")) }
        p.hint { (say.t("acc-review-about")) }
        (place(&regions, "reviews"))
    };
    let banners = place(&regions, "banners");
    let page = framed(web, viewer, headers, &around, &banners, &inside);
    (status, page).into_response()
}

fn groups(say: &Say<'_>, found: &Reviews, keys: &Keys) -> Markup {
    let group = |id: &str, heading: &str, rows: &[ReviewRow]| {
        let (first, rest) = rows.split_at(rows.len().min(SHOWN));
        html! {
            @if !rows.is_empty() {
                section.card id=(id) aria-labelledby=(format!("h-{id}")) {
                    h2 id=(format!("h-{id}")) { (say.t(heading)) " " span.count { (rows.len()) } }
                    ul.list { @for row in first { (line(say, row, keys)) } }
                    @if !rest.is_empty() {
                        details.more id=(format!("{id}-rest")) {
                            summary { (say.numbered("ui-more", rest.len())) }
                            ul.list { @for row in rest { (line(say, row, keys)) } }
                        }
                    }
                }
            }
        }
    };
    html! {
        div aria-live="polite" {
            @if found.count() == 0 { div.empty { p { (say.t("acc-review-none")) } } }
        }
        (group("waiting", "acc-review-waiting", &found.waiting))
        (group("unusual", "acc-review-unusual", &found.unusual))
        (group("asked", "acc-review-asked", &found.asked))
        (searched(say, &found.searches))
        @if !found.finished.is_empty() {
            details.more #finished {
                summary { (say.numbered("acc-review-finished", found.finished.len())) }
                ul.list { @for row in &found.finished { (line(say, row, keys)) } }
            }
        }
    }
}

/// Searches that are pointed out. Nothing is said of them here.
fn searched(say: &Say<'_>, rows: &[SearchRow]) -> Markup {
    let (first, rest) = rows.split_at(rows.len().min(SHOWN));
    html! {
        @if !rows.is_empty() {
            section.card #searches aria-labelledby="h-searches" {
                h2 #h-searches { (say.t("acc-search-title")) }
                p.hint { (say.t("acc-search-about")) }
                ul.list { @for row in first { (search(say, row)) } }
                @if !rest.is_empty() {
                    details.more #searches-rest {
                        summary { (say.numbered("ui-more", rest.len())) }
                        ul.list { @for row in rest { (search(say, row)) } }
                    }
                }
            }
        }
    }
}

fn search(say: &Say<'_>, row: &SearchRow) -> Markup {
    let number = |n: usize| Arg::Number(u32::try_from(n).unwrap_or(u32::MAX));
    let looked = say.with(
        "acc-search-who",
        &[("who", Arg::Text(&row.who.name)), ("n", number(row.shown))],
    );
    let why = |unusual: &NotUsual| {
        let many = match unusual {
            NotUsual::Many(times) => *times,
            NotUsual::OwnName | NotUsual::NothingOpened | NotUsual::OutsideDuty => 0,
        };
        let word = Arg::Text(searches::unusual_word(*unusual));
        say.with("acc-search-unusual", &[("what", word), ("n", number(many))])
    };
    html! {
        li {
            p { b { (looked) } }
            p.soft {
                span.num title=(say.exact(row.at)) { (say.date(row.at)) " " (say.clock(row.at)) }
                " · " (say.by("acc-search-place", word(&PLACES, &row.place)))
            }
            @for unusual in &row.unusual { p.say.amber { (why(unusual)) } }
            @if !row.names.is_empty() { p.soft { (say.t("acc-search-shown")) ": " (row.names.join(", ")) } }
        }
    }
}

fn line(say: &Say<'_>, row: &ReviewRow, keys: &Keys) -> Markup {
    let erased = || say.t("acc-review-erased");
    let name = row.name.clone().unwrap_or_else(erased);
    let about = say.with(
        "acc-review-who",
        &[
            ("who", Arg::Text(&row.who.name)),
            ("whom", Arg::Text(&name)),
        ],
    );
    let read = match (row.read, row.of_plan) {
        (false, _) => "acc-review-read-nothing",
        (true, true) => "acc-review-read-plan",
        (true, false) => "acc-review-read",
    };
    html! {
        li id=(format!("opening-{}", row.id)) {
            p { b { (about) } }
            p.soft {
                span.num title=(say.exact(row.at)) { (say.date(row.at)) " " (say.clock(row.at)) }
                @if row.why != Why::TakenOn { " · " (say.t(read)) }
            }
            p { (say.by("acc-review-why", word(&WHY, &row.why))) }
            @if let Some(reason) = &row.reason { p.words { b { (say.t("acc-reason")) ": " } (reason) } }
            @if let Some(proof) = &row.proof {
                p { (say.by("acc-review-known", words::proof(proof))) @if let Some(how) = words::in_words(proof) { " " b { (how) } } }
            }
            @for unusual in &row.unusual { p.say.amber { (pointed_out(say, *unusual)) } }
            @for said in &row.said { (verdict(say, said)) }
            @if row.why == Why::TakenOn { p.hint { (say.t("acc-review-takes-off")) } }
            @if row.mine { p.hint { (say.t("acc-review-own")) } }
            @else { (acts(say, row, keys)) }
        }
    }
}

fn pointed_out(say: &Say<'_>, unusual: Unusual) -> String {
    let many = match unusual {
        Unusual::Many(people) => people,
        Unusual::SameName
        | Unusual::NoContact
        | Unusual::OutsideDuty
        | Unusual::KnownOtherwise
        | Unusual::TookOn => 0,
    };
    let n = u32::try_from(many).unwrap_or(u32::MAX);
    let args = [
        ("what", Arg::Text(unusual_word(unusual))),
        ("n", Arg::Number(n)),
    ];
    say.with("acc-unusual", &args)
}

fn verdict(say: &Say<'_>, said: &Said) -> Markup {
    html! {
        div.say.blue {
            p { b { (say.by("acc-verdict-was", word(&VERDICTS, &said.verdict))) } " · " (said.by.name) " · " span.num { (say.date(said.at)) " " (say.clock(said.at)) } }
            @if let Some(words) = &said.words { p.words { (words) } }
        }
    }
}

/// What can be said of it now: a verdict while it has no end, else that the last word is taken back.
fn acts(say: &Say<'_>, row: &ReviewRow, keys: &Keys) -> Markup {
    let done = row.said.last().is_some_and(|last| last.verdict.is_final());
    let name = format!("verdict-{}", row.id);
    let field = format!("words-{}", row.id);
    let typed = keys
        .refused_act(&name)
        .map_or("", |refused| refused.typed.get("words"));
    let open = keys.refused_act(&name).is_some();
    html! {
        @if !done {
            details.more id=(format!("say-{}", row.id)) open[open] {
                summary { (say.t("acc-verdict")) }
                form.fields method="post" action=(format!("{HERE}/{}/verdict", row.id)) {
                    (keys.hidden(&name))
                    (keys.problem_of(&name))
                    div {
                        label for=(field) { (say.t("acc-verdict-words")) }
                        p.hint id=(format!("{field}-hint")) { (say.t("acc-verdict-words-hint")) }
                        textarea id=(field) name="words" rows="3" maxlength="1000" aria-describedby=(format!("{field}-hint")) { (typed) }
                    }
                    div.row-of {
                        @for (word, _) in VERDICTS {
                            button.do type="submit" name="verdict" value=(word) { (say.by("acc-verdict-is", word)) }
                        }
                    }
                }
            }
        }
        @if !row.said.is_empty() {
            @let name = format!("undo-{}", row.id);
            form method="post" action=(format!("{HERE}/{}/undo", row.id)) {
                (keys.hidden(&name))
                button.do.small type="submit" { (say.t("acc-verdict-undo")) }
                (keys.problem_of(&name))
            }
        }
    }
}

/// `POST /leader/openings/{opening}/verdict` and `…/undo`.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((opening, act)): Path<(String, String)>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let state = web.engine.state();
    let now = web.engine.now();
    let leads = reviews(&state, &viewer, now).is_some();
    let found = opening.parse::<OpeningId>().ok().filter(|_| leads);
    let found = found.and_then(|id| state.opening(id));
    let (Some((patient, opening)), Some(actor)) = (found, viewer.actor()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let verdict = chosen(&VERDICTS, typed.get("verdict"));
    let command = match (act.as_str(), verdict) {
        ("verdict", Some(verdict)) => PatientCommand::Review {
            patient: patient.id,
            opening: opening.id,
            verdict,
            words: typed.get("words").to_owned(),
        },
        ("undo", _) => PatientCommand::UndoReview {
            patient: patient.id,
            opening: opening.id,
        },
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let name = format!("{act}-{}", opening.id);
    let key = typed.key(&headers);
    let print = fingerprint(&(&name, typed.without_key()));
    let refuse = |status: StatusCode, message: String| {
        let mut keys = page_keys();
        keys.refused = Some(Refused {
            contact: None,
            act: name.clone(),
            message,
            typed: typed.clone(),
        });
        page(&web, &viewer, &headers, status, &keys)
    };
    let say = Say::new(&web.texts, viewer.language, jiff::tz::TimeZone::UTC, now);
    match web.once.begin(&actor, &key, print, now) {
        Known::New => {}
        Known::Done(went_to) => return Redirect::to(&went_to).into_response(),
        Known::Running => return refuse(StatusCode::CONFLICT, say.t("ui-no-running")),
        Known::Differs => return refuse(StatusCode::CONFLICT, say.t("ui-no-key-differs")),
    }
    let needs_words = verdict == Some(Verdict::Wrong) && typed.get("words").is_empty();
    let done = if needs_words {
        Err((
            StatusCode::UNPROCESSABLE_ENTITY,
            say.t("acc-verdict-needs-words"),
        ))
    } else {
        web.engine
            .submit(actor.clone(), Command::Patient(command))
            .await
            .map_err(|error| refusal(&web, &viewer, &error))
    };
    match done {
        Ok(_) => {
            web.once.done(&actor, &key, HERE);
            Redirect::to(HERE).into_response()
        }
        Err((status, message)) => {
            web.once.forget(&actor, &key);
            refuse(status, message)
        }
    }
}
