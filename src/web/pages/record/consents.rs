//! The consents: what each covers now, how and until when it was given; given with whoever works with the person, narrowed and
//! withdrawn at the person's word.

use maud::{Markup, html};

use crate::domain::consents::consent::{Consent, ConsentKind};
use crate::domain::ids::{ConsentId, IdSource, StaffId};
use crate::domain::plans::plan::Capacity;
use crate::domain::secret::Secret;
use crate::ids::SystemIds;
use crate::text::Arg;
use crate::views::plan::words::capacity;
use crate::views::record::words::{CAPACITIES, CONSENTS, HOW, SECTIONS, can_be_left_out, word};
use crate::views::record::{Record, Worker};
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::form::Keys;
use crate::web::pages::record::parts::{Form, button, card, day_field, folded, section};
use crate::web::pages::say::Say;

/// A plan period, when nothing else is said: days.
const USUAL: u64 = 365;

/// The card.
pub fn show(
    say: &Say<'_>,
    record: &Record,
    keys: &Keys,
    name: &dyn Fn(&StaffId) -> Worker,
) -> Markup {
    let inside = html! {
        p.hint { (say.t("rec-consents-hint")) }
        p { (handbook(say, Place::Consent)) }
        ul.list {
            @for (kind_word, kind) in CONSENTS { (one(say, record, keys, (kind_word, kind), name)) }
        }
        (earlier(say, record, keys, name))
    };
    card("consents", &say.t("rec-consents"), &inside)
}

fn one(
    say: &Say<'_>,
    record: &Record,
    keys: &Keys,
    (kind_word, kind): (&str, ConsentKind),
    name: &dyn Fn(&StaffId) -> Worker,
) -> Markup {
    let held = record
        .consents
        .iter()
        .find(|(consent, holds)| *holds && consent.kind == kind)
        .map(|(consent, _)| consent);
    html! {
        li id=(format!("consent-{kind_word}")) {
            p { b { (say.by("rec-consent", kind_word)) } }
            p.soft { (say.by("rec-consent-means", kind_word)) }
            @match held {
                Some(consent) => {
                    p { span.state.talking { (say.t("rec-consent-holds")) } }
                    (about(say, consent, name))
                    @if record.may.narrow { (less(say, record, keys, consent)) }
                },
                None => p { span.state { (say.t("rec-consent-none")) } },
            }
            @if record.may.with_the_person { (give(say, record, keys, kind_word, kind, held)) }
        }
    }
}

fn about(say: &Say<'_>, consent: &Consent, name: &dyn Fn(&StaffId) -> Worker) -> Markup {
    let (at, until, by) = (
        say.date(consent.at),
        say.date(consent.until),
        name(&consent.by).name,
    );
    let without: Vec<String> = consent
        .without
        .iter()
        .map(|part| section(say, *part))
        .collect();
    let words = consent.words.as_ref().and_then(Secret::known);
    html! {
        p { (say.with("rec-consent-given", &[
            ("how", Arg::Text(word(&HOW, &consent.how))), ("at", Arg::Text(&at)), ("until", Arg::Text(&until)), ("who", Arg::Text(&by)),
        ])) }
        @if let Some(said) = &consent.elsewhere {
            p.soft { (say.elsewhere(said.at, said.to.as_ref().and_then(Secret::known).map(String::as_str))) }
        }
        @if let Some(words) = words { p.words { (words) } }
        (ability(say, consent))
        @if !without.is_empty() { p { b { (say.t("rec-consent-without")) ": " } (without.join(", ")) } }
    }
}

fn less(say: &Say<'_>, record: &Record, keys: &Keys, consent: &Consent) -> Markup {
    let id = consent.id.to_string();
    let (narrow, withdraw) = (format!("narrow.{id}"), format!("withdraw.{id}"));
    let form = Form {
        say,
        keys,
        name: &narrow,
    };
    let path = |act: &str| format!("/patient/{}/record/{act}", record.id);
    let covered = |part: &&(&str, _)| can_be_left_out(consent.kind, part.1);
    let struck = keys.refused_act(&format!("{STRIKE}.{id}"));
    let open = form.is_refused() || keys.refused_act(&withdraw).is_some() || struck.is_some();
    folded(
        &say.t("rec-consent-less"),
        open,
        &html! {
            p.hint { (say.t("rec-consent-less-hint")) }
            @if SECTIONS.iter().any(|part| covered(&part) && consent.covers(part.1)) {
                (form.around(&path("narrow"), &id, &html! {
                    fieldset {
                        legend { (say.t("rec-consent-leave-out")) }
                        div.choices {
                            @for (word, part) in SECTIONS.iter().filter(covered).filter(|part| consent.covers(part.1)) {
                                (form.tick("without", word, &section(say, *part), false))
                            }
                        }
                    }
                    (form.go("rec-consent-narrow"))
                }))
            }
            @if consent.kind == ConsentKind::PlanMade { p.hint { (say.t("rec-consent-withdraw-plan")) } }
            (button(say, keys, &path("withdraw"), (&withdraw, &id), "rec-consent-withdraw"))
            (strike(say, record, keys, consent))
        },
    )
}

fn give(
    say: &Say<'_>,
    record: &Record,
    keys: &Keys,
    kind_word: &str,
    kind: ConsentKind,
    held: Option<&Consent>,
) -> Markup {
    let name = format!("consent.{kind_word}");
    let form = Form {
        say,
        keys,
        name: &name,
    };
    let fresh = ConsentId::from_uuid(SystemIds.next()).to_string();
    let until = say.now + std::time::Duration::from_hours(24 * USUAL);
    let until = day_field(say, until);
    let parts: Vec<_> = SECTIONS
        .iter()
        .filter(|(_, part)| can_be_left_out(kind, *part))
        .collect();
    let inside = form.around(
        &format!("/patient/{}/record/consent", record.id),
        kind_word,
        &html! {
            input type="hidden" name="id" value=(form.value("id", &fresh));
            (form.choice("how", "rec-consent-how", "rec-consent-how-is", &HOW, ""))
            (form.day("until", "rec-consent-until", &until))
            (form.text("words", "rec-consent-words", ""))
            (able(&form))
            @if !parts.is_empty() {
                (folded(&say.t("rec-consent-leave-out"), form.is_refused(), &html! {
                    div.choices { @for (word, part) in &parts { (form.tick("without", word, &section(say, *part), held.is_some_and(|held| !held.covers(*part)))) } }
                }))
            }
            (form.go("rec-consent-give"))
        },
    );
    let label = if held.is_some() {
        "rec-consent-anew"
    } else {
        "rec-consent-new"
    };
    folded(&say.t(label), form.is_refused(), &inside)
}

/// Says of one that it was never given.
pub const STRIKE: &str = "strike-consent";

fn strike(say: &Say<'_>, record: &Record, keys: &Keys, consent: &Consent) -> Markup {
    let name = format!("{STRIKE}.{}", consent.id);
    let form = Form {
        say,
        keys,
        name: &name,
    };
    let path = format!("/patient/{}/record/{STRIKE}", record.id);
    let inside = form.around(
        &path,
        &consent.id.to_string(),
        &html! {
            (form.line_with("why", "rec-strike-why", "rec-consent-strike-hint", ""))
            (form.go("rec-strike-go"))
        },
    );
    folded(&say.t("rec-consent-strike"), form.is_refused(), &inside)
}

/// The capacity to decide it: chosen each time, and in words where there is doubt.
pub fn able(form: &Form<'_>) -> Markup {
    html! {
        (form.asked("capacity", "ui-plan-ask-capacity", "ui-plan-capacity", &CAPACITIES))
        (form.line("capacity_words", "ui-plan-capacity-words", ""))
    }
}

/// How it was then, where there was doubt.
fn ability(say: &Say<'_>, consent: &Consent) -> Markup {
    let doubt = consent.ability.as_ref();
    let doubt = doubt.filter(|ability| ability.capacity != Capacity::Has);
    let words = doubt.and_then(|ability| ability.words.as_ref());
    html! {
        @if let Some(ability) = doubt {
            p { (say.by("ui-plan-capacity-was", capacity(ability.capacity))) }
            @if let Some(words) = words.and_then(Secret::known) { p.words { (words) } }
        }
    }
}

/// What no longer holds.
fn earlier(
    say: &Say<'_>,
    record: &Record,
    keys: &Keys,
    name: &dyn Fn(&StaffId) -> Worker,
) -> Markup {
    let over: Vec<&Consent> = record
        .consents
        .iter()
        .filter(|(_, holds)| !holds)
        .map(|(consent, _)| consent)
        .collect();
    let refused = |one: &&Consent| keys.refused_act(&format!("{STRIKE}.{}", one.id)).is_some();
    let refused = over.iter().any(refused);
    html! {
        @if !over.is_empty() {
            (folded(&say.numbered("rec-consents-over", over.len()), refused, &html! {
                ul.list { @for consent in over {
                    li {
                        p { b { (say.by("rec-consent", word(&CONSENTS, &consent.kind))) } }
                        @if consent.struck.is_some() { s { (about(say, consent, name)) } } @else { (about(say, consent, name)) }
                        @if let Some(struck) = &consent.struck {
                            p { (say.with("rec-struck", &[("who", Arg::Text(&name(&struck.by).name)), ("at", Arg::Text(&say.when(struck.at)))])) @if let Some(why) = struck.why.known() { ": " (why) } }
                        } @else if record.may.narrow { (strike(say, record, keys, consent)) }
                        @if let Some(at) = consent.withdrawn { p.soft { (say.with("rec-consent-withdrawn", &[("at", Arg::Text(&say.date(at)))])) } }
                    }
                } }
            }))
        }
    }
}
