//! One audience: rendered once for each published state, and only what has changed is sent. Ends when nobody watches.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::ws::Utf8Bytes;
use serde_json::json;
use tokio::sync::broadcast;
use tokio::time::MissedTickBehavior;

use crate::domain::ids::{ContactId, DocumentId};
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::board::{self, Position, Standing};
use crate::views::json;
use crate::views::request;
use crate::views::shows::Shows;
use crate::web::live::Inner;
use crate::web::pages::closing;
use crate::web::pages::document;
use crate::web::pages::form::Keys;
use crate::web::pages::nurse::{self, Seen};
use crate::web::pages::request::doctor;
use crate::web::pages::reviews;
use crate::web::pages::wall;
use crate::web::state;

/// A word at least this often, so that a browser knows within five seconds that the line is gone.
const BEAT: Duration = Duration::from_secs(2);
/// At most this often is an audience rendered for; what comes closer together is sent together.
const BREATH: Duration = Duration::from_millis(20);
/// So many frames may wait for one socket; past that it is dropped, and resumes.
const BACKLOG: usize = 32;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// The wall's regions.
    Wall,
    /// The nurse's regions.
    Nurse,
    /// The regions of whoever asks for help.
    Doctor,
    /// The readings that the leader looks at.
    Leader,
    /// What of a page of a record may not be shown any more.
    Record,
    /// A document while it is written.
    Document(DocumentId),
    /// The board as JSON.
    Json,
}

/// What is looked at, by whom: all who are equal are sent the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Audience {
    /// What.
    pub view: View,
    /// By whom.
    pub viewer: Viewer,
    /// The contact that is open.
    pub contact: Option<ContactId>,
    /// What a page of a record shows.
    pub shows: Option<Shows>,
}

/// A view as it was rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// From which state.
    pub at: Position,
    /// When.
    pub now: Timestamp,
    standing: Standing,
    parts: BTreeMap<&'static str, String>,
    board: Option<serde_json::Value>,
    /// Sent even to a page that was made of the same state: what it shows was read a moment before.
    always: bool,
}

/// The sockets of an audience, and what they have been sent.
pub struct Channel {
    frames: broadcast::Sender<Utf8Bytes>,
    present: Mutex<Rendered>,
}

/// One of an audience.
pub struct Subscription {
    /// Changes from here on.
    pub frames: broadcast::Receiver<Utf8Bytes>,
    /// The view as it stands.
    pub present: Rendered,
}

impl Channel {
    /// With the view as it stands.
    pub fn new(present: Rendered) -> Self {
        Self {
            frames: broadcast::Sender::new(BACKLOG),
            present: Mutex::new(present),
        }
    }

    fn present(&self) -> MutexGuard<'_, Rendered> {
        self.present.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The view as it stands and every change after it: under one lock, so that none falls between.
    pub fn subscribe(&self) -> Subscription {
        let present = self.present();
        Subscription {
            frames: self.frames.subscribe(),
            present: present.clone(),
        }
    }

    /// Whether it was rendered from an earlier state than this.
    pub fn is_behind(&self, seq: u64) -> bool {
        self.present().at.seq < seq
    }

    /// Sends what is different from before. What was rendered of an earlier state comes too late.
    pub fn send(&self, next: Rendered) {
        let mut present = self.present();
        if next.at.epoch == present.at.epoch && next.at.seq < present.at.seq {
            return;
        }
        if let Some(frame) = next.difference(&present) {
            // Nobody listening is no fault: the loop ends at its next beat.
            let _ = self.frames.send(frame);
        }
        *present = next;
    }

    fn beat(&self, now: Timestamp) {
        let at = self.present().at.to_string();
        let beat = json!({"type": "beat", "at": at, "now": now.as_millis()});
        let _ = self.frames.send(beat.to_string().into());
    }
}

impl Rendered {
    /// All of it.
    pub fn whole(&self) -> Utf8Bytes {
        let all = self.parts.iter();
        self.frame(&all.map(|(name, html)| (*name, html.as_str())).collect())
    }

    /// What has changed since `before`; nothing, if nothing has.
    fn difference(&self, before: &Self) -> Option<Utf8Bytes> {
        if self.board.is_some() {
            return (self.board != before.board).then(|| self.whole());
        }
        let changed: BTreeMap<&str, &str> = self
            .parts
            .iter()
            .filter(|(name, html)| before.parts.get(*name) != Some(*html))
            .map(|(name, html)| (*name, html.as_str()))
            .collect();
        (!changed.is_empty()).then(|| self.frame(&changed))
    }

    fn frame(&self, parts: &BTreeMap<&str, &str>) -> Utf8Bytes {
        let (at, now) = (self.at.to_string(), self.now.as_millis());
        let frame = match &self.board {
            Some(board) => json!({"type": "board", "at": at, "now": now, "board": board}),
            None => json!({"type": "regions", "at": at, "now": now, "regions": parts}),
        };
        frame.to_string().into()
    }

    /// The view is as a page rendered at this position shows it.
    pub fn is_shown_by(&self, since: Position) -> bool {
        self.at == since && self.standing.writable && !self.always
    }
}

impl Inner {
    /// Renders for an audience from the present state.
    pub(super) fn render(&self, audience: &Audience) -> Rendered {
        let state = self.engine.state();
        let now = self.engine.now();
        let standing = state::standing(&self.engine, &self.screens);
        let (board, regions) = match audience.view {
            View::Wall => {
                let language = audience.viewer.language;
                wall::regions(&self.texts, &state, language, now, standing.clone(), true)
            }
            View::Nurse | View::Doctor | View::Leader | View::Record | View::Document(_) => {
                let seen = Seen {
                    texts: &self.texts,
                    state: &state,
                    viewer: &audience.viewer,
                    contact: audience.contact,
                    now,
                    standing: standing.clone(),
                    forms: self.forms.get().map(|shelf| &shelf.library),
                };
                let keys = Keys::default();
                match (audience.view, &audience.shows) {
                    (View::Record, Some(shows)) => closing::regions(&seen, shows),
                    (View::Document(id), _) => {
                        document::regions(&seen, id, &keys, &self.writers.of(id))
                    }
                    (View::Doctor, _) => doctor::regions(&seen, &keys),
                    (View::Leader, _) => reviews::regions(&seen, &keys),
                    (View::Nurse | View::Wall | View::Json | View::Record, _) => {
                        nurse::regions(&seen, &keys)
                    }
                }
            }
            View::Json => {
                let board = board::board(&state, &audience.viewer, now, standing.clone());
                (board, Vec::new())
            }
        };
        let parts = regions
            .into_iter()
            .map(|(name, html)| (name, html.into_string()))
            .collect();
        Rendered {
            at: board.at,
            now,
            standing,
            parts,
            always: matches!(audience.view, View::Record | View::Document(_)),
            board: (audience.view == View::Json).then(|| {
                let requests = request::all(&state, &audience.viewer, now);
                unclocked(&json::board(&board, &requests))
            }),
        }
    }
}

/// The board without when it was made: a board is different only when something is. The frame carries both.
fn unclocked(board: &json::BoardJson) -> serde_json::Value {
    let mut value = serde_json::to_value(board).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.remove("now");
        fields.remove("at");
    }
    value
}

/// Renders whenever a state is published, and says a word every two seconds, until nobody watches or the loop ends.
pub async fn run(inner: Arc<Inner>, audience: Audience, channel: Arc<Channel>) {
    let mut published = inner.engine.watch();
    let mut writing = inner.writers.watch();
    let document = match audience.view {
        View::Document(id) => Some(id),
        View::Wall | View::Nurse | View::Doctor | View::Leader | View::Record | View::Json => None,
    };
    let who_writes = || document.map(|id| inner.writers.of(id)).unwrap_or_default();
    let mut writes = who_writes();
    let mut beat = tokio::time::interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat.reset();
    // What was published between the first rendering and now.
    channel.send(inner.render(&audience));
    loop {
        tokio::select! {
            changed = published.changed() => {
                if changed.is_err() {
                    break;
                }
                channel.send(inner.render(&audience));
                tokio::time::sleep(BREATH).await;
            }
            _ = writing.changed(), if document.is_some() => {
                let now = who_writes();
                if now != writes {
                    writes = now;
                    channel.send(inner.render(&audience));
                    tokio::time::sleep(BREATH).await;
                }
            }
            _ = beat.tick() => {
                inner.writers.sweep(inner.engine.now());
                if leave(&inner, &audience, &channel) {
                    return;
                }
                // A right to read can end with time alone.
                let standing = state::standing(&inner.engine, &inner.screens);
                if audience.view == View::Record || channel.present().standing != standing {
                    channel.send(inner.render(&audience));
                }
                channel.beat(inner.engine.now());
            }
        }
    }
    inner.channels().remove(&audience);
}

/// Ends the audience if nobody is left in it. Under the lock that one joins under, so that nobody joins what ends.
fn leave(inner: &Inner, audience: &Audience, channel: &Channel) -> bool {
    let mut channels = inner.channels();
    let empty = channel.frames.receiver_count() == 0;
    if empty {
        channels.remove(audience);
    }
    empty
}
