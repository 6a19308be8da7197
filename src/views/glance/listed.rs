//! Somebody around the person of a contact, chosen from the list, as they stand there now: their telephones, what they may be told, whether the
//! person objects to contact with them, whether they are on the list still. Nothing without a ground to read those around the person.

use crate::domain::consents::consent::ConsentKind;
use crate::domain::contacts::contact::Contact;
use crate::domain::ids::RelativeId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::openings::sight;
use crate::domain::patients::people::Told;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::glance::{Around, Reader};

/// Somebody on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Who; the telephones only where those around the person have been opened in this contact.
    pub around: Around,
    /// What they may be told once it is confirmed who it is: by the list, and by the consent to share.
    pub told: Told,
    /// They have been taken off the list.
    pub removed: bool,
}

/// As the viewer may read them; none, where that is nothing, or no record of the person holds them any more.
pub(in crate::views) fn listed(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    relative: RelativeId,
    now: Timestamp,
) -> Option<Listed> {
    let about = contact.about.as_ref()?;
    let patient = state.current_patient(about.patient)?;
    let sight = sight::sight_in(state, viewer.looker(), patient, contact.id, now);
    sight.ground_for(RecordPart::People)?;
    let relative = state.relative_in_all(patient, relative)?;
    let reader = Reader {
        state,
        viewer,
        patient,
        contact,
        sight: &sight,
        now,
    };
    let shares = sight::consent(state, patient, ConsentKind::Sharing, now).is_some();
    let told = if shares {
        relative.most_told()
    } else {
        Told::Listen
    };
    Some(Listed {
        around: reader.around(&relative)?,
        told,
        removed: relative.removed,
    })
}
