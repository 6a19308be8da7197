//! The plan and the card as papers: what stands on the pages to print, for a PDF. Says nothing that those pages do not say.

use crate::domain::openings::opening::RecordPart;
use crate::domain::phone::E164;
use crate::domain::plans::plan::Capacity;
use crate::paper::{Block, Paper, Sheet};
use crate::text::Arg;
use crate::views::plan::card::Card;
use crate::views::plan::words;
use crate::views::plan::{Part, PersonsAnswer, PlanView, Version};
use crate::web::pages::plan::{beside, overview, take_home};
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
    folded(say, title, blocks)
}

/// One sheet, with its name and the day at the foot of each page.
pub fn folded(say: &Say<'_>, title: String, blocks: Vec<Block>) -> Paper {
    let printed = say.date(say.now);
    let printed = say.with("ui-plan-paper-printed", &[("t", Arg::Text(&printed))]);
    Paper {
        foot: vec![format!("{title} · {printed}")],
        title,
        language: say.language.tag(),
        sheet: Sheet::Folded,
        blocks,
        struck: false,
        mark: None,
    }
}

/// The parts on it, the crisis part alone or all.
pub fn parts(version: &Version, crisis: bool) -> Vec<&Part> {
    let parts = version.standing();
    parts
        .filter(|part| part.section.is_crisis() == crisis)
        .collect()
}

/// Whom to ring, now.
pub fn rings(say: &Say<'_>, number: Option<&E164>) -> Block {
    let danger = say.t("ui-plan-card-danger");
    let ring = number.map(|number| {
        let number = number.grouped();
        say.with("ui-plan-paper-number", &[("number", Arg::Text(&number))])
    });
    let all: Vec<String> = ring.into_iter().chain([danger]).collect();
    Block::Strong(all.join("\n"))
}

fn of_version(
    say: &Say<'_>,
    view: &PlanView,
    version: &Version,
    number: Option<&E164>,
    extent: Extent,
) -> Vec<Block> {
    let [since, until] = overview::period(say, version);
    let about = [
        since,
        until,
        overview::written_by(say, version),
        say.t("ui-plan-paper-binds-nobody"),
    ];
    let about = about.into_iter().filter(|words| !words.is_empty());
    let mut blocks = vec![rings(say, number)];
    blocks.push(Block::Soft(about.collect::<Vec<_>>().join(" ")));
    blocks.extend(overview::rest(say, view).map(Block::Text));
    let crisis = parts(version, true);
    if extent == Extent::Whole && !crisis.is_empty() {
        blocks.push(Block::Heading(say.t("ui-plan-crisis")));
    }
    blocks.extend(take_home::front(say, &crisis));
    blocks.extend(beside::people_on_paper(say, view, version));
    blocks.push(Block::Turn);
    blocks.extend(take_home::back(say, &crisis));
    let mut last = beside::rights_on_paper(say, version);
    last.extend(version.answer.iter().map(|answer| said(say, answer)));
    blocks.extend(take_home::beside(last));
    let own = parts(version, false);
    if extent == Extent::Whole && !own.is_empty() {
        blocks.push(Block::Apart);
        blocks.push(Block::Heading(say.t("ui-plan-individual")));
        blocks.extend(take_home::back(say, &own));
    }
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

fn said(say: &Say<'_>, answer: &PersonsAnswer) -> Vec<Block> {
    let agrees = say.by("ui-plan-agrees", words::agrees(answer.agrees));
    let mut blocks = vec![
        Block::Subheading(say.t("ui-plan-answer")),
        Block::Text(format!("{agrees} {}", say.date(answer.at))),
    ];
    if let Some((at, to)) = &answer.elsewhere {
        blocks.push(Block::Text(say.elsewhere(*at, to.as_deref())));
    }
    blocks.extend(answer.words.clone().map(Block::Quote));
    if answer.capacity != Capacity::Has {
        let word = words::capacity(answer.capacity);
        blocks.push(Block::Text(say.by("ui-plan-capacity-was", word)));
    }
    blocks.extend(answer.capacity_words.clone().map(Block::Text));
    blocks
}
