//! What a person reads who wrote a service file with mistakes in it: where, what, and what to do.

use std::fmt::Write as _;

use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::service_file::problem::Problem;
use hjemmevakt::service_file::{parse, parse_stored};
use proptest::prelude::*;

const EXAMPLE: &str = include_str!("../../handbook/operations/example-service.toml");

const SMALL: &str = r#"
[service]
name = "Hjemmevakt"
municipality = "Ytterfjord"
number = "+47 78 00 00 00"

[[duty]]
from = "Thursday 15:00"
to = "Monday 08:00"

[[staff]]
id = "randi"
name = "Randi Solheim"
role = "leader"
phones = ["+47 900 00 005"]

[[staff]]
id = "kari"
name = "Kari Nordvik"
role = "nurse"
phones = ["+47 900 00 001"]
code = "470218"

[[pattern]]
primary = "kari"

[[step]]
ring = "primary"
seconds = 25

[[fallback]]
number = "+47 78 00 00 01"
label = "Legevakt doctor"
"#;

fn lines(problems: &[Problem]) -> String {
    let mut text = String::new();
    for problem in problems {
        let _ = writeln!(text, "{problem}");
    }
    text
}

/// What is said about the small file after one change.
fn after(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from:?} is not in the file");
    match parse(&SMALL.replacen(from, to, 1)) {
        Ok(_) => "accepted".to_owned(),
        Err(problems) => lines(&problems),
    }
}

/// What is said about the small file with more at its end.
fn with(more: &str) -> String {
    match parse(&format!("{SMALL}\n{more}")) {
        Ok(_) => "accepted".to_owned(),
        Err(problems) => lines(&problems),
    }
}

#[test]
fn the_small_file_and_the_example_are_accepted() {
    assert!(parse(SMALL).is_ok());
    assert!(parse(EXAMPLE).is_ok());
    assert!(parse_stored(EXAMPLE).is_ok());
}

#[test]
fn short_and_emergency_numbers_are_refused_wherever_a_number_is_dialled() {
    insta::assert_snapshot!(after("+47 78 00 00 01", "113"), @r#"
    line 32, column 10: "113": a short number cannot be dialled through the carrier: write the full direct number instead
    "#);
    insta::assert_snapshot!(after("+47 900 00 001", "116117"), @r#"
    line 21, column 11: "116117": a short number cannot be dialled through the carrier: write the full direct number instead
    "#);
    insta::assert_snapshot!(with("[outside.default]\nnumber = \"112\"\nlabel = \"Police\"\n[[partner]]\nnumber = \"02800\"\nlabel = \"Police\"\n[[interpreter]]\nlanguage = \"se\"\nnumber = \"90000001\"\nlabel = \"Sámi\"\n[[legevakt]]\nnumber = \"+4711\"\nlabel = \"Legevakt\""), @r#"
    line 36, column 10: "112": a short number cannot be dialled through the carrier: write the full direct number instead
    line 39, column 10: "02800": a short number cannot be dialled through the carrier: write the full direct number instead
    line 43, column 10: "90000001": the number has no country code: write +47 in front of a Norwegian one
    line 46, column 10: "+4711": a short number cannot be dialled through the carrier: write the full direct number instead
    "#);
}

#[test]
fn a_call_is_never_put_through_to_the_service_itself() {
    insta::assert_snapshot!(after("+47 78 00 00 01", "+47 78 00 00 00"), @"line 32, column 10: this is the service's own number: a call put through to it would come back; write the direct number");
}

#[test]
fn names_that_nobody_has_are_found_with_who_was_meant() {
    insta::assert_snapshot!(after("primary = \"kari\"", "primary = \"kair\"\nbackup = \"bodil\""), @r#"
    line 25, column 11: nobody among the staff is called "kair"; did you mean "kari"?
    line 26, column 10: nobody among the staff is called "bodil"
    "#);
    insta::assert_snapshot!(with("[alarms]\norder = [\"randy\"]\n[[away]]\nstaff = \"kari\"\nfrom = 2026-12-02\nto = 2026-12-01"), @r#"
    line 36, column 10: nobody among the staff is called "randy"; did you mean "randi"?
    line 40, column 6: to must be later than from
    "#);
}

#[test]
fn unknown_keys_are_found_at_every_depth() {
    insta::assert_snapshot!(after("seconds = 25", "second = 25"), @r#"
    line 29, column 1: [[step]] has no key "second"; did you mean "seconds"?
    "#);
    insta::assert_snapshot!(after("phones", "phone"), @r#"
    line 11, column 1: [[staff]] needs phones
    line 15, column 1: [[staff]] has no key "phone"; did you mean "phones"?
    "#);
    insta::assert_snapshot!(with("[timings]\nconfirm_seconds = 5\n[holidays]\npublc = true\n[outside.default]\nnumber = \"+4778000001\"\nlabel = \"x\"\ncolour = \"red\""), @r#"
    line 35, column 2: the file has no key "timings"; did you mean "timing"?
    line 38, column 1: [holidays] has no key "publc"; did you mean "public"?
    line 42, column 1: [outside.default] has no key "colour"
    "#);
}

#[test]
fn windows_may_not_overlap() {
    insta::assert_snapshot!(with("[[duty]]\nfrom = \"Sunday 20:00\"\nto = \"Tuesday 08:00\""), @"line 36, column 8: Sunday 20:00 to Tuesday 08:00 overlaps Thursday 15:00 to Monday 08:00: let one end where the other begins");
    insta::assert_snapshot!(with("[[duty]]\ndays = \"Monday-Wednesday\"\nfrom = \"20:00\"\nto = \"08:00\""), @"accepted");
}

#[test]
fn days_and_times_are_read_as_written_or_said_to_be_wrong() {
    insta::assert_snapshot!(after("Thursday 15:00", "Thrusday 15:00"), @r#"
    line 8, column 8: "Thrusday" is not a day; did you mean "Thursday"?
    "#);
    insta::assert_snapshot!(after("Monday 08:00", "Monday 8"), @r#"
    line 9, column 6: "8" is not a time of day: write it as 15:00
    "#);
    insta::assert_snapshot!(with("[day_service]\nhours = [{ days = \"Monday-Friday\", from = \"15:00\", to = \"08:00\" }]\n[[holidays.closed]]\nfrom = 2026-12-24T12:00:00\nlabel = \"Christmas Eve\""), @r#"
    line 36, column 57: the day service must close later than it opens, on the same day
    line 38, column 8: from must be a date such as 2026-12-24, without a time
    "#);
}

#[test]
fn the_steps_have_bounds_and_fit_into_the_whole_wait() {
    insta::assert_snapshot!(after("seconds = 25", "seconds = 3"), @"line 29, column 11: seconds is 3, but must be between 5 and 60");
    insta::assert_snapshot!(after("seconds = 25", "seconds = 61"), @"line 29, column 11: seconds is 61, but must be between 5 and 60");
    insta::assert_snapshot!(after("seconds = 25", "seconds = 60\n[[step]]\nring = \"backup\"\nseconds = 60\n[[step]]\nring = \"everyone\"\nseconds = 5"), @"line 27, column 1: the steps take 125 seconds together, but a caller waits at most 120 before the fallback (max_wait_seconds): shorten them");
    insta::assert_snapshot!(after("ring = \"primary\"", "ring = \"first\""), @r#"
    line 28, column 8: ring cannot be "first": write one of preferred, primary, backup, everyone
    "#);
    insta::assert_snapshot!(with("[timing]\nconfirm_seconds = 2\nmax_wait_seconds = \"long\""), @r#"
    line 36, column 19: confirm_seconds is 2, but must be between 5 and 30
    line 37, column 20: max_wait_seconds is a string, but must be a whole number
    "#);
}

#[test]
fn staff_have_telephones_and_codes_of_their_own() {
    insta::assert_snapshot!(after("[\"+47 900 00 001\"]", "[]"), @"line 21, column 10: phones is empty: somebody without a telephone cannot be rung; write at least one number");
    insta::assert_snapshot!(after("code = \"470218\"", "code = \"4711\""), @"line 22, column 8: code must be 6 to 10 digits: whoever enters it may be put through to a caller, or call for help");
    insta::assert_snapshot!(after("code = \"470218\"", "code = \"123456\""), @"line 22, column 8: code is too easily guessed: choose digits that do not repeat or count up or down");
    insta::assert_snapshot!(with("[[staff]]\nid = \"kari\"\nname = \"Kari Bakke\"\nrole = \"nurs\"\nphones = [\"+4790000001\"]\ncode = \"470218\""), @r#"
    line 36, column 6: two members of staff are called "kari": give one another id
    line 38, column 8: role cannot be "nurs"; did you mean "nurse"?
    line 39, column 11: this telephone is already listed for kari: a call from it could be either's
    line 40, column 8: code is also kari's: every code is one person's, and for one thing
    "#);
}

#[test]
fn somebody_does_several_things() {
    let roles = |written: &str| after("role = \"nurse\"", written);
    let both =
        parse(&SMALL.replace("role = \"nurse\"", "roles = [\"nurse\", \"leader\"]")).unwrap();
    let kari = both.staff(&StaffId::new("kari")).unwrap();
    assert!(kari.has_role(StaffRole::Nurse) && kari.has_role(StaffRole::Leader));
    assert!(!kari.has_role(StaffRole::Doctor) && !kari.is_only(StaffRole::Nurse));
    // Alarms go to every leader, whatever else she does.
    assert_eq!(
        both.alarm_list,
        [StaffId::new("randi"), StaffId::new("kari")]
    );
    insta::assert_snapshot!(roles("role = \"nurse\"\nroles = [\"leader\"]"), @r#"line 21, column 9: write either role or roles, and not both: roles = ["nurse", "leader"] holds all of them"#);
    insta::assert_snapshot!(roles("roles = []"), @r#"line 20, column 9: roles is empty: write at least one, such as ["nurse"]"#);
    insta::assert_snapshot!(roles("roles = [\"nurse\", \"leder\"]"), @r#"line 20, column 19: roles cannot be "leder"; did you mean "leader"?"#);
    insta::assert_snapshot!(roles("roles = [\"nurse\", \"nurse\"]"), @r#"line 20, column 19: roles names "nurse" twice"#);
    for doctor in ["doctor", "municipal_doctor"] {
        for nurse in ["nurse", "day_nurse"] {
            let written = format!("roles = [\"{nurse}\", \"leader\", \"{doctor}\"]");
            assert_eq!(
                roles(&written).trim_end(),
                "line 20, column 9: nobody is a nurse and a doctor here: she could sign what the law gives a doctor. Write what she works here as"
            );
        }
    }
    insta::assert_snapshot!(roles("roles = \"nurse\""), @r#"line 20, column 9: roles is a string, but must be a list of texts such as ["a", "b"]"#);
    insta::assert_snapshot!(roles("language = \"nb\""), @r#"line 17, column 1: [[staff]] needs role, such as "nurse", or roles for somebody who does several things"#);
}

#[test]
fn what_is_missing_is_said_all_at_once() {
    insta::assert_snapshot!(lines(&parse("[service]\nname = \"\"").unwrap_err()), @r#"
    line 1, column 1: [service] needs municipality
    line 1, column 1: [service] needs number
    line 1, column 1: the file needs at least one [[duty]]: when somebody is on duty, such as from = "Thursday 15:00" to = "Monday 08:00"
    line 1, column 1: the file needs at least one [[fallback]]: the full direct number that takes the caller when nobody of ours answers
    line 1, column 1: the file needs at least one [[pattern]]: without it nobody is ever on duty
    line 1, column 1: the file needs at least one [[staff]] with id, name, role and phones
    line 2, column 8: name is empty: write it or leave the line out
    "#);
    insta::assert_snapshot!(lines(&parse("").unwrap_err()), @r#"
    line 1, column 1: the file needs [service] with name, municipality and number
    line 1, column 1: the file needs at least one [[duty]]: when somebody is on duty, such as from = "Thursday 15:00" to = "Monday 08:00"
    line 1, column 1: the file needs at least one [[fallback]]: the full direct number that takes the caller when nobody of ours answers
    line 1, column 1: the file needs at least one [[pattern]]: without it nobody is ever on duty
    line 1, column 1: the file needs at least one [[staff]] with id, name, role and phones
    "#);
}

#[test]
fn a_known_number_is_a_patient_or_a_contact() {
    insta::assert_snapshot!(with("[[known]]\nnumber = \"+4790000011\"\nlabel = \"Mother\"\n[[known]]\nnumber = \"+4790000012\"\nlabel = \"Mother\"\ncontact_of = [{ patient = \"elin\", relation = \"mothr\" }]"), @r#"
    line 35, column 1: [[known]] needs either patient or contact_of, and not both: a person who is both gets two entries
    line 41, column 46: relation cannot be "mothr"; did you mean "mother"?
    "#);
}

#[test]
fn a_text_that_is_not_toml_is_said_to_be_so_where_it_breaks() {
    insta::assert_snapshot!(after("name = \"Hjemmevakt\"", "name = Hjemmevakt"), @"line 3, column 8: this is not TOML: string values must be quoted, expected literal string");
    insta::assert_snapshot!(with("[service]\nname = \"again\""), @r#"
    line 35, column 2: this is not TOML: duplicate key
    line 36, column 1: this is not TOML: duplicate key
    "#);
}

#[test]
fn columns_count_characters_and_not_bytes() {
    insta::assert_snapshot!(with("[[partner]]\nlabel = \"Blåbærås\"\nhours = [{ days = \"Måndag\", from = \"08:00\", to = \"15:00\", \"blåbær\" = 1 }]\nnumber = \"+4778000005\""), @r#"
    line 37, column 19: "Måndag" is not a day; did you mean "Monday"?
    line 37, column 59: hours has no key "blåbær"
    "#);
}

#[test]
fn a_file_accepted_earlier_is_still_read_after_rules_were_tightened_and_keys_dropped() {
    let old = SMALL
        .replace("seconds = 25", "seconds = 90\ncolour = \"red\"")
        .replace("470218", "1234");
    assert_eq!(parse(&old).unwrap_err().len(), 3);
    let service = parse_stored(&old).unwrap();
    assert_eq!(service.steps[0].ring.as_secs(), 90);
    assert!(service.staff_by_code("1234").is_some());
    let broken = SMALL.replace("primary = \"kari\"", "primary = \"nobody-we-know\"");
    assert!(
        parse_stored(&broken).is_err(),
        "what was decided cannot be told"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done to a file, it is read or its problems are shown at places that exist.
    #[test]
    fn a_mangled_file_is_answered_and_never_breaks_the_reader(
        cut in 0.0..1.0_f64, length in 0..40_usize, put in "[a-zå0-9=\\[\\]\".:\\-\n{} ]{0,12}",
    ) {
        let chars: Vec<char> = EXAMPLE.chars().collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "any place will do")]
        let at = (chars.len() as f64 * cut) as usize;
        let text: String = chars[..at].iter().copied().chain(put.chars()).chain(chars[at..].iter().skip(length).copied()).collect();
        for problems in [parse(&text), parse_stored(&text)].into_iter().filter_map(Result::err) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                let line = text.split('\n').nth(problem.line - 1);
                let columns = line.map(|line| line.chars().count() + 1);
                prop_assert!(columns.is_some_and(|columns| problem.column <= columns), "{problem}");
                prop_assert!(!problem.message.is_empty());
            }
        }
    }
}
