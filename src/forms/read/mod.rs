//! One FHIR R4 Questionnaire, from JSON to a form. Strict where a mistake would change what is asked: unknown elements, item types,
//! operators and hidden items are refused. What only decorates is passed over, and said.

mod choices;
mod conditions;
mod items;
mod node;
mod words;

use jiff::civil::Date;
use serde_json::Value;

use crate::domain::forms::form::{Form, FormRef, Head};
use crate::domain::forms::kind::DocumentKind;
use crate::domain::language::Language;
use crate::forms::problem::Problem;
use crate::forms::read::node::{Node, Reader};

/// The system of our own codes: the kind of document.
pub const CODES: &str = "urn:hjemmevakt:codes";
/// Our own extensions.
pub const EXTENSION: &str = "urn:hjemmevakt:extension:";

/// Longest url, version and name, in characters.
const LONGEST_NAME: usize = 200;
/// Most problems that are said of one file.
const MOST_PROBLEMS: usize = 50;

/// The elements of a Questionnaire in R4.
const KNOWN: &[&str] = &[
    "resourceType",
    "id",
    "meta",
    "implicitRules",
    "language",
    "text",
    "contained",
    "extension",
    "modifierExtension",
    "url",
    "identifier",
    "version",
    "name",
    "title",
    "derivedFrom",
    "status",
    "experimental",
    "subjectType",
    "date",
    "publisher",
    "contact",
    "description",
    "useContext",
    "jurisdiction",
    "purpose",
    "copyright",
    "approvalDate",
    "lastReviewDate",
    "effectivePeriod",
    "code",
    "item",
];

/// A form that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The form.
    pub form: Form,
    /// What has no effect here, and where it stands.
    pub passed_over: Vec<String>,
}

/// Reads a file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn questionnaire(file: &str, text: &str) -> Result<Read, Vec<Problem>> {
    let whole = |message: String| Problem {
        file: file.to_owned(),
        link: None,
        message,
    };
    let value: Value = serde_json::from_str(text)
        .map_err(|error| vec![whole(format!("this is not JSON: {error}"))])?;
    if value.get("resourceType").and_then(Value::as_str) != Some("Questionnaire") {
        let words = "this is no FHIR Questionnaire: its resourceType must be Questionnaire";
        return Err(vec![whole(words.to_owned())]);
    }
    let reader = Reader::default();
    let top = Node::top(&value, &reader);
    let made = form(&top, text);
    let mut problems: Vec<Problem> = reader
        .problems()
        .into_iter()
        .map(|(link, message)| Problem {
            file: file.to_owned(),
            link,
            message,
        })
        .collect();
    if problems.is_empty() {
        match made {
            Some(Ok(form)) => {
                return Ok(Read {
                    form,
                    passed_over: reader.passed_over(),
                });
            }
            Some(Err(faults)) => problems.extend(faults.into_iter().map(|fault| Problem {
                file: file.to_owned(),
                link: fault.link.map(|link| link.to_string()),
                message: fault.wrong.to_string(),
            })),
            None => problems.push(whole("it cannot be read".to_owned())),
        }
    }
    problems.dedup();
    if problems.len() > MOST_PROBLEMS {
        problems.truncate(MOST_PROBLEMS);
        problems.push(whole("and there is more wrong with it".to_owned()));
    }
    Err(problems)
}

type Made = Result<Form, Vec<crate::domain::forms::fault::Fault>>;

fn form(top: &Node<'_>, text: &str) -> Option<Made> {
    top.only(KNOWN);
    top.none_of(&["modifierExtension", "implicitRules"]);
    let language = language(top);
    let items = items::read(top, language.unwrap_or_default());
    let head = head(top, language?, text);
    Some(Form::new(head?, items?).map(|form| form.with_text(text)))
}

/// The language that the form itself is written in.
fn language(top: &Node<'_>) -> Option<Language> {
    let node = top.needed("language")?;
    let tag = node.text()?;
    let short = tag.split('-').next().unwrap_or_default();
    let short = if short == "no" { "nb" } else { short };
    let language = short.parse().ok();
    if language.is_none() {
        node.wrong(format!(
            "language is {tag:?}: write nb, en or se, whichever the form is written in"
        ));
    }
    language
}

fn head(top: &Node<'_>, language: Language, text: &str) -> Option<Head> {
    let status = top.needed("status").and_then(|status| status.text());
    let (from, until) = period(top);
    match status {
        Some("active") => {}
        Some("retired") if until.is_some() => {}
        Some("retired") => {
            top.wrong("it is retired and says not since when: give effectivePeriod an end");
        }
        Some(_) | None => {
            top.wrong("its status must be active, or retired: a draft is not used for anybody");
        }
    }
    let name = short(top, "name");
    let in_address = |name: &str| {
        name.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if name.is_some_and(|name| !in_address(name)) {
        top.wrong("its name stands in an address: write it with a-z, digits and hyphens");
    }
    let (url, version) = (short(top, "url"), short(top, "version"));
    if [url, version]
        .into_iter()
        .flatten()
        .any(|it| it.contains(['|', ' ']))
    {
        top.wrong("url and version are written without spaces and without |");
    }
    let title = words::needed(top, "title", language);
    let purpose = words::of(top, "description", language);
    let copyright = words::of(top, "copyright", language);
    let source = top
        .extension(&format!("{EXTENSION}source"))
        .and_then(|source| words::in_parts(&source, language));
    top.pass_over_extensions(&[&format!("{EXTENSION}source")]);
    Some(Head {
        reference: FormRef {
            url: url?.to_owned(),
            version: version?.to_owned(),
        },
        name: name?.to_owned(),
        kind: kind(top)?,
        title: title?,
        purpose,
        source,
        effective_from: from?,
        effective_until: until,
        reviewed: top.get("lastReviewDate").and_then(|node| date(&node)),
        publisher: top
            .get("publisher")
            .and_then(|node| node.text())
            .map(str::to_owned),
        copyright,
        digest: digest(text),
    })
}

/// A text that must be there and is short.
fn short<'a>(top: &Node<'a>, field: &str) -> Option<&'a str> {
    let text = top.needed(field)?.text()?;
    if text.trim().is_empty() || text.chars().count() > LONGEST_NAME {
        top.wrong(format!("{field} has 1 to {LONGEST_NAME} characters"));
        return None;
    }
    Some(text)
}

/// A form that does not say what kind of document it writes is one that the municipality has a licence for.
fn kind(top: &Node<'_>) -> Option<DocumentKind> {
    let own = |coding: &&Node<'_>| coding.get("system").and_then(|it| it.text()) == Some(CODES);
    let codes = top.each("code");
    let Some(coding) = codes.iter().find(own) else {
        return Some(DocumentKind::Licensed);
    };
    let code = coding.needed("code")?.text()?;
    let kind = DocumentKind::from_code(code);
    if kind.is_none() {
        let known: Vec<&str> = DocumentKind::ALL.iter().map(|kind| kind.code()).collect();
        coding.wrong(format!(
            "{code:?} is no kind of document here: write one of {}",
            known.join(", ")
        ));
    }
    kind
}

fn period(top: &Node<'_>) -> (Option<Date>, Option<Date>) {
    let Some(period) = top.needed("effectivePeriod") else {
        return (None, None);
    };
    let from = period.needed("start").and_then(|start| date(&start));
    (from, period.get("end").and_then(|end| date(&end)))
}

/// A whole day; of an instant, its day.
fn date(node: &Node<'_>) -> Option<Date> {
    let text = node.text()?;
    let day = text.split('T').next().unwrap_or_default();
    let date = day.parse().ok().filter(|_| day.len() == 10);
    if date.is_none() {
        node.wrong(format!("{text:?} is no day: write it as 2026-11-27"));
    }
    date
}

/// What tells two files of the same version apart.
fn digest(text: &str) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, text.as_bytes());
    let hex = |byte: &u8| format!("{byte:02x}");
    digest.as_ref().iter().map(hex).collect()
}
