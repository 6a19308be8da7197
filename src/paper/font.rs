//! The font on paper, and what a line of text becomes in it: DejaVu Sans Condensed, which has every letter of our languages and most signs
//! that people put into messages.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use rustybuzz::{Direction, Face, ShapePlan, UnicodeBuffer, script};

use crate::paper::PaperError;

/// Stands where the font has no sign of its own. What was written is still what is read aloud and copied.
const MISSING: char = '□';

/// A weight of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// For text.
    Regular,
    /// For what is to be seen first.
    Bold,
}

/// Both weights, read.
pub struct Fonts {
    regular: Cut,
    bold: Cut,
}

/// One weight.
pub struct Cut {
    face: Face<'static>,
    /// How Latin letters are set: slow to find out, the same for every word.
    latin: ShapePlan,
    /// How wide words are that were looked at, in parts of the height: the same words are laid in several sizes.
    widths: RefCell<HashMap<String, f32>>,
    /// For whoever writes it into a document.
    pub font: krilla::text::Font,
}

/// A line of text in a weight, in parts of the height of the text.
pub struct Shaped {
    /// Each sign in its place.
    pub glyphs: Vec<Glyph>,
    /// How wide it is.
    pub width: f32,
}

/// One sign.
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// Which bytes of the text it stands for.
    pub text: Range<usize>,
    /// How far on the next one stands.
    pub advance: f32,
    /// Where it is drawn, beside where it stands.
    pub offset: (f32, f32),
}

impl Fonts {
    /// Both, from the program itself.
    pub fn load() -> Result<Self, PaperError> {
        Ok(Self {
            regular: Cut::read(dejavu::sans_condensed::regular())?,
            bold: Cut::read(dejavu::sans_condensed::bold())?,
        })
    }

    /// One of them.
    pub const fn cut(&self, weight: Weight) -> &Cut {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

impl Cut {
    fn read(bytes: &'static [u8]) -> Result<Self, PaperError> {
        let face = Face::from_slice(bytes, 0).ok_or(PaperError::Font)?;
        let left_to_right = Direction::LeftToRight;
        Ok(Self {
            latin: ShapePlan::new(&face, left_to_right, Some(script::LATIN), None, &[]),
            face,
            widths: RefCell::default(),
            font: krilla::text::Font::new(bytes.into(), 0).ok_or(PaperError::Font)?,
        })
    }

    /// The signs of a line, from left to right.
    pub fn shape(&self, text: &str) -> Shaped {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        // What has no letters is set as if it had ours.
        if buffer.script() == script::UNKNOWN {
            buffer.set_script(script::LATIN);
        }
        let output = if buffer.script() == script::LATIN {
            rustybuzz::shape_with_plan(&self.face, &self.latin, buffer)
        } else {
            rustybuzz::shape(&self.face, &[], buffer)
        };
        let em = f32::from(u16::try_from(self.face.units_per_em()).unwrap_or(2048));
        let part = |units: i32| f32::from(i16::try_from(units).unwrap_or(0)) / em;
        let infos = output.glyph_infos();
        let mut width = 0.0;
        let mut glyphs = Vec::with_capacity(infos.len());
        for (index, (info, at)) in infos.iter().zip(output.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let later = infos[index..].iter().map(|next| next.cluster as usize);
            let end = later.into_iter().find(|next| *next > start);
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            let (id, advance) = if id == 0 {
                self.missing(em)
            } else {
                (id, part(at.x_advance))
            };
            width += advance;
            glyphs.push(Glyph {
                id,
                text: start..end.unwrap_or(text.len()),
                advance,
                offset: (part(at.x_offset), part(at.y_offset)),
            });
        }
        Shaped { glyphs, width }
    }

    fn missing(&self, em: f32) -> (u16, f32) {
        let id = self.face.glyph_index(MISSING).unwrap_or_default();
        let advance = self.face.glyph_hor_advance(id).unwrap_or_default();
        (id.0, f32::from(advance) / em)
    }

    /// How wide a text is, in points, at a size.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        if let Some(known) = self.widths.borrow().get(text) {
            return known * size;
        }
        let width = self.shape(text).width;
        self.widths.borrow_mut().insert(text.to_owned(), width);
        width * size
    }
}

/// A text as it can stand on paper: without what is no sign of its own.
pub fn printable(text: &str) -> String {
    let shown = text.chars().filter_map(|sign| match sign {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        // What only joins signs, turns them, or marks the beginning of a file.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => None,
        // For private use, or no character at all.
        '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' | '\u{f0000}'..='\u{10ffff}' => {
            Some('\u{fffd}')
        }
        sign if sign.is_control() => None,
        sign => Some(sign),
    });
    shown.collect()
}
