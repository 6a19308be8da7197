//! What stands beside the plan, in words: those around the person and what each may be told, nurses, consents; and what is different in it since
//! it was agreed. The same words on the page and on the paper that the person takes home; never on the card for the pocket.

use maud::{Markup, html};

use crate::domain::consents::consent::ConsentKind;
use crate::domain::plans::beside::{Around, Given};
use crate::paper::Block;
use crate::text::Arg;
use crate::views::glance::words as record_words;
use crate::views::plan::PlanView;
use crate::views::plan::Version;
use crate::views::plan::beside::{BesideView, Differs, Nurse, between};
use crate::views::record::words::{ROLES, word};
use crate::web::pages::plan::part;
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// One thing that is not what it was: about what, and each answer as it was and as it is.
struct Changed {
    about: String,
    answers: Vec<(String, Option<String>, Option<String>)>,
}

/// What stands beside a version, what has come since, and, where it was not kept with it, what stands there now.
pub fn section(say: &Say<'_>, view: &PlanView, version: &Version) -> Markup {
    let Some(shown) = &version.beside else {
        return html! {};
    };
    html! {
        section.plan-beside aria-labelledby="h-beside" {
            h2 #h-beside { (say.t("ui-plan-beside")) }
            p.soft { (as_of(say, shown)) }
            @if version.counts() { (since(say, view, shown)) }
            (all(say, shown))
        }
    }
}

/// What the person says yes to, on the page on which it is written: as it stands now, and what is different from the version in force.
pub fn to_agree(say: &Say<'_>, view: &PlanView) -> Markup {
    let Some(now) = &view.beside else {
        return html! {};
    };
    let before = view.in_force.as_ref().and_then(|version| {
        let kept = version.beside.as_ref().filter(|was| was.kept)?;
        Some((version.number, kept))
    });
    html! {
        details.more #plan-beside {
            summary { (say.t("ui-plan-beside")) }
            p.hint { (say.t("ui-plan-beside-agree")) " " a href=(format!("/patient/{}/record", view.patient)) { (say.t("ui-plan-beside-record")) } }
            @if let Some((number, before)) = before {
                h3 { (say.with("ui-plan-changes-since", &[("n", Arg::Number(number.into()))])) }
                (differences(say, before, now))
            }
            (all(say, now))
        }
    }
}

/// What is different between two versions in what stands beside them.
pub fn differences(say: &Say<'_>, before: &BesideView, now: &BesideView) -> Markup {
    let changed = changes(say, before, now);
    html! {
        @if changed.is_empty() { p { (say.t("ui-plan-beside-same")) } }
        @for one in &changed { (difference(say, one)) }
    }
}

/// On the paper to take home: those around the person, in the order in which they are rung, and what is different since the person said yes.
pub fn people_on_paper(say: &Say<'_>, view: &PlanView, version: &Version) -> Vec<Block> {
    let Some(shown) = &version.beside else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    if !shown.people.is_empty() {
        blocks.push(Block::Subheading(say.t("ui-plan-around")));
        blocks.push(Block::Soft(as_of(say, shown)));
        blocks.extend(not_shared(say, shown).map(Block::Strong));
        let rows = shown.people.iter().enumerate().map(|(place, one)| {
            let [who, may, when] = cells(say, one);
            vec![format!("{}. {who}", place + 1), may, when]
        });
        blocks.push(Block::Table {
            head: heads(say).to_vec(),
            rows: rows.collect(),
        });
    }
    blocks.extend(paper_since(say, view, shown));
    blocks
}

/// The same of nurses and consents, each a piece.
pub fn rights_on_paper(say: &Say<'_>, version: &Version) -> Vec<Vec<Block>> {
    let Some(shown) = &version.beside else {
        return Vec::new();
    };
    let pieces = [
        ("ui-plan-nurses", nurses_named(say, shown)),
        ("ui-plan-consents", consents(say, shown)),
    ];
    let pieces = pieces
        .into_iter()
        .filter(|(_, answers)| !answers.is_empty());
    pieces
        .map(|(title, answers)| vec![Block::Subheading(say.t(title)), Block::Answers(answers)])
        .collect()
}

fn paper_since(say: &Say<'_>, view: &PlanView, then: &BesideView) -> Vec<Block> {
    let changed = changed_since(say, view, then);
    if changed.is_empty() {
        return Vec::new();
    }
    let line = |one: &Changed| {
        let answers = one.answers.iter().map(|(asked, before, now)| {
            let said = |word: &str, text: &str| format!("{} {text}", say.by("ui-plan-diff", word));
            let was = before.as_deref().map(|text| said("before", text));
            let is = now.as_deref().map_or_else(
                || say.by("ui-plan-diff", "left_out"),
                |text| said("now", text),
            );
            let all: Vec<String> = was.into_iter().chain([is]).collect();
            if asked.is_empty() {
                all.join(" ")
            } else {
                format!("{asked}: {}", all.join(" "))
            }
        });
        let answers: Vec<String> = answers.collect();
        if answers.is_empty() {
            one.about.clone()
        } else {
            format!("{}\n{}", one.about, answers.join("\n"))
        }
    };
    vec![
        Block::Strong(since_when(say, then)),
        Block::List(changed.iter().map(line).collect()),
    ]
}

fn as_of(say: &Say<'_>, shown: &BesideView) -> String {
    if !shown.kept {
        return say.t("ui-plan-beside-today");
    }
    let at = say.date(shown.at);
    say.with("ui-plan-beside-agreed", &[("t", Arg::Text(&at))])
}

fn since_when(say: &Say<'_>, then: &BesideView) -> String {
    let at = say.date(then.at);
    say.with("ui-plan-beside-since", &[("t", Arg::Text(&at))])
}

/// What the record says otherwise now than when it was agreed.
fn changed_since(say: &Say<'_>, view: &PlanView, then: &BesideView) -> Vec<Changed> {
    let now = view.beside.as_ref().filter(|_| then.kept);
    now.map(|now| changes(say, then, now)).unwrap_or_default()
}

fn since(say: &Say<'_>, view: &PlanView, then: &BesideView) -> Markup {
    let changed = changed_since(say, view, then);
    html! {
        @if !changed.is_empty() {
            div.say.plan-since {
                p { b { (since_when(say, then)) } }
                @for one in &changed { (difference(say, one)) }
            }
        }
    }
}

fn difference(say: &Say<'_>, one: &Changed) -> Markup {
    html! {
        div.plan-diff {
            p { b { (one.about) } }
            @if !one.answers.is_empty() {
                dl.plan-entry.changed {
                    @for (asked, before, now) in &one.answers {
                        div {
                            dt { (asked) }
                            @if let Some(before) = before { dd { span.soft { (say.by("ui-plan-diff", "before")) } " " del.words { (before) } } }
                            @if let Some(now) = now { dd { span.soft { (say.by("ui-plan-diff", "now")) } " " ins.words { (now) } } }
                            @else { dd { (say.by("ui-plan-diff", "left_out")) } }
                        }
                    }
                }
            }
        }
    }
}

fn all(say: &Say<'_>, shown: &BesideView) -> Markup {
    html! {
        @if !shown.people.is_empty() {
            section.plan-part #beside-around aria-labelledby="h-around" {
                h3 #h-around { (say.t("ui-plan-around")) }
                (people(say, shown))
            }
        }
        @for (id, title, answers) in [
            ("nurses", "ui-plan-nurses", nurses_named(say, shown)),
            ("consents", "ui-plan-consents", consents(say, shown)),
        ] {
            @if !answers.is_empty() {
                section.plan-part id=(format!("beside-{id}")) aria-labelledby=(format!("h-{id}")) {
                    h3 id=(format!("h-{id}")) { (say.t(title)) }
                    dl.plan-entry { @for (asked, said) in answers { div { dt { (asked) } dd.words { (said) } } } }
                }
            }
        }
    }
}

fn people(say: &Say<'_>, shown: &BesideView) -> Markup {
    let [who, may, when] = heads(say);
    html! {
        @if let Some(warning) = not_shared(say, shown) { p { b { (warning) } } }
        div.plan-table role="group" tabindex="0" aria-label=(say.t("ui-plan-around")) {
            table {
                thead { tr { th scope="col" { (who) } th scope="col" { (may) } th scope="col" { (when) } } }
                tbody {
                    @for (place, one) in shown.people.iter().enumerate() {
                        @let [who, says, hours] = cells(say, one);
                        tr {
                            th scope="row" { (place + 1) ". " (who) }
                            td data-label=(may) { (says) }
                            td.words data-label=(when) data-empty[hours.is_empty()] { (hours) }
                        }
                    }
                }
            }
        }
    }
}

fn heads(say: &Say<'_>) -> [String; 3] {
    [
        "ui-plan-around-who",
        "ui-plan-around-may",
        "ui-plan-around-when",
    ]
    .map(|key| say.t(key))
}

/// Who it is, what they may be told, and when they can be rung.
fn cells(say: &Say<'_>, one: &Around) -> [String; 3] {
    let role = say.by("rec-role", word(&ROLES, &one.role));
    let mut who = format!("{}, {role}", one.name);
    if one.next_of_kin {
        who = format!("{who}, {}", say.t("rec-next-of-kin"));
    }
    let may = if one.objected {
        say.t("ui-plan-objects")
    } else {
        say.by("ui-plan-told", record_words::told(one.told))
    };
    [who, may, one.hours.clone().unwrap_or_default()]
}

/// Somebody may be told something, and without the consent to sharing nobody is.
fn not_shared(say: &Say<'_>, shown: &BesideView) -> Option<String> {
    let more = |one: &Around| !one.objected && record_words::told(one.told) != "listen";
    (!shown.is_shared() && shown.people.iter().any(more)).then(|| say.t("ui-plan-not-shared"))
}

fn nurses(say: &Say<'_>, shown: &BesideView) -> [(String, String); 2] {
    [
        (say.t("ui-plan-wanted"), named(say, &shown.preferred)),
        (say.t("ui-plan-not-wanted"), named(say, &shown.not_wanted)),
    ]
}

fn named(say: &Say<'_>, nurses: &[Nurse]) -> String {
    if nurses.is_empty() {
        return say.t("ui-plan-nurses-none");
    }
    let names = nurses.iter().map(|nurse| who::named(say, &nurse.who));
    names.collect::<Vec<_>>().join(", ")
}

/// The same, without what names nobody.
fn nurses_named(say: &Say<'_>, shown: &BesideView) -> Vec<(String, String)> {
    let named = [&shown.preferred, &shown.not_wanted].map(|nurses| !nurses.is_empty());
    let both = nurses(say, shown).into_iter().zip(named);
    both.filter(|(_, named)| *named)
        .map(|(answer, _)| answer)
        .collect()
}

/// Every consent that there is.
fn consents(say: &Say<'_>, shown: &BesideView) -> Vec<(String, String)> {
    let given = shown.consents.iter();
    given
        .map(|given| {
            let says = consent(say, shown, Some(given)).join("\n");
            (kind_of(say, given.kind), says)
        })
        .collect()
}

fn kind_of(say: &Say<'_>, kind: ConsentKind) -> String {
    say.by("rec-consent", record_words::consent(kind))
}

/// Until when it holds, what it leaves out, and what the person has said about it.
fn consent(say: &Say<'_>, shown: &BesideView, given: Option<&Given>) -> Vec<String> {
    let Some(given) = given else {
        return vec![say.t("ui-plan-consent-none")];
    };
    let on = |key: &str, at| say.with(key, &[("t", Arg::Text(&say.date(at)))]);
    let mut says = vec![match given.withdrawn {
        Some(at) => on("ui-plan-consent-withdrawn", at),
        None if given.holds(shown.at) => on("ui-plan-consent-holds", given.until),
        None => on("ui-plan-consent-over", given.until),
    }];
    if given.holds(shown.at) && !given.without.is_empty() {
        let without = given.without.iter().map(|one| part::title(say, *one));
        let without = without.collect::<Vec<_>>().join(", ");
        says.push(say.with("ui-plan-consent-without", &[("what", Arg::Text(&without))]));
    }
    says.extend(given.words.clone());
    says
}

fn changes(say: &Say<'_>, before: &BesideView, now: &BesideView) -> Vec<Changed> {
    let differs = between(before, now);
    let mut all = of_people(say, before, now, &differs);
    let nurses = differs.preferred || differs.not_wanted;
    if nurses {
        let pairs = self::nurses(say, before).into_iter();
        let pairs = pairs.zip(self::nurses(say, now));
        let pairs = pairs.filter(|(was, is)| was != is);
        all.push(Changed {
            about: say.t("ui-plan-nurses"),
            answers: pairs
                .map(|((asked, was), (_, is))| (asked, Some(was), Some(is)))
                .collect(),
        });
    }
    for kind in &differs.consents {
        let said = |view: &BesideView| consent(say, view, view.consent(*kind)).join(" ");
        all.push(Changed {
            about: kind_of(say, *kind),
            answers: vec![(String::new(), Some(said(before)), Some(said(now)))],
        });
    }
    all
}

fn of_people(
    say: &Say<'_>,
    before: &BesideView,
    now: &BesideView,
    differs: &Differs,
) -> Vec<Changed> {
    let heads = heads(say);
    let mut all = Vec::new();
    for id in &differs.people {
        let was = before.around(*id).map(|one| cells(say, one));
        let is = now.around(*id).map(|one| cells(say, one));
        let known = is.as_ref().or(was.as_ref());
        let name = known.map(|[who, ..]| who.clone()).unwrap_or_default();
        let said = |cells: &Option<[String; 3]>, at: usize| {
            let text = cells.as_ref()?.get(at)?.clone();
            (!text.is_empty()).then_some(text)
        };
        let answers = heads.iter().enumerate().map(|(at, head)| {
            let answer: (String, Option<String>, Option<String>) =
                (head.clone(), said(&was, at), said(&is, at));
            answer
        });
        let both = was.is_some() && is.is_some();
        all.push(Changed {
            about: match (&was, &is) {
                (None, _) => say.with("ui-plan-around-new", &[("who", Arg::Text(&name))]),
                (_, None) => say.with("ui-plan-around-gone", &[("who", Arg::Text(&name))]),
                (Some(_), Some(_)) => name,
            },
            answers: answers
                .filter(|(_, was, now)| was != now && (both || now.is_some()))
                .filter(|(head, ..)| both || head != &heads[0])
                .collect(),
        });
    }
    if differs.reordered {
        all.push(Changed {
            about: say.t("ui-plan-around-reordered"),
            answers: Vec::new(),
        });
    }
    all
}
