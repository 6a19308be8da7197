//! Somebody whose name nobody knows yet has a record all the same, is found by what was seen, and keeps it when the name is known.

use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::contact::detail;
use hjemmevakt::views::glance::Glance;
use hjemmevakt::views::record::find;

use super::anne::*;
use super::corrections::{changed, earlier, viewer, words};
use super::deaths::asks;
use super::*;

const SEEN: &str = "Kvinne, rundt 40, på hotellet";

fn registers(identity: Identity) -> PatientCommand {
    PatientCommand::Register {
        patient: ANNE,
        identity: Box::new(identity),
    }
}

#[test]
fn somebody_without_a_name_is_registered_by_what_was_seen_and_named_later() {
    let mut shift = Shift::begin();
    let nobody = Identity {
        described: Some("  ".to_owned()),
        phones: vec![phone(OWN)],
        ..Identity::default()
    };
    let refused = does(&mut shift, "siri", registers(nobody.clone()));
    assert_eq!(refused, Err(RecordRejection::NameMissing.into()));
    let seen = Identity {
        described: Some(SEEN.to_owned()),
        ..nobody
    };
    done(&mut shift, "siri", registers(seen.clone()));
    let siri = viewer("siri", StaffRole::DayNurse);
    let finds = |shift: &Shift, typed: &str| {
        let now = shift.world.service_now();
        let hits = find(shift.state(), &siri, typed, now);
        hits.into_iter().map(|hit| hit.name).collect::<Vec<_>>()
    };
    assert_eq!(finds(&shift, "hotellet 40"), [SEEN]);
    // She rings: the card says that it is no name.
    let line = shift.dials(OWN);
    shift.passes(3);
    shift.takes("kari");
    let contact = shift.contact(line).id;
    let kari = viewer("kari", StaffRole::Nurse);
    let now = shift.world.service_now();
    let shown = detail(shift.state(), &kari, contact, now).unwrap();
    let Some(Glance::About(about)) = shown.glance else {
        panic!("{:?}", shown.glance);
    };
    assert_eq!((about.called.as_str(), about.named), (SEEN, false));
    let text = "Heter Ánne Nordvik".to_owned();
    asks(&mut shift, "kari", Command::WriteNote { contact, text }).unwrap();
    let named = Identity {
        described: None,
        ..identity()
    };
    let amend = Change::Amend {
        identity: Box::new(named),
        seen: Box::new(seen),
    };
    done(&mut shift, "siri", change(changed(amend)));
    assert_eq!(finds(&shift, "nordvik"), ["Ánne Nordvik"]);
    assert_eq!(finds(&shift, "hotellet"), [""; 0]);
    let rows = earlier(&shift);
    assert_eq!(rows[0].was, [("described", words(SEEN))]);
}
