//! A record in which something stands in every field, each with a word of its own.

use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::able::{Able, Widened};
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::{
    ConfidenceId, ConsentId, ErasureId, FlagId, PatientId, PlanId, RelativeId, StaffId,
};
use hjemmevakt::domain::openings::opening::Verdict;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::people::{Person, Role, Told};
use hjemmevakt::domain::patients::settings::{ProofQuestion, Settings};
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::plan::{Agrees, Capacity};
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::service::people::Relation;
use hjemmevakt::domain::time::Timestamp;
use uuid::Uuid;

use super::house::Things;
use super::marks::{asks, birth_number, plan_row, relatives_telephone, telephone, word};
use crate::api::rig::Rig;

/// Who writes, in whose record, with which mark.
struct Pen<'a> {
    rig: &'a Rig,
    who: &'a str,
    patient: PatientId,
    mark: &'a str,
    /// Each id once.
    index: u128,
}

/// Somebody of the day service writes all of it with the person; only where it is her own to have does she keep working with them.
pub async fn fill(rig: &Rig, things: &Things, index: usize, account: &str) {
    let hers = ["siri", "berit"].contains(&account);
    let pen = Pen {
        rig,
        who: if hers { account } else { "siri" },
        patient: things.patient,
        mark: things.person,
        index: 0x0001_0000 + 0x100 * index as u128,
    };
    pen.assign(true).await;
    pen.who_it_is().await;
    pen.around().await;
    pen.consents().await;
    pen.plan().await;
    pen.looked_at().await;
    if !hers {
        pen.assign(false).await;
    }
}

impl Pen<'_> {
    fn word(&self, row: &str, field: &str) -> String {
        word(row, field, self.mark)
    }

    fn id(&self, number: u128) -> Uuid {
        Uuid::from_u128(self.index + number)
    }

    fn later(&self) -> Timestamp {
        self.rig.engine.now() + Duration::from_hours(24 * 200)
    }

    /// Before the consent ends that the plan stands on.
    fn sooner(&self) -> Timestamp {
        self.rig.engine.now() + Duration::from_hours(24 * 100)
    }

    fn able(&self, row: &str) -> Able {
        Able::Said {
            capacity: Capacity::Has,
            words: self.word(row, "able"),
        }
    }

    async fn says(&self, who: &str, command: PatientCommand) {
        let actor = Actor::Staff(StaffId::new(who));
        let done = self
            .rig
            .engine
            .submit(actor, Command::Patient(command))
            .await;
        assert!(done.is_ok(), "{}: {:?}", self.mark, done.err());
    }

    async fn changes(&self, change: Change) {
        let patient = self.patient;
        let command = PatientCommand::Change { patient, change };
        self.says(self.who, command).await;
    }

    async fn writes(&self, command: PlanCommand) {
        self.says(self.who, PatientCommand::WritePlan(command))
            .await;
    }

    async fn assign(&self, assigned: bool) {
        let assign = PatientCommand::Assign {
            patient: self.patient,
            staff: StaffId::new(self.who),
            assigned,
        };
        self.says("randi", assign).await;
    }

    async fn who_it_is(&self) {
        let state = self.rig.engine.state();
        let before = state.patient(self.patient).unwrap().identity.known();
        let before = before.unwrap().clone();
        let identity = Identity {
            given: format!("{} {}", before.given, self.word("name", "given")),
            family: self.word("name", "family"),
            preferred: Some(self.word("preferred name", "preferred")),
            birth_number: Some(birth_number(self.mark)),
            phones: vec![telephone(self.mark)],
            address: Some(self.word("address", "address")),
            interpreter: Some(self.word("language", "interpreter")),
            communication: Some(self.word("language", "communication")),
            ..before.clone()
        };
        let (identity, seen) = (Box::new(identity), Box::new(before));
        self.changes(Change::Amend { identity, seen }).await;
        self.changes(Change::SaveSettings(Box::new(Settings {
            somebody_else: Some(self.word("settings", "somebody")),
            ..Settings::default()
        })))
        .await;
        self.changes(Change::ChooseQuestion(ProofQuestion {
            question: self.word("question", "question"),
            answer: self.word("question", "answer"),
        }))
        .await;
    }

    async fn around(&self) {
        let relative = RelativeId::from_uuid(self.id(1));
        let person = Box::new(Person {
            name: self.word("relative: name", "name"),
            role: Role::Close(Relation::Mother),
            next_of_kin: true,
            phones: vec![relatives_telephone(self.mark)],
            hours: Some(self.word("relative: hours", "hours")),
            language: None,
            shared_phone: false,
        });
        self.changes(Change::List {
            relative,
            person,
            order: 0,
        })
        .await;
        let row = "relative: the person's word";
        let widened = Widened {
            words: self.word(row, "words"),
            able: self.able("relative: capacity"),
        };
        self.changes(Change::SetTold {
            relative,
            told: Told::Plan,
            widened: Some(widened),
        })
        .await;
        self.changes(Change::ChooseTheirQuestion {
            relative,
            question: ProofQuestion {
                question: self.word("relative: question", "question"),
                answer: self.word("relative: question", "answer"),
            },
        })
        .await;
        self.changes(Change::RaiseFlag {
            flag: FlagId::from_uuid(self.id(2)),
            text: self.word("alert", "text"),
            reason: self.word("alert", "reason"),
            hidden_because: self.word("alert: why it is hidden", "hidden"),
            until: self.later(),
        })
        .await;
        for (number, row) in [(3, "confidence"), (4, "confidence: struck")] {
            self.changes(Change::WriteConfidence {
                confidence: ConfidenceId::from_uuid(self.id(number)),
                relative: Some(relative),
                contact: None,
                text: self.word(row, "text"),
            })
            .await;
        }
        self.changes(Change::StrikeConfidence {
            confidence: ConfidenceId::from_uuid(self.id(4)),
            why: self.word("confidence: struck", "why"),
        })
        .await;
    }

    async fn consents(&self) {
        for (number, kind) in (5..).zip(ConsentKind::ALL) {
            let consent = PatientCommand::GiveConsent {
                patient: self.patient,
                consent: ConsentId::from_uuid(self.id(number)),
                kind,
                without: Vec::new(),
                words: self.word("consent", "words"),
                how: GivenHow::Spoken,
                until: self.later(),
                able: self.able("consent: capacity"),
            };
            self.says(self.who, consent).await;
        }
    }

    /// An earlier version, the one in force, and a draft.
    async fn plan(&self) {
        let (patient, earlier) = (self.patient, PlanId::from_uuid(self.patient.as_uuid()));
        let helps = one(Ask::What, self.word("plan: an earlier version", "helps"));
        self.writes(PlanCommand::Begin {
            patient,
            plan: earlier,
        })
        .await;
        self.section(earlier, Section::Helps, helps.clone(), None)
            .await;
        self.puts_in_force(earlier).await;
        let plan = PlanId::from_uuid(self.id(10));
        self.writes(PlanCommand::Begin { patient, plan }).await;
        for section in Section::ALL {
            let row = plan_row(section);
            let mut entry: Vec<Answer> = asks(section)
                .map(|ask| Answer {
                    ask,
                    text: self.word(&row, &format!("{ask:?}")),
                })
                .collect();
            if section.takes(Ask::Dated) {
                let text = "2026-01-02".to_owned();
                entry.push(Answer {
                    ask: Ask::Dated,
                    text,
                });
            }
            let content = Content {
                entries: vec![entry],
                own_words: true,
            };
            let seen = (section == Section::Helps).then(|| helps.clone());
            self.section(plan, section, content, seen).await;
        }
        self.puts_in_force(plan).await;
        let draft = PlanId::from_uuid(self.id(11));
        let plan = draft;
        self.writes(PlanCommand::Begin { patient, plan }).await;
        let state = self.rig.engine.state();
        let stood = state.patient(patient).unwrap().plan_in_force().unwrap();
        let stood = stood.content(Section::Coping).cloned();
        let coping = one(Ask::What, self.word("plan: a draft", "coping"));
        self.section(draft, Section::Coping, coping, stood).await;
        let row = "plan: a suggestion";
        for (section, field) in [(Some(Section::Worse), "worse"), (None, "learnt")] {
            self.changes(Change::Suggest {
                section,
                contact: None,
                words: self.word(row, field),
            })
            .await;
        }
    }

    async fn section(
        &self,
        plan: PlanId,
        section: Section,
        content: Content,
        seen: Option<Content>,
    ) {
        self.writes(PlanCommand::Write {
            patient: self.patient,
            plan,
            section,
            content,
            seen,
        })
        .await;
    }

    async fn puts_in_force(&self, plan: PlanId) {
        let (patient, row) = (self.patient, "plan: the person's word");
        self.writes(PlanCommand::Answer {
            patient,
            plan,
            agrees: Agrees::InPart,
            words: self.word(row, "words"),
            capacity: Capacity::Has,
            capacity_words: self.word("plan: capacity", "able"),
        })
        .await;
        self.writes(PlanCommand::PutInForce {
            patient,
            plan,
            until: self.sooner(),
            review_at: self.sooner(),
        })
        .await;
    }

    /// A nurse on duty whom no column stands for opens it, the leader looks at that; and somebody asks that it be erased.
    async fn looked_at(&self) {
        let patient = self.patient;
        let open = PatientCommand::OpenWithReason {
            patient,
            contact: None,
            reason: self.word("opening: reason", "reason"),
        };
        self.says("aslak", open).await;
        let state = self.rig.engine.state();
        let mut openings = state.patient(patient).unwrap().openings.values();
        let opening = openings.find(|one| one.reason.is_some()).unwrap().id;
        let review = PatientCommand::Review {
            patient,
            opening,
            verdict: Verdict::TalkedOver,
            words: self.word("opening: the leader's word", "words"),
        };
        self.says("randi", review).await;
        let ask = PatientCommand::AskErasure {
            patient,
            erasure: ErasureId::from_uuid(self.id(12)),
            reason: self.word("erasure: reason", "reason"),
        };
        self.says("randi", ask).await;
    }
}

fn one(ask: Ask, text: String) -> Content {
    Content {
        entries: vec![vec![Answer { ask, text }]],
        own_words: true,
    }
}
