//! What is done with a document when it has been written: signed, said something of, withdrawn, carried over. Only what the viewer may.

use maud::{Markup, html};

use crate::domain::assessments::document::Transfer;
use crate::domain::forms::form::Form;
use crate::domain::forms::unfinished::unfinished;
use crate::domain::state::State;
use crate::views::documents::{self, DocumentSeen};
use crate::web::pages::document::stands;
use crate::web::pages::form::Keys;
use crate::web::pages::forms::{field, missing};
use crate::web::pages::say::Say;

/// Everything at the foot.
pub fn foot(
    say: &Say<'_>,
    state: &State,
    seen: &DocumentSeen<'_>,
    form: Option<&Form>,
    keys: &Keys,
) -> Markup {
    let foot = Foot { say, seen, keys };
    html! {
        div.stack.doc-foot {
            @if seen.may_name_doctor { (foot.doctor(state)) }
            @if let (true, Some(form)) = (seen.may_sign, form) { (foot.sign(form)) }
            @else if seen.may_write { p.soft { (say.by("doc-who-signs", documents::office_word(seen.document.kind))) } }
            @if seen.may_countersign { (foot.short("countersign", "doc-countersign", "doc-countersign-how")) }
            @if seen.may_say_on_paper { (foot.short("countersign", "doc-on-paper", "doc-on-paper-how")) }
            @match seen.document.transfer {
                Transfer::ToTransfer => (foot.short("transferred", "doc-transferred", "doc-transferred-how")),
                Transfer::ToTransferAgain => (foot.short("transferred", "doc-transferred", "doc-transferred-again-how")),
                Transfer::ToStrike => (foot.short("transferred", "doc-struck", "doc-struck-how")),
                Transfer::Here | Transfer::Transferred { .. } => {},
            }
            @if seen.may_amend { (foot.folded("amend", &["words", "reason"])) }
            @if seen.may_sign { (foot.elsewhere()) }
            @if seen.may_withdraw { (foot.folded("withdraw", &["reason"])) }
            @if !seen.document.entries.is_empty() { (foot.out()) }
        }
    }
}

struct Foot<'a> {
    say: &'a Say<'a>,
    seen: &'a DocumentSeen<'a>,
    keys: &'a Keys,
}

impl Foot<'_> {
    fn action(&self, act: &str) -> String {
        format!("/document/{}/{act}", self.seen.document.id)
    }

    fn sign(&self, form: &Form) -> Markup {
        let (say, document) = (self.say, self.seen.document);
        let lacking = unfinished(form, &document.answers());
        let unsettled = document.unsettled().count();
        html! {
            section.doc-sign aria-labelledby="h-sign" {
                h2 #h-sign { (say.t("doc-sign")) }
                (missing::list(say, form, &lacking))
                @if unsettled > 0 {
                    div.say {
                        p { b { (say.numbered("doc-unsettled", unsettled)) } }
                        ul { @for (at, _) in document.unsettled() {
                            li { a href=(format!("#{}", field::id(at))) {
                                @match form.item(&at.link).and_then(|item| item.text.as_ref()) {
                                    Some(text) => (field::words(say, text)),
                                    None => (at),
                                }
                            } }
                        } }
                    }
                }
                form method="post" action=(self.action("sign")) data-act="sign" {
                    (self.keys.hidden("sign"))
                    input type="hidden" name="seen" value=(stands::newest(document));
                    (self.keys.problem_of("sign"))
                    @if lacking.is_empty() && unsettled == 0 {
                        @if document.lacks_orderer() {
                            p { b { (say.t("doc-doctor-first")) } }
                            label.choice { input type="checkbox" name="outside" value="yes" required; (say.t("doc-doctor-outside")) }
                        }
                        button.do.main.wide.tall type="submit" { (say.t("doc-sign-do")) }
                        p.hint { (say.t("doc-sign-how")) }
                    }
                }
            }
        }
    }

    /// Which doctor gave the order.
    fn doctor(&self, state: &State) -> Markup {
        let (say, act) = (self.say, "doctor");
        let named = self.seen.document.ordered_by.as_ref();
        html! {
            form.tight #name-doctor method="post" action=(self.action(act)) data-act=(act) {
                (self.keys.hidden(act))
                label for="doctor" { (say.t("doc-doctor")) }
                p.hint { (say.t("doc-doctor-how")) }
                select #doctor name="doctor" required {
                    option value="" selected[named.is_none()] { (say.t("doc-doctor-choose")) }
                    @for (actor, name) in documents::doctors(state) {
                        option value=(actor) selected[named == Some(&actor)] { (name) }
                    }
                }
                (self.keys.problem_of(act))
                button.do.wide type="submit" { (say.t("doc-doctor-do")) }
            }
        }
    }

    fn short(&self, act: &str, key: &str, how: &str) -> Markup {
        html! {
            form.tight method="post" action=(self.action(act)) data-act=(act) {
                (self.keys.hidden(act))
                (self.keys.problem_of(act))
                p.hint { (self.say.t(how)) }
                button.do.main.wide type="submit" { (self.say.t(key)) }
            }
        }
    }

    /// For another record: as text to paste, as a paper, and as FHIR.
    fn out(&self) -> Markup {
        let id = self.seen.document.id;
        let address = format!("/document/{id}");
        html! {
            p.doc-out {
                a.do href=(format!("{address}/text")) { (self.say.t("written-text")) }
                a.do href=(format!("{address}/paper.pdf")) { (self.say.t("written-pdf")) }
                a.do href=(format!("/api/v1/documents/{id}/fhir")) download=(format!("{id}.json")) { (self.say.t("written-fhir")) }
            }
        }
    }

    /// It is written in another record: in which, by whom, and when.
    fn elsewhere(&self) -> Markup {
        let (say, act) = (self.say, "elsewhere");
        let refused = self.keys.refused_act(act);
        let typed = |name| refused.map_or("", |refused| refused.typed.get(name));
        html! {
            details.more #fold-elsewhere open[refused.is_some()] {
                summary { (say.by("doc-act", act)) }
                form.tight method="post" action=(self.action(act)) data-act=(act) {
                    (self.keys.hidden(act))
                    p.hint { (say.by("doc-act-how", act)) }
                    @for name in ["record", "by"] {
                        @let id = format!("elsewhere-{name}");
                        label for=(id) { (say.by("doc-act-asks", &id)) }
                        input id=(id) name=(name) maxlength="200" required autocomplete="off" value=(typed(name));
                    }
                    label for="elsewhere-at" { (say.by("doc-act-asks", "elsewhere-at")) }
                    input #elsewhere-at type="datetime-local" name="at" required max=(say.field(say.now)) value=(typed("at"));
                    (self.keys.problem_of(act))
                    button.do.wide type="submit" { (say.by("doc-act", act)) }
                }
            }
        }
    }

    /// What wants words.
    fn folded(&self, act: &str, fields: &[&str]) -> Markup {
        let say = self.say;
        let refused = self.keys.refused_act(act);
        html! {
            details.more id=(format!("fold-{act}")) open[refused.is_some()] {
                summary { (say.by("doc-act", act)) }
                form.tight method="post" action=(self.action(act)) data-act=(act) {
                    (self.keys.hidden(act))
                    p.hint { (say.by("doc-act-how", act)) }
                    @for name in fields {
                        @let id = format!("{act}-{name}");
                        label for=(id) { (say.by("doc-act-asks", &id)) }
                        textarea id=(id) name=(name) rows="2" maxlength="10000" required { (refused.map_or("", |refused| refused.typed.get(name))) }
                    }
                    (self.keys.problem_of(act))
                    button.do.wide type="submit" { (say.by("doc-act", act)) }
                }
            }
        }
    }
}
