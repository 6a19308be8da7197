//! `/complaint/new`: what somebody complains of, in their own words, and how they are reached.

use maud::{Markup, html};

use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::complaints::complaint::Complains;
use crate::domain::ids::{ComplaintId, ContactId};
use crate::domain::openings::sight;
use crate::text::Arg;
use crate::views::complaints;
use crate::views::complaints_json::complains;
use crate::web::pages::followed::forms::{New, choices};
use crate::web::pages::form::Typed;

/// What the form asks for, or the key of the sentence that says which field is not filled in.
pub fn command(
    complaint: ComplaintId,
    contact: Option<ContactId>,
    typed: &Typed,
) -> Result<ComplaintCommand, &'static str> {
    let chosen = Complains::ALL
        .into_iter()
        .find(|one| complains(*one) == typed.get("complains"));
    match chosen {
        _ if typed.get("words").is_empty() => Err("cpl-no-words"),
        None => Err("cpl-no-complains"),
        Some(_) if typed.get("who").is_empty() => Err("cpl-no-who"),
        Some(complains) => Ok(ComplaintCommand::Receive {
            complaint,
            contact,
            of_person: typed.get("of_person") == "yes",
            complains,
            who: typed.get("who").to_owned(),
            words: typed.get("words").to_owned(),
        }),
    }
}

/// It has been written down, and what can be promised.
pub fn sent(new: &New<'_>, id: ComplaintId) -> Markup {
    let (say, web) = (new.say, new.web);
    let (state, now) = (web.engine.state(), web.engine.now());
    let dates = state.complaints.get(id).and_then(|found| found.dates);
    let mine = complaints::one(&state, new.viewer, id, now).is_some();
    html! {
        h1 { (say.t("cpl-sent")) }
        div.say.green role="status" {
            @if let Some(dates) = dates { p { (say.with("cpl-sent-by", &[("t", Arg::Text(&say.date(dates.answer_by)))])) } }
            p { (say.t("cpl-sent-about")) }
        }
        nav.acts {
            a.do.main href=(new.back.0) { (say.t(new.back.1)) }
            @if mine { a.do href=(format!("/complaint/{id}")) { (say.t("cpl-see")) } }
        }
    }
}

/// Its form.
pub fn form(new: &New<'_>) -> Markup {
    let say = new.say;
    // Somebody has said whom the contact is about: whose name stands there she sees on its page.
    let state = new.web.engine.state();
    let about = |contact| sight::said_to_be_about(&state, contact);
    let known = new.contact.is_some_and(|contact| about(contact).is_some());
    let refused = new.keys.refused_act(New::NAME).is_some();
    let ticked = !refused || new.typed("of_person") == "yes";
    let fields = html! {
        div {
            label for="cpl-words" { (say.t("cpl-ask-words")) }
            p.hint #cpl-words-hint { (say.t("cpl-own-words")) }
            textarea #cpl-words name="words" rows="4" maxlength="2000" required aria-describedby="cpl-words-hint" data-draft=[new.kept("words")] { (new.typed("words")) }
        }
        (choices(say, ("cpl-ask-complains", "cpl-complains"), "complains", Complains::ALL.map(complains), new.typed("complains"), new.kept("complains").as_deref()))
        div {
            label for="cpl-who" { (say.t("cpl-ask-who")) }
            p.hint #cpl-who-hint { (say.t("cpl-who-hint")) }
            textarea #cpl-who name="who" rows="2" maxlength="2000" required aria-describedby="cpl-who-hint" data-draft=[new.kept("who")] { (new.typed("who")) }
        }
        @if known {
            label.choice.tall {
                input type="checkbox" name="of_person" value="yes" checked[ticked] data-draft=[new.kept("of_person")];
                span { (say.t("cpl-of-person")) small { (say.t("cpl-of-person-hint")) } }
            }
        }
    };
    new.around("cpl-in-contact", &fields, "cpl-send", "cpl-title-hers")
}
