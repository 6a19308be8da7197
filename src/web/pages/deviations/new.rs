//! `/deviation/new`: three questions, and nothing that has to be looked up.

use maud::{Markup, html};

use crate::domain::deviations::command::DeviationCommand;
use crate::domain::deviations::deviation::Harm;
use crate::domain::ids::{ContactId, DeviationId};
use crate::text::Arg;
use crate::views::deviations;
use crate::views::deviations_json::harm;
use crate::web::pages::followed::forms::{New, choices};
use crate::web::pages::form::Typed;

/// What the form asks for, or the key of the sentence that says which field is not filled in.
pub fn command(
    deviation: DeviationId,
    contact: Option<ContactId>,
    typed: &Typed,
) -> Result<DeviationCommand, &'static str> {
    let chosen = Harm::ALL
        .into_iter()
        .find(|one| harm(*one) == typed.get("harm"));
    match chosen {
        _ if typed.get("text").is_empty() => Err("dev-no-text"),
        None => Err("dev-no-harm"),
        Some(harm) => Ok(DeviationCommand::Raise {
            deviation,
            contact,
            text: typed.get("text").to_owned(),
            harm,
            measure: typed.get("measure").to_owned(),
        }),
    }
}

/// It has been raised, and what happens now.
pub fn sent(new: &New<'_>, id: DeviationId) -> Markup {
    let (say, web) = (new.say, new.web);
    let (state, now) = (web.engine.state(), web.engine.now());
    let look_by = state.deviations.get(id).and_then(|found| found.look_by);
    let mine = deviations::one(&state, new.viewer, id, now).is_some();
    html! {
        h1 { (say.t("dev-sent")) }
        div.say.green role="status" {
            p { (say.t("dev-sent-about")) }
            @if let Some(by) = look_by { p { (say.with("dev-sent-by", &[("t", Arg::Text(&say.date(by)))])) } }
        }
        nav.acts {
            a.do.main href=(new.back.0) { (say.t(new.back.1)) }
            @if mine { a.do href=(format!("/deviation/{id}")) { (say.t("dev-see")) } }
            a.do href="/deviation/new" { (say.t("dev-raise-another")) }
        }
    }
}

/// Its form.
pub fn form(new: &New<'_>) -> Markup {
    let say = new.say;
    let fields = html! {
        div {
            label for="dev-text" { (say.t("dev-ask-text")) }
            p.hint #dev-text-hint { (say.t("dev-no-names")) }
            textarea #dev-text name="text" rows="3" maxlength="2000" required aria-describedby="dev-text-hint" data-draft=[new.kept("text")] { (new.typed("text")) }
        }
        (choices(say, ("dev-ask-harm", "dev-harm-choice"), "harm", Harm::ALL.map(harm), new.typed("harm"), new.kept("harm").as_deref()))
        div {
            label for="dev-measure" { (say.t("dev-ask-measure")) }
            p.hint #dev-measure-hint { (say.t("dev-may-be-empty")) }
            textarea #dev-measure name="measure" rows="2" maxlength="2000" aria-describedby="dev-measure-hint" data-draft=[new.kept("measure")] { (new.typed("measure")) }
        }
    };
    html! {
        (new.around("dev-in-contact", &fields, "dev-send", "dev-title-hers"))
        p { (say.t("dev-complaint-instead")) " " a.as-link href="/complaint/new" { (say.t("cpl-new")) } }
        details.more { summary { (say.t("dev-itself")) } p { (say.t("dev-itself-about")) } }
    }
}
