//! Writes XML 1.0: elements, attributes and text, escaped so that a reader gets back exactly what went in. Characters that
//! XML cannot hold at all become spaces.

/// A document that is being written.
pub struct Xml {
    out: String,
}

/// An opening tag that is being written; ends with [`Tag::done`] or [`Tag::empty`].
#[must_use]
pub struct Tag<'a> {
    xml: &'a mut Xml,
}

impl Xml {
    /// A document with its declaration.
    pub fn document() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
        }
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str) -> Tag<'_> {
        self.out.push('<');
        self.out.push_str(name);
        Tag { xml: self }
    }

    /// Text inside the element.
    pub fn text(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
    }

    /// Ends an element.
    pub fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// The document.
    pub fn finish(self) -> String {
        self.out
    }
}

impl Tag<'_> {
    /// An attribute.
    pub fn attribute(self, name: &str, value: &str) -> Self {
        let out = &mut self.xml.out;
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        push_escaped(out, value);
        out.push('"');
        self
    }

    /// An attribute, if it has a value.
    pub fn optional(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// An attribute of several words, if there are any.
    pub fn list(self, name: &str, words: &[&str]) -> Self {
        if words.is_empty() {
            self
        } else {
            self.attribute(name, &words.join(" "))
        }
    }

    /// Ends the opening tag.
    pub fn done(self) {
        self.xml.out.push('>');
    }

    /// Ends an element that holds nothing.
    pub fn empty(self) {
        self.xml.out.push_str("/>");
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match holdable(c) {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader turns these into spaces or newlines unless they are written as references.
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            plain => out.push(plain),
        }
    }
}

/// The character itself, or a space if XML 1.0 has no way to write it (section 2.2 of the recommendation).
pub const fn holdable(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => ' ',
        _ => c,
    }
}
