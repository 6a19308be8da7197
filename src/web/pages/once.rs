//! Forms that have been carried out, so that the same one sent twice is done once: a double tap, a queue that is sent again after a
//! lost line. Kept in memory for a day, so many at most; never what was written, only its fingerprint.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::time::Timestamp;

/// How many are remembered.
const MOST: usize = 20_000;
/// For how long.
const KEPT: Duration = Duration::from_hours(24);
/// Longest key that is taken, bytes.
const LONGEST_KEY: usize = 128;

type Key = (Actor, String);

#[derive(Clone, Debug)]
struct Entry {
    fingerprint: u64,
    at: Timestamp,
    /// Where the page went on; none while it is being carried out.
    went_to: Option<String>,
}

/// What is known of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing: carry it out, then say [`Once::done`] or [`Once::forget`].
    New,
    /// It was carried out; the page goes on here.
    Done(String),
    /// It is being carried out now.
    Running,
    /// The same name was used for something else.
    Differs,
}

/// Forms that have been carried out.
#[derive(Debug, Default)]
pub struct Once(Mutex<(HashMap<Key, Entry>, VecDeque<Key>)>);

/// A fingerprint of what a form says.
pub fn fingerprint(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

impl Once {
    fn lock(&self) -> MutexGuard<'_, (HashMap<Key, Entry>, VecDeque<Key>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a form of this name. Without a name each is new.
    pub fn begin(&self, actor: &Actor, key: &str, fingerprint: u64, now: Timestamp) -> Known {
        if key.is_empty() || key.len() > LONGEST_KEY {
            return Known::New;
        }
        let mut guard = self.lock();
        let (entries, order) = &mut *guard;
        let id = (actor.clone(), key.to_owned());
        if let Some(entry) = entries.get(&id)
            && now.since(entry.at) < KEPT
        {
            return match &entry.went_to {
                _ if entry.fingerprint != fingerprint => Known::Differs,
                Some(went_to) => Known::Done(went_to.clone()),
                None => Known::Running,
            };
        }
        while order.len() >= MOST {
            if let Some(oldest) = order.pop_front() {
                entries.remove(&oldest);
            }
        }
        let entry = Entry {
            fingerprint,
            at: now,
            went_to: None,
        };
        if entries.insert(id.clone(), entry).is_none() {
            order.push_back(id);
        }
        Known::New
    }

    /// It was carried out.
    pub fn done(&self, actor: &Actor, key: &str, went_to: &str) {
        if let Some(entry) = self.lock().0.get_mut(&(actor.clone(), key.to_owned())) {
            entry.went_to = Some(went_to.to_owned());
        }
    }

    /// It was not: the same form may be sent again.
    pub fn forget(&self, actor: &Actor, key: &str) {
        let mut guard = self.lock();
        let (entries, order) = &mut *guard;
        let id = (actor.clone(), key.to_owned());
        if entries.remove(&id).is_some() {
            order.retain(|known| *known != id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::StaffId;

    fn staff(id: &str) -> Actor {
        Actor::Staff(StaffId::new(id))
    }

    #[test]
    fn a_form_is_carried_out_once_and_a_failed_one_again() {
        let (once, kari) = (Once::default(), staff("kari"));
        let now = Timestamp::from_millis(0);
        assert_eq!(once.begin(&kari, "a", 1, now), Known::New);
        assert_eq!(once.begin(&kari, "a", 1, now), Known::Running);
        once.done(&kari, "a", "/nurse");
        assert_eq!(
            once.begin(&kari, "a", 1, now),
            Known::Done("/nurse".to_owned())
        );
        assert_eq!(once.begin(&kari, "a", 2, now), Known::Differs);
        assert_eq!(once.begin(&staff("aslak"), "a", 2, now), Known::New);
        assert_eq!(once.begin(&kari, "b", 1, now), Known::New);
        once.forget(&kari, "b");
        assert_eq!(once.begin(&kari, "b", 1, now), Known::New);
        assert_eq!(once.begin(&kari, "a", 2, now + KEPT), Known::New);
    }

    #[test]
    fn remembers_a_bounded_number() {
        let (once, kari) = (Once::default(), staff("kari"));
        for n in 0..MOST + 10 {
            once.begin(&kari, &n.to_string(), 1, Timestamp::from_millis(0));
        }
        assert_eq!(once.lock().0.len(), MOST);
        assert_eq!(once.lock().1.len(), MOST);
    }
}
