//! `/locked`: what a tablet shows while nobody is at it: that it rings, since when, who is next and how to answer; and who may unlock it.
//! No relation, no number, no note.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::StaffId;
use crate::text::Arg;
use crate::views::locked::{LockedRing, Rings, ring};
use crate::web::entry::sign_in::place;
use crate::web::entry::{Entry, Shape, forms, into_service};
use crate::web::language::asked_or_kept;
use crate::web::pages::parts::{self, Icon, icon};
use crate::web::pages::row;
use crate::web::pages::say::Say;
use crate::web::session::Believed;
use crate::web::session::accounts::Account;
use crate::web::session::devices::Device;
use crate::web::session::extract::of_headers;
use crate::web::session::gate::is_document;
use crate::web::session::open::Kind;
use crate::web::session::pins::PinError;

/// What may be asked for in the address.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Who wants to unlock it, where several may.
    who: Option<String>,
    /// The page that was open.
    from: Option<String>,
    lang: Option<String>,
}

/// Digits, and whose.
#[derive(Deserialize)]
pub struct Digits {
    who: String,
    pin: Zeroizing<String>,
    #[serde(default)]
    from: Option<String>,
}

/// Somebody who may unlock the tablet.
struct Person {
    account: Arc<Account>,
    /// Her digits are enough.
    usable: bool,
}

/// The tablet at this moment.
struct Tablet {
    device: Arc<Device>,
    /// The session that waits for its person.
    waits: Option<Believed>,
    people: Vec<Person>,
}

impl Tablet {
    /// The tablet that a request comes from; nothing, if it is none.
    async fn of(entry: &Entry, headers: &HeaderMap) -> Option<Self> {
        let sessions = entry.sessions();
        let device = sessions.device_of(headers)?;
        let waits = of_headers(sessions, headers).ok();
        let enrolled = sessions.pins().of_device(&device.id, sessions.now()).await;
        let enrolled = enrolled.unwrap_or_else(|error| {
            tracing::warn!(%error, "who may unlock a tablet could not be read");
            Vec::new()
        });
        let mut people: Vec<Person> = enrolled
            .into_iter()
            .filter_map(|one| {
                let account = sessions.accounts().by_id(&one.account)?;
                (!account.disabled).then_some(Person {
                    account,
                    usable: one.usable,
                })
            })
            .collect();
        if let Some(waits) = &waits {
            people.sort_by_key(|person| person.account.id != waits.account.id);
        }
        Some(Self {
            device,
            waits,
            people,
        })
    }

    /// Whose call is shown: hers whose session waits here, or else whoever may unlock it.
    fn staff(&self) -> Vec<&StaffId> {
        let waits = self.waits.iter().map(|waits| &waits.account);
        let people = self.people.iter().map(|person| &person.account);
        waits
            .chain(people)
            .filter_map(|account| account.staff.as_ref())
            .collect()
    }

    fn ring(&self, entry: &Entry) -> Option<LockedRing> {
        let state = entry.web.engine.state();
        self.staff()
            .into_iter()
            .find_map(|staff| ring(&state, staff))
    }

    /// Her words, whose session waits here; or as the browser says.
    fn say<'a>(&self, entry: &'a Entry, lang: Option<&str>, headers: &HeaderMap) -> Say<'a> {
        let state = entry.web.engine.state();
        let waits = self.waits.iter().map(|waits| &waits.account);
        let mut people = waits.chain(self.people.iter().map(|person| &person.account));
        let first = people.find_map(|account| {
            let service = state.service.as_ref()?;
            let staff = service.staff(account.staff.as_ref()?)?;
            Some(
                entry
                    .web
                    .languages
                    .of(&account.id)
                    .unwrap_or(staff.language),
            )
        });
        let language = match (lang, first) {
            (None, Some(language)) => language,
            (Some(_), _) | (None, None) => asked_or_kept(lang, headers),
        };
        entry.say(language)
    }
}

/// `GET /locked`.
pub async fn show(
    State(entry): State<Entry>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    if let Ok(believed) = of_headers(entry.sessions(), &headers)
        && !believed.session.locked
    {
        return Redirect::to(believed.account.home()).into_response();
    }
    match Tablet::of(&entry, &headers).await {
        Some(tablet) => {
            let say = tablet.say(&entry, asked.lang.as_deref(), &headers);
            page(&entry, &say, &tablet, &asked, None).into_response()
        }
        None => Redirect::to("/?password=yes").into_response(),
    }
}

/// `GET /locked/now`: the ring alone, for scripts.
pub async fn now(State(entry): State<Entry>, headers: HeaderMap) -> Response {
    match Tablet::of(&entry, &headers).await {
        Some(tablet) => {
            let say = tablet.say(&entry, None, &headers);
            rings(&say, &tablet, tablet.ring(&entry).as_ref()).into_response()
        }
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

/// `POST /lock`: her own screen, now.
pub async fn lock(State(entry): State<Entry>, headers: HeaderMap) -> Response {
    let sessions = entry.sessions();
    match of_headers(sessions, &headers) {
        Ok(believed) if believed.session.kind == Kind::Device => {
            let now = sessions.now();
            sessions
                .opened()
                .set_locked(&believed.session.id, true, now);
            Redirect::to("/locked").into_response()
        }
        Ok(_) | Err(_) => Redirect::to("/").into_response(),
    }
}

/// `POST /locked`: digits.
pub async fn unlock(
    State(entry): State<Entry>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(typed): Form<Digits>,
) -> Response {
    let Some(tablet) = Tablet::of(&entry, &headers).await else {
        return Redirect::to("/?password=yes").into_response();
    };
    let place = place(&entry, &headers, peer);
    let unlocked = entry.sessions().unlock(&typed.who, typed.pin, &place).await;
    let into = match unlocked {
        Ok(entered) => {
            let go = back(typed.from.as_deref(), &entered.account);
            let into = into_service(&entry, &headers, &entered, &go).await;
            into.map_err(|_| PinError::NeedsPassword)
        }
        Err(error) => Err(error),
    };
    into.unwrap_or_else(|error| {
        let say = tablet.say(&entry, None, &headers);
        let asked = Asked {
            who: Some(typed.who),
            from: typed.from,
            lang: None,
        };
        let message = forms::not_unlocked(&say, &error);
        let page = page(&entry, &say, &tablet, &asked, Some(&message));
        (StatusCode::UNAUTHORIZED, page).into_response()
    })
}

/// The page that was open when it locked or the session ended, if it can be hers; never one elsewhere.
pub fn back(from: Option<&str>, account: &Account) -> String {
    let home = account.home();
    let hers = |from: &str| from.starts_with(&format!("{home}/")) || is_document(from);
    from.filter(|from| hers(from) && !from.contains(['\\', '\n', '\r']))
        .unwrap_or(home)
        .to_owned()
}

/// `POST /locked/decline`: she cannot take the call that rings: the next is rung at once. Only for her whose session waits here.
pub async fn decline(State(entry): State<Entry>, headers: HeaderMap) -> Response {
    let waits = of_headers(entry.sessions(), &headers).ok();
    let staff = waits
        .filter(|waits| waits.session.device.is_some())
        .and_then(|waits| waits.account.staff.clone());
    if let Some(staff) = staff {
        let rung = ring(&entry.web.engine.state(), &staff);
        if let Some(rung) = rung {
            let command = match rung.what {
                Rings::Call(call) => Command::Decline { call },
                Rings::Message(contact) => Command::PassMessage { contact },
                Rings::Request(request) => Command::DeclineRequest { request },
            };
            let declined = entry.web.engine.submit(Actor::Staff(staff), command).await;
            if let Err(error) = declined {
                tracing::info!(%error, "what rang was not declined from a locked screen");
            }
        }
    }
    Redirect::to("/locked").into_response()
}

/// That it rings, since when, who is next, how to answer.
fn rings(say: &Say<'_>, tablet: &Tablet, ring: Option<&LockedRing>) -> Markup {
    html! {
        @match ring {
            Some(ring) => {
                div.top data-ring {
                    span.state.ringing.pulse { (icon(Icon::Phone)) (say.t("ui-ring-you")) }
                    @if let Some(next) = &ring.next { span.soft { (row::coming(say, next)) } }
                }
                div.ring-words {
                    p.big.num { (say.since(ring.since)) }
                    h1 { (say.by("in-ring-title", ring.what.word())) }
                    p { (say.t("in-ring-how")) }
                }
                @if tablet.waits.is_some() {
                    form method="post" action="/locked/decline" {
                        button.do.wide.two-line type="submit" { (say.t("ui-cannot")) small { (say.t(if ring.next.is_some() { "ui-cannot-next" } else { "ui-cannot-handed" })) } }
                    }
                }
            }
            None => { div.tight { p.soft { (tablet.device.label) } h1 { (say.t("in-locked-title")) } } }
        }
    }
}

fn page(
    entry: &Entry,
    say: &Say<'_>,
    tablet: &Tablet,
    asked: &Asked,
    message: Option<&str>,
) -> Markup {
    let title = say.t("in-locked-title");
    let ring = tablet.ring(entry);
    let chosen = match (&asked.who, tablet.people.as_slice()) {
        (Some(who), people) => people.iter().find(|person| person.account.id == *who),
        (None, [only]) => Some(only),
        (None, [first, ..]) => tablet
            .waits
            .as_ref()
            .filter(|waits| waits.account.id == first.account.id)
            .map(|_| first),
        (None, []) => None,
    };
    let body = html! {
        main.entry.lock #main tabindex="-1" {
            (parts::lost_over(say))
            div data-ringing aria-live="assertive" { (rings(say, tablet, ring.as_ref())) }
            div.unlock {
                (forms::problem(message))
                @if let Some(person) = chosen { (digits(entry, say, person, asked)) }
                @if tablet.people.len() > usize::from(chosen.is_some()) { (others(entry, say, tablet, chosen, asked)) }
                a.do.wide href=(with_password(asked)) { (say.t("in-with-password")) }
            }
        }
    };
    let shape = Shape {
        title: &title,
        class: "locked",
        inside: false,
        home: None,
    };
    entry.page(say, &shape, &body)
}

/// To the sign-in, and from there back to the page.
fn with_password(asked: &Asked) -> String {
    let from = asked.from.as_deref().filter(|from| is_document(from));
    from.map_or_else(
        || "/?password=yes".to_owned(),
        |from| format!("/?password=yes&from={from}"),
    )
}

/// Her digits.
fn digits(entry: &Entry, say: &Say<'_>, person: &Person, asked: &Asked) -> Markup {
    let name = entry.name_of(&person.account);
    html! {
        @if person.usable {
            form.fields method="post" action="/locked" {
                input type="hidden" name="who" value=(person.account.id);
                @if let Some(from) = &asked.from { input type="hidden" name="from" value=(from); }
                div {
                    label for="pin" { (say.with("in-pin-of", &[("who", Arg::Text(&name))])) }
                    input.digits id="pin" name="pin" type="password" inputmode="numeric" pattern="[0-9]*" required maxlength="12"
                        autocomplete="off" autofocus;
                }
                button.do.main.wide.tall type="submit" { (say.t("in-unlock")) }
            }
        } @else {
            p.say { (say.with("in-pin-over", &[("who", Arg::Text(&name))])) }
        }
    }
}

/// The others who may unlock it.
fn others(
    entry: &Entry,
    say: &Say<'_>,
    tablet: &Tablet,
    chosen: Option<&Person>,
    asked: &Asked,
) -> Markup {
    let is_chosen =
        |person: &&Person| chosen.is_some_and(|chosen| chosen.account.id == person.account.id);
    let from = asked.from.as_deref().map(|from| {
        let encoded: String = form_urlencoded::byte_serialize(from.as_bytes()).collect();
        format!("&from={encoded}")
    });
    let from = from.unwrap_or_default();
    html! {
        nav.people-choice aria-label=(say.t("in-who")) {
            p { (say.t(if chosen.is_some() { "in-somebody-else" } else { "in-who" })) }
            @for person in tablet.people.iter().filter(|person| !is_chosen(person)) {
                a.do.wide href=(format!("/locked?who={}{from}", person.account.id)) { (entry.name_of(&person.account)) }
            }
        }
    }
}
