//! Documents as those who take part in the case may see them. Nobody else learns that there is one.

use jiff::civil::Date;

use crate::domain::actor::Actor;
use crate::domain::assessments::asked::{self, Request};
use crate::domain::assessments::document::{Document, Standing, Transfer};
use crate::domain::assessments::signature::{self, Office, Signature};
use crate::domain::assessments::taking_part::NamedDoctor;
use crate::domain::assessments::{case, chase};
use crate::domain::contacts::contact::Contact;
use crate::domain::forms::form::Form;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::library::Library;
use crate::domain::ids::{ContactId, DocumentId};
use crate::domain::phone::E164;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::views::Viewer;

/// A document and what the viewer may do about it.
#[derive(Clone, Copy, Debug)]
pub struct DocumentSeen<'a> {
    /// The document.
    pub document: &'a Document,
    /// She may write in it.
    pub may_write: bool,
    /// It is hers to sign.
    pub may_sign: bool,
    /// She may write an amendment.
    pub may_amend: bool,
    /// She may withdraw it.
    pub may_withdraw: bool,
    /// She may say which doctor gave the order that it is.
    pub may_name_doctor: bool,
    /// It is an order that the viewer, a doctor, may sign afterwards.
    pub may_countersign: bool,
    /// It is an order of a doctor who does not sign in here: she may say that it is signed on paper.
    pub may_say_on_paper: bool,
    /// She may say that it is in the municipality's record system.
    pub may_confirm: bool,
}

/// The document, if the viewer may read it.
pub fn document<'a>(state: &'a State, viewer: &Viewer, id: DocumentId) -> Option<DocumentSeen<'a>> {
    let document = state.document(id).filter(|document| !document.erased)?;
    let looker = viewer.looker();
    if !case::may_read(state, looker, document) {
        return None;
    }
    let actor = viewer.actor()?;
    let office = Office::of(document.kind);
    let signs = Signature::of(office, state, &actor).is_ok();
    let writes = case::may_write(state, looker, document);
    let draft = document.is_draft();
    let began = document.begun_by == actor;
    let signed_by_her = document.signed_by().as_ref() == Some(&actor);
    Some(DocumentSeen {
        document,
        may_write: writes && draft,
        may_sign: writes && draft && signs,
        may_amend: signs && document.is_signed(),
        may_withdraw: (draft && (writes || (began && !asked::others_wrote(document, &actor))))
            || (document.is_signed() && signed_by_her),
        may_name_doctor: document.kind == DocumentKind::TelephoneOrder
            && document.countersigned.is_none()
            && document.chase.paper.is_none()
            && ((writes && draft) || (document.is_signed() && signed_by_her)),
        may_countersign: document.is_for(&actor) && case::is_doctor(looker),
        may_say_on_paper: document.lacks_doctor() && document.ordered_by.is_none() && signed_by_her,
        may_confirm: document.transfer.waits(),
    })
}

/// The documents of a contact that the viewer may read, the first begun first.
pub fn of_contact<'a>(
    state: &'a State,
    viewer: &Viewer,
    contact: ContactId,
) -> Vec<DocumentSeen<'a>> {
    let ids: Vec<DocumentId> = state
        .documents_of(contact)
        .map(|document| document.id)
        .collect();
    ids.into_iter()
        .filter_map(|id| self::document(state, viewer, id))
        .collect()
}

/// What waits in contacts that are over, of what the viewer may read: nobody has signed it, or something is to be done with it in the record
/// system. The oldest first.
pub fn left<'a>(state: &'a State, viewer: &Viewer) -> Vec<DocumentSeen<'a>> {
    let over = |document: &&Document| {
        let contact = state.contact(document.contact);
        contact.is_some_and(|contact| !contact.is_open())
    };
    let mut found: Vec<DocumentSeen<'a>> = state
        .documents_left()
        .filter(over)
        .filter_map(|document| self::document(state, viewer, document.id))
        .collect();
    found.sort_by_key(|seen| (seen.document.begun_at, seen.document.id));
    found
}

/// Whether something is being written in a contact: no more is said of it to whoever takes no part.
pub fn is_written_in(state: &State, contact: ContactId) -> bool {
    state.drafts.contains_key(&contact)
}

/// In how many open contacts somebody is being assessed in writing. What is left unsigned in one that is over, and a paper that is no assessment, is not that.
pub fn under_way(state: &State) -> usize {
    let is_open = |contact: ContactId| state.contact(contact).is_some_and(Contact::is_open);
    let assesses = |id: &DocumentId| {
        let document = state.document(*id);
        document.is_some_and(|document| document.kind.assesses())
    };
    let drafts = state.drafts.iter();
    drafts
        .filter(|(contact, all)| is_open(**contact) && all.iter().any(assesses))
        .count()
}

/// The orders given by telephone that wait for the viewer's signature, the oldest first.
pub fn to_countersign<'a>(state: &'a State, viewer: &Viewer) -> Vec<DocumentSeen<'a>> {
    state
        .unsigned_orders
        .iter()
        .filter_map(|id| self::document(state, viewer, *id))
        .filter(|seen| seen.may_countersign)
        .collect()
}

/// The decisions on compulsory examination that wait for the viewer, the municipal doctor; the oldest first.
pub fn to_decide<'a>(state: &'a State, viewer: &Viewer) -> Vec<DocumentSeen<'a>> {
    let mut found: Vec<DocumentSeen<'a>> = state
        .drafts
        .values()
        .flatten()
        .filter_map(|id| state.document(*id))
        .filter(|document| Office::of(document.kind) == Office::MunicipalDoctor)
        .filter_map(|document| self::document(state, viewer, document.id))
        .filter(|seen| seen.may_sign)
        .collect();
    found.sort_by_key(|seen| (seen.document.begun_at, seen.document.id));
    found
}

/// What the viewer has begun or written in, and nobody has signed, the oldest first: also of contacts that are over. Not what waits for a decision
/// of theirs, which stands by itself.
pub fn unsigned<'a>(state: &'a State, viewer: &Viewer) -> Vec<DocumentSeen<'a>> {
    let Some(me) = viewer.actor() else {
        return Vec::new();
    };
    let mut found: Vec<DocumentSeen<'a>> = state
        .drafts
        .values()
        .flatten()
        .filter_map(|id| state.document(*id))
        .filter(|document| Office::of(document.kind) != Office::MunicipalDoctor)
        .filter(|document| document.begun_by == me || asked::has_written(document, &me))
        .filter_map(|document| self::document(state, viewer, document.id))
        .collect();
    found.sort_by_key(|seen| (seen.document.begun_at, seen.document.id));
    found
}

/// The cases in which the viewer, a doctor, was named, the last first.
pub fn cases<'a>(state: &'a State, viewer: &Viewer) -> Vec<(ContactId, &'a NamedDoctor)> {
    let Some(doctor) = viewer.actor() else {
        return Vec::new();
    };
    let takes_part =
        |contact: ContactId| case::standing(state, viewer.looker(), contact).takes_part();
    let all = state.named_cases(&doctor).into_iter();
    all.filter(|(contact, _)| takes_part(*contact)).collect()
}

/// Whether the viewer may name a doctor in a case.
pub fn may_name(state: &State, viewer: &Viewer, contact: ContactId) -> bool {
    case::standing(state, viewer.looker(), contact).cares
}

/// The doctors who can be named for an order, by the name that stands in the service file or that they were let in with.
pub fn doctors(state: &State) -> Vec<(Actor, String)> {
    let staff = state
        .service
        .iter()
        .flat_map(|service| &service.staff)
        .map(|staff| Actor::Staff(staff.id.clone()));
    let guests = state.guests.keys().map(|guest| Actor::Guest(*guest));
    staff
        .chain(guests)
        .filter(|actor| signature::is_reachable_doctor(state, actor))
        .map(|actor| {
            let name = name(state, &actor);
            (actor, name)
        })
        .collect()
}

/// The kinds that the viewer may begin in a contact, in the order in which a case meets them.
pub fn may_begin(state: &State, viewer: &Viewer, contact: ContactId) -> Vec<DocumentKind> {
    let standing = case::standing(state, viewer.looker(), contact);
    DocumentKind::ALL
        .into_iter()
        .filter(|kind| standing.begins(*kind))
        .collect()
}

/// The forms in use on which the viewer may begin something in a contact, in the same order; of a kind there can be several.
pub fn to_begin<'a>(
    state: &State,
    viewer: &Viewer,
    contact: ContactId,
    forms: &'a Library,
    today: Date,
) -> Vec<&'a Form> {
    let of = |kind| forms.current(kind, today);
    let kinds = may_begin(state, viewer, contact).into_iter();
    kinds.flat_map(of).map(AsRef::as_ref).collect()
}

/// What is being written of the same in a contact, if the viewer may read it.
pub fn being_written<'a>(
    state: &'a State,
    viewer: &Viewer,
    contact: ContactId,
    form: &Form,
) -> Option<DocumentSeen<'a>> {
    let document = asked::being_written(state, contact, form)?;
    self::document(state, viewer, document.id)
}

/// Whether it is news that the viewer opens it: a decision that was asked for, and that nobody who can make it has seen.
pub fn opens(state: &State, viewer: &Viewer, document: &Document) -> bool {
    let actor = viewer.actor();
    actor.is_some_and(|actor| chase::opens(state, document, &actor))
}

/// The municipal doctors and their numbers, while nobody of them has seen a decision that was asked for.
pub fn to_ring<'a>(state: &'a State, document: &Document) -> Vec<(&'a str, &'a E164)> {
    if !chase::is_asked(state, document) || !chase::is_unseen(document) {
        return Vec::new();
    }
    let staff = state.service.iter().flat_map(|service| &service.staff);
    staff
        .filter(|staff| staff.has_role(StaffRole::MunicipalDoctor))
        .filter_map(|staff| Some((staff.name.as_str(), staff.phones.first()?)))
        .collect()
}

/// Whether the viewer takes part in the case of a contact.
pub fn takes_part(state: &State, viewer: &Viewer, contact: ContactId) -> bool {
    case::standing(state, viewer.looker(), contact).takes_part()
}

/// The name of whoever wrote, signed or began something.
pub fn name(state: &State, actor: &Actor) -> String {
    match actor {
        Actor::Staff(staff) => state
            .service
            .as_ref()
            .and_then(|service| service.staff(staff))
            .map_or_else(|| staff.to_string(), |staff| staff.name.clone()),
        Actor::Guest(guest) => state
            .guest(*guest)
            .and_then(|guest| guest.name.known().cloned())
            .unwrap_or_default(),
        Actor::Station(station) => state
            .station(*station)
            .map(|station| station.label.clone())
            .unwrap_or_default(),
        Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => String::new(),
    }
}

/// `draft`, `signed`, `elsewhere` or `withdrawn`.
pub const fn standing_word(standing: &Standing) -> &'static str {
    match standing {
        Standing::Draft => "draft",
        Standing::Signed { .. } => "signed",
        Standing::Elsewhere(_) => "elsewhere",
        Standing::Withdrawn { .. } => "withdrawn",
    }
}

/// The same as it is said to people: of a decision that somebody asked for `asked`, or `deciding` once somebody writes in it, and `unasked` where
/// the request was taken back before anybody had written a word.
pub fn said_word(state: &State, document: &Document) -> &'static str {
    match asked::request(state, document) {
        Some(Request::Waits) => "asked",
        Some(Request::TakenBack) => "unasked",
        None if chase::is_asked(state, document) => "deciding",
        None => standing_word(&document.part.standing()),
    }
}

/// `nurse`, `doctor`, `municipal_doctor` or `institution`: whose part it is.
pub const fn office_word(kind: DocumentKind) -> &'static str {
    match Office::of(kind) {
        Office::Nurse => "nurse",
        Office::Doctor => "doctor",
        Office::MunicipalDoctor => "municipal_doctor",
        Office::Institution => "institution",
    }
}

/// `here`, `to_transfer`, `transferred`, and of what was withdrawn `to_strike` and `struck`.
pub fn transfer_word(document: &Document) -> &'static str {
    match document.transfer {
        Transfer::Here => "here",
        Transfer::ToTransfer | Transfer::ToTransferAgain => "to_transfer",
        Transfer::ToStrike => "to_strike",
        Transfer::Transferred { .. } if is_withdrawn(document) => "struck",
        Transfer::Transferred { .. } => "transferred",
    }
}

/// Whether it counts no more.
pub fn is_withdrawn(document: &Document) -> bool {
    document.is_withdrawn()
}
