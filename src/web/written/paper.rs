//! A document as a paper: what was asked and answered, who signed it, and at the foot of each page by what it can be checked.

use crate::paper::{Block, Paper, Sheet};
use crate::web::pages::say::Say;
use crate::web::written::{Piece, Written};

/// The paper.
pub fn sheet(say: &Say<'_>, written: Written) -> Paper {
    let mut blocks = vec![Block::Title(written.title.clone())];
    blocks.extend(written.first.into_iter().map(Block::Strong));
    blocks.push(Block::Soft(written.about.join("\n")));
    blocks.extend(answers(written.pieces));
    blocks.extend(written.signed.into_iter().map(Block::Strong));
    if !written.amendments.is_empty() {
        blocks.push(Block::Heading(say.t("written-amendments")));
    }
    for amendment in written.amendments {
        blocks.push(Block::Subheading(amendment.by));
        blocks.push(Block::Quote(amendment.words));
        blocks.push(Block::Text(amendment.why));
    }
    Paper {
        title: written.title,
        language: say.language.tag(),
        sheet: Sheet::A4,
        blocks,
        foot: written.foot,
        struck: written.struck,
        mark: written.mark,
    }
}

/// Questions that follow each other stand in one piece.
fn answers(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut pairs = Vec::new();
    for piece in pieces {
        let heading = match piece {
            Piece::Answer { asked, said } => {
                pairs.push((asked, said.join("\n")));
                continue;
            }
            Piece::Heading(words) => Block::Heading(words),
            Piece::Row(words) => Block::Subheading(words),
        };
        close(&mut blocks, &mut pairs);
        blocks.push(heading);
    }
    close(&mut blocks, &mut pairs);
    blocks
}

fn close(blocks: &mut Vec<Block>, pairs: &mut Vec<(String, String)>) {
    if !pairs.is_empty() {
        blocks.push(Block::Answers(std::mem::take(pairs)));
    }
}
