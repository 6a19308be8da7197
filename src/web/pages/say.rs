//! Sentences, clock times and lengths of time for one viewer: her language, the service's time zone, one instant. Never makes a
//! sentence in code.

use jiff::tz::TimeZone;
use maud::{Markup, PreEscaped, html};

use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::complaints::rejection::ComplaintRejection;
use crate::domain::deviations::rejection::DeviationRejection;
use crate::domain::escorts::rejection::EscortRejection;
use crate::domain::handovers::rejection::HandoverRejection;
use crate::domain::language::Language;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::MayNot;
use crate::domain::time::Timestamp;
use crate::domain::tongue::Tongue;
use crate::text::{Arg, Args, Texts};
use crate::views::plan::words::section as section_word;
use crate::web::pages::words_of::{document_word, handover_word, record_word, word_of};

/// Stands where markup goes into a sentence.
const MARK: &str = "\u{1}";

/// What one page is said with.
pub struct Say<'a> {
    texts: &'a Texts,
    /// The viewer's language.
    pub language: Language,
    zone: TimeZone,
    /// The instant the page is about.
    pub now: Timestamp,
    counted: bool,
}

impl<'a> Say<'a> {
    /// For a viewer's language, in the service's time zone, at an instant.
    pub const fn new(texts: &'a Texts, language: Language, zone: TimeZone, now: Timestamp) -> Self {
        Self {
            texts,
            language,
            zone,
            now,
            counted: true,
        }
    }

    /// The same in another language: what somebody else is to read.
    #[must_use]
    pub fn to_readers_of(&self, language: Language) -> Self {
        Self {
            texts: self.texts,
            language,
            zone: self.zone.clone(),
            now: self.now,
            counted: self.counted,
        }
    }

    /// For the live line: running clocks are left for the browser to write, so that a region changes only when something does.
    #[must_use]
    pub const fn uncounted(mut self, uncounted: bool) -> Self {
        self.counted = !uncounted;
        self
    }

    /// A sentence without arguments.
    pub fn t(&self, key: &str) -> String {
        self.texts.get(self.language, key, &[])
    }

    /// With one number in it, `n`.
    pub fn numbered(&self, key: &str, n: usize) -> String {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        self.with(key, &[("n", Arg::Number(n))])
    }

    /// A sentence with arguments.
    pub fn with(&self, key: &str, args: &Args<'_>) -> String {
        self.texts.get(self.language, key, args)
    }

    /// A sentence that chooses by a word.
    pub fn by(&self, key: &str, word: &str) -> String {
        self.with(key, &[("what", Arg::Text(word))])
    }

    /// A language that somebody speaks, by its name; by its tag where it has no name here.
    pub fn tongue(&self, tongue: &Tongue) -> String {
        let (tag, language) = (tongue.tag(), tongue.language());
        if !Tongue::OFFERED.contains(&language) {
            return tag.to_owned();
        }
        let name = self.by("rec-language-is", language);
        if tag == language {
            name
        } else {
            format!("{name} ({tag})")
        }
    }

    /// That somebody speaks another language than Norwegian.
    pub fn speaks(&self, tongue: Option<&Tongue>) -> Option<String> {
        let other = tongue.filter(|tongue| !["nb", "nn"].contains(&tongue.language()))?;
        Some(self.with("rec-speaks", &[("what", Arg::Text(&self.tongue(other)))]))
    }

    /// A sentence that chooses by a word, in another language than the viewer's.
    pub fn in_language(&self, language: Language, key: &str, word: &str) -> String {
        self.texts.get(language, key, &[("what", Arg::Text(word))])
    }

    /// Why something is not for whoever asked.
    pub fn may_not(&self, why: MayNot) -> String {
        match why {
            MayNot::NurseOnDutyOnly
            | MayNot::RegisterOnly
            | MayNot::NoGround
            | MayNot::WithThePerson
            | MayNot::NurseOnDutyOrWithThePerson
            | MayNot::AssignOnly
            | MayNot::DaysOnly => self.by("ui-may-not-record", word_of(why)),
            MayNot::GiversOnly | MayNot::TakersOnly => self.by("ho-may-not", word_of(why)),
            MayNot::LeaderOnly
            | MayNot::LeaderOrNurseOnDuty
            | MayNot::LeaderOrOperator
            | MayNot::ServiceItself
            | MayNot::MachineOnly
            | MayNot::NotInYourHands
            | MayNot::DoctorsOnly
            | MayNot::AlarmsOnly
            | MayNot::NursesOnly
            | MayNot::StaffOnly
            | MayNot::PeopleOnly
            | MayNot::FollowersOnly
            | MayNot::GuestOver
            | MayNot::StationRevoked => self.by("ui-may-not", word_of(why)),
        }
    }

    /// Why a record was not changed.
    pub fn no_record(&self, why: RecordRejection) -> String {
        if let RecordRejection::TooMany { most } = why {
            return self.numbered("ui-no-too-many", most);
        }
        if let RecordRejection::BeyondConsent { until } = why {
            let until = self.date(until);
            return self.with("ui-plan-force-beyond", &[("t", Arg::Text(&until))]);
        }
        if let RecordRejection::Incomplete { section } = why {
            let part = self.by("ui-plan-section", section_word(section));
            return self.with("ui-plan-no-incomplete", &[("what", Arg::Text(&part))]);
        }
        self.by("ui-no-record", record_word(why))
    }

    /// Why a document was not changed.
    pub fn no_document(&self, why: &DocumentRejection) -> String {
        if let DocumentRejection::TooMany { most } | DocumentRejection::FieldFull { most } = why {
            return self.numbered("ui-no-too-many", *most);
        }
        self.by("ui-no-document", document_word(why))
    }

    /// Why something about a complaint was not done.
    pub fn no_complaint(&self, why: ComplaintRejection) -> String {
        let word = match why {
            ComplaintRejection::Answered => "answered",
            ComplaintRejection::Open => "open",
            ComplaintRejection::WhoMissing => "who_missing",
            ComplaintRejection::GoesWithIt => "goes_with_it",
            ComplaintRejection::IdTaken => "id_taken",
        };
        self.by("cpl-no", word)
    }

    /// Why something about a deviation was not done.
    pub fn no_deviation(&self, why: DeviationRejection) -> String {
        let word = match why {
            DeviationRejection::Closed => "closed",
            DeviationRejection::Open => "open",
            DeviationRejection::SayWhatChanges => "say_what_changes",
            DeviationRejection::GoesWithIt => "goes_with_it",
            DeviationRejection::IdTaken => "id_taken",
        };
        self.by("dev-no", word)
    }

    /// Why something about an escort was not done.
    pub fn no_escort(&self, why: EscortRejection) -> String {
        match why {
            EscortRejection::TooMany { most } => self.numbered("ui-no-too-many", most),
            EscortRejection::Backwards => self.by("ui-no-escort", "backwards"),
            EscortRejection::TooLong { .. } => self.by("ui-no-escort", "too_long"),
            EscortRejection::OutAlready => self.by("ui-no-escort", "out_already"),
            EscortRejection::CannotEscort => self.by("ui-no-escort", "cannot_escort"),
            EscortRejection::PoliceWithoutReason => self.by("ui-no-escort", "police_reason"),
            EscortRejection::PoliceNotAsked => self.by("ui-no-escort", "police_not_asked"),
            EscortRejection::WhyPolice => self.by("ui-no-escort", "why_police"),
            EscortRejection::NoFlight => self.by("ui-no-escort", "no_flight"),
            EscortRejection::FlightGoes => self.by("ui-no-escort", "flight_goes"),
            EscortRejection::Arrived => self.by("ui-no-escort", "arrived"),
            EscortRejection::Over => self.by("ui-no-escort", "over"),
            EscortRejection::LeftAlready => self.by("ui-no-escort", "left_already"),
            EscortRejection::NotLeft => self.by("ui-no-escort", "not_left"),
            EscortRejection::CannotCover => self.by("ui-no-escort", "cannot_cover"),
            EscortRejection::NoChair => self.by("ui-no-escort", "no_chair"),
            EscortRejection::IdTaken => self.by("ui-no-escort", "id_taken"),
        }
    }

    /// Why nothing was done about a handover.
    pub fn no_handover(&self, why: &HandoverRejection) -> String {
        self.by("ho-no", handover_word(why))
    }

    /// The address of a page of the service's handbook, in the language nearest to the viewer's.
    pub fn chapter(&self, page: &str) -> String {
        let language = match self.language {
            Language::Bokmal | Language::NorthernSami => "nb",
            Language::English => "en",
        };
        format!("/handbook/service/{language}/{page}.md")
    }

    /// A sentence around a piece of markup, which stands where the text has `{ $t }`.
    pub fn around(&self, key: &str, args: &Args<'_>, inside: &Markup) -> Markup {
        let mut all = vec![("t", Arg::Text(MARK))];
        all.extend_from_slice(args);
        let text = self.with(key, &all);
        let (before, after) = text.split_once(MARK).unwrap_or((text.as_str(), ""));
        html! { (before) (inside) (after) }
    }

    fn local(&self, at: Timestamp) -> jiff::Zoned {
        at.to_jiff().to_zoned(self.zone.clone())
    }

    /// Hours and minutes: `03:22`.
    pub fn clock(&self, at: Timestamp) -> String {
        self.local(at).strftime("%H:%M").to_string()
    }

    /// With seconds: `03:22:07`.
    pub fn exact(&self, at: Timestamp) -> String {
        self.local(at).strftime("%H:%M:%S").to_string()
    }

    /// With the day where it is another: `03:22`, `lør 11:00`, `24.12. 11:00`, `24.12.2025 11:00`.
    pub fn when(&self, at: Timestamp) -> String {
        self.with_day("ui-day-short", at)
    }

    /// With the whole name of the day: `mandag 08:00`; today: `08:00`; a week away or more, the date.
    pub fn day_and_time(&self, at: Timestamp) -> String {
        self.with_day("ui-day-long", at)
    }

    fn with_day(&self, names: &str, at: Timestamp) -> String {
        let (now, then) = (self.local(self.now), self.local(at));
        let days = then.date().duration_until(now.date()).as_hours() / 24;
        let day = match days.abs() {
            0 => return self.clock(at),
            1..=6 => self.day(names, &then),
            _ if then.year() == now.year() => then.strftime("%-d.%-m.").to_string(),
            _ => then.strftime("%-d.%-m.%Y").to_string(),
        };
        format!("{day} {}", self.clock(at))
    }

    /// The year it is.
    pub fn year(&self) -> i16 {
        self.local(self.now).year()
    }

    /// The day and time of now, for a wall: `fre 23:12`.
    pub fn wall_clock(&self) -> String {
        let now = self.local(self.now);
        format!(
            "{} {}",
            self.day("ui-day-short", &now),
            self.clock(self.now)
        )
    }

    /// The name of a day of the week.
    pub fn weekday(&self, day: jiff::civil::Weekday) -> String {
        self.by("ui-day-short", word(day))
    }

    fn day(&self, key: &str, at: &jiff::Zoned) -> String {
        self.by(key, word(at.weekday()))
    }

    /// As a field for date and time holds it, in the service's zone.
    pub fn field(&self, at: Timestamp) -> String {
        self.local(at).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// What was said to another service: when and to whom, as far as it says so.
    pub fn elsewhere(&self, at: Option<Timestamp>, to: Option<&str>) -> String {
        let day = at.map_or_else(|| self.t("rec-elsewhere-when"), |at| self.date(at));
        let who = to.map_or_else(|| self.t("rec-elsewhere-whom"), str::to_owned);
        let args = [("at", Arg::Text(&day)), ("who", Arg::Text(&who))];
        self.with("rec-elsewhere", &args)
    }

    /// A day, without the time: `24.12.2026`.
    pub fn date(&self, at: Timestamp) -> String {
        self.local(at).strftime("%-d.%-m.%Y").to_string()
    }

    /// As a field for a day holds it, in the service's zone.
    pub fn day_field(&self, at: Timestamp) -> String {
        self.local(at).strftime("%Y-%m-%d").to_string()
    }

    /// Evening, night or early morning: dark is the default.
    pub fn is_night(&self) -> bool {
        let hour = self.local(self.now).hour();
        !(7..20).contains(&hour)
    }

    fn shown(&self, span: std::time::Duration) -> String {
        if self.counted {
            length(span.as_secs())
        } else {
            String::new()
        }
    }

    /// Counts up from an instant.
    pub fn since(&self, at: Timestamp) -> Markup {
        let shown = self.shown(self.now.since(at));
        html! { time.num data-since=(at.as_millis()) title=(self.exact(at)) { (shown) } }
    }

    /// How old something is: counted up for two days, and then in days and hours, which no clock counts on.
    pub fn age(&self, at: Timestamp) -> Markup {
        let hours = self.now.since(at).as_secs() / 3600;
        if hours < 48 {
            return self.since(at);
        }
        let count = |n: u64| Arg::Number(u32::try_from(n).unwrap_or(u32::MAX));
        let args = [("days", count(hours / 24)), ("hours", count(hours % 24))];
        html! { time datetime=(at.to_string()) { (self.with("ui-age", &args)) } }
    }

    /// Counts down to an instant, and then says so.
    pub fn until(&self, at: Timestamp) -> Markup {
        let shown = self.shown(at.since(self.now));
        html! { time.num data-until=(at.as_millis()) title=(self.exact(at)) { (shown) } }
    }

    /// Counts down to when something is due, and after that how long over.
    pub fn due(&self, at: Timestamp) -> Markup {
        let late = self.now > at;
        let span = if late {
            self.now.since(at)
        } else {
            at.since(self.now)
        };
        let shown = self.shown(span);
        let shown = if late && self.counted {
            self.with("ui-over", &[("t", Arg::Text(&shown))])
        } else {
            shown
        };
        html! { time.num data-due=(at.as_millis()) title=(self.exact(at)) { (shown) } }
    }
}

const fn word(day: jiff::civil::Weekday) -> &'static str {
    use jiff::civil::Weekday;
    match day {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

/// A length as a watch shows it: `0:48`, `1:02:10`; days as hours. `timers.js` counts on in the same form.
pub fn length(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours == 0 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

/// Pieces of a line, a middle dot between them; empty ones are left out.
pub fn dotted(pieces: impl IntoIterator<Item = Markup>) -> Markup {
    let mut line = String::new();
    for piece in pieces {
        if piece.0.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push_str(" <span class=\"dots\" aria-hidden=\"true\">·</span> ");
        }
        line.push_str(&piece.0);
    }
    PreEscaped(line)
}

/// A text as markup.
pub fn text(text: &str) -> Markup {
    html! { (text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_a_week_away_is_said_by_its_date() {
        let texts = Texts::load().unwrap();
        let at = |text: &str| Timestamp::from_jiff(text.parse().unwrap());
        let zone = jiff::tz::TimeZone::get("Europe/Oslo").unwrap();
        let now = at("2026-11-26T18:30:00Z");
        let say = Say::new(&texts, Language::Bokmal, zone, now);
        let said = |text| say.day_and_time(at(text));
        assert_eq!(said("2026-11-26T20:00:00Z"), "21:00");
        assert_eq!(said("2026-11-30T07:00:00Z"), "mandag 08:00");
        assert_eq!(said("2026-12-03T18:30:00Z"), "3.12. 19:30");
        assert_eq!(said("2026-12-10T18:30:00Z"), "10.12. 19:30");
        assert_eq!(said("2027-01-07T18:30:00Z"), "7.1.2027 19:30");
        assert_eq!(said("2026-11-22T18:30:00Z"), "søndag 19:30");
        assert_eq!(said("2026-11-12T18:30:00Z"), "12.11. 19:30");
    }
}
