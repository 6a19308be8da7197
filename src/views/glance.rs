//! A contact and the person that it is about, as a viewer may see it while it rings and while they talk: who it may be, the card that is
//! read at a glance, what may be said to whoever is in touch. What no ground opens is not here (`domain::openings::sight`), and of
//! the plan only what she has opened: every reading is written down before it is shown.

pub mod find;
pub mod listed;
pub mod reads;
mod standing;
pub mod told;
pub mod words;

use crate::domain::access::nurse_on_duty;
use crate::domain::consents::consent::ConsentKind;
use crate::domain::contacts::contact::Contact;
use crate::domain::ids::{ConsentId, PatientId, RelativeId};
use crate::domain::openings::identity::is_in_touch;
use crate::domain::openings::opening::{Ground, LinkedBy, Opening, Proof, RecordPart};
use crate::domain::openings::sight::{self, Sight};
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::patients::people::{Relative, Role};
use crate::domain::plans::content::Content;
use crate::domain::plans::plan::PlanStand;
use crate::domain::plans::section::{Ask, Section};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::tongue::Tongue;
use crate::views::Viewer;
use crate::views::glance::told::May;
use crate::views::people::{Person, person};
use crate::views::plan::named;

/// Whom a contact is about, as far as the viewer may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Glance {
    /// Nobody has said; whose telephone it may be.
    Unsaid(Vec<Candidate>),
    /// This person.
    About(Box<About>),
}

/// Somebody whose telephone it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The patient.
    pub patient: PatientId,
    /// The one around them, if the number is theirs.
    pub relative: Option<RelativeId>,
    /// Who would be in touch.
    pub name: String,
    /// What they are to the patient; none: the patient themselves.
    pub role: Option<Role>,
    /// The patient's name, if somebody around them is in touch.
    pub of: Option<String>,
}

/// The person whom a contact is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The record.
    pub patient: PatientId,
    /// The name.
    pub name: String,
    /// What they want to be called.
    pub called: String,
    /// Somebody knows a name of theirs; else it is said in words whom it is about.
    pub named: bool,
    /// A life is in danger in one of their contacts that are open.
    pub danger: bool,
    /// Who is in touch, if it is somebody around them.
    pub relative: Option<Around>,
    /// Only the number says so.
    pub by_number: bool,
    /// Who has confirmed who it is, and when.
    pub confirmed: Option<(Person, Timestamp)>,
    /// How it is known.
    pub proof: Option<Proof>,
    /// The question that was chosen for whoever is in touch, and what is answered to it.
    pub question: Option<(String, String)>,
    /// How it is with them.
    pub standing: Standing,
    /// The language that whoever is in touch speaks, where it is known.
    pub speaks: Option<Tongue>,
    /// What helps them understand and be understood: interpreter, hearing, reading.
    pub communication: Vec<String>,
    /// No text messages.
    pub no_texts: bool,
    /// Their telephone does not show the service's number.
    pub number_withheld: bool,
    /// What to say if somebody else answers.
    pub somebody_else: Option<String>,
    /// What may be said to whoever is in touch.
    pub may: May,
    /// The card.
    pub card: Card,
    /// Those around the person, for saying who is in touch.
    pub people: Vec<Around>,
    /// Consents that hold, and what they cover.
    pub consents: Vec<Covers>,
    /// What she can do.
    pub can: Can,
}

/// Somebody around the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// Which.
    pub id: RelativeId,
    /// The name.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// The person has named them next of kin.
    pub next_of_kin: bool,
    /// The person objects to contact with them.
    pub objected: bool,
    /// May be told more than that we listen.
    pub is_told: bool,
    /// Their telephones, in groups; nothing where the card is not opened.
    pub phones: Vec<String>,
    /// When they can be rung.
    pub hours: Option<String>,
}

/// Only the crisis part is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Where the rest is, if that is written.
    pub place: Option<String>,
}

/// What is read at a glance, and the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Parts that are read at a glance.
    pub glance: Vec<PartView>,
    /// Whom to ring, in order.
    pub ring: Vec<Around>,
    /// There is something for the glance that she has not opened.
    pub unread: bool,
    /// The rest of the crisis part that she has opened.
    pub rest: Vec<PartView>,
    /// There is more of the crisis part that she has not opened.
    pub more: bool,
    /// What she had read in this contact and is closed to her now: the person wants less shared.
    pub closed: Vec<Section>,
    /// Why nothing of a plan is shown.
    pub none: Option<NoPlan>,
    /// It should have been looked at, or its period is over: said where parts of it are shown.
    pub past: Option<Past>,
    /// The crisis part is here and the individual plan elsewhere: where, if that is written.
    pub elsewhere: Option<Elsewhere>,
    /// Opened in an emergency, or kept for safety.
    pub with_reason: Option<Ground>,
}

/// What of a plan is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    /// The day on which it was to be looked at again.
    Review(Timestamp),
    /// Its period.
    Period(Timestamp),
}

/// Why nothing of a plan is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// There is none, and this is what is known of it.
    Stand(PlanStand, Option<String>),
    /// There is one, and no consent shows it on call.
    NotShown,
}

/// A part of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartView {
    /// Which.
    pub section: Section,
    /// Its entries: what was asked, and what stands there.
    pub entries: Vec<Vec<(Ask, String)>>,
}

/// A consent that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covers {
    /// Which.
    pub id: ConsentId,
    /// To what.
    pub kind: ConsentKind,
    /// Parts of the crisis part that it covers.
    pub sections: Vec<Section>,
}

/// What can be done about it now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Can {
    /// Say who it is, and that it is somebody else.
    pub link: bool,
    /// Say that they are who they say: somebody has talked with them, or they have written.
    pub confirm: bool,
    /// Open what no consent opens, with a reason.
    pub emergency: bool,
    /// Keep what is needed for safety after a withdrawal.
    pub keep_safety: bool,
    /// Less is shared from now on.
    pub narrow: bool,
    /// Write for the plan, and what was told in confidence.
    pub write: bool,
}

/// What the viewer may see of it; nothing, where she has no ground. Ask [`Viewer::may_open`] first.
pub(super) fn of(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    now: Timestamp,
) -> Option<Glance> {
    let Some(about) = &contact.about else {
        return Some(Glance::Unsaid(find::candidates(state, viewer, contact)));
    };
    let patient = state.current_patient(about.patient)?;
    let sight = sight::sight_in(state, viewer.looker(), patient, contact.id, now);
    if !sight.in_hand {
        return None;
    }
    let reader = Reader {
        state,
        viewer,
        patient,
        contact,
        sight: &sight,
        now,
    };
    let identity = patient.identity.known();
    let settings = state.wishes_of(patient);
    let relative = about
        .relative
        .and_then(|id| state.relative_in_all(patient, id));
    let card = reader.card();
    let may = told::of(&reader, relative.as_ref());
    let speaks = match (about.relative, relative.as_ref()) {
        (None, _) => identity.and_then(|who| who.language.clone()),
        (Some(_), one) => one.and_then(|one| one.person.known()?.language.clone()),
    };
    Some(Glance::About(Box::new(About {
        patient: patient.id,
        name: identity.map(Identity::full_name).unwrap_or_default(),
        called: identity
            .map(|who| who.called().to_owned())
            .unwrap_or_default(),
        named: identity.is_some_and(Identity::is_named),
        danger: sight::contacts_of(state, patient)
            .any(|contact| contact.is_open() && contact.care.danger.is_some()),
        relative: relative.and_then(|relative| reader.around(&relative)),
        by_number: about.by == LinkedBy::Number,
        confirmed: about
            .confirmed
            .as_ref()
            .map(|(by, at)| (person(state, viewer, by), *at)),
        proof: about.proof.clone(),
        question: state
            .question_for(patient, about.relative)
            .map(|known| (known.question, known.answer)),
        standing: patient.standing,
        speaks,
        communication: identity.map(Identity::communicates).unwrap_or_default(),
        no_texts: settings.no_texts,
        number_withheld: settings.number_withheld,
        somebody_else: settings.somebody_else,
        may,
        people: reader.people(),
        consents: reader.consents(),
        can: reader.can(&card),
        card,
    })))
}

/// Somebody who reads in a contact.
pub(super) struct Reader<'a> {
    state: &'a State,
    viewer: &'a Viewer,
    patient: &'a Patient,
    contact: &'a Contact,
    sight: &'a Sight,
    now: Timestamp,
}

impl Reader<'_> {
    fn openings(&self) -> impl Iterator<Item = &Opening> {
        let openings = self.state.openings_of(self.patient);
        openings.map(|(_, opening)| opening)
    }

    /// What she has opened of what she may read: it is written down that she reads it.
    fn has_opened(&self, part: RecordPart) -> bool {
        let (Some(ground), Some(me)) = (self.sight.ground_for(part), &self.viewer.staff) else {
            return false;
        };
        self.openings().any(|opening| {
            let lasts =
                ground.is_of_one_matter() || self.now.since(opening.at) < sight::REASON_LASTS;
            // Where she has opened it in two contacts, it is written down in one of them.
            let in_another = is_with_reason(ground) && is_with_reason(opening.ground);
            opening.viewer == *me
                && (opening.ground == ground || in_another)
                && lasts
                && opening.parts.contains(&part)
        })
    }

    /// A part of the plan that she has opened; empty parts are left out.
    pub(super) fn part(&self, section: Section) -> Option<PartView> {
        let content = self.opened(section)?;
        Some(PartView {
            section,
            entries: self.in_names(content),
        })
    }

    /// What stands in a part that she has opened.
    pub(super) fn opened(&self, section: Section) -> Option<&Content> {
        let plan = self.state.plan_in_force_of(self.patient);
        let content = plan?.content(section)?;
        self.has_opened(RecordPart::Plan(section))
            .then_some(content)
    }

    /// Each answer; whom a step is for by name.
    fn in_names(&self, content: &Content) -> Vec<Vec<(Ask, String)>> {
        let people = named::around(self.state, self.patient);
        let entries = content.entries.iter();
        entries
            .map(|entry| {
                let answers = named::in_names(entry, &people).into_iter();
                answers.map(|answer| (answer.ask, answer.text)).collect()
            })
            .collect()
    }

    /// Crisis parts that say something.
    fn written(&self) -> impl Iterator<Item = Section> {
        let plan = self.state.plan_in_force_of(self.patient);
        Section::ALL.into_iter().filter(move |section| {
            section.is_crisis() && plan.is_some_and(|plan| plan.content(*section).is_some())
        })
    }

    fn card(&self) -> Card {
        let parts = |glance: bool| -> Vec<PartView> {
            self.written()
                .filter(|section| section.is_at_a_glance() == glance)
                .filter_map(|section| self.part(section))
                .collect()
        };
        let unread = |glance: bool| {
            self.written()
                .filter(|section| section.is_at_a_glance() == glance)
                .any(|section| {
                    let part = RecordPart::Plan(section);
                    self.sight.ground_for(part).is_some() && !self.has_opened(part)
                })
        };
        let people = self.state.people_of(self.patient);
        let ring: Vec<Around> = people
            .iter()
            .filter(|relative| !relative.objected && !self.is_in_touch(relative.id))
            .filter_map(|relative| self.around(relative))
            .filter(|around| !around.phones.is_empty())
            .collect();
        let people_unread =
            !self.has_opened(RecordPart::People) && people.iter().any(|one| !one.objected);
        Card {
            glance: parts(true),
            ring,
            unread: unread(true) || people_unread,
            rest: parts(false),
            more: unread(false),
            closed: self.closed(),
            none: self.no_plan(),
            past: self.past(),
            elsewhere: self.elsewhere(),
            with_reason: (self.sight.grounds.iter().copied())
                .find(|ground| is_with_reason(*ground)),
        }
    }

    /// Whether it is they who are in touch: nobody is rung whom one is talking with.
    fn is_in_touch(&self, relative: RelativeId) -> bool {
        let about = self.contact.about.as_ref();
        about.is_some_and(|about| about.relative == Some(relative))
    }

    /// Parts that she had read in this contact and that are closed to her now.
    fn closed(&self) -> Vec<Section> {
        let Some(me) = &self.viewer.staff else {
            return Vec::new();
        };
        let had_read = |part: RecordPart| {
            self.openings().any(|opening| {
                let Ground::Contact(contact) = opening.ground else {
                    return false;
                };
                // What she reads in one of two is written down in the other.
                let contact = self.state.contact(contact);
                let lasts = contact.is_some_and(|one| one.is_open() || one.id == self.contact.id);
                opening.viewer == *me && lasts && opening.parts.contains(&part)
            })
        };
        self.written()
            .filter(|section| !self.sight.section(*section))
            .filter(|section| had_read(RecordPart::Plan(*section)))
            .collect()
    }

    fn around(&self, relative: &Relative) -> Option<Around> {
        let known = relative.person.known()?;
        let opened = self.has_opened(RecordPart::People);
        Some(Around {
            id: relative.id,
            name: known.name.clone(),
            role: known.role,
            next_of_kin: known.next_of_kin,
            objected: relative.objected,
            is_told: relative.most_told() > crate::domain::patients::people::Told::Listen,
            phones: known
                .phones
                .iter()
                .filter(|_| opened)
                .map(crate::domain::phone::E164::grouped)
                .collect(),
            hours: known.hours.clone(),
        })
    }

    fn people(&self) -> Vec<Around> {
        let people = self.state.people_of(self.patient);
        let people = people.iter();
        people
            .filter_map(|relative| self.around(relative))
            .collect()
    }

    fn consents(&self) -> Vec<Covers> {
        [
            ConsentKind::ShownOnCall,
            ConsentKind::Sharing,
            ConsentKind::PlanMade,
        ]
        .into_iter()
        .filter_map(|kind| sight::consent(self.state, self.patient, kind, self.now))
        .map(|consent| Covers {
            id: consent.id,
            kind: consent.kind,
            // That the plan is made is taken back whole.
            sections: self
                .written()
                .filter(|_| consent.kind != ConsentKind::PlanMade)
                .filter(|section| consent.covers(*section))
                .collect(),
        })
        .collect()
    }

    fn can(&self, card: &Card) -> Can {
        let on_duty = nurse_on_duty(self.state, self.viewer.looker()).is_some();
        let open = self.contact.is_open();
        let all_shown = self.written().all(|section| self.sight.section(section));
        let shown = sight::shown_on_call(self.state, self.patient, self.now).is_some();
        Can {
            link: open,
            confirm: open && is_in_touch(self.state, self.contact),
            emergency: open && on_duty && !all_shown,
            keep_safety: open
                && card.with_reason.is_none()
                && (card.closed.iter()).any(|section| !shown || section.is_safety()),
            narrow: on_duty
                || self
                    .viewer
                    .actor()
                    .is_some_and(|actor| sight::works_with(self.state, &actor, self.patient.id)),
            write: true,
        }
    }
}

/// Opened in an emergency, or kept for safety.
const fn is_with_reason(ground: Ground) -> bool {
    matches!(ground, Ground::Emergency(_) | Ground::Safety(_))
}
