//! The individual plan lives in another system: only the crisis part is here.

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::ids::PlanId;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::content::Content;
use hjemmevakt::domain::plans::plan::{Agrees, PlanStand};
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::rejection::Rejection;
use uuid::Uuid;

use super::anne::*;
use super::*;

const INDIVIDUAL: [Section; 6] = [
    Section::Goals,
    Section::SmallSteps,
    Section::Resources,
    Section::Needs,
    Section::Participants,
    Section::Measures,
];
const NEXT: PlanId = PlanId::from_uuid(Uuid::from_u128(0xa9));

fn elsewhere(shift: &mut Shift) {
    let stand = PlanStand::Elsewhere;
    let elsewhere = "kommunens eget system".to_owned();
    done(
        shift,
        "siri",
        change(Change::SetPlanStand { stand, elsewhere }),
    );
}

fn written(shift: &Shift, plan: PlanId) -> Vec<Section> {
    let patient = shift.state().patient(ANNE).unwrap();
    let plan = patient.plans.iter().find(|one| one.id == plan).unwrap();
    let all = Section::ALL.into_iter();
    all.filter(|section| plan.content(*section).is_some())
        .collect()
}

#[test]
fn no_part_of_the_individual_plan_is_written_here() {
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    elsewhere(&mut shift);
    let (patient, plan) = (ANNE, PLAN);
    let begin = PlanCommand::Begin { patient, plan };
    done(&mut shift, "siri", PatientCommand::WritePlan(begin));
    for section in INDIVIDUAL {
        let ask = section.asks()[0];
        assert_eq!(
            does(&mut shift, "siri", write(section, says("nå", ask))),
            Err(Rejection::from(RecordRejection::PlanElsewhere)),
            "{section:?}"
        );
    }
    let helps = write(Section::Helps, says("rolig stemme", Ask::What));
    done(&mut shift, "siri", helps);
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    let force = in_force(&shift);
    done(&mut shift, "siri", force);
    assert_eq!(written(&shift, PLAN), [Section::Helps]);
}

#[test]
fn what_was_written_before_is_not_carried_on_and_does_not_come_into_force() {
    let mut shift = planned();
    elsewhere(&mut shift);
    let (patient, plan) = (ANNE, NEXT);
    let begin = PlanCommand::Begin { patient, plan };
    done(&mut shift, "siri", PatientCommand::WritePlan(begin));
    assert!(written(&shift, PLAN).contains(&Section::Goals));
    assert!(!written(&shift, NEXT).contains(&Section::Goals));
    assert!(written(&shift, NEXT).contains(&Section::Red));

    // It moves while a version is being written: first what lives there is taken out.
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    let (patient, plan) = (ANNE, PLAN);
    let begin = PlanCommand::Begin { patient, plan };
    done(&mut shift, "siri", PatientCommand::WritePlan(begin));
    let goals = says("jobb", Ask::What);
    done(&mut shift, "siri", write(Section::Goals, goals.clone()));
    let helps = write(Section::Helps, says("rolig stemme", Ask::What));
    done(&mut shift, "siri", helps);
    elsewhere(&mut shift);
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    let force = in_force(&shift);
    assert_eq!(
        does(&mut shift, "siri", force),
        Err(Rejection::from(RecordRejection::PlanElsewhere))
    );
    let empty = PlanCommand::Write {
        patient,
        plan,
        section: Section::Goals,
        content: Content::default(),
        seen: Some(goals),
    };
    done(&mut shift, "siri", PatientCommand::WritePlan(empty));
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    let force = in_force(&shift);
    done(&mut shift, "siri", force);
    assert_eq!(written(&shift, PLAN), [Section::Helps]);
}
