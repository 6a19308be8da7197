//! What is left out of figures.

use crate::domain::service::figures::FigureRules;
use crate::service_file::source::Table;

/// What `[figures]` says; a key that is missing is the default.
pub fn rules(file: &Table<'_>) -> FigureRules {
    let mut rules = FigureRules::default();
    let Some(table) = file.table("figures", "[figures]") else {
        return rules;
    };
    if let Some(found) = table.number("smallest", 3, 50) {
        rules.smallest = u16::try_from(found.value).unwrap_or(rules.smallest);
    }
    table.done();
    rules
}
