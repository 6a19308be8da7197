//! A sheet to take home on the page from which it is printed: the same pieces in the same order as in the file, in letters of the size in which
//! it fits; and above it, not printed, how many sheets it takes.

use std::sync::Arc;

use maud::{Markup, html};

use crate::domain::plans::section::Section;
use crate::paper::one_sheet::{self, Fit, SMALLEST};
use crate::paper::{Block, Paper, Tone};
use crate::text::Arg;
use crate::web::pages::plan::part;
use crate::web::pages::say::Say;

/// The size of its letters where it is not known how it comes out, in tenths of a point.
const USUAL: u16 = 100;

/// How the paper comes out as a file and from a browser, found off the threads that serve. Nothing where there is no font: then it is printed
/// as it is.
pub async fn fit(paper: &Arc<Paper>) -> Option<[Fit; 2]> {
    let paper = Arc::clone(paper);
    let found = tokio::task::spawn_blocking(move || one_sheet::fit(&paper)).await;
    match found {
        Ok(Ok(fit)) => Some(fit),
        Ok(Err(error)) => unfound(&error),
        Err(error) => unfound(&error),
    }
}

fn unfound(error: &dyn std::error::Error) -> Option<[Fit; 2]> {
    tracing::error!(%error, "how many sheets a paper takes was not found");
    None
}

/// Whether it is one sheet, and if not, what is longest on it. Nothing of it is left out in any case.
pub fn sheets(say: &Say<'_>, fit: Option<[Fit; 2]>, longest: &[Section]) -> Markup {
    let Some([file, page]) = fit else {
        return html! {};
    };
    let number = |n: u16| Arg::Number(u32::from(n));
    html! {
        @if file.first > 1 {
            div.say.amber.not-printed {
                p { b { (say.with("ui-plan-sheets-many", &[("n", number(file.first))])) } }
                @if !longest.is_empty() { p { (say.with("ui-plan-sheets-longest", &[("what", Arg::Text(&named(say, longest)))])) } }
            }
        } @else {
            p.not-printed {
                @if file.sheets > 1 { (say.with("ui-plan-sheets-apart", &[("n", number(file.sheets))])) }
                @else if page.sheets > 1 { (say.t("ui-plan-sheets-file")) }
                @else { (say.t("ui-plan-sheets-one")) }
            }
        }
    }
}

fn named(say: &Say<'_>, sections: &[Section]) -> String {
    let titles = sections.iter().map(|section| part::title(say, *section));
    titles.collect::<Vec<_>>().join(" · ")
}

/// The sheet itself.
pub fn article(paper: &Paper, fit: Option<[Fit; 2]>) -> Markup {
    // Where it may be one sheet, and is one as a file, it is given every chance.
    let size = match fit {
        Some([file, page]) if page.first > file.first => SMALLEST,
        Some([_, page]) => page.size,
        None => USUAL,
    };
    let apart = fit.is_some_and(|[_, page]| page.apart);
    html! {
        article.paper.take-along lang=(paper.language) data-size=(size) data-apart[apart] {
            (blocks(&paper.blocks, paper.level_of_pieces()))
            @for line in &paper.foot { p.soft.sheet-foot { (line) } }
        }
    }
}

fn blocks(blocks: &[Block], level: u16) -> Markup {
    html! { @for one in blocks { (block(one, level)) } }
}

/// `level`: of the heading of a piece.
fn block(block: &Block, level: u16) -> Markup {
    html! {
        @match block {
            Block::Title(words) => h1 { (words) },
            Block::Heading(words) => h2 { (words) },
            Block::Subheading(words) if level == 2 => h2.piece-head { (words) },
            Block::Subheading(words) => h3.piece-head { (words) },
            Block::Text(words) => p.words { (words) },
            Block::Strong(words) => p.words.lead { (words) },
            Block::Soft(words) => p.words.soft { (words) },
            Block::Quote(words) => blockquote.words { (words) },
            Block::List(entries) => ul.plan-list { @for entry in entries { li.words { (entry) } } },
            Block::Steps(entries) => ol { @for entry in entries { li.words { (entry) } } },
            Block::Answers(answers) => ul.sheet-answers { @for (asked, said) in answers { (answer(asked, said)) } },
            Block::Columns(pieces) => div.sheet-columns { @for piece in pieces { div { (blocks(piece, level)) } } },
            Block::Strip(pieces) => div.sheet-strip { @for (tone, piece) in pieces { div class=(word(*tone)) { (blocks(piece, level)) } } },
            Block::Turn => {},
            Block::Apart => hr.sheet-apart;,
            Block::Table { head, rows } => (table(head, rows)),
        }
    }
}

fn answer(asked: &str, said: &str) -> Markup {
    html! {
        li.words {
            @if asked.is_empty() { b { (said) } }
            @else { span.soft { (asked) ": " } (said) }
        }
    }
}

const fn word(tone: Tone) -> &'static str {
    match tone {
        Tone::Green => "green",
        Tone::Yellow => "yellow",
        Tone::Red => "red",
    }
}

/// A table where there is room, a list where there is not.
fn table(head: &[String], rows: &[Vec<String>]) -> Markup {
    let name = head.join(", ");
    html! {
        div.plan-table role="group" tabindex="0" aria-label=(name) {
            table {
                thead { tr { @for cell in head { th scope="col" { (cell) } } } }
                tbody { @for row in rows { tr {
                    @for (at, cell) in row.iter().enumerate() {
                        @if at == 0 { th.words scope="row" { (cell) } }
                        @else { td.words data-label=[head.get(at)] data-empty[cell.is_empty()] { (cell) } }
                    }
                } } }
            }
        }
    }
}
