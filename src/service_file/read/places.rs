//! Where calls go that none of ours takes, and whom patients and callers can be brought to.

use crate::domain::phone::E164;
use crate::domain::service::places::{
    Destination, DestinationKind, DirectLine, Interpreter, OutsideWindow, ReceivingUnit,
};
use crate::service_file::read::values;
use crate::service_file::source::Table;

const KINDS: [(&str, DestinationKind); 3] = [
    ("legevakt", DestinationKind::Legevakt),
    ("day_service", DestinationKind::DayService),
    ("other", DestinationKind::Other),
];

pub struct Places {
    pub fallback: Vec<Destination>,
    pub outside: Vec<OutsideWindow>,
    pub outside_default: Option<Destination>,
    pub interpreters: Vec<Interpreter>,
    pub receiving: Vec<ReceivingUnit>,
    pub child_welfare: Option<DirectLine>,
}

pub fn read(file: &Table<'_>, own: Option<&E164>) -> Places {
    let fallback = fallback(file, own);
    let (outside, outside_default) = outside(file, own);
    Places {
        outside_default: outside_default.or_else(|| fallback.first().cloned()),
        fallback,
        outside,
        interpreters: interpreters(file, own),
        receiving: receiving(file, own),
        child_welfare: child_welfare(file, own),
    }
}

fn fallback(file: &Table<'_>, own: Option<&E164>) -> Vec<Destination> {
    let tables = file.tables("fallback", "[[fallback]]");
    if tables.is_empty() {
        file.source.wrong(
            &file.at,
            "the file needs at least one [[fallback]]: the full direct number that takes the caller when nobody of ours answers",
        );
    }
    let mut all: Vec<Destination> = Vec::new();
    for table in tables {
        let at = table.at.clone();
        let destination = destination(&table, own, DestinationKind::Legevakt);
        table.done();
        let Some(destination) = destination else {
            continue;
        };
        if all.iter().any(|one| one.number == destination.number) {
            file.source
                .against_rule(&at, "this fallback number is listed twice: leave one out");
        }
        all.push(destination);
    }
    all
}

fn destination(
    table: &Table<'_>,
    own: Option<&E164>,
    kind: DestinationKind,
) -> Option<Destination> {
    let number = values::other_number(table, "number", own);
    let label = table.required_text("label");
    let kind = values::choice(table, "kind", &KINDS).map_or(kind, |found| found.value);
    Some(Destination {
        number: number?.value,
        label: label?.value.to_owned(),
        kind,
    })
}

fn outside(file: &Table<'_>, own: Option<&E164>) -> (Vec<OutsideWindow>, Option<Destination>) {
    let Some(table) = file.table("outside", "[outside]") else {
        return (Vec::new(), None);
    };
    let mut windows = Vec::new();
    let mut all = Vec::new();
    for one in table.tables("window", "[[outside.window]]") {
        let held = values::windows(&one);
        let to = destination(&one, own, DestinationKind::DayService);
        one.done();
        if let Some(to) = to {
            all.extend(held.iter().map(|window| OutsideWindow {
                window: window.value,
                destination: to.clone(),
            }));
        }
        windows.extend(held);
    }
    values::no_overlap(&table, &windows);
    let default = table.table("default", "[outside.default]").and_then(|one| {
        let to = destination(&one, own, DestinationKind::Legevakt);
        one.done();
        to
    });
    table.done();
    (all, default)
}

fn interpreters(file: &Table<'_>, own: Option<&E164>) -> Vec<Interpreter> {
    let mut all = Vec::new();
    for table in file.tables("interpreter", "[[interpreter]]") {
        let number = values::other_number(&table, "number", own);
        let label = table.required_text("label");
        let language = table.required_text("language");
        let hours = values::hours(&table);
        table.done();
        if let (Some(number), Some(label), Some(language)) = (number, label, language) {
            all.push(Interpreter {
                language: language.value.to_owned(),
                label: label.value.to_owned(),
                number: number.value,
                hours,
            });
        }
    }
    all
}

/// A number that a nurse dials on her own telephone.
fn child_welfare(file: &Table<'_>, own: Option<&E164>) -> Option<DirectLine> {
    let table = file.table("child_welfare", "[child_welfare]")?;
    let number = values::other_number(&table, "number", own);
    let label = table.required_text("label");
    table.done();
    Some(DirectLine {
        number: number?.value,
        label: label?.value.to_owned(),
    })
}

fn receiving(file: &Table<'_>, own: Option<&E164>) -> Vec<ReceivingUnit> {
    let mut all = Vec::new();
    for table in file.tables("receiving_unit", "[[receiving_unit]]") {
        let number = values::other_number(&table, "number", own);
        let label = table.required_text("label");
        let hours = values::hours(&table);
        table.done();
        if let (Some(number), Some(label)) = (number, label) {
            all.push(ReceivingUnit {
                label: label.value.to_owned(),
                number: number.value,
                hours,
            });
        }
    }
    all
}
