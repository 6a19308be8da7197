//! Elin: a whole plan in her own words, shown on call; her mother, her sister, her partner and her doctor around her.

use crate::domain::consents::consent::ConsentKind;
use crate::domain::ids::{ConfidenceId, IdSource as _, StaffId};
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

/// Her record.
pub fn record(now: Timestamp) -> anyhow::Result<Vec<PatientCommand>> {
    let identity = Identity {
        given: "Elin".to_owned(),
        family: "Myrvang".to_owned(),
        birth_number: Some("14849810007".parse()?),
        phones: vec!["+4790000012".parse()?],
        address: Some("Naustveien 3, Ytterfjord".to_owned()),
        communication: Some("Hører dårlig på høyre øre".to_owned()),
        ..Identity::default()
    };
    let mut record = Record::of(identity, now);
    people(&mut record)?;
    record.changes(Change::SaveSettings(Box::new(Settings {
        somebody_else: Some("Si at det er fra kennelen, om vaktlista.".to_owned()),
        preferred: vec![StaffId::new("kari")],
        ..Settings::default()
    })));
    record.changes(Change::ChooseQuestion(ProofQuestion {
        question: "Hva kalte bestefar båten sin?".to_owned(),
        answer: "Måka".to_owned(),
    }));
    record.changes(Change::SetPlanStand {
        stand: PlanStand::Here,
        elsewhere: String::new(),
    });
    record.consents(ConsentKind::PlanMade, Vec::new(), "");
    let kept_out = vec![Section::Medication, Section::Admission];
    record.consents(ConsentKind::Sharing, kept_out, "Mamma og Nora. Ikke pappa.");
    let words = "Så slipper jeg å forklare alt på nytt midt på natta.";
    record.consents(ConsentKind::ShownOnCall, Vec::new(), words);
    record.plans(PLAN, "Det er mine ord. Les dem før du ringer meg opp.");
    Ok(record.commands)
}

fn people(record: &mut Record) -> anyhow::Result<()> {
    let close = Role::Close;
    let mother = Person {
        next_of_kin: true,
        hours: Some("hele døgnet".to_owned()),
        ..around("Berit Myrvang", close(Relation::Mother), "+4790000011")?
    };
    let mother = record.lists(mother, 0, Told::Safe);
    record.changes(Change::ChooseTheirQuestion {
        relative: mother,
        question: ProofQuestion {
            question: "Hva sto det på koppen Elin laget til deg?".to_owned(),
            answer: "«Ikke rør»".to_owned(),
        },
    });
    let sister = Person {
        hours: Some("etter klokka 16".to_owned()),
        language: Some(Language::English.into()),
        ..around("Nora Myrvang", close(Relation::Sister), "+4790000014")?
    };
    record.lists(sister, 1, Told::Tasks);
    let partner = around("Jo Sandmo", close(Relation::Cohabitant), "+4790000015")?;
    let partner = record.lists(partner, 2, Told::Listen);
    let doctor = Person {
        hours: Some("hverdager 8–15".to_owned()),
        ..around("Hilde Aune", Role::GeneralPractitioner, "+4778000011")?
    };
    record.lists(doctor, 3, Told::Listen);
    let father = Person {
        phones: Vec::new(),
        ..around("Rolf Myrvang", close(Relation::Father), "+4790000019")?
    };
    let relative = record.lists(father, 4, Told::Listen);
    record.changes(Change::SetObjected {
        relative,
        objected: true,
    });
    record.changes(Change::WriteConfidence {
        confidence: ConfidenceId::from_uuid(SystemIds.next()),
        relative: Some(partner),
        contact: None,
        text: "Jeg er redd for henne når hun går stille. Ikke si at det var jeg som sa det."
            .to_owned(),
    });
    Ok(())
}

const PLAN: &[Part] = &[
    (
        Section::Goals,
        true,
        &[
            &[(Ask::What, "Være på kennelen fire dager i uka til påske.")],
            &[(
                Ask::What,
                "Sove en hel natt uten å gå opp og kjenne på døra.",
            )],
        ],
    ),
    (
        Section::SmallSteps,
        true,
        &[
            &[
                (Ask::What, "Gå bort til kennelen og hilse på, uten å bli."),
                (Ask::When, "onsdag, hvis det ikke snør"),
                (Ask::Who, "Berit, som venter i bilen"),
            ],
            &[(Ask::What, "Spise frokost ved kjøkkenbordet.")],
        ],
    ),
    (
        Section::Resources,
        true,
        &[&[(
            Ask::What,
            "Jeg er god med redde hunder. Jeg tuller, også når det er ille. Mamma og jeg steker vafler hver søndag.",
        )]],
    ),
    (
        Section::Needs,
        true,
        &[&[(
            Ask::What,
            "At noen ringer meg de dagene jeg ikke orker å ringe selv.",
        )]],
    ),
    (
        Section::Participants,
        true,
        &[
            &[
                (Ask::Who, "Siri"),
                (
                    Ask::What,
                    "snakker med meg på tirsdager, og skriver det jeg sier",
                ),
            ],
            &[
                (Ask::Who, "Mamma"),
                (Ask::What, "vafler på søndag, og spør om hunden først"),
            ],
            &[
                (Ask::Who, "Anita på kennelen"),
                (Ask::What, "gir meg fri uten å spørre hvorfor"),
            ],
        ],
    ),
    (
        Section::Measures,
        false,
        &[&[
            (Ask::What, "Samtale i dagtjenesten"),
            (Ask::How, "vi går en tur mens vi snakker"),
            (Ask::Extent, "én time"),
            (Ask::Who, "Siri"),
            (Ask::When, "hver tirsdag til over påske"),
        ]],
    ),
    (
        Section::Communication,
        true,
        &[&[(
            Ask::What,
            "Korte setninger. Si det igjen hvis jeg ikke svarer, jeg hører dårlig på det ene øret.",
        )]],
    ),
    (
        Section::MeetMe,
        true,
        &[&[(
            Ask::What,
            "Si hvem du er, og at du har tid. Spør om Tass før du spør om meg.",
        )]],
    ),
    (
        Section::Green,
        true,
        &[&[
            (
                Ask::Signs,
                "Jeg svarer på meldinger og går tur med Tass før jobb.",
            ),
            (
                Ask::OwnSteps,
                "Legger meg før elleve. Telefonen ligger på kjøkkenet.",
            ),
            (Ask::OthersSteps, "Mamma ler av vitsene mine."),
            (Ask::ServicesSteps, "Siri på tirsdager."),
        ]],
    ),
    (
        Section::Yellow,
        true,
        &[&[
            (
                Ask::Signs,
                "Jeg svarer bare «ok», sover med lyset på og avlyser vaflene.",
            ),
            (
                Ask::OwnSteps,
                "Går ut med Tass, om det så er midt på natta. Setter på radioen.",
            ),
            (Ask::OthersSteps, "Mamma kommer innom uten å spørre først."),
            (
                Ask::ServicesSteps,
                "Ring meg neste formiddag, også om jeg sier at det ikke trengs.",
            ),
            (Ask::For, "Berit Myrvang"),
        ]],
    ),
    (
        Section::Red,
        true,
        &[
            &[
                (
                    Ask::Signs,
                    "Jeg slutter å svare, sier at alle har det bedre uten meg, og vil gi bort Tass.",
                ),
                (
                    Ask::OwnSteps,
                    "Ringer hjemmevakta. Setter meg på trappa, ikke på badet.",
                ),
                (
                    Ask::OthersSteps,
                    "Mamma blir i huset, men lar meg være i fred på rommet.",
                ),
                (
                    Ask::ServicesSteps,
                    "Kom hjem til meg, helst Kari. Sitt på kjøkkenet. Ikke et ord om innleggelse det første kvarteret.",
                ),
                (Ask::For, "Berit Myrvang"),
            ],
            &[
                (Ask::OthersSteps, "Nora tar Tass."),
                (Ask::For, "Nora Myrvang"),
            ],
        ],
    ),
    (
        Section::Helps,
        true,
        &[
            &[(Ask::What, "å snakke om Tass")],
            &[(Ask::What, "te med altfor mye sukker")],
            &[(Ask::What, "at noen blir på linja, også når jeg er stille")],
        ],
    ),
    (
        Section::Worse,
        true,
        &[
            &[(Ask::What, "«ro deg ned»")],
            &[(Ask::What, "mange spørsmål på rad")],
            &[(Ask::What, "at pappa får vite det")],
        ],
    ),
    (
        Section::Coping,
        true,
        &[
            &[(Ask::What, "kaldt vann på håndleddene")],
            &[(Ask::What, "runden rundt naustet med hunden")],
            &[(Ask::What, "telle båtene i havna, og så en gang til")],
        ],
    ),
    (
        Section::Places,
        true,
        &[
            &[(Ask::What, "kjøkkenet til mamma")],
            &[(Ask::What, "kennelen, også når jeg ikke er på jobb")],
        ],
    ),
    (
        Section::Wishes,
        true,
        &[&[
            (Ask::What, "Samtalen hjemme, ikke på legevakta."),
            (Ask::Reason, "Venterommet gjør meg verre."),
        ]],
    ),
    (
        Section::Refusals,
        true,
        &[&[
            (Ask::What, "Sovetabletter"),
            (
                Ask::Reason,
                "Sist lå jeg i to døgn, og ingen tok ut hunden.",
            ),
            (Ask::Alternative, "Lyset på, radioen på og noen i huset."),
        ]],
    ),
    (
        Section::Medication,
        false,
        &[&[
            (Ask::What, "sertralin"),
            (Ask::Dose, "50 mg, én om morgenen"),
            (Ask::Dated, "2026-10-06"),
            (Ask::Source, "fastlegens legemiddelliste"),
        ]],
    ),
    (
        Section::Allergies,
        false,
        &[&[
            (Ask::What, "penicillin: utslett og tung pust"),
            (Ask::Dated, "2026-10-06"),
            (Ask::Source, "fastlegen"),
        ]],
    ),
    (
        Section::Admission,
        true,
        &[&[
            (
                Ask::When,
                "Når jeg ber om det, eller ikke kan love å ta telefonen en gang til.",
            ),
            (
                Ask::Where,
                "DPS. Akuttmottaket bare hvis det ikke kan vente til i morgen.",
            ),
            (Ask::Transport, "Mamma kjører. Ingen blålys utenfor huset."),
            (Ask::Escort, "mamma, og Kari hvis hun er på vakt"),
        ]],
    ),
    (
        Section::SaferSurroundings,
        true,
        &[&[(
            Ask::What,
            "Mamma har tablettene, jeg får for tre dager. Låsen på badet er tatt av.",
        )]],
    ),
    (
        Section::Dependants,
        true,
        &[&[
            (
                Ask::Animals,
                "Tass skal ut klokka sju. Oddvar i nummer 5 har nøkkel og hundemat.",
            ),
            (
                Ask::Home,
                "Skru av vannet hvis jeg blir borte mer enn en natt om vinteren.",
            ),
        ]],
    ),
    (
        Section::Responsibilities,
        true,
        &[
            &[
                (Ask::Task, "Tass"),
                (Ask::Person, "sier fra når jeg ikke orker turen"),
                (Ask::Relatives, "Nora henter ham samme kveld"),
                (Ask::For, "Nora Myrvang"),
            ],
            &[
                (Ask::Task, "Tablettene"),
                (Ask::Person, "ber om tre dager om gangen"),
                (Ask::Relatives, "mamma har dem i det låste skapet"),
                (Ask::Services, "Siri avtaler med apoteket"),
                (Ask::For, "Berit Myrvang"),
            ],
            &[
                (Ask::Task, "Å ringe tilbake"),
                (Ask::Person, "tar telefonen, eller sender en tommel"),
                (Ask::Services, "ringer når de har sagt det"),
            ],
        ],
    ),
    (
        Section::Learnt,
        true,
        &[&[
            (
                Ask::What,
                "Da noen ringte mamma før meg, ble jeg redd. Ring meg først, så mamma.",
            ),
            (Ask::Dated, "2026-02-07"),
            (Ask::Source, "natta da Tass var borte"),
        ]],
    ),
    (
        Section::Copies,
        false,
        &[
            &[
                (Ask::Who, "Elin, i kjøkkenskuffen"),
                (Ask::When, "da den ble tatt i bruk"),
            ],
            &[(Ask::Who, "Mamma"), (Ask::When, "da den ble tatt i bruk")],
        ],
    ),
];
