//! Words and their translations (HL7's extension `translation`).

use crate::domain::forms::words::Words;
use crate::domain::language::Language;
use crate::forms::read::node::Node;

const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";

/// The words of a field, if it is there.
pub(super) fn of(node: &Node<'_>, field: &str, language: Language) -> Option<Words> {
    let mut words = Words::new(language, node.text_of(field)?.trim());
    let Some(extended) = node.get(&format!("_{field}")) else {
        return Some(words);
    };
    for extension in extended.each("extension") {
        let url = extension.text_of("url").unwrap_or_default();
        if url != TRANSLATION {
            node.pass_over(format!("the extension {url} has no effect"));
            continue;
        }
        if let Some((language, text)) = translation(&extension) {
            words = words.and(language, text.trim());
        }
    }
    Some(words)
}

/// The words of a field that must be there.
pub(super) fn needed(node: &Node<'_>, field: &str, language: Language) -> Option<Words> {
    node.needed(field)?;
    of(node, field, language)
}

/// The words of an extension: one text, or a part for each language, named by its tag.
pub(super) fn in_parts(extension: &Node<'_>, language: Language) -> Option<Words> {
    let parts = extension.each("extension");
    if parts.is_empty() {
        return needed(extension, "valueString", language);
    }
    let mut words: Option<Words> = None;
    for part in &parts {
        let tag = part.text_of("url").unwrap_or_default();
        let (Ok(language), Some(text)) = (tag.parse(), part.text_of("valueString")) else {
            part.wrong("each part has the tag of a language as its url, and a valueString");
            continue;
        };
        words = Some(match words {
            Some(words) => words.and(language, text.trim()),
            None => Words::new(language, text.trim()),
        });
    }
    words
}

/// One translation; none in a language that nobody here reads.
fn translation<'a>(extension: &Node<'a>) -> Option<(Language, &'a str)> {
    let parts = extension.each("extension");
    let part = |name: &str| parts.iter().find(|part| part.text_of("url") == Some(name));
    let (Some(lang), Some(content)) = (part("lang"), part("content")) else {
        extension.wrong("a translation has the parts lang and content");
        return None;
    };
    let tag = lang
        .text_of("valueCode")
        .or_else(|| lang.text_of("valueString"));
    let text = content
        .text_of("valueString")
        .or_else(|| content.text_of("valueMarkdown"));
    let (Some(tag), Some(text)) = (tag, text) else {
        extension.wrong("a translation has lang.valueCode and content.valueString");
        return None;
    };
    let short = tag.split('-').next().unwrap_or_default();
    let short = if short == "no" { "nb" } else { short };
    if let Ok(language) = short.parse() {
        return Some((language, text));
    }
    extension.pass_over(format!("a translation into {tag:?} is not shown"));
    None
}
