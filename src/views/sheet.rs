//! Sheets to take home: what could stand on one, and those that were handed out.

use crate::domain::contacts::contact::{Contact, Next, Phase};
use crate::domain::endings::sheet::{self, Sheet};
use crate::domain::ids::{ContactId, PatientId, StaffId};
use crate::domain::language::Language;
use crate::domain::openings::opening::RecordPart;
use crate::domain::openings::sight;
use crate::domain::phone::E164;
use crate::domain::service::Service;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;

/// A sheet, as it stands on paper. What is erased is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetSeen {
    /// The language it is in.
    pub language: Language,
    /// What was agreed.
    pub agreed: Option<String>,
    /// The person's own steps.
    pub steps: Vec<String>,
    /// With whom the next contact is, and when.
    pub next: Option<(Option<String>, Timestamp)>,
    /// With whom the person talked.
    pub by: String,
    /// When it was handed out; for one that was not, now.
    pub at: Timestamp,
}

/// What the page of sheets shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheets {
    /// Of which contact.
    pub contact: ContactId,
    /// Whose plan the steps are from.
    pub patient: Option<PatientId>,
    /// The person's own steps, where they may stand on one.
    pub steps: Vec<String>,
    /// The next contact, as the contact has it: with whom, and when.
    pub next: Option<(String, Timestamp)>,
    /// The viewer, as a sheet names her.
    pub me: String,
    /// Those that were handed out, the first first.
    pub handed: Vec<SheetSeen>,
    /// The language that whoever is in touch is met in: a sheet is in it, unless the nurse chooses another.
    pub language: Language,
    /// What the service is called, and its number.
    pub service: (String, E164),
}

/// The sheets of a contact, to somebody of ours who may open it.
pub fn sheets(
    state: &State,
    viewer: &Viewer,
    contact: ContactId,
    now: Timestamp,
) -> Option<Sheets> {
    let found = state.contact(contact)?;
    let me = viewer.staff.as_ref()?;
    let service = state.service.as_deref()?;
    if !viewer.may_open(state, found) {
        return None;
    }
    Some(Sheets {
        contact,
        patient: found.about.as_ref().map(|about| about.patient),
        steps: sheet::own_steps(state, me, found, now),
        next: next(state, service, found),
        me: name(service, me),
        handed: found.sheets.iter().map(|one| seen(service, one)).collect(),
        language: language(state, viewer, found, now),
        service: (service.name.clone(), service.number.clone()),
    })
}

/// As their record says, where it is the person themselves and she may read it; else as they chose on the telephone.
fn language(state: &State, viewer: &Viewer, contact: &Contact, now: Timestamp) -> Language {
    let about = contact.about.as_ref();
    let themselves = about.filter(|about| about.relative.is_none());
    themselves
        .and_then(|about| state.current_patient(about.patient))
        .filter(|patient| {
            let sight = sight::sight(state, viewer.looker(), patient, now);
            sight.ground_for(RecordPart::Identity).is_some()
        })
        .and_then(|patient| patient.identity.known()?.language.as_ref()?.texts())
        .unwrap_or(contact.language)
}

fn seen(service: &Service, sheet: &Sheet) -> SheetSeen {
    let steps = sheet.steps.known().map_or("", String::as_str);
    SheetSeen {
        language: sheet.language,
        agreed: sheet.agreed.known().cloned(),
        steps: steps.lines().map(str::to_owned).collect(),
        next: sheet
            .next_at
            .map(|at| (sheet.next_who.known().cloned(), at)),
        by: name(service, &sheet.by),
        at: sheet.at,
    }
}

fn name(service: &Service, staff: &StaffId) -> String {
    let known = service.staff(staff);
    known.map_or_else(|| staff.to_string(), |staff| staff.name.clone())
}

/// Who is in touch next, and when: what was promised, or who follows up.
fn next(state: &State, service: &Service, contact: &Contact) -> Option<(String, Timestamp)> {
    let followed = || {
        let mut all: Vec<_> = state.follow_ups_of(contact.id).collect();
        all.sort_by_key(|found| found.at);
        let first = all.first()?;
        Some((name(service, &first.owner), first.at))
    };
    match &contact.phase {
        Phase::Closed(closing) => match &closing.next {
            Next::FollowUp { owner, at, .. } => Some((name(service, owner), *at)),
            Next::Settled | Next::Refused { .. } | Next::Elsewhere(_) => followed(),
        },
        Phase::CallBackDue(promise) | Phase::CallingBack { promise, .. } => {
            Some((service.name.clone(), promise.due_at))
        }
        Phase::OnTheLine(_) | Phase::NeedsOutcome { .. } => followed(),
    }
}
