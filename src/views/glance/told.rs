//! What may be said to whoever is in touch: by what the person has said of them, never before it is confirmed who it is, and of what is
//! confidential only under the consent to share (`handbook/service/en/relatives.md`).

use crate::domain::consents::consent::{Consent, ConsentKind};
use crate::domain::openings::sight;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::{Relative, Role, Told};
use crate::domain::plans::content::{Content, Entry, answer, named};
use crate::domain::plans::section::{Ask, Section};
use crate::domain::state::State;
use crate::views::glance::Reader;

/// What may be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum May {
    /// It is the person themselves; of their own they may be told everything, once it is confirmed that it is them.
    Themselves {
        /// It is confirmed.
        confirmed: bool,
    },
    /// It is somebody around them.
    Around {
        /// So much, now.
        level: Told,
        /// Why it is not more.
        why: Option<WhyListen>,
        /// So much, once it is confirmed who it is.
        then: Told,
        /// What the plan asks of this one, where that may be said.
        tasks: Tasks,
        /// Parts that the person keeps out of it.
        without: Vec<Section>,
    },
}

/// What the plan gives somebody to do, as far as she has opened it: only what names them, and what belongs to their role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tasks {
    /// In the person's words.
    pub named: Vec<String>,
    /// So many steps and tasks for somebody of their role name nobody: nobody is told them by this.
    pub unnamed: usize,
    /// Parts that may hold more of it are not open to her.
    pub unopened: bool,
}

/// Why nothing may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyListen {
    /// It is not confirmed who it is.
    NotConfirmed,
    /// The person objects to contact with them.
    Objected,
    /// The person has not consented to sharing, or no longer.
    NotShared,
}

pub(super) fn of(reader: &Reader<'_>, relative: Option<&Relative>) -> May {
    let about = reader.contact.about.as_ref();
    let confirmed = about.is_some_and(|about| about.confirmed.is_some());
    let Some(relative) = relative else {
        // Somebody around the person who has been taken off the list is not the person.
        return if about.is_some_and(|about| about.relative.is_some()) {
            nothing(WhyListen::NotShared)
        } else {
            May::Themselves { confirmed }
        };
    };
    let sharing = sight::consent(
        reader.state,
        reader.patient,
        ConsentKind::Sharing,
        reader.now,
    );
    if relative.objected {
        return nothing(WhyListen::Objected);
    }
    let then = relative.most_told();
    let Some(sharing) = sharing.filter(|_| then > Told::Listen) else {
        return if then > Told::Listen {
            nothing(WhyListen::NotShared)
        } else {
            May::Around {
                level: Told::Listen,
                why: None,
                then,
                tasks: Tasks::default(),
                without: Vec::new(),
            }
        };
    };
    let level = if confirmed { then } else { Told::Listen };
    May::Around {
        level,
        why: (!confirmed).then_some(WhyListen::NotConfirmed),
        then,
        tasks: if level >= Told::Tasks {
            tasks(reader, relative, sharing)
        } else {
            Tasks::default()
        },
        without: if level >= Told::Tasks {
            reader
                .written()
                .filter(|section| !sharing.covers(*section))
                .collect()
        } else {
            Vec::new()
        },
    }
}

fn nothing(why: WhyListen) -> May {
    May::Around {
        level: Told::Listen,
        why: Some(why),
        then: Told::Listen,
        tasks: Tasks::default(),
        without: Vec::new(),
    }
}

/// What the parts that the person shares ask of this one by name.
fn tasks(reader: &Reader<'_>, relative: &Relative, sharing: &Consent) -> Tasks {
    let mut tasks = Tasks::default();
    let Some(role) = relative.person.known().map(|person| person.role) else {
        return tasks;
    };
    let people = reader.state.people_of(reader.patient);
    let shared = |section: &Section| section.gives_tasks() && sharing.covers(*section);
    for section in reader.written().filter(shared) {
        let Some(content) = reader.opened(section) else {
            tasks.unopened = true;
            continue;
        };
        for entry in &content.entries {
            let Some(step) = step(section, role, entry) else {
                continue;
            };
            let whom = named(entry);
            let is_for = |one: &Relative| reader.state.is_among(reader.patient, &whom, one);
            if is_for(relative) {
                tasks.named.push(step);
            } else if !people.iter().any(is_for) {
                tasks.unnamed += 1;
            }
        }
    }
    tasks
}

/// What a part asks of this one by name, in the person's words.
pub fn theirs(
    state: &State,
    patient: &Patient,
    relative: &Relative,
    section: Section,
    content: &Content,
) -> Vec<String> {
    let role = relative.person.known().map(|person| person.role);
    let Some(role) = role.filter(|_| section.gives_tasks()) else {
        return Vec::new();
    };
    let entries = content.entries.iter();
    let named = entries.filter(|entry| state.is_among(patient, &named(entry), relative));
    named
        .filter_map(|entry| step(section, role, entry))
        .collect()
}

/// What an entry asks of somebody of this role: relatives of relatives, services of services.
fn step(section: Section, role: Role, entry: &Entry) -> Option<String> {
    let close = matches!(role, Role::Close(_));
    if section == Section::Responsibilities {
        let ask = if close { Ask::Relatives } else { Ask::Services };
        let task = answer(entry, Ask::Task).unwrap_or_default();
        answer(entry, ask).map(|what| format!("{task}: {what}"))
    } else if close {
        answer(entry, Ask::OthersSteps).map(str::to_owned)
    } else {
        answer(entry, Ask::ServicesSteps).map(str::to_owned)
    }
}
