//! `/patient/{patient}/openings`: who has read a person's record, and why they might. The person's own list, for those who work with the
//! person; and the same on paper, in the person's language, to take along. Looking at it is a reading as well.

use axum::extract::{Extension, Path, Query, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::domain::ids::PatientId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::patient::Flag;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::tongue::Tongue;
use crate::engine::SubmitError;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::openings::{
    AccessList, AccessRow, READ, WHY, Why, of_patient, part_word, visible_alerts,
};
use crate::views::record::before::{Before, before};
use crate::views::record::words::word;
use crate::views::reviews::VERDICTS;
use crate::views::searches::ShownTo;
use crate::views::shows::Shows;
use crate::web::pages::nurse::page_keys;
use crate::web::pages::plan::not_theirs;
use crate::web::pages::record::before::on_paper;
use crate::web::pages::record::parts::{self, section};
use crate::web::pages::record::show::{Shown, closed, reads, unread};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// So many are shown on the screen at a time.
const SHOWN: usize = 50;

/// Which of it is asked for.
#[derive(Debug, Deserialize)]
pub struct Ask {
    /// So many newer ones are left out.
    after: Option<usize>,
}

/// `GET /patient/{patient}/openings`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
    Query(ask): Query<Ask>,
    headers: HeaderMap,
) -> Response {
    let after = ask.after.unwrap_or_default();
    let seen = Seen {
        web: &web,
        viewer: &viewer,
        headers: &headers,
    };
    let shown = |say: &Say<'_>, list: &AccessList| {
        html! {
            h1 { (say.t("acc-title")) }
            p { b { (list.name) } }
            p.hint { (say.t("acc-about")) }
            nav.acts aria-label=(say.t("acc-print")) {
                a.do.main href=(format!("/patient/{}/openings/print", list.patient)) { (say.t("acc-print")) }
            }
            (screen(say, list, after))
            (found_on_screen(say, list))
        }
    };
    seen.page(&patient, ("", "rec-title-patient"), &READ, shown)
        .await
}

/// `GET /patient/{patient}/openings/print`.
pub async fn print(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
    headers: HeaderMap,
) -> Response {
    let seen = Seen {
        web: &web,
        viewer: &viewer,
        headers: &headers,
    };
    let (state, now) = (web.engine.state(), web.engine.now());
    let parts = patient.parse().map_or_else(
        |_| READ.to_vec(),
        |id| reads_of_paper(&state, &viewer, id, now),
    );
    let shown = |say: &Say<'_>, list: &AccessList| {
        let state = web.engine.state();
        let number = state.service.as_ref().map(|service| &service.number);
        let language = list.language.as_ref();
        let language = language.map_or_else(|| viewer.language.on_paper(), Tongue::on_paper);
        let theirs = say.to_readers_of(language);
        let alerts = visible_alerts(&state, &viewer, list.patient, say.now);
        let before = before(&state, &viewer, list.patient);
        html! {
            div.not-printed {
                p { (say.t("acc-print-how")) }
                (not_theirs(say, list.language.as_ref()))
                button.do.main.if-js type="button" data-print { (say.t("ui-plan-print-do")) }
            }
            article.paper lang=(language.tag()) { (paper(&theirs, list, (&alerts, &before), number)) }
        }
    };
    seen.page(&patient, ("/openings", "acc-back"), &parts, shown)
        .await
}

/// What is read of the record by looking at the paper.
fn reads_of_paper(
    state: &State,
    viewer: &Viewer,
    id: PatientId,
    now: Timestamp,
) -> Vec<RecordPart> {
    let mut parts = READ.to_vec();
    parts.extend(before(state, viewer, id).read());
    let alerts = !visible_alerts(state, viewer, id, now).is_empty();
    if alerts && !parts.contains(&RecordPart::Flags) {
        parts.push(RecordPart::Flags);
    }
    parts
}

/// Who looks at a list.
struct Seen<'a> {
    web: &'a WebState,
    viewer: &'a Viewer,
    headers: &'a HeaderMap,
}

impl Seen<'_> {
    /// A page around the list, once it is written down who looks at it. `back`: where in the record the way back leads, and its word; `parts`:
    /// what is read by looking at it.
    async fn page(
        &self,
        patient: &str,
        back: (&str, &str),
        parts: &[RecordPart],
        shown: impl FnOnce(&Say<'_>, &AccessList) -> Markup,
    ) -> Response {
        let list = match list(self.web, self.viewer, patient, parts, self.headers).await {
            Ok(list) => list,
            Err(refused) => return refused,
        };
        let path = format!("/patient/{}{}", list.patient, back.0);
        parts::page_that_closes(
            self.web,
            self.viewer,
            self.headers,
            Some((path.as_str(), back.1)),
            "acc-title",
            Some(&Shows::work(list.patient)),
            |say| shown(say, &list),
        )
        .into_response()
    }
}

/// The list, once it is written down who looks at it.
async fn list(
    web: &WebState,
    viewer: &Viewer,
    patient: &str,
    parts: &[RecordPart],
    headers: &HeaderMap,
) -> Result<AccessList, Response> {
    let shown = Shown {
        headers,
        status: StatusCode::OK,
        keys: page_keys(),
        found: None,
    };
    let id = patient.parse::<PatientId>().ok();
    let hers =
        id.filter(|id| of_patient(&web.engine.state(), viewer, *id, web.engine.now()).is_some());
    let Some(id) = hers else {
        return Err(closed(web, viewer, None, &shown));
    };
    match reads(web, viewer, id, parts).await {
        Ok(_) => {}
        Err(SubmitError::Rejected(_)) => return Err(closed(web, viewer, None, &shown)),
        Err(error) => return Err(unread(web, viewer, &error, headers)),
    }
    of_patient(&web.engine.state(), viewer, id, web.engine.now())
        .ok_or_else(|| closed(web, viewer, None, &shown))
}

/// The newest, or those before so many newer ones.
fn screen(say: &Say<'_>, list: &AccessList, after: usize) -> Markup {
    let (all, since) = (list.rows.len(), say.date(list.since));
    let first = after.min(all.saturating_sub(1)) / SHOWN * SHOWN;
    let last = (first + SHOWN).min(all);
    let count = u32::try_from(all).unwrap_or(u32::MAX);
    html! {
        section.card aria-labelledby="h-read" {
            @if list.rows.is_empty() { h2 #h-read { (say.t("acc-none")) } }
            @else {
                h2 #h-read { (say.with("acc-count", &[("n", Arg::Number(count)), ("at", Arg::Text(&since))])) }
                ul.list { @for row in list.rows.iter().skip(first).take(SHOWN) { (line(say, row)) } }
                @if all > SHOWN { (pages(say, first, last, all)) }
            }
        }
    }
}

/// Who was shown the person in a list of hits.
fn found_on_screen(say: &Say<'_>, list: &AccessList) -> Markup {
    html! {
        @if !list.searches.is_empty() {
            section.card aria-labelledby="h-found" {
                h2 #h-found { (say.t("acc-found")) }
                p.hint { (say.t("acc-found-about")) }
                ul.list { @for row in &list.searches { li { (found(say, row)) } } }
            }
        }
    }
}

fn found(say: &Say<'_>, row: &ShownTo) -> String {
    let times = u32::try_from(row.times).unwrap_or(u32::MAX);
    let last = say.date(row.last);
    let args = [
        ("who", Arg::Text(&row.who.name)),
        ("n", Arg::Number(times)),
        ("at", Arg::Text(&last)),
    ];
    say.with("acc-found-by", &args)
}

/// Which of them these are, and the way to the others.
fn pages(say: &Say<'_>, first: usize, last: usize, all: usize) -> Markup {
    let number = |n: usize| Arg::Number(u32::try_from(n).unwrap_or(u32::MAX));
    let shown = [
        ("from", number(first + 1)),
        ("to", number(last)),
        ("n", number(all)),
    ];
    html! {
        p.hint { (say.with("acc-shown", &shown)) }
        nav.acts aria-label=(say.t("acc-pages")) {
            @if first > 0 { a.do.wide rel="prev" href=(format!("?after={}", first - SHOWN)) { (say.t("acc-newer")) } }
            @if last < all { a.do.wide rel="next" href=(format!("?after={last}")) { (say.t("acc-older")) } }
        }
    }
}

fn line(say: &Say<'_>, row: &AccessRow) -> Markup {
    html! {
        li {
            p { b { (row.who.name) } " · " span.num title=(say.exact(row.at)) { (say.date(row.at)) " " (say.clock(row.at)) } }
            p { (say.by("acc-why", word(&WHY, &row.why))) "." }
            @if let Some(reason) = &row.reason { p.words { (say.t("acc-reason")) ": " (reason) } }
            @if let Some(verdict) = &row.verdict { p { (say.by("acc-verdict-on-it", word(&VERDICTS, verdict))) } }
            @if row.late { p.soft { (say.t("acc-late")) } }
            p.soft { (what(say, row)) }
        }
    }
}

/// What was read, in one sentence.
fn what(say: &Say<'_>, row: &AccessRow) -> String {
    if row.parts.is_empty() {
        return nothing(say, row);
    }
    format!("{}: {}.", say.t("acc-read"), named(say, &row.parts))
}

/// Opened and read no further; or taken on, where what is read afterwards has lines of its own.
fn nothing(say: &Say<'_>, row: &AccessRow) -> String {
    say.t(if row.why == Why::TakenOn {
        "acc-read-apart"
    } else {
        "acc-read-nothing"
    })
}

fn named(say: &Say<'_>, parts: &[RecordPart]) -> String {
    let (mut said, mut sections) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            RecordPart::Plan(one) => sections.push(section(say, *one)),
            RecordPart::Identity
            | RecordPart::People
            | RecordPart::Flags
            | RecordPart::History
            | RecordPart::Confidences
            | RecordPart::Rights => said.push(say.by("acc-part", part_word(*part))),
        }
    }
    if !sections.is_empty() {
        let parts = sections.join(", ");
        said.push(say.with("acc-plan", &[("parts", Arg::Text(&parts))]));
    }
    said.join("; ")
}

fn paper(
    say: &Say<'_>,
    list: &AccessList,
    (alerts, before): (&[Flag], &Before),
    number: Option<&E164>,
) -> Markup {
    let (from, to) = (say.date(list.since), say.date(say.now));
    html! {
        header.paper-head {
            h1 { (say.with("acc-paper-title", &[("who", Arg::Text(&list.name))])) }
            p.lead { (say.t("acc-paper-lead")) }
            p { (say.with("acc-paper-since", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))])) }
        }
        @if list.rows.is_empty() { p { (say.t("acc-paper-none")) } }
        @else {
            div.plan-table {
                table {
                    thead { tr { @for key in ["acc-paper-when", "acc-paper-who", "acc-paper-why", "acc-paper-what"] { th scope="col" { (say.t(key)) } } } }
                    tbody { @for row in &list.rows { (sheet_line(say, row)) } }
                }
            }
        }
        @if !list.searches.is_empty() {
            h2 { (say.t("acc-found")) }
            p { (say.t("acc-paper-found-lead")) }
            ul { @for row in &list.searches { li { (found(say, row)) } } }
        }
        @if !alerts.is_empty() {
            h2 { (say.t("acc-paper-alerts")) }
            p { (say.t("acc-paper-alerts-lead")) }
            ul { @for alert in alerts { (alert_line(say, alert)) } }
        }
        (on_paper(say, before))
        @if let Some(number) = number { p { (say.with("acc-paper-ask", &[("number", Arg::Text(&number.grouped()))])) } }
        p.soft { (say.with("acc-paper-printed", &[("t", Arg::Text(&to))])) }
    }
}

fn alert_line(say: &Say<'_>, alert: &Flag) -> Markup {
    let known = |text: &Secret<String>| text.known().cloned().unwrap_or_default();
    let (at, until) = (say.date(alert.at), say.date(alert.until));
    let days = [("at", Arg::Text(&at)), ("until", Arg::Text(&until))];
    html! {
        li {
            p { b { (known(&alert.text)) } }
            p.words { (say.with("acc-paper-reason", &[("reason", Arg::Text(&known(&alert.reason)))])) }
            p.soft { (say.with("acc-paper-alert-days", &days)) }
        }
    }
}

fn sheet_line(say: &Say<'_>, row: &AccessRow) -> Markup {
    html! {
        tr {
            td.num { (say.date(row.at)) " " (say.clock(row.at)) }
            td { b { (row.who.name) } }
            td {
                (say.by("acc-paper-why-is", word(&WHY, &row.why)))
                @if let Some(reason) = &row.reason { p.words { (say.with("acc-paper-reason", &[("reason", Arg::Text(reason))])) } }
                @if let Some(verdict) = &row.verdict { p { (say.by("acc-verdict-on-it", word(&VERDICTS, verdict))) } }
            }
            td { @if row.parts.is_empty() { (nothing(say, row)) } @else { (named(say, &row.parts)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::OpeningId;
    use crate::domain::language::Language;
    use crate::text::Texts;
    use crate::views::record::Named;
    use uuid::Uuid;

    fn list(many: u16) -> AccessList {
        let rows = (0..many).rev().map(|n| AccessRow {
            id: OpeningId::from_uuid(Uuid::from_u128(u128::from(n))),
            who: Named {
                id: format!("nr-{n}"),
                name: format!("Nr {n:04}"),
            },
            at: Timestamp::from_millis(i64::from(n) * 1_000),
            why: Why::Assigned,
            reason: None,
            late: false,
            verdict: None,
            parts: vec![RecordPart::Identity],
        });
        AccessList {
            patient: PatientId::from_uuid(Uuid::from_u128(1)),
            name: "Anne".to_owned(),
            language: None,
            since: Timestamp::from_millis(0),
            rows: rows.collect(),
            searches: Vec::new(),
        }
    }

    fn shown(list: &AccessList, after: usize) -> String {
        let texts = Texts::load().unwrap();
        let zone = jiff::tz::TimeZone::UTC;
        let say = Say::new(&texts, Language::English, zone, Timestamp::from_millis(0));
        screen(&say, list, after).into_string()
    }

    #[test]
    fn a_page_is_bounded_and_begins_with_the_newest() {
        let list = list(2_000);
        let page = shown(&list, 0);
        assert_eq!(page.matches("<li>").count(), SHOWN);
        assert!(page.contains("Nr 1999") && !page.contains("Nr 1949"));
        assert!(page.contains("?after=50") && !page.contains("rel=\"prev\""));
    }

    #[test]
    fn every_reading_is_on_one_page_and_the_oldest_on_the_last() {
        let list = list(120);
        let pages = [0, 50, 100].map(|after| shown(&list, after));
        for n in 0..120 {
            let name = format!("Nr {n:04}");
            let on = pages.iter().filter(|page| page.contains(&name));
            assert_eq!(on.count(), 1, "{name}");
        }
        assert!(pages[2].contains("Nr 0000") && !pages[2].contains("rel=\"next\""));
        assert_eq!(shown(&list, 9_999), pages[2]);
    }

    #[test]
    fn a_short_list_has_no_pages() {
        assert!(!shown(&list(50), 0).contains("after="));
        assert!(!shown(&list(0), 7).contains("after="));
    }
}
