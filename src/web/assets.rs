//! Style sheet and scripts, part of the program. Served under a name that changes with their content, so that browsers may keep
//! them for ever. Plain files beside this one; nothing is built.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State as Web};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::RustEmbed;

use crate::web::state::WebState;

#[derive(RustEmbed)]
#[folder = "src/web/assets/"]
struct Embedded;

/// Every file with its content, and the version of them all.
#[derive(Debug)]
pub struct Assets {
    files: BTreeMap<String, Bytes>,
    version: String,
}

impl Assets {
    /// Reads what is part of the program.
    pub fn load() -> Self {
        let files: BTreeMap<String, Bytes> = Embedded::iter()
            .filter_map(|name| {
                let file = Embedded::get(&name)?;
                Some((name.into_owned(), Bytes::from(file.data.into_owned())))
            })
            .collect();
        let mut digest = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
        for (name, content) in &files {
            digest.update(name.as_bytes());
            digest.update(content);
        }
        let digest = digest.finish();
        let first = digest.as_ref().first_chunk().copied().unwrap_or_default();
        let version = format!("{:016x}", u64::from_be_bytes(first));
        Self { files, version }
    }

    /// Where they are: `/assets/VERSION`. The scripts find each other beside themselves.
    pub fn base(&self) -> String {
        format!("/assets/{}", self.version)
    }

    /// The name of every file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// A file's content.
    pub fn get(&self, name: &str) -> Option<&Bytes> {
        self.files.get(name)
    }
}

/// `/assets/VERSION/NAME`. An older version is answered with the present file, which is not to be kept.
pub fn router() -> Router<WebState> {
    Router::new().route("/assets/{version}/{name}", get(serve))
}

async fn serve(
    Web(web): Web<WebState>,
    Path((version, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    answer(&web.assets, &version, &name, &headers)
}

fn answer(assets: &Arc<Assets>, version: &str, name: &str, headers: &HeaderMap) -> Response {
    let Some(content) = assets.get(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}-{name}\"", assets.version);
    let keep = if version == assets.version {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let same = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let (status, body) = if same {
        (StatusCode::NOT_MODIFIED, Body::empty())
    } else {
        (StatusCode::OK, Body::from(content.clone()))
    };
    let mut response = (status, body).into_response();
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, kind(name));
    set.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    set.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        set.insert(header::ETAG, tag);
    }
    response
}

fn kind(name: &str) -> HeaderValue {
    HeaderValue::from_static(match name.rsplit_once('.') {
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some(_) | None => "application/octet-stream",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_kept_for_ever_under_its_own_version_only() {
        let assets = Arc::new(Assets::load());
        let base = assets.base();
        let version = base.rsplit('/').next().unwrap();
        let fresh = answer(&assets, version, "app.js", &HeaderMap::new());
        assert_eq!(fresh.status(), StatusCode::OK);
        assert!(
            fresh.headers()[header::CACHE_CONTROL]
                .to_str()
                .unwrap()
                .contains("immutable")
        );
        let old = answer(&assets, "0000", "app.js", &HeaderMap::new());
        assert_eq!(old.headers()[header::CACHE_CONTROL], "no-cache");
        let mut known = HeaderMap::new();
        known.insert(header::IF_NONE_MATCH, fresh.headers()[header::ETAG].clone());
        assert_eq!(
            answer(&assets, version, "app.js", &known).status(),
            StatusCode::NOT_MODIFIED
        );
        assert_eq!(
            answer(&assets, version, "nothing.js", &HeaderMap::new()).status(),
            StatusCode::NOT_FOUND
        );
    }

    #[test]
    fn scripts_import_only_what_stands_beside_them() {
        let assets = Assets::load();
        for (name, content) in &assets.files {
            let text = std::str::from_utf8(content).unwrap();
            assert!(
                !text.contains("://") || name == "style.css",
                "{name} reaches out"
            );
            for import in text.lines().filter(|line| line.starts_with("import ")) {
                let path = import.split('"').nth(1).unwrap();
                let file = path.strip_prefix("./").unwrap();
                assert!(assets.get(file).is_some(), "{name} imports {path}");
            }
        }
    }
}
