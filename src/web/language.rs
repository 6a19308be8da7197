//! The language somebody reads the screens in. Chosen in two taps from any page; kept with the account, and in a cookie for pages that
//! ask nobody to sign in. Decides nothing but words: what is seen is the same in each.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use axum::extract::{Form, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::{Extension, Router, routing::post};
use serde::Deserialize;
use sqlx::sqlite::SqliteConnection;
use sqlx::{ConnectOptions as _, Row as _};
use tokio::sync::Mutex;

use crate::domain::language::Language;
use crate::log::sqlite::open::{self, DatabaseError};
use crate::views::Viewer;
use crate::web::session::extract::SignedIn;
use crate::web::session::gate::preferred;
use crate::web::state::WebState;

/// Holds a language's tag and nothing else.
const COOKIE: &str = "hjemmevakt-language";
/// A year, in seconds.
const YEAR: u32 = 31_536_000;
/// What a setting of an account is called: this, and the account's id.
const SETTING: &str = "language:";

const SELECT: &str = "SELECT name, value FROM settings WHERE name LIKE 'language:%'";
const KEEP: &str = "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

/// Why the languages could not be had or kept.
#[derive(Debug, thiserror::Error)]
pub enum LanguageError {
    /// The database could not be opened.
    #[error("the languages of the accounts cannot be opened")]
    Database(#[from] DatabaseError),
    /// It could not be read or written.
    #[error("the languages of the accounts cannot be read or written")]
    Sqlite(#[from] sqlx::Error),
}

/// What accounts have chosen. Cheap to clone.
#[derive(Clone, Default)]
pub struct Languages {
    /// None: kept in memory only, as long as the program runs.
    connection: Option<Arc<Mutex<SqliteConnection>>>,
    chosen: Arc<ArcSwap<HashMap<String, Language>>>,
    /// The browser reaches us over an encrypted line: its cookie goes over no other.
    encrypted: bool,
}

impl std::fmt::Debug for Languages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Languages({})", self.chosen.load().len())
    }
}

impl Languages {
    /// Those of a database. The tables must be there: open the log first.
    pub async fn open(url: &str) -> Result<Self, LanguageError> {
        let mut connection = open::options(url)?.connect().await?;
        let mut chosen = HashMap::new();
        for row in sqlx::query(SELECT).fetch_all(&mut connection).await? {
            let (name, value): (String, String) = (row.try_get("name")?, row.try_get("value")?);
            let account = name.strip_prefix(SETTING).map(ToOwned::to_owned);
            // A language that this version has no texts in: as if none were chosen.
            if let (Some(account), Ok(language)) = (account, value.parse()) {
                chosen.insert(account, language);
            }
        }
        Ok(Self {
            connection: Some(Arc::new(Mutex::new(connection))),
            chosen: Arc::new(ArcSwap::from_pointee(chosen)),
            encrypted: false,
        })
    }

    /// For browsers that reach the server there.
    #[must_use]
    pub fn at(mut self, public_url: &str) -> Self {
        self.encrypted = public_url.starts_with("https://");
        self
    }

    /// What an account has chosen.
    pub fn of(&self, account: &str) -> Option<Language> {
        self.chosen.load().get(account).copied()
    }

    /// Keeps it with the account.
    pub async fn keep(&self, account: &str, language: Language) -> Result<(), LanguageError> {
        if let Some(connection) = &self.connection {
            sqlx::query(KEEP)
                .bind(format!("{SETTING}{account}"))
                .bind(language.tag())
                .execute(&mut *connection.lock().await)
                .await?;
        }
        self.chosen.rcu(|chosen| {
            let mut chosen = HashMap::clone(chosen);
            chosen.insert(account.to_owned(), language);
            chosen
        });
        Ok(())
    }

    /// A header that keeps what was asked for in an address, for pages that ask nobody to sign in.
    pub fn kept(&self, asked: Option<&str>) -> Option<HeaderValue> {
        let language = asked?.parse().ok()?;
        self.cookie(language)
    }

    fn cookie(&self, language: Language) -> Option<HeaderValue> {
        let secure = if self.encrypted { "; Secure" } else { "" };
        let text = format!(
            "{COOKIE}={language}; Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Strict{secure}"
        );
        HeaderValue::from_str(&text).ok()
    }
}

/// What each language calls itself, whoever reads.
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::Bokmal => "Norsk",
        Language::English => "English",
        Language::NorthernSami => "Davvisámegiella",
    }
}

/// `POST /language`: the second tap.
pub fn router() -> Router<WebState> {
    Router::new().route("/language", post(choose))
}

#[derive(Deserialize)]
struct Chosen {
    lang: String,
}

async fn choose(
    State(web): State<WebState>,
    signed_in: Option<Extension<SignedIn>>,
    headers: HeaderMap,
    Form(Chosen { lang }): Form<Chosen>,
) -> Response {
    let Ok(language) = lang.parse::<Language>() else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    if let Some(Extension(SignedIn(account))) = signed_in
        && let Err(error) = web.languages.keep(&account.id, language).await
    {
        tracing::error!(%error, "a language was not kept");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let back = Redirect::to(came_from(&headers));
    match web.languages.cookie(language) {
        Some(cookie) => ([(header::SET_COOKIE, cookie)], back).into_response(),
        None => back.into_response(),
    }
}

/// The page that the form stood on, if it is one of ours; else the first page.
fn came_from(headers: &HeaderMap) -> &str {
    let referer = headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .and_then(|address| address.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    // Twice a slash would be another host.
    referer
        .filter(|path| !path.starts_with("//") && !path.contains('\\'))
        .unwrap_or("/")
}

/// What was asked for, else what the cookie says, else the browser's own.
pub fn asked_or_kept(asked: Option<&str>, headers: &HeaderMap) -> Language {
    asked
        .and_then(|tag| tag.parse().ok())
        .or_else(|| of_cookie(headers))
        .unwrap_or_else(|| preferred(headers))
}

/// What the browser keeps.
pub fn of_cookie(headers: &HeaderMap) -> Option<Language> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .and_then(|(_, tag)| tag.parse().ok())
}

/// Inside the session layer: whoever has chosen a language reads it; a screen on a wall reads what its browser keeps.
pub async fn speak(State(web): State<WebState>, mut request: Request, next: Next) -> Response {
    let account = request
        .extensions()
        .get::<SignedIn>()
        .map(|SignedIn(account)| account.id.clone());
    let chosen = account
        .and_then(|account| web.languages.of(&account))
        .or_else(|| {
            let alone = request
                .extensions()
                .get::<Viewer>()
                .is_none_or(|viewer| viewer.staff.is_none());
            alone.then(|| of_cookie(request.headers())).flatten()
        });
    if let Some(language) = chosen
        && let Some(viewer) = request.extensions_mut().get_mut::<Viewer>()
    {
        viewer.language = language;
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: header::HeaderName, value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.parse().unwrap());
        headers
    }

    #[test]
    fn what_is_asked_for_comes_before_what_is_kept_and_that_before_the_browsers() {
        let mut headers = with(header::ACCEPT_LANGUAGE, "en-GB,en;q=0.9");
        assert_eq!(asked_or_kept(None, &headers), Language::English);
        let languages = Languages::default().at("https://vakt.example/");
        let kept = languages.kept(Some("se")).unwrap();
        assert!(kept.to_str().unwrap().ends_with("; Secure"));
        assert_eq!(languages.kept(Some("xx")), None);
        let pair = kept.to_str().unwrap().split(';').next().unwrap();
        headers.insert(header::COOKIE, format!("other=1; {pair}").parse().unwrap());
        assert_eq!(asked_or_kept(None, &headers), Language::NorthernSami);
        assert_eq!(asked_or_kept(Some("nb"), &headers), Language::Bokmal);
        assert_eq!(asked_or_kept(Some("xx"), &headers), Language::NorthernSami);
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        let from = |address: &str| came_from(&with(header::REFERER, address)).to_owned();
        assert_eq!(
            from("https://vakt.example/nurse/contact/1?x=y"),
            "/nurse/contact/1?x=y"
        );
        for elsewhere in [
            "https://vakt.example//evil.example/",
            "nonsense",
            "https://vakt.example/\\evil",
        ] {
            assert_eq!(from(elsewhere), "/", "{elsewhere}");
        }
        assert_eq!(came_from(&HeaderMap::new()), "/");
    }

    #[tokio::test]
    async fn a_choice_is_kept_by_the_account() {
        let languages = Languages::default();
        assert_eq!(languages.of("a"), None);
        languages.keep("a", Language::NorthernSami).await.unwrap();
        assert_eq!(languages.of("a"), Some(Language::NorthernSami));
        assert_eq!(languages.of("b"), None);
    }
}
