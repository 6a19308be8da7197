//! What is to be checked: what was typed from the foot of a paper, or a file that holds it.

use std::fs;
use std::path::PathBuf;

use crate::domain::assessments::hash::{DocumentHash, Place};
use crate::domain::ids::DocumentId;
use crate::web::written::MARK;

/// As it was given on the command line.
#[derive(Debug)]
pub struct Given {
    /// A file, an id or a place.
    pub document: String,
    /// The hash at the foot.
    pub hash: Option<DocumentHash>,
    /// The hash of the chain at the foot.
    pub chain: Option<DocumentHash>,
}

/// What stands at the foot of a paper.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Which document, where that was said.
    pub document: Option<DocumentId>,
    /// The place of the record that signed it.
    pub place: Option<Place>,
    /// The hash of the document.
    pub hash: Option<DocumentHash>,
    /// The hash of the chain.
    pub chain: Option<DocumentHash>,
}

/// What is to be checked.
#[derive(Debug)]
pub struct Asked {
    /// By what it is found.
    pub marks: Marks,
    /// The file, if it was one.
    pub file: Option<Vec<u8>>,
}

/// Reads it.
///
/// # Errors
/// What is wrong with it, and what to do.
pub fn asked(given: &Given) -> Result<Asked, String> {
    let typed = given.document.trim();
    let (document, place) = (typed.parse().ok(), typed.parse().ok());
    if document.is_some() || place.is_some() {
        if given.hash.is_none() && given.chain.is_none() {
            return Err("say also what stands at the foot of the paper: --hash, or --chain where there is no hash".to_owned());
        }
        let marks = Marks {
            document,
            place,
            hash: given.hash,
            chain: given.chain,
        };
        return Ok(Asked { marks, file: None });
    }
    let path = PathBuf::from(typed);
    let bytes = fs::read(&path).map_err(|error| {
        format!("{typed:?} is no id of a document, no place in the log, and no file that can be read ({error})")
    })?;
    let mut marks = in_file(&bytes).ok_or_else(|| {
        format!("{typed} has no place in the log at its foot: it is not from here, or nobody had signed it")
    })?;
    marks.hash = given.hash.or(marks.hash);
    marks.chain = given.chain.or(marks.chain);
    Ok(Asked {
        marks,
        file: Some(bytes),
    })
}

/// What a file says of itself: a PDF in its description, a text at its foot.
fn in_file(bytes: &[u8]) -> Option<Marks> {
    let text = String::from_utf8_lossy(bytes);
    if bytes.starts_with(b"%PDF") {
        let (_, mark) = text.split_once(MARK)?;
        let mut words = mark.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        // Between the mark and what follows stands a space.
        words.next();
        let place = words.next()?.parse().ok()?;
        return Some(Marks {
            place: Some(place),
            hash: words.next()?.parse().ok(),
            chain: words.next()?.parse().ok(),
            document: None,
        });
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words
        .iter()
        .rposition(|word| word.parse::<Place>().is_ok())?;
    let (before, after) = words.split_at_checked(at)?;
    Some(Marks {
        place: after.first()?.parse().ok(),
        // On the line above; a word or two of the foot stand between.
        hash: before
            .iter()
            .rev()
            .take(8)
            .find_map(|word| word.parse().ok()),
        chain: after.iter().take(8).find_map(|word| word.parse().ok()),
        document: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_of_a_text_is_read_and_not_what_was_answered() {
        let (hash, chain) = ("ab".repeat(32), "cd".repeat(32));
        let text = format!(
            "TITTEL\nSvar: 0000000000000009-7 {}\n----\nSignert\nHash: {hash}\nPlass i loggen: 0000000000000001-42\r\nKjede: {chain}\n",
            "ef".repeat(32)
        );
        let marks = in_file(text.as_bytes()).unwrap();
        assert_eq!(marks.place, "0000000000000001-42".parse().ok());
        assert_eq!(marks.hash, hash.parse().ok());
        assert_eq!(marks.chain, chain.parse().ok());
        assert_eq!(in_file("Usignert utkast\n".as_bytes()), None);
    }

    #[test]
    fn the_mark_of_a_pdf_is_read() {
        let (hash, chain) = ("ab".repeat(32), "cd".repeat(32));
        let file = format!(
            "%PDF-1.7\n<pdf:Keywords>{MARK} 0000000000000001-42 {hash} {chain}</pdf:Keywords>"
        );
        let marks = in_file(file.as_bytes()).unwrap();
        assert_eq!(marks.place, "0000000000000001-42".parse().ok());
        assert_eq!(
            (marks.hash, marks.chain),
            (hash.parse().ok(), chain.parse().ok())
        );
        let earlier = format!("%PDF-1.7\n({MARK} 0000000000000001-42 - {chain})");
        let marks = in_file(earlier.as_bytes()).unwrap();
        assert_eq!((marks.hash, marks.chain), (None, chain.parse().ok()));
        assert_eq!(in_file(b"%PDF-1.7\nnothing"), None);
    }
}
