//! The plan and the card as papers: what stands on the pages to print, for a PDF. Says nothing that those pages do not say.

use crate::domain::openings::opening::RecordPart;
use crate::domain::phone::E164;
use crate::domain::plans::content::{Content, Entry, answer};
use crate::domain::plans::plan::Capacity;
use crate::domain::plans::section::{Ask, Section};
use crate::paper::{Block, Paper, Sheet};
use crate::text::Arg;
use crate::views::plan::card::Card;
use crate::views::plan::words;
use crate::views::plan::{Part, PersonsAnswer, PlanView, Version};
use crate::web::pages::plan::{beside, overview, part};
use crate::web::pages::say::Say;

/// What the copy is called where it is saved: nothing of anybody.
pub const PLAN_FILE: &str = "plan.pdf";
/// The same for the card.
pub const CARD_FILE: &str = "card.pdf";

/// How much of the plan stands on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// The crisis part, and what stands beside it.
    Crisis,
}

impl Extent {
    /// By its word in an address.
    pub fn of(part: Option<&str>) -> Self {
        if part == Some("crisis") {
            Self::Crisis
        } else {
            Self::Whole
        }
    }

    /// What the paper is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Whole => "ui-plan-of",
            Self::Crisis => "ui-plan-crisis-of",
        }
    }

    /// What stands on it, the crisis part first, each with its heading.
    pub const fn headings(self) -> &'static [(bool, &'static str)] {
        match self {
            Self::Whole => &[(true, "ui-plan-crisis"), (false, "ui-plan-individual")],
            Self::Crisis => &[(true, "ui-plan-crisis")],
        }
    }

    /// What is read for it.
    pub fn read(self, view: &PlanView) -> Vec<RecordPart> {
        let all = view.in_force.as_ref().map(Version::read);
        let stands = |part: &RecordPart| match part {
            RecordPart::Plan(section) => self == Self::Whole || section.is_crisis(),
            RecordPart::Identity
            | RecordPart::People
            | RecordPart::Flags
            | RecordPart::History
            | RecordPart::Confidences
            | RecordPart::Rights => true,
        };
        let all = all.unwrap_or_default().into_iter();
        all.filter(stands).collect()
    }
}

/// The version in force, to take home.
pub fn sheet(say: &Say<'_>, view: &PlanView, number: Option<&E164>, extent: Extent) -> Paper {
    let title = say.with(extent.title(), &[("who", Arg::Text(&view.called))]);
    let mut blocks = vec![Block::Title(title.clone())];
    match &view.in_force {
        Some(version) => blocks.extend(of_version(say, view, version, number, extent)),
        None => blocks.push(Block::Text(say.t("ui-plan-print-none"))),
    }
    let printed = say.date(say.now);
    let printed = say.with("ui-plan-paper-printed", &[("t", Arg::Text(&printed))]);
    Paper {
        foot: vec![format!("{title} · {printed}")],
        title,
        language: say.language.tag(),
        sheet: Sheet::A4,
        blocks,
        struck: false,
        mark: None,
    }
}

fn of_version(
    say: &Say<'_>,
    view: &PlanView,
    version: &Version,
    number: Option<&E164>,
    extent: Extent,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(number) = number {
        let number = number.grouped();
        let ring = say.with("ui-plan-paper-number", &[("number", Arg::Text(&number))]);
        blocks.push(Block::Strong(ring));
    }
    blocks.push(Block::Text(overview::period(say, version).join(" ")));
    blocks.push(Block::Soft(overview::written_by(say, version)));
    blocks.extend(overview::rest(say, view).map(Block::Text));
    blocks.push(Block::Soft(say.t("ui-plan-paper-binds-nobody")));
    for (crisis, heading) in extent.headings().iter().copied() {
        let parts = version.standing();
        let mut parts = parts
            .filter(|part| part.section.is_crisis() == crisis)
            .peekable();
        if parts.peek().is_some() {
            blocks.push(Block::Heading(say.t(heading)));
        }
        blocks.extend(parts.flat_map(|part| of_part(say, part)));
    }
    blocks.extend(beside::paper(say, view, version));
    blocks.extend(version.answer.iter().flat_map(|answer| said(say, answer)));
    blocks
}

/// The card for the pocket: nothing by which anybody is known, also where a file says what it is.
pub fn card(say: &Say<'_>, card: &Card) -> Paper {
    let title = say.t("ui-plan-card-title");
    let mut blocks = vec![Block::Title(title.clone())];
    if !card.steps.is_empty() {
        blocks.push(Block::Steps(card.steps.clone()));
    }
    blocks.push(Block::Text(say.t("ui-plan-card-ring")));
    blocks.push(Block::Strong(card.number.grouped()));
    blocks.push(Block::Text(say.t("ui-plan-card-danger")));
    Paper {
        title,
        language: say.language.tag(),
        sheet: Sheet::Card,
        blocks,
        foot: Vec::new(),
        struck: false,
        mark: None,
    }
}

/// A part, with its heading.
pub fn of_part(say: &Say<'_>, part: &Part) -> Vec<Block> {
    let mut blocks = vec![Block::Subheading(part::title(say, part.section))];
    blocks.extend(content(say, part.section, &part.shown));
    blocks
}

fn content(say: &Say<'_>, section: Section, content: &Content) -> Vec<Block> {
    if section == Section::Responsibilities {
        return vec![responsibilities(say, content)];
    }
    let first = |entry: &Entry| entry.first().map(|answer| answer.text.clone());
    if section.asks().len() > 1 {
        let answered = |entry: &Entry| {
            let pairs = entry.iter().map(|answer| {
                let asked = part::asked(say, section, answer.ask);
                (asked, part::said(answer.ask, &answer.text))
            });
            Block::Answers(pairs.collect())
        };
        return content.entries.iter().map(answered).collect();
    }
    match content.entries.as_slice() {
        [only] => first(only).into_iter().map(Block::Text).collect(),
        all => vec![Block::List(all.iter().filter_map(first).collect())],
    }
}

fn responsibilities(say: &Say<'_>, content: &Content) -> Block {
    let section = Section::Responsibilities;
    let asks = [Ask::Task, Ask::Person, Ask::Relatives, Ask::Services];
    let cells = |entry: &Entry| {
        let cells = asks.map(|ask| answer(entry, ask).unwrap_or_default().to_owned());
        cells.to_vec()
    };
    Block::Table {
        head: asks.map(|ask| part::asked(say, section, ask)).to_vec(),
        rows: content.entries.iter().map(cells).collect(),
    }
}

fn said(say: &Say<'_>, answer: &PersonsAnswer) -> Vec<Block> {
    let agrees = say.by("ui-plan-agrees", words::agrees(answer.agrees));
    let mut blocks = vec![
        Block::Heading(say.t("ui-plan-answer")),
        Block::Text(format!("{agrees} {}", say.date(answer.at))),
    ];
    blocks.extend(answer.words.clone().map(Block::Quote));
    if answer.capacity != Capacity::Has {
        let word = words::capacity(answer.capacity);
        blocks.push(Block::Text(say.by("ui-plan-capacity-was", word)));
    }
    blocks.extend(answer.capacity_words.clone().map(Block::Text));
    blocks
}
