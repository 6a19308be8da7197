//! Tore, whose plan is not shown on call, and who has an alert; Ánde, who has been asked and is not ready for a plan.

use crate::domain::consents::consent::ConsentKind;
use crate::domain::ids::{FlagId, IdSource as _};
use crate::domain::language::Language;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::people::{Person, Role, Told};
use crate::domain::patients::settings::{ProofQuestion, Settings};
use crate::domain::plans::plan::PlanStand;
use crate::domain::plans::section::{Ask, Section};
use crate::domain::service::people::Relation;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;

use super::{Part, Record, around};

/// Until when his alert holds, in days.
const ALERT: u64 = 120;

/// Tore's record.
pub fn tore(now: Timestamp) -> anyhow::Result<Vec<PatientCommand>> {
    let identity = Identity {
        given: "Tore".to_owned(),
        family: "Lyngstad".to_owned(),
        birth_number: Some("03878410075".parse()?),
        phones: vec!["+4790000016".parse()?],
        address: Some("Sagvegen 20, Ytterfjord".to_owned()),
        ..Identity::default()
    };
    let mut record = Record::of(identity, now);
    let sister = Person {
        next_of_kin: true,
        language: Some(Language::English.into()),
        ..around("Nora Myrvang", Role::Close(Relation::Sister), "+4790000014")?
    };
    record.lists(sister, 0, Told::Safe);
    record.changes(Change::RaiseFlag {
        flag: FlagId::from_uuid(SystemIds.next()),
        text: "Kom aldri uanmeldt. Ring, si navnet ditt, og vent til han åpner.".to_owned(),
        reason: "Ble skremt av et uanmeldt besøk i september og kastet en stol mot døra."
            .to_owned(),
        hidden_because: String::new(),
        until: record.in_days(ALERT),
    });
    record.changes(Change::SetPlanStand {
        stand: PlanStand::Here,
        elsewhere: String::new(),
    });
    record.consents(ConsentKind::PlanMade, Vec::new(), "");
    record.plans(PLAN, "Den er min. Jeg viser den selv til dem jeg vil.");
    Ok(record.commands)
}

const PLAN: &[Part] = &[
    (
        Section::Goals,
        true,
        &[&[(Ask::What, "Få båten på vannet til sommeren.")]],
    ),
    (
        Section::MeetMe,
        true,
        &[&[(
            Ask::What,
            "Snakk til meg, ikke om meg. Jeg trenger lang tid på å svare.",
        )]],
    ),
    (
        Section::Red,
        true,
        &[&[
            (
                Ask::Signs,
                "Jeg har ikke sovet på tre netter og går fram og tilbake i gangen.",
            ),
            (Ask::OwnSteps, "Setter meg i båten på land."),
            (Ask::ServicesSteps, "Ring først. Kom én, ikke to."),
        ]],
    ),
    (
        Section::Helps,
        true,
        &[
            &[(Ask::What, "å sitte ute, også i regn")],
            &[(Ask::What, "kaffe, og ingen papirer på bordet")],
        ],
    ),
    (
        Section::Worse,
        true,
        &[
            &[(Ask::What, "to stykker i døra")],
            &[(Ask::What, "å bli hysjet på")],
        ],
    ),
    (
        Section::SaferSurroundings,
        true,
        &[&[(
            Ask::What,
            "Børsa står låst hos naboen, og nøkkelen er hos Nora.",
        )]],
    ),
];

/// Ánde's record.
pub fn ande(now: Timestamp) -> anyhow::Result<Vec<PatientCommand>> {
    let identity = Identity {
        given: "Ánde".to_owned(),
        family: "Fjellmo".to_owned(),
        preferred: Some("Ándi".to_owned()),
        birth_number: Some("27826113737".parse()?),
        phones: vec!["+4790000018".parse()?],
        language: Some(Language::NorthernSami.into()),
        interpreter: Some("nordsamisk, når det gjelder noe viktig".to_owned()),
        ..Identity::default()
    };
    let mut record = Record::of(identity, now);
    let wife = around(
        "Inger Fjellmo",
        Role::Close(Relation::Spouse),
        "+4790000017",
    )?;
    record.lists(wife, 0, Told::Safe);
    record.changes(Change::SaveSettings(Box::new(Settings {
        no_texts: true,
        ..Settings::default()
    })));
    record.changes(Change::ChooseQuestion(ProofQuestion {
        question: "Hvor satt lavvoen den sommeren det hagla?".to_owned(),
        answer: "ved Nordvannet".to_owned(),
    }));
    record.changes(Change::SetPlanStand {
        stand: PlanStand::NotReady,
        elsewhere: String::new(),
    });
    Ok(record.commands)
}
