//! Which doctors take part in a case: on the contact's page for whoever has it in hand, who names them; on `/doctor` for the doctor who was
//! named, with the documents of the case and the way to the person.

use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::{Markup, html};

use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::ids::ContactId;
use crate::text::Arg;
use crate::views::by_request::by_request;
use crate::views::documents;
use crate::views::{Viewer, request};
use crate::web::pages::document::{list, nothing, submitted};
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::nurse::Seen;
use crate::web::pages::request::{isbar, person};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// For whoever has the contact in hand: who was named, and naming one more. Nothing for anybody else.
pub fn doctors(seen: &Seen<'_>, say: &Say<'_>, contact: ContactId, keys: &Keys) -> Markup {
    let state = seen.state;
    if !documents::may_name(state, seen.viewer, contact) {
        return Markup::default();
    }
    let action = format!("/document/doctor/{contact}");
    let can_be: Vec<_> = documents::doctors(state)
        .into_iter()
        .filter(|(doctor, _)| !state.is_named(contact, doctor))
        .collect();
    html! {
        @for one in state.named_in(contact) {
            @let (name, by) = (documents::name(state, &one.doctor), documents::name(state, &one.by));
            form.say.tight method="post" action=(action) data-act="case-doctor" {
                (keys.hidden("case-doctor"))
                input type="hidden" name="doctor" value=(one.doctor);
                input type="hidden" name="ends" value="yes";
                p { b { (say.with("doc-part-takes", &[("who", Arg::Text(&name))])) } " "
                    span.soft { (say.with("doc-by", &[("who", Arg::Text(&by)), ("t", Arg::Text(&say.when(one.at)))])) } }
                button.do type="submit" { (say.t("doc-part-end")) }
            }
        }
        @if !can_be.is_empty() {
            details.more id=(format!("case-doctor-{contact}")) {
                summary { (say.t("doc-part-name")) }
                form.tight method="post" action=(action) data-act="case-doctor" {
                    (keys.hidden("case-doctor"))
                    p.hint { (say.t("doc-part-how")) }
                    label for=(format!("doctor-of-{contact}")) { (say.t("doc-part-who")) }
                    select id=(format!("doctor-of-{contact}")) name="doctor" required {
                        option value="" { (say.t("doc-doctor-choose")) }
                        @for (doctor, name) in &can_be { option value=(doctor) { (name) } }
                    }
                    (keys.problem(contact, "case-doctor"))
                    button.do.wide type="submit" { (say.t("doc-part-do")) }
                }
            }
        }
    }
}

/// For the doctor who was named: each case with what the request says, the person, and the documents.
pub fn cases(seen: &Seen<'_>, say: &Say<'_>, keys: &Keys) -> Markup {
    let state = seen.state;
    html! {
        @for (contact, one) in documents::cases(state, seen.viewer) {
            @let by = documents::name(state, &one.by);
            @let request = state.request_of(contact).and_then(|found| request::request(state, seen.viewer, found.id, seen.now));
            section.group id=(format!("case-{contact}")) aria-labelledby=(format!("h-case-{contact}")) {
                h2 id=(format!("h-case-{contact}")) { (say.t("doc-part-case")) }
                p { (say.with("doc-part-named", &[("who", Arg::Text(&by)), ("t", Arg::Text(&say.when(one.at)))])) }
                @if let Some(request) = &request {
                    (person::link(say, request.id, by_request(state, seen.viewer, request.id, seen.now).is_some()))
                    details.more id=(format!("case-request-{contact}")) {
                        summary { (say.t("doc-request")) }
                        div.stack { (isbar::first(say, request)) (isbar::card(say, request)) }
                    }
                }
                (list::list(seen, say, contact, keys))
            }
        }
    }
}

/// `POST /document/doctor/{contact}`: a doctor is named, or takes part no more.
pub async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let state = web.engine.state();
    let contact = contact.parse::<ContactId>().ok();
    let contact = contact.filter(|id| documents::may_name(&state, &viewer, *id));
    let (Some(contact), Some(actor)) = (contact, viewer.actor()) else {
        return nothing();
    };
    let Ok(doctor) = typed.get("doctor").parse() else {
        return nothing();
    };
    let command = if typed.get("ends") == "yes" {
        AssessmentCommand::EndCaseDoctor { contact, doctor }
    } else {
        AssessmentCommand::NameCaseDoctor { contact, doctor }
    };
    let go = format!("/nurse/contact/{contact}");
    submitted((&web, &viewer, &headers), actor, command, &go).await
}
