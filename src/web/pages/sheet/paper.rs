//! A sheet on paper: the same blocks for the page to print and for the PDF.

use maud::{Markup, html};

use crate::domain::phone::E164;
use crate::paper::{Block, Paper, Sheet};
use crate::text::Arg;
use crate::views::sheet::SheetSeen;
use crate::web::pages::say::Say;

/// The numbers that stand on every sheet besides the service's own.
const LEGEVAKT: &str = "116117";
const EMERGENCY: &str = "113";

/// What stands on it, from the top. `say`: in the language of the sheet.
pub fn blocks(say: &Say<'_>, sheet: &SheetSeen, service: &(String, E164)) -> Vec<Block> {
    let erased = || say.t("ui-erased");
    let talked = say.with(
        "end-sheet-talked",
        &[
            ("who", Arg::Text(&sheet.by)),
            ("t", Arg::Text(&say.date(sheet.at))),
        ],
    );
    let mut blocks = vec![
        Block::Title(say.t("end-sheet-title")),
        Block::Soft(talked),
        Block::Text(sheet.agreed.clone().unwrap_or_else(erased)),
    ];
    if let Some((who, at)) = &sheet.next {
        blocks.push(Block::Heading(say.t("end-sheet-next")));
        let who = who.clone().unwrap_or_else(erased);
        // On paper a weekday alone says nothing a week later.
        let (day, date) = (say.day_and_time(*at), say.date(*at));
        let args = [
            ("who", Arg::Text(&who)),
            ("t", Arg::Text(&day)),
            ("date", Arg::Text(&date)),
        ];
        blocks.push(Block::Strong(say.with("end-sheet-next-is", &args)));
    }
    if !sheet.steps.is_empty() {
        blocks.push(Block::Heading(say.t("end-sheet-worse")));
        blocks.push(Block::Steps(sheet.steps.clone()));
    }
    let (name, number) = service;
    blocks.push(Block::Heading(say.t("end-sheet-numbers")));
    blocks.push(Block::Answers(vec![
        (name.clone(), number.grouped()),
        (say.t("end-sheet-legevakt"), LEGEVAKT.to_owned()),
        (say.t("end-sheet-danger"), EMERGENCY.to_owned()),
    ]));
    blocks
}

/// As a PDF. What the file says of itself names nobody.
pub fn paper(say: &Say<'_>, sheet: &SheetSeen, service: &(String, E164)) -> Paper {
    Paper {
        title: say.t("end-sheet-title"),
        language: say.language.tag(),
        sheet: Sheet::Large,
        blocks: blocks(say, sheet, service),
        foot: Vec::new(),
        struck: false,
        mark: None,
    }
}

/// On a page, to be printed.
pub fn article(say: &Say<'_>, sheet: &SheetSeen, service: &(String, E164)) -> Markup {
    html! {
        article.paper.take-home lang=(say.language.tag()) {
            @for block in blocks(say, sheet, service) { (piece(&block)) }
        }
    }
}

fn piece(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Title(words) => h2.sheet-title { (words) },
            Block::Heading(words) | Block::Subheading(words) => h3 { (words) },
            Block::Text(words) | Block::Quote(words) => p.words { (words) },
            Block::Strong(words) => p { b { (words) } },
            Block::Soft(words) => p.soft { (words) },
            Block::List(all) => ul { @for one in all { li { (one) } } },
            Block::Steps(all) => ol { @for one in all { li { (one) } } },
            Block::Answers(all) => dl.facts-list { @for (asked, said) in all { dt { (asked) } dd { b { (said) } } } },
            Block::Columns(pieces) => @for block in pieces.iter().flatten() { (piece(block)) },
            Block::Strip(pieces) => @for block in pieces.iter().flat_map(|(_, blocks)| blocks) { (piece(block)) },
            Block::Table { .. } | Block::Turn | Block::Apart => {},
        }
    }
}
