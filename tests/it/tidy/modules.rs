//! Which module may use which. The table is the architecture: data flows one way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::tidy::tree::{File, files, none};

/// Each top-level module, and those of ours that it may use. Puts everything together: may use all but the simulator.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("clock", &["domain"]),
    ("ids", &["domain"]),
    ("text", &["domain"]),
    ("service_file", &["domain"]),
    ("log", &["domain"]),
    ("records", &["log", "domain", "service_file"]),
    ("engine", &["records", "log", "domain", "clock"]),
    ("telephony", &["engine", "domain", "text", "clock"]),
    (
        "effects",
        &["telephony", "engine", "domain", "text", "clock"],
    ),
    ("views", &["domain", "text"]),
    ("gauges", &["engine", "domain"]),
    ("fhir", &["domain"]),
    ("contact_list", &["domain"]),
    ("forms", &["domain", "service_file"]),
    ("handbook", &["domain"]),
    ("paper", &[]),
    (
        "data",
        &[
            "engine", "records", "log", "config", "domain", "clock", "ids",
        ],
    ),
    ("config", &["domain", "log", "service_file"]),
    (
        "web",
        &[
            "fhir", "forms", "handbook", "paper", "views", "engine", "gauges", "config", "text",
            "log", "domain", "clock", "ids",
        ],
    ),
];

/// What only puts the others together.
const ABOVE: &[&str] = &["cli", "main", "serve", "admin", "demo"];

/// What the pure modules have no use for, and must not get.
const IMPURE: &[&str] = &[
    "tokio",
    "axum",
    "sqlx",
    "reqwest",
    "serde",
    "serde_json",
    "fastrand",
    "std::fs",
    "std::net",
    "std::thread",
    "std::env",
];

/// Pure: no async, no I/O, no clock, no randomness, no wire format.
const PURE: &[&str] = &["domain", "paper"];

/// Whose business a library is.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("sqlx", &["log", "web", "data", "serve", "admin", "cli"]),
    (
        "reqwest",
        &["telephony", "simulator", "cli", "admin", "serve", "demo"],
    ),
    ("maud", &["web", "simulator"]),
    ("csv", &["contact_list"]),
    ("chacha20poly1305", &["log"]),
    ("fluent_bundle", &["text"]),
    ("krilla", &["paper"]),
    ("rustybuzz", &["paper"]),
    ("dejavu", &["paper"]),
];

/// The code of a file: without comments, and without what is only compiled for tests.
struct Code {
    module: String,
    path: String,
    text: String,
}

fn code() -> Vec<Code> {
    let all = files("src");
    let for_tests: Vec<String> = all.iter().flat_map(test_modules).collect();
    all.iter()
        .filter(|file| file.is("rs"))
        .filter(|file| !for_tests.iter().any(|test| is_below(&file.path, test)))
        .map(|file| Code {
            module: module(&file.path),
            path: file.path.clone(),
            text: without_comments_and_tests(&file.text),
        })
        .collect()
}

/// `src/web/mod.rs` belongs to `web`, `src/clock.rs` to `clock`.
fn module(path: &str) -> String {
    let name = path.split('/').nth(1).unwrap_or(path);
    name.trim_end_matches(".rs").to_owned()
}

fn is_below(path: &str, test: &str) -> bool {
    path == format!("{test}.rs") || path.starts_with(&format!("{test}/"))
}

/// Files that a `#[cfg(test)] mod name;` brings in, without their ending.
fn test_modules(file: &File) -> Vec<String> {
    let path = Path::new(&file.path);
    let stem = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    let folder = path.parent().and_then(Path::to_str).unwrap_or_default();
    let folder = match stem {
        "mod" | "lib" | "main" => folder.to_owned(),
        _ => format!("{folder}/{stem}"),
    };
    let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
    lines
        .windows(2)
        .filter(|pair| pair[0] == "#[cfg(test)]")
        .filter_map(|pair| {
            pair[1]
                .trim_start_matches("pub(crate) ")
                .strip_prefix("mod ")?
                .strip_suffix(';')
        })
        .map(|name| format!("{folder}/{name}"))
        .collect()
}

fn without_comments_and_tests(text: &str) -> String {
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    text.lines()
        .map(|line| line.split("//").next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Each place where a path with this beginning stands as a word of its own; what follows it.
fn after<'t>(text: &'t str, path: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(path).filter_map(move |(at, _)| {
        let before = text[..at].chars().next_back();
        let inside = before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        (!inside).then(|| &text[at + path.len()..])
    })
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    &text[..end.unwrap_or(text.len())]
}

/// The modules of ours that a piece of code names, in `crate::x` and in `crate::{x, y}`.
fn uses(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in after(text, "crate::") {
        let Some(group) = rest.strip_prefix('{') else {
            found.insert(first_word(rest).to_owned());
            continue;
        };
        let mut depth = 1;
        let mut at_start = true;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => at_start = true,
                _ if at_start && c.is_alphabetic() => {
                    found.insert(first_word(&group[at..]).to_owned());
                    at_start = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

fn table() -> BTreeMap<&'static str, &'static [&'static str]> {
    MAY_USE.iter().copied().collect()
}

#[test]
fn the_words_are_read_rightly() {
    let text = "use crate::log::x; use crate::{domain::{a, b}, text}; mycrate::web::y();";
    let found: Vec<String> = uses(text).into_iter().collect();
    assert_eq!(found, ["domain", "log", "text"]);
    let stripped = without_comments_and_tests("a // crate::web\n#[cfg(test)]\nmod tests {\nb");
    assert_eq!(stripped, "a ");
}

#[test]
fn each_module_uses_only_what_it_may() {
    let table = table();
    let mut found = Vec::new();
    for code in code() {
        if ["lib", "simulator"].contains(&code.module.as_str()) {
            continue;
        }
        for used in uses(&code.text) {
            let allowed = used == code.module
                || match table.get(code.module.as_str()) {
                    Some(may) => may.contains(&used.as_str()),
                    None => used != "simulator" || code.module == "cli" || code.module == "main",
                };
            if !allowed {
                found.push(format!("{} uses {used}", code.path));
            }
        }
    }
    none(
        "these uses go against the flow (tests/it/tidy/modules.rs has the table, handbook/engineering/architecture.md the reasons):",
        &found,
    );
}

#[test]
fn each_module_stands_in_the_table() {
    let table = table();
    let found: Vec<String> = code()
        .into_iter()
        .map(|code| code.module)
        .filter(|module| !["lib", "simulator"].contains(&module.as_str()))
        .filter(|module| !table.contains_key(module.as_str()) && !ABOVE.contains(&module.as_str()))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    none(
        "say in tests/it/tidy/modules.rs what these may use:",
        &found,
    );
}

#[test]
fn there_is_no_circle() {
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for code in code() {
        let mut used = uses(&code.text);
        used.remove(&code.module);
        graph.entry(code.module).or_default().extend(used);
    }
    // Whoever uses nobody that is left is taken away, and whoever is used by nobody; what remains goes round.
    loop {
        let before = graph.len();
        let all: BTreeSet<String> = graph.keys().cloned().collect();
        graph.retain(|_, used| {
            used.retain(|used| all.contains(used));
            !used.is_empty()
        });
        let used: BTreeSet<String> = graph.values().flatten().cloned().collect();
        graph.retain(|module, _| used.contains(module));
        if graph.len() == before {
            break;
        }
    }
    let found: Vec<String> = graph
        .iter()
        .map(|(module, used)| format!("{module} uses {used:?}"))
        .collect();
    none("these modules use each other in a circle:", &found);
}

#[test]
fn the_domain_is_pure() {
    let mut found = Vec::new();
    for code in code() {
        if !PURE.contains(&code.module.as_str()) {
            continue;
        }
        for name in IMPURE {
            if after(&code.text, &format!("{name}::")).next().is_some() {
                found.push(format!("{} uses {name}", code.path));
            }
        }
        if code.text.contains("async ") || code.text.contains(".await") {
            found.push(format!("{} waits for something", code.path));
        }
    }
    none(
        "the domain has no async, no I/O, no randomness and no wire format:",
        &found,
    );
}

#[test]
fn each_library_stays_where_it_belongs() {
    let mut found = Vec::new();
    for code in code() {
        for (library, modules) in ONLY_IN {
            if !modules.contains(&code.module.as_str())
                && after(&code.text, &format!("{library}::")).next().is_some()
            {
                found.push(format!("{} uses {library}", code.path));
            }
        }
    }
    none("these libraries have one place each:", &found);
}
