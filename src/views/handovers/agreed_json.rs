//! What was agreed, as JSON. Instants are RFC 3339 in UTC.

use serde::Serialize;
use utoipa::ToSchema;

use crate::views::handovers::agreed::{Agreed, Part, Said, Source};

/// What was agreed at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverAgreed)]
pub struct AgreedJson {
    /// `sheet`, `document` or `request`.
    pub from: &'static str,
    /// The document.
    pub document: Option<String>,
    /// Who wrote it, by name; none: with the doctor who asked.
    pub by: Option<String>,
    /// When.
    pub at: String,
    /// What, part by part; nothing: erased.
    pub said: Vec<AgreedPartJson>,
}

/// A part of what was agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = HandoverAgreedPart)]
pub struct AgreedPartJson {
    /// `agreed`, `not_agreed`, `next` or `who`.
    pub part: &'static str,
    /// In words; `next` may be an instant.
    pub text: String,
}

/// What was agreed at one time.
pub fn agreed(one: &Agreed) -> AgreedJson {
    let (from, document) = match one.from {
        Source::Sheet(_) => ("sheet", None),
        Source::Document(id, _) => ("document", Some(id.to_string())),
        Source::Request => ("request", None),
    };
    let said = one.said.iter().map(|said| match said {
        Said::Words(of, text) => AgreedPartJson {
            part: part(*of),
            text: text.clone(),
        },
        Said::At(of, at) => AgreedPartJson {
            part: part(*of),
            text: at.to_string(),
        },
    });
    AgreedJson {
        from,
        document,
        by: one.by.clone(),
        at: one.at.to_string(),
        said: said.collect(),
    }
}

const fn part(part: Part) -> &'static str {
    match part {
        Part::Agreed => "agreed",
        Part::NotAgreed => "not_agreed",
        Part::Next => "next",
        Part::Who => "who",
    }
}
