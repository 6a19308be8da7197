//! What stood before, folded under what stands now; and the question, in a form that writes something else, whether what stands there was wrong or has
//! changed. The usual answer is given: nobody who writes down a new number at night has to choose.

use maud::{Markup, html};

use crate::domain::patients::earlier::Amended;
use crate::domain::patients::people::Relative;
use crate::text::Arg;
use crate::views::record::{EarlierRow, Place, Record, Said, Was};
use crate::web::pages::form::{Keys, Typed};
use crate::web::pages::record::fields::Unread;
use crate::web::pages::record::parts::{Form, folded};
use crate::web::pages::say::Say;

/// So many are shown at once; what is older is folded once more.
const SHOWN: usize = 10;

/// What stood in this place, the newest first; nothing where nothing has been written otherwise.
pub fn show(say: &Say<'_>, record: &Record, place: Place) -> Markup {
    let rows: Vec<&EarlierRow> = record
        .earlier
        .iter()
        .filter(|row| row.place == place)
        .collect();
    let (first, older) = rows.split_at(rows.len().min(SHOWN));
    html! {
        @if !rows.is_empty() {
            (folded(&say.numbered("rec-earlier", rows.len()), false, &html! {
                (list(say, first))
                @if !older.is_empty() { (folded(&say.numbered("rec-earlier-older", older.len()), false, &list(say, older))) }
            }))
        }
    }
}

fn list(say: &Say<'_>, rows: &[&EarlierRow]) -> Markup {
    html! { ul.list { @for row in rows { li { (line(say, row, &say.when(row.at))) } } } }
}

/// One of them: what stood, who wrote otherwise, and what they said of it. `at`: when, as it is said there.
pub fn line(say: &Say<'_>, row: &EarlierRow, at: &str) -> Markup {
    html! {
        @if let Some((_, name)) = &row.about { p { b { (name) } } }
        @if row.taken_off { p { (say.t("rec-earlier-taken-off")) } }
        dl.facts-list {
            @for (field, was) in &row.was {
                @let stood = value(say, field, was);
                dt { (say.by("rec-earlier-field", field)) }
                dd.words { @if row.is_wrong() { s { (stood) } } @else { (stood) } }
            }
        }
        p.soft {
            @match &row.by {
                Some(who) => (say.with("rec-earlier-by", &[("who", Arg::Text(&who.name)), ("at", Arg::Text(at))])),
                None => (say.with("rec-earlier-by-machine", &[("at", Arg::Text(at))])),
            }
        }
        @match &row.said {
            Some(Said::Wrong(Some(why))) => p { (say.with("rec-earlier-wrong", &[("why", Arg::Text(why))])) },
            Some(Said::Wrong(None)) => p { (say.t("rec-earlier-wrong-unsaid")) },
            Some(Said::Changed) => p.soft { (say.t("rec-earlier-changed")) },
            None => {},
        }
    }
}

fn value(say: &Say<'_>, field: &str, was: &Was) -> String {
    match was {
        Was::Words(words) => words.clone(),
        Was::Language(tongue) => say.tongue(tongue),
        Was::Word(word) => match field {
            "standing" => say.by("rec-standing-is", word),
            "role" => say.by("rec-role", word),
            "told" => say.by("rec-told-is", word),
            "next_of_kin" | "shared_phone" | "objected" => say.by("rec-earlier-yes", word),
            "no_texts" => say.t(["rec-texts", "rec-no-texts"][usize::from(*word == "yes")]),
            "number_withheld" => {
                say.t(["rec-not-withheld", "rec-withheld"][usize::from(*word == "yes")])
            }
            _ => (*word).to_owned(),
        },
    }
}

/// Asks whether what stands there was wrong or has changed. `stands`: something does.
pub fn ask(form: &Form<'_>, stands: bool) -> Markup {
    let say = form.say;
    let chosen = form.value("amended", "changed");
    html! {
        @if stands {
            fieldset.amends {
                legend { (say.t("rec-amends")) }
                div.choices {
                    @for word in ["changed", "wrong"] {
                        label.choice {
                            input type="radio" name="amended" value=(word) checked[chosen == word];
                            (say.by("rec-amends-is", word))
                        }
                    }
                }
                div.why { (form.line_with("amended_why", "rec-amends-why", "rec-amends-hint", "")) }
            }
        }
    }
}

/// Says that somebody around the person was listed wrongly, or that an objection to them was.
pub const WRONG_LISTING: &str = "wrong-listing";

/// The form for it.
pub fn listed_wrongly(say: &Say<'_>, record: &Record, keys: &Keys, one: &Relative) -> Markup {
    let id = one.id.to_string();
    let name = format!("{WRONG_LISTING}.{id}");
    let form = Form {
        say,
        keys,
        name: &name,
    };
    let lifts = one.objected && record.may.with_the_person;
    let what = [("unlist", true), ("no-objection", lifts)];
    let what = what.into_iter().filter(|(_, may)| *may);
    let chosen = form.value("what", "unlist");
    let inside = form.around(
        &format!("/patient/{}/record/{WRONG_LISTING}", record.id),
        &id,
        &html! {
            fieldset {
                legend { (say.t("rec-listing-wrong-what")) }
                div.choices {
                    @for (word, _) in what {
                        label.choice {
                            input type="radio" name="what" value=(word) checked[chosen == word];
                            (say.by("rec-listing-wrong-is", word))
                        }
                    }
                }
            }
            (why(&form))
        },
    );
    folded(&say.t("rec-listing-wrong"), form.is_refused(), &inside)
}

/// Says of something that stands by itself that it is wrong: what is struck through can still be read.
pub fn strike(say: &Say<'_>, keys: &Keys, (path, act): (&str, &str), item: &str) -> Markup {
    let name = format!("{act}.{item}");
    let form = Form {
        say,
        keys,
        name: &name,
    };
    let inside = form.around(&format!("{path}/{act}"), item, &why(&form));
    folded(&say.t("rec-strike"), form.is_refused(), &inside)
}

fn why(form: &Form<'_>) -> Markup {
    html! {
        input type="hidden" name="amended" value="wrong";
        (form.line_with("amended_why", "rec-strike-why", "rec-strike-hint", ""))
        (form.go("rec-strike-go"))
    }
}

/// What was answered.
pub fn answered(typed: &Typed) -> Result<Option<Amended>, Unread> {
    match (typed.get("amended"), typed.get("amended_why")) {
        ("changed", _) => Ok(Some(Amended::Changed)),
        ("wrong", "") => Err(Unread::WhyWrong),
        ("wrong", why) => Ok(Some(Amended::wrong(why))),
        _ => Ok(None),
    }
}
