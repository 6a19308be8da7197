//! A browser as far as signing in needs one: it keeps cookies, says where its forms come from, and follows nothing by itself.

use std::cell::RefCell;
use std::collections::BTreeMap;

use reqwest::{Method, RequestBuilder, Response, StatusCode, header};
use serde_json::Value;

use crate::api::rig::{PASSWORD, Rig};

pub struct Browser<'a> {
    rig: &'a Rig,
    cookies: RefCell<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    /// Where it leads on to.
    pub goes: Option<String>,
    pub text: String,
}

impl Page {
    /// The value of a hidden field.
    pub fn field(&self, name: &str) -> &str {
        let start = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.text.split_once(&start).unwrap();
        rest.split('"').next().unwrap()
    }

    pub fn says(&self, words: &str) -> bool {
        self.text.contains(words)
    }

    pub fn goes_to(&self, path: &str) -> bool {
        self.status == StatusCode::SEE_OTHER && self.goes.as_deref() == Some(path)
    }
}

impl<'a> Browser<'a> {
    pub fn new(rig: &'a Rig) -> Self {
        Self {
            rig,
            cookies: RefCell::default(),
        }
    }

    /// Signed in as somebody without a second factor.
    pub async fn of(rig: &'a Rig, username: &str) -> Self {
        let browser = Self::new(rig);
        let page = browser.sign_in(username, &[]).await;
        assert!(page.goes.is_some(), "{page:?}");
        browser
    }

    /// A tablet that somebody has just registered at sign-in, with these digits.
    pub async fn tablet(rig: &'a Rig, username: &str, pin: &str) -> Self {
        let browser = Self::new(rig);
        let page = browser.sign_in(username, &[("tablet", "yes")]).await;
        assert!(page.goes_to("/account/pin"), "{page:?}");
        let form = [("pin", pin), ("again", pin)];
        let page = browser.post("/account/pin", &form).await;
        assert!(page.goes.is_some(), "{page:?}");
        browser
    }

    pub async fn sign_in(&self, username: &str, more: &[(&str, &str)]) -> Page {
        let mut form = vec![
            ("username", username),
            ("password", PASSWORD),
            ("lang", "en"),
        ];
        form.extend_from_slice(more);
        self.post("/", &form).await
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(self.rig.ask(Method::GET, path)).await
    }

    /// As a person opens an address: the browser asks for a page.
    pub async fn opens(&self, path: &str) -> Page {
        let ask = self.rig.ask(Method::GET, path);
        let ask = ask.header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8");
        self.send(ask).await
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        let origin = format!("http://{}", self.rig.address);
        let ask = self
            .rig
            .ask(Method::POST, path)
            .header(header::ORIGIN, origin)
            .form(form);
        self.send(ask).await
    }

    /// A form that is refused: sent back to the page that it stands on, which shows what was typed and why.
    pub async fn refused(&self, path: &str, form: &[(&str, &str)]) -> Page {
        let page = self.post(path, form).await;
        let to = page.goes.as_deref().unwrap_or_default();
        assert!(
            page.status == StatusCode::SEE_OTHER && to.contains("?refused="),
            "{page:?}"
        );
        let (to, _) = to.split_once('#').unwrap();
        let shown = self.get(to).await;
        assert_eq!(shown.status, StatusCode::OK);
        shown
    }

    /// As something on its page asks the API, with its cookies.
    pub async fn asks(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let origin = format!("http://{}", self.rig.address);
        let ask = self
            .rig
            .ask(Method::POST, path)
            .header(header::ORIGIN, origin)
            .json(body);
        let page = self.send(ask).await;
        let answer = serde_json::from_str(&page.text).unwrap_or(Value::Null);
        (page.status, answer)
    }

    async fn send(&self, ask: RequestBuilder) -> Page {
        let ask = ask
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, self.cookies());
        let answer = ask.send().await.unwrap();
        self.keep(&answer);
        Page {
            status: answer.status(),
            goes: answer
                .headers()
                .get(header::LOCATION)
                .map(|to| to.to_str().unwrap().to_owned()),
            text: answer.text().await.unwrap(),
        }
    }

    /// As they are sent.
    pub fn cookies(&self) -> String {
        let cookies = self.cookies.borrow();
        let all: Vec<_> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        all.join("; ")
    }

    fn keep(&self, answer: &Response) {
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            assert!(
                cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict"),
                "{cookie}"
            );
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if value.is_empty() {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.cookies
                    .borrow_mut()
                    .insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
