//! What was said in confidence stands nowhere in clear: not in the database or beside it, not in a backup, not in an export, and not in
//! what the program says of itself. Every byte is looked at.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::deviations::command::DeviationCommand;
use hjemmevakt::domain::deviations::deviation::Harm;
use hjemmevakt::domain::ids::{
    ConfidenceId, ConsentId, DeviationId, ErasureId, FlagId, PatientId, PlanId, RelativeId,
};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::erasure::WAIT;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::people::{Person, Role};
use hjemmevakt::domain::patients::settings::{ProofQuestion, Settings};
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::service::people::Relation;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::engine::core::Core;
use hjemmevakt::ids::SystemIds;
use hjemmevakt::log::backup::backup;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::export::export;
use hjemmevakt::log::keys::Keyring;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use uuid::Uuid;

use super::rig::{beginning, friday, line, staff};
use crate::clear::Sought;

const ANNE: PatientId = PatientId::from_uuid(Uuid::from_u128(1));
const MARJA: RelativeId = RelativeId::from_uuid(Uuid::from_u128(2));
const PLAN: PlanId = PlanId::from_uuid(Uuid::from_u128(3));
const ERASURE: ErasureId = ErasureId::from_uuid(Uuid::from_u128(4));

/// What must not be found.
const SECRETS: [&str; 15] = [
    "Ánnemárjá",
    "Sørnesheim",
    "13897510019",
    "+4790000081",
    "90000081",
    "Sjøveien",
    "Magnhild",
    "+4790000082",
    "hunden som biter",
    "bibliotekaren",
    "første skoledag",
    "Lillebekken",
    "rolig stemme ved sjøen",
    "sluttet med medisinen",
    "ikke til svogeren",
];

/// Which of them stand there.
fn found(bytes: &[u8]) -> Vec<String> {
    let sought = Sought::new(&SECRETS);
    sought.found(bytes).into_iter().map(str::to_owned).collect()
}

fn change(change: Change) -> Command {
    Command::Patient(PatientCommand::Change {
        patient: ANNE,
        change,
    })
}

fn identity() -> Identity {
    Identity {
        given: "Ánnemárjá".to_owned(),
        family: "Sørnesheim".to_owned(),
        birth_number: Some("13897510019".parse().unwrap()),
        phones: vec!["+4790000081".parse().unwrap()],
        address: Some("Sjøveien 4".to_owned()),
        ..Identity::default()
    }
}

fn mother() -> Person {
    Person {
        name: "Magnhild Sørnesheim".to_owned(),
        role: Role::Close(Relation::Mother),
        next_of_kin: true,
        phones: vec!["+4790000082".parse().unwrap()],
        hours: None,
        language: None,
        shared_phone: false,
    }
}

const DEVIATION: DeviationId = DeviationId::from_uuid(Uuid::from_u128(9));

/// Somebody wrote her name where no name is to stand, and the leader has the words destroyed.
fn written_about() -> [DeviationCommand; 3] {
    [
        DeviationCommand::Raise {
            deviation: DEVIATION,
            contact: None,
            text: "Ánnemárjá Sørnesheim sto ute".to_owned(),
            harm: Harm::No,
            measure: "ringte +4790000081".to_owned(),
        },
        DeviationCommand::Close {
            deviation: DEVIATION,
            found: "døra i Sjøveien var låst".to_owned(),
            changed: "den står åpen".to_owned(),
        },
        DeviationCommand::Erase {
            deviation: DEVIATION,
            reason: "somebody was named in it".to_owned(),
        },
    ]
}

/// A life in the register: everything that can be said of somebody is said once.
fn said(at: Timestamp) -> Vec<Command> {
    let until = at + Duration::from_hours(24 * 200);
    let patient = ANNE;
    let consent = |id, kind| {
        Command::Patient(PatientCommand::GiveConsent {
            patient,
            consent: ConsentId::from_uuid(Uuid::from_u128(id)),
            kind,
            without: Vec::new(),
            words: "ikke til svogeren".to_owned(),
            how: GivenHow::Spoken,
            until,
            able: Able::has(),
        })
    };
    let calm = Content {
        entries: vec![vec![Answer {
            ask: Ask::What,
            text: "en rolig stemme ved sjøen".to_owned(),
        }]],
        own_words: true,
    };
    vec![
        Command::Patient(PatientCommand::Register {
            patient,
            identity: Box::new(identity()),
        }),
        change(Change::List {
            relative: MARJA,
            person: Box::new(mother()),
            order: 0,
        }),
        change(Change::RaiseFlag {
            flag: FlagId::from_uuid(Uuid::from_u128(5)),
            text: "hunden som biter".to_owned(),
            reason: "hunden som biter, sett i går".to_owned(),
            hidden_because: String::new(),
            until,
        }),
        change(Change::SaveSettings(Box::new(Settings {
            somebody_else: Some("si at det er bibliotekaren".to_owned()),
            ..Settings::default()
        }))),
        change(Change::ChooseQuestion(ProofQuestion {
            question: "Hvor var du første skoledag?".to_owned(),
            answer: "Lillebekken".to_owned(),
        })),
        consent(6, ConsentKind::PlanMade),
        consent(7, ConsentKind::ShownOnCall),
        Command::Patient(PatientCommand::WritePlan(PlanCommand::Begin {
            patient,
            plan: PLAN,
        })),
        Command::Patient(PatientCommand::WritePlan(PlanCommand::Write {
            patient,
            plan: PLAN,
            section: Section::Helps,
            content: calm,
            seen: None,
        })),
        change(Change::WriteConfidence {
            confidence: ConfidenceId::from_uuid(Uuid::from_u128(8)),
            relative: Some(MARJA),
            contact: None,
            text: "hun har sluttet med medisinen".to_owned(),
        }),
    ]
}

#[tokio::test]
async fn no_byte_that_is_written_tells_who_somebody_is() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("vakt.db").display());
    let keyring = Arc::new(Keyring::generate(&mut SystemEntropy).unwrap());
    let log = SqliteLog::open(&url, OpenMode::Create).await.unwrap();
    let (entropy, ids) = (Box::new(SystemEntropy), Box::new(SystemIds));
    let mut core = Core::open(log, Arc::clone(&keyring), entropy, ids)
        .await
        .unwrap();
    core.turn(friday(0), beginning()).await.unwrap();
    core.turn(friday(1), vec![(Actor::Clock, Command::Start)])
        .await
        .unwrap();
    for (at, command) in (2..).zip(said(friday(0))) {
        let answers = core
            .turn(friday(at), vec![(staff("siri"), command)])
            .await
            .unwrap();
        assert!(answers[0].is_ok(), "{:?}", answers[0].as_ref().err());
    }
    for (at, command) in (40..).zip(written_about()) {
        let command = vec![(staff("randi"), Command::Deviation(command))];
        let answers = core.turn(friday(at), command).await.unwrap();
        assert!(answers[0].is_ok(), "{:?}", answers[0].as_ref().err());
        let state = format!("{:?}", core.state().deviations);
        assert_eq!(found(state.as_bytes()), Vec::<String>::new());
    }
    let deviation = core.state().deviations.get(DEVIATION).unwrap();
    assert!(!deviation.holds_words(), "memory holds it no more");
    // The mother rings, and the card is shown.
    let rings = Command::CallArrives {
        line: line(1),
        from: From::Number("+4790000082".parse().unwrap()),
    };
    core.turn(friday(60), vec![(Actor::Carrier, rings)])
        .await
        .unwrap();
    let state = Arc::clone(core.state());
    assert_eq!(
        state.search("sornesheim anne"),
        [ANNE],
        "it is known in memory"
    );
    assert_eq!(found(format!("{state:?}").as_bytes()), Vec::<String>::new());

    backup(&url, &keyring, &folder.path().join("backup"), friday(61))
        .await
        .unwrap();
    let exported = fs::File::create(folder.path().join("export.jsonl")).unwrap();
    export(core.log_mut(), 0, exported).await.unwrap();
    let export = fs::read_to_string(folder.path().join("export.jsonl")).unwrap();
    assert!(export.contains("confidence_told") && export.contains("section_written"));
    let (stands, files) = Sought::new(&SECRETS).looked_through(folder.path(), &[]);
    assert_eq!(stands, Vec::<String>::new());
    assert!(
        files >= 5,
        "the database, what lies beside it, the backup, the export"
    );

    // And when it is erased, memory holds it no more either.
    let erasure = ERASURE;
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure,
        reason: "personen ber om det".to_owned(),
    };
    core.turn(friday(70), vec![(staff("randi"), Command::Patient(ask))])
        .await
        .unwrap();
    let contact = *state.open.iter().next().unwrap();
    let close = Command::RecordOutcome {
        contact,
        outcome: hjemmevakt::domain::contacts::contact::Outcome::RelativeSupported,
        next: hjemmevakt::domain::contacts::contact::Next::Settled,
    };
    let gone = Command::CallerGone { line: line(1) };
    core.turn(
        friday(71),
        vec![(Actor::Carrier, gone), (staff("kari"), close)],
    )
    .await
    .unwrap();
    let later = friday(80) + WAIT;
    let erase = Command::Patient(PatientCommand::Erase {
        patient: ANNE,
        erasure,
    });
    let answers = core
        .turn(later, vec![(Actor::Operator, erase)])
        .await
        .unwrap();
    assert!(answers[0].is_ok(), "{:?}", answers[0].as_ref().err());
    assert!(core.state().search("sornesheim").is_empty());
    assert!(
        core.state()
            .phone_of(&"+4790000082".parse().unwrap())
            .is_empty()
    );
}
