//! A conversation in text messages: bubbles in order with the time and how far each has come, and the field to answer in, which
//! keeps what is typed. Never shows more than the view gives.

use maud::{Markup, html};

use crate::domain::messages::message::MessageText;
use crate::text::Arg;
use crate::text::message::Written;
use crate::views::contact::{Carried, Detail, MessageView, MessageWords};
use crate::views::row::Stage;
use crate::views::writing::Writing;
use crate::web::pages::form::Keys;
use crate::web::pages::say::{Say, dotted, text};
use crate::web::pages::who;

/// So many of the last messages are shown; those before fold away.
const SHOWN: usize = 20;
/// Short answers that fill the field, in the person's own language.
const QUICK: [&str; 4] = ["here", "more", "soon", "call"];

/// Whether the contact is in writing now, so that the field to answer in is its main action.
pub fn is_main(detail: &Detail) -> bool {
    detail.writing.is_some()
        && detail.can.message
        && matches!(
            detail.row.stage,
            Stage::Writes { .. } | Stage::CallBackDue { .. } | Stage::NeedsOutcome { .. }
        )
}

/// The messages, and the field where it is not at the foot.
pub fn thread(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let count = Arg::Number(u32::try_from(detail.messages.len()).unwrap_or(u32::MAX));
    let heading = say.with("ui-messages", &[("n", count)]);
    let (before, last) = detail
        .messages
        .split_at(detail.messages.len().saturating_sub(SHOWN));
    html! {
        details.thread open[!detail.messages.is_empty()] id=(format!("thread-{}", detail.id)) {
            summary { h2 { (heading) } }
            @if detail.stopped { p.say { (say.t("ui-writing-stopped")) } }
            @if let Some(writing) = &detail.writing { p.soft { (status(say, writing)) } }
            @if !before.is_empty() {
                details.more id=(format!("earlier-{}", detail.id)) {
                    summary { (say.t("ui-messages-earlier")) }
                    ol.bubbles { @for message in before { (bubble(say, message)) } }
                }
            }
            @if !last.is_empty() { ol.bubbles { @for message in last { (bubble(say, message)) } } }
            @if detail.can.message && !is_main(detail) { (field(say, detail, keys, false)) }
        }
    }
}

/// Who answers, and when it rings again.
fn status(say: &Say<'_>, writing: &Writing) -> Markup {
    let with = writing.with.as_ref().map_or_else(String::new, |with| {
        say.with(
            "ui-writing-with",
            &[("who", Arg::Text(&who::subject(say, with)))],
        )
    });
    let again = match writing.ring_at {
        Some(at) => say.around("ui-writing-rings", &[], &say.until(at)),
        None => Markup::default(),
    };
    dotted([text(&with), again])
}

/// At the foot of a contact in writing: to take it while it rings, else to answer; to call stands beside it.
pub fn foot(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let rings = detail
        .writing
        .as_ref()
        .is_some_and(|writing| writing.may_take);
    html! {
        @if rings { (take(say, detail, keys)) } @else { (field(say, detail, keys, true)) }
    }
}

pub fn take(say: &Say<'_>, detail: &Detail, keys: &Keys) -> Markup {
    let form = |act: &str, button: &Markup| {
        html! {
            form method="post" action=(format!("/nurse/contact/{}/{act}", detail.id)) data-act=(act) {
                (keys.hidden(act)) (keys.problem(detail.id, act)) (button)
            }
        }
    };
    html! {
        (form("take-message", &html! {
            button.do.go.wide.tall.two-line type="submit" data-main { (say.t("ui-writing-take")) small { (say.t("ui-writing-take-how")) } }
        }))
        (form("pass-message", &html! { button.do.wide.two-line type="submit" { (say.t("ui-cannot")) small { (say.t("ui-cannot-next")) } } }))
    }
}

fn field(say: &Say<'_>, detail: &Detail, keys: &Keys, main: bool) -> Markup {
    let typed = keys
        .typed(detail.id, "message")
        .map_or("", |typed| typed.get("text"));
    let id = format!("sms-{}", detail.id);
    let call = format!("call-instead-{}", detail.id);
    html! {
        form.answer method="post" action=(format!("/nurse/contact/{}/message", detail.id)) data-act="message" {
            (keys.hidden("message"))
            label for=(id) { (say.t("ui-message")) }
            p.hint { (say.t("ui-message-hint")) }
            @if main { (quick(say, detail, &id)) }
            textarea id=(id) name="text" rows="2" maxlength="1000" data-draft=(id) { (typed) }
            (keys.problem(detail.id, "message"))
            div.under {
                button.do.small[!main].main[main] type="submit" data-main[main] { (say.t("ui-message-send")) }
                @if main && detail.can.call_back { button.do type="submit" form=(call) { (say.t("ui-writing-call")) } }
                span.soft.num data-saved {}
            }
        }
        // To call stands beside the answer, and is a form of its own.
        @if main && detail.can.call_back {
            form id=(call) method="post" action=(format!("/nurse/contact/{}/call-back", detail.id)) data-act="call-back" {
                (keys.hidden("call-back")) (keys.problem(detail.id, "call-back"))
            }
        }
    }
}

/// Without scripts a short answer is sent as it stands; with them it fills the field.
fn quick(say: &Say<'_>, detail: &Detail, field: &str) -> Markup {
    html! {
        div.quick role="group" aria-label=(say.t("ui-quick-group")) {
            @for word in QUICK {
                @let words = say.in_language(detail.row.language, "ui-quick", word);
                button.quiet type="submit" name="quick" value=(words) data-fill=(field) lang=(detail.row.language.tag()) { (words) }
            }
        }
    }
}

pub fn bubble(say: &Say<'_>, message: &MessageView) -> Markup {
    let words = match &message.text {
        MessageWords::Own(words) if words.trim().is_empty() => say.t("ui-message-empty"),
        MessageWords::Own(words) => words.clone(),
        MessageWords::Erased => say.t("ui-erased"),
        MessageWords::Ours(text) => ours(say, text),
    };
    let (state, why) = match &message.state {
        Carried::Queued => ("queued", ""),
        Carried::Sent => ("sent", ""),
        Carried::Delivered => ("delivered", ""),
        Carried::Failed(why) => ("failed", why.as_str()),
        Carried::Received => ("received", ""),
    };
    let by_itself = matches!(message.text, MessageWords::Ours(_));
    html! {
        li.in[message.incoming] data-at=(message.at.as_millis()) data-own[!message.incoming && !by_itself] {
            p.words { (words) }
            p.soft { span.num title=(say.exact(message.at)) { (say.when(message.at)) } " · "
                @if by_itself { (say.t("ui-message-by-itself")) " · " }
                span.bad[state == "failed"] { (say.by("ui-message-state", state)) @if !why.is_empty() { " (" (why) ")" } } }
        }
    }
}

/// One of the service's own sentences, in the reader's language.
fn ours(say: &Say<'_>, text: &MessageText) -> String {
    let sentence = |written: Written<'_>| say.with(written.key(), written.arg().as_slice());
    match text {
        MessageText::WeSawYourCall => sentence(Written::MissedCall),
        MessageText::Received => sentence(Written::Received),
        MessageText::NotReached => sentence(Written::NotReached),
        MessageText::MessagesAgain => sentence(Written::MessagesAgain),
        MessageText::CallBackAgreed { by } => {
            let by = say.when(*by);
            sentence(Written::CallBackAgreed { by: &by })
        }
        MessageText::CallBackMoved { by } => {
            let by = say.when(*by);
            sentence(Written::CallBackMoved { by: &by })
        }
        MessageText::CallBackTaken { by } => {
            let by = say.when(*by);
            sentence(Written::CallBackTaken { by: &by })
        }
        MessageText::CallBackLate => sentence(Written::CallBackLate),
        MessageText::Feedback => sentence(Written::Feedback),
        MessageText::NobodyOnDuty => say.t("ui-message-nobody-on-duty"),
        MessageText::CallBackOverdue
        | MessageText::AlarmWaits
        | MessageText::OutcomeMissing
        | MessageText::SummonsWaits { .. }
        | MessageText::SummonsTaken
        | MessageText::SummonsTakenAlready
        | MessageText::CodeWrong
        | MessageText::RequestOpen
        | MessageText::RequestWithdrawn
        | MessageText::RequestNews
        | MessageText::DutyBegins(_)
        | MessageText::HandshakeHole
        | MessageText::CheckedIn(_)
        | MessageText::CheckInMissing
        | MessageText::CheckInNeedsCode
        | MessageText::SafetyOver
        | MessageText::DecisionAsked
        | MessageText::OrderToSign
        | MessageText::CaseAsked
        | MessageText::SigningDue
        | MessageText::Document(_)
        | MessageText::Deviation(_)
        | MessageText::Complaint(_)
        | MessageText::FollowUpDue
        | MessageText::FollowUpHanded
        | MessageText::FollowUpLate
        | MessageText::PlanReview
        | MessageText::Chair(_)
        | MessageText::PlanReviewWaits
        | MessageText::HandoverWaits
        | MessageText::DebriefDue
        | MessageText::WayIn(_)
        | MessageText::Own(_) => say.t("ui-message-ours"),
    }
}
