//! The pages that came with the program, a folder of the municipality's, and what is found.

use std::fs;

use crate::domain::language::Language;
use crate::handbook::find::{Found, find};
use crate::handbook::folder::{Embedded, File};
use crate::handbook::front;
use crate::handbook::markdown;
use crate::handbook::page::Origin;
use crate::handbook::shelf::Handbook;

const FRONT: &str = "+++\neffective_from = 2026-12-01\nsources = [\"The municipality\"]\nreviewed_by = \"Randi\"\nreviewed_on = 2026-12-01\nreview_due = 2027-12-01\n+++\n";

fn file(address: &str, text: &str) -> File {
    File {
        file: format!("/srv/handbook/{address}"),
        address: address.to_owned(),
        text: format!("{FRONT}{text}"),
    }
}

#[test]
fn every_page_of_the_service_says_what_it_rests_on_and_who_has_reviewed_it() {
    let mut wrong = Vec::new();
    for name in Embedded::iter().filter(|name| name.starts_with("service/")) {
        let source = super::folder::text(&name).unwrap();
        if let Err(error) = front::read(&source) {
            wrong.push(format!("{name}: {error}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_of_the_service_is_there_in_norwegian_and_english() {
    for name in Embedded::iter().filter(|name| name.starts_with("service/nb/")) {
        let other = name.replace("service/nb/", "service/en/");
        assert!(Embedded::get(&other).is_some(), "there is no {other}");
    }
}

#[test]
fn links_between_pages_lead_somewhere() {
    for page in Handbook::shipped().pages() {
        for link in markdown::links(&page.body) {
            let Some(address) = markdown::target(&page.address, &link) else {
                continue;
            };
            assert!(
                Embedded::get(&address).is_some(),
                "{} links to {link}",
                page.address
            );
        }
    }
}

#[test]
fn the_municipality_replaces_a_page_and_adds_one() {
    let files = [
        file(
            "service/nb/suicide.md",
            "# Hos oss\n\nRing [lederen](var-egen.md#når).",
        ),
        file("service/nb/var-egen.md", "# Vår egen\n\n## Når\n\nAlltid."),
    ];
    let shipped = Handbook::shipped();
    let own = shipped.with(&files).unwrap();
    let page = own.page("service/nb/suicide.md").unwrap();
    assert_eq!(
        (page.title.as_str(), page.origin),
        ("Hos oss", Origin::Replaces)
    );
    assert_ne!(
        page.version,
        shipped.page("service/nb/suicide.md").unwrap().version
    );
    let added = own.page("service/nb/var-egen.md").unwrap();
    assert_eq!(added.origin, Origin::Added);
    assert_eq!(
        added.front.as_ref().unwrap().reviewed.as_ref().unwrap().by,
        "Randi"
    );
    // English was left as it was, and the added one is there in Norwegian for everybody.
    assert_eq!(
        own.in_language(Language::English, "suicide")
            .unwrap()
            .origin,
        Origin::Shipped
    );
    assert_eq!(
        own.in_language(Language::English, "var-egen")
            .unwrap()
            .address,
        "service/nb/var-egen.md"
    );
    assert!(
        find(&own, Language::Bokmal, "vår egen")
            .iter()
            .any(|found| found.page.address == "service/nb/var-egen.md")
    );
}

#[test]
fn what_is_wrong_with_the_municipalitys_pages_is_said_with_the_file() {
    let said = |files: &[File]| Handbook::shipped().with(files).unwrap_err().to_string();
    let bare = File {
        text: "# Uten\n".to_owned(),
        ..file("service/nb/uten.md", "")
    };
    let text = said(&[bare]);
    assert!(
        text.contains("/srv/handbook/service/nb/uten.md: there is nothing in front"),
        "{text}"
    );
    let text = said(&[file("service/nb/a.md", "uten tittel")]);
    assert!(text.contains("no title"), "{text}");
    for (link, what) in [
        ("ingen.md", "no page service/nb/ingen.md"),
        ("suicide.md#ingen", "no such heading"),
        ("#ingen", "no such heading"),
        ("../../../x.md", "out of the handbook"),
        ("../../forms/ingen.json", "no page forms/ingen.json"),
    ] {
        let text = said(&[file("service/nb/a.md", &format!("# A\n\n[x]({link})"))]);
        assert!(text.contains(what), "{link}: {text}");
    }
    let fine = "# A\n\n[a](suicide.md#å-spørre) [b](../../forms/isbar.json) [c](https://example.org) [d](#a) [e](../en/suicide.md)";
    Handbook::shipped()
        .with(&[file("service/nb/a.md", fine)])
        .unwrap();
}

#[test]
fn a_folder_is_read_as_it_lies_there_or_refused_as_a_whole() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path();
    fs::create_dir(folder.join("nb")).unwrap();
    let write =
        |name: &str, text: &str| fs::write(folder.join(name), format!("{FRONT}{text}")).unwrap();
    write("nb/hos-oss.md", "# Hos oss\n");
    write("nb/notes.txt", "left alone");
    let own = Handbook::load(Some(folder)).unwrap();
    assert!(own.page("service/nb/hos-oss.md").is_some());

    write("loose.md", "# Loose\n");
    write("nb/Hos Oss.md", "# Store\n");
    fs::write(folder.join("nb/bytes.md"), [0xff, 0xfe]).unwrap();
    let text = Handbook::load(Some(folder)).unwrap_err().to_string();
    for what in [
        "loose.md: a page lies in the folder of its language",
        "Hos Oss.md: the name",
        "bytes.md: it is not written in UTF-8",
    ] {
        assert!(text.contains(what), "{what}: {text}");
    }
    let nowhere = Handbook::load(Some(&folder.join("none")))
        .unwrap_err()
        .to_string();
    assert!(nowhere.contains("HJEMMEVAKT_HANDBOOK_FOLDER"), "{nowhere}");
}

fn first(language: Language, typed: &str) -> Option<(String, String)> {
    let handbook = Handbook::shipped();
    let found = find(&handbook, language, typed);
    let first: &Found<'_> = found.first()?;
    Some((first.page.address.clone(), first.section.anchor.clone()))
}

#[test]
fn a_page_is_found_as_it_is_typed() {
    for typed in [
        "selvmordstanker",
        "selvmord",
        "SELVMORDSTANKER",
        "selvmrodstanker",
    ] {
        let (address, _) = first(Language::Bokmal, typed).unwrap();
        assert_eq!(address, "service/nb/suicide.md", "{typed}");
    }
    // Letters that a keyboard lacks, and the middle of a long word.
    for typed in ["pårørende", "parorende", "paarorende"] {
        let (address, _) = first(Language::Bokmal, typed).unwrap();
        assert_eq!(address, "service/nb/relatives.md", "{typed}");
    }
    let inside = find(&Handbook::shipped(), Language::Bokmal, "undersøkelse")
        .iter()
        .any(|found| found.page.address == "service/nb/admission.md");
    assert!(inside, "legeundersøkelsen");
    assert_eq!(
        first(Language::Bokmal, "flyet innstilt").unwrap(),
        (
            "service/nb/transport.md".to_owned(),
            "når-flyet-er-innstilt".to_owned()
        )
    );
    assert_eq!(
        first(Language::English, "flight cancelled").unwrap().0,
        "service/en/transport.md"
    );
    assert!(first(Language::NorthernSami, "sapmelas").is_none());
    assert_eq!(
        first(Language::NorthernSami, "heaggavaras").unwrap().0,
        "service/se/about.md"
    );
}

#[test]
fn all_words_are_wanted_and_nothing_is_found_for_nothing() {
    let handbook = Handbook::shipped();
    for typed in ["", " ", "!!", "selvmord xyzzyx"] {
        assert!(
            find(&handbook, Language::Bokmal, typed).is_empty(),
            "{typed:?}"
        );
    }
    let own = find(&handbook, Language::Bokmal, "barn");
    let place = |own: bool| {
        find(&handbook, Language::English, "call")
            .iter()
            .position(|found| found.page.of_the_service().is_some() == own)
    };
    assert!(
        own.iter()
            .all(|found| !found.page.address.starts_with("service/en/"))
    );
    // What is for those who build it comes after what is for those who use it.
    assert!(place(true) < place(false).or(Some(usize::MAX)));
}

#[test]
fn an_excerpt_shows_the_word_where_it_stands() {
    let handbook = Handbook::shipped();
    let found = find(&handbook, Language::Bokmal, "Statsforvalteren");
    let hit = found
        .iter()
        .find(|found| found.page.address == "service/nb/admission.md")
        .unwrap();
    let marked: Vec<&str> = hit
        .excerpt
        .iter()
        .filter(|(_, marked)| *marked)
        .map(|(words, _)| words.as_str())
        .collect();
    assert_eq!(marked, ["Statsforvalteren"]);
    let all: String = hit
        .excerpt
        .iter()
        .map(|(words, _)| words.as_str())
        .collect();
    assert!(
        all.contains("rett til å klage til Statsforvalteren"),
        "{all}"
    );
    assert!(all.chars().count() < 400, "{all}");
}
