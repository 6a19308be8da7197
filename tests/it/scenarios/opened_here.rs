//! What is opened in an emergency is read in that contact and in no other one; and what the person has asked for holds for what is written by hand.

use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::contact::detail;
use hjemmevakt::views::glance::{About, Glance};

use super::anne::*;
use super::corrections::viewer;
use super::deaths::asks;
use super::*;

fn card(shift: &Shift, contact: ContactId) -> Box<About> {
    let kari = viewer("kari", StaffRole::Nurse);
    let now = shift.world.service_now();
    match detail(shift.state(), &kari, contact, now).unwrap().glance {
        Some(Glance::About(about)) => about,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_opened_in_one_contact_is_not_read_in_another() {
    let mut shift = planned();
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHOWN,
        contact: None,
    };
    done(&mut shift, "siri", withdraw);
    let own = shift.dials(OWN);
    shift.passes(3);
    let kari = shift.takes("kari");
    let hers = shift.contact(own).id;
    shift.hangs_up(own).hangs_up(kari).passes(20);
    let opens = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: Some(hers),
        reason: "Sa at hun har tatt tabletter".to_owned(),
    };
    done(&mut shift, "kari", opens);
    assert!(card(&shift, hers).card.with_reason.is_some());
    let (_, mothers) = mother_rings(&mut shift);
    assert_ne!(hers, mothers);
    let seen = card(&shift, mothers).card;
    assert_eq!(seen.with_reason, None);
    assert!(seen.glance.is_empty() && seen.rest.is_empty() && !seen.unread && !seen.more);
}

#[test]
fn whoever_wants_no_texts_is_not_written_to_by_hand_either() {
    let no_texts = Settings {
        no_texts: true,
        ..Settings::default()
    };
    let hidden = Settings {
        number_withheld: true,
        ..Settings::default()
    };
    for settings in [no_texts, hidden] {
        let mut shift = registered();
        let save = Change::SaveSettings(Box::new(settings));
        done(&mut shift, "siri", change(save));
        let line = shift.dials(OWN);
        shift.passes(3);
        shift.takes("kari");
        let contact = shift.contact(line).id;
        let write = || Command::WriteMessage {
            contact,
            text: "Ring oss når du vil".to_owned(),
        };
        let refused = asks(&mut shift, "kari", write());
        assert_eq!(refused, Err(RecordRejection::NoTexts.into()));
        let kari = viewer("kari", StaffRole::Nurse);
        let can = |shift: &Shift| {
            let now = shift.world.service_now();
            detail(shift.state(), &kari, contact, now).unwrap().can
        };
        assert!(!can(&shift).message);
        // A life goes before.
        asks(&mut shift, "kari", Command::RaiseDanger { contact }).unwrap();
        assert!(can(&shift).message);
        asks(&mut shift, "kari", write()).unwrap();
        // Nobody is told that she is safe.
        assert!(card(&shift, contact).danger);
    }
}
