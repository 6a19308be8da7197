//! Where a line ends. No word is lost, and none is cut that fits on a line of its own.

use crate::paper::font::{Cut, printable};

/// The lines of a text that are no wider than this, in points. The space at which a line ends stands at its end.
pub fn lines(cut: &Cut, size: f32, width: f32, text: &str) -> Vec<String> {
    lines_after(cut, size, width, 0.0, text)
}

/// The same where something stands already at the beginning of the first line, so wide.
pub fn lines_after(cut: &Cut, size: f32, width: f32, taken: f32, text: &str) -> Vec<String> {
    let text = printable(text);
    let paragraphs = text.lines().enumerate();
    paragraphs
        .flat_map(|(at, paragraph)| {
            let taken = if at == 0 { taken } else { 0.0 };
            paragraph_lines(cut, size, width, taken, paragraph)
        })
        .collect()
}

fn paragraph_lines(cut: &Cut, size: f32, width: f32, taken: f32, text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut reached = taken;
    for word in text.split_inclusive(' ') {
        let bare = cut.width(word.trim_end(), size);
        if reached > 0.0 && reached + bare > width {
            lines.push(std::mem::take(&mut line));
            reached = 0.0;
        }
        if bare > width {
            let mut pieces = cut_up(cut, size, width, word);
            line = pieces.pop().unwrap_or_default();
            lines.append(&mut pieces);
            reached = cut.width(&line, size);
            continue;
        }
        line.push_str(word);
        reached += cut.width(word, size);
    }
    lines.push(line);
    lines
}

/// A word that is wider than a whole line, in pieces.
fn cut_up(cut: &Cut, size: f32, width: f32, word: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut reached = 0.0;
    let mut taken = 0;
    for glyph in cut.shape(word).glyphs {
        if glyph.text.start < taken {
            continue;
        }
        let advance = glyph.advance * size;
        if reached > 0.0 && reached + advance > width {
            pieces.push(String::new());
            reached = 0.0;
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(word.get(glyph.text.clone()).unwrap_or_default());
        }
        taken = glyph.text.end;
        reached += advance;
    }
    pieces
}
