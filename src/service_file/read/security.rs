//! How people sign in.

use std::time::Duration;

use crate::domain::service::security::Security;
use crate::service_file::source::Table;

/// What `[security]` says; a key that is missing is the default.
pub fn security(file: &Table<'_>) -> Security {
    let mut security = Security::default();
    let Some(table) = file.table("security", "[security]") else {
        return security;
    };
    if let Some(required) = table.boolean("second_factor") {
        security.second_factor = required.value;
    }
    let minutes = |key, most, length: &mut Duration| {
        if let Some(found) = table.number(key, 1, most) {
            *length = Duration::from_mins(u64::from(found.value));
        }
    };
    minutes("idle_minutes", 120, &mut security.idle);
    minutes("lock_minutes", 60, &mut security.lock);
    table.done();
    security
}
