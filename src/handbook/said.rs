//! The service's pages said back in words, for whoever puts the municipality's own into their folder.

use serde_json::{Value, json};

use crate::handbook::page::{Origin, Page};
use crate::handbook::shelf::Handbook;

/// What was read, a page a line.
pub fn explain(handbook: &Handbook) -> String {
    let mut lines: Vec<String> = pages(handbook)
        .map(|page| {
            let from = match page.origin {
                Origin::Shipped => "came with the program",
                Origin::Added => "the municipality's own",
                Origin::Replaces => "the municipality's own, instead of the one that came along",
            };
            format!("{} ({}): {from}; {}", page.title, page.address, state(page))
        })
        .collect();
    lines.push(format!("{} pages of the service were read.", lines.len()));
    lines.join("\n")
}

fn state(page: &Page) -> String {
    let Some(front) = &page.front else {
        return "says nothing about itself".to_owned();
    };
    let reviewed = match &front.reviewed {
        Some(reviewed) => format!("reviewed by {} on {}", reviewed.by, reviewed.on),
        None => "awaits the service's review".to_owned(),
    };
    format!(
        "in force from {}, {reviewed}, to be looked at again on {}",
        front.effective_from, front.review_due
    )
}

/// The same for programs.
pub fn explain_json(handbook: &Handbook) -> Value {
    let pages: Vec<Value> = pages(handbook)
        .map(|page| {
            let front = page.front.as_ref();
            json!({
                "address": page.address,
                "title": page.title,
                "shipped": page.origin == Origin::Shipped,
                "replaces_shipped": page.origin == Origin::Replaces,
                "version": page.version,
                "effective_from": front.map(|front| front.effective_from.to_string()),
                "review_due": front.map(|front| front.review_due.to_string()),
                "reviewed_by": front.and_then(|front| Some(front.reviewed.as_ref()?.by.clone())),
            })
        })
        .collect();
    json!({"ok": true, "pages": pages})
}

fn pages(handbook: &Handbook) -> impl Iterator<Item = &Page> {
    handbook
        .pages()
        .map(|page| &**page)
        .filter(|page| page.of_the_service().is_some())
}
