//! Whose screens are connected just now: counted as the live line is opened and closed, and kept nowhere else. A screen that comes and
//! goes is no event; what matters of it for the record, that the tablet reaches her, is proven in the handshake.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::ids::StaffId;

/// Those whose screens are connected. Cheap to clone.
#[derive(Clone, Default)]
pub struct Screens {
    open: Arc<Mutex<Counted>>,
}

#[derive(Default)]
struct Counted {
    by: BTreeMap<StaffId, usize>,
    now: Arc<BTreeSet<StaffId>>,
}

/// One screen, for as long as it is connected.
pub struct Connected {
    screens: Screens,
    staff: StaffId,
}

impl Screens {
    /// Whose are connected now.
    pub fn now(&self) -> Arc<BTreeSet<StaffId>> {
        Arc::clone(&self.counted().now)
    }

    /// One more, until what is returned is dropped.
    pub fn connect(&self, staff: StaffId) -> Connected {
        let mut counted = self.counted();
        *counted.by.entry(staff.clone()).or_default() += 1;
        counted.refresh();
        drop(counted);
        Connected {
            screens: self.clone(),
            staff,
        }
    }

    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counted {
    fn refresh(&mut self) {
        if !self.by.keys().eq(self.now.iter()) {
            self.now = Arc::new(self.by.keys().cloned().collect());
        }
    }
}

impl Drop for Connected {
    fn drop(&mut self) {
        let mut counted = self.screens.counted();
        if let Some(screens) = counted.by.get_mut(&self.staff) {
            *screens = screens.saturating_sub(1);
            if *screens == 0 {
                counted.by.remove(&self.staff);
            }
        }
        counted.refresh();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn she_is_there_as_long_as_one_of_her_screens_is() {
        let screens = Screens::default();
        let kari = StaffId::new("kari");
        let (tablet, phone) = (screens.connect(kari.clone()), screens.connect(kari.clone()));
        drop(tablet);
        assert!(screens.now().contains(&kari));
        drop(phone);
        assert!(screens.now().is_empty());
    }
}
