//! Plots, drawn here and sent as part of the page: bars that take their colours from the page, so that they read in light and in dark. The
//! numbers stand beside the bars; what is left out is a frame without a filling.

use maud::{Markup, html};

use crate::views::figures::Shown;
use crate::web::pages::say::Say;

/// Width of a lying plot, in its own units.
const WIDTH: u64 = 360;
/// Height of one bar with its words.
const ROW: u64 = 40;
/// Height of an upright plot.
const HEIGHT: u64 = 150;
/// Width of one upright bar with its space.
const STEP: u64 = 15;

/// The largest number that is shown; one at least.
fn largest(figure: &Shown) -> u64 {
    figure
        .cells
        .iter()
        .filter_map(|cell| cell.n)
        .max()
        .unwrap_or(0)
        .max(1)
}

/// Bars from the left, a line of words over each.
pub fn lying(say: &Say<'_>, title: &str, labels: &[String], figure: &Shown) -> Markup {
    let most = largest(figure);
    let room = WIDTH - 60;
    let height = ROW * figure.cells.len() as u64;
    let left_out = say.t(if figure.is_few() {
        "ui-fig-few-short"
    } else {
        "ui-fig-not-shown"
    });
    html! {
        svg.plot role="img" aria-label=(title) viewBox=(format!("0 0 {WIDTH} {height}")) width="100%" {
            @for (at, (cell, label)) in (0u64..).zip(figure.cells.iter().zip(labels)) {
                @let top = at * ROW;
                text.plot-word x="0" y=(top + 15) { (label) }
                @match cell.n {
                    Some(n) => {
                        rect.plot-bar x="0" y=(top + 21) height="12" width=((n * room / most).max(u64::from(n > 0) * 2)) rx="2" {}
                        text.plot-number x=(n * room / most + 6) y=(top + 32) { (n) }
                    },
                    None => {
                        rect.plot-gap x="1" y=(top + 21) height="12" width="40" rx="2" {}
                        text.plot-number x="48" y=(top + 32) { (left_out) }
                    },
                }
            }
        }
    }
}

/// Bars from below, one for each hour; every third is named.
pub fn upright(title: &str, labels: &[String], figure: &Shown) -> Markup {
    let most = largest(figure);
    let width = STEP * figure.cells.len() as u64;
    let floor = HEIGHT - 20;
    html! {
        svg.plot role="img" aria-label=(title) viewBox=(format!("0 0 {width} {HEIGHT}")) width="100%" {
            line.plot-floor x1="0" x2=(width) y1=(floor) y2=(floor) {}
            @for (at, (cell, label)) in (0u64..).zip(figure.cells.iter().zip(labels)) {
                @let left = at * STEP + 2;
                @match cell.n {
                    Some(n) => {
                        @let tall = (n * (floor - 18) / most).max(u64::from(n > 0) * 2);
                        rect.plot-bar x=(left) y=(floor - tall) height=(tall) width=(STEP - 4) rx="1" {}
                        @if n > 0 { text.plot-small x=(left + (STEP - 4) / 2) y=(floor - tall - 4) text-anchor="middle" { (n) } }
                    },
                    None => rect.plot-gap x=(left) y=(floor - 8) height="7" width=(STEP - 4) rx="1" {},
                }
                @if at % 3 == 0 { text.plot-small x=(left) y=(HEIGHT - 5) { (label.split(':').next().unwrap_or_default()) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::domain::figures::figure::Unit;
    use crate::domain::language::Language;
    use crate::domain::time::Timestamp;
    use crate::text::Texts;
    use crate::views::figures::Piece;

    fn drawn(parts: [Option<u64>; 2], total: Option<u64>) -> String {
        let texts = Texts::load().unwrap();
        let say = Say::new(
            &texts,
            Language::Bokmal,
            TimeZone::UTC,
            Timestamp::default(),
        );
        let cells = parts.into_iter().zip(["again", "first"]);
        let figure = Shown {
            id: "repeats",
            unit: Unit::People,
            cells: cells.map(|(n, word)| Piece { word, n }).collect(),
            total,
        };
        let labels = ["Tilbake".to_owned(), "Første".to_owned()];
        lying(&say, "Tilbake", &labels, &figure).into_string()
    }

    /// Seven left out beside a one are not few.
    #[test]
    fn what_is_left_out_beside_a_small_number_is_not_called_few() {
        let beside = drawn([None, None], Some(8));
        assert_eq!(beside.matches(">vises ikke<").count(), 2, "{beside}");
        assert!(!beside.contains(">få<"), "{beside}");
        let few = drawn([None, None], None);
        assert_eq!(few.matches(">få<").count(), 2, "{few}");
    }
}
