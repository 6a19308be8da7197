//! The pages of the handbook: what there is, one page, looking through them, and that somebody has read one. The leader sees who has read,
//! and says that a page holds. Nothing in it is about anybody who is helped.

use axum::Json;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::domain::access::Part;
use crate::domain::command::Command;
use crate::domain::handbook::command::HandbookCommand;
use crate::domain::handbook::kept::{PageName, PageVersion};
use crate::domain::language::Language;
use crate::handbook::find;
use crate::handbook::page::{Origin, Page, address};
use crate::web::api::act::{Body, Done, gone, submit};
use crate::web::api::caller::Caller;
use crate::web::error::Problem;
use crate::web::handbook::looked::{self, Looked};
use crate::web::handbook::readers::{readers, reviewer};

/// In which language.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InLanguage {
    /// `nb`, `en` or `se`; without one, the viewer's.
    #[serde(default)]
    #[param(required = false)]
    pub lang: String,
}

/// What is looked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LookedFor {
    /// Words, as people type them.
    #[serde(default)]
    pub q: String,
    /// `nb`, `en` or `se`; without one, the viewer's.
    #[serde(default)]
    #[param(required = false)]
    pub lang: String,
}

/// The pages of the service.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Handbook)]
pub struct HandbookJson {
    /// By title: each in the language that was asked for, or, where it is not there, in one that everybody here reads.
    pub pages: Vec<PageLineJson>,
}

/// A page in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandbookPageLine)]
pub struct PageLineJson {
    /// Its name, the same in every language.
    pub name: String,
    /// The language that it is in.
    pub language: String,
    /// Every language that it is there in.
    pub languages: Vec<String>,
    /// Its title.
    pub title: String,
    /// Where people read it.
    pub address: String,
    /// A word that changes with every letter of the page.
    pub version: String,
    /// `program`, or `municipality` where the municipality has written it.
    pub origin: &'static str,
    /// Since when it is in force; none: the page does not say.
    pub effective_from: Option<String>,
    /// Its last review; none: it awaits the service's review.
    pub reviewed: Option<PageReviewJson>,
    /// It was looked through here, and has been changed since.
    pub changed_since: bool,
    /// When it is to be looked at again.
    pub review_due: Option<String>,
    /// When the viewer has read it as it stands now.
    pub read_at: Option<String>,
}

/// That a page was looked through.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandbookPageReview)]
pub struct PageReviewJson {
    /// By whom.
    pub by: String,
    /// When.
    pub on: String,
}

/// A page.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandbookPage)]
pub struct PageJson {
    /// As in a list.
    #[serde(flatten)]
    pub line: PageLineJson,
    /// What it rests on: laws, documents, decisions of the service.
    pub sources: Vec<String>,
    /// What it says, in Markdown.
    pub markdown: String,
    /// The same as HTML, without a frame.
    pub html: String,
}

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandbookFound)]
pub struct FoundJson {
    /// The best first.
    pub found: Vec<FoundPageJson>,
}

/// A page that was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandbookFoundPage)]
pub struct FoundPageJson {
    /// Where people read it, at the part that fits best.
    pub address: String,
    /// Its title.
    pub title: String,
    /// The heading of that part.
    pub heading: String,
    /// Words from there.
    pub excerpt: String,
}

/// That somebody has read a page, as it stood.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkRead {
    /// The `version` of what was read.
    pub version: String,
}

/// That a page was looked through, and holds.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewPage {
    /// The `version` of the review: of the page in all its languages.
    pub version: String,
    /// When it is to be looked at again: `2027-11-27`.
    pub until: String,
}

/// How it is with the reviews of the pages, and who has read them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandbookReviews)]
pub struct ReviewsJson {
    /// Those that somebody is to look at now come first, the one that is due longest before the others.
    pub pages: Vec<PageToReviewJson>,
}

/// A page, as the leader sees it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandbookPageToReview)]
pub struct PageToReviewJson {
    /// Its name.
    pub name: String,
    /// Its title, in the viewer's language.
    pub title: String,
    /// Somebody is to look at it now.
    pub waits: bool,
    /// What a review is of: changes with every letter of the page in any language.
    pub version: String,
    /// Its last review.
    pub reviewed: Option<PageReviewJson>,
    /// It was looked through here, and has been changed since.
    pub changed_since: bool,
    /// When it is to be looked at again.
    pub review_due: Option<String>,
    /// Everybody who works here.
    pub readers: Vec<ReaderJson>,
}

/// Somebody who is to read a page.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HandbookReader)]
pub struct ReaderJson {
    /// Who.
    pub staff: String,
    /// Their name.
    pub name: String,
    /// When they have read it as it stands now.
    pub read_at: Option<String>,
}

/// The pages of the service.
#[utoipa::path(get, path = "/api/v1/handbook", tag = "handbook", params(InLanguage),
    responses(
        (status = OK, body = HandbookJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn list(
    caller: Caller,
    Query(asked): Query<InLanguage>,
) -> Result<Json<HandbookJson>, Problem> {
    let language = language(&caller, &asked.lang)?;
    let pages = caller.api.handbook.for_reader(language);
    Ok(Json(HandbookJson {
        pages: pages
            .into_iter()
            .filter_map(|page| line(&caller, page))
            .collect(),
    }))
}

/// One page, with what it rests on.
#[utoipa::path(get, path = "/api/v1/handbook/pages/{language}/{name}", tag = "handbook",
    params(("language" = String, Path, description = "`nb`, `en` or `se`"), ("name" = String, Path, description = "the page")),
    responses(
        (status = OK, body = PageJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn show(
    caller: Caller,
    Path((language, name)): Path<(String, String)>,
) -> Result<Json<PageJson>, Problem> {
    let page = page(&caller, &language, &name)?;
    let line = line(&caller, page).ok_or_else(|| gone("page"))?;
    let sources = page.front.as_ref().map(|front| front.sources.clone());
    Ok(Json(PageJson {
        line,
        sources: sources.unwrap_or_default(),
        markdown: page.body.clone(),
        html: page.html(),
    }))
}

/// The pages in which words stand, as the search field of the handbook finds them.
#[utoipa::path(get, path = "/api/v1/handbook/found", tag = "handbook", params(LookedFor),
    responses(
        (status = OK, body = FoundJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn found(
    caller: Caller,
    Query(asked): Query<LookedFor>,
) -> Result<Json<FoundJson>, Problem> {
    let language = language(&caller, &asked.lang)?;
    let found = find::find(&caller.api.handbook, language, asked.q.trim());
    Ok(Json(FoundJson {
        found: found.iter().map(one_found).collect(),
    }))
}

/// "I have read it", as it stands in a language.
#[utoipa::path(post, path = "/api/v1/handbook/pages/{language}/{name}/read", tag = "handbook",
    params(("language" = String, Path, description = "`nb`, `en` or `se`"), ("name" = String, Path, description = "the page")),
    request_body = MarkRead,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn read(
    caller: Caller,
    Path((language, name)): Path<(String, String)>,
    Body(MarkRead { version }): Body<MarkRead>,
) -> Result<Json<Done>, Problem> {
    let found = page(&caller, &language, &name)?;
    if found.version != version {
        return Err(changed());
    }
    let known = looked::names(&caller.api.handbook);
    let page = PageName::parse(&name).filter(|name| known.contains(name));
    let (Some(page), Some(version)) = (page, PageVersion::parse(&version)) else {
        return Err(gone("page"));
    };
    let command = HandbookCommand::MarkRead { page, version };
    submit(
        &caller.api.engine,
        &caller.viewer,
        Command::Handbook(command),
    )
    .await
}

/// How it is with the review of every page, and who has read it, for whoever leads.
#[utoipa::path(get, path = "/api/v1/handbook/reviews", tag = "handbook",
    responses(
        (status = OK, body = ReviewsJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn reviews(caller: Caller) -> Result<Json<ReviewsJson>, Problem> {
    let state = caller.state();
    if !caller.viewer.may_see(&state, Part::Leading) {
        let why = "the reviews and the readers are for whoever leads the service";
        return Err(Problem::forbidden(why));
    }
    let names = looked::names(&caller.api.handbook);
    let mut pages: Vec<(Option<Date>, PageToReviewJson)> = names
        .iter()
        .filter_map(|name| to_review(&caller, name))
        .collect();
    pages.sort_by_key(|(due, page)| (!page.waits, *due, page.title.clone()));
    Ok(Json(ReviewsJson {
        pages: pages.into_iter().map(|(_, page)| page).collect(),
    }))
}

/// "I have looked through it, and it holds."
#[utoipa::path(post, path = "/api/v1/handbook/reviews/{name}", tag = "handbook",
    params(("name" = String, Path, description = "the page")), request_body = ReviewPage,
    responses(
        (status = OK, body = Done),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn review(
    caller: Caller,
    Path(name): Path<String>,
    Body(body): Body<ReviewPage>,
) -> Result<Json<Done>, Problem> {
    let handbook = &caller.api.handbook;
    let known = looked::names(handbook);
    let page = PageName::parse(&name).filter(|name| known.contains(name));
    let page = page.ok_or_else(|| gone("page"))?;
    let version = looked::whole(handbook, &page).ok_or_else(|| gone("page"))?;
    let until = body.until.parse::<Date>().map_err(|_| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "`until` is not a day: write it as 2027-11-27",
        )
    })?;
    if body.version != version.as_str() {
        return Err(changed());
    }
    let command = HandbookCommand::ReviewPage {
        page,
        version,
        until,
    };
    submit(
        &caller.api.engine,
        &caller.viewer,
        Command::Handbook(command),
    )
    .await
}

fn changed() -> Problem {
    let why = "the page stands otherwise now: read it again, and send its version";
    Problem::new(StatusCode::CONFLICT, why)
}

fn language(caller: &Caller, asked: &str) -> Result<Language, Problem> {
    if asked.is_empty() {
        return Ok(caller.viewer.language);
    }
    asked.parse().map_err(|_| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "`lang` is `nb`, `en` or `se`",
        )
    })
}

/// A page of the service, in just this language.
fn page<'a>(caller: &'a Caller, language: &str, name: &str) -> Result<&'a Page, Problem> {
    let language: Language = language.parse().map_err(|_| gone("page"))?;
    let found = caller.api.handbook.page(&address(language, name));
    found.map(AsRef::as_ref).ok_or_else(|| gone("page"))
}

fn line(caller: &Caller, page: &Page) -> Option<PageLineJson> {
    let (language, text) = page.of_the_service()?;
    let name = PageName::parse(text)?;
    let (state, handbook) = (caller.state(), &caller.api.handbook);
    let looked = Looked::of(&state, handbook, &name, page);
    let staff = caller.viewer.staff.as_ref();
    let read = staff.and_then(|staff| looked::read_at(&state, handbook, staff, &name));
    let front = page.front.as_ref();
    Some(PageLineJson {
        name: text.to_owned(),
        language: language.to_string(),
        languages: handbook
            .named(text)
            .map(|(language, _)| language.to_string())
            .collect(),
        title: page.title.clone(),
        address: format!("/handbook/{}", page.address),
        version: page.version.clone(),
        origin: match page.origin {
            Origin::Shipped => "program",
            Origin::Added | Origin::Replaces => "municipality",
        },
        effective_from: front.map(|front| front.effective_from.to_string()),
        reviewed: reviewed(caller, &looked),
        changed_since: looked.changed,
        review_due: looked.due.map(|due| due.to_string()),
        read_at: read.map(|at| at.to_string()),
    })
}

fn reviewed(caller: &Caller, looked: &Looked) -> Option<PageReviewJson> {
    let (by, on) = looked.reviewed.as_ref()?;
    Some(PageReviewJson {
        by: reviewer(&caller.state(), by),
        on: on.to_string(),
    })
}

fn one_found(found: &find::Found<'_>) -> FoundPageJson {
    let anchor = &found.section.anchor;
    let mut address = format!("/handbook/{}", found.page.address);
    if !anchor.is_empty() {
        address = format!("{address}#{anchor}");
    }
    FoundPageJson {
        address,
        title: found.page.title.clone(),
        heading: found.section.heading.clone(),
        excerpt: found
            .excerpt
            .iter()
            .map(|(words, _)| words.as_str())
            .collect(),
    }
}

fn to_review(caller: &Caller, name: &PageName) -> Option<(Option<Date>, PageToReviewJson)> {
    let (state, handbook) = (caller.state(), &caller.api.handbook);
    let page = handbook.in_language(caller.viewer.language, name.as_str())?;
    let looked = Looked::of(&state, handbook, name, page);
    let today = looked::today(&state, caller.api.engine.now());
    let readers = readers(&state, handbook, name);
    let json = PageToReviewJson {
        name: name.to_string(),
        title: page.title.clone(),
        waits: looked.waits(today),
        version: looked::whole(handbook, name)?.to_string(),
        reviewed: reviewed(caller, &looked),
        changed_since: looked.changed,
        review_due: looked.due.map(|due| due.to_string()),
        readers: readers
            .into_iter()
            .map(|(staff, at)| ReaderJson {
                staff: staff.id.to_string(),
                name: staff.name.clone(),
                read_at: at.map(|at| at.to_string()),
            })
            .collect(),
    };
    Some((looked.due, json))
}
