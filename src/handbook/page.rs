//! One page, as it was read.

use aws_lc_rs::digest::{SHA256, digest};

use crate::domain::language::Language;
use crate::handbook::front::{self, Front};
use crate::handbook::markdown::{self, Section};

/// Folders of the service's own pages, in the order in which languages are offered.
pub const LANGUAGES: [(&str, Language); 3] = [
    ("service/nb/", Language::Bokmal),
    ("service/en/", Language::English),
    ("service/se/", Language::NorthernSami),
];

/// Where a page is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with the program.
    Shipped,
    /// The municipality has added it.
    Added,
    /// The municipality's stands in for one that came with the program.
    Replaces,
}

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it is, below `/handbook/`: `service/nb/suicide.md`.
    pub address: String,
    /// Its first heading.
    pub title: String,
    /// What stands in front of it.
    pub front: Option<Front>,
    /// Its Markdown, without what stands in front.
    pub body: String,
    /// Changes with every letter of the file.
    pub version: String,
    /// Where it is from.
    pub origin: Origin,
    /// What it says, by headings.
    pub sections: Vec<Section>,
}

impl Page {
    /// From a file.
    pub fn of(address: &str, source: &str, origin: Origin) -> Self {
        let body = front::body(source);
        Self {
            address: address.to_owned(),
            title: markdown::title(body, address),
            front: front::read(source).ok(),
            body: body.to_owned(),
            version: version(source),
            origin,
            sections: markdown::sections(body),
        }
    }

    /// The language and the name of a page of the service: `suicide`.
    pub fn of_the_service(&self) -> Option<(Language, &str)> {
        service(&self.address)
    }

    /// As HTML.
    pub fn html(&self) -> String {
        markdown::rendered(&self.body)
    }

    /// As HTML that stands at another address: its links lead to where they do on the page itself.
    pub fn html_elsewhere(&self) -> String {
        let mut html = self.html();
        for link in markdown::links(&self.body) {
            let Some(address) = markdown::target(&self.address, &link) else {
                continue;
            };
            let anchor = link.find('#').map_or("", |at| &link[at..]);
            for place in ["href", "src"] {
                let here = format!("{place}=\"{link}\"");
                let there = format!("{place}=\"/handbook/{address}{anchor}\"");
                html = html.replace(&here, &there);
            }
        }
        html
    }
}

/// The language and the name of a page of the service, by its address.
pub fn service(address: &str) -> Option<(Language, &str)> {
    LANGUAGES.iter().find_map(|(folder, language)| {
        let name = address.strip_prefix(folder)?.strip_suffix(".md")?;
        Some((*language, name))
    })
}

/// The address of a page of the service.
pub fn address(language: Language, name: &str) -> String {
    format!("service/{language}/{name}.md")
}

/// The first 64 bits of the file's SHA-256, in hexadecimal.
fn version(source: &str) -> String {
    let digest = digest(&SHA256, source.as_bytes());
    let first = digest.as_ref().first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(first))
}
