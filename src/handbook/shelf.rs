//! All pages of the handbook: those that came with the program, and those of the municipality, which stand in for them or beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::domain::language::Language;
use crate::handbook::folder::{self, Embedded, File, Problem, Problems};
use crate::handbook::front;
use crate::handbook::markdown;
use crate::handbook::page::{self, Origin, Page};

/// All pages, by their addresses.
#[derive(Clone, Debug, Default)]
pub struct Handbook {
    pages: BTreeMap<String, Arc<Page>>,
}

impl Handbook {
    /// What came with the program.
    pub fn shipped() -> Arc<Self> {
        static SHIPPED: OnceLock<Arc<Handbook>> = OnceLock::new();
        Arc::clone(SHIPPED.get_or_init(|| {
            let pages = Embedded::iter()
                .filter(|address| address.ends_with(".md"))
                .filter_map(|address| {
                    let page = Page::of(&address, &folder::text(&address)?, Origin::Shipped);
                    Some((address.into_owned(), Arc::new(page)))
                });
            Arc::new(Self {
                pages: pages.collect(),
            })
        }))
    }

    /// The pages that came with the program, and those of a folder, which count before them.
    ///
    /// # Errors
    /// Everything that is wrong with any of the folder's: a page that cannot be read must not be found out at night.
    pub fn load(folder: Option<&Path>) -> Result<Arc<Self>, Problems> {
        let shipped = Self::shipped();
        let Some(folder) = folder else {
            return Ok(shipped);
        };
        let files = folder::in_folder(folder).map_err(Problems)?;
        shipped.with(&files).map(Arc::new)
    }

    /// With the municipality's pages.
    ///
    /// # Errors
    /// Everything that is wrong with any of them.
    pub fn with(&self, files: &[File]) -> Result<Self, Problems> {
        let mut all = self.clone();
        let mut problems = Vec::new();
        let mut problem = |file: &File, message: String| {
            problems.push(Problem {
                file: file.file.clone(),
                message,
            });
        };
        for file in files {
            let origin = if self.pages.contains_key(&file.address) {
                Origin::Replaces
            } else {
                Origin::Added
            };
            if let Err(message) = front::read(&file.text) {
                problem(file, message);
            }
            let page = Page::of(&file.address, &file.text, origin);
            if page.title == page.address {
                let message = "it has no title: begin the page with a line # and its title";
                problem(file, message.to_owned());
            }
            all.pages.insert(file.address.clone(), Arc::new(page));
        }
        for file in files {
            let body = front::body(&file.text);
            for link in markdown::links(body) {
                if let Some(message) = all.leads_nowhere(&file.address, &link) {
                    problem(file, message);
                }
            }
        }
        if problems.is_empty() {
            Ok(all)
        } else {
            Err(Problems(problems))
        }
    }

    /// What to say of a link that leads to nothing.
    fn leads_nowhere(&self, page: &str, link: &str) -> Option<String> {
        let anchor = link.split_once('#').map(|(_, anchor)| anchor);
        let address = match markdown::target(page, link) {
            Some(address) => address,
            None if link.starts_with('#') => page.to_owned(),
            None if link.starts_with("..") => {
                return Some(format!("the link to {link} leads out of the handbook"));
            }
            None => return None,
        };
        let Some(page) = self.pages.get(&address) else {
            return Embedded::get(&address)
                .is_none()
                .then(|| format!("the link to {link} leads nowhere: there is no page {address}"));
        };
        let anchor = anchor?;
        let known = page.sections.iter().any(|section| section.anchor == anchor);
        (!known).then(|| format!("the link to {link} leads nowhere: {address} has no such heading"))
    }

    /// A page.
    pub fn page(&self, address: &str) -> Option<&Arc<Page>> {
        self.pages.get(address)
    }

    /// Every page, by address.
    pub fn pages(&self) -> impl Iterator<Item = &Arc<Page>> {
        self.pages.values()
    }

    /// The pages of the service for a reader of a language, by title: those there are in it, and the others as everybody here reads them.
    pub fn for_reader(&self, language: Language) -> Vec<&Arc<Page>> {
        let mut pages: Vec<&Arc<Page>> = self
            .names()
            .into_iter()
            .filter_map(|name| self.in_language(language, name))
            .collect();
        pages.sort_by_key(|page| page.title.to_lowercase());
        pages
    }

    /// The names of the service's pages, in whatever language.
    pub fn names(&self) -> BTreeSet<&str> {
        self.pages()
            .filter_map(|page| Some(page.of_the_service()?.1))
            .collect()
    }

    /// The pages of one name, in each language there is.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (Language, &'a Arc<Page>)> {
        page::LANGUAGES.iter().filter_map(move |(_, language)| {
            let page = self.page(&page::address(*language, name))?;
            Some((*language, page))
        })
    }

    /// A page of the service in a language, else in one that everybody here reads.
    pub fn in_language(&self, language: Language, name: &str) -> Option<&Arc<Page>> {
        [
            language,
            Language::Bokmal,
            Language::English,
            Language::NorthernSami,
        ]
        .into_iter()
        .find_map(|language| self.page(&page::address(language, name)))
    }
}
