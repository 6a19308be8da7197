//! What is asked beside what was answered, and tables: cells beside each other, cut only where a page is too short for them.

use crate::paper::font::Weight;
use crate::paper::laid::Node;
use crate::paper::layout::{Cell, Flow, Look};

/// Between two columns.
const GUTTER: f32 = 10.0;

impl Flow<'_> {
    pub(super) fn answers(&mut self, answers: &[(String, String)]) {
        let asked = Look {
            size: self.size,
            weight: Weight::Regular,
            soft: true,
        };
        let said = Look::of(self.size, Weight::Regular);
        let column = self.width * 0.28;
        let mut items = Vec::new();
        for (ask, answer) in answers {
            let left = self.wrapped(asked, column - GUTTER, &format!("{ask} "));
            let right = self.wrapped(said, self.width - column, answer);
            let (of_ask, of_answer) = (self.leaf(), self.leaf());
            items.push((of_ask, of_answer));
            self.row(&[
                Cell {
                    x: self.left,
                    look: asked,
                    lines: left,
                    leaf: Some(of_ask),
                },
                Cell {
                    x: self.left + column,
                    look: said,
                    lines: right,
                    leaf: Some(of_answer),
                },
            ]);
        }
        self.laid.nodes.push(Node::List {
            numbered: false,
            items,
        });
        self.y += self.size * self.spacing.below.1;
    }

    pub(super) fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let size = self.size;
        let columns = self.columns_of(head, rows);
        let heads = Look::soft(size * self.spacing.soft);
        let mut top = Vec::new();
        for ((x, width), text) in columns.iter().copied().zip(head) {
            let lines = self.wrapped(heads, width, text);
            top.push(Cell {
                x,
                look: heads,
                lines,
                leaf: Some(self.leaf()),
            });
        }
        self.needs(size * self.spacing.leading * 4.0);
        self.row(&top);
        self.rule();
        let of_head = top.iter().filter_map(|cell| cell.leaf).collect();
        self.repeats = columns
            .iter()
            .zip(head)
            .map(|((x, width), text)| (text.clone(), *x, *width))
            .collect();
        let mut of_rows = Vec::new();
        for row in rows {
            let mut cells = Vec::new();
            for (column, ((x, width), text)) in columns.iter().copied().zip(row).enumerate() {
                let look = Look::of(size, weight(column));
                let lines = self.wrapped(look, width, text);
                cells.push(Cell {
                    x,
                    look,
                    lines,
                    leaf: Some(self.leaf()),
                });
            }
            self.row(&cells);
            self.rule();
            of_rows.push(cells.iter().filter_map(|cell| cell.leaf).collect());
        }
        self.repeats.clear();
        self.laid.nodes.push(Node::Table {
            head: of_head,
            rows: of_rows,
        });
        self.y += size * self.spacing.below.1;
    }

    /// Where each column begins, and how wide it is: each as wide as another, or, on a sheet that is to hold much, as its words need.
    fn columns_of(&self, head: &[String], rows: &[Vec<String>]) -> Vec<(f32, f32)> {
        let many = f32::from(u16::try_from(head.len().max(1)).unwrap_or(1));
        let all = self.width - GUTTER * (many - 1.0);
        let mut widths = vec![all / many; head.len()];
        if self.spacing.run_in {
            self.as_needed(head, rows, all, &mut widths);
        }
        let mut left = self.left;
        let placed = widths.into_iter().map(|width| {
            let x = left;
            left += width + GUTTER;
            (x, width)
        });
        placed.collect()
    }

    /// No column narrower than its widest word, and what is left over to those whose cells are longest; as they were, where even the words are
    /// too wide.
    fn as_needed(&self, head: &[String], rows: &[Vec<String>], all: f32, widths: &mut [f32]) {
        let measured = (0..head.len()).map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            let cells = cells.map(|text| (weight(column), text));
            let cells = cells.chain(head.get(column).map(|text| (Weight::Regular, text)));
            let (mut word, mut whole) = (0.0_f32, 1.0_f32);
            for (weight, text) in cells {
                let cut = self.fonts.cut(weight);
                let wide = |text: &str| cut.width(text, self.size) + 0.5;
                whole = whole.max(wide(text));
                word = text.split_whitespace().map(wide).fold(word, f32::max);
            }
            (word, whole.max(word))
        });
        let measured: Vec<(f32, f32)> = measured.collect();
        let words: f32 = measured.iter().map(|(word, _)| word).sum();
        let more: f32 = measured.iter().map(|(word, whole)| whole - word).sum();
        if words > all {
            return;
        }
        let share = if more > 0.0 {
            (all - words) / more
        } else {
            0.0
        };
        for (width, (word, whole)) in widths.iter_mut().zip(measured) {
            *width = word + (whole - word) * share;
        }
    }

    pub(super) fn rule(&mut self) {
        let gap = self.spacing.rule;
        let (x, y, width) = (self.left, self.y + gap, self.width);
        if let Some(page) = self.page() {
            page.rules.push((x, y, width));
        }
        self.y += 2.0 * gap;
    }
}

/// What a row is about is seen first.
const fn weight(column: usize) -> Weight {
    if column == 0 {
        Weight::Bold
    } else {
        Weight::Regular
    }
}
