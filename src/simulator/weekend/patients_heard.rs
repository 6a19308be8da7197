//! What the world of a weekend has heard of patients: who consented to what, who works with whom, whom they do not want, who gave a reason.
//! It remembers this by itself: a check that asked the server alone would believe what the server believes. What is not known to be taken may
//! have been; the world then allows it, and demands nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::consents::consent::ConsentKind;
use crate::domain::contacts::contact::{Closing, Contact, Next, Outcome, Phase};
use crate::domain::ids::{ConsentId, ContactId, PatientId, StaffId};
use crate::domain::openings::opening::Reader;
use crate::domain::openings::sight;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::patient::Patient;
use crate::domain::plans::section::Section;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::consents_heard::Consents;
use crate::simulator::weekend::world::World;

/// What the world has heard of patients.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    people: BTreeMap<PatientId, Known>,
    consents: Consents,
    /// Who has said in which contact that she knows the person.
    private: BTreeSet<(StaffId, ContactId)>,
    /// Who has given a reason, for whom, in which contact, and when.
    reasons: Vec<(Reader, PatientId, Option<ContactId>, Timestamp)>,
    /// Who has kept what is needed for safety, in which contact.
    kept: BTreeSet<(StaffId, ContactId)>,
}

/// Of one record.
#[derive(Clone, Debug, Default)]
struct Known {
    assigned: BTreeSet<StaffId>,
    coordinates: BTreeSet<StaffId>,
    /// Nurses who are not wanted; none while it is not known.
    not_wanted: Option<Vec<StaffId>>,
}

/// What somebody asks of a record, and of which: the one named, and the one it is read under.
#[derive(Clone, Debug)]
pub struct Word {
    records: Vec<PatientId>,
    /// All that are read as one with it; the one named alone, while it is not known what the server has written.
    person: Vec<PatientId>,
    staff: Option<StaffId>,
    what: Said,
}

#[derive(Clone, Debug)]
enum Said {
    Gave(ConsentId),
    /// The same, while it is not known in which record it is kept.
    GaveSomewhere(ConsentId),
    Narrowed(ConsentId, Vec<Section>),
    Withdrew(ConsentId),
    /// All whom they do not want, and those among them whom nothing was said of before.
    Wants(Vec<StaffId>, Vec<StaffId>),
    NotAssigned(StaffId),
    NotCoordinated,
    Private(ContactId),
}

/// A command is about to be given. What it allows is allowed from now on; what it forbids is said again when it was taken.
pub fn word(world: &mut World, actor: &Actor, command: &Command) -> Option<Word> {
    let staff = actor.staff().cloned();
    if let Command::KnowPrivately { contact } = command {
        let what = Said::Private(*contact);
        return Some(Word {
            records: Vec::new(),
            person: Vec::new(),
            staff,
            what,
        });
    }
    let Command::Patient(command) = command else {
        return None;
    };
    let sure = !world.held.unsure;
    let as_one = |world: &World, id: PatientId| {
        if sure { person(world, id) } else { vec![id] }
    };
    let known = world.crank.shared();
    let records = |id: PatientId| -> Vec<PatientId> {
        let current = known.current(id).filter(|current| *current != id);
        std::iter::once(id).chain(current).collect()
    };
    let now = world.service_now();
    match command {
        PatientCommand::GiveConsent {
            patient,
            consent,
            kind,
            without,
            ..
        } => {
            let (records, person) = (records(*patient), as_one(world, *patient));
            let heard = &mut world.held.patients;
            for id in &records {
                heard.people.entry(*id).or_default();
            }
            let consents = &mut heard.consents;
            let asked = consents.asks(&records, &person, *consent, *kind, without);
            let what = if sure {
                Said::Gave(*consent)
            } else {
                Said::GaveSomewhere(*consent)
            };
            asked.then_some(Word {
                records,
                person,
                staff,
                what,
            })
        }
        PatientCommand::NarrowConsent {
            patient,
            consent,
            without,
            ..
        } => Some(Word {
            records: Vec::new(),
            person: as_one(world, *patient),
            staff,
            what: Said::Narrowed(*consent, without.clone()),
        }),
        // What was never given covers as little as what is withdrawn.
        PatientCommand::WithdrawConsent {
            patient, consent, ..
        }
        | PatientCommand::StrikeConsent {
            patient, consent, ..
        } => Some(Word {
            records: Vec::new(),
            person: as_one(world, *patient),
            staff,
            what: Said::Withdrew(*consent),
        }),
        PatientCommand::Change {
            patient,
            change: Change::SaveSettings(settings) | Change::AmendSettings { settings, .. },
        } => {
            let in_use = world.state().current(*patient).unwrap_or(*patient);
            let person = as_one(world, *patient);
            let people = &mut world.held.patients.people;
            let before = people.entry(in_use).or_default().not_wanted.take();
            if !sure {
                people.entry(*patient).or_default().not_wanted = None;
            }
            let all = settings.not_wanted.clone();
            let new = |before: Vec<StaffId>| {
                let new = all.iter().filter(|nurse| !before.contains(nurse));
                new.cloned().collect()
            };
            let new = before.map(new).unwrap_or_default();
            Some(Word {
                records: vec![in_use],
                person,
                staff,
                what: Said::Wants(all, new),
            })
        }
        PatientCommand::Register { patient, .. } => {
            let known = world.held.patients.people.entry(*patient).or_default();
            // Whoever registers somebody by day works with them from then on.
            known.assigned.extend(staff);
            None
        }
        PatientCommand::Assign {
            patient,
            staff: who,
            assigned,
        } => {
            let person = person(world, *patient);
            if *assigned {
                for id in records(*patient) {
                    let known = world.held.patients.people.entry(id).or_default();
                    known.assigned.insert(who.clone());
                }
                return None;
            }
            Some(Word {
                records: person,
                person: Vec::new(),
                staff,
                what: Said::NotAssigned(who.clone()),
            })
        }
        PatientCommand::TakeOn { patient, .. } => {
            for id in records(*patient) {
                let known = world.held.patients.people.entry(id).or_default();
                known.assigned.extend(staff.clone());
            }
            None
        }
        PatientCommand::SetCoordinator {
            patient,
            coordinator,
        } => {
            let person = person(world, *patient);
            for id in records(*patient) {
                let known = world.held.patients.people.entry(id).or_default();
                known.coordinates.extend(coordinator.clone());
            }
            coordinator.is_none().then_some(Word {
                records: person,
                person: Vec::new(),
                staff,
                what: Said::NotCoordinated,
            })
        }
        PatientCommand::OpenWithReason {
            patient, contact, ..
        } => {
            let staff = staff?;
            for id in records(*patient) {
                let reason = (Reader::Staff(staff.clone()), id, *contact, now);
                world.held.patients.reasons.push(reason);
            }
            None
        }
        PatientCommand::OpenForRequest { request, .. } => {
            let reader = Reader::who_acts(actor)?;
            let contact = known.request(*request)?.contact;
            let about = sight::said_to_be_about(&known, contact)?;
            for id in records(about) {
                let reason = (reader.clone(), id, Some(contact), now);
                world.held.patients.reasons.push(reason);
            }
            None
        }
        PatientCommand::KeepSafety { contact, .. } => {
            world.held.patients.kept.insert((staff?, *contact));
            None
        }
        PatientCommand::TakeIn(_)
        | PatientCommand::Merge { .. }
        | PatientCommand::UndoMerge { .. }
        | PatientCommand::Change { .. }
        | PatientCommand::WritePlan(_)
        | PatientCommand::Link { .. }
        | PatientCommand::Unlink { .. }
        | PatientCommand::ConfirmIdentity { .. }
        | PatientCommand::Read { .. }
        | PatientCommand::RecordReading { .. }
        | PatientCommand::RecordSearch { .. }
        | PatientCommand::Review { .. }
        | PatientCommand::UndoReview { .. }
        | PatientCommand::AskErasure { .. }
        | PatientCommand::RefuseErasure { .. }
        | PatientCommand::Erase { .. } => None,
    }
}

/// A record, and those that are read as one with it.
fn of_one(state: &State, patient: &Patient) -> Vec<PatientId> {
    let records = state.records_of(patient).into_iter();
    records.map(|record| record.id).collect()
}

/// Every record of a person.
fn person(world: &World, patient: PatientId) -> Vec<PatientId> {
    let state = world.state();
    let found = state.current_patient(patient);
    let records = found.map(|found| state.records_of(found));
    let records = records.into_iter().flatten();
    records.map(|record| record.id).collect()
}

impl Watched {
    /// It was taken.
    pub fn heard(&mut self, word: Word) {
        if let (Said::Private(contact), Some(staff)) = (&word.what, word.staff) {
            self.private.insert((staff, *contact));
        }
        // What is given in a merged record is kept in the one in use, and stays there when they are parted; what is narrowed is so in both.
        let in_use = word.records.last().copied();
        let (records, person) = (&word.records, &word.person);
        let consents = &mut self.consents;
        match &word.what {
            Said::Gave(consent) => {
                if let Some(in_use) = in_use {
                    consents.gave(*consent, records, in_use, person);
                }
            }
            Said::Narrowed(consent, without) => consents.narrowed(*consent, without, person),
            Said::Withdrew(consent) => consents.withdrew(*consent, person),
            Said::Wants(_, new) => {
                for id in person.iter().filter(|id| Some(**id) != in_use) {
                    let other = self.people.entry(*id).or_default().not_wanted.as_mut();
                    if let Some(other) = other {
                        other.extend(new.iter().cloned());
                    }
                }
            }
            Said::GaveSomewhere(_)
            | Said::NotAssigned(_)
            | Said::NotCoordinated
            | Said::Private(_) => {}
        }
        for id in word.records {
            let known = self.people.entry(id).or_default();
            match &word.what {
                Said::Wants(not_wanted, _) => known.not_wanted = Some(not_wanted.clone()),
                Said::NotAssigned(staff) => {
                    known.assigned.remove(staff);
                }
                Said::NotCoordinated => known.coordinates.clear(),
                Said::Gave(_)
                | Said::GaveSomewhere(_)
                | Said::Narrowed(..)
                | Said::Withdrew(_)
                | Said::Private(_) => {}
            }
        }
    }

    /// A rule said no.
    pub fn refused(&mut self, word: &Word) {
        if let Said::Gave(consent) | Said::GaveSomewhere(consent) = &word.what {
            self.consents.refused(*consent, &word.records);
        }
    }

    /// Whether nobody has said anything of anybody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Whether it is known that a person does not want this nurse.
    pub fn does_not_want(&self, patient: PatientId, nurse: &StaffId) -> bool {
        let known = self.people.get(&patient);
        let wishes = known.and_then(|known| known.not_wanted.as_ref());
        wishes.is_some_and(|not_wanted| not_wanted.contains(nurse))
    }

    /// Whether she works with the person.
    pub fn works_with(&self, state: &State, staff: &StaffId, patient: &Patient) -> bool {
        let records = state.records_of(patient);
        records.iter().any(|record| {
            let known = self.people.get(&record.id);
            known.is_some_and(|known| {
                known.assigned.contains(staff) || known.coordinates.contains(staff)
            })
        })
    }

    /// Whether the person may have consented that a part is shown on call.
    pub fn may_be_shown(&self, state: &State, patient: &Patient, section: Section) -> bool {
        let records = of_one(state, patient);
        self.may_be(ConsentKind::ShownOnCall, state, patient, section)
            && self.consents.plan_may_stand(&records)
    }

    /// Whether the person may have consented that a doctor who has asked reads a part: that it is shown on call, and to sharing.
    pub fn may_be_shared(&self, state: &State, patient: &Patient, section: Section) -> bool {
        self.may_be_shown(state, patient, section)
            && self.may_be(ConsentKind::Sharing, state, patient, section)
    }

    fn may_be(
        &self,
        kind: ConsentKind,
        state: &State,
        patient: &Patient,
        section: Section,
    ) -> bool {
        let newest = self.consents.newest(&of_one(state, patient), kind);
        newest.into_iter().any(|given| given.covers(section))
    }

    /// Whether the person has, and nothing is unclear about it.
    pub fn is_shown(&self, state: &State, patient: &Patient, section: Section) -> bool {
        let records = of_one(state, patient);
        let newest = self.consents.newest(&records, ConsentKind::ShownOnCall);
        records.len() == 1
            && self.consents.is_clear(patient.id)
            && self.consents.plan_may_stand(&records)
            && newest.first().is_some_and(|given| given.covers(section))
    }

    /// Whether somebody has given a reason for reading this person: in this contact, or in none and not long ago.
    pub fn gave_a_reason(
        &self,
        state: &State,
        reader: &Reader,
        patient: &Patient,
        contact: Option<ContactId>,
        since: Timestamp,
    ) -> bool {
        let records = state.records_of(patient);
        self.reasons.iter().any(|(who, whom, within, at)| {
            who == reader
                && *within == contact
                && (within.is_some() || *at >= since)
                && records.iter().any(|record| record.id == *whom)
        })
    }

    /// Whether she has kept what is needed for safety in this contact.
    pub fn kept_safety(&self, staff: &StaffId, contact: ContactId) -> bool {
        self.kept.contains(&(staff.clone(), contact))
    }
}

impl Watched {
    /// Whether she has said that she knows this person, in a contact that is about them, or in one that was joined with such a contact:
    /// the two are one.
    pub fn is_private(&self, state: &State, staff: &StaffId, patient: PatientId) -> bool {
        let is_about = |contact: &Contact| {
            let about = contact.about.as_ref();
            about.and_then(|about| state.current(about.patient)) == state.current(patient)
        };
        self.private
            .iter()
            .any(|(who, contact)| who == staff && with_joined(state, *contact).any(is_about))
    }
}

/// A contact, the one it was joined with, and so on.
fn with_joined(state: &State, contact: ContactId) -> impl Iterator<Item = &Contact> {
    std::iter::successors(state.contact(contact), |contact| match &contact.phase {
        Phase::Closed(Closing {
            outcome: Outcome::Joined,
            next: Next::Elsewhere(into),
            ..
        }) => state.contact(*into),
        Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::NeedsOutcome { .. }
        | Phase::Closed(_) => None,
    })
}
