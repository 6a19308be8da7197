//! Somebody has died, and who is left behind is on the list of those around the person: followed up as one on it, with what they may be told.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::deaths::command::Whom;
use hjemmevakt::domain::followups::follow_up::ForWhom;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::people::Told;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::views::deaths;
use hjemmevakt::views::follow_up::{self, For};

use super::anne::*;
use super::deaths::{asks, care, death, dies, siri};
use super::*;

/// Anne has rung, and it was said that it is about her.
fn has_rung() -> Shift {
    let mut shift = registered();
    let line = shift.dials(OWN);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    let contact = shift.contact(line).id;
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    done(&mut shift, "kari", link);
    shift.hangs_up(line);
    shift.passes(3);
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", close);
    shift
}

fn for_whom(shift: &Shift) -> Vec<ForWhom> {
    let all = shift.state().follow_ups.values();
    let tasks = all.filter_map(|found| found.task.as_ref());
    tasks.map(|task| task.for_whom.clone()).collect()
}

#[test]
fn it_is_for_the_one_on_the_list_with_what_may_be_told_beside_it() {
    let mut shift = has_rung();
    dies(&mut shift);
    let view = deaths::of(shift.state(), &siri(), ANNE, shift.world.now).unwrap();
    // Chosen with what each may be told: nobody has consented to anything being shared.
    assert_eq!(view.told.get(&MARJA), Some(&Told::Listen));
    let marja = care(&shift, Whom::Listed(MARJA), "siri", 120);
    asks(&mut shift, "siri", marja).unwrap();
    assert_eq!(for_whom(&shift), [ForWhom::Listed(MARJA)]);
    assert_eq!(death(&shift).survivors[0].for_whom, ForWhom::Listed(MARJA));
    let view = deaths::of(shift.state(), &siri(), ANNE, shift.world.now).unwrap();
    let [row] = &view.survivors[..] else {
        panic!("{view:?}")
    };
    assert_eq!(row.who.as_deref(), Some("Marja Nordvik"));
    assert_eq!(row.told, Some(Told::Listen));
    // Whoever does it reads who it is where follow-ups are read.
    let hers = follow_up::hers(shift.state(), &siri(), shift.world.now);
    let For::Listed(Some(listed)) = &hers[0].for_whom else {
        panic!("{hers:?}")
    };
    assert_eq!(listed.around.name, "Marja Nordvik");
    assert_eq!(listed.told, Told::Listen);
}

#[test]
fn somebody_with_whom_the_person_wanted_no_contact_is_cared_for_by_name() {
    let mut shift = has_rung();
    let objects = Change::SetObjected {
        relative: MARJA,
        objected: true,
    };
    done(&mut shift, "siri", change(objects));
    dies(&mut shift);
    let marja = care(&shift, Whom::Listed(MARJA), "siri", 120);
    asks(&mut shift, "siri", marja).unwrap();
    let by_name = ForWhom::Relative(Secret::Known("Marja Nordvik".to_owned()));
    assert_eq!(for_whom(&shift), [by_name]);
    let view = deaths::of(shift.state(), &siri(), ANNE, shift.world.now).unwrap();
    assert_eq!(view.survivors[0].told, Some(Told::Listen));
}
