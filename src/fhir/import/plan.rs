//! The plan, from its two CarePlans and the Goals.

use std::collections::BTreeMap;

use super::Inward;
use crate::domain::consents::elsewhere::Said;
use crate::domain::ids::PlanId;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::plans::command::PlanCommand;
use crate::domain::plans::content::{Answer, Content, Entry};
use crate::domain::plans::plan::{Agrees, Capacity};
use crate::domain::plans::section::{Ask, Section};
use crate::fhir::CODES;
use crate::fhir::node::Node;

/// Which of the two a CarePlan is.
fn kind(node: &Node<'_>) -> Option<String> {
    let categories = node.each("category");
    let codings = categories
        .iter()
        .flat_map(|category| category.each("coding"));
    let mut own = codings.filter(|coding| coding.text_of("system").as_deref() == Some(CODES));
    own.next()?.text_of("code")
}

impl Inward<'_> {
    fn write(&mut self, at: &Node<'_>, command: PlanCommand) {
        self.step(at, PatientCommand::WritePlan(command));
    }

    pub(super) fn plan(&mut self, plans: &[Node<'_>], goals: &[Node<'_>]) {
        let mut main = None;
        let mut sections: BTreeMap<Section, (&Node<'_>, Content)> = BTreeMap::new();
        for plan in plans {
            match kind(plan).as_deref() {
                Some("individual_plan") if main.is_none() => main = Some(plan),
                Some("crisis_plan") => {}
                Some(_) | None => {
                    plan.wrong(
                        "category says of one CarePlan individual_plan, of the others crisis_plan",
                    );
                    continue;
                }
            }
            for activity in plan.each("activity") {
                if let Some((section, entry)) = entry(&activity) {
                    let (_, content) = sections
                        .entry(section)
                        .or_insert((plan, Content::default()));
                    content.entries.push(entry);
                }
            }
        }
        let Some(main) = main else {
            if let Some(plan) = plans.first() {
                plan.wrong("there is a crisis part without the CarePlan that it is part of");
            }
            return;
        };
        for goal in goals {
            let text = goal
                .needed("description")
                .and_then(|description| description.needed("text"));
            if let Some(text) = text {
                let goals = sections.entry(Section::Goals);
                let (_, content) = goals.or_insert((goal, Content::default()));
                let (ask, text) = (Ask::What, text.text());
                content.entries.push(vec![Answer { ask, text }]);
            }
        }
        for own in plans.iter().flat_map(|plan| plan.extensions("own-words")) {
            let section = own.needed("valueCode").and_then(|code| code.coded());
            if let Some((_, content)) =
                section.and_then(|section: Section| sections.get_mut(&section))
            {
                content.own_words = true;
            }
        }
        if main.text_of("status").as_deref() == Some("revoked") {
            self.leave_out(
                main,
                "this plan holds no more: it ended, or the person has taken back that it is made",
            );
            return;
        }
        // A draft may be; what the person has agreed to is complete.
        if !main.extensions("agreement").is_empty() {
            for (section, (at, content)) in &sections {
                if content.is_incomplete(*section) {
                    at.wrong("an entry that the person has agreed to lacks something: a medicine and an allergy need date and source");
                }
            }
        }
        let (patient, plan) = (self.patient, self.id(main, PlanId::from_uuid));
        self.write(main, PlanCommand::Begin { patient, plan });
        for (section, (at, content)) in sections {
            if !self.stand.holds(section) {
                self.leave_out(
                    at,
                    "the individual plan is elsewhere: only the crisis part is taken in",
                );
                continue;
            }
            let write = PlanCommand::Write {
                patient,
                plan,
                section,
                content,
                seen: None,
            };
            self.write(at, write);
        }
        self.agreed(main, plan);
    }

    /// What the person has said of it, and whether it is in force.
    fn agreed(&mut self, main: &Node<'_>, plan: PlanId) {
        let patient = self.patient;
        let extensions = main.extensions("agreement");
        let Some(agreement) = extensions.first() else {
            return;
        };
        let parts = agreement.each("extension");
        let part = |url: &str, field: &str| {
            let part = parts
                .iter()
                .find(|part| part.text_of("url").as_deref() == Some(url));
            part.and_then(|part| part.needed(field))
        };
        let words = |url| {
            part(url, "valueString")
                .map(|text| text.text())
                .unwrap_or_default()
        };
        let agrees = part("agrees", "valueCode").and_then(|code| code.coded::<Agrees>());
        let capacity = part("capacity", "valueCode").and_then(|code| code.coded::<Capacity>());
        let (Some(agrees), Some(capacity)) = (agrees, capacity) else {
            agreement.wrong("agrees and capacity must both be said");
            return;
        };
        if capacity == Capacity::Lacks && agrees != Agrees::No {
            self.leave_out(
                agreement,
                "whoever does not have the capacity to decide this cannot agree to it: the plan is here as a draft",
            );
            return;
        }
        let answer = PlanCommand::Answer {
            patient,
            plan,
            agrees,
            words: words("words"),
            capacity,
            capacity_words: words("capacity-words"),
        };
        self.write(agreement, answer);
        let said_at = part("at", "valueInstant").and_then(|at| at.instant_by(self.now));
        let said = Change::SaidElsewhere {
            what: Said::Answer(plan),
            at: said_at,
            to: words("taken-by"),
        };
        self.change(agreement, said);
        if main.text_of("status").as_deref() != Some("active") {
            return;
        }
        let until = main
            .needed("period")
            .and_then(|period| period.needed("end")?.instant());
        let review_at = main
            .extension("review-at", "valueInstant")
            .and_then(|at| at.instant());
        let Some(until) = until else {
            return;
        };
        let review_at = review_at.unwrap_or(until);
        if review_at <= self.now {
            self.leave_out(
                main,
                "it was to be looked at again: the plan is here, agreed, and not in force until it has been",
            );
            return;
        }
        let force = PlanCommand::PutInForce {
            patient,
            plan,
            until,
            review_at,
        };
        self.write(main, force);
    }
}

/// What an activity says of which section: answer by answer, or all of it in words.
fn entry(activity: &Node<'_>) -> Option<(Section, Entry)> {
    let detail = activity.needed("detail")?;
    let section = detail.needed("code")?.concept::<Section>()?;
    let mut entry = Entry::new();
    for answer in activity.extensions("answer") {
        let mut said = (None, None);
        for part in answer.each("extension") {
            match part.text_of("url").as_deref() {
                Some("ask") => {
                    said.0 = part
                        .needed("valueCode")
                        .and_then(|code| code.coded::<Ask>());
                }
                Some("text") => said.1 = part.needed("valueString").map(|text| text.text()),
                Some(_) | None => part.wrong("url is ask or text"),
            }
        }
        match said {
            (Some(ask), Some(text)) if section.takes(ask) => {
                entry.push(Answer { ask, text });
            }
            (Some(_), Some(_)) => answer.wrong("this is not asked for in this part"),
            _ => answer.wrong("ask and text are both needed"),
        }
    }
    if entry.is_empty()
        && let Some(ask) = section.asks().first()
    {
        let text = detail.needed("description")?.text();
        entry.push(Answer { ask: *ask, text });
    }
    Some((section, entry))
}
