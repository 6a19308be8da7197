//! A service file said back in plain English: what it means this week, at the next holiday and for a caller, and what somebody
//! should look at. For people at a terminal, and the same as JSON for programs. Names staff, and no patient.

mod facts;
mod say;
mod warnings;

use std::fmt::Write as _;

use crate::domain::service::Service;
use crate::domain::time::Timestamp;
use crate::service_file::explain::facts::{Explanation, ShiftSaid};

/// What the file means, in words, as of an instant.
pub fn explain(service: &Service, now: Timestamp) -> String {
    let said = Explanation::of(service, now);
    let mut text = String::new();
    let headline = format!(
        "{} ({}), {}. Times are local to {}. Callers hear {}.",
        said.service,
        said.municipality,
        said.number,
        said.time_zone,
        spoken(&said.languages)
    );
    let _ = writeln!(text, "{headline}");
    section(&mut text, "On duty", &on_duty(&said));
    section(&mut text, "Every week", &said.weekly);
    let coming = said.next_seven_days.iter().map(shift).collect::<Vec<_>>();
    section(&mut text, "The next seven days", &coming);
    section(&mut text, "The next holiday", &said.next_holiday);
    section(&mut text, "A waiting caller", &said.waiting);
    section(&mut text, "Outside duty", &said.outside);
    section(&mut text, "Alarms", &said.alarms);
    section(&mut text, "Known callers", &said.known);
    section(&mut text, "Signing in", &said.signing_in);
    let warnings = if said.warnings.is_empty() {
        vec!["Nothing.".to_owned()]
    } else {
        said.warnings
    };
    section(&mut text, "Look at this", &warnings);
    text
}

/// The same for programs.
///
/// # Errors
/// None that a service can cause; serializing is fallible in its type only.
pub fn explain_json(
    service: &Service,
    now: Timestamp,
) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(Explanation::of(service, now))
}

/// The first language, and those that can be chosen.
fn spoken(languages: &[String]) -> String {
    match languages.split_first() {
        Some((first, others)) if !others.is_empty() => {
            format!("{first} and can choose {}", others.join(" or "))
        }
        Some((first, _)) => first.clone(),
        None => String::new(),
    }
}

fn on_duty(said: &Explanation) -> Vec<String> {
    let now = said.on_duty_now.as_ref().map_or_else(
        || format!("Now ({}): nobody; it is outside duty.", said.now),
        |one| format!("Now ({}): {}; until {}.", said.now, one.who, one.to),
    );
    let next = said.on_duty_next.as_ref().map_or_else(
        || "Next: nobody.".to_owned(),
        |one| format!("Next, from {}: {}.", one.from, one.who),
    );
    vec![now, next]
}

fn shift(one: &ShiftSaid) -> String {
    format!("{} to {}: {}.", one.from, one.to, one.who)
}

fn section(text: &mut String, title: &str, lines: &[String]) {
    let _ = writeln!(text, "\n{title}");
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
}
