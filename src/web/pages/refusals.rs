//! Forms that were refused, kept while somebody puts them right. The browser is sent back to the page that the form stands on, which shows what was
//! typed and why it was refused, also when she comes back to it. In memory only, and for nobody but whoever sent it.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::ids::IdSource as _;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::web::pages::form::Refused;

/// How many are kept.
const MOST: usize = 500;
/// For how long.
const KEPT: Duration = Duration::from_mins(30);

struct Entry {
    id: String,
    actor: Actor,
    /// Where the form stands, and which it is.
    form: String,
    at: Timestamp,
    refused: Refused,
}

/// Forms that were refused.
#[derive(Default)]
pub struct Refusals(Mutex<VecDeque<Entry>>);

impl Refusals {
    fn lock(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps one, instead of what was refused of the same form before. Gives what it is asked for by.
    pub fn keep(&self, actor: &Actor, form: &str, refused: Refused, now: Timestamp) -> String {
        self.forget(actor, form);
        let mut all = self.lock();
        all.retain(|one| now.since(one.at) < KEPT);
        while all.len() >= MOST {
            all.pop_front();
        }
        let id = SystemIds.next().simple().to_string();
        all.push_back(Entry {
            id: id.clone(),
            actor: actor.clone(),
            form: form.to_owned(),
            at: now,
            refused,
        });
        id
    }

    /// The one of this name, for whoever sent it.
    pub fn of(&self, actor: &Actor, id: &str, now: Timestamp) -> Option<Refused> {
        let all = self.lock();
        let mine = |one: &&Entry| one.id == id && one.actor == *actor && now.since(one.at) < KEPT;
        all.iter().find(mine).map(|one| one.refused.clone())
    }

    /// The form was carried out: what was refused of it is over.
    pub fn forget(&self, actor: &Actor, form: &str) {
        let mut all = self.lock();
        all.retain(|one| one.actor != *actor || one.form != form);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::StaffId;
    use crate::web::pages::form::Typed;

    fn staff(id: &str) -> Actor {
        Actor::Staff(StaffId::new(id))
    }

    fn refused(message: &str) -> Refused {
        Refused {
            contact: None,
            act: "force".to_owned(),
            message: message.to_owned(),
            typed: Typed::default(),
        }
    }

    #[test]
    fn it_is_there_for_whoever_sent_it_until_it_is_put_right() {
        let (all, siri, now) = (
            Refusals::default(),
            staff("siri"),
            Timestamp::from_millis(0),
        );
        let first = all.keep(&siri, "1/force", refused("too long"), now);
        let said = |id: &str, who: &Actor, at| all.of(who, id, at).map(|one| one.message);
        for _ in 0..2 {
            assert_eq!(said(&first, &siri, now).as_deref(), Some("too long"));
        }
        assert_eq!(said(&first, &staff("kari"), now), None);
        assert_eq!(said(&first, &siri, now + KEPT), None);
        // Refused anew: only the last counts.
        let second = all.keep(&siri, "1/force", refused("no day"), now);
        assert_eq!(said(&first, &siri, now), None);
        all.forget(&siri, "2/force");
        assert_eq!(said(&second, &siri, now).as_deref(), Some("no day"));
        all.forget(&siri, "1/force");
        assert_eq!(said(&second, &siri, now), None);
    }

    #[test]
    fn only_so_many_are_kept() {
        let (all, now) = (Refusals::default(), Timestamp::from_millis(0));
        for n in 0..=MOST {
            all.keep(&staff("siri"), &n.to_string(), refused("no"), now);
        }
        assert_eq!(all.lock().len(), MOST);
        assert_eq!(all.lock()[0].form, "1");
    }
}
