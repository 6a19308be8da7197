//! The handbook as it is read: by anybody, in a browser without scripts.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::Response;

use super::kept::{Forms, kept};
use super::link::Place;
use super::{answer, index};
use crate::domain::language::Language;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::forms::shelf::Shelf;
use crate::handbook::folder::{Embedded, File};
use crate::handbook::shelf::Handbook;
use crate::text::Texts;
use crate::web::handbook::page;

const OWN: &str = "+++\neffective_from = 2026-12-01\nsources = [\"Kommunestyret\"]\nreviewed_by = \"Randi\"\nreviewed_on = 2026-12-03\nreview_due = 2027-12-01\n+++\n# Hos oss\n\nRing.\n";

fn shelf() -> Arc<Handbook> {
    let own = File {
        file: "nb/hos-oss.md".to_owned(),
        address: "service/nb/hos-oss.md".to_owned(),
        text: OWN.to_owned(),
    };
    Arc::new(Handbook::shipped().with(&[own]).unwrap())
}

fn shown(address: &str) -> String {
    let texts = Texts::load().unwrap();
    let handbook = shelf();
    page::whole(&handbook, &texts, handbook.page(address).unwrap(), None).into_string()
}

fn first(language: Language, typed: &str) -> String {
    let texts = Texts::load().unwrap();
    index::page(&shelf(), &texts, "/assets/x", language, typed, None).into_string()
}

#[test]
fn only_what_is_embedded_is_served() {
    let texts = Texts::load().unwrap();
    let handbook = shelf();
    let show = |path: &str| -> Response { answer(&handbook, &texts, path, None) };
    for path in [
        "engineering/log.md",
        "operations/example-service.toml",
        "pictures/wall.png",
        "service/nb/hos-oss.md",
    ] {
        assert_eq!(show(path).status(), StatusCode::OK, "{path}");
    }
    for path in [
        "../Cargo.toml",
        "operations/../../Cargo.toml",
        "/etc/passwd",
        "operations",
        "",
        "engineering/nothing.md",
    ] {
        assert_eq!(show(path).status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn the_index_names_every_page_of_its_language() {
    for (language, other) in [
        (Language::Bokmal, "service/en/"),
        (Language::English, "service/nb/"),
    ] {
        let html = first(language, "");
        for name in Embedded::iter().filter(|name| name.ends_with(".md") && *name != "README.md") {
            let elsewhere = name.starts_with(other) || name.starts_with("service/se/");
            assert_eq!(
                html.contains(&format!("\"/handbook/{name}\"")),
                !elsewhere,
                "{language} {name}"
            );
        }
    }
    assert!(first(Language::Bokmal, "").contains("\"/handbook/service/nb/hos-oss.md\""));
}

#[test]
fn a_page_says_its_language_and_leads_to_the_same_in_the_other() {
    let norsk = shown("service/nb/the-number.md");
    assert!(norsk.contains("<html lang=\"nb\">"), "{norsk}");
    assert!(norsk.contains(
        "<a href=\"/handbook/service/en/the-number.md\" lang=\"en\" hreflang=\"en\">English</a>"
    ));
    assert!(norsk.contains("Håndbok</a>") && !norsk.contains("Handbook</a>"));
    let english = shown("service/en/the-number.md");
    assert!(english.contains("<html lang=\"en\">"), "{english}");
    assert!(english.contains("hreflang=\"nb\">Norsk</a>"));
    let builders = shown("engineering/log.md");
    assert!(builders.contains("<html lang=\"en\">") && !builders.contains("hreflang"));
    assert!(!builders.contains("page-about"));
}

#[test]
fn a_page_says_since_when_it_holds_what_it_rests_on_and_that_it_awaits_review() {
    let html = shown("service/nb/suicide.md");
    for what in [
        "27.11.2026",
        "28.2.2027",
        "Venter på tjenestens gjennomgang.",
        "Helsepersonelloven § 31",
    ] {
        assert!(html.contains(what), "{what}: {html}");
    }
    assert!(
        !html.contains("+++") && !html.contains("effective_from"),
        "{html}"
    );
    let own = shown("service/nb/hos-oss.md");
    for what in [
        "av Randi, 3.12.2026",
        "kommunens egen side",
        "Kommunestyret",
    ] {
        assert!(own.contains(what), "{what}: {own}");
    }
    assert!(!own.contains("Venter på"), "{own}");
}

#[test]
fn what_is_looked_for_is_found_without_scripts_and_marked() {
    let html = first(Language::Bokmal, "flyet innstilt");
    assert!(
        html.contains("href=\"/handbook/service/nb/transport.md#når-flyet-er-innstilt\""),
        "{html}"
    );
    let marked = first(Language::Bokmal, "statsforvaltern");
    assert!(marked.contains("<mark>Statsforvalteren</mark>"), "{marked}");
    assert!(html.contains("value=\"flyet innstilt\""), "{html}");
    let nothing = first(Language::English, "\"><script>xyzzyx");
    assert!(nothing.contains("No page has all these words"), "{nothing}");
    assert!(!nothing.contains("\"><script>xyzzyx"), "{nothing}");
}

#[test]
fn where_a_screen_leads_there_is_a_page_and_a_heading() {
    let handbook = shelf();
    let texts = Texts::load().unwrap();
    for place in Place::ALL {
        for language in Language::ALL {
            let address = place.address(language);
            let path = address.strip_prefix("/handbook/").unwrap();
            let (path, heading) = path.split_once('#').unwrap_or((path, ""));
            let page = handbook.page(path).unwrap();
            let known = page
                .sections
                .iter()
                .any(|section| section.anchor == heading);
            assert!(heading.is_empty() || known, "{address}");
        }
    }
    assert!(!texts.get(Language::Bokmal, "hb-title", &[]).is_empty());
}

#[test]
fn what_is_kept_on_a_tablet_is_of_the_handbook_and_changes_its_name_with_it() {
    let today = Timestamp::from_jiff("2026-11-01T12:00:00Z".parse().unwrap());
    let forms = Forms::of(&Shelf::load(None).unwrap(), &State::default(), today);
    let of = |handbook: &Handbook, language| kept(handbook, &forms, "/assets/x", language);
    let own = of(&shelf(), Language::Bokmal);
    for file in &own.files {
        assert!(
            file.starts_with("/handbook/") || file == "/plain.css",
            "{file}"
        );
        assert!(!file.contains("/en/"), "{file}");
    }
    for file in [
        "/handbook/?lang=nb",
        "/handbook/words.json?lang=nb",
        "/handbook/service/nb/suicide.md",
        "/handbook/service/nb/hos-oss.md",
        "/handbook/pictures/doctor.png",
        "/handbook/forms/?lang=nb",
        "/handbook/forms/support-conversation?lang=nb",
    ] {
        assert!(own.files.contains(file), "{file}");
    }
    let shipped = of(&Handbook::shipped(), Language::Bokmal);
    assert_ne!(own.version, shipped.version);
    // A new version of a form is fetched on the day on which it comes into use, and so is what it says of the municipality's times.
    let without = kept(&shelf(), &Forms::default(), "/assets/x", Language::Bokmal);
    assert_ne!(own.version, without.version);
    // What there is in Norwegian only is kept as it is.
    let english = of(&shelf(), Language::English);
    assert!(english.files.contains("/handbook/service/nb/hos-oss.md"));
    assert!(english.files.contains("/handbook/service/en/suicide.md"));
    assert!(english.version.starts_with("en-"));
}
