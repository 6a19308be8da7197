//! Slows down guessing: a few tries at once, then one now and again, for each name and each address. Never locks anybody out for
//! good, and never grows beyond its bound.

use std::collections::HashMap;
use std::time::Duration;

use crate::domain::time::Timestamp;

/// Tries at once, and how long until one more.
#[derive(Clone, Copy, Debug)]
struct Pace {
    burst: u32,
    every: Duration,
}

/// A name: five tries, then one each half minute.
const NAME: Pace = Pace {
    burst: 5,
    every: Duration::from_secs(30),
};
/// An address, perhaps of a whole clinic: thirty tries, then one each five seconds.
const ADDRESS: Pace = Pace {
    burst: 30,
    every: Duration::from_secs(5),
};
/// Names and addresses that are remembered, of each.
const REMEMBERED: usize = 10_000;
/// No more of a name or an address than this is kept.
const LONGEST: usize = 64;

/// Counts tries.
#[derive(Debug, Default)]
pub struct Throttle {
    names: HashMap<Box<str>, Used>,
    addresses: HashMap<Box<str>, Used>,
}

/// When every try would be available again, if there is no other.
type Used = Timestamp;

impl Throttle {
    /// Uses up one try; or says how long until there is one.
    pub fn take(&mut self, name: &str, address: &str, now: Timestamp) -> Result<(), Duration> {
        let waits = [
            wait(&self.names, name, NAME, now),
            wait(&self.addresses, address, ADDRESS, now),
        ];
        let longest = waits.into_iter().max().unwrap_or_default();
        if !longest.is_zero() {
            return Err(longest);
        }
        spend(&mut self.names, name, NAME, now);
        spend(&mut self.addresses, address, ADDRESS, now);
        Ok(())
    }

    /// The password was right: the tries before it do not count.
    pub fn forget(&mut self, name: &str, address: &str) {
        self.names.remove(cut(name));
        self.addresses.remove(cut(address));
    }
}

fn wait(used: &HashMap<Box<str>, Used>, key: &str, pace: Pace, now: Timestamp) -> Duration {
    let full_at = used.get(cut(key)).copied().unwrap_or(now).max(now);
    (full_at + pace.every).since(now + pace.every * pace.burst)
}

fn spend(used: &mut HashMap<Box<str>, Used>, key: &str, pace: Pace, now: Timestamp) {
    if used.len() >= REMEMBERED && !used.contains_key(cut(key)) {
        make_room(used, now);
    }
    let full_at = used.entry(cut(key).into()).or_insert(now);
    *full_at = (*full_at).max(now) + pace.every;
}

/// Forgets those that have all their tries again, or else the one that is nearest to that.
fn make_room(used: &mut HashMap<Box<str>, Used>, now: Timestamp) {
    used.retain(|_, full_at| *full_at > now);
    if used.len() < REMEMBERED {
        return;
    }
    let nearest = used
        .iter()
        .min_by_key(|(_, at)| **at)
        .map(|(key, _)| key.clone());
    if let Some(key) = nearest {
        used.remove(&key);
    }
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_millis(1_000_000);

    #[test]
    fn five_tries_for_a_name_then_one_each_half_minute() {
        let mut throttle = Throttle::default();
        for n in 0..5 {
            assert_eq!(throttle.take("kari", &format!("10.0.0.{n}"), START), Ok(()));
        }
        let wait = throttle.take("kari", "10.0.0.9", START).unwrap_err();
        assert_eq!(wait, Duration::from_secs(30));
        assert_eq!(throttle.take("aslak", "10.0.0.9", START), Ok(()));
        let later = START + wait;
        assert_eq!(throttle.take("kari", "10.0.0.9", later), Ok(()));
        assert!(throttle.take("kari", "10.0.0.9", later).is_err());
        assert_eq!(
            throttle.take("kari", "a", START + Duration::from_hours(1)),
            Ok(())
        );
    }

    #[test]
    fn an_address_that_tries_many_names_is_slowed_too() {
        let mut throttle = Throttle::default();
        for n in 0..30 {
            assert_eq!(throttle.take(&format!("n{n}"), "10.0.0.1", START), Ok(()));
        }
        assert_eq!(
            throttle.take("n31", "10.0.0.1", START),
            Err(Duration::from_secs(5))
        );
        assert_eq!(throttle.take("n31", "10.0.0.2", START), Ok(()));
    }

    #[test]
    fn a_refused_try_uses_nothing_up_and_a_right_one_gives_all_back() {
        let mut throttle = Throttle::default();
        for _ in 0..5 {
            throttle.take("kari", "a", START).unwrap();
        }
        for _ in 0..100 {
            assert_eq!(
                throttle.take("kari", "a", START),
                Err(Duration::from_secs(30))
            );
        }
        throttle.forget("kari", "a");
        assert_eq!(throttle.take("kari", "a", START), Ok(()));
    }

    #[test]
    fn remembers_no_more_than_it_may() {
        let mut throttle = Throttle::default();
        for n in 0..REMEMBERED + 50 {
            let at = START + Duration::from_millis(n as u64);
            throttle
                .take(&format!("n{n}"), &format!("a{n}"), at)
                .unwrap();
        }
        assert!(throttle.names.len() <= REMEMBERED);
        assert!(throttle.addresses.len() <= REMEMBERED);
    }
}
