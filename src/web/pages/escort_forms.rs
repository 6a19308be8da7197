//! What is filled in about an escort: booked with one hand, each step a tap, and the short path when the flight is cancelled.

use maud::{Markup, html};

use crate::domain::escorts::escort::{LONGEST, Police, PoliceReason, Ride};
use crate::domain::ids::{ContactId, EscortId};
use crate::views::contact::Detail;
use crate::views::escort::{EscortSeen, Escorts, StageSeen};
use crate::views::escort_json as words;
use crate::web::pages::act_escort::chosen;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::say::Say;

/// What is filled in behind a fold, which closes once it is sent: what came of it stands on the card of the escort.
const STAYS: [&str; 2] = ["escort-book", "escort-change"];

/// A form about an escort of a contact.
fn form(
    keys: &Keys,
    contact: ContactId,
    escort: Option<EscortId>,
    act: &str,
    inside: &Markup,
) -> Markup {
    let name = escort.map_or_else(|| act.to_owned(), |escort| format!("{act}-{escort}"));
    html! {
        form.tight method="post" action=(format!("/nurse/contact/{contact}/{act}")) data-act=(act) data-stay[STAYS.contains(&act)] {
            (keys.hidden(&name))
            @if let Some(escort) = escort { input type="hidden" name="escort" value=(escort); }
            (keys.problem(contact, act))
            (inside)
        }
    }
}

/// "I am back on duty."
pub fn back(
    say: &Say<'_>,
    contact: ContactId,
    escort: EscortId,
    main: bool,
    keys: &Keys,
) -> Markup {
    let button = html! { button.do.wide.main[main] type="submit" { (say.t("ui-escort-back")) } };
    form(keys, contact, Some(escort), "escort-back", &button)
}

/// What can be done now: the next step first.
pub fn steps(say: &Say<'_>, escorts: &Escorts, escort: &EscortSeen, keys: &Keys) -> Markup {
    let away = escort.empty_since.is_some();
    let before = !matches!(escort.stage, StageSeen::Arrived { .. });
    let flies = escort.ride == Ride::ScheduledFlight && before;
    let waits = escort
        .cancelled
        .as_ref()
        .is_some_and(|cancelled| cancelled.wait.is_none());
    let one = |act: &str, inside: &Markup| form(keys, escort.contact, Some(escort.id), act, inside);
    html! {
        div.stack {
            @if waits && before { (wait(say, escort, keys, true)) }
            @match &escort.stage {
                StageSeen::Booked => (one("escort-set-off", &html! { button.do.wide.main[!waits] type="submit" { (say.t("ui-escort-set-off")) } })),
                StageSeen::UnderWay { .. } => (arrived(say, escort, keys)),
                StageSeen::Arrived { .. } => (back(say, escort.contact, escort.id, true, keys)),
                StageSeen::Back { .. } | StageSeen::CalledOff { .. } => {},
            }
            @if flies && !waits {
                (one("escort-flight", &html! { button.do.wide.two-line type="submit" { (say.t("ui-escort-flight")) small { (say.t("ui-escort-flight-how")) } } }))
            }
            @if escort.told.is_none() { (told(say, escort, keys)) }
            @if escort.cancelled.is_some() && !waits && before { (folded(say, "ui-escort-wait-change", &format!("wait-{}", escort.id), false, &wait(say, escort, keys, false))) }
            @if matches!(escort.stage, StageSeen::Booked) && away { (folded(say, "ui-escort-arrived-fold", &format!("arrived-{}", escort.id), false, &arrived(say, escort, keys))) }
            @if away && before { (back(say, escort.contact, escort.id, false, keys)) }
            (change(say, escorts, escort, keys))
            @if before { (call_off(say, escort, keys)) }
        }
    }
}

fn folded(say: &Say<'_>, heading: &str, id: &str, open: bool, inside: &Markup) -> Markup {
    html! { details.more id=(id) open[open] { summary { (say.t(heading)) } (inside) } }
}

/// One line of text.
fn line(
    say: &Say<'_>,
    id: &str,
    name: &str,
    label: &str,
    value: &str,
    list: Option<&str>,
) -> Markup {
    html! {
        label for=(id) { (say.t(label)) }
        input id=(id) name=(name) maxlength=(LONGEST) autocomplete="off" value=(value) list=[list] data-draft=(id);
    }
}

/// A time.
fn time(say: &Say<'_>, id: &str, name: &str, label: &str, value: &str) -> Markup {
    html! {
        label for=(id) { (say.t(label)) }
        input id=(id) type="datetime-local" name=(name) value=(value) data-draft=(id);
    }
}

fn arrived(say: &Say<'_>, escort: &EscortSeen, keys: &Keys) -> Markup {
    let id = format!("escort-to-{}", escort.id);
    let typed = typed(keys, escort, "escort-arrived");
    let inside = html! {
        (line(say, &id, "to", "ui-escort-handed-to", typed.map_or("", |typed| typed.get("to")), None))
        button.do.main.wide type="submit" { (say.t("ui-escort-arrived")) }
    };
    form(
        keys,
        escort.contact,
        Some(escort.id),
        "escort-arrived",
        &inside,
    )
}

fn told(say: &Say<'_>, escort: &EscortSeen, keys: &Keys) -> Markup {
    let id = format!("escort-whom-{}", escort.id);
    let typed = typed(keys, escort, "escort-told");
    let inside = html! {
        (line(say, &id, "whom", "ui-escort-told-whom", typed.map_or("", |typed| typed.get("whom")), None))
        button.do.wide type="submit" { (say.t("ui-escort-tell")) }
    };
    form(
        keys,
        escort.contact,
        Some(escort.id),
        "escort-told",
        &inside,
    )
}

fn call_off(say: &Say<'_>, escort: &EscortSeen, keys: &Keys) -> Markup {
    let id = format!("escort-reason-{}", escort.id);
    let typed = typed(keys, escort, "escort-off");
    let inside = html! {
        (line(say, &id, "reason", "ui-escort-off-why", typed.map_or("", |typed| typed.get("reason")), None))
        button.do.alarm.wide type="submit" { (say.t("ui-escort-off")) }
    };
    let inside = form(keys, escort.contact, Some(escort.id), "escort-off", &inside);
    let place = format!("escort-off-{}", escort.id);
    folded(say, "ui-escort-off-fold", &place, typed.is_some(), &inside)
}

/// Where to wait, who stays, the next departure, her rest, and when she is back.
fn wait(say: &Say<'_>, escort: &EscortSeen, keys: &Keys, main: bool) -> Markup {
    let typed = typed(keys, escort, "escort-wait");
    let known = escort
        .cancelled
        .as_ref()
        .and_then(|cancelled| cancelled.wait.as_ref());
    let was = |name: &str, known: Option<String>| {
        typed.map_or_else(
            || known.unwrap_or_default(),
            |typed| typed.get(name).to_owned(),
        )
    };
    let id = |name: &str| format!("escort-{name}-{}", escort.id);
    let departs = known.and_then(|wait| wait.departs).map(|at| say.field(at));
    let until = Some(say.field(escort.until)).filter(|_| known.is_some());
    let inside = html! {
        (line(say, &id("place"), "place", "ui-escort-wait-place", &was("place", known.and_then(|wait| wait.place.clone())), None))
        (line(say, &id("stays"), "stays", "ui-escort-wait-stays", &was("stays", known.and_then(|wait| wait.stays.clone())), None))
        (time(say, &id("departs"), "departs", "ui-escort-wait-departs", &was("departs", departs)))
        p.hint { (say.t("ui-escort-departs-hint")) }
        (line(say, &id("rest"), "rest", "ui-escort-wait-rest", &was("rest", known.and_then(|wait| wait.rest.clone())), None))
        (time(say, &id("until"), "until", "ui-escort-wait-until", &was("until", until)))
        p.hint { (say.t("ui-escort-until-hint")) }
        button.do.wide.main[main] type="submit" { (say.t("ui-escort-wait-save")) }
    };
    form(
        keys,
        escort.contact,
        Some(escort.id),
        "escort-wait",
        &inside,
    )
}

fn typed<'a>(keys: &'a Keys, escort: &EscortSeen, act: &str) -> Option<&'a Typed> {
    keys.typed(escort.contact, act)
        .filter(|typed| typed.get("escort") == escort.id.to_string())
}

/// It is otherwise: all of it, with what stands there.
fn change(say: &Say<'_>, escorts: &Escorts, escort: &EscortSeen, keys: &Keys) -> Markup {
    let typed = typed(keys, escort, "escort-change");
    let known = Journey {
        staff: escort.staff.to_string(),
        ride: words::ride(escort.ride),
        flight: escort.flight.clone().unwrap_or_default(),
        from: say.field(escort.from),
        until: say.field(escort.until),
        unit: escort.unit.clone().unwrap_or_default(),
        asked_by: escort.asked_by.clone().unwrap_or_default(),
        civil: escort.civil.clone().unwrap_or_default(),
        police: words::police(escort.police),
        reasons: escort.police_reasons.clone(),
        why: escort.police_why.clone().unwrap_or_default(),
        waited: escort
            .police_waited
            .map_or_else(String::new, |minutes| minutes.to_string()),
    };
    let inside = html! {
        (fields(say, escorts, &format!("change-{}", escort.id), typed, &known))
        button.do.wide type="submit" { (say.t("ui-escort-change-save")) }
    };
    let inside = form(
        keys,
        escort.contact,
        Some(escort.id),
        "escort-change",
        &inside,
    );
    let place = format!("escort-change-{}", escort.id);
    folded(say, "ui-escort-change", &place, typed.is_some(), &inside)
}

/// To book one, among what can be done with a contact.
pub fn book(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let Some(escorts) = &detail.escorts else {
        return Markup::default();
    };
    let typed = keys.typed(detail.id, "escort-book");
    let known = Journey {
        staff: detail
            .me
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        ride: words::ride(Ride::ScheduledFlight),
        flight: String::new(),
        // The same whenever it is made: the live line makes it anew again and again.
        from: String::new(),
        until: String::new(),
        unit: String::new(),
        asked_by: String::new(),
        civil: String::new(),
        police: words::police(Police::NotNeeded),
        reasons: Vec::new(),
        why: String::new(),
        waited: String::new(),
    };
    let inside = html! {
        p.hint { (say.t("ui-escort-book-how")) }
        (fields(say, escorts, &format!("book-{}", detail.id), typed, &known))
        button.do.main.wide.two-line type="submit" { (say.t("ui-escort-book-go")) small { (say.t("ui-escort-book-go-how")) } }
    };
    let inside = form(keys, detail.id, None, "escort-book", &inside);
    let place = format!("escort-book-{}", detail.id);
    folded(say, "ui-escort-book", &place, typed.is_some(), &inside)
}

/// What stands in the fields.
struct Journey {
    staff: String,
    ride: &'static str,
    flight: String,
    from: String,
    until: String,
    unit: String,
    asked_by: String,
    civil: String,
    police: &'static str,
    reasons: Vec<PoliceReason>,
    why: String,
    waited: String,
}

fn fields(
    say: &Say<'_>,
    escorts: &Escorts,
    id: &str,
    typed: Option<&Typed>,
    known: &Journey,
) -> Markup {
    let value = |name: &str, known: &str| {
        typed.map_or_else(|| known.to_owned(), |typed| typed.get(name).to_owned())
    };
    let place = |name: &str| format!("escort-{name}-{id}");
    let (staff, ride) = (value("staff", &known.staff), value("ride", known.ride));
    let police = value("police", known.police);
    let ticked = |one: PoliceReason| {
        typed.map_or_else(|| known.reasons.contains(&one), |typed| chosen(typed, one))
    };
    let units = place("units");
    html! {
        label for=(place("staff")) { (say.t("ui-escort-who")) }
        select id=(place("staff")) name="staff" {
            @for (short, name) in &escorts.staff { option value=(short) selected[short.as_str() == staff] { (name) } }
        }
        fieldset { legend { (say.t("ui-escort-how")) }
            div.choices { @for one in Ride::ALL {
                label.choice { input type="radio" name="ride" value=(words::ride(one)) checked[words::ride(one) == ride]; (say.by("ui-escort-ride", words::ride(one))) }
            } }
        }
        (line(say, &place("flight"), "flight", "ui-escort-flight-words", &value("flight", &known.flight), None))
        (time(say, &place("from"), "from", "ui-escort-from", &value("from", &known.from)))
        p.hint { (say.t("ui-escort-from-hint")) }
        (time(say, &place("until"), "until", "ui-escort-until", &value("until", &known.until)))
        (line(say, &place("unit"), "unit", "ui-escort-unit", &value("unit", &known.unit), Some(&units)))
        datalist id=(units) { @for unit in &escorts.units { option value=(unit) {} } }
        (line(say, &place("asked"), "asked_by", "ui-escort-asked-by", &value("asked_by", &known.asked_by), None))
        (line(say, &place("civil"), "civil", "ui-escort-civil", &value("civil", &known.civil), None))
        fieldset { legend { (say.t("ui-escort-police-what")) }
            p.hint { (say.t("ui-escort-police-rule")) " " a href=(say.chapter("escort")) target="_blank" { (say.t("ui-escort-police-page")) } }
            div.choices { @for one in Police::ALL {
                label.choice { input type="radio" name="police" value=(words::police(one)) checked[words::police(one) == police]; (say.by("ui-escort-police", words::police(one))) }
            } }
        }
        fieldset.if-police-asked { legend { (say.t("ui-escort-police-reasons")) }
            p.hint { (say.t("ui-escort-police-reasons-how")) }
            div.choices { @for one in PoliceReason::ALL {
                label.choice { input type="checkbox" name="police_reason" value=(one.code()) checked[ticked(one)]; (say.by("ui-escort-police-reason", one.code())) }
            } }
        }
        (line(say, &place("why"), "police_why", "ui-escort-police-why", &value("police_why", &known.why), None))
        label for=(place("waited")) { (say.t("ui-escort-police-minutes")) }
        input.num id=(place("waited")) name="police_waited" inputmode="numeric" maxlength="4" autocomplete="off" value=(value("police_waited", &known.waited)) data-draft=(place("waited"));
    }
}
