//! One contact in a handover, as it is read: who, how it ended, what is left to do, the sentence on it, what came since.

use maud::{Markup, html};

use crate::domain::contacts::children::ChildrenAnswer;
use crate::domain::followups::follow_up::About;
use crate::domain::ids::HandoverId;
use crate::text::Arg;
use crate::views::contact::{NextView, NoteView};
use crate::views::handovers::told::{Left, Told};
use crate::views::handovers::{Hers, How, ItemView, Question, Said};
use crate::views::words;
use crate::web::pages::admitted;
use crate::web::pages::contact_log;
use crate::web::pages::deviations;
use crate::web::pages::escort;
use crate::web::pages::form::Keys;
use crate::web::pages::further;
use crate::web::pages::handover::agreed;
use crate::web::pages::row;
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// So many characters of what a doctor wrote are shown; the rest stands in the contact.
const FIRST: usize = 160;

/// How it stands out among the others.
pub const fn tone(item: &ItemView) -> &'static str {
    match (&item.how, &item.told) {
        (How::Asked, _) => "waiting",
        (How::Draft | How::Waiting, Some(told)) if told.row.danger => "late",
        (How::Draft | How::Waiting, Some(told))
            if told.closing.is_none() || !told.left.is_empty() || !told.escorts.is_empty() =>
        {
            "waiting"
        }
        (How::Draft | How::Waiting, Some(_) | None) | (How::Accepted { .. } | How::Erased, _) => {
            "calm"
        }
    }
}

/// What is read of it, and then what is done with it.
pub fn article(say: &Say<'_>, item: &ItemView, acts: &Markup) -> Markup {
    let readable = item.told.as_ref().filter(|_| item.how != How::Erased);
    let Some(told) = readable else {
        let (heading, hint) = match item.how {
            How::Accepted { .. } => ("ho-closed", "ho-closed-hint"),
            How::Erased => ("ho-ended-erased", "ho-ended-erased-hint"),
            How::Draft | How::Waiting | How::Asked => ("ho-not-yours", "ho-not-yours-hint"),
        };
        return html! {
            article.handed.calm id=(id(item)) {
                h3 { (say.t(heading)) }
                p.soft { (say.t(hint)) }
                (how(say, item))
            }
        };
    };
    html! {
        article class=(format!("handed {}", tone(item))) id=(id(item)) aria-labelledby=(format!("h-{}", item.contact)) {
            h3 id=(format!("h-{}", item.contact)) {
                (name(say, told))
                @if told.row.danger { " " span.tag { (say.t("ui-row-danger")) } }
            }
            p.line { time.num title=(say.exact(told.began)) { (say.when(told.began)) } " · " (row::next(say, &told.row)) }
            @if let Some((urgency, situation)) = &told.asked {
                p.line { b { (say.by("rq-urgency-is", words::urgency(*urgency))) } @if let Some(words) = situation { ": " (first_line(words)) } }
            }
            @if let Some((unit, at)) = told.closing.as_ref().and_then(|closing| closing.admitted.as_ref()) {
                p.line { b { (admitted::said(say, unit.as_deref(), *at)) } }
            }
            @for escort in &told.escorts { (escort::handed(say, escort)) }
            @for escort in &told.escorts_over { p.line { (escort::stage(say, escort)) } }
            // What somebody wrote to whoever takes over stands above what the log says, however much that is.
            (said(say, item))
            (left(say, told))
            (agreed::agreed(say, item.contact, told))
            (marks(say, told))
            (agreed::documents(say, told))
            (since(say, item))
            (questions(say, &item.asked))
            (notes(say, &told.notes))
            p.soft { a.as-link href=(format!("/nurse/contact/{}", item.contact)) { (say.t("ho-open")) } }
            (how(say, item))
            (acts)
        }
    }
}

/// One that she has taken over, on her own page: the sentence, what is left to do, and that she is done with it.
pub fn hers(say: &Say<'_>, keys: &Keys, hers: &Hers) -> Markup {
    let Some(told) = &hers.item.told else {
        return Markup::default();
    };
    let whom = who::whom(say, &hers.whom);
    let at = say.day_and_time(hers.at);
    html! {
        article class=(format!("handed {}", tone(&hers.item))) id=(id(&hers.item)) {
            h3 { (whom) @if told.row.danger { " " span.tag { (say.t("ui-row-danger")) } } }
            p.line { (say.with("ho-hers-at", &[("at", Arg::Text(&at))])) " · " (row::next(say, &told.row)) }
            (said(say, &hers.item))
            (left(say, told))
            (agreed::agreed(say, hers.item.contact, told))
            (how(say, &hers.item))
            div.item-acts {
                (done(say, keys, hers.handover, &hers.item, Some("day")))
                a.do.small href=(format!("/handover/{}#{}", hers.handover, id(&hers.item))) { (say.t("ho-hers-open")) }
            }
        }
    }
}

/// She is done with it. `from`: the page to which that leads back, if it is not the handover.
pub fn done(
    say: &Say<'_>,
    keys: &Keys,
    handover: HandoverId,
    item: &ItemView,
    from: Option<&str>,
) -> Markup {
    let name = format!("done-{}", item.contact);
    html! {
        form.not-printed method="post" action=(format!("/handover/{handover}/done")) {
            (keys.hidden(&format!("{name}-{handover}")))
            input type="hidden" name="contact" value=(item.contact);
            @if let Some(from) = from { input type="hidden" name="from" value=(from); }
            (keys.problem_of(&name))
            button.do.small type="submit" { (say.t("ho-finish")) }
        }
    }
}

/// Where a link leads to it.
pub fn id(item: &ItemView) -> String {
    format!("c-{}", item.contact)
}

/// So much of a text as tells what it is about.
fn first_line(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    if line.chars().count() <= FIRST && line.len() == words.trim_end().len() {
        return line.to_owned();
    }
    let first: String = line.chars().take(FIRST).collect();
    format!("{} …", first.trim_end())
}

/// Whom it is about, by name where that may be read, else by what the number says.
pub fn name(say: &Say<'_>, told: &Told) -> String {
    let caller = who::caller(say, &told.row);
    match (&told.name, caller) {
        // Somebody around the person was in touch.
        (Some(name), Some(caller)) if !caller.contains(name.as_str()) => {
            format!("{name} · {caller}")
        }
        (Some(name), Some(_) | None) => name.clone(),
        (None, Some(caller)) => caller,
        (None, None) => say.t("ho-somebody"),
    }
}

fn left(say: &Say<'_>, told: &Told) -> Markup {
    let refused = told
        .closing
        .as_ref()
        .and_then(|closing| match &closing.next {
            NextView::Refused(_, words) => Some(words.clone()),
            NextView::Settled | NextView::FollowUp { .. } | NextView::Elsewhere(_) => None,
        });
    html! {
        @if !told.left.is_empty() {
            ul.left { @for one in &told.left { li { (to_do(say, one)) } } }
        }
        @if let Some(words) = refused { p { (say.t("ho-refused")) @if let Some(words) = words { " " q { (words) } } } }
    }
}

fn to_do(say: &Say<'_>, left: &Left) -> Markup {
    let key = match left.about {
        About::Person | About::Further(_) => "ho-left-person",
        About::Children => "ho-left-children",
    };
    let who = who::subject(say, &left.owner);
    let at = say.day_and_time(left.at);
    let whom = further::for_whom(say, &left.for_whom);
    html! {
        b { (say.with(key, &[("who", Arg::Text(&who)), ("at", Arg::Text(&at))])) }
        @if !whom.is_empty() { " " (whom) ":" }
        @if let Some(what) = &left.what { " " span.words { (what) } }
        (further::listed(say, &left.for_whom))
    }
}

fn marks(say: &Say<'_>, told: &Told) -> Markup {
    let counted = |key: &str, n: usize| (n > 0).then(|| say.numbered(key, n));
    let plan = told.plan;
    let review = plan.and_then(|plan| plan.review_at).map(|at| {
        let key = if at <= say.now {
            "rec-review-late"
        } else {
            "rec-review-at"
        };
        say.with(key, &[("at", Arg::Text(&say.date(at)))])
    });
    let all: Vec<String> = [
        told.visit.then(|| say.t("ho-visit")),
        counted("ho-drafts", told.drafts).filter(|_| told.documents.is_empty()),
        counted("ho-await-doctor", told.await_doctor),
        counted("ho-to-transfer", told.to_transfer),
        counted("ho-signed", told.signed).filter(|_| told.documents.is_empty()),
        told.children
            .filter(|answer| *answer != ChildrenAnswer::No)
            .map(|answer| say.by("ho-children", children(answer))),
        review,
        plan.and_then(|plan| counted("rec-suggestions", plan.suggestions)),
    ]
    .into_iter()
    .flatten()
    .chain(told.deviations.iter().map(|row| deviations::told(say, row)))
    .collect();
    let mut once: Vec<(&str, usize)> = Vec::new();
    for mark in &all {
        match once.iter_mut().find(|(known, _)| known == mark) {
            Some((_, times)) => *times += 1,
            None => once.push((mark, 1)),
        }
    }
    html! {
        @if !once.is_empty() {
            ul.marks { @for (mark, times) in &once { li { (mark) @if *times > 1 { " · " b.num { (times) "×" } } } } }
        }
    }
}

const fn children(answer: ChildrenAnswer) -> &'static str {
    match answer {
        ChildrenAnswer::Yes => "yes",
        ChildrenAnswer::No => "no",
        ChildrenAnswer::NotAsked => "not_asked",
    }
}

/// The sentence on it, and what was written on it since.
fn said(say: &Say<'_>, item: &ItemView) -> Markup {
    html! {
        // While it is written it stands in its field.
        @if item.how != How::Draft {
            @if let Some(sentence) = &item.sentence { (quoted(say, "ho-said", sentence)) }
            @else { p.soft { (say.t("ho-no-sentence")) } }
        }
        @for later in &item.later { (quoted(say, "ho-said-later", later)) }
    }
}

fn quoted(say: &Say<'_>, key: &str, said: &Said) -> Markup {
    let who = who::named(say, &said.by);
    let at = say.when(said.at);
    html! {
        figure.said {
            blockquote.words { @match &said.text { Some(text) => (text), None => (say.t("ho-erased")) } }
            figcaption.soft { (say.with(key, &[("who", Arg::Text(&who)), ("at", Arg::Text(&at))])) }
        }
    }
}

/// What became of it after it was handed over.
fn since(say: &Say<'_>, item: &ItemView) -> Markup {
    html! {
        @if let Some(at) = item.ended_since { p.notice { (say.with("ho-ended-since", &[("at", Arg::Text(&say.when(at)))])) } }
        @if item.notes_since > 0 { p.notice { (say.numbered("ho-notes-since", item.notes_since)) } }
    }
}

fn questions(say: &Say<'_>, asked: &[Question]) -> Markup {
    html! {
        @for one in asked {
            (quoted(say, "ho-asked-by", &one.question))
            @if let Some(answer) = &one.answer { (quoted(say, "ho-answered-by", answer)) }
        }
    }
}

fn notes(say: &Say<'_>, notes: &[NoteView]) -> Markup {
    let all = html! {
        ul.notes {
            @for note in notes {
                li {
                    p.soft.num { (say.when(note.at)) @if let Some(by) = &note.by { " · " (who::named(say, by)) } }
                    (contact_log::words(say, note, "ho-erased"))
                }
            }
        }
    };
    html! {
        @if !notes.is_empty() {
            // On paper nothing can be unfolded.
            details.more.not-printed { summary { (say.numbered("ho-notes", notes.len())) } (all) }
            div.only-printed { p.soft { (say.numbered("ho-notes", notes.len())) } (all) }
        }
    }
}

/// How far it has come, in a line.
fn how(say: &Say<'_>, item: &ItemView) -> Markup {
    let line = match &item.how {
        How::Draft | How::Waiting | How::Erased => None,
        How::Asked => Some(say.t("ho-is-asked")),
        How::Accepted { by, owner, at } => {
            let (by, owner) = (who::subject(say, by), who::subject(say, owner));
            let at = say.when(*at);
            Some(say.with(
                "ho-is-accepted",
                &[
                    ("by", Arg::Text(&by)),
                    ("owner", Arg::Text(&owner)),
                    ("at", Arg::Text(&at)),
                ],
            ))
        }
    };
    let until = item.until.map(|at| say.date(at));
    html! {
        @if let Some(line) = line { p.how { (line) } }
        @if let Some(until) = until { p.soft { (say.with("ho-until", &[("at", Arg::Text(&until))])) } }
    }
}
