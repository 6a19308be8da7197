//! `/patient/{patient}/plan/write`: the version that is being written with the person, one card a part. Kept as it is typed; where two have
//! written, both stand side by side and nothing is written over.

use axum::extract::{Extension, Path, Query, State as Web};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::domain::plans::content::{Content, Entry, MOST_ENTRIES, answer, is_complete, named};
use crate::domain::plans::section::{Ask, Section};
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::glance::words::role;
use crate::views::plan::named::OneAround;
use crate::views::plan::words;
use crate::views::plan::{Part, PlanView, Version};
use crate::web::pages::form::Keys;
use crate::web::pages::plan::{
    Again, Asked, answer as answer_form, nothing, overview, part, typed,
};
use crate::web::pages::say::Say;
use crate::web::pages::who;
use crate::web::state::WebState;

/// `GET /patient/{patient}/plan/write`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
    Query(again): Query<Again>,
    headers: HeaderMap,
) -> Response {
    let Some(asked) = Asked::of(&web, &viewer, &headers, &patient) else {
        return nothing();
    };
    let keys = asked.keys(&again);
    render(&asked, &keys).await
}

/// The page as it stands, with what was refused of it.
async fn render(asked: &Asked<'_>, keys: &Keys) -> Response {
    let Some(view) = asked.working() else {
        return nothing();
    };
    let parts = view.under_way.as_ref().map(Version::read);
    if let Err(refused) = asked.read(parts.unwrap_or_default()).await {
        return refused;
    }
    let page = asked.page(Some(&asked.address()), Some(&asked.work()), |say| {
        html! {
            @if let Some(version) = &view.under_way { (body(say, &view, version, keys)) }
            @else {
                h1 { (say.with("ui-plan-of", &[("who", Arg::Text(&view.called))])) }
                (begin(say, &view, keys))
            }
        }
    });
    page.into_response()
}

/// Nothing is being written: how it is begun, or why it cannot be.
pub fn begin(say: &Say<'_>, view: &PlanView, keys: &Keys) -> Markup {
    html! {
        @if view.may_be_made {
            form method="post" action=(format!("/patient/{}/plan/begin", view.patient)) {
                (keys.hidden("begin"))
                (keys.problem_of("begin"))
                button.do.main.wide type="submit" { (say.t(if view.in_force.is_some() { "ui-plan-begin-from" } else { "ui-plan-begin" })) }
            }
        } @else {
            p.say { (say.t("ui-plan-no-consent")) }
        }
    }
}

fn body(say: &Say<'_>, view: &PlanView, version: &Version, keys: &Keys) -> Markup {
    let number = Arg::Number(version.number.into());
    let here = view.written_here();
    let refused = |section: &Section| keys.refused_act(&act(*section)).is_some();
    // What was refused, else where there is nothing yet: where to go on.
    let first = Section::ALL.into_iter().find(refused);
    let first = first.or_else(|| {
        let mut all = here.iter().copied();
        all.find(|section| version.part(*section).is_none())
    });
    let (crisis, individual) = groups(&here);
    html! {
        div.tight {
            h1 { (say.with("ui-plan-writing", &[("n", number), ("who", Arg::Text(&view.called))])) }
            p.soft { (say.t("ui-plan-writing-how")) }
            @if !view.may_be_made { p.say.red role="alert" { (say.t("ui-plan-no-consent")) } }
            @if let Some(rest) = overview::rest(say, view) { p.say { (rest) } }
            (progress(say, version, &here))
        }
        @for (id, parts) in [("plan-individual", individual), ("plan-crisis", crisis)] {
            @if !parts.is_empty() { section.plan-group aria-labelledby=(id) {
                h2 id=(id) { (say.t(if id == "plan-crisis" { "ui-plan-crisis" } else { "ui-plan-individual" })) }
                @for section in parts { (card(say, view, version, section, (first == Some(section), keys))) }
            } }
        }
        (answer_form::forms(say, view, version, keys))
    }
}

/// The crisis part, and the rest of the plan.
fn groups(here: &[Section]) -> (Vec<Section>, Vec<Section>) {
    here.iter().copied().partition(|part| part.is_crisis())
}

/// How far it has come: parts in which something stands, and those with nothing of the person's own. The script keeps it up to date.
fn progress(say: &Say<'_>, version: &Version, here: &[Section]) -> Markup {
    let all = here.len();
    let written = version.standing().count();
    let said = |key: &str, n: usize| say.numbered(key, n);
    let missing: Vec<String> = (0..=all).map(|n| said("ui-plan-own-missing", n)).collect();
    let number = |n: usize| Arg::Number(u32::try_from(n).unwrap_or(u32::MAX));
    let stands = |n: usize| say.with("ui-plan-filled", &[("n", number(n)), ("all", number(all))]);
    let filled: Vec<String> = (0..=all).map(stands).collect();
    html! {
        div.plan-progress data-progress data-filled=(filled.join("|")) data-missing=(missing.join("|"))
            data-empty=(say.by("ui-plan-part-state", "empty")) data-written=(say.by("ui-plan-part-state", "written")) data-own=(say.by("ui-plan-part-state", "own"))
            data-incomplete=(say.by("ui-plan-part-state", "incomplete")) {
            p { b data-count { (stands(written)) } }
            progress max=(all) value=(written) aria-label=(say.t("ui-plan-progress")) {}
            p data-own-missing { (said("ui-plan-own-missing", version.without_own_words(here))) }
        }
    }
}

/// How it is with a part.
fn state(content: &Content) -> &'static str {
    if content.is_empty() {
        "empty"
    } else if content.own_words {
        "own"
    } else {
        "written"
    }
}

/// The name of a part's form.
pub fn act(section: Section) -> String {
    format!("part-{}", words::section(section))
}

fn card(
    say: &Say<'_>,
    view: &PlanView,
    version: &Version,
    section: Section,
    (open, keys): (bool, &Keys),
) -> Markup {
    let name = act(section);
    let refused = keys.refused_act(&name);
    let written = version.parts.iter().find(|part| part.section == section);
    let empty = Content::default();
    let now = written.map_or(&empty, |part| &part.content);
    let typed = refused.map(|refused| typed::content(section, &refused.typed));
    let shown = typed.as_ref().unwrap_or(now);
    let seen = version.seen(section);
    let had = refused.map_or(seen, |refused| {
        refused.typed.get("seen").parse().unwrap_or(0)
    });
    let at = written.map(|part| part.at.as_millis());
    let saved =
        written.map(|part| say.with("ui-js-kept", &[("t", Arg::Text(&say.exact(part.at)))]));
    html! {
        details class=(part::class(section)) data-fold open[open] {
            summary {
                h3 id=(format!("h-{name}")) { (part::title(say, section)) }
                @let incomplete = now.is_incomplete(section);
                span.soft data-state=(state(now)) data-incomplete[incomplete] { (say.by("ui-plan-part-state", if incomplete { "incomplete" } else { state(now) })) }
            }
            // What an address points at lies inside the fold: the browser opens it.
            div.inside id=(name) {
                p.hint { (say.by("ui-plan-about", words::section(section))) }
                p.gentle hidden[shown.own_words] data-gentle { (say.by("ui-plan-gentle", words::section(section))) }
                form method="post" action=(format!("/patient/{}/plan/part/{}", view.patient, words::section(section)))
                    data-part=(format!("{}.{}", version.id, words::section(section))) data-kept-at=[at] {
                    (keys.hidden(&name))
                    input type="hidden" name="plan" value=(version.id);
                    input type="hidden" name="seen" value=(had) data-seen;
                    (keys.problem_of(&name))
                    div data-conflict { @if had != seen { (conflict(say, section, written, seen)) } }
                    (entries(say, section, shown, &view.people))
                    label.choice.own { input type="checkbox" name="own" value="yes" checked[shown.own_words]; span { (say.t("ui-plan-own")) } }
                    div.under {
                        button.do.small type="submit" { (say.t("ui-plan-save")) }
                        span.soft.num.grow data-saved role="status" { @if let Some(saved) = saved { (saved) } }
                        (next(say, section, &view.written_here()))
                    }
                }
            }
        }
    }
}

/// Where it goes on from a part.
fn next(say: &Say<'_>, section: Section, here: &[Section]) -> Markup {
    let (crisis, individual) = groups(here);
    let mut after = individual
        .into_iter()
        .chain(crisis)
        .skip_while(|part| *part != section);
    let (to, title) = match after.nth(1) {
        Some(next) => (act(next), part::title(say, next)),
        None => ("answer".to_owned(), say.t("ui-plan-answer")),
    };
    html! { a.as-link href=(format!("#{to}")) data-next { (say.with("ui-plan-next", &[("what", Arg::Text(&title))])) } }
}

/// What another has written in the meantime, and what can be done about it. The number of it goes with the choice.
pub fn conflict(say: &Say<'_>, section: Section, theirs: Option<&Part>, seen: i64) -> Markup {
    html! {
        div.conflict role="alert" {
            @match theirs {
                Some(part) => {
                    p { b { (say.with("ui-plan-theirs", &[("who", Arg::Text(&who::subject(say, &part.by))), ("t", Arg::Text(&say.exact(part.at)))])) } }
                    div.theirs { (part::content(say, section, &part.shown)) }
                }
                None => p { b { (say.t("ui-plan-theirs-gone")) } },
            }
            p { (say.t("ui-plan-theirs-how")) }
            input type="hidden" name="theirs" value=(seen);
            div.pair {
                button.do.small type="submit" name="take" value="both" { (say.t("ui-draft-both")) }
                button.do.small type="submit" name="take" value="mine" { (say.t("ui-draft-mine")) }
            }
        }
    }
}

/// Every entry, and an empty one where another can stand.
fn entries(say: &Say<'_>, section: Section, content: &Content, people: &[OneAround]) -> Markup {
    let several = section.repeats();
    let none = Entry::new();
    let room = content.entries.is_empty() || several && content.entries.len() < MOST_ENTRIES;
    let blank = room.then_some(&none);
    html! {
        div.entries data-entries[several] {
            @for (index, entry) in content.entries.iter().chain(blank).enumerate() {
                (fields(say, section, index, entry, people))
            }
        }
        @if several {
            button.do.small.if-js type="button" data-add-entry { "+ " (say.by("ui-plan-add", words::section(section))) }
        }
    }
}

fn fields(
    say: &Say<'_>,
    section: Section,
    index: usize,
    entry: &Entry,
    people: &[OneAround],
) -> Markup {
    let number = say.numbered("ui-plan-entry", index + 1);
    let alone = section.asks().len() == 1;
    html! {
        div.entry role="group" aria-label=(format!("{} {number}", part::title(say, section))) data-entry=(index) {
            @for ask in section.asks().iter().filter(|ask| is_asked(section, index, entry, **ask)) {
                @let name = typed::field(index, *ask);
                @let id = format!("{}-{name}", words::section(section));
                @let text = answer(entry, *ask).unwrap_or_default();
                @let needed = section.needs(*ask);
                @if alone {
                    textarea id=(id) name=(name) rows="2" maxlength="2000" data-needed[needed] aria-labelledby=(format!("h-{}", act(section))) { (text) }
                } @else {
                    div {
                        label for=(id) { (part::asked(say, section, *ask)) @if needed { span.soft { " " (say.t("ui-plan-needed")) } } }
                        @if *ask == Ask::Dated { input id=(id) name=(name) type="date" data-needed[needed] value=(text); }
                        @else if is_short(*ask) { input id=(id) name=(name) maxlength="2000" data-needed[needed] value=(text); }
                        @else { textarea id=(id) name=(name) rows="2" maxlength="2000" data-needed[needed] { (text) } }
                    }
                }
            }
            p.bad data-line-incomplete hidden[entry.is_empty() || is_complete(section, entry)] { (say.t("ui-plan-line-incomplete")) }
            @if section.gives_tasks() { (for_whom(say, section, index, entry, people)) }
        }
    }
}

/// The signs stand once, in the first entry of a zone; those after it are steps of one more person.
fn is_asked(section: Section, index: usize, entry: &Entry, ask: Ask) -> bool {
    let steps = matches!(ask, Ask::OthersSteps | Ask::ServicesSteps);
    index == 0 || !section.is_warning() || steps || answer(entry, ask).is_some()
}

/// Whom an entry gives something to do: one tap for each. Whoever is named may be told it by name, and nobody else.
fn for_whom(
    say: &Say<'_>,
    section: Section,
    index: usize,
    entry: &Entry,
    people: &[OneAround],
) -> Markup {
    let ids = named(entry);
    let name = typed::field(index, Ask::For);
    html! {
        fieldset.whom {
            legend { (part::asked(say, section, Ask::For)) " " span.soft { (say.t("ui-plan-for-how")) } }
            @if people.is_empty() { p.soft { (say.t("ui-plan-for-none")) } }
            @for one in people {
                @let chosen = ids.contains(&one.id);
                @if chosen || !one.objected {
                    label.choice { input type="checkbox" name=(name) value=(one.id) checked[chosen];
                        span { (one.name) " " span.soft { (say.by("ui-gl-role", role(one.role))) } } }
                }
            }
        }
    }
}

/// What takes a few words.
const fn is_short(ask: Ask) -> bool {
    matches!(
        ask,
        Ask::Who | Ask::When | Ask::Extent | Ask::Dose | Ask::Source
    )
}
