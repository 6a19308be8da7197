//! Where pages come from: embedded in the program, and the municipality's own folder, with a folder for each language in it. Reads only
//! what could be a page, and no more than a page could be.

use std::fmt;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::handbook::page::LANGUAGES;

/// Largest page, in bytes.
pub const LARGEST_PAGE: u64 = 256 << 10;
/// Most pages in a folder.
pub const MOST_PAGES: usize = 200;

/// Everything of the handbook that is part of the program: pages, pictures, the example.
#[derive(rust_embed::Embed)]
#[folder = "handbook/"]
pub struct Embedded;

/// A page of the program as it is.
pub fn text(address: &str) -> Option<String> {
    let file = Embedded::get(address)?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// Something that is wrong with a page of the municipality's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file or folder.
    pub file: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

/// Everything that is wrong with the municipality's pages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the pages of the handbook cannot be used:\n{}", lines(.0))]
pub struct Problems(pub Vec<Problem>);

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// A page of the municipality's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it lies.
    pub file: String,
    /// The address it gets: `service/nb/suicide.md`.
    pub address: String,
    /// What is in it.
    pub text: String,
}

/// Those in a folder: `nb/suicide.md`, `en/suicide.md`. Other files and hidden ones are left alone.
///
/// # Errors
/// Everything that cannot be read, or has no place in the handbook.
pub fn in_folder(folder: &Path) -> Result<Vec<File>, Vec<Problem>> {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    if !folder.is_dir() {
        let message = "this is no folder: look at HJEMMEVAKT_HANDBOOK_FOLDER".to_owned();
        return Err(vec![problem(folder, message)]);
    }
    for (place, _) in LANGUAGES {
        let below = place.trim_start_matches("service/").trim_end_matches('/');
        let inside = folder.join(below);
        if !inside.is_dir() {
            continue;
        }
        for path in pages(&inside, &mut problems) {
            match read(&path) {
                Ok((name, text)) => files.push(File {
                    file: path.display().to_string(),
                    address: format!("{place}{name}"),
                    text,
                }),
                Err(message) => problems.push(problem(&path, message)),
            }
        }
    }
    for path in pages(folder, &mut problems) {
        let message = "a page lies in the folder of its language: nb, en or se".to_owned();
        problems.push(problem(&path, message));
    }
    if files.len() > MOST_PAGES {
        let message =
            format!("there are more than {MOST_PAGES} pages: take out those that nobody reads");
        problems.push(problem(folder, message));
    }
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(problems)
    }
}

fn problem(path: &Path, message: String) -> Problem {
    Problem {
        file: path.display().to_string(),
        message,
    }
}

/// The files that end in `.md`, in the order of their names.
fn pages(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(problem(folder, format!("it cannot be read: {error}")));
            return Vec::new();
        }
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .take(MOST_PAGES + 1)
        .collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> Result<(String, String), String> {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let stem = name.strip_suffix(".md").unwrap_or_default();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if stem.is_empty() || stem.len() > 60 || !stem.chars().all(fits) {
        return Err(
            "the name is part of an address: write it with a–z, digits and hyphens".to_owned(),
        );
    }
    let cannot = |error: std::io::Error| format!("it cannot be read: {error}");
    if !fs::metadata(path).map_err(cannot)?.is_file() {
        return Err("this is no ordinary file: move it away".to_owned());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(LARGEST_PAGE + 1).read_to_end(&mut bytes))
        .map_err(cannot)?;
    if bytes.len() as u64 > LARGEST_PAGE {
        return Err(format!(
            "it is larger than {LARGEST_PAGE} bytes: make two pages of it"
        ));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| "it is not written in UTF-8: save it again".to_owned())?;
    Ok((name.to_owned(), text))
}
