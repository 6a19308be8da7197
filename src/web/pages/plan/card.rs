//! `/patient/{patient}/plan/card`: a card for the pocket, without a name, and the same as a text. Whoever finds either learns nothing of
//! anybody. `card.pdf` is the same as a file.

use axum::extract::{Extension, Path, State as Web};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use maud::{Markup, html};

use crate::domain::openings::opening::RecordPart;
use crate::domain::state::State;
use crate::text::Arg;
use crate::views::Viewer;
use crate::views::plan::PlanView;
use crate::views::plan::card::{self as card_view, Card};
use crate::web::pages::plan::{Asked, nothing, paper, print};
use crate::web::pages::say::Say;
use crate::web::paper::answer;
use crate::web::state::WebState;

/// `GET /patient/{patient}/plan/card`.
pub async fn show(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(asked) = Asked::of(&web, &viewer, &headers, &patient) else {
        return nothing();
    };
    let (view, card) = match asked.to_print(steps).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let language = print::language(&view, &viewer);
    let theirs = asked.say_in(language);
    asked
        .page(Some(&asked.address()), Some(&asked.work()), |say| {
            html! {
                h1.not-printed { (say.t("ui-plan-card")) }
                (print::how(say, "ui-plan-card-how", view.language.as_ref(), Some("card.pdf")))
                @if card.left_out > 0 { p.say.not-printed { (say.numbered("ui-plan-card-left-out", card.left_out)) } }
                @if card.steps.is_empty() { p.say.not-printed { (say.t("ui-plan-card-empty")) } }
                article.pocket lang=(language.tag()) { (pocket(&theirs, &card)) }
                section.not-printed aria-labelledby="h-text" {
                    h2 #h-text { (say.t("ui-plan-card-text")) }
                    p.hint { (say.t("ui-plan-card-text-how")) }
                    p.words.plan-sms lang=(language.tag()) data-sms { (text(&theirs, &card)) }
                }
            }
        })
        .into_response()
}

/// `GET /patient/{patient}/plan/card.pdf`.
pub async fn pdf(
    Web(web): Web<WebState>,
    Extension(viewer): Extension<Viewer>,
    Path(patient): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(asked) = Asked::of(&web, &viewer, &headers, &patient) else {
        return nothing();
    };
    let (view, card) = match asked.to_print(steps).await {
        Ok(found) => found,
        Err(refused) => return refused,
    };
    let language = print::language(&view, &viewer);
    let card = paper::card(&asked.say_in(language), &card);
    answer(&web.texts, language, card, paper::CARD_FILE).await
}

/// The card, and the one part that is read for it.
fn steps(state: &State, view: &PlanView) -> Option<(Card, Vec<RecordPart>)> {
    let card = card_view::card(state, view)?;
    Some((card, vec![card_view::READ]))
}

fn pocket(say: &Say<'_>, card: &Card) -> Markup {
    html! {
        @if !card.steps.is_empty() {
            h2 { (say.t("ui-plan-card-title")) }
            ol { @for step in &card.steps { li { (step) } } }
        }
        p { (say.t("ui-plan-card-ring")) br; b.big { (card.number.grouped()) } }
        p { (say.t("ui-plan-card-danger")) }
    }
}

/// As a text: as many steps as there is room for, and the number.
pub fn text(say: &Say<'_>, card: &Card) -> String {
    let number = card.number.grouped();
    let end = say.with("ui-plan-sms-ring", &[("number", Arg::Text(&number))]);
    let mut lines: Vec<String> = card
        .fitting(end.chars().count())
        .into_iter()
        .enumerate()
        .map(|(index, step)| format!("{}. {step}", index + 1))
        .collect();
    lines.push(end);
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;
    use crate::domain::time::Timestamp;
    use crate::text::Texts;
    use crate::views::plan::card::LONGEST_TEXT;

    #[test]
    fn a_text_is_short_however_many_steps_there_are() {
        let texts = Texts::load().unwrap();
        for language in Language::ALL {
            let zone = jiff::tz::TimeZone::UTC;
            let say = Say::new(&texts, language, zone, Timestamp::from_millis(0));
            for many in [0, 1, 12, 40] {
                let steps = (0..many).map(|n| format!("går ut og puster {n}")).collect();
                let card = Card {
                    steps,
                    left_out: 0,
                    number: "+4790000001".parse().unwrap(),
                };
                let text = text(&say, &card);
                assert!(text.chars().count() < LONGEST_TEXT, "{text}");
                assert!(text.contains("900 00 001"), "{text}");
                assert_eq!(text.contains("puster 0"), many > 0, "{text}");
            }
        }
    }
}
