//! Follow-ups of a contact beside what it leaves by itself: set, for whom, and how they stand on its page.

use maud::{Markup, html};

use crate::domain::followups::command::FollowUpCommand;
use crate::domain::followups::follow_up::{About, ForWhom, LONGEST_WHAT, LONGEST_WHOM};
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::patients::people::Role;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::text::Arg;
use crate::views::contact::Detail;
use crate::views::follow_up::{FollowUpRow, For};
use crate::views::glance::{Around, Glance, words};
use crate::web::pages::asked::time;
use crate::web::pages::follow_up;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::say::Say;
use crate::web::pages::who;

/// So many are read before whom the contact is about.
const SHOWN: usize = 3;

/// Which follow-up of a contact an address names, and what is done with it.
pub fn which(act: &str) -> (About, &str) {
    match act.split_once('-') {
        Some(("children", what)) => (About::Children, what),
        Some((id, what)) => match id.parse() {
            Ok(id) => (About::Further(id), what),
            Err(_) => (About::Person, act),
        },
        None => (About::Person, act),
    }
}

/// The command that the form asks for, or the key of the sentence that says which field is not filled in.
pub fn command(
    state: &State,
    contact: ContactId,
    typed: &Typed,
) -> Result<FollowUpCommand, &'static str> {
    let for_whom = match (typed.get("for"), typed.get("relative")) {
        ("person", _) => ForWhom::Person,
        ("child", _) => ForWhom::Child,
        ("relative", "") => return Err("end-no-relative"),
        ("relative", who) => ForWhom::Relative(Secret::Known(who.to_owned())),
        // One of those on the list, by what they are called there.
        (listed, _) => ForWhom::Listed(listed.parse().map_err(|_| "end-no-for")?),
    };
    let owner = typed.get("owner");
    if owner.is_empty() {
        return Err("ui-no-choose-owner");
    }
    if typed.get("what").is_empty() {
        return Err("ui-no-say-what");
    }
    Ok(FollowUpCommand::Set {
        contact,
        for_whom,
        owner: StaffId::new(owner),
        at: time(state, typed.get("at")).ok_or("ui-no-choose-when")?,
        what: typed.get("what").to_owned(),
    })
}

/// "for the sister, Marit": nothing where nothing is said of it.
pub fn for_whom(say: &Say<'_>, whom: &For) -> String {
    let (word, who) = match whom {
        For::Unsaid => return String::new(),
        For::Person => ("person", None),
        For::Relative(who) => ("relative", who.clone()),
        For::Listed(None) => ("listed", None),
        For::Listed(Some(listed)) => ("relative", Some(named(say, &listed.around))),
        For::Child => ("child", None),
    };
    let who = who.unwrap_or_else(|| say.t("ui-erased"));
    say.with(
        "end-for-whom",
        &[("what", Arg::Text(word)), ("who", Arg::Text(&who))],
    )
}

/// "Marja Nordvik, mother".
fn named(say: &Say<'_>, one: &Around) -> String {
    let role = say.by("ui-gl-role", words::role(one.role));
    format!("{}, {role}", one.name)
}

/// Who is on the list, as they stand there now: that the person does not want it, or their telephones and what may be said.
pub fn listed(say: &Say<'_>, whom: &For) -> Markup {
    let For::Listed(Some(listed)) = whom else {
        return Markup::default();
    };
    let one = &listed.around;
    html! {
        @if listed.removed { span.listed.warned { (say.t("end-listed-removed")) } }
        @else if one.objected { span.listed.warned { (say.t("end-listed-objects")) } }
        @else {
            span.listed {
                @for phone in &one.phones { span.num { (phone) } " · " }
                @if let Some(hours) = &one.hours { (hours) " · " }
                (say.by("rec-told-is", words::told(listed.told)))
            }
        }
    }
}

/// What is left to do with the contact, the first due first; more than a few are folded away. What can be done about each is on the board of
/// whoever has it.
pub fn left(say: &Say<'_>, detail: &Detail) -> Markup {
    let (first, rest) = detail.left.split_at(detail.left.len().min(SHOWN));
    html! {
        (lines(say, first))
        @if !rest.is_empty() {
            details.more id=(format!("left-{}", detail.id)) {
                summary { (say.numbered("end-left-more", rest.len())) }
                (lines(say, rest))
            }
        }
    }
}

fn lines(say: &Say<'_>, rows: &[FollowUpRow]) -> Markup {
    html! {
        @if !rows.is_empty() {
            ul.plain-list.left {
                @for row in rows {
                    li {
                        (follow_up::words(say, row)) " "
                        @let whom = for_whom(say, &row.for_whom);
                        @if !whom.is_empty() { (whom) ". " }
                        span.soft { (say.with("ui-follow-up-by", &[("who", Arg::Text(&who::named(say, &row.owner))), ("t", Arg::Text(&say.when(row.at)))])) }
                        (listed(say, &row.for_whom))
                    }
                }
            }
        }
    }
}

/// One more.
pub fn set(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let contact = detail.id;
    let name = format!("new-{contact}");
    let refused = keys.refused_act(&name);
    let value = |field: &str| refused.map_or("", |refused| refused.typed.get(field));
    let id = |field: &str| format!("further-{field}-{contact}");
    html! {
        details.more.further id=(format!("further-{contact}")) open[refused.is_some()] {
            summary { (say.t("end-further")) }
            form.tight method="post" action=(format!("/nurse/follow-up/{contact}/new")) data-act=(name) data-stay {
                (keys.hidden(&name)) (keys.problem_of(&name))
                fieldset {
                    legend { (say.t("end-for")) }
                    div.choices {
                        @if !detail.about_the_dead { (choice(say, ("person", "person"), value("for"))) }
                        @for one in close(detail) { (of_list(say, one, value("for"))) }
                        (choice(say, ("relative", if close(detail).next().is_some() { "another" } else { "relative" }), value("for")))
                        (choice(say, ("child", "child"), value("for")))
                    }
                    div.if-relative {
                        label for=(id("relative")) { (say.t("end-relative")) }
                        input id=(id("relative")) name="relative" maxlength=(LONGEST_WHOM) value=(value("relative")) list=(id("around")) data-draft=(id("relative")) autocomplete="off";
                        datalist id=(id("around")) { @for one in around(detail) { option value=(one.name) {} } }
                    }
                }
                label for=(id("what")) { (say.t("ui-follow-up-what")) }
                input id=(id("what")) name="what" maxlength=(LONGEST_WHAT) value=(value("what")) data-draft=(id("what")) autocomplete="off";
                div.two {
                    div { label for=(id("owner")) { (say.t("ui-follow-up-who")) }
                        select id=(id("owner")) name="owner" {
                            option value="" { (say.t("ui-choose")) }
                            @for colleague in &detail.colleagues {
                                option value=(colleague.staff) selected[value("owner") == colleague.staff.as_str()] {
                                    (who::named(say, &colleague.who)) @if colleague.who.me { " (" (say.t("ui-you-object")) ")" }
                                }
                            }
                        } }
                    div { label for=(id("at")) { (say.t("ui-follow-up-when")) }
                        input id=(id("at")) type="datetime-local" name="at" value=(value("at")) data-draft=(id("at")); }
                }
                button.do.wide type="submit" { (say.t("end-further-save")) }
            }
        }
    }
}

fn choice(say: &Say<'_>, (value, words): (&str, &str), chosen: &str) -> Markup {
    html! {
        label.choice { input type="radio" name="for" value=(value) checked[chosen == value] required; (say.by("end-for-choice", words)) }
    }
}

/// One of those on the list: chosen with a tap, or seen to be unwanted.
fn of_list(say: &Say<'_>, one: &Around, chosen: &str) -> Markup {
    let id = one.id.to_string();
    html! {
        label.choice.off[one.objected] {
            input type="radio" name="for" value=(id) checked[chosen == id] disabled[one.objected] required;
            span { (named(say, one)) @if one.objected { small { (say.t("end-listed-unwanted")) } } }
        }
    }
}

/// Those around the person whom the page shows already.
fn around(detail: &Detail) -> &[Around] {
    match &detail.glance {
        Some(Glance::About(about)) => &about.people,
        Some(Glance::Unsaid(_)) | None => &[],
    }
}

/// Of these the family, and who is close to the person.
fn close(detail: &Detail) -> impl Iterator<Item = &Around> {
    around(detail)
        .iter()
        .filter(|one| matches!(one.role, Role::Close(_)))
}
