//! A document as plain text, to be pasted into another record: nothing in it but words, spaces and line ends.

use crate::web::pages::say::Say;
use crate::web::written::{Piece, Written};

/// Above what stands at the foot.
const RULE: &str = "----";

/// The text. Ends with a line end.
pub fn text(say: &Say<'_>, written: &Written) -> String {
    let mut lines = vec![written.title.to_uppercase()];
    lines.extend(written.first.iter().cloned());
    lines.extend(written.about.iter().cloned());
    for piece in &written.pieces {
        match piece {
            Piece::Heading(words) => {
                lines.push(String::new());
                lines.push(words.to_uppercase());
            }
            Piece::Row(words) => lines.push(format!("{words}:")),
            Piece::Answer { asked, said } => answer(&mut lines, asked, said),
        }
    }
    lines.push(String::new());
    lines.extend(written.signed.iter().cloned());
    if !written.amendments.is_empty() {
        lines.push(String::new());
        lines.push(say.t("written-amendments").to_uppercase());
    }
    for amendment in &written.amendments {
        answer(
            &mut lines,
            &amendment.by,
            std::slice::from_ref(&amendment.words),
        );
        lines.push(amendment.why.clone());
    }
    lines.push(RULE.to_owned());
    lines.extend(written.foot.iter().cloned());
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// A short answer behind its question, a longer one below it.
fn answer(lines: &mut Vec<String>, asked: &str, said: &[String]) {
    let asked = asked.trim_end();
    let colon = if asked.ends_with(['?', ':', '.']) {
        ""
    } else {
        ":"
    };
    match said {
        [one] if !one.contains('\n') && asked.len() + one.len() < 90 => {
            lines.push(format!("{asked}{colon} {one}"));
        }
        all => {
            lines.push(format!("{asked}{colon}"));
            for value in all {
                lines.extend(value.lines().map(|line| format!("  {line}")));
            }
        }
    }
}
