//! Migrations are only ever added, one number after the other, and none touches the records.

use crate::tidy::tree::{files, none};

/// What a migration may not do to the table of records.
const HANDS_OFF: &[&str] = &[
    "update events",
    "delete from events",
    "drop table events",
    "alter table events",
];

#[test]
fn the_files_are_numbered_without_a_gap() {
    for database in ["sqlite", "postgres"] {
        let names: Vec<String> = files(&format!("migrations/{database}"))
            .into_iter()
            .filter(|file| file.is("sql"))
            .filter_map(|file| Some(file.path.rsplit_once('/')?.1.to_owned()))
            .collect();
        for (at, name) in names.iter().enumerate() {
            let number = format!("{:04}_", at + 1);
            assert!(
                name.starts_with(&number),
                "migrations/{database}/{name} should begin with {number}: each number once, none left out"
            );
        }
    }
}

#[test]
fn no_migration_touches_a_record() {
    let mut found = Vec::new();
    for file in files("migrations")
        .into_iter()
        .filter(|file| file.is("sql"))
    {
        let text = file.text.to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = words.join(" ");
        for statement in HANDS_OFF {
            if text.contains(statement) {
                found.push(format!("{}: {statement}", file.path));
            }
        }
    }
    none("a record that was written stays as it is:", &found);
}
