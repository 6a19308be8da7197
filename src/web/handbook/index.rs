//! The first page of the handbook: what there is, and a field to look through all of it. Works without scripts; with them, the service's own
//! pages are looked through while it is typed, also without a line to the server.

use maud::{Markup, html};

use crate::domain::language::Language;
use crate::handbook::find::{self, Found};
use crate::handbook::page::Page;
use crate::handbook::shelf::Handbook;
use crate::text::{Arg, Texts};
use crate::web::handbook::chapters::CHAPTERS;
use crate::web::handbook::looked::Unread;
use crate::web::handbook::page::{Around, framed};

/// More new pages than this are folded away: they are all in the chapters below.
const FOLDED_FROM: usize = 6;

/// The page, with what was found if something was looked for.
pub fn page(
    handbook: &Handbook,
    texts: &Texts,
    assets: &str,
    language: Language,
    typed: &str,
    unread: Option<&Unread<'_>>,
) -> Markup {
    let t = |key: &str| texts.get(language, key, &[]);
    let title = t("hb-title");
    let others = Language::ALL
        .into_iter()
        .filter(|other| *other != language)
        .map(|other| (format!("/handbook/?lang={other}"), other));
    let around = Around {
        title: &title,
        language,
        others: others.collect(),
        script: Some(format!("{assets}/handbook.js")),
    };
    let typed = typed.trim();
    let found = (!typed.is_empty()).then(|| find::find(handbook, language, typed));
    let words = format!("/handbook/words.json?lang={language}");
    let body = html! {
        h1 { (title) }
        form.find role="search" method="get" action="/handbook/" data-words=(words) data-none=(t("hb-found-none")) data-more=(t("hb-more")) {
            label for="q" { (t("hb-find")) }
            input type="hidden" name="lang" value=(language.tag());
            div { input #q type="search" name="q" value=(typed) maxlength="100" autocomplete="off" enterkeyhint="search"; button type="submit" { (t("hb-find-go")) } }
            p.soft { (t("hb-find-hint")) }
        }
        div #found role="status" { @if let Some(found) = &found { (results(texts, language, found)) } }
        @if let Some(unread) = unread { (news(texts, language, unread)) }
        div #chapters { (chapters(handbook, texts, language)) }
    };
    framed(texts, &around, &body)
}

/// What is new to whoever has signed in: where to begin, what was changed or came since, and, folded away, what they have not read yet.
fn news(texts: &Texts, language: Language, unread: &Unread<'_>) -> Markup {
    let t = |key: &str| texts.get(language, key, &[]);
    let count = u32::try_from(unread.rest.len()).unwrap_or(u32::MAX);
    html! {
        div #new {
            @if !unread.start.is_empty() {
                h2 { (t("hb-start")) }
                p.soft { (t("hb-start-why")) }
                (pages(&unread.start, language))
            }
            @if unread.new.len() > FOLDED_FROM {
                details { summary { (t("hb-new")) " (" (unread.new.len()) ")" } (pages(&unread.new, language)) }
            } @else { (list(&t("hb-new"), &unread.new, language)) }
            @if !unread.rest.is_empty() {
                details { summary.soft { (texts.get(language, "hb-unread", &[("n", Arg::Number(count))])) } (pages(&unread.rest, language)) }
            }
        }
    }
}

fn results(texts: &Texts, language: Language, found: &[Found<'_>]) -> Markup {
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    html! {
        @if found.is_empty() { p { (texts.get(language, "hb-found-none", &[])) } }
        @else {
            h2 { (texts.get(language, "hb-found", &[("n", Arg::Number(count))])) }
            ul.found { @for one in found { (result(one, language)) } }
        }
    }
}

fn result(found: &Found<'_>, language: Language) -> Markup {
    let own = found.page.of_the_service().map(|(language, _)| language);
    let other = own.unwrap_or(Language::English);
    let address = if found.section.anchor.is_empty() {
        format!("/handbook/{}", found.page.address)
    } else {
        format!("/handbook/{}#{}", found.page.address, found.section.anchor)
    };
    let below = found.section.heading != found.page.title && !found.section.heading.is_empty();
    html! {
        li lang=[(other != language).then_some(other.tag())] {
            a href=(address) { (found.page.title) @if below { " – " (found.section.heading) } }
            p { @for (words, marked) in &found.excerpt { @if *marked { mark { (words) } } @else { (words) } } }
        }
    }
}

fn chapters(handbook: &Handbook, texts: &Texts, language: Language) -> Markup {
    let t = |key: &str| texts.get(language, key, &[]);
    let named = |what: &str| texts.get(language, "hb-chapter", &[("what", Arg::Text(what))]);
    let own = handbook.for_reader(language);
    let listed = |page: &Page| {
        page.of_the_service()
            .is_some_and(|(_, name)| CHAPTERS.iter().any(|(_, names)| names.contains(&name)))
    };
    let chapters = CHAPTERS.iter().map(|(chapter, names)| {
        let pages: Vec<&Page> = names
            .iter()
            .filter_map(|wanted| {
                own.iter().find(|page| {
                    page.of_the_service()
                        .is_some_and(|(_, name)| name == *wanted)
                })
            })
            .map(|page| &***page)
            .collect();
        (*chapter, pages)
    });
    let rest: Vec<&Page> = own
        .iter()
        .map(|page| &***page)
        .filter(|page| !listed(page))
        .collect();
    let elsewhere = ["operations/", "engineering/"].map(|folder| {
        let pages: Vec<&Page> = handbook
            .pages()
            .filter(|page| page.address.starts_with(folder))
            .map(|page| &**page)
            .collect();
        (folder.trim_end_matches('/'), pages)
    });
    html! {
        @for (chapter, pages) in chapters { (list(&named(chapter), &pages, language)) }
        (list(&named("other"), &rest, language))
        h2 { (t("hb-forms")) }
        ul { li { a href=(format!("/handbook/forms/?lang={language}")) { (t("hb-forms-all")) } } }
        @for (chapter, pages) in elsewhere {
            (list(&named(chapter), &pages, language))
        }
    }
}

fn list(heading: &str, listed: &[&Page], language: Language) -> Markup {
    html! {
        @if !listed.is_empty() {
            h2 { (heading) }
            (pages(listed, language))
        }
    }
}

fn pages(listed: &[&Page], language: Language) -> Markup {
    let other = |page: &Page| {
        let spoken = page
            .of_the_service()
            .map_or(Language::English, |(spoken, _)| spoken);
        (spoken != language).then_some(spoken.tag())
    };
    html! {
        ul { @for page in listed { li { a href=(format!("/handbook/{}", page.address)) lang=[other(page)] hreflang=[other(page)] { (page.title) } } } }
    }
}
