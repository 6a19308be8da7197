//! A paper that is to be one sheet, printed on both sides: in the largest letters in which it is, and never in smaller ones than are read
//! without glasses. What is too long even so takes as few sheets as it can, and is whole.

use crate::paper::font::Fonts;
use crate::paper::laid::Laid;
use crate::paper::{Block, Paper, PaperError, layout};

/// The size of the text that is tried first, in tenths of a point.
const LARGEST: u16 = 110;
/// Those that are tried after it, until it is one sheet.
const SIZES: [u16; 4] = [105, 100, 95, SMALLEST];
/// The smallest that is read without glasses.
pub const SMALLEST: u16 = 90;
/// All of both pages may be filled.
pub const ALL_OF_IT: f32 = 1.0;
/// So much of them, where somebody else sets the lines: a browser, in letters that are wider than ours.
const IN_A_BROWSER: f32 = 0.82;
/// The pages of a sheet.
const SIDES: f32 = 2.0;

/// How a paper comes out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The size of its text, in tenths of a point.
    pub size: u16,
    /// How many sheets it takes, printed on both sides.
    pub sheets: u16,
    /// How many of them are taken by what stands before the paper that is one of its own; the same where there is none, or all is on one sheet.
    pub first: u16,
    /// What is a paper of its own begins on a page of its own.
    pub apart: bool,
}

/// A paper in the size in which it takes fewest sheets.
pub struct Chosen {
    /// Everything in its place.
    pub laid: Laid,
    /// How it comes out.
    pub fit: Fit,
}

/// How it comes out as a file, and from a browser, which sets the lines by itself and is given more room for it.
pub fn fit(paper: &Paper) -> Result<[Fit; 2], PaperError> {
    let fonts = Fonts::load()?;
    Ok([ALL_OF_IT, IN_A_BROWSER].map(|room| lay(paper, &fonts, room).fit))
}

/// In the largest size in which it is one sheet, with what belongs on its front there; or else in the largest in which it comes nearest to that.
/// `room`: how much of each page may be filled.
pub fn lay(paper: &Paper, fonts: &Fonts, room: f32) -> Chosen {
    let whole = largest(paper, fonts, room, false);
    if whole.fit.sheets <= 1 || !paper.blocks.contains(&Block::Apart) {
        return whole;
    }
    largest(paper, fonts, room, true)
}

fn largest(paper: &Paper, fonts: &Fonts, room: f32, apart: bool) -> Chosen {
    let at = |size: u16| {
        let laid = layout::lay(paper, fonts, f32::from(size) / 10.0, apart);
        let sheets = sheets(laid.filled, room);
        let before = laid.before.filter(|_| apart);
        // A front that is a little longer than thought goes on over leaf: half of what is kept free is enough.
        let turns = laid
            .front
            .is_some_and(|front| front > f32::midpoint(room, 1.0) + 0.001);
        let fit = Fit {
            size,
            sheets,
            first: before.map_or(sheets, |before| self::sheets(before, room)),
            apart: before.is_some(),
        };
        (Chosen { laid, fit }, turns)
    };
    let (mut best, mut turns) = at(LARGEST);
    for size in SIZES {
        if best.fit.sheets <= 1 && !turns {
            break;
        }
        let (smaller, still) = at(size);
        let key = |chosen: &Chosen, turns: bool| (chosen.fit.first, chosen.fit.sheets, turns);
        if key(&smaller, still) < key(&best, turns) {
            (best, turns) = (smaller, still);
        }
    }
    best
}

/// How many sheets so many full pages are.
fn sheets(filled: f32, room: f32) -> u16 {
    let mut sheets = 1;
    // A hair more than full is the rounding of sums.
    while filled > f32::from(sheets) * SIDES * room + 0.001 && sheets < u16::MAX {
        sheets += 1;
    }
    sheets
}
