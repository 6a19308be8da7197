//! What every file must hold to.

use std::fs;

use crate::tidy::tree::{everything, files, is_ignored, none, top};

/// A file has one subject. Past this it has two.
const LONGEST_FILE: usize = 500;

/// What may lie at the top, besides files that begin with a dot.
const TOP: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "src",
    "handbook",
    "migrations",
    "tests",
];

/// Norwegian numbers that belong to nobody, for examples and tests.
const INVENTED: &[&str] = &["900000", "780000"];

fn sources() -> Vec<crate::tidy::tree::File> {
    let mut all = files("src");
    all.extend(files("tests"));
    all
}

#[test]
fn every_module_says_what_it_is() {
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|file| file.is("rs") && !file.text.starts_with("//! "))
        // A place that is kept free for what comes.
        .filter(|file| !["", "fn main() {}"].contains(&file.text.trim()))
        .map(|file| file.path)
        .collect();
    none("these do not begin with `//!` and what they are:", &found);
}

#[test]
fn no_file_is_too_long() {
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|file| {
            ["rs", "js", "mjs", "css", "py"]
                .iter()
                .any(|kind| file.is(kind))
        })
        .map(|file| (file.lines().count(), file.path))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    none("split these: one subject each, at most 500 lines:", &found);
}

#[test]
fn no_lint_is_silenced_for_good() {
    // Put together here, so that this file does not find itself.
    let silenced = ["#[all", "ow("].concat();
    let silenced_all = ["#![all", "ow("].concat();
    let mut found = Vec::new();
    for file in sources().into_iter().filter(|file| file.is("rs")) {
        for (number, line) in file.lines() {
            if line.contains(&silenced) || line.contains(&silenced_all) {
                found.push(format!("{}:{number}", file.path));
            }
        }
    }
    none("write `#[expect(…, reason = \"…\")]` here instead:", &found);
}

#[test]
fn no_test_sleeps() {
    let words = ["sle", "ep"].concat();
    let forms = [
        format!("{words}("),
        format!("{words}_until("),
        ["waitFor", "Timeout("].concat(),
    ];
    let mut found = Vec::new();
    for file in files("tests") {
        // A benchmark paces its load; it asserts nothing about time.
        let paced = file.path.starts_with("tests/bench/");
        let code = !paced && ["rs", "py", "mjs", "js"].iter().any(|kind| file.is(kind));
        for (number, line) in file.lines() {
            if code && forms.iter().any(|form| line.contains(form)) {
                found.push(format!("{}:{number}", file.path));
            }
        }
    }
    none(
        "wait for what is to happen, or move the time; do not sleep:",
        &found,
    );
}

#[test]
fn the_top_level_stays_as_it_is() {
    let found: Vec<String> = fs::read_dir(top())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.') && !is_ignored(name))
        .filter(|name| !TOP.contains(&name.as_str()))
        .collect();
    none("these do not belong at the top of the repository:", &found);
}

/// The eight digits after each `+47`, however they are grouped. Longer and shorter ones are made to be refused.
fn norwegian_numbers(line: &str) -> Vec<String> {
    line.match_indices("+47")
        .map(|(at, code)| &line[at + code.len()..])
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '-'))
                .filter(char::is_ascii_digit)
                .collect::<String>()
        })
        .filter(|digits| digits.len() == 8)
        .collect()
}

#[test]
fn every_number_in_an_example_belongs_to_nobody() {
    assert_eq!(norwegian_numbers("+47 900 00 001, +47113"), ["90000001"]);
    let mut found = Vec::new();
    for file in everything() {
        for (at, line) in file.lines() {
            for number in norwegian_numbers(line) {
                if !INVENTED.iter().any(|start| number.starts_with(start)) {
                    found.push(format!("{}:{at}: {number}", file.path));
                }
            }
        }
    }
    none("use only numbers from the invented range:", &found);
}

#[test]
fn nothing_names_the_machine_that_it_was_written_on() {
    let words = [
        ["/wo", "rk/"].concat(),
        ["/tmp/", "wt/"].concat(),
        ["/ro", "ot/"].concat(),
        ["cla", "ude"].concat(),
        ["anthr", "opic"].concat(),
    ];
    let mut found = Vec::new();
    for file in everything() {
        for (number, line) in file.lines() {
            let line = line.to_lowercase();
            if let Some(word) = words.iter().find(|word| line.contains(word.as_str())) {
                found.push(format!("{}:{number}: {word}", file.path));
            }
        }
    }
    none("these belong to a machine, not to the project:", &found);
}
