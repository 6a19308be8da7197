//! `/nurse/contact/{contact}/sheet`: the sheet "what we agreed", written, looked at, and handed out; `…/{number}` is one that was, to be printed,
//! and `…/{number}/paper.pdf` the same as a file.

mod paper;

use axum::Router;
use axum::extract::{Extension, Form, Path, State as Web};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::endings::command::EndingCommand;
use crate::domain::endings::rejection::EndingRejection;
use crate::domain::endings::sheet::{
    LONGEST_AGREED, LONGEST_WHO, Meeting, Words, holds_birth_number,
};
use crate::domain::ids::ContactId;
use crate::domain::language::Language;
use crate::domain::openings::opening::RecordPart;
use crate::domain::plans::section::Section;
use crate::domain::state::State;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::contact::Detail;
use crate::views::sheet::{SheetSeen, Sheets, sheets};
use crate::web::handbook::link::{Place, open as handbook};
use crate::web::pages::act::refusal;
use crate::web::pages::admitted;
use crate::web::pages::asked::time;
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::nurse::page_keys;
use crate::web::pages::once::{Known, fingerprint};
use crate::web::pages::record::parts;
use crate::web::pages::say::Say;
use crate::web::paper::answer;
use crate::web::state::WebState;

/// The pages of sheets.
pub fn router() -> Router<WebState> {
    Router::new()
        .route("/nurse/contact/{contact}/sheet", get(show).post(post))
        .route("/nurse/contact/{contact}/sheet/{number}", get(one))
        .route(
            "/nurse/contact/{contact}/sheet/{number}/paper.pdf",
            get(pdf),
        )
}

/// On the page of a contact: to write one, and those that were handed out.
pub fn on_contact(say: &Say<'_>, detail: &Detail) -> Markup {
    let address = format!("/nurse/contact/{}/sheet", detail.id);
    html! {
        a.do.wide.two-line href=(address) { (say.t("end-sheet-title")) small { (say.t("end-sheet-what")) } }
        @if !detail.sheets.is_empty() {
            ul.plain-list {
                @for (number, at) in (1..).zip(&detail.sheets) {
                    li { a href=(format!("{address}/{number}")) { (say.with("end-sheet-handed", &[("t", Arg::Text(&say.when(*at)))])) } }
                }
            }
        }
    }
}

fn found(web: &WebState, viewer: &Viewer, contact: &str) -> Option<Sheets> {
    let contact: ContactId = contact.parse().ok()?;
    sheets(&web.engine.state(), viewer, contact, web.engine.now())
}

fn nothing() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

/// `GET /nurse/contact/{contact}/sheet`.
async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(all) = found(&web, &viewer, &contact) else {
        return nothing();
    };
    let page = Page {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        all: &all,
    };
    page.write(StatusCode::OK, &Typed::default(), None, None)
}

/// `POST /nurse/contact/{contact}/sheet`: `do=look` shows it as it will be, `do=hand` hands it out.
async fn post(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(contact): Path<String>,
    headers: HeaderMap,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed(fields);
    let Some(all) = found(&web, &viewer, &contact) else {
        return nothing();
    };
    let page = Page {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        all: &all,
    };
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let words = match words(&web.engine.state(), &typed) {
        Ok(words) => words,
        Err(key) => {
            let said = page.say(viewer.language).t(key);
            return page.write(wrong, &typed, Some(&said), None);
        }
    };
    if holds_birth_number(&words.agreed) {
        let why = EndingRejection::BirthNumber;
        let said = admitted::refused(&page.say(viewer.language), why);
        return page.write(wrong, &typed, Some(&said), None);
    }
    // What the plan says is read before it is shown, and that it was read is written down.
    if let (true, Some(patient)) = (words.steps && !all.steps.is_empty(), all.patient) {
        let parts = [RecordPart::Identity, RecordPart::Plan(Section::Coping)];
        if let Err(error) = web.unwritten.read(&viewer, patient, &parts).await {
            let (status, said) = refusal(&web, &viewer, &error);
            return page.write(status, &typed, Some(&said), None);
        }
    }
    if typed.get("do") != "hand" {
        return page.write(StatusCode::OK, &typed, None, Some(&page.draft(&words)));
    }
    page.hand(typed, words).await
}

/// What was filled in, or the key of the sentence that says what is missing.
fn words(state: &State, typed: &Typed) -> Result<Words, &'static str> {
    let agreed = typed.get("agreed");
    if agreed.is_empty() {
        return Err("end-sheet-no-words");
    }
    let next = match (typed.get("next_who"), typed.get("next_at")) {
        ("", "") => None,
        ("", _) | (_, "") => return Err("end-sheet-no-next"),
        (who, at) => Some(Meeting {
            who: who.to_owned(),
            at: time(state, at).ok_or("ui-no-choose-when")?,
        }),
    };
    let language = typed.get("language").parse::<Language>();
    Ok(Words {
        language: language.map_err(|_| "end-sheet-no-language")?,
        agreed: agreed.to_owned(),
        steps: typed.get("steps") == "yes",
        next,
    })
}

/// The sheets of a contact, and one of them that was handed out.
fn handed(
    web: &WebState,
    viewer: &Viewer,
    contact: &str,
    number: &str,
) -> Option<(Sheets, SheetSeen)> {
    let all = found(web, viewer, contact)?;
    let number: usize = number.parse().ok()?;
    let sheet = all.handed.get(number.checked_sub(1)?).cloned()?;
    Some((all, sheet))
}

/// `GET /nurse/contact/{contact}/sheet/{number}`.
async fn one(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((contact, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some((all, sheet)) = handed(&web, &viewer, &contact, &number) else {
        return nothing();
    };
    let page = Page {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        all: &all,
    };
    let theirs = page.say(sheet.language);
    let file = format!("/nurse/contact/{contact}/sheet/{number}/paper.pdf");
    page.around(|say| {
        html! {
            div.not-printed {
                h1 { (say.with("end-sheet-handed-by", &[("who", Arg::Text(&sheet.by)), ("t", Arg::Text(&say.when(sheet.at)))])) }
                p.soft { (say.t("end-sheet-how")) }
                button.do.main.if-js type="button" data-print { (say.t("ui-plan-print-do")) }
                " " a.do href=(file) { (say.t("ui-plan-as-pdf")) }
            }
            (paper::article(&theirs, &sheet, &all.service))
        }
    })
    .into_response()
}

/// `GET /nurse/contact/{contact}/sheet/{number}/paper.pdf`.
async fn pdf(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path((contact, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Some((all, sheet)) = handed(&web, &viewer, &contact, &number) else {
        return nothing();
    };
    let page = Page {
        web: &web,
        viewer: &viewer,
        headers: &headers,
        all: &all,
    };
    let made = paper::paper(&page.say(sheet.language), &sheet, &all.service);
    answer(&web.texts, sheet.language, made, "sheet.pdf").await
}

struct Page<'a> {
    web: &'a WebState,
    viewer: &'a Viewer,
    headers: &'a HeaderMap,
    all: &'a Sheets,
}

impl<'a> Page<'a> {
    fn say(&self, language: Language) -> Say<'a> {
        let state = self.web.engine.state();
        let zone = state.service.as_ref().map(|service| service.zone.clone());
        let zone = zone.unwrap_or(jiff::tz::TimeZone::UTC);
        Say::new(&self.web.texts, language, zone, self.web.engine.now())
    }

    fn around(&self, inside: impl FnOnce(&Say<'_>) -> Markup) -> Markup {
        let back = format!("/nurse/contact/{}", self.all.contact);
        let back = Some((back.as_str(), "end-sheet-back"));
        parts::page(
            self.web,
            self.viewer,
            self.headers,
            back,
            "end-sheet-title",
            inside,
        )
    }

    /// As it would be, if it were handed out now.
    fn draft(&self, words: &Words) -> SheetSeen {
        SheetSeen {
            language: words.language,
            agreed: Some(words.agreed.clone()),
            steps: if words.steps {
                self.all.steps.clone()
            } else {
                Vec::new()
            },
            next: words
                .next
                .as_ref()
                .map(|next| (Some(next.who.clone()), next.at)),
            by: self.all.me.clone(),
            at: self.web.engine.now(),
        }
    }

    /// The form, and below it the sheet as it will be.
    fn write(
        &self,
        status: StatusCode,
        typed: &Typed,
        wrong: Option<&str>,
        draft: Option<&SheetSeen>,
    ) -> Response {
        let keys = page_keys();
        let theirs = draft.map(|draft| (self.say(draft.language), draft));
        let page = self.around(|say| {
            html! {
                h1 { (say.t("end-sheet-title")) }
                p { (say.t("end-sheet-lead")) }
                p { (handbook(say, Place::Settle)) }
                (self.form(say, typed, &keys, wrong, draft.is_some()))
                @if let Some((theirs, draft)) = &theirs {
                    section aria-labelledby="h-look" {
                        h2 #h-look { (say.t("end-sheet-look-at")) }
                        (paper::article(theirs, draft, &self.all.service))
                    }
                }
            }
        });
        (status, page).into_response()
    }

    fn form(
        &self,
        say: &Say<'_>,
        typed: &Typed,
        keys: &Keys,
        wrong: Option<&str>,
        looked: bool,
    ) -> Markup {
        let asked = !typed.0.is_empty();
        let next = self.all.next.as_ref().filter(|(_, at)| *at > say.now);
        let value = |name: &str, kept: String| {
            if asked {
                typed.get(name).to_owned()
            } else {
                kept
            }
        };
        let who = value(
            "next_who",
            next.map_or_else(String::new, |(who, _)| who.clone()),
        );
        let at = value(
            "next_at",
            next.map_or_else(String::new, |(_, at)| say.field(*at)),
        );
        let language = if asked {
            typed.get("language")
        } else {
            self.all.language.tag()
        };
        html! {
            form.stack.sheet-form method="post" action=(format!("/nurse/contact/{}/sheet", self.all.contact)) {
                (keys.hidden("sheet"))
                div.problem role="alert" { @if let Some(wrong) = wrong { p { (wrong) } } }
                fieldset { legend { (say.t("end-sheet-language")) }
                    div.choices { @for one in Language::ALL {
                        label.choice { input type="radio" name="language" value=(one.tag()) checked[one.tag() == language] required; (say.by("end-sheet-language-is", one.tag())) }
                    } }
                    p.hint.if-sami { (say.t("ui-language-awaiting")) } }
                div { label for="agreed" { (say.t("end-sheet-agreed")) }
                    p.hint { (say.t("end-sheet-agreed-hint")) }
                    textarea id="agreed" name="agreed" rows="8" maxlength=(LONGEST_AGREED) required data-draft=(format!("sheet-{}", self.all.contact)) { (typed.get("agreed")) } }
                fieldset { legend { (say.t("end-sheet-next")) }
                    p.hint { (say.t("end-sheet-next-hint")) }
                    div.two {
                        div { label for="next-who" { (say.t("end-sheet-next-who")) }
                            input id="next-who" name="next_who" maxlength=(LONGEST_WHO) value=(who) autocomplete="off"; }
                        div { label for="next-at" { (say.t("end-sheet-next-at")) }
                            input id="next-at" type="datetime-local" name="next_at" value=(at); }
                    } }
                @if self.all.steps.is_empty() {
                    p.soft { (say.t("end-sheet-no-steps")) }
                } @else {
                    label.choice { input type="checkbox" name="steps" value="yes" checked[typed.get("steps") == "yes"]; (say.numbered("end-sheet-steps", self.all.steps.len())) }
                }
                div.pair {
                    button.do.main[!looked] type="submit" name="do" value="look" { (say.t("end-sheet-look")) }
                    @if looked { button.do.main type="submit" name="do" value="hand" { (say.t("end-sheet-hand")) } }
                }
            }
        }
    }

    async fn hand(&self, typed: Typed, words: Words) -> Response {
        let Some(staff) = self.viewer.staff.clone() else {
            return StatusCode::FORBIDDEN.into_response();
        };
        let (web, contact) = (self.web, self.all.contact);
        let actor = Actor::Staff(staff);
        let key = typed.key(self.headers);
        let print = fingerprint(&("sheet", contact, typed.without_key()));
        let said = |key: &str| self.say(self.viewer.language).t(key);
        match web.once.begin(&actor, &key, print, web.engine.now()) {
            Known::New => {}
            Known::Done(went_to) => return Redirect::to(&went_to).into_response(),
            Known::Running => {
                return self.write(
                    StatusCode::CONFLICT,
                    &typed,
                    Some(&said("ui-no-running")),
                    None,
                );
            }
            Known::Differs => {
                return self.write(
                    StatusCode::CONFLICT,
                    &typed,
                    Some(&said("ui-no-key-differs")),
                    None,
                );
            }
        }
        let command = Command::Ending(EndingCommand::HandSheet { contact, words });
        match web.engine.submit(actor.clone(), command).await {
            Ok(state) => {
                let number = state.contact(contact).map_or(0, |found| found.sheets.len());
                let go = format!("/nurse/contact/{contact}/sheet/{number}");
                web.once.done(&actor, &key, &go);
                Redirect::to(&go).into_response()
            }
            Err(error) => {
                web.once.forget(&actor, &key);
                let (status, said) = refusal(web, self.viewer, &error);
                self.write(status, &typed, Some(&said), None)
            }
        }
    }
}
