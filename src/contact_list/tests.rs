//! What comes of a file, held against a register of invented people with synthetic numbers.

use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::domain::ids::StaffId;
use crate::domain::patients::change::Change;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::Told;
use crate::ids::SeededIds;

const HEADER: &str = "fornavn;etternavn;fødselsnummer;fødselsår;telefon;kontakt;relasjon;kontakttelefon;nærmeste pårørende\n";

/// Synthetic birth numbers, each once.
fn numbers() -> impl Iterator<Item = String> {
    let check = |digits: &str, weights: &[u32]| {
        let pairs = digits.bytes().map(|d| u32::from(d - b'0')).zip(weights);
        (11 - pairs.map(|(digit, weight)| digit * weight).sum::<u32>() % 11) % 11
    };
    let all = (1..=28_u32).flat_map(|day| (0..500_u32).map(move |rest| (day, rest)));
    all.filter_map(move |(day, rest)| {
        let nine = format!("{day:02}8975{rest:03}");
        let ten = check(&nine, &[3, 7, 6, 1, 8, 9, 4, 5, 2]);
        let ten = (ten < 10).then(|| format!("{nine}{ten}"))?;
        let last = check(&ten, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
        (last < 10).then(|| format!("{ten}{last}"))
    })
}

fn number(n: usize) -> String {
    numbers().nth(n).unwrap()
}

struct Town {
    state: State,
    now: Timestamp,
    ids: SeededIds,
}

impl Town {
    fn new() -> Self {
        let now: jiff::Zoned = "2026-11-20T12:00:00+01:00[Europe/Oslo]".parse().unwrap();
        let mut town = Self {
            state: State::default(),
            now: Timestamp::from_jiff(now.timestamp()),
            ids: SeededIds::new(3),
        };
        let text = include_str!("../../handbook/operations/example-service.toml");
        let service = crate::service_file::parse(text).unwrap();
        town.does(&Actor::Operator, Command::ImportService(Arc::new(service)));
        town
    }

    fn does(&mut self, actor: &Actor, command: Command) {
        self.now = self.now + Duration::from_secs(1);
        self.state = decide(&self.state, actor, command, self.now, &mut self.ids)
            .unwrap()
            .state;
    }

    fn tries(&mut self, text: &str) -> Intake {
        intake(text, &self.state, &siri(), (self.now, 2026), &mut self.ids)
    }

    /// Takes a file in, which must be good.
    fn takes(&mut self, text: &str) -> Intake {
        let intake = self.tries(text);
        assert!(!intake.is_refused(), "{intake:?}");
        self.does(
            &siri(),
            Command::Patient(PatientCommand::TakeIn(intake.commands.clone())),
        );
        intake
    }

    fn people(&self) -> Vec<&Patient> {
        self.state.patients.values().map(AsRef::as_ref).collect()
    }
}

fn siri() -> Actor {
    Actor::Staff(StaffId::new("siri"))
}

fn said(intake: &Intake) -> String {
    let lines: Vec<String> = intake.lines.iter().map(said::line).collect();
    lines.join("\n")
}

fn assert_refused(intake: &Intake, number: u64, column: &str, why: &str) {
    assert!(intake.commands.is_empty());
    let line = intake
        .lines
        .iter()
        .find(|line| line.number == number)
        .unwrap();
    let Outcome::Refused(wrong) = &line.outcome else {
        panic!("line {number} is taken: {intake:?}");
    };
    let found = wrong
        .iter()
        .any(|wrong| wrong.column == column && wrong.why.contains(why));
    assert!(found, "{wrong:?}");
}

#[test]
fn a_file_is_taken_in_and_the_same_again_changes_nothing() {
    let mut town = Town::new();
    let (anne, per) = (number(0), number(1));
    let file = format!(
        "{HEADER}Ánne;Nordvik;{anne};;900 00 081;Marja Nordvik;mor;900 00 082, +47 78 00 00 05;ja\n\
         Anne;Nordvik;{anne};;;Nils Nordvik;bror;;\n\n\
         Per;Dahl;{per};;;;;;\n\
         Ola;Moen;;1981;90000083;\"Aas, Petter\nlege\";fastlege;;\n"
    );
    let intake = town.takes(&file);
    assert_eq!(
        said(&intake),
        "line 2: a new person, a new contact\n\
         line 3: the person of line 2, a new contact\n\
         line 5: a new person\n\
         line 6: a new person, a new contact"
    );
    let people = town.people();
    assert_eq!(people.len(), 3);
    let found = people.iter().find(|one| one.people().len() == 2).unwrap();
    assert!(found.is_assigned(&StaffId::new("siri")));
    let [mother, brother] = found.people()[..] else {
        panic!("{found:?}")
    };
    assert_eq!((mother.order, brother.order), (0, 1));
    assert_eq!(
        mother.told,
        Told::Listen,
        "what is told is the person's own word"
    );
    let mother = mother.person.known().unwrap();
    assert!(mother.next_of_kin && mother.phones.len() == 2);
    let before = town.state.seq;
    let again = town.takes(&file);
    assert!(again.commands.is_empty());
    assert_eq!(town.state.seq, before);
    assert_eq!(said::counts(&again).unchanged, 4);
}

#[test]
fn what_is_registered_stays_and_only_what_is_new_comes_to_it() {
    let mut town = Town::new();
    let anne = number(0);
    town.takes(&format!(
        "{HEADER}Anne;Nordvik;{anne};;90000081;Marja Nordvik;mor;90000082;\n"
    ));
    let patient = town.people()[0].id;
    let relative = town.people()[0].people()[0].id;
    // English names, commas, another telephone of hers, which the record does not get.
    let file = format!(
        "First name,Last name,Birth number,Telephone,Contact,Relation\r\nanne,NORDVIK,{anne},90000099,Nils,brother\r\n"
    );
    let intake = town.takes(&file);
    assert_eq!(
        said(&intake),
        "line 2: a person who is registered, a new contact"
    );
    let known = town.people()[0].identity.known().unwrap().clone();
    assert_eq!((known.given.as_str(), known.phones.len()), ("Anne", 1));
    assert!(known.phones[0].as_str().ends_with("81"));
    // Taken off at the person's word: an old file does not bring her back.
    let change = Change::Unlist { relative };
    town.does(
        &siri(),
        Command::Patient(PatientCommand::Change { patient, change }),
    );
    let again = town.takes(&format!(
        "{HEADER}Anne;Nordvik;{anne};;;Marja Nordvik;mor;90000082;\n"
    ));
    assert!(again.commands.is_empty());
    assert!(said(&again).contains("stays off"));
}

#[test]
fn a_wrong_field_is_told_with_line_column_value_and_what_to_do() {
    let mut town = Town::new();
    let good = number(0);
    let wrong = format!("{}{}", &good[..10], (good.as_bytes()[10] - b'0' + 1) % 10);
    for (line, column, why) in [
        (
            format!("Anne;Nordvik;{wrong};;;;;;"),
            "fødselsnummer",
            "check digit",
        ),
        (
            "Anne;Nordvik;1897510019;;;;;;".to_owned(),
            "fødselsnummer",
            "takes away a zero",
        ),
        (
            "Anne;Nordvik;1,4E+10;;;;;;".to_owned(),
            "fødselsnummer",
            "make the column text",
        ),
        (
            "Anne;Nordvik;;75;;;;;".to_owned(),
            "fødselsår",
            "four digits",
        ),
        (
            format!("Anne;Nordvik;{good};1981;;;;;"),
            "fødselsår",
            "not the year",
        ),
        (
            "Anne;Nordvik;;;113;;;;".to_owned(),
            "telefon",
            "short number",
        ),
        ("Anne;Nordvik;;;9000008x;;;;".to_owned(), "telefon", "'x'"),
        (format!(";;{good};;;;;;"), "etternavn", "no name"),
        (
            "Anne;Nordvik;;;;;;;".to_owned(),
            "fødselsnummer",
            "give one of them",
        ),
        (
            format!("Anne;Nordvik;{good};;;;mor;;"),
            "kontakt",
            "no name",
        ),
        (
            format!("Anne;Nordvik;{good};;;Marja;mamma;;"),
            "relasjon",
            "fastlege",
        ),
        (
            format!("Anne;Nordvik;{good};;;Marja;mor;;kanskje"),
            "nærmeste pårørende",
            "ja or nei",
        ),
        (
            format!("Anne;Nordvik;{good};;;{};mor;;", "x".repeat(201)),
            "kontakt",
            "longer than 200",
        ),
        (format!("Anne;Nordvik;{good};;;Marja;mor;"), "", "8 fields"),
    ] {
        let tried = town.tries(&format!("{HEADER}Per;Dahl;{};;;;;;\n{line}\n", number(9)));
        assert_refused(&tried, 3, column, why);
        assert!(!tried.lines[0].is_refused(), "the others are told as well");
    }
    // All that is wrong in a line, and the line of each in spite of fields that go on over several.
    let tried = town.tries(&format!(
        "{HEADER}Anne;Nordvik;{good};;;\"Marja\n\n\";mor;;\nPer;Dahl;1;75;;;;;\n"
    ));
    assert_refused(&tried, 5, "fødselsnummer", "11 digits");
    assert_refused(&tried, 5, "fødselsår", "four digits");
    assert!(said(&tried).contains("line 5: refused: \"fødselsår\" is \"75\": write"));
}

#[test]
fn columns_that_nobody_knows_are_refused_and_so_are_files_without_any() {
    let mut town = Town::new();
    for (header, column, why) in [
        (
            "navn;fødselsår;diagnose",
            "diagnose",
            "rename it or take it out",
        ),
        ("navn;fødselsår;", "", "has no name"),
        ("navn;name;fødselsår", "name", "says the same"),
        ("navn;fornavn;fødselsår", "navn", "stands twice"),
        ("fødselsår;telefon", "navn", "missing"),
        ("navn;fødselsår;relasjon", "kontakt", "missing"),
        ("", "", "empty"),
    ] {
        let tried = town.tries(&format!("{header}\n"));
        assert_refused(&tried, 1, column, why);
    }
    let words = town.takes("sep=,\nNavn,Birth_Year,\"Kontakt-telefon\",Kontaktperson\n\"Nordvik, Anne Marja\",1975,,\n");
    assert_eq!(said(&words), "line 3: a new person");
    let known = town.people()[0].identity.known().unwrap();
    assert_eq!(
        (known.given.as_str(), known.family.as_str()),
        ("Anne Marja", "Nordvik")
    );
}

#[test]
fn the_same_line_twice_is_one_and_what_contradicts_is_refused() {
    let mut town = Town::new();
    let anne = number(0);
    let line = format!("Anne;Nordvik;{anne};;90000081;Marja Nordvik;mor;90000082;ja\n");
    let tried = town.tries(&format!("{HEADER}{line}{line}"));
    assert_eq!(
        said(&tried),
        "line 2: a new person, a new contact\nline 3: the person of line 2, the contact of line 2"
    );
    assert_eq!(tried.commands.len(), 2);
    for (other, column, why) in [
        (
            format!("Anne;Nordvik;{anne};;90000099;;;;\n"),
            "telefon",
            "line 2 says otherwise",
        ),
        (
            format!("Anne;Nordvik;{anne};;;Marja Nordvik;søster;90000082;ja\n"),
            "kontakt",
            "line 2 names the same contact",
        ),
        (
            format!("Per;Dahl;{anne};;;;;;\n"),
            "fødselsnummer",
            "another name",
        ),
    ] {
        let tried = town.tries(&format!("{HEADER}{line}{other}"));
        assert_refused(&tried, 3, column, why);
    }
    // The year that stands in the number, and the same name: she.
    let tried = town.tries(&format!("{HEADER}{line}Anne;Nordvik;;1975;;;;;\n"));
    assert!(
        said(&tried).ends_with("line 3: the person of line 2"),
        "{tried:?}"
    );
}

#[test]
fn several_on_one_telephone_are_several_and_whoever_cannot_be_told_apart_is_refused() {
    let mut town = Town::new();
    let shared = format!(
        "{HEADER}Anne;Nordvik;{};;90000081;Marja Nordvik;mor;90000082;\nPer;Nordvik;{};;90000081;Marja Nordvik;mor;90000082;\n",
        number(0),
        number(1)
    );
    town.takes(&shared);
    assert_eq!(town.people().len(), 2);
    let owners = town.state.phone_of(&"+4790000082".parse().unwrap());
    assert_eq!(owners.len(), 2);
    // The number of one with the name of another.
    let tried = town.tries(&format!("{HEADER}Nils;Dahl;{};;;;;;\n", number(0)));
    assert_refused(&tried, 2, "fødselsnummer", "another name");
    // The same name, with nothing that tells them apart; and with another year: somebody else.
    let tried = town.tries(&format!("{HEADER}Anne;Nordvik;;;90000099;;;;\n"));
    assert_refused(&tried, 2, "fødselsnummer", "it cannot be told");
    let tried = town.tries(&format!("{HEADER}Anne;Nordvik;;1981;90000081;;;;\n"));
    assert_eq!(said(&tried), "line 2: a new person");
    let tried = town.tries(&format!(
        "{HEADER}Ola;Moen;;;90000083;;;;\nOla;Moen;;1981;;;;;\n"
    ));
    assert_refused(
        &tried,
        3,
        "fødselsnummer",
        "line 2 names somebody called the same",
    );
    // Registered without a number: it is written there first, or two records would be of one person.
    town.takes(&format!("{HEADER}Ola;Moen;;1975;90000083;;;;\n"));
    let tried = town.tries(&format!("{HEADER}Ola;Moen;{};;90000083;;;;\n", number(2)));
    assert_refused(&tried, 2, "fødselsnummer", "without a birth number");
    // The contact of a person, under another telephone.
    let tried = town.tries(&format!(
        "{HEADER}Anne;Nordvik;{};;;Marja Nordvik;mor;90000099;\n",
        number(0)
    ));
    assert_refused(&tried, 2, "kontakttelefon", "with another telephone");
}

#[test]
fn a_record_that_does_not_open_gets_nothing_from_a_file() {
    let mut town = Town::new();
    let anne = number(0);
    town.takes(&format!("{HEADER}Anne;Nordvik;{anne};;;;;;\n"));
    let patient = town.people()[0].id;
    let away = PatientCommand::Assign {
        patient,
        staff: StaffId::new("siri"),
        assigned: false,
    };
    town.does(&siri(), Command::Patient(away));
    let tried = town.tries(&format!(
        "{HEADER}Anne;Nordvik;{anne};;;Marja;mor;;\nPer;Dahl;{};;;;;;\n",
        number(1)
    ));
    assert_refused(&tried, 2, "kontakt", "have the person assigned first");
    let tried = town.tries(&format!("{HEADER}Anne;Nordvik;{anne};;;;;;\n"));
    assert_eq!(said(&tried), "line 2: a person who is registered");
}

#[test]
fn more_people_than_a_record_lists_are_refused_at_their_line() {
    let mut town = Town::new();
    let anne = number(0);
    let lines: Vec<String> = (0..41)
        .map(|n| format!("Anne;Nordvik;{anne};;;Nummer {n};venn;;\n"))
        .collect();
    let tried = town.tries(&format!("{HEADER}{}", lines.concat()));
    assert_refused(&tried, 42, "kontakt", "at most 40");
    assert_eq!(said::counts(&tried).refused, 1);
}

#[test]
fn ten_thousand_lines_are_taken_in_and_more_than_a_file_may_have_are_not() {
    let mut town = Town::new();
    let lines: Vec<String> = numbers()
        .take(5_000)
        .enumerate()
        .map(|(n, number)| format!("Fornavn{n};Etternavn;{number};;;Mor {n};mor;+47 900 0{n:04};\nFornavn{n};Etternavn;{number};;;Far {n};far;;\n"))
        .collect();
    let intake = town.takes(&format!("{HEADER}{}", lines.concat()));
    assert_eq!((intake.lines.len(), town.people().len()), (10_000, 5_000));
    let again = town.takes(&format!("{HEADER}{}", lines.concat()));
    assert_eq!(said::counts(&again).unchanged, 10_000);
    let many: Vec<String> = (0..=MOST_LINES)
        .map(|n| format!("Fornavn{n};Etternavn;;1975;;;;;\n"))
        .collect();
    let tried = town.tries(&format!("{HEADER}{}", many.concat()));
    assert_refused(&tried, MOST_LINES as u64 + 2, "", "by parts");
}

#[test]
fn a_language_is_written_by_its_name_or_its_tag() {
    use crate::contact_list::fields::language;
    let read = |text: &str| language(text).map(|tongue| tongue.to_string());
    for (text, tag) in [
        ("norsk", "nb"),
        ("Nynorsk", "nn"),
        ("nn", "nn"),
        ("no", "nb"),
        ("Kvensk", "fkv"),
        ("ukrainsk", "uk"),
        ("Arabic", "ar"),
        ("tegnspråk", "nsl"),
        ("vi", "vi"),
    ] {
        assert_eq!(read(text).as_deref(), Ok(tag), "{text}");
    }
    assert!(read("norsk og samisk").is_err());
}
