//! Pieces beside each other: in two columns, in a strip below bars, and an answer on the line on which it is asked. A piece is parted only where
//! it is longer than there is room for.

use crate::paper::font::Weight;
use crate::paper::laid::{BAR, Node};
use crate::paper::layout::{Cell, Flow, Look};
use crate::paper::{Block, Tone, wrap};

/// Free between two columns of pieces.
const BETWEEN: f32 = 16.0;
/// Free below a bar.
const BELOW: f32 = 2.0;

impl Flow<'_> {
    /// In two columns, as even as they come; what has no room on this page stands in two columns on the next one.
    pub(super) fn columns(&mut self, pieces: &[Vec<Block>]) {
        let width = (self.width - BETWEEN) / 2.0;
        let heights: Vec<f32> = pieces
            .iter()
            .map(|piece| self.height(piece, width))
            .collect();
        let (mut pieces, mut heights) = (pieces, heights.as_slice());
        while let Some((first, rest)) = pieces.split_first() {
            if pieces.len() == 1 {
                self.blocks(first);
                return;
            }
            match split(heights, self.bottom - self.y) {
                Some((left, all)) => {
                    let both = [pieces.get(..left), pieces.get(left..all)];
                    let both = both.map(|column| column.unwrap_or_default().concat());
                    self.beside(&both, width);
                    pieces = pieces.get(all..).unwrap_or_default();
                    heights = heights.get(all..).unwrap_or_default();
                }
                // As long as it is, it would leave half a page empty: it goes on from here, across the page.
                None if self.at_top() || self.is_long(heights) => {
                    self.blocks(first);
                    (pieces, heights) = (rest, heights.get(1..).unwrap_or_default());
                }
                None => self.next_page(),
            }
        }
    }

    /// The first of them is so high that most of a page would stay empty if it waited for the next one.
    fn is_long(&self, heights: &[f32]) -> bool {
        let first = heights.first().copied().unwrap_or_default();
        !self.fits_a_page(2.0 * first)
    }

    /// Beside each other, each below its bar.
    pub(super) fn strip(&mut self, pieces: &[(Tone, Vec<Block>)]) {
        let many = f32::from(u16::try_from(pieces.len().max(1)).unwrap_or(1));
        let width = (self.width - BETWEEN * (many - 1.0)) / many;
        let heights = pieces.iter().map(|(_, piece)| self.height(piece, width));
        let whole = heights.fold(0.0, f32::max) + BAR + BELOW;
        self.y += self.size * 0.3;
        if self.fits_a_page(whole) {
            self.needs(whole);
        }
        let (left, y) = (self.left, self.y);
        if let Some(page) = self.page() {
            let mut x = left;
            for (tone, _) in pieces {
                page.bars.push((x, y, width, *tone));
                x += width + BETWEEN;
            }
        }
        self.y += BAR + BELOW;
        let columns: Vec<Vec<Block>> = pieces.iter().map(|(_, piece)| piece.clone()).collect();
        self.beside(&columns, width);
    }

    /// From the same height on; whatever follows begins below the longest of them.
    fn beside(&mut self, columns: &[Vec<Block>], width: f32) {
        let (left, all, from) = (self.left, self.width, (self.at, self.y));
        let mut end = from;
        for column in columns {
            (self.at, self.y) = from;
            self.width = width;
            self.blocks(column);
            let reached = (self.at, self.y);
            if reached.0 > end.0 || reached.0 == end.0 && reached.1 > end.1 {
                end = reached;
            }
            self.left += width + BETWEEN;
        }
        (self.left, self.width) = (left, all);
        (self.at, self.y) = end;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    /// How high a piece is in a column of this width.
    fn height(&self, piece: &[Block], width: f32) -> f32 {
        // Not at the top of its page: what stands above a heading counts.
        let from = 1.0;
        let within = (0.0, width, 0.0, f32::MAX);
        let mut alone = Flow::new(self.fonts, self.spacing, self.size, within);
        alone.y = from;
        alone.blocks(piece);
        alone.y - from
    }

    /// What is asked, and on the same line what was answered. What needs no asking is set in bold.
    pub(super) fn run_in(&mut self, answers: &[(String, String)]) {
        let items = answers
            .iter()
            .map(|(ask, answer)| self.one_run_in(ask, answer))
            .collect();
        self.laid.nodes.push(Node::List {
            numbered: false,
            items,
        });
        self.y += self.size * self.spacing.below.0;
    }

    fn one_run_in(&mut self, ask: &str, answer: &str) -> (usize, usize) {
        let asked = Look::soft(self.size);
        let bare = ask.is_empty();
        let said = Look::of(self.size, if bare { Weight::Bold } else { Weight::Regular });
        let label = if bare {
            Vec::new()
        } else {
            self.wrapped(asked, self.width, &format!("{ask}: "))
        };
        let taken = label.last().map_or(0.0, |line| {
            self.fonts.cut(asked.weight).width(line, asked.size)
        });
        let cut = self.fonts.cut(said.weight);
        let lines = wrap::lines_after(cut, said.size, self.width, taken, answer);
        let (of_ask, of_answer) = (self.leaf(), self.leaf());
        let cell = |x: f32, look: Look, leaf: usize| Cell {
            x,
            look,
            lines: Vec::new(),
            leaf: Some(leaf),
        };
        let before = label.len().saturating_sub(1);
        let rows = before + lines.len().max(usize::from(!bare));
        let step = self.size * self.spacing.leading;
        let whole = step * f32::from(u16::try_from(rows).unwrap_or(u16::MAX));
        if self.fits_a_page(whole) {
            self.needs(whole);
        }
        for row in 0..rows {
            self.needs(step);
            if let Some(line) = label.get(row) {
                self.put_line(&cell(self.left, asked, of_ask), 0.0, line);
            }
            let line = row.checked_sub(before).and_then(|row| lines.get(row));
            if let Some(line) = line.filter(|line| !line.is_empty()) {
                let x = if row == before {
                    self.left + taken
                } else {
                    self.left
                };
                self.put_line(&cell(x, said, of_answer), 0.0, line);
            }
            self.y += step;
        }
        (of_ask, of_answer)
    }
}

/// Of pieces so high, how many stand in the first column and how many in both, where no column is higher than this: as many as there is room for,
/// as even as they come. None where there is not even room for the first.
fn split(heights: &[f32], room: f32) -> Option<(usize, usize)> {
    let sum = |range: &[f32]| range.iter().sum::<f32>();
    (1..=heights.len()).rev().find_map(|all| {
        let taken = heights.get(..all)?;
        let higher = |left: usize| {
            let (one, other) = taken.split_at(left);
            sum(one).max(sum(other))
        };
        let left = (1..=all).min_by(|one, other| higher(*one).total_cmp(&higher(*other)))?;
        (higher(left) <= room).then_some((left, all))
    })
}
