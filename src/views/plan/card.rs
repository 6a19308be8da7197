//! A card for the pocket and the same as a text: the person's own coping steps and the service's number, and nothing by which anybody is
//! known. Never a name, never a birth number, never anything of the plan besides those steps.

use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::patient::Patient;
use crate::domain::phone::E164;
use crate::domain::plans::content::answer;
use crate::domain::plans::section::{Ask, Section};
use crate::domain::state::State;
use crate::views::plan::PlanView;

/// A text is shorter than this, in characters.
pub const LONGEST_TEXT: usize = 300;
/// So many digits one after the other are somebody's number.
const MOST_DIGITS: usize = 5;
/// Shorter names are too much like other words to look for as the beginning of one.
const SHORT_NAME: usize = 4;

/// What stands on the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The person's own steps, in their order.
    pub steps: Vec<String>,
    /// Steps that name somebody or hold a number, and are left out.
    pub left_out: usize,
    /// The service's number.
    pub number: E164,
}

/// What is read for a card.
pub const READ: RecordPart = RecordPart::Plan(Section::Coping);

/// The card of whoever this plan is, from the version in force; for whoever works with the person.
pub fn card(state: &State, view: &PlanView) -> Option<Card> {
    let number = state.service.as_ref()?.number.clone();
    let patient = state.current_patient(view.patient)?;
    let records = state.records_of(patient);
    let names: Vec<String> = records.into_iter().flat_map(names).collect();
    let version = view.in_force.as_ref().filter(|_| view.works_with);
    let entries = version.and_then(|version| version.part(Section::Coping));
    let all: Vec<String> = entries
        .into_iter()
        .flat_map(|part| &part.content.entries)
        .filter_map(|entry| answer(entry, Ask::What))
        .flat_map(str::lines)
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    let before = all.len();
    let steps: Vec<String> = all
        .into_iter()
        .filter(|step| says_nobody(step, &names))
        .collect();
    Some(Card {
        left_out: before - steps.len(),
        steps,
        number,
    })
}

/// Every word of the names of the person and of those around them, in small letters.
fn names(patient: &Patient) -> Vec<String> {
    let own = patient.identity.known().into_iter().flat_map(|identity| {
        let preferred = identity.preferred.clone().unwrap_or_default();
        [identity.full_name(), preferred]
    });
    let around = patient
        .relatives
        .values()
        .filter_map(|relative| relative.person.known())
        .map(|person| person.name.clone());
    own.chain(around).flat_map(|name| words(&name)).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
        .collect()
}

fn says_nobody(step: &str, names: &[String]) -> bool {
    let mut digits = 0;
    for letter in step.chars() {
        if letter.is_ascii_digit() {
            digits += 1;
        } else if !matches!(letter, ' ' | '-' | '.') {
            digits = 0;
        }
        if digits > MOST_DIGITS {
            return false;
        }
    }
    // A name is also found in front of an ending: Marjas, Marja's.
    let names_one = |word: &String| {
        names.iter().any(|name| {
            word == name
                || name.chars().count() >= SHORT_NAME
                    && word
                        .strip_prefix(name.as_str())
                        .is_some_and(|rest| rest.len() <= 2)
        })
    };
    !words(step).iter().any(names_one)
}

impl Card {
    /// The steps that fit between what is said before and after them, in a text shorter than [`LONGEST_TEXT`].
    pub fn fitting(&self, around: usize) -> Vec<&str> {
        let mut room = LONGEST_TEXT.saturating_sub(around + 1);
        let mut fit = Vec::new();
        for step in &self.steps {
            // A number, a full stop, a space, and the line's end.
            let needs = step.chars().count() + 5;
            if needs <= room {
                room -= needs;
                fit.push(step.as_str());
            }
        }
        fit
    }
}
