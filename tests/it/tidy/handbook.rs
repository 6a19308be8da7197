//! The handbook: its links lead somewhere, what it names exists, and both languages have the same parts.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use crate::tidy::tree::{File, everything, files, none, top};

fn pages() -> Vec<File> {
    let mut pages = files("handbook");
    pages.extend(files("migrations"));
    pages.extend(
        everything()
            .into_iter()
            .filter(|file| file.path == "README.md"),
    );
    pages.retain(|file| file.is("md"));
    pages
}

/// Lines of prose: without blocks of code.
fn prose(text: &str) -> Vec<&str> {
    let mut in_code = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            lines.push(line);
        }
    }
    lines
}

/// What stands in the round brackets of each link.
fn links(line: &str) -> Vec<&str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
        .collect()
}

/// A heading's anchor, as viewers of Markdown make it.
fn anchor(heading: &str) -> String {
    heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

fn anchors(text: &str) -> BTreeSet<String> {
    prose(text)
        .into_iter()
        .filter(|line| line.starts_with('#'))
        .map(anchor)
        .collect()
}

/// A page and a link on it give a path from the top.
fn beside(page: &str, target: &str) -> PathBuf {
    let mut path = PathBuf::from(page);
    path.pop();
    for part in Path::new(target).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::Normal(name) => path.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    path
}

#[test]
fn every_link_leads_somewhere() {
    let mut found = Vec::new();
    for page in pages() {
        for line in prose(&page.text) {
            for target in links(line) {
                if target.starts_with("http") || target.starts_with("mailto:") {
                    continue;
                }
                let (file, wanted) = target.split_once('#').unwrap_or((target, ""));
                let path = if file.is_empty() {
                    PathBuf::from(&page.path)
                } else {
                    beside(&page.path, file)
                };
                if !top().join(&path).exists() {
                    found.push(format!("{}: {target} is not there", page.path));
                } else if !wanted.is_empty() {
                    let text = std::fs::read_to_string(top().join(&path)).unwrap_or_default();
                    if !anchors(&text).contains(wanted) {
                        found.push(format!("{}: {target} has no such heading", page.path));
                    }
                }
            }
        }
    }
    none("these links lead nowhere:", &found);
}

/// Names of files of ours between backquotes: `src/log/mod.rs`. Patterns with `*`, `<` or `…` name no single file.
fn named_files(line: &str) -> Vec<&str> {
    line.split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| {
            ["src/", "tests/", "handbook/", "migrations/"]
                .iter()
                .any(|start| name.starts_with(start))
        })
        .filter(|name| !name.contains(['*', '<', '…', ' ', '{', 'N']))
        .collect()
}

#[test]
fn every_file_that_is_named_exists() {
    let mut found = Vec::new();
    for file in everything() {
        if !(file.is("md") || file.is("rs")) {
            continue;
        }
        for (number, line) in file.lines() {
            let comment = file.is("md") || line.trim_start().starts_with("//");
            for name in named_files(line) {
                if comment && !top().join(name).exists() {
                    found.push(format!("{}:{number}: {name}", file.path));
                }
            }
        }
    }
    none("these files are named and are not there:", &found);
}

fn levels(text: &str) -> Vec<usize> {
    prose(text)
        .into_iter()
        .filter(|line| line.starts_with('#'))
        .map(|line| line.chars().take_while(|c| *c == '#').count())
        .collect()
}

#[test]
fn pages_for_people_are_the_same_in_both_languages() {
    let (english, norwegian) = (files("handbook/service/en"), files("handbook/service/nb"));
    let names = |pages: &[File]| -> Vec<String> {
        pages
            .iter()
            .filter_map(|page| Some(page.path.rsplit_once('/')?.1.to_owned()))
            .collect()
    };
    assert_eq!(
        names(&english),
        names(&norwegian),
        "a page is missing in one language"
    );
    for (english, norwegian) in english.iter().zip(&norwegian) {
        assert_eq!(
            levels(&english.text),
            levels(&norwegian.text),
            "{} and {} have other headings",
            english.path,
            norwegian.path
        );
    }
}

#[test]
fn what_reads_the_pages_reads_them_rightly() {
    assert_eq!(
        links("see [a](b.md#c) and [d](../e.md)"),
        ["b.md#c", "../e.md"]
    );
    assert_eq!(anchor("## What is never done?"), "what-is-never-done");
    assert_eq!(
        beside("handbook/service/en/a.md", "../nb/a.md"),
        Path::new("handbook/service/nb/a.md")
    );
    assert_eq!(prose("a\n```\n# b\n```\nc"), ["a", "c"]);
    assert_eq!(
        named_files("see `src/lib.rs` and `src/x/*`"),
        ["src/lib.rs"]
    );
}
