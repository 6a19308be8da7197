//! From tables to a [`Service`]: each part reads its own, then the whole is put together. Notes every problem and stops
//! at none; gives a service only if there is no problem.

mod documents;
mod figures;
mod people;
mod places;
mod roster;
mod security;
mod timing;
mod urgency;
mod values;
mod voice;

use std::sync::Arc;

use toml::de::DeTable;

use crate::domain::service::{Decided, Service};
use crate::service_file::problem::Problem;
use crate::service_file::read::values::Names;
use crate::service_file::source::{Source, Table};

/// The service the text describes, or everything that is wrong with it.
pub fn service(source: &Source<'_>) -> Result<Service, Vec<Problem>> {
    let (document, errors) = DeTable::parse_recoverable(source.text);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        source.wrong(&at, format!("this is not TOML: {}", error.message()));
    }
    // What could be saved of a broken text would only mislead.
    if source.problems().is_empty() {
        let decided = whole(source, document.get_ref());
        if let Some(decided) = decided
            && source.problems().is_empty()
        {
            return Ok(Service::new(decided));
        }
    }
    Err(source.problems())
}

fn whole<'a>(source: &'a Source<'a>, document: &'a DeTable<'a>) -> Option<Decided> {
    let file = Table::new(source, "the file", 0..0, document);
    let identity = identity(&file);
    let number = identity.number.as_ref();
    let staff = people::staff(&file, number);
    let names = Names::of(&staff);
    let legevakt = people::legevakt(&file, number);
    let known = people::known(&file, number, &names, identity.zone.as_ref());
    let partners = people::partners(&file, number);
    let roster = roster::read(&file, &names, identity.zone.as_ref());
    let places = places::read(&file, number);
    let timing = timing::timing(&file);
    let steps = timing::steps(&file, timing.max_wait);
    let alarm_list = timing::alarms(&file, &staff, &names);
    let retention = timing::retention(&file);
    let security = security::security(&file);
    let northern_sami = voice::northern_sami(&file);
    let urgency = urgency::times(&file);
    let figures = figures::rules(&file);
    let documents = documents::documents(&file);
    file.done();

    Some(Decided {
        name: identity.name?,
        municipality: identity.municipality?,
        zone: identity.zone?,
        languages: identity.languages,
        northern_sami,
        number: identity.number?,
        duty_windows: roster.duty_windows,
        day_hours: roster.day_hours,
        day_leader: roster.day_leader,
        holidays: roster.holidays,
        staff: staff.into_iter().map(|found| found.value).collect(),
        pattern: roster.pattern,
        overrides: roster.overrides,
        absences: roster.absences,
        steps,
        fallback: places.fallback,
        outside: places.outside,
        outside_default: places.outside_default?,
        legevakt,
        known,
        partners,
        interpreters: places.interpreters,
        child_welfare: places.child_welfare,
        timing,
        security,
        documents,
        urgency,
        figures,
        alarm_list,
        receiving_units: places.receiving,
        retention,
        source: Arc::from(source.text),
        digest: digest(source.text),
    })
}

struct Identity {
    name: Option<String>,
    municipality: Option<String>,
    zone: Option<jiff::tz::TimeZone>,
    languages: Vec<crate::domain::language::Language>,
    number: Option<crate::domain::phone::E164>,
}

fn identity(file: &Table<'_>) -> Identity {
    if !file.has("service") {
        file.source.wrong(
            &file.at,
            "the file needs [service] with name, municipality and number",
        );
    }
    let Some(table) = file.table("service", "[service]") else {
        return Identity {
            name: None,
            municipality: None,
            zone: None,
            languages: Vec::new(),
            number: None,
        };
    };
    let read = Identity {
        name: table
            .required_text("name")
            .map(|name| name.value.to_owned()),
        municipality: table
            .required_text("municipality")
            .map(|name| name.value.to_owned()),
        zone: values::zone(&table),
        languages: values::languages(&table),
        number: values::required_number(&table, "number").map(|number| number.value),
    };
    table.done();
    read
}

fn digest(text: &str) -> [u8; 32] {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, text.as_bytes());
    let mut bytes = [0; 32];
    bytes.copy_from_slice(digest.as_ref());
    bytes
}
