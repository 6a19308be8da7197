//! Who somebody is: registered, amended, taken in. A birth number belongs to one record.

use std::sync::Arc;

use crate::domain::command::Command;
use crate::domain::decider::Decider;
use crate::domain::ids::{PatientId, StaffId};
use crate::domain::openings::sight;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::earlier::Amended;
use crate::domain::patients::event::PatientEvent;
use crate::domain::patients::identity::{Identity, LONGEST, text_of};
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::patients::settings::ProofQuestion;
use crate::domain::patients::{assigning, erasure, flags, merging, moved, relatives, wishes};
use crate::domain::plans::event::PlanEvent;
use crate::domain::plans::plan::PlanStand;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;
use crate::domain::{access, consents, deaths, openings, plans};

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: PatientCommand,
) -> Result<(), Rejection> {
    match command {
        PatientCommand::Register { patient, identity } => register(d, patient, *identity),
        PatientCommand::TakeIn(commands) => take_in(d, commands),
        PatientCommand::Merge {
            patient,
            into,
            reason,
        } => merging::merge(d, patient, into, &reason),
        PatientCommand::UndoMerge { patient } => merging::undo(d, patient),
        PatientCommand::Change { patient, change } => change_record(d, patient, change),
        PatientCommand::Assign {
            patient,
            staff,
            assigned,
        } => assigning::assign(d, patient, &staff, assigned),
        PatientCommand::TakeOn { patient, reason } => assigning::take_on(d, patient, &reason),
        PatientCommand::SetCoordinator {
            patient,
            coordinator,
        } => assigning::set_coordinator(d, patient, coordinator.as_ref()),
        PatientCommand::WritePlan(command) => plans::decide::carry_out(d, command),
        PatientCommand::GiveConsent {
            patient,
            consent,
            kind,
            without,
            words,
            how,
            until,
            able,
        } => consents::decide::give(d, patient, consent, kind, without, &words, how, until, able),
        PatientCommand::NarrowConsent {
            patient,
            consent,
            without,
            contact,
        } => consents::decide::narrow(d, patient, consent, &without, contact),
        PatientCommand::WithdrawConsent {
            patient,
            consent,
            contact,
        } => consents::decide::withdraw(d, patient, consent, contact),
        PatientCommand::StrikeConsent {
            patient,
            consent,
            why,
        } => consents::decide::strike(d, patient, consent, &why),
        PatientCommand::Link {
            contact,
            patient,
            relative,
        } => openings::decide::link(d, contact, patient, relative),
        PatientCommand::Unlink { contact } => openings::decide::unlink(d, contact),
        PatientCommand::ConfirmIdentity { contact, known } => {
            openings::identity::confirm(d, contact, known)
        }
        PatientCommand::Read { patient, parts } => openings::decide::read(d, patient, &parts),
        PatientCommand::OpenWithReason {
            patient,
            contact,
            reason,
        } => openings::decide::with_reason(d, patient, contact, &reason),
        PatientCommand::RecordReading {
            patient,
            viewer,
            ground,
            parts,
            read_at,
        } => openings::decide::unwritten(d, patient, viewer, ground, parts, read_at),
        PatientCommand::RecordSearch {
            by,
            place,
            shown,
            own_name,
            searched_at,
        } => {
            openings::searches::record(d, by, place, shown, own_name, searched_at);
            Ok(())
        }
        PatientCommand::OpenForRequest { request, reason } => {
            openings::decide::for_request(d, request, &reason)
        }
        PatientCommand::KeepSafety { contact, reason } => {
            openings::decide::keep_safety(d, contact, &reason)
        }
        PatientCommand::Review {
            patient,
            opening,
            verdict,
            words,
        } => openings::decide::review(d, patient, opening, verdict, &words),
        PatientCommand::UndoReview { patient, opening } => {
            openings::decide::undo_review(d, patient, opening)
        }
        PatientCommand::AskErasure {
            patient,
            erasure,
            reason,
        } => erasure::ask(d, patient, erasure, &reason),
        PatientCommand::RefuseErasure {
            patient,
            erasure,
            reason,
        } => erasure::refuse(d, patient, erasure, &reason),
        PatientCommand::Erase { patient, erasure } => erasure::carry_out(d, patient, erasure),
    }
}

/// The record in use, as it stands.
pub(in crate::domain) fn current(
    d: &Decider<'_>,
    patient: PatientId,
) -> Result<Arc<Patient>, Rejection> {
    let missing = Rejection::NotFound { what: "patient" };
    let id = d.state.current(patient).ok_or(missing.clone())?;
    let found = d.state.patients.get(&id).cloned().ok_or(missing)?;
    if found.erased {
        return Err(RecordRejection::PatientErased.into());
    }
    Ok(found)
}

/// Somebody whom the service file names.
pub(in crate::domain) fn member(d: &Decider<'_>, staff: &StaffId) -> Result<(), Rejection> {
    let service = d.service().ok_or(Rejection::NoService)?;
    if service.staff(staff).is_none() {
        return Err(Rejection::UnknownStaff {
            who: staff.to_string(),
        });
    }
    Ok(())
}

fn free_birth_number(
    d: &Decider<'_>,
    patient: PatientId,
    identity: &Identity,
) -> Result<(), Rejection> {
    let taken = identity
        .birth_number
        .and_then(|number| d.state.by_birth_number(&number))
        .is_some_and(|other| d.state.current(patient) != Some(other));
    if taken {
        Err(RecordRejection::BirthNumberTaken.into())
    } else {
        Ok(())
    }
}

fn register(d: &mut Decider<'_>, patient: PatientId, identity: Identity) -> Result<(), Rejection> {
    if d.state.patient(patient).is_some() {
        // The same form twice.
        return Ok(());
    }
    let identity = identity.checked()?;
    free_birth_number(d, patient, &identity)?;
    d.emit(PatientEvent::PatientRegistered {
        patient,
        identity: Secret::Known(identity),
    });
    // Whoever of the day service registers somebody works with them.
    let by = d.staff().ok();
    let days = by.filter(|staff| {
        let service = d.service();
        service
            .as_ref()
            .and_then(|service| service.staff(staff))
            .is_some_and(|staff| {
                staff.has_role(StaffRole::DayNurse) || staff.has_role(StaffRole::Coordinator)
            })
    });
    if let Some(staff) = days {
        assigning::assigned(d, patient, &staff, true, &staff);
    }
    Ok(())
}

/// Each by its own rule, on what those before it have made; the first that is refused refuses all.
fn take_in(d: &mut Decider<'_>, commands: Vec<PatientCommand>) -> Result<(), Rejection> {
    for command in commands {
        let command = Command::Patient(command);
        access::allows(&d.state, &d.actor, &command, d.now)?;
        if let Command::Patient(command) = command {
            carry_out(d, command)?;
        }
    }
    Ok(())
}

fn change_record(d: &mut Decider<'_>, patient: PatientId, change: Change) -> Result<(), Rejection> {
    let found = current(d, patient)?;
    one_change(d, &found, change, None)
}

/// `amended`: what is said of what stood there.
fn one_change(
    d: &mut Decider<'_>,
    found: &Patient,
    change: Change,
    amended: Option<Amended>,
) -> Result<(), Rejection> {
    match change {
        Change::Said { amended, change } => one_change(d, found, *change, Some(amended.checked()?)),
        Change::Amend { identity, seen } => amend(d, found, *identity, &seen, amended),
        Change::SetStanding(standing) => set_standing(d, found, standing),
        Change::List {
            relative,
            person,
            order,
        } => relatives::list(d, found, relative, *person, order, amended),
        Change::SetTold {
            relative,
            told,
            widened,
        } => relatives::set_told(d, found, relative, told, widened, amended.as_ref()),
        Change::SetObjected { relative, objected } => {
            relatives::set_objected(d, found, relative, objected, amended.as_ref())
        }
        Change::Unlist { relative } => relatives::unlist(d, found, relative, amended.as_ref()),
        Change::RaiseFlag {
            flag,
            text,
            reason,
            hidden_because,
            until,
        } => flags::raise(
            d,
            found,
            flag,
            &flags::Words {
                text: &text,
                reason: &reason,
                hidden_because: &hidden_because,
            },
            until,
        ),
        Change::EndFlag { flag } => flags::end(d, found, flag, amended),
        Change::SaveSettings(settings) => wishes::save(d, found, *settings, amended.as_ref()),
        Change::AmendSettings { settings, seen } => {
            wishes::amend(d, found, *settings, &seen, amended.as_ref())
        }
        Change::ChooseQuestion(question) => choose_question(d, found, question, amended),
        Change::ChooseTheirQuestion { relative, question } => {
            relatives::choose_question(d, found, relative, question, amended)
        }
        Change::WriteConfidence {
            confidence,
            relative,
            contact,
            text,
        } => relatives::write_confidence(d, found, confidence, relative, contact, &text),
        Change::StrikeConfidence { confidence, why } => {
            relatives::strike_confidence(d, found, confidence, &why)
        }
        Change::SetPlanStand { stand, elsewhere } => set_stand(d, found, stand, &elsewhere),
        Change::Suggest {
            section,
            contact,
            words,
        } => plans::suggestions::suggest(d, found, section, contact, &words),
        Change::SaidElsewhere { what, at, to } => consents::elsewhere::say(d, found, what, at, &to),
        Change::NothingLearnt { contact } => plans::suggestions::nothing(d, found, contact),
    }
}

fn amend(
    d: &mut Decider<'_>,
    found: &Patient,
    identity: Identity,
    seen: &Identity,
    amended: Option<Amended>,
) -> Result<(), Rejection> {
    let identity = identity.checked()?;
    if found.identity.known().is_some_and(|now| now == &identity) {
        return Ok(());
    }
    if found.identity.known() != Some(seen) {
        return Err(RecordRejection::ChangedMeanwhile.into());
    }
    free_birth_number(d, found.id, &identity)?;
    d.emit(PatientEvent::IdentityAmended {
        patient: found.id,
        identity: Secret::Known(identity),
        by: d.actor.clone(),
        amended,
    });
    Ok(())
}

fn set_standing(d: &mut Decider<'_>, found: &Patient, standing: Standing) -> Result<(), Rejection> {
    let by = d.staff()?;
    if found.standing != standing {
        d.emit(PatientEvent::StandingSet {
            patient: found.id,
            standing,
            by: by.clone(),
        });
        if standing == Standing::Moved {
            moved::marked(d, found, &by);
        }
        if standing == Standing::Dead {
            deaths::decide::marked(d, found, by);
        } else if found.standing == Standing::Dead {
            deaths::decide::taken_back(d, found.id, by);
        }
    }
    Ok(())
}

/// Only with those who work with the person: whoever could change the question could pass for them.
fn choose_question(
    d: &mut Decider<'_>,
    found: &Patient,
    question: ProofQuestion,
    amended: Option<Amended>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    if !sight::is_assigned(&d.state, &by, found) {
        return Err(RecordRejection::WithThePerson.into());
    }
    d.emit(PatientEvent::QuestionChosen {
        patient: found.id,
        question: Secret::Known(question.checked()?),
        by,
        amended,
    });
    Ok(())
}

fn set_stand(
    d: &mut Decider<'_>,
    found: &Patient,
    stand: PlanStand,
    elsewhere: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let elsewhere = match stand {
        PlanStand::Elsewhere => text_of(elsewhere, LONGEST)?.map(Secret::Known),
        PlanStand::NotAsked | PlanStand::Here | PlanStand::NotReady | PlanStand::WantsNone => None,
    };
    if matches!(stand, PlanStand::NotReady | PlanStand::WantsNone)
        && d.state.plan_in_force_of(found).is_some()
    {
        return Err(RecordRejection::PlanInForce.into());
    }
    if found.plan_stand != stand || found.plan_elsewhere != elsewhere {
        d.emit(PlanEvent::PlanStandSet {
            patient: found.id,
            stand,
            elsewhere,
            by,
        });
    }
    Ok(())
}
