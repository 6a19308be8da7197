//! Who is writing where in a document at this moment: said over the live line, kept nowhere else. It is gone with the line, with a word, or
//! after a while without one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::domain::actor::Actor;
use crate::domain::forms::link::Field;
use crate::domain::ids::DocumentId;
use crate::domain::time::Timestamp;

/// Whoever has said nothing for so long writes no more. A page that is written on says so every four seconds.
const SILENT: Duration = Duration::from_secs(12);

/// Somebody who writes in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// Who.
    pub by: Actor,
    /// Where.
    pub field: Field,
}

/// Those who write. Cheap to clone.
#[derive(Clone)]
pub struct Writers {
    seats: Arc<Mutex<Seats>>,
    changed: watch::Sender<()>,
}

#[derive(Default)]
struct Seats {
    last: u64,
    taken: HashMap<DocumentId, Vec<Taken>>,
}

struct Taken {
    seat: u64,
    writer: Writer,
    at: Timestamp,
}

/// One browser at a document, for as long as its line is open.
pub struct Seat {
    writers: Writers,
    document: DocumentId,
    by: Actor,
    number: u64,
}

impl Default for Writers {
    fn default() -> Self {
        Self {
            seats: Arc::default(),
            changed: watch::Sender::new(()),
        }
    }
}

impl Writers {
    /// A browser at a document, until what is returned is dropped.
    pub fn sit(&self, document: DocumentId, by: Actor) -> Seat {
        let mut seats = self.seats();
        seats.last += 1;
        let number = seats.last;
        drop(seats);
        Seat {
            writers: self.clone(),
            document,
            by,
            number,
        }
    }

    /// Those who write in a document now, the first to begin first.
    pub fn of(&self, document: DocumentId) -> Vec<Writer> {
        let seats = self.seats();
        let taken = seats.taken.get(&document);
        taken.map_or_else(Vec::new, |taken| {
            taken.iter().map(|one| one.writer.clone()).collect()
        })
    }

    /// Wakes whenever somebody begins, goes elsewhere or stops.
    pub fn watch(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Takes away who has fallen silent.
    pub fn sweep(&self, now: Timestamp) {
        let speaks = |taken: &Taken| now < taken.at + SILENT;
        let mut seats = self.seats();
        let silent = seats.taken.values().flatten().any(|taken| !speaks(taken));
        if silent {
            for all in seats.taken.values_mut() {
                all.retain(speaks);
            }
            seats.taken.retain(|_, all| !all.is_empty());
            drop(seats);
            self.changed.send_replace(());
        }
    }

    fn seats(&self) -> MutexGuard<'_, Seats> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// Where somebody writes now; nowhere any more, if there is no field.
    pub fn writes(&self, field: Option<Field>, now: Timestamp) {
        let mut seats = self.writers.seats();
        let all = seats.taken.entry(self.document).or_default();
        let at = all.iter().position(|one| one.seat == self.number);
        let changed = match (field, at) {
            (Some(field), Some(at)) => all.get_mut(at).is_some_and(|one| {
                let moved = one.writer.field != field;
                one.writer.field = field;
                one.at = now;
                moved
            }),
            (Some(field), None) => {
                let by = self.by.clone();
                all.push(Taken {
                    seat: self.number,
                    writer: Writer { by, field },
                    at: now,
                });
                true
            }
            (None, Some(at)) => {
                all.remove(at);
                true
            }
            (None, None) => false,
        };
        if all.is_empty() {
            seats.taken.remove(&self.document);
        }
        drop(seats);
        if changed {
            self.writers.changed.send_replace(());
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.writes(None, Timestamp::from_millis(0));
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::ids::StaffId;

    fn kari() -> Actor {
        Actor::Staff(StaffId::new("kari"))
    }

    const fn numbered(number: u128) -> DocumentId {
        DocumentId::from_uuid(Uuid::from_u128(number))
    }

    fn field(name: &str) -> Field {
        name.parse().unwrap()
    }

    fn where_they_write(writers: &Writers, document: DocumentId) -> Vec<String> {
        let all = writers.of(document);
        all.iter().map(|one| one.field.to_string()).collect()
    }

    #[test]
    fn somebody_writes_in_one_field_at_a_time_and_nowhere_once_she_has_left() {
        let (writers, document) = (Writers::default(), numbered(1));
        let seat = writers.sit(document, kari());
        let now = Timestamp::from_millis(0);
        seat.writes(Some(field("known.by")), now);
        seat.writes(Some(field("known.seen")), now);
        assert_eq!(where_they_write(&writers, document), ["known.seen"]);
        assert!(writers.of(numbered(2)).is_empty());
        drop(seat);
        assert!(writers.of(document).is_empty());
    }

    #[test]
    fn whoever_falls_silent_writes_no_more() {
        let (writers, document) = (Writers::default(), numbered(1));
        let seat = writers.sit(document, kari());
        let now = Timestamp::from_millis(0);
        seat.writes(Some(field("known.by")), now);
        writers.sweep(now + Duration::from_secs(11));
        assert_eq!(writers.of(document).len(), 1);
        writers.sweep(now + SILENT);
        assert!(writers.of(document).is_empty());
    }
}
