//! What may be said to whoever is in touch: by what the person has said of them, never before it is confirmed who it is, and of what is
//! confidential only under the consent to share (`handbook/service/en/relatives.md`).

use crate::domain::consents::consent::ConsentKind;
use crate::domain::openings::sight;
use crate::domain::patients::people::{Relative, Told};
use crate::domain::plans::section::{Ask, Section};
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
        /// What the plan asks of those around the person, where that may be said.
        tasks: Vec<String>,
        /// Parts that the person keeps out of it.
        without: Vec<Section>,
    },
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
                tasks: Vec::new(),
                without: Vec::new(),
            }
        };
    };
    let level = if confirmed { then } else { Told::Listen };
    let covered = |section: &Section| sharing.covers(*section);
    May::Around {
        level,
        why: (!confirmed).then_some(WhyListen::NotConfirmed),
        then,
        tasks: if level >= Told::Tasks {
            Section::ALL
                .into_iter()
                .filter(|section| section.gives_tasks())
                .filter(covered)
                .flat_map(|section| tasks(reader, section))
                .collect()
        } else {
            Vec::new()
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

const fn nothing(why: WhyListen) -> May {
    May::Around {
        level: Told::Listen,
        why: Some(why),
        then: Told::Listen,
        tasks: Vec::new(),
        without: Vec::new(),
    }
}

/// What a part asks of those around the person.
fn tasks(reader: &Reader<'_>, section: Section) -> Vec<String> {
    let Some(part) = reader.part(section) else {
        return Vec::new();
    };
    part.entries
        .iter()
        .filter_map(|entry| {
            let said = |ask: Ask| {
                let found = entry.iter().find(|(asked, _)| *asked == ask);
                found.map(|(_, text)| text.clone())
            };
            if section == Section::Responsibilities {
                let task = said(Ask::Task).unwrap_or_default();
                said(Ask::Relatives).map(|what| format!("{task}: {what}"))
            } else {
                said(Ask::OthersSteps)
            }
        })
        .collect()
}
