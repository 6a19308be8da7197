//! What stands in a part, as it is read: on the screen, on paper, and beside what somebody else has written. A zone by its word first, its
//! colour last.

use maud::{Markup, html};

use crate::domain::plans::content::{Content, Entry, answer, is_complete};
use crate::domain::plans::section::{Ask, Section};
use crate::views::plan::Part;
use crate::views::plan::words;
use crate::web::pages::say::Say;

/// What a part is called.
pub fn title(say: &Say<'_>, section: Section) -> String {
    say.by("ui-plan-section", words::section(section))
}

/// What is asked for, in the words of this part.
pub fn asked(say: &Say<'_>, section: Section, ask: Ask) -> String {
    let word = match (section, ask) {
        (Section::Medication, Ask::What) => "what_medication",
        (Section::Allergies, Ask::What) => "what_allergies",
        (Section::Measures, Ask::What) => "what_measures",
        (Section::Participants, Ask::What) => "what_participants",
        (Section::SmallSteps, Ask::What) => "what_small_steps",
        (Section::SmallSteps, Ask::When) => "when_small_steps",
        (Section::SmallSteps, Ask::Who) => "who_small_steps",
        (Section::Refusals, Ask::What) => "what_refusals",
        (Section::Admission, Ask::When) => "when_admission",
        (Section::Learnt, Ask::Dated) => "dated_learnt",
        (Section::Learnt, Ask::Source) => "source_learnt",
        (Section::Copies, Ask::When) => "when_copies",
        (Section::Copies, Ask::Who) => "who_copies",
        (Section::Measures, Ask::Who) => "who_measures",
        (_, ask) => words::ask(ask),
    };
    say.by("ui-plan-ask", word)
}

/// The class of a part: a zone has a colour, beside its word.
pub const fn class(section: Section) -> &'static str {
    if matches!(section, Section::Green) {
        "plan-part zone green"
    } else if matches!(section, Section::Yellow) {
        "plan-part zone yellow"
    } else if matches!(section, Section::Red) {
        "plan-part zone red"
    } else {
        "plan-part"
    }
}

/// A part with its heading.
pub fn card(say: &Say<'_>, part: &Part) -> Markup {
    let id = format!("part-{}", words::section(part.section));
    html! {
        section class=(class(part.section)) id=(id) data-shows=(words::section(part.section)) aria-labelledby=(format!("h-{id}")) {
            h3 id=(format!("h-{id}")) { (title(say, part.section)) }
            (content(say, part.section, &part.shown))
        }
    }
}

/// What stands in it, as it is read.
pub fn content(say: &Say<'_>, section: Section, content: &Content) -> Markup {
    if section == Section::Responsibilities {
        return responsibilities(say, content);
    }
    let plain = section.asks().len() == 1;
    html! {
        @match content.entries.as_slice() {
            [] => p.soft { (say.t("ui-plan-nothing")) },
            [only] if plain => p.words { (text(only)) },
            all if plain => ul.plan-list { @for entry in all { li.words { (text(entry)) } } },
            all => @for entry in all { (answers(say, section, entry)) },
        }
    }
}

fn text(entry: &Entry) -> &str {
    entry.first().map_or("", |answer| answer.text.as_str())
}

/// One entry with what was asked for.
pub fn answers(say: &Say<'_>, section: Section, entry: &Entry) -> Markup {
    html! {
        dl.plan-entry {
            @for answer in entry {
                div { dt { (asked(say, section, answer.ask)) } dd.words { (said(answer.ask, &answer.text)) } }
            }
            @if !is_complete(section, entry) { div { dd.bad { (say.t("ui-plan-entry-incomplete")) } } }
        }
    }
}

/// An answer as it is read: a date as people write it.
pub fn said(ask: Ask, text: &str) -> String {
    let date = text.parse::<jiff::civil::Date>().ok();
    match date.filter(|_| ask == Ask::Dated) {
        Some(date) => date.strftime("%-d.%-m.%Y").to_string(),
        None => text.to_owned(),
    }
}

/// Who does what in a crisis: a table where there is room, a list where there is not.
fn responsibilities(say: &Say<'_>, content: &Content) -> Markup {
    let section = Section::Responsibilities;
    let for_whom = content
        .entries
        .iter()
        .any(|entry| answer(entry, Ask::For).is_some());
    let cell = |entry: &Entry, ask| answer(entry, ask).unwrap_or_default().to_owned();
    html! {
        div.plan-table role="group" tabindex="0" aria-label=(title(say, section)) {
            table {
                thead { tr { @for ask in section.asks() { th scope="col" { (asked(say, section, *ask)) } } @if for_whom { th scope="col" { (asked(say, section, Ask::For)) } } } }
                tbody {
                    @for entry in &content.entries {
                        tr {
                            th scope="row" { (cell(entry, Ask::Task)) }
                            @for ask in [Ask::Person, Ask::Relatives, Ask::Services] {
                                @let text = cell(entry, ask);
                                td.words data-label=(asked(say, section, ask)) data-empty[text.is_empty()] { (text) }
                            }
                            @if for_whom {
                                @let text = cell(entry, Ask::For);
                                td data-label=(asked(say, section, Ask::For)) data-empty[text.is_empty()] { (text) }
                            }
                        }
                    }
                }
            }
        }
    }
}
