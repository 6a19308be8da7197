//! Who it is, and who is around them.

use jiff::tz::TimeZone;

use super::Inward;
use crate::domain::consents::able::Widened;
use crate::domain::ids::{PatientId, RelativeId, StaffId};
use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Standing;
use crate::domain::patients::people::{Person, Role, Told};
use crate::domain::patients::settings::Settings;
use crate::domain::phone::E164;
use crate::domain::plans::plan::PlanStand;
use crate::domain::tongue::Tongue;
use crate::fhir::import::rights::able;
use crate::fhir::node::Node;
use crate::fhir::{BIRTH_NUMBER, D_NUMBER, FH_NUMBER, H_NUMBER, STAFF};

/// Telephones, in their order.
fn phones(node: &Node<'_>) -> Vec<E164> {
    let phones = node.each("telecom").into_iter();
    phones
        .filter(|telecom| telecom.text_of("system").as_deref() == Some("phone"))
        .filter_map(|telecom| telecom.needed("value")?.read())
        .collect()
}

fn language(node: &Node<'_>) -> Option<Tongue> {
    let communication = node.each("communication");
    let coding = communication.first()?.needed("language")?.each("coding");
    coding.first()?.needed("code")?.read()
}

impl Inward<'_> {
    pub(super) fn change(&mut self, at: &Node<'_>, change: Change) {
        let patient = self.patient;
        self.step(at, PatientCommand::Change { patient, change });
    }

    pub(super) fn person(&mut self, node: &Node<'_>) {
        self.patient = self.id(node, PatientId::from_uuid);
        match self.state.patient(self.patient).map(|known| known.erased) {
            None => {}
            // The record was erased here and comes back from elsewhere: a new one.
            Some(true) => self.patient = PatientId::from_uuid(self.ids.next()),
            Some(false) => node.wrong("this person is registered here already"),
        }
        let identity = Box::new(identity(node, self.year()));
        let patient = self.patient;
        self.step(node, PatientCommand::Register { patient, identity });
        self.settings(node);
        let stand = node
            .extension("plan-stand", "valueCode")
            .and_then(|code| code.coded());
        let elsewhere = node
            .extension("plan-elsewhere", "valueString")
            .map(|text| text.text());
        self.stand = stand.unwrap_or_default();
        if let Some(stand) = stand
            && stand != PlanStand::NotAsked
        {
            let elsewhere = elsewhere.unwrap_or_default();
            self.change(node, Change::SetPlanStand { stand, elsewhere });
        }
    }

    /// Which year it is where the service is.
    fn year(&self) -> i16 {
        let service = self.state.service.as_ref();
        let zone = service.map_or(TimeZone::UTC, |service| service.zone.clone());
        self.now.to_jiff().to_zoned(zone).year()
    }

    fn settings(&mut self, node: &Node<'_>) {
        let is = |name| {
            node.extension(name, "valueBoolean")
                .is_some_and(|value| value.value.as_bool() == Some(true))
        };
        let mut settings = Settings {
            no_texts: is("no-texts"),
            number_withheld: is("number-withheld"),
            somebody_else: node
                .extension("somebody-else", "valueString")
                .map(|text| text.text()),
            ..Settings::default()
        };
        for (name, nurses) in [
            ("preferred-nurse", &mut settings.preferred),
            ("nurse-not-wanted", &mut settings.not_wanted),
        ] {
            for nurse in node.extensions(name) {
                match self.nurse(&nurse) {
                    Some(staff) => nurses.push(staff),
                    None => self.leave_out(&nurse, "this nurse does not work here"),
                }
            }
        }
        if is("settings-chosen") || settings != Settings::default() {
            self.change(node, Change::SaveSettings(Box::new(settings)));
        }
    }

    /// Staff of this service alone: a name means somebody else in another one.
    fn nurse(&self, extension: &Node<'_>) -> Option<StaffId> {
        let reference = extension.needed("valueReference")?;
        let identifier = reference.needed("identifier")?;
        let here = identifier.text_of("system").as_deref() == Some(STAFF);
        let staff = StaffId::new(&identifier.needed("value")?.text());
        let service = self.state.service.as_ref()?;
        let member = service.staff(&staff).filter(|_| here)?;
        let called = reference.text_of("display");
        called
            .is_none_or(|name| name == member.name)
            .then_some(staff)
    }

    pub(super) fn relative(&mut self, node: &Node<'_>) {
        let relative = self.id(node, RelativeId::from_uuid);
        let roles = node.each("relationship");
        let Some(role) = roles.first().and_then(Node::concept::<Role>) else {
            if roles.is_empty() {
                node.wrong("relationship is missing");
            }
            return;
        };
        let names = node.each("name");
        let Some(name) = names.first().and_then(|name| name.needed("text")) else {
            if names.is_empty() {
                node.wrong("name is missing");
            }
            return;
        };
        let is = |name| {
            node.extension(name, "valueBoolean")
                .is_some_and(|value| value.value.as_bool() == Some(true))
        };
        let order = node.extension("order", "valueUnsignedInt");
        let order = order.and_then(|order| order.value.as_u64());
        let person = Person {
            name: name.text(),
            role,
            next_of_kin: is("next-of-kin"),
            phones: phones(node),
            hours: node
                .extension("hours", "valueString")
                .map(|text| text.text()),
            language: language(node),
            shared_phone: is("shared-phone"),
        };
        let order = order.and_then(|order| u16::try_from(order).ok());
        self.change(
            node,
            Change::List {
                relative,
                person: Box::new(person),
                order: order.unwrap_or_default(),
            },
        );
        let told = node
            .extension("told", "valueCode")
            .and_then(|code| code.coded::<Told>());
        if let Some(told) = told {
            let words = node.extension("told-words", "valueString");
            let widened = Widened {
                words: words.map(|words| words.text()).unwrap_or_default(),
                able: able(node, "told-capacity"),
            };
            let widened = Some(widened);
            let set = Change::SetTold {
                relative,
                told,
                widened,
            };
            self.change(node, set);
        }
        if is("objected") {
            let objected = true;
            self.change(node, Change::SetObjected { relative, objected });
        }
    }

    /// Last: whoever has died or moved is not written to any more.
    pub(super) fn standing(&mut self, node: &Node<'_>) {
        let standing = if node.is("deceasedBoolean") {
            Standing::Dead
        } else if node.get("active").is_some() && !node.is("active") {
            Standing::Moved
        } else {
            return;
        };
        self.change(node, Change::SetStanding(standing));
    }
}

/// Numbers are checked as where people write them: by the rule of this year.
fn identity(node: &Node<'_>, year: i16) -> Identity {
    let mut identity = Identity {
        phones: phones(node),
        language: language(node),
        interpreter: node
            .extension("interpreter", "valueString")
            .map(|text| text.text()),
        communication: node
            .extension("communication", "valueString")
            .map(|text| text.text()),
        address: node
            .each("address")
            .first()
            .and_then(|address| address.text_of("text")),
        ..Identity::default()
    };
    for name in node.each("name") {
        if name.text_of("use").as_deref() == Some("usual") {
            identity.preferred = name.text_of("text");
            continue;
        }
        if name.text_of("use").as_deref() == Some("temp") {
            identity.described = name.text_of("text");
            continue;
        }
        identity.family = name.text_of("family").unwrap_or_default();
        let given: Vec<String> = name.each("given").iter().map(Node::text).collect();
        identity.given = given.join(" ");
        if identity.family.is_empty() && identity.given.is_empty() {
            identity.given = name.text_of("text").unwrap_or_default();
        }
    }
    for number in node.each("identifier") {
        let system = number.text_of("system").unwrap_or_default();
        // By its digits it is known of what sort it is: until November 2026 H-numbers were exported as common help numbers.
        if ![BIRTH_NUMBER, D_NUMBER, FH_NUMBER, H_NUMBER].contains(&system.as_str()) {
            continue;
        }
        let Some(value) = number.needed("value") else {
            continue;
        };
        match BirthNumber::written(&value.text(), year) {
            Ok(number) => identity.birth_number = Some(number),
            Err(error) => value.wrong(error.to_string()),
        }
    }
    if let Some(born) = node.get("birthDate") {
        let text = born.text();
        let year = text.get(..4).and_then(|year| year.parse().ok());
        if year.is_none() {
            born.wrong("a date begins with the year: 1975 or 1975-03-14");
        }
        identity.birth_year = year;
    }
    identity
}
