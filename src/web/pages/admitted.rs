//! "The person was admitted", where a contact ends: where, and when. How, by consent or not, is never asked: it stands in the documents that
//! are signed for it.

use maud::{Markup, html};

use crate::domain::command::Command;
use crate::domain::contacts::contact::Next;
use crate::domain::endings::admission::LONGEST_UNIT;
use crate::domain::endings::command::EndingCommand;
use crate::domain::endings::rejection::EndingRejection;
use crate::domain::ids::ContactId;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::text::Arg;
use crate::views::contact::Detail;
use crate::views::third::ThirdKind;
use crate::web::pages::asked::time;
use crate::web::pages::form::Typed;
use crate::web::pages::say::Say;

/// What is asked once "admitted" is chosen.
pub fn fields(say: &Say<'_>, detail: &Detail, value: &dyn Fn(&str) -> String) -> Markup {
    let id = |name: &str| format!("{name}-{}", detail.id);
    let units = detail
        .third
        .iter()
        .filter(|choice| choice.kind == ThirdKind::Receiving);
    html! {
        fieldset.if-admitted.tight {
            legend { (say.t("end-admitted")) }
            p.hint { (say.t("end-admitted-how")) }
            div.two {
                div { label for=(id("unit")) { (say.t("end-admitted-where")) }
                    input id=(id("unit")) name="unit" maxlength=(LONGEST_UNIT) value=(value("unit")) list=(id("units")) data-draft=(id("unit")) autocomplete="off";
                    datalist id=(id("units")) { @for unit in units { option value=(unit.label) {} } } }
                div { label for=(id("admitted-at")) { (say.t("end-admitted-when")) }
                    input id=(id("admitted-at")) type="datetime-local" name="admitted_at" value=(value("admitted_at")) data-draft=(id("admitted-at")); }
            }
        }
    }
}

/// The command, or the key of the sentence that says which field is not filled in.
pub fn command(
    state: &State,
    contact: ContactId,
    typed: &Typed,
    next: Next,
) -> Result<Command, &'static str> {
    let at = match typed.get("admitted_at") {
        "" => None,
        text => Some(time(state, text).ok_or("ui-no-choose-when")?),
    };
    Ok(Command::Ending(EndingCommand::CloseAdmitted {
        contact,
        unit: typed.get("unit").to_owned(),
        at,
        next,
    }))
}

/// Where and when, as the contact shows it afterwards.
pub fn said(say: &Say<'_>, unit: Option<&str>, at: Timestamp) -> String {
    let erased = say.t("ui-erased");
    let unit = unit.unwrap_or(&erased);
    let at = say.when(at);
    say.with(
        "end-admitted-said",
        &[("unit", Arg::Text(unit)), ("t", Arg::Text(&at))],
    )
}

/// Why nothing was done.
pub fn refused(say: &Say<'_>, why: EndingRejection) -> String {
    if let EndingRejection::TooManyFollowUps { most } = why {
        return say.numbered("end-no-many", most);
    }
    say.by(
        "end-no",
        match why {
            EndingRejection::NoUnit => "no_unit",
            EndingRejection::WhyNot => "why_not",
            EndingRejection::NotYet => "not_yet",
            EndingRejection::BirthNumber => "birth_number",
            EndingRejection::NoSteps => "no_steps",
            EndingRejection::RelativeObjected => "relative_objects",
            EndingRejection::TooManySheets { .. } => "too_many_sheets",
            EndingRejection::TooLongAgo | EndingRejection::TooManyFollowUps { .. } => {
                "too_long_ago"
            }
        },
    )
}
