//! The page on records and the program name the same kinds.

use std::collections::BTreeSet;

use hjemmevakt::records;

const PAGE: &str = include_str!("../../../handbook/engineering/records.md");

/// A record's row begins with its kind and its version: ``| `call_began` 1 |``.
fn on_the_page() -> BTreeSet<(String, u16)> {
    PAGE.lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|row| row.split_once("` "))
        .filter_map(|(kind, rest)| {
            let version = rest.split_once(" |")?.0.parse().ok()?;
            Some((kind.to_owned(), version))
        })
        .collect()
}

#[test]
fn every_kind_of_record_is_on_the_page_and_nothing_else() {
    let known: BTreeSet<(String, u16)> = records::known_kinds()
        .iter()
        .map(|(kind, version)| ((*kind).to_owned(), *version))
        .collect();
    let page = on_the_page();
    let missing: Vec<_> = known.difference(&page).collect();
    let unknown: Vec<_> = page.difference(&known).collect();
    assert!(
        missing.is_empty(),
        "not in handbook/engineering/records.md: {missing:?}"
    );
    assert!(
        unknown.is_empty(),
        "only in handbook/engineering/records.md: {unknown:?}"
    );
}
