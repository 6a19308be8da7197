//! What stands where: blocks become lines on pages. A heading is never the last on a page; a row of a table is cut only where a page is too
//! short for it, and the head of a table stands above its rows on each page.

use crate::paper::font::{Fonts, Weight, printable};
use crate::paper::laid::{HEIGHT, Laid, Line, Node, Page, WIDTH};
use crate::paper::wrap;
use crate::paper::{Block, Paper, Sheet};

/// Left free at each edge.
const MARGIN: f32 = 51.0;
/// A bank card is so wide.
const CARD: f32 = 242.65;
/// Free inside the edge of a card.
const INSIDE: f32 = 14.0;
/// From one line to the next, in parts of the size.
const LEADING: f32 = 1.38;
/// The size of what stands at the foot.
const FOOT: f32 = 8.0;
/// Between two columns.
const GUTTER: f32 = 10.0;

/// How a piece of text looks.
#[derive(Clone, Copy)]
struct Look {
    size: f32,
    weight: Weight,
    soft: bool,
}

impl Look {
    const fn of(size: f32, weight: Weight) -> Self {
        Self {
            size,
            weight,
            soft: false,
        }
    }

    const fn soft(size: f32) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            soft: true,
        }
    }
}

/// Lines in a column, which is one piece.
struct Cell {
    x: f32,
    look: Look,
    lines: Vec<String>,
    leaf: Option<usize>,
}

/// The blocks of a paper on pages, without their feet.
pub fn lay(paper: &Paper, fonts: &Fonts, size: f32) -> Laid {
    let (left, width, top, title) = match paper.sheet {
        Sheet::A4 | Sheet::Large => (MARGIN, WIDTH - 2.0 * MARGIN, MARGIN, 1.8),
        Sheet::Card => (MARGIN + INSIDE, CARD - 2.0 * INSIDE, MARGIN + INSIDE, 1.25),
    };
    let mut flow = Flow {
        fonts,
        left,
        width,
        top,
        bottom: HEIGHT - MARGIN - FOOT * LEADING * feet_lines(paper) - INSIDE,
        y: top,
        size,
        title,
        laid: Laid {
            pages: vec![Page::default()],
            nodes: Vec::new(),
            leaves: 0,
        },
        repeats: Vec::new(),
    };
    for block in &paper.blocks {
        flow.block(block);
    }
    if paper.sheet == Sheet::Card {
        flow.edges();
    }
    flow.laid
}

fn feet_lines(paper: &Paper) -> f32 {
    // One more for the number of the page.
    f32::from(u16::try_from(paper.foot.len() + 1).unwrap_or(u16::MAX))
}

/// What stands at the foot of each page.
pub fn feet(
    paper: &Paper,
    fonts: &Fonts,
    laid: &mut Laid,
    numbered: &dyn Fn(usize, usize) -> String,
) {
    let of = laid.pages.len();
    for (index, page) in laid.pages.iter_mut().enumerate() {
        let number = (of > 1).then(|| numbered(index + 1, of));
        let all: Vec<String> = paper.foot.iter().cloned().chain(number).collect();
        let cut = fonts.cut(Weight::Regular);
        let mut y = HEIGHT - MARGIN;
        for text in all.iter().rev() {
            for text in wrap::lines(cut, FOOT, WIDTH - 2.0 * MARGIN, text)
                .into_iter()
                .rev()
            {
                page.lines.push(Line {
                    x: MARGIN,
                    y,
                    size: FOOT,
                    weight: Weight::Regular,
                    soft: true,
                    text,
                    leaf: None,
                });
                y -= FOOT * LEADING;
            }
        }
    }
}

struct Flow<'a> {
    fonts: &'a Fonts,
    left: f32,
    width: f32,
    top: f32,
    bottom: f32,
    y: f32,
    size: f32,
    /// The size of the title, in parts of the text's.
    title: f32,
    laid: Laid,
    /// The head of the table that is being laid, for the next page.
    repeats: Vec<(String, f32, f32)>,
}

impl Flow<'_> {
    fn block(&mut self, block: &Block) {
        let size = self.size;
        let text = Look::of(size, Weight::Regular);
        match block {
            Block::Title(words) => self.heading(1, words, size * self.title, 0.0),
            Block::Heading(words) => self.heading(2, words, size * 1.3, size * 1.1),
            Block::Subheading(words) => self.heading(3, words, size, size * 0.6),
            Block::Text(words) => self.paragraph(words, text, Node::Paragraph),
            Block::Strong(words) => {
                self.paragraph(words, Look::of(size * 1.15, Weight::Bold), Node::Paragraph);
            }
            Block::Soft(words) => self.paragraph(words, Look::soft(size * 0.9), Node::Paragraph),
            Block::Quote(words) => self.indented(words, text),
            Block::List(entries) => self.list(entries, false),
            Block::Steps(entries) => self.list(entries, true),
            Block::Answers(answers) => self.answers(answers),
            Block::Table { head, rows } => self.table(head, rows),
        }
    }

    fn leaf(&mut self) -> usize {
        self.laid.leaves += 1;
        self.laid.leaves - 1
    }

    fn at_top(&self) -> bool {
        self.y <= self.top
    }

    fn next_page(&mut self) {
        self.laid.pages.push(Page::default());
        self.y = self.top;
        for (text, x, width) in self.repeats.clone() {
            let look = Look::soft(self.size * 0.9);
            let lines = self.wrapped(look, width, &text);
            self.put(&Cell {
                x,
                look,
                lines,
                leaf: None,
            });
        }
        if !self.repeats.is_empty() {
            self.y += self.size * LEADING;
            self.rule();
        }
    }

    /// So much is needed in one piece.
    fn needs(&mut self, height: f32) {
        if self.y + height > self.bottom && !self.at_top() {
            self.next_page();
        }
    }

    fn space(&mut self, height: f32) {
        if !self.at_top() {
            self.y += height;
        }
    }

    fn wrapped(&self, look: Look, width: f32, text: &str) -> Vec<String> {
        wrap::lines(self.fonts.cut(look.weight), look.size, width, text)
    }

    fn page(&mut self) -> Option<&mut Page> {
        self.laid.pages.last_mut()
    }

    /// The lines of a cell from here down, on this page; nothing moves on.
    fn put(&mut self, cell: &Cell) {
        for (row, text) in (0_u16..).zip(&cell.lines) {
            self.put_line(cell, f32::from(row), text);
        }
    }

    fn put_line(&mut self, cell: &Cell, row: f32, text: &str) {
        let Look { size, weight, soft } = cell.look;
        let y = self.y + row * size * LEADING + size;
        let (x, leaf, text) = (cell.x, cell.leaf, text.to_owned());
        if let Some(page) = self.page() {
            page.lines.push(Line {
                x,
                y,
                size,
                weight,
                soft,
                text,
                leaf,
            });
        }
    }

    /// Cells beside each other. They stay together on a page that is long enough for them.
    fn row(&mut self, cells: &[Cell]) {
        let height = |cell: &Cell| cell.look.size * LEADING;
        let step = cells.iter().map(height).fold(0.0, f32::max);
        let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        let whole = step * f32::from(u16::try_from(most).unwrap_or(u16::MAX));
        if self.top + whole <= self.bottom {
            self.needs(whole);
        }
        for index in 0..most {
            self.needs(step);
            for cell in cells {
                if let Some(text) = cell.lines.get(index) {
                    self.put_line(cell, 0.0, text);
                }
            }
            self.y += step;
        }
    }

    fn heading(&mut self, level: u16, words: &str, size: f32, before: f32) {
        let look = Look::of(size, Weight::Bold);
        let words = printable(words).trim().to_owned();
        if words.is_empty() {
            return;
        }
        let lines = self.wrapped(look, self.width, &words);
        let step = size * LEADING;
        let own = step * f32::from(u16::try_from(lines.len()).unwrap_or(1));
        self.needs(before + own + self.size * LEADING * 2.0);
        self.space(before);
        let (page, y, leaf) = (self.laid.pages.len() - 1, self.y, self.leaf());
        self.laid.nodes.push(Node::Heading {
            level,
            text: words,
            page,
            y,
            leaf,
        });
        self.row(&[Cell {
            x: self.left,
            look,
            lines,
            leaf: Some(leaf),
        }]);
        self.y += size * 0.15;
    }

    fn indented(&mut self, words: &str, look: Look) {
        let by = self.size * 1.1;
        self.left += by;
        self.width -= by;
        self.paragraph(words, look, Node::Quote);
        self.left -= by;
        self.width += by;
    }

    fn paragraph(&mut self, words: &str, look: Look, node: fn(usize) -> Node) {
        let lines = self.wrapped(look, self.width, words);
        let leaf = self.leaf();
        self.laid.nodes.push(node(leaf));
        let cell = Cell {
            x: self.left,
            look,
            lines: Vec::new(),
            leaf: Some(leaf),
        };
        for line in lines {
            self.needs(look.size * LEADING);
            self.put_line(&cell, 0.0, &line);
            self.y += look.size * LEADING;
        }
        self.y += self.size * 0.25;
    }

    fn list(&mut self, entries: &[String], numbered: bool) {
        let look = Look::of(self.size, Weight::Regular);
        let hang = self.size * if numbered { 1.9 } else { 1.1 };
        let mut items = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let mark = if numbered {
                format!("{}. ", index + 1)
            } else {
                "• ".to_owned()
            };
            let lines = self.wrapped(look, self.width - hang, entry);
            let (of_mark, of_entry) = (self.leaf(), self.leaf());
            items.push((of_mark, of_entry));
            self.row(&[
                Cell {
                    x: self.left,
                    look,
                    lines: vec![mark],
                    leaf: Some(of_mark),
                },
                Cell {
                    x: self.left + hang,
                    look,
                    lines,
                    leaf: Some(of_entry),
                },
            ]);
        }
        self.laid.nodes.push(Node::List { numbered, items });
        self.y += self.size * 0.25;
    }

    fn answers(&mut self, answers: &[(String, String)]) {
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
        self.y += self.size * 0.45;
    }

    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let columns = f32::from(u16::try_from(head.len().max(1)).unwrap_or(1));
        let width = (self.width - GUTTER * (columns - 1.0)) / columns;
        let (left, size) = (self.left, self.size);
        let x = |column: u16| left + f32::from(column) * (width + GUTTER);
        let heads = Look::soft(size * 0.9);
        let mut top = Vec::new();
        for (column, text) in (0_u16..).zip(head) {
            let lines = self.wrapped(heads, width, text);
            top.push(Cell {
                x: x(column),
                look: heads,
                lines,
                leaf: Some(self.leaf()),
            });
        }
        self.needs(size * LEADING * 4.0);
        self.row(&top);
        self.rule();
        let of_head = top.iter().filter_map(|cell| cell.leaf).collect();
        self.repeats = (0_u16..)
            .zip(head)
            .map(|(column, text)| (text.clone(), x(column), width))
            .collect();
        let mut of_rows = Vec::new();
        for row in rows {
            let mut cells = Vec::new();
            for (column, text) in (0_u16..).zip(row) {
                let weight = if column == 0 {
                    Weight::Bold
                } else {
                    Weight::Regular
                };
                let look = Look::of(size, weight);
                let lines = self.wrapped(look, width, text);
                cells.push(Cell {
                    x: x(column),
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
        self.y += size * 0.45;
    }

    fn rule(&mut self) {
        let (x, y, width) = (self.left, self.y + 2.0, self.width);
        if let Some(page) = self.page() {
            page.rules.push((x, y, width));
        }
        self.y += 4.0;
    }

    /// A line to cut along, around what stands on each page.
    fn edges(&mut self) {
        for page in &mut self.laid.pages {
            let lowest = page.lines.iter().map(|line| line.y).fold(0.0, f32::max);
            page.edge = Some((MARGIN, MARGIN, CARD, lowest + INSIDE - MARGIN));
        }
    }
}
