//! Papers read back by a reader that is not ours.

use super::*;

const LETTERS: &str = "áčđŋšŧž ÁČĐŊŠŦŽ æøå ÆØÅ";

fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        title: "Planen til Ánne".to_owned(),
        language: "nb",
        sheet: Sheet::A4,
        blocks,
        foot: vec!["Planen til Ánne".to_owned()],
        struck: false,
        mark: None,
    }
}

fn bytes(paper: &Paper) -> Vec<u8> {
    pdf(paper, &|page, of| format!("Side {page} av {of}")).unwrap()
}

/// The text of each page, its white space made one space.
fn pages(bytes: &[u8]) -> Vec<String> {
    let read = lopdf::Document::load_mem(bytes).unwrap();
    let text = |page: u32| read.extract_text(&[page]).unwrap();
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    read.get_pages().into_keys().map(text).map(plain).collect()
}

fn words(count: usize) -> String {
    let all: Vec<String> = (0..count).map(|n| format!("ord{n}")).collect();
    all.join(" ")
}

#[test]
fn every_letter_of_our_languages_is_read_back() {
    let blocks = vec![
        Block::Title(format!("Tittel {LETTERS}")),
        Block::Heading("Det som hjelper".to_owned()),
        Block::Text(LETTERS.to_owned()),
        Block::Strong(LETTERS.to_owned()),
        Block::Quote("«slik vil jeg ha det»".to_owned()),
        Block::Text("fiffi på affæren ☎ ❤".to_owned()),
    ];
    let read = pages(&bytes(&paper(blocks)));
    let [page] = read.as_slice() else {
        panic!("{read:?}")
    };
    let expected = format!(
        "Tittel {LETTERS} Det som hjelper {LETTERS} {LETTERS} «slik vil jeg ha det» fiffi på affæren ☎ ❤"
    );
    assert!(page.contains(&expected), "{page}");
    assert!(!page.contains("Side"), "one page has no number: {page}");
}

/// Of what the font has no sign for, nothing is dropped, and nothing stops the paper from being made.
#[test]
fn what_people_write_is_always_a_paper() {
    let odd = [
        "漢字",
        "e\u{30c}",
        "❤\u{fe0f}",
        "👩\u{200d}👧",
        "\u{e000}",
        "\u{feff}a",
        "\0b\u{7}",
        "a\tb",
        "\u{202e}c",
        "\u{ad}",
        "\u{fffe}",
        "لا",
        "שלום",
        "\u{a0}",
        "",
        "\n\n",
        "\r\n",
        "\u{1f9ff}",
        "\u{85}",
        "\u{2028}",
        "\u{10ffff}",
    ];
    for text in odd {
        let text = text.to_owned();
        let blocks = vec![
            Block::Title(text.clone()),
            Block::Heading(text.clone()),
            Block::Text(format!("før {text} etter")),
            Block::List(vec![text.clone(), text.clone()]),
            Block::Answers(vec![(text.clone(), text.clone())]),
            Block::Table {
                head: vec![text.clone(), text.clone()],
                rows: vec![vec![text.clone(), text.clone()]],
            },
        ];
        let read = pages(&bytes(&paper(blocks))).join(" ");
        assert!(read.contains("før"), "{text:?}: {read}");
        assert!(read.contains("etter"), "{text:?}: {read}");
    }
}

#[test]
fn what_is_too_long_for_a_page_goes_on_on_the_next_and_nothing_is_lost() {
    let rows = (0..60).map(|n| vec![format!("oppgave{n}"), words(20), String::new()]);
    let blocks = vec![
        Block::Title("Planen".to_owned()),
        Block::Text(words(1_500)),
        Block::List((0..80).map(|n| format!("punkt{n}")).collect()),
        Block::Table {
            head: vec!["Hva".to_owned(), "Jeg".to_owned(), "Andre".to_owned()],
            rows: rows.collect(),
        },
    ];
    let read = pages(&bytes(&paper(blocks)));
    assert!(read.len() > 3, "{}", read.len());
    let mut all: Vec<&str> = Vec::new();
    for (index, page) in read.iter().enumerate() {
        let number = format!("Side {} av {}", index + 1, read.len());
        assert!(page.contains(&number), "{page}");
        assert!(page.contains("Planen til Ánne"), "{page}");
        all.extend(page.split(' '));
    }
    let count = |word: &str| all.iter().filter(|found| **found == word).count();
    assert_eq!(count("ord1499"), 1);
    // In the text and in each row.
    assert_eq!(count("ord19"), 61);
    assert_eq!((count("punkt0"), count("punkt79")), (1, 1));
    assert_eq!((count("oppgave0"), count("oppgave59")), (1, 1));
    let with_rows = read.iter().filter(|page| page.contains("oppgave")).count();
    assert_eq!(
        count("Andre"),
        with_rows,
        "a head on each page of the table"
    );
}

#[test]
fn a_head_of_several_lines_stands_above_the_rows_on_each_page() {
    let fonts = font::Fonts::load().unwrap();
    let paper = paper(vec![Block::Table {
        head: vec![words(30), words(2)],
        rows: vec![vec![words(30), words(30)]; 40],
    }]);
    let laid = layout::lay(&paper, &fonts, 11.0, false);
    assert!(laid.pages.len() > 1);
    for page in laid.pages.iter().skip(1) {
        let of = |head: bool| {
            page.lines
                .iter()
                .filter(move |line| line.leaf.is_none() == head)
        };
        let head = of(true).map(|line| line.y).fold(0.0, f32::max);
        let first = of(false).map(|line| line.y).fold(f32::MAX, f32::min);
        assert!(head > 0.0 && head < first, "{head} {first}");
    }
}

#[test]
fn a_word_that_is_wider_than_the_paper_is_cut_and_whole() {
    let long = "lang".repeat(200);
    for sheet in [Sheet::A4, Sheet::Large, Sheet::Folded, Sheet::Card] {
        let paper = Paper {
            sheet,
            ..paper(vec![
                Block::Title("Kort".to_owned()),
                Block::Text(long.clone()),
            ])
        };
        let read = pages(&bytes(&paper)).concat().replace(' ', "");
        assert!(read.contains(&long), "{read}");
    }
}

/// No line is wider than what it stands in, and none stands below the foot.
#[test]
fn every_line_has_its_place_on_the_sheet() {
    let fonts = font::Fonts::load().unwrap();
    for sheet in [Sheet::A4, Sheet::Large, Sheet::Folded, Sheet::Card] {
        let paper = Paper {
            sheet,
            ..paper(vec![
                Block::Title(words(30)),
                Block::Text(words(900)),
                Block::Steps((0..90).map(|_| words(9)).collect()),
                Block::Answers(vec![(words(5), words(200)), ("x".repeat(99), words(3))]),
                Block::Table {
                    head: vec![words(4); 4],
                    rows: vec![
                        vec![words(9); 4],
                        vec!["y".repeat(99); 4],
                        vec![words(700); 4],
                    ],
                },
                Block::Strip(vec![
                    (
                        Tone::Green,
                        vec![Block::Text(words(9)), Block::Text("z".repeat(99))],
                    ),
                    (Tone::Yellow, vec![Block::Text(words(900))]),
                    (Tone::Red, vec![Block::Answers(vec![(words(3), words(30))])]),
                ]),
                Block::Columns(
                    [3, 90, 4, 2_000, 5]
                        .map(|many| vec![Block::Subheading(words(2)), Block::Text(words(many))])
                        .to_vec(),
                ),
            ])
        };
        let mut laid = layout::lay(&paper, &fonts, 11.0, false);
        layout::feet(&paper, &fonts, &mut laid, &|page, of| {
            format!("{page}/{of}")
        });
        let right = match sheet {
            Sheet::A4 | Sheet::Large => laid::WIDTH - 50.0,
            Sheet::Folded => laid::WIDTH - 33.0,
            Sheet::Card => 51.0 + 242.65,
        };
        for page in &laid.pages {
            assert!(!page.lines.is_empty());
            for line in &page.lines {
                let end = line.x
                    + fonts
                        .cut(line.weight)
                        .width(line.text.trim_end(), line.size);
                let inside = line.leaf.is_none() || end <= right;
                assert!(inside, "{end} {}", line.text);
                let edge = if sheet == Sheet::Folded { 33.0 } else { 50.0 };
                assert!(line.y <= laid::HEIGHT - edge, "{} {}", line.y, line.text);
            }
        }
    }
}

#[test]
fn text_becomes_smaller_before_there_is_a_third_page() {
    let fonts = font::Fonts::load().unwrap();
    let long = |many| paper(vec![Block::Title("P".to_owned()), Block::Text(words(many))]);
    let laid = |many| {
        layout::lay(&long(many), &fonts, SIZES[0], false)
            .pages
            .len()
    };
    let most = (1..200)
        .map(|n| n * 50)
        .find(|many| laid(*many) > 2)
        .unwrap();
    assert_eq!(pages(&bytes(&long(10))).len(), 1);
    assert_eq!(pages(&bytes(&long(most))).len(), 2);
    assert!(pages(&bytes(&long(most * 2))).len() > 2);
}

fn folded(blocks: Vec<Block>) -> Paper {
    Paper {
        sheet: Sheet::Folded,
        ..paper(blocks)
    }
}

fn parts(many: usize, long: usize) -> Block {
    let part = |n: usize| {
        vec![
            Block::Subheading(format!("del{n}")),
            Block::Text(format!("begynner{n} {} slutter{n}", words(long))),
        ]
    };
    Block::Columns((0..many).map(part).collect())
}

/// In as large letters as it can be, never in smaller ones than nine points, and as few sheets as it can.
#[test]
fn one_sheet_is_one_sheet_as_long_as_it_can_be() {
    let fit = |many: usize| {
        let paper = folded(vec![Block::Title("P".to_owned()), parts(many, 20)]);
        let [file, page] = one_sheet::fit(&paper).unwrap();
        let pages = pages(&bytes(&paper)).len();
        assert_eq!(pages.div_ceil(2), usize::from(file.sheets), "{many}");
        assert!(
            page.sheets > file.sheets || page.size <= file.size,
            "{many}"
        );
        (file.size, file.sheets)
    };
    let all: Vec<(u16, u16)> = (1..120).step_by(4).map(fit).collect();
    assert_eq!(all.first(), Some(&(110, 1)));
    let one = all.iter().filter(|(_, sheets)| *sheets == 1);
    let sizes: Vec<u16> = one.map(|(size, _)| *size).collect();
    assert!(sizes.is_sorted_by(|one, next| one >= next), "{sizes:?}");
    assert_eq!(sizes.last(), Some(&90), "before there is a second one");
    let sheets: Vec<u16> = all.iter().map(|(_, sheets)| *sheets).collect();
    assert!(sheets.is_sorted() && sheets.last() > Some(&1), "{sheets:?}");
}

#[test]
fn pieces_in_columns_and_strips_are_whole_however_long_they_are() {
    for long in [1, 40, 400, 3_000] {
        let strip = [(Tone::Green, 'g'), (Tone::Yellow, 'y'), (Tone::Red, 'r')];
        let strip = strip.map(|(tone, name)| {
            let text = format!("{name}først {} {name}sist", words(long));
            (tone, vec![Block::Text(text)])
        });
        let paper = folded(vec![
            Block::Title("P".to_owned()),
            Block::Strip(strip.to_vec()),
            parts(7, long),
            Block::Text("til slutt".to_owned()),
        ]);
        assert_eq!(paper.level_of_pieces(), 2, "no level is left out");
        let read = pages(&bytes(&paper));
        let all: Vec<&str> = read.iter().flat_map(|page| page.split(' ')).collect();
        let count = |word: &str| all.iter().filter(|found| **found == word).count();
        for n in 0..7 {
            for word in ["del", "begynner", "slutter"] {
                assert_eq!(count(&format!("{word}{n}")), 1, "{long} {word}{n}");
            }
        }
        for name in ["g", "y", "r"] {
            assert_eq!(count(&format!("{name}først")), 1, "{long}");
            assert_eq!(count(&format!("{name}sist")), 1, "{long}");
        }
        assert_eq!(count(&format!("ord{}", long - 1)), 10, "{long}");
        assert!(read.last().unwrap().contains("til slutt"), "{long}");
    }
}

/// A size that leaves some of it for the back is given up for one that does not, where there is one.
#[test]
fn what_belongs_on_the_front_stands_there() {
    let whole = |front: usize| {
        folded(vec![
            parts(front, 30),
            Block::Text("det siste foran".to_owned()),
            Block::Turn,
            parts(3, 30),
        ])
    };
    let fonts = font::Fonts::load().unwrap();
    let mut smaller = 0;
    for front in 2..30 {
        let paper = whole(front);
        let [file, _] = one_sheet::fit(&paper).unwrap();
        let first = pages(&bytes(&paper)).swap_remove(0);
        let stands = first.contains("det siste foran");
        let smallest = layout::lay(&paper, &fonts, 9.0, false).front;
        assert!(stands || smallest > Some(1.0), "{front} {file:?}");
        smaller += usize::from(stands && file.size < 110);
    }
    assert!(smaller > 1, "{smaller}");
}

/// It begins on a page of its own only where it does not fit on the sheet with what stands before it.
#[test]
fn what_is_a_paper_of_its_own_shares_the_sheet_where_there_is_room() {
    let whole = |many| {
        folded(vec![
            parts(6, 30),
            Block::Apart,
            Block::Heading("Resten".to_owned()),
            parts(many, 30),
        ])
    };
    let (short, long) = (whole(4), whole(90));
    assert!(!one_sheet::fit(&short).unwrap()[0].apart);
    let [file, _] = one_sheet::fit(&long).unwrap();
    assert!(file.apart && file.first == 1 && file.sheets > 1, "{file:?}");
    let read = pages(&bytes(&long));
    let begins = read.iter().find(|page| page.contains("Resten")).unwrap();
    assert!(begins.starts_with("Resten"), "{begins}");
}

#[test]
fn what_is_asked_stands_on_the_line_of_what_was_answered() {
    let answers = vec![
        ("Tegn".to_owned(), "svarer ikke".to_owned()),
        (String::new(), "sertralin".to_owned()),
        ("Et langt spørsmål ".repeat(20), words(60)),
    ];
    let fonts = font::Fonts::load().unwrap();
    let paper = folded(vec![Block::Answers(answers)]);
    let laid = layout::lay(&paper, &fonts, 10.0, false);
    let lines = &laid.pages[0].lines;
    let line = |text: &str| lines.iter().find(|line| line.text.contains(text)).unwrap();
    let (asked, said) = (line("Tegn: "), line("svarer ikke"));
    assert!((asked.y - said.y).abs() < 0.1 && said.x > asked.x);
    assert!(line("sertralin").weight == font::Weight::Bold);
    let read = pages(&bytes(&paper)).concat();
    assert!(read.contains("Tegn: svarer ikke sertralin"), "{read}");
    assert!(read.contains("ord59"), "{read}");
}

#[test]
fn it_says_what_it_is_and_the_same_is_the_same_bytes() {
    let blocks = vec![
        Block::Title("Planen".to_owned()),
        Block::Heading("Det som hjelper".to_owned()),
        Block::List(vec!["en".to_owned()]),
    ];
    let made = bytes(&paper(blocks.clone()));
    assert_eq!(made, bytes(&paper(blocks)));
    let read = lopdf::Document::load_mem(&made).unwrap();
    let catalog = read.catalog().unwrap();
    let language = catalog.get(b"Lang").unwrap().as_str().unwrap();
    assert_eq!(language, b"nb");
    let marked = catalog.get(b"MarkInfo").unwrap();
    let marked = marked.as_dict().unwrap().get(b"Marked").unwrap();
    assert!(marked.as_bool().unwrap());
    let roles: Vec<String> = read
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"S").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    for role in ["Document", "H1", "H2", "L", "LI", "Lbl", "LBody"] {
        assert!(roles.iter().any(|found| found == role), "{role} {roles:?}");
    }
}

/// A program that is given the file finds the mark without unpacking anything; a reader does not see it.
#[test]
fn a_mark_stands_in_the_file_and_on_no_page() {
    let mark = "hjemmevakt-document/1 0000000000000001-42 ab cd";
    let marked = Paper {
        mark: Some(mark.to_owned()),
        ..paper(vec![Block::Title("Kort".to_owned())])
    };
    let written = bytes(&marked);
    assert!(
        written
            .windows(mark.len())
            .any(|part| part == mark.as_bytes())
    );
    assert!(!pages(&written).concat().contains("hjemmevakt-document"));
}

/// A line is drawn from corner to corner on every page, and nothing that stands there is lost.
#[test]
fn what_counts_no_more_is_struck_on_every_page() {
    let plain = paper(vec![Block::Text(words(2_000))]);
    let struck = Paper {
        struck: true,
        ..plain.clone()
    };
    let (before, after) = (bytes(&plain), bytes(&struck));
    assert_eq!(pages(&before), pages(&after));
    let lines = |bytes: &[u8]| -> Vec<usize> {
        let read = lopdf::Document::load_mem(bytes).unwrap();
        let ids = read.get_pages().into_values();
        ids.map(|id| {
            let content = read.get_page_content(id);
            let content = lopdf::content::Content::decode(&content).unwrap();
            let drawn = content.operations.iter();
            drawn.filter(|one| one.operator == "l").count()
        })
        .collect()
    };
    let (before, after) = (lines(&before), lines(&after));
    assert!(before.len() > 1, "several pages");
    let one_more: Vec<usize> = before.iter().map(|count| count + 1).collect();
    assert_eq!(after, one_more);
}
