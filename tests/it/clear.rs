//! Finds known words in any bytes, however a program may have written them: as they are, as JSON, addresses and debug output escape them,
//! in two bytes a letter, as hexadecimal digits or as numbers.

use std::fs;
use std::path::Path;

/// The ways in which a word can stand there.
fn ways(secret: &str) -> Vec<Vec<u8>> {
    let letters = |plain: fn(char) -> bool, other: fn(char) -> String| -> Vec<u8> {
        let letter = |c: char| if plain(c) { c.to_string() } else { other(c) };
        secret.chars().map(letter).collect::<String>().into_bytes()
    };
    let bytes = |c: char, write: fn(&u8) -> String| -> String {
        let mut buffer = [0; 4];
        c.encode_utf8(&mut buffer)
            .as_bytes()
            .iter()
            .map(write)
            .collect()
    };
    let whole = |write: fn(&u8) -> String, between: &str| -> Vec<u8> {
        let each: Vec<String> = secret.as_bytes().iter().map(write).collect();
        each.join(between).into_bytes()
    };
    let mut ways = vec![
        secret.as_bytes().to_vec(),
        letters(|c| c.is_ascii(), |c| format!("\\u{:04x}", u32::from(c))),
        letters(|c| c.is_ascii(), |c| format!("\\u{{{:x}}}", u32::from(c))),
        letters(|c| c.is_ascii(), |c| format!("&#{};", u32::from(c))),
        secret.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        whole(|byte| format!("{byte:02x}"), ""),
        whole(|byte| format!("{byte:02X}"), ""),
        whole(u8::to_string, ", "),
    ];
    for write in [
        |byte: &u8| format!("%{byte:02X}"),
        |byte: &u8| format!("%{byte:02x}"),
        |byte: &u8| format!("\\x{byte:02x}"),
    ] {
        for space in ["%20", "+", " "] {
            let letter = |c: char| match c {
                ' ' => space.to_owned(),
                c if c.is_ascii_alphanumeric() => c.to_string(),
                c => bytes(c, write),
            };
            ways.push(secret.chars().map(letter).collect::<String>().into_bytes());
        }
    }
    ways.sort();
    ways.dedup();
    ways
}

/// What is looked for.
pub struct Sought {
    /// By the first byte: the rest of it, and which of the words it is.
    ways: Vec<Vec<(Vec<u8>, usize)>>,
    words: Vec<String>,
}

impl Sought {
    pub fn new(words: &[&str]) -> Self {
        let mut by_first = vec![Vec::new(); 256];
        for (index, word) in words.iter().enumerate() {
            for way in ways(word) {
                by_first[usize::from(way[0])].push((way[1..].to_vec(), index));
            }
        }
        Self {
            ways: by_first,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    /// Which of the words stand there, each once.
    pub fn found(&self, bytes: &[u8]) -> Vec<&str> {
        let mut found = vec![false; self.words.len()];
        for (at, first) in bytes.iter().enumerate() {
            for (rest, index) in &self.ways[usize::from(*first)] {
                if !found[*index] && bytes[at + 1..].starts_with(rest) {
                    found[*index] = true;
                }
            }
        }
        let which = self.words.iter().zip(found);
        which
            .filter(|(_, is)| *is)
            .map(|(word, _)| word.as_str())
            .collect()
    }

    /// Everything in a folder: in which file which words stand, and how many files there were. `apart`: what is not looked at.
    pub fn looked_through(&self, folder: &Path, apart: &[&str]) -> (Vec<String>, usize) {
        let (mut stands, mut files) = (Vec::new(), 0);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if apart.contains(&name) {
                continue;
            }
            if path.is_dir() {
                let (inside, number) = self.looked_through(&path, apart);
                stands.extend(inside);
                files += number;
            } else if path.is_file() {
                let words = self.found(&fs::read(&path).unwrap()).join(", ");
                if !words.is_empty() {
                    stands.push(format!("{name}: {words}"));
                }
                files += 1;
            }
        }
        (stands, files)
    }
}

/// What is found is found in each of the ways, and nothing else is.
#[test]
fn a_word_is_found_however_it_is_written() {
    let sought = Sought::new(&["Sørnesheim", "to ord"]);
    for text in [
        "x Sørnesheim",
        "S\\u00f8rnesheim",
        "S\\u{f8}rnesheim",
        "S%C3%B8rnesheim",
        "S%c3%b8rnesheim",
        "b\"S\\xc3\\xb8rnesheim\"",
        "S&#248;rnesheim",
        "53c3b8726e65736865696d",
        "[83, 195, 184, 114, 110, 101, 115, 104, 101, 105, 109]",
    ] {
        assert_eq!(sought.found(text.as_bytes()), ["Sørnesheim"], "{text}");
    }
    let wide: Vec<u8> = "Sørnesheim"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(sought.found(&wide), ["Sørnesheim"]);
    for text in ["q=to+ord", "q=to%20ord", "to ord"] {
        assert_eq!(sought.found(text.as_bytes()), ["to ord"], "{text}");
    }
    assert!(sought.found("Sornesheim, toord".as_bytes()).is_empty());
}
