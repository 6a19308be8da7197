//! The files of the repository, without what is built or generated.

use std::fs;
use std::path::{Path, PathBuf};

/// A text file and where it lies, from the top.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn is(&self, extension: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|found| found == extension)
    }

    /// Each line with its number from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
    }
}

pub fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What git passes over. Only the forms that our own `.gitignore` uses: `/name`, `name/` and `*.end`.
pub fn is_ignored(name: &str) -> bool {
    let rules = fs::read_to_string(top().join(".gitignore")).unwrap();
    rules.lines().map(str::trim).any(|rule| {
        match (rule.strip_prefix('*'), rule.trim_matches('/')) {
            (Some(end), _) => match end.strip_suffix('*') {
                Some(part) => name.contains(part),
                None => name.ends_with(end),
            },
            (None, plain) => name == plain,
        }
    })
}

/// Every text file of ours below a folder, sorted.
pub fn files(below: &str) -> Vec<File> {
    let mut found = Vec::new();
    let start = top().join(below);
    if start.is_dir() {
        walk(&start, &mut found);
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// The whole repository.
pub fn everything() -> Vec<File> {
    let mut all = files(".");
    // Made by tools of others, from what we wrote.
    all.retain(|file| !file.path.ends_with("package-lock.json") && file.path != "Cargo.lock");
    all
}

fn walk(folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == ".git" || is_ignored(&name) {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(top()).unwrap_or(&path);
            found.push(File {
                path: path.to_string_lossy().trim_start_matches("./").to_owned(),
                text,
            });
        }
    }
}

/// Fails with everything that was found, a line each.
pub fn none(rule: &str, found: &[String]) {
    assert!(found.is_empty(), "{rule}\n  {}", found.join("\n  "));
}
