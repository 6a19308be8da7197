//! Figures of the police: in how many contacts they were asked or rung, for what, and why. What somebody wrote in own words is counted as
//! own words, and never read. A document that is withdrawn or erased says nothing.

use std::collections::BTreeSet;

use crate::domain::assessments::document::Document;
use crate::domain::contacts::contact::Contact;
use crate::domain::deviations::deviation::Source;
use crate::domain::escorts::escort::{Police, PoliceReason};
use crate::domain::figures::count_cases::{of, says_yes, signed, values};
use crate::domain::figures::figure::Figure;
use crate::domain::forms::answer::{Answer, Code};
use crate::domain::ids::ContactId;
use crate::domain::state::State;

/// What the shipped forms, and the booking of an escort, offer as the reason for asking the police, by their codes.
pub const REASONS: [&str; 6] = [
    "own-danger",
    "others-danger",
    "resists",
    "missing",
    "no-way-in",
    "no-escort",
];

/// Contacts in which the police were asked or rung, by what it was for, the first of these; and why, each reason once for a contact.
pub(super) fn police(state: &State, contacts: &[&Contact]) -> [Figure; 2] {
    let mut used = Figure::empty("police", &["escort", "assessment", "threat", "not_used"]);
    let beside = ["threat", "own_words", "not_written"];
    let words: Vec<&'static str> = REASONS.into_iter().chain(beside).collect();
    let mut why = Figure::empty("police_why", &words);
    let threatened: BTreeSet<ContactId> = state
        .deviations
        .iter()
        .filter(|deviation| matches!(deviation.source, Source::Threat { police: true, .. }))
        .filter_map(|deviation| deviation.contact)
        .collect();
    for contact in contacts {
        let escorts = of(contact).flat_map(|id| state.escorts_of(id));
        let escorts: Vec<_> = escorts
            .map(|escort| &escort.journey)
            .filter(|journey| journey.police == Police::Asked)
            .collect();
        let escorted = !escorts.is_empty();
        let asked: Vec<&Document> = signed(state, contact)
            .into_iter()
            .filter(|document| says_yes(document, "police.asked"))
            .collect();
        let threat = of(contact).any(|id| threatened.contains(&id));
        used.add(if escorted {
            "escort"
        } else if !asked.is_empty() {
            "assessment"
        } else if threat {
            "threat"
        } else {
            "not_used"
        });
        if !escorted && asked.is_empty() && !threat {
            continue;
        }
        let mut found = reasons(&asked);
        let booked = escorts.iter().flat_map(|journey| &journey.police_reasons);
        found.extend(booked.copied().map(PoliceReason::code));
        if threat {
            found.insert("threat");
        }
        // Before they offered reasons, the booking of an escort and the forms asked why in own words alone.
        let words = || asked.iter().any(|one| values(one, "police.why").is_some());
        if found.is_empty() && (escorted || words()) {
            found.insert("own_words");
        }
        if found.is_empty() {
            found.insert("not_written");
        }
        for word in found {
            why.add(word);
        }
    }
    [used, why]
}

fn reasons(asked: &[&Document]) -> BTreeSet<&'static str> {
    let written = asked
        .iter()
        .filter_map(|document| values(document, "police.reason"));
    written
        .flatten()
        .map(|answer| {
            let offered = |word: &&str| matches!(answer, Answer::Choice(Code(code)) if code.as_ref() == *word);
            REASONS.into_iter().find(offered).unwrap_or("own_words")
        })
        .collect()
}
