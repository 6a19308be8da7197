//! The bytes of a file as text: UTF-8, with its mark at the start or without, or Windows-1252, as older spreadsheets write it. What could
//! be either is not guessed: whoever is called Bjørn must not be registered as BjÃ¸rn.

/// The mark that some programs put at the start of UTF-8.
const MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// Windows-1252 where it differs from Latin-1: 0x80 to 0x9f. Five of them are nothing.
const WINDOWS: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// Why a file is not text that can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// A workbook, or UTF-16.
    #[error("this is not a CSV file: in the spreadsheet, save as \"CSV UTF-8\"")]
    NotText,
    /// Partly in one encoding, partly in another, or in none.
    #[error(
        "line {line}: letters such as æ, ø, å cannot be read: part of the file is in another encoding. Save it anew as \"CSV UTF-8\", and look at that line"
    )]
    Broken {
        /// The first such line.
        line: usize,
    },
    /// Letters were lost before.
    #[error(
        "line {line}: letters such as æ, ø, å were lost when the file was saved before: put them right in the spreadsheet, and save as \"CSV UTF-8\""
    )]
    Lost {
        /// The first such line.
        line: usize,
    },
}

/// The text of a file.
pub fn text(bytes: &[u8]) -> Result<String, DecodeError> {
    let rest = bytes.strip_prefix(MARK);
    let (body, marked) = rest.map_or((bytes, false), |rest| (rest, true));
    if body.contains(&0) || body.starts_with(&[0xff, 0xfe]) || body.starts_with(&[0xfe, 0xff]) {
        return Err(DecodeError::NotText);
    }
    let text = match std::str::from_utf8(body) {
        Ok(text) => text.to_owned(),
        Err(error) if marked => {
            let line = line_at(body, error.valid_up_to());
            return Err(DecodeError::Broken { line });
        }
        Err(_) => windows(body)?,
    };
    match text.lines().position(is_lost) {
        Some(before) => Err(DecodeError::Lost { line: before + 1 }),
        None => Ok(text),
    }
}

/// The line of a byte, from 1.
fn line_at(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count()
}

/// As Windows-1252, unless another line is UTF-8 beyond doubt.
fn windows(body: &[u8]) -> Result<String, DecodeError> {
    let (mut first, mut utf8) = (None, false);
    for (before, line) in body.split(|byte| *byte == b'\n').enumerate() {
        match std::str::from_utf8(line) {
            Ok(line) => utf8 = utf8 || !line.is_ascii(),
            Err(_) => first = first.or(Some(before + 1)),
        }
    }
    if let (Some(line), true) = (first, utf8) {
        return Err(DecodeError::Broken { line });
    }
    let mut text = String::with_capacity(body.len());
    for (at, byte) in body.iter().enumerate() {
        let letter = match byte {
            0x80..=0x9f => WINDOWS[usize::from(*byte - 0x80)],
            _ => Some(char::from(*byte)),
        };
        let broken = || DecodeError::Broken {
            line: line_at(body, at),
        };
        text.push(letter.ok_or_else(broken)?);
    }
    Ok(text)
}

/// A sign for what could not be read, or UTF-8 that was once taken for Windows-1252.
fn is_lost(line: &str) -> bool {
    let twice = line
        .split('Ã')
        .skip(1)
        .any(|rest| rest.starts_with(['¸', '¥', '¦', '˜', '…', '†']));
    twice || line.contains('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_with_its_mark_or_without_and_windows_1252_are_the_same_text() {
        let words = "navn;sted\nBjørn Ærøskår;Børselv – ved fjorden\n";
        assert_eq!(text(words.as_bytes()).unwrap(), words);
        assert_eq!(text(&[MARK, words.as_bytes()].concat()).unwrap(), words);
        let windows: Vec<u8> = words
            .chars()
            .map(|c| match c {
                '–' => 0x96,
                other => u8::try_from(u32::from(other)).unwrap(),
            })
            .collect();
        assert_eq!(text(&windows).unwrap(), words);
        assert_eq!(text("Ánne áčđŋšŧž".as_bytes()).unwrap(), "Ánne áčđŋšŧž");
    }

    #[test]
    fn what_could_be_either_is_refused_with_its_line() {
        let mixed = [b"navn\nBj".as_slice(), "ø".as_bytes(), b"rn\nP\xe5l\n"].concat();
        assert_eq!(text(&mixed), Err(DecodeError::Broken { line: 3 }));
        let marked = [MARK, b"navn\nP\xe5l\n"].concat();
        assert_eq!(text(&marked), Err(DecodeError::Broken { line: 2 }));
        assert_eq!(text(b"navn\nP\x81l"), Err(DecodeError::Broken { line: 2 }));
        let twice = "navn\nPÃ¥l".as_bytes();
        assert_eq!(text(twice), Err(DecodeError::Lost { line: 2 }));
        let lost = "navn\nP\u{fffd}l".as_bytes();
        assert_eq!(text(lost), Err(DecodeError::Lost { line: 2 }));
        for other in [b"PK\x03\x04\0\0".as_slice(), b"\xff\xfen\0a\0"] {
            assert_eq!(text(other), Err(DecodeError::NotText));
        }
    }
}
