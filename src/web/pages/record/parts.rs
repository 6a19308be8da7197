//! What the pages of records are made of: the frame, a card, a field, a choice.

use axum::http::HeaderMap;
use maud::{Markup, html};

use crate::domain::time::Timestamp;
use crate::views::board::{self, Board};
use crate::views::shows::Shows;
use crate::views::{Viewer, record::words};
use crate::web::pages::closing;
use crate::web::pages::form::Keys;
use crate::web::pages::parts::{self, Frame, Theme};
use crate::web::pages::say::Say;
use crate::web::state::WebState;

/// A page: its title, where the way back leads, what stands on it.
pub fn page(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    back: Option<(&str, &str)>,
    title: &str,
    body: impl FnOnce(&Say<'_>) -> Markup,
) -> Markup {
    page_that_closes(web, viewer, headers, back, title, None, body)
}

/// The same, closed at once when what it shows may not be read any more.
pub fn page_that_closes(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    back: Option<(&str, &str)>,
    title: &str,
    shows: Option<&Shows>,
    body: impl FnOnce(&Say<'_>) -> Markup,
) -> Markup {
    let (state, now) = (web.engine.state(), web.engine.now());
    let board = board::board(&state, viewer, now, web.standing());
    let say = Say::new(&web.texts, viewer.language, board.zone.clone(), now);
    let live = shows.map_or_else(
        || format!("/api/v1/live?view=wall&lang={}", say.language),
        |shows| closing::live(&say, shows),
    );
    let inside = html! {
        @if shows.is_some() { (closing::place()) }
        (body(&say))
    };
    let banners = parts::banners(&say, &board);
    framed(
        web,
        viewer,
        headers,
        &Framed {
            say: &say,
            board: &board,
            live: &live,
            back,
            title,
        },
        &banners,
        &inside,
    )
}

/// What stands around what a page says.
pub struct Framed<'a> {
    /// How it is said.
    pub say: &'a Say<'a>,
    /// The board that it is shown beside.
    pub board: &'a Board,
    /// Where the live line is.
    pub live: &'a str,
    /// Where the way back leads, and in which word.
    pub back: Option<(&'a str, &'a str)>,
    /// The key of its title.
    pub title: &'a str,
}

/// The frame of a page to read and to fill in: the way back, the title, the line, one's account.
pub fn framed(
    web: &WebState,
    viewer: &Viewer,
    headers: &HeaderMap,
    around: &Framed<'_>,
    banners: &Markup,
    inside: &Markup,
) -> Markup {
    let say = around.say;
    let title = say.t(around.title);
    let frame = Frame {
        title: &title,
        assets: &web.assets.base(),
        live: around.live,
        class: "record",
        staff: viewer.staff.as_ref().map_or("", |staff| staff.as_str()),
        refresh: None,
        theme: Theme::of(headers),
    };
    let page = html! {
        header.bar {
            @if let Some((path, word)) = around.back { a.quiet.as-link href=(path) { "← " (say.t(word)) } }
            span.who { (title) }
            span.grow {}
            (parts::line(say))
            a.quiet.me href="/account" { (say.t("in-account-short")) }
        }
        (banners)
        main.page #main tabindex="-1" { (inside) }
    };
    parts::page(say, &frame, around.board, &page)
}

/// Where the way back leads: to her people, or to the board.
pub fn home(viewer: &Viewer) -> (&'static str, &'static str) {
    if viewer.works_days() && viewer.nurse().is_none() {
        ("/day", "rec-title-day")
    } else {
        ("/nurse", "ui-back-to-board")
    }
}

/// A card with one subject.
pub fn card(id: &str, heading: &str, inside: &Markup) -> Markup {
    html! {
        section.card id=(id) aria-labelledby=(format!("h-{id}")) {
            h2 id=(format!("h-{id}")) { (heading) }
            (inside)
        }
    }
}

/// Looks for somebody: the form, and how many were found. What is looked for is posted. `besides`: what stands between the two.
pub fn finding(
    say: &Say<'_>,
    keys: &Keys,
    path: &str,
    (typed, found): (&str, Option<usize>),
    besides: &Markup,
) -> Markup {
    let form = Form {
        say,
        keys,
        name: "find",
    };
    html! {
        (form.around(path, "", &html! {
            (form.line_with("q", "rec-search-what", "rec-search-hint", typed))
            (form.go("rec-search-go"))
        }))
        (besides)
        @if let Some(found) = found {
            div role="status" {
                @if found == 0 { p { (say.t("rec-found-none")) } }
                @else { p.soft { (say.numbered("rec-found", found)) } }
            }
        }
    }
}

/// One form of a page, which knows what was typed in it if it was refused.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// Sentences.
    pub say: &'a Say<'a>,
    /// Names of forms, and what was refused.
    pub keys: &'a Keys,
    /// Its name: the act, and what it is about.
    pub name: &'a str,
}

impl<'a> Form<'a> {
    /// What was typed, else what is kept.
    pub fn value(&self, field: &str, kept: &'a str) -> &'a str {
        self.keys
            .refused_act(self.name)
            .map_or(kept, |refused| refused.typed.get(field))
    }

    /// Whether it has come back with a reason.
    pub fn is_refused(&self) -> bool {
        self.keys.refused_act(self.name).is_some()
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, field: &str, word: &str, kept: bool) -> bool {
        self.keys.refused_act(self.name).map_or(kept, |refused| {
            let sent = &refused.typed.0;
            sent.iter()
                .any(|(name, value)| name == field && value == word)
        })
    }

    /// Names in a page are made of the form's.
    pub fn id(&self, field: &str) -> String {
        format!("{}-{field}", self.name.replace('.', "-"))
    }

    /// The form itself. `action`: where it goes; `item`: what in the record it is about.
    pub fn around(&self, action: &str, item: &str, inside: &Markup) -> Markup {
        html! {
            form.fields method="post" action=(action) {
                (self.keys.hidden(self.name))
                @if !item.is_empty() { input type="hidden" name="item" value=(item); }
                (self.keys.problem_of(self.name))
                (inside)
            }
        }
    }

    /// A line to write in.
    pub fn line(&self, field: &str, label: &str, kept: &'a str) -> Markup {
        self.input(field, label, None, kept, "text")
    }

    /// A line to write in, with a word about it.
    pub fn line_with(&self, field: &str, label: &str, hint: &str, kept: &'a str) -> Markup {
        self.input(field, label, Some(hint), kept, "text")
    }

    /// A day.
    pub fn day(&self, field: &str, label: &str, kept: &'a str) -> Markup {
        self.input(field, label, None, kept, "date")
    }

    fn input(
        &self,
        field: &str,
        label: &str,
        hint: Option<&str>,
        kept: &'a str,
        kind: &str,
    ) -> Markup {
        let id = self.id(field);
        let hint_id = format!("{id}-hint");
        html! {
            div {
                label for=(id) { (self.say.t(label)) }
                @if let Some(hint) = hint { p.hint id=(hint_id) { (self.say.t(hint)) } }
                input id=(id) name=(field) type=(kind) maxlength="200" autocomplete="off"
                    aria-describedby=[hint.map(|_| hint_id.as_str())] value=(self.value(field, kept));
            }
        }
    }

    /// A place to write more in.
    pub fn text(&self, field: &str, label: &str, kept: &'a str) -> Markup {
        let id = self.id(field);
        html! {
            div {
                label for=(id) { (self.say.t(label)) }
                textarea id=(id) name=(field) rows="3" { (self.value(field, kept)) }
            }
        }
    }

    /// One of several, by their words; nothing is chosen beforehand.
    pub fn asked<T>(
        &self,
        field: &str,
        label: &str,
        sentence: &str,
        all: &[(&'static str, T)],
    ) -> Markup {
        let id = self.id(field);
        let now = self.value(field, "");
        html! {
            div {
                label for=(id) { (self.say.t(label)) }
                select id=(id) name=(field) {
                    option value="" { (self.say.t("ui-choose")) }
                    @for (word, _) in all {
                        option value=(word) selected[*word == now] { (self.say.by(sentence, word)) }
                    }
                }
            }
        }
    }

    /// One of several, by their words.
    pub fn choice<T>(
        &self,
        field: &str,
        label: &str,
        sentence: &str,
        all: &[(&'static str, T)],
        kept: &'a str,
    ) -> Markup {
        let id = self.id(field);
        let now = self.value(field, kept);
        html! {
            div {
                label for=(id) { (self.say.t(label)) }
                select id=(id) name=(field) {
                    @for (word, _) in all {
                        option value=(word) selected[*word == now] { (self.say.by(sentence, word)) }
                    }
                }
            }
        }
    }

    /// Something that is so, or not.
    pub fn tick(&self, field: &str, word: &str, label: &str, kept: bool) -> Markup {
        html! {
            label.choice {
                input type="checkbox" name=(field) value=(word) checked[self.ticked(field, word, kept)];
                (label)
            }
        }
    }

    /// The button.
    pub fn go(&self, label: &str) -> Markup {
        html! { button.do.main.wide type="submit" { (self.say.t(label)) } }
    }
}

/// A form with nothing to fill in but what it is about.
pub fn button(
    say: &Say<'_>,
    keys: &Keys,
    action: &str,
    (name, item): (&str, &str),
    label: &str,
) -> Markup {
    html! {
        form method="post" action=(action) {
            (keys.hidden(name))
            input type="hidden" name="item" value=(item);
            button.do.small type="submit" { (say.t(label)) }
            (keys.problem_of(name))
        }
    }
}

/// A part that opens: folded, unless its form has come back.
pub fn folded(summary: &str, open: bool, inside: &Markup) -> Markup {
    html! {
        details.more open[open] {
            summary { (summary) }
            (inside)
        }
    }
}

/// A name and what stands there; nothing where there is nothing.
pub fn fact(name: &str, value: &str) -> Markup {
    html! { @if !value.is_empty() { dt { (name) } dd.words { (value) } } }
}

/// As a field for a day holds it.
pub fn day_field(say: &Say<'_>, at: Timestamp) -> String {
    let field = say.field(at);
    field.split('T').next().unwrap_or_default().to_owned()
}

/// The word of a part of the plan, in a sentence.
pub fn section(say: &Say<'_>, section: crate::domain::plans::section::Section) -> String {
    say.by("rec-section", words::word(&words::SECTIONS, &section))
}
