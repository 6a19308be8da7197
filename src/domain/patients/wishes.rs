//! How the person wants to be reached, and by whom, as it is written down. A nurse whom the person does not want never takes herself off that
//! list, nor does anybody else who does not work with the person (`handbook/service/en/meeting-the-person.md`). What the person wants less of
//! while two records are read as one they want less of in both.

use crate::domain::decider::Decider;
use crate::domain::ids::StaffId;
use crate::domain::openings::sight;
use crate::domain::patients::assigning::merged_into;
use crate::domain::patients::decide::member;
use crate::domain::patients::earlier::Amended;
use crate::domain::patients::event::PatientEvent;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::patients::settings::Settings;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;

/// Where somebody else has changed it meanwhile, nothing is written over.
pub(super) fn amend(
    d: &mut Decider<'_>,
    found: &Patient,
    settings: Settings,
    seen: &Settings,
    amended: Option<&Amended>,
) -> Result<(), Rejection> {
    let now = d.state.wishes_of(found);
    if settings == now {
        return Ok(());
    }
    if now != *seen {
        return Err(RecordRejection::ChangedMeanwhile.into());
    }
    save(d, found, settings, amended)
}

pub(super) fn save(
    d: &mut Decider<'_>,
    found: &Patient,
    settings: Settings,
    amended: Option<&Amended>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let settings = settings.checked()?;
    let before = d.state.wishes_of(found);
    let taken_off: Vec<&StaffId> = before
        .not_wanted
        .iter()
        .filter(|nurse| !settings.not_wanted.contains(nurse))
        .collect();
    if taken_off.contains(&&by) || !taken_off.is_empty() && !keeps_the_list(d, found, &by) {
        return Err(RecordRejection::NotWantedStays.into());
    }
    for nurse in settings.preferred.iter().chain(&settings.not_wanted) {
        member(d, nurse)?;
    }
    if found.settings() != settings || found.settings.is_none() {
        d.emit(PatientEvent::SettingsSaved {
            patient: found.id,
            settings: Secret::Known(settings.clone()),
            by: by.clone(),
            amended: amended.cloned(),
        });
        for record in merged_into(d, found).iter().filter(|one| !one.erased) {
            let own = record.settings();
            let stricter = stricter(&own, &before, &settings);
            if stricter != own {
                d.emit(PatientEvent::SettingsSaved {
                    patient: record.id,
                    settings: Secret::Known(stricter),
                    by: by.clone(),
                    amended: amended.cloned(),
                });
            }
        }
    }
    Ok(())
}

/// What another record says, and what the person wants less of now than before.
fn stricter(own: &Settings, before: &Settings, now: &Settings) -> Settings {
    let mut stricter = own.clone();
    stricter.no_texts |= now.no_texts && !before.no_texts;
    stricter.number_withheld |= now.number_withheld && !before.number_withheld;
    for nurse in &now.not_wanted {
        if !before.not_wanted.contains(nurse) && !stricter.not_wanted.contains(nurse) {
            stricter.not_wanted.push(nurse.clone());
            stricter.preferred.retain(|wanted| wanted != nurse);
        }
    }
    stricter
}

/// She works with the person, or is of the day service.
fn keeps_the_list(d: &Decider<'_>, found: &Patient, by: &StaffId) -> bool {
    let service = d.service();
    let member = service.as_ref().and_then(|service| service.staff(by));
    member.is_some_and(|member| {
        member.has_role(StaffRole::DayNurse) || member.has_role(StaffRole::Coordinator)
    }) || sight::is_assigned(&d.state, by, found)
}
