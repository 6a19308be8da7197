//! A page of the handbook as HTML, and as the sections that its headings make. Markup inside a page is shown as text: pages are words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What stands under a heading, as far as the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What it is linked to by; empty: what stands before the first heading.
    pub anchor: String,
    /// The heading.
    pub heading: String,
    /// The words.
    pub text: String,
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES
}

/// The first heading of a page, or its name.
pub fn title(source: &str, name: &str) -> String {
    source
        .lines()
        .find_map(|line| line.strip_prefix("# "))
        .unwrap_or(name)
        .trim()
        .to_owned()
}

/// As HTML.
pub fn rendered(source: &str) -> String {
    let mut events: Vec<Event<'_>> = Parser::new_ext(source, options())
        .map(shown_as_text)
        .collect();
    let anchors = anchors(&events);
    let headings = events.iter_mut().filter_map(|event| {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            Some(id)
        } else {
            None
        }
    });
    for (id, anchor) in headings.zip(anchors) {
        *id = Some(anchor.into());
    }
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, events.into_iter());
    reachable(&out)
}

/// What may be wider than the screen can be scrolled with the keyboard, and a cell without words heads no column.
fn reachable(html: &str) -> String {
    html.replace("<table>", "<table tabindex=\"0\">")
        .replace("<pre>", "<pre tabindex=\"0\">")
        .replace("<th></th>", "<td></td>")
}

fn shown_as_text(event: Event<'_>) -> Event<'_> {
    if let Event::Html(text) | Event::InlineHtml(text) = event {
        Event::Text(text)
    } else {
        event
    }
}

/// A name for each heading, so that it can be linked to: its words, in lower case, with hyphens.
fn anchors(events: &[Event<'_>]) -> Vec<String> {
    let mut anchors = Vec::new();
    let mut words: Option<String> = None;
    for event in events {
        if let Event::Start(Tag::Heading { .. }) = event {
            words = Some(String::new());
        } else if let Event::End(TagEnd::Heading(_)) = event {
            anchors.extend(words.take().map(|words| slug(&words)));
        } else if let (Event::Text(text) | Event::Code(text), Some(words)) = (event, &mut words) {
            words.push_str(text);
        }
    }
    anchors
}

fn slug(words: &str) -> String {
    words
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' | '-' => Some('-'),
            c if c.is_alphanumeric() || c == '_' => Some(c),
            _ => None,
        })
        .collect()
}

/// Its sections, in order, as words without markup.
pub fn sections(source: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut in_heading = false;
    for event in Parser::new_ext(source, options()) {
        if let Event::Start(Tag::Heading { .. }) = event {
            sections.push(Section::default());
            in_heading = true;
            continue;
        }
        let Some(section) = sections.last_mut() else {
            continue;
        };
        if let Event::End(TagEnd::Heading(_)) = event {
            in_heading = false;
            section.anchor = slug(&section.heading);
        } else if let Event::Text(text) | Event::Code(text) = event {
            let into = if in_heading {
                &mut section.heading
            } else {
                &mut section.text
            };
            into.push_str(&text);
        } else if ends_words(&event) && !section.text.is_empty() && !section.text.ends_with(' ') {
            section.text.push(' ');
        }
    }
    sections.retain(|section| !section.heading.is_empty() || !section.text.trim().is_empty());
    for section in &mut sections {
        section.text = section.text.trim().to_owned();
    }
    sections
}

/// Whether what comes after it is another sentence or cell.
fn ends_words(event: &Event<'_>) -> bool {
    if let Event::End(end) = event {
        return !matches!(
            end,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
        );
    }
    matches!(event, Event::SoftBreak | Event::HardBreak)
}

/// Where the links and pictures of a page lead, as they are written.
pub fn links(source: &str) -> Vec<String> {
    Parser::new_ext(source, options())
        .filter_map(|event| {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
                Some(dest_url.into_string())
            } else {
                None
            }
        })
        .collect()
}

/// The address of what a page links to, without what stands after `#`; none: it leads out of the handbook, or to a place on the page.
pub fn target(page: &str, link: &str) -> Option<String> {
    let link = link.split('#').next().unwrap_or_default();
    if link.is_empty() || link.contains(':') || link.starts_with('/') {
        return None;
    }
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            // Further up than the handbook goes.
            ".." => drop(path.pop()?),
            "." => {}
            part => path.push(part),
        }
    }
    Some(path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_words_and_headings_can_be_linked_to() {
        let html = rendered(
            "# The key file\n\n<script>x</script>\n\n| a | b |\n|---|---|\n| 1 | `<` |\n\n## A `b` c!\n",
        );
        assert!(
            html.contains("<h1 id=\"the-key-file\">The key file</h1>"),
            "{html}"
        );
        assert!(html.contains("<h2 id=\"a-b-c\">"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("<table tabindex=\"0\">"), "{html}");
        assert!(rendered("||b|\n|-|-|\n|1|2|\n").contains("<td></td><th>b</th>"));
    }

    #[test]
    fn what_stands_under_a_heading_is_a_section_of_words() {
        let found = sections(
            "# Én side\n\nFørst\nog **så**.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## Når [noen](x.md) dør\n\n- en\n- to\n",
        );
        let expected = [
            ("én-side", "Én side", "Først og så. a b 1 2"),
            ("når-noen-dør", "Når noen dør", "en to"),
        ];
        let found: Vec<(&str, &str, &str)> = found
            .iter()
            .map(|one| (one.anchor.as_str(), one.heading.as_str(), one.text.as_str()))
            .collect();
        assert_eq!(
            found
                .iter()
                .map(|(anchor, heading, text)| {
                    (
                        *anchor,
                        *heading,
                        text.split_whitespace().collect::<Vec<_>>().join(" "),
                    )
                })
                .collect::<Vec<_>>(),
            expected.map(|(anchor, heading, text)| (anchor, heading, text.to_owned()))
        );
    }

    #[test]
    fn a_link_leads_to_an_address_of_the_handbook() {
        let from = |link| target("service/nb/a.md", link);
        assert_eq!(from("b.md#c"), Some("service/nb/b.md".to_owned()));
        assert_eq!(
            from("../../forms/isbar.json"),
            Some("forms/isbar.json".to_owned())
        );
        for out in [
            "#c",
            "https://example.org/a",
            "/api/v1",
            "../../../../a",
            "mailto:a",
        ] {
            assert_eq!(from(out), None, "{out}");
        }
    }
}
