//! The example file: what it says in words, as JSON, and as markup; and what its lookups find.

use std::fmt::Write as _;

use super::*;
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::service::people::{Known, KnownAs};
use crate::domain::time::Timestamp;

const EXAMPLE: &str = include_str!("../../handbook/operations/example-service.toml");

fn example() -> Service {
    parse(EXAMPLE).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn friday_evening() -> Timestamp {
    Timestamp::from_jiff("2026-11-20T20:30:00+01:00".parse().unwrap())
}

#[test]
fn the_example_in_words() {
    insta::assert_snapshot!(explain::explain(&example(), friday_evening()), @r#"
    Psykiatrisk hjemmevakt Ytterfjord (Ytterfjord), +47 78 00 00 00. Times are local to Europe/Oslo. Callers hear Norwegian (nb) and can choose English (en) or Northern Sámi (se).

    On duty
      Now (Friday 20 November 2026 20:30): Aslak Utsi first, then Kari Nordvik; also Marit Bakke; until Sunday 22 November 2026 04:00.
      Next, from Sunday 22 November 2026 04:00: Aslak Utsi first, then Kari Nordvik.

    Every week
      Duty Thursday 15:00 to Monday 08:00.
      The day service is open Monday-Friday 08:00-15:00; a duty that would end while it is closed goes on until it opens.
      Siri Holm leads the day service, and is the first to hear of a follow-up that is not done; then the leader.

    The next seven days
      Friday 20 November 2026 20:00 to Sunday 22 November 2026 04:00: Aslak Utsi first, then Kari Nordvik; also Marit Bakke.
      Sunday 22 November 2026 04:00 to Monday 23 November 2026 08:00: Aslak Utsi first, then Kari Nordvik.
      Thursday 26 November 2026 15:00 to Friday 27 November 2026 20:00: Kari Nordvik first, then Aslak Utsi.
      Friday 27 November 2026 20:00 to Sunday 29 November 2026 04:00: Kari Nordvik first, then Aslak Utsi; also Marit Bakke.

    The next holiday
      Thursday 24 December 2026: Christmas Eve. The day service is closed.
      Wednesday 23 December 2026 15:00 to Thursday 24 December 2026 15:00: Kari Nordvik first, then Aslak Utsi.
      Thursday 24 December 2026 15:00 to Friday 25 December 2026 20:00: Kari Nordvik first, then Aslak Utsi.
      Friday 25 December 2026 20:00 to Sunday 27 December 2026 04:00: Kari Nordvik first, then Aslak Utsi; also Marit Bakke.
      Sunday 27 December 2026 04:00 to Monday 28 December 2026 08:00: Kari Nordvik first, then Aslak Utsi.

    A waiting caller
      From 0 s for 25 s: the nurse the patient has named, if she is on duty; otherwise this step is left out.
      From 25 s for 25 s: the first on duty.
      From 50 s for 25 s: the backup too.
      From 75 s for 25 s: everybody on duty.
      From 100 s for 40 s: legevakt (Legevakt doctor, direct line, +47 78 00 00 01).
      From 140 s for 40 s: legevakt (Legevakt, Innerfjord, +47 78 00 00 04).
      Then the caller may stay: everybody is rung again every 1 min. Whoever gives up is called back within 10 min.
      A doctor's request is to be taken: immediate within 5 min, urgent within 15 min, soon within 2 h.

    Outside duty
      Monday-Thursday 08:00-15:00: to the day service (Mental health day service, +47 78 00 00 03).
      Otherwise, and on holidays: to legevakt (Legevakt doctor, direct line, +47 78 00 00 01).

    Alarms
      To Randi Solheim, then Kari Nordvik, then Aslak Utsi; each has 5 min to take it.

    Known callers
      2 patients, 2 contacts, 2 partners, 1 line of the legevakt.

    Signing in
      A second factor is not required: a password alone opens what a nurse sees. [security] second_factor = true requires it.
      A PC that others use signs out after 15 min without a touch; a registered tablet locks after 10 min.

    Look at this
      Nothing.
    "#);
}

#[test]
fn the_example_for_programs() {
    let json = explain::explain_json(&example(), friday_evening()).unwrap();
    assert_eq!(json["on_duty_now"]["primary"], "aslak");
    assert_eq!(json["on_duty_now"]["from_utc"], "2026-11-20T19:00:00.000Z");
    assert_eq!(json["warnings"], serde_json::json!([]));
}

#[test]
fn what_should_be_looked_at_is_said() {
    let careless = EXAMPLE
        .replace("backup = \"aslak\"", "")
        .replace("primary = \"aslak\"", "primary = \"randi\"")
        .replace(
            "order = [\"randi\", \"kari\", \"aslak\"]",
            "order = [\"siri\"]",
        )
        .replace(
            "phones = [\"+47 900 00 006\"]",
            "phones = [\"+47 78 00 00 66\"]",
        )
        .replace("primary = \"marit\"", "primary = \"nobody\"")
        .replace("leader = \"siri\" ", "# ")
        + "[[away]]\nstaff = \"kari\"\nfrom = 2026-12-11\nto = 2026-12-12\n";
    let service = parse(&careless).unwrap();
    let json = explain::explain_json(&service, friday_evening()).unwrap();
    let warnings: Vec<&str> = json["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one.as_str())
        .collect();
    insta::assert_snapshot!(warnings.join("\n"), @r#"
    In 1 shift of the next 8 weeks NOBODY is on duty: callers go straight to the fallback: Friday 11 December 2026 00:00 to Friday 11 December 2026 20:00.
    In 1 shift of the next 8 weeks nobody is first on duty: Friday 11 December 2026 20:00 to Sunday 13 December 2026 00:00.
    In 10 shifts of the next 8 weeks one person is alone on duty: she is rung twice before the fallback: Thursday 26 November 2026 15:00 to Friday 27 November 2026 20:00; Sunday 29 November 2026 04:00 to Monday 30 November 2026 08:00; Thursday 10 December 2026 15:00 to Friday 11 December 2026 00:00; Friday 11 December 2026 20:00 to Sunday 13 December 2026 00:00; 6 more.
    In 4 shifts of the next 8 weeks there is no backup: Friday 27 November 2026 20:00 to Sunday 29 November 2026 04:00; Sunday 13 December 2026 00:00 to Sunday 13 December 2026 04:00; Friday 25 December 2026 20:00 to Sunday 27 December 2026 04:00; Friday 8 January 2027 20:00 to Sunday 10 January 2027 04:00.
    Randi Solheim is on the roster but is a leader: her telephone rings, and her screen shows nothing. Write roles with "nurse" among them.
    Without a code these cannot ring in from another telephone to take a caller: Randi Solheim.
    The first on the alarm list is not a leader.
    Nobody leads the day service ([day_service] leader): a follow-up that is not done goes to the leader at once.
    One person alone gets alarms: if she sleeps, nobody does.
    Siri Holm gets alarms but no SMS: no mobile is listed.
    "#);
}

#[test]
fn markup_for_when_everything_here_is_gone() {
    let markup = markup::fallback_markup(&example());
    insta::assert_snapshot!(markup, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <Response>
      <Say language="nb-NO">Ved fare for liv, ring 113. Vi setter deg over til legevakt.</Say>
      <Say language="en-GB">If life is in danger, call 113. We are putting you through to the emergency clinic.</Say>
      <Dial timeout="40"><Number>+4778000001</Number></Dial>
      <Say language="nb-NO">Bli gjerne på linjen. Vi prøver et nummer til.</Say>
      <Say language="en-GB">Please stay on the line. We are trying another number.</Say>
      <Dial timeout="40"><Number>+4778000004</Number></Dial>
      <Say language="nb-NO">Vi fikk ikke tak i noen. Ved fare for liv, ring 113. Du kan også ringe legevakt på 116 117.</Say>
      <Say language="en-GB">We could not reach anyone. If life is in danger, call 113. You can also call the emergency clinic on 116 117.</Say>
    </Response>
    "#);
    let document = roxmltree::Document::parse(&markup).unwrap();
    let verbs: Vec<&str> = document
        .root_element()
        .children()
        .filter(roxmltree::Node::is_element)
        .map(|verb| verb.tag_name().name())
        .collect();
    assert_eq!(
        verbs,
        ["Say", "Say", "Dial", "Say", "Say", "Dial", "Say", "Say"]
    );
    assert!(
        document
            .descendants()
            .all(|node| node.attributes().all(|one| !one.value().contains('/'))),
        "no address"
    );
}

#[test]
fn numbers_are_known_for_everybody_they_are_listed_for() {
    let service = example();
    let who = |number: &str| service.who_is(&number.parse().unwrap());
    assert_eq!(who("+4790000001").staff().unwrap().id, StaffId::new("kari"));
    assert!(!who("+4790000001").may_propose_contact());
    assert!(who("+4778000002").legevakt().is_some());
    assert!(who("+4778000005").partner().is_some());
    assert!(who("+4790000013").is_unknown());
    assert!(who("+4790000012").may_propose_contact());
    let sister = who("+4790000014");
    assert_eq!(sister.language(), Some(Language::English));
    let [Known::Listed(known)] = sister.known.as_slice() else {
        panic!("{sister:?}");
    };
    let KnownAs::Contact { of } = &known.who else {
        panic!("{known:?}");
    };
    assert_eq!(of.len(), 2);
}

#[test]
fn a_relative_is_put_to_the_nurse_the_patient_has_named() {
    let service = example();
    for number in ["+4790000012", "+4790000011", "+4790000014"] {
        let caller = service.who_is(&number.parse().unwrap());
        assert_eq!(caller.preferred, [StaffId::new("kari")], "{number}");
    }
}

#[test]
fn a_number_listed_twice_is_both() {
    let twice = format!(
        "{EXAMPLE}\n[[known]]\nnumber = \"+4790000011\"\nlabel = \"Tore\"\npatient = \"tore\"\npreferred_nurse = \"marit\"\n"
    );
    let service = parse(&twice).unwrap();
    let caller = service.who_is(&"+4790000011".parse().unwrap());
    assert_eq!(caller.known.len(), 2);
    assert_eq!(
        caller.preferred,
        [StaffId::new("marit"), StaffId::new("kari")]
    );
    assert!(!caller.may_propose_contact());
}

#[test]
fn a_code_finds_its_nurse_and_debug_output_finds_nobody() {
    let service = example();
    assert_eq!(
        service.staff_by_code("815093").unwrap().id,
        StaffId::new("aslak")
    );
    assert!(service.staff_by_code("000000").is_none());
    let shown = format!("{service:?} {:?} {:?}", service.staff, service.known);
    for secret in ["Elin", "elin", "Kari Nordvik", "470218", "900"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn the_same_text_is_the_same_service() {
    assert_eq!(example(), example());
    assert_eq!(&*example().source, EXAMPLE);
    let other = parse(&EXAMPLE.replace("Ytterfjord", "Innerfjord")).unwrap();
    assert_ne!(other.digest, example().digest);
}

const PAGE: &str = include_str!("../../handbook/operations/service-file.md");

/// Rows of the page's table of deadlines: key, default, least and most.
fn documented_deadlines() -> Vec<(String, u32, u32, u32)> {
    let section = PAGE.split("## `[timing]`").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let number = |text: &str| text.trim().parse::<u32>().unwrap();
    section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let (least, most) = cells[3].split_once('–').unwrap();
            let key = cells[1].trim_matches('`').to_owned();
            (key, number(cells[2]), number(least), number(most))
        })
        .collect()
}

#[test]
fn the_page_says_every_deadline_with_its_default_and_bounds() {
    let rows = documented_deadlines();
    let mut defaults = String::from("[timing]\n");
    for (key, default, least, most) in &rows {
        let _ = writeln!(defaults, "{key} = {default}");
        // The bounds of the whole wait must also hold the steps: those are checked apart.
        let with = |value: u32| {
            let one = EXAMPLE.replace("seconds = 25", "seconds = 5");
            parse(&format!("{one}\n[timing]\n{key} = {value}\n"))
        };
        assert!(with(*least).is_ok() && with(*most).is_ok(), "{key}");
        assert!(with(*most + 1).is_err(), "{key}");
        assert!(*least == 0 || with(*least - 1).is_err(), "{key}");
    }
    let written = parse(&format!("{EXAMPLE}\n{defaults}")).unwrap();
    assert_eq!(written.timing, example().timing);
    let deadlines = format!("{:?}", written.timing).matches(": ").count();
    assert_eq!(rows.len(), deadlines, "the page forgot one");
}

#[test]
fn the_page_explains_every_key_of_the_example() {
    let keys = EXAMPLE.lines().filter_map(|line| {
        let line = line.split('#').next()?.trim();
        let header = line.strip_prefix("[[").or_else(|| line.strip_prefix('['));
        header.map_or_else(
            || Some(line.split_once(" = ")?.0.to_owned()),
            |header| Some(header.trim_end_matches(']').to_owned()),
        )
    });
    for key in keys.filter(|key| !key.starts_with('{')) {
        let key = key.trim();
        let said = [
            format!("`{key}`"),
            format!("`[{key}]`"),
            format!("`[[{key}]]`"),
        ]
        .iter()
        .any(|word| PAGE.contains(word.as_str()));
        assert!(said, "{key} is not explained");
    }
}

#[test]
fn a_municipality_chooses_when_its_leader_hears_of_a_plan_that_waits() {
    let days = |text: &str| parse(text).unwrap().timing.review_leader_after.as_secs() / 86_400;
    assert_eq!(days(EXAMPLE), 7);
    let timing = |n: u8| format!("{EXAMPLE}\n[timing]\nreview_leader_after_days = {n}\n");
    assert_eq!(days(&timing(3)), 3);
    assert!(parse(&timing(0)).is_err());
}

#[test]
fn a_municipality_chooses_how_long_before_its_end_a_consent_is_spoken_of() {
    let days = |text: &str| {
        let timing = parse(text).unwrap().timing;
        timing.consent_reminder_before.as_secs() / 86_400
    };
    assert_eq!(days(EXAMPLE), 14);
    let timing = |n: u8| format!("{EXAMPLE}\n[timing]\nconsent_reminder_days = {n}\n");
    assert_eq!(days(&timing(30)), 30);
    assert!(parse(&timing(0)).is_err());
    assert!(parse(&timing(91)).is_err());
}
