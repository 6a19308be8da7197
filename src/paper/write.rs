//! What was laid out, as a PDF: each piece with what it is, everything else marked as not to be read.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::{luma, rgb};
use krilla::configure::validate::Accessibility;
use krilla::configure::{Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagKind, TagTree,
};
use krilla::text::{GlyphId, KrillaGlyph};

use crate::paper::font::{Fonts, printable};
use crate::paper::laid::{BAR, HEIGHT, Laid, Line, Node, Page, WIDTH};
use crate::paper::{Paper, PaperError, Tone};

const INK: u8 = 0;
const SOFT: u8 = 85;
const RULE: u8 = 150;
/// How far from the corners the line ends that is drawn across what counts no more.
const STRUCK: f32 = 60.0;

/// The bytes.
pub fn write(paper: &Paper, fonts: &Fonts, laid: &Laid) -> Result<Vec<u8>, PaperError> {
    let mut document = Document::new_with(SerializeSettings {
        enable_tagging: true,
        configuration: accessible()?,
        ..SerializeSettings::default()
    });
    let mut pieces: Vec<Vec<Identifier>> = vec![Vec::new(); laid.leaves];
    for page in &laid.pages {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(unwritten)?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        draw(&mut surface, page, paper.struck)?;
        for line in &page.lines {
            let tag = match line.leaf {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
            };
            let id = surface.start_tagged(tag);
            set(&mut surface, fonts, line);
            surface.end_tagged();
            if let Some(piece) = line.leaf.and_then(|leaf| pieces.get_mut(leaf)) {
                piece.push(id);
            }
        }
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(tree(paper, laid, &mut pieces));
    document.set_outline(outline(laid));
    let about = Metadata::new()
        .title(printable(&paper.title))
        .language(paper.language.to_owned());
    let about = match &paper.mark {
        Some(mark) => about.keywords(vec![mark.clone()]),
        None => about,
    };
    document.set_metadata(about);
    document
        .finish()
        .map_err(|error| PaperError::Write(reason(&error)))
}

const fn unwritten() -> PaperError {
    PaperError::Write("no such sheet")
}

/// What the library says, without the words of the paper, which may stand in it.
const fn reason(error: &KrillaError) -> &'static str {
    match error {
        KrillaError::Validation(_) => "not as PDF/UA asks",
        KrillaError::Font(..) => "a font cannot be put into it",
        KrillaError::Limit(_) => "too large for PDF",
        KrillaError::DuplicateNamedDestination(_)
        | KrillaError::DuplicateTagId(..)
        | KrillaError::UnknownTagId(..) => "a name in it is not there once",
    }
}

fn accessible() -> Result<Configuration, PaperError> {
    ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| PaperError::Write("no such standard"))
}

/// What is drawn beside the text.
fn draw(surface: &mut Surface<'_>, page: &Page, struck: bool) -> Result<(), PaperError> {
    let stroke = |dash| Stroke {
        paint: luma::Color::new(RULE).into(),
        width: 0.6,
        dash,
        ..Stroke::default()
    };
    let mut paths: Vec<(Path, Option<StrokeDash>)> = Vec::new();
    for (x, y, width) in &page.rules {
        let mut path = PathBuilder::new();
        path.move_to(*x, *y);
        path.line_to(x + width, *y);
        paths.push((path.finish().ok_or_else(unwritten)?, None));
    }
    if let Some((x, y, width, height)) = page.edge {
        let mut path = PathBuilder::new();
        path.push_rect(Rect::from_xywh(x, y, width, height).ok_or_else(unwritten)?);
        let dash = StrokeDash {
            array: vec![4.0, 3.0],
            offset: 0.0,
        };
        paths.push((path.finish().ok_or_else(unwritten)?, Some(dash)));
    }
    if struck {
        let mut path = PathBuilder::new();
        path.move_to(STRUCK, HEIGHT - STRUCK);
        path.line_to(WIDTH - STRUCK, STRUCK);
        paths.push((path.finish().ok_or_else(unwritten)?, None));
    }
    for (x, y, width, tone) in &page.bars {
        let mut path = PathBuilder::new();
        path.push_rect(Rect::from_xywh(*x, *y, *width, BAR).ok_or_else(unwritten)?);
        let path = path.finish().ok_or_else(unwritten)?;
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::Layout,
        )));
        surface.set_fill(Some(Fill {
            paint: colour(*tone).into(),
            ..Fill::default()
        }));
        surface.draw_path(&path);
        surface.end_tagged();
    }
    for (path, dash) in paths {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::Layout,
        )));
        surface.set_fill(None);
        surface.set_stroke(Some(stroke(dash)));
        surface.draw_path(&path);
        surface.set_stroke(None);
        surface.end_tagged();
    }
    Ok(())
}

/// They differ in how dark they are as well, for a printer without colours.
fn colour(tone: Tone) -> rgb::Color {
    match tone {
        Tone::Green => rgb::Color::new(0x2f, 0x8f, 0x57),
        Tone::Yellow => rgb::Color::new(0xe0, 0xa9, 0x1b),
        Tone::Red => rgb::Color::new(0xb3, 0x26, 0x1e),
    }
}

/// A line of text.
fn set(surface: &mut Surface<'_>, fonts: &Fonts, line: &Line) {
    let cut = fonts.cut(line.weight);
    let shaped = cut.shape(&line.text);
    let glyphs: Vec<KrillaGlyph> = shaped
        .glyphs
        .into_iter()
        .map(|glyph| {
            let (x, y) = glyph.offset;
            KrillaGlyph::new(
                GlyphId::new(glyph.id.into()),
                glyph.advance,
                x,
                y,
                0.0,
                glyph.text,
                None,
            )
        })
        .collect();
    surface.set_fill(Some(Fill {
        paint: luma::Color::new(if line.soft { SOFT } else { INK }).into(),
        ..Fill::default()
    }));
    let at = Point::from_xy(line.x, line.y);
    surface.draw_glyphs(at, &glyphs, cut.font.clone(), &line.text, line.size, false);
}

/// What belongs to what, in the order in which it is read.
fn tree(paper: &Paper, laid: &Laid, pieces: &mut [Vec<Identifier>]) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(paper.language.to_owned()));
    let mut group = |tag: TagKind, leaf: usize| {
        let mut group = TagGroup::new(tag);
        let lines = pieces.get_mut(leaf).map(std::mem::take);
        for line in lines.unwrap_or_default() {
            group.push(line);
        }
        group
    };
    for node in &laid.nodes {
        match node {
            Node::Heading {
                level, text, leaf, ..
            } => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                tree.push(group(Tag::Hn(level, Some(text.clone())).into(), *leaf));
            }
            Node::Paragraph(leaf) => tree.push(group(Tag::P.into(), *leaf)),
            Node::Quote(leaf) => {
                let mut quote = TagGroup::new(Tag::BlockQuote);
                quote.push(group(Tag::P.into(), *leaf));
                tree.push(quote);
            }
            Node::List { numbered, items } => {
                let marks = if *numbered {
                    ListNumbering::Decimal
                } else {
                    ListNumbering::None
                };
                let mut list = TagGroup::new(Tag::L(marks));
                for (mark, entry) in items {
                    let mut item = TagGroup::new(Tag::LI);
                    let mark = group(Tag::Lbl.into(), *mark);
                    if !mark.children.is_empty() {
                        item.push(mark);
                    }
                    item.push(group(Tag::LBody.into(), *entry));
                    list.push(item);
                }
                tree.push(list);
            }
            Node::Table { head, rows } => {
                let mut table = TagGroup::new(Tag::Table);
                let mut row = |cells: &[usize], first: TableHeaderScope, all: bool| {
                    let mut row = TagGroup::new(Tag::TR);
                    for (index, leaf) in cells.iter().enumerate() {
                        let tag = if all || index == 0 {
                            Tag::TH(first).into()
                        } else {
                            Tag::TD.into()
                        };
                        row.push(group(tag, *leaf));
                    }
                    row
                };
                table.push(row(head, TableHeaderScope::Column, true));
                for cells in rows {
                    table.push(row(cells, TableHeaderScope::Row, false));
                }
                tree.push(table);
            }
        }
    }
    tree
}

/// The headings, for whoever jumps from one to the next.
fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    for node in &laid.nodes {
        if let Node::Heading {
            level: 1 | 2,
            text,
            page,
            y,
            ..
        } = node
        {
            let to = XyzDestination::new(*page, Point::from_xy(0.0, *y));
            outline.push_child(OutlineNode::new(text.clone(), to));
        }
    }
    outline
}
