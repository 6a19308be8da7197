//! What a municipality has decided about its service: numbers, hours, people, steps. Plain values, checked by whoever
//! made them (`service_file`). Never reads a file and never changes once made: a new service file is a new [`Service`].

pub mod documents;
pub mod figures;
pub mod people;
pub mod places;
pub mod recordings;
pub mod roster;
pub mod security;
pub mod timing;
pub mod urgency;
pub mod window;

use std::collections::HashMap;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::service::documents::Documents;
use crate::domain::service::figures::FigureRules;
use crate::domain::service::people::{Caller, Known, KnownAs, KnownNumber, LegevaktLine, Staff};
use crate::domain::service::places::{
    Destination, DirectLine, Interpreter, OutsideWindow, Partner, ReceivingUnit, Retention,
};
use crate::domain::service::recordings::Recordings;
use crate::domain::service::roster::{Absence, DutyOverride, PatternLine};
use crate::domain::service::security::Security;
use crate::domain::service::timing::{Step, Timing};
use crate::domain::service::urgency::UrgencyTimes;
use crate::domain::service::window::{DayHours, Holidays, WeeklyWindow};

/// Everything a service file says. Lists keep the file's order where order means something.
#[derive(Clone, PartialEq)]
pub struct Decided {
    /// The service's name, as staff and callers know it.
    pub name: String,
    /// The municipality that runs it.
    pub municipality: String,
    /// Where its clocks are: every time of day in the file is local to it.
    pub zone: jiff::tz::TimeZone,
    /// Languages callers can choose; the first is spoken unless something says otherwise. Never empty.
    pub languages: Vec<Language>,
    /// Northern Sámi read in by somebody, where the service has it.
    pub northern_sami: Option<Recordings>,
    /// The number people dial, and the one call-backs are shown as coming from.
    pub number: E164,
    /// When somebody is on duty, week after week. Never empty; they do not overlap.
    pub duty_windows: Vec<WeeklyWindow>,
    /// When the day service is open. A duty never ends while it is closed. Empty: there is none, and duties end as written.
    pub day_hours: Vec<DayHours>,
    /// Days on which the day service is closed, and whether they are duty days of their own.
    pub holidays: Holidays,
    /// Everybody who works in the service.
    pub staff: Vec<Staff>,
    /// Who is on duty, in the file's order: a later line wins over an earlier one.
    pub pattern: Vec<PatternLine>,
    /// Dated exceptions to the pattern, in the file's order: a later one wins.
    pub overrides: Vec<DutyOverride>,
    /// Who is away, whatever the pattern and the overrides say.
    pub absences: Vec<Absence>,
    /// Whom to ring for a waiting caller, in order. Never empty.
    pub steps: Vec<Step>,
    /// Where a caller goes whom nobody of ours could take: full direct numbers, tried in order. Never empty.
    pub fallback: Vec<Destination>,
    /// Where calls go outside duty, by window; the first that holds decides.
    pub outside: Vec<OutsideWindow>,
    /// Where calls go outside duty when no window holds.
    pub outside_default: Destination,
    /// The emergency clinic's own outgoing lines: a doctor calls from there, first in line.
    pub legevakt: Vec<LegevaktLine>,
    /// Known numbers of patients and those around them.
    pub known: Vec<KnownNumber>,
    /// Home care, the police's direct line and others we work with.
    pub partners: Vec<Partner>,
    /// Who can interpret, and when.
    pub interpreters: Vec<Interpreter>,
    /// Child welfare (barnevernvakt): dialled by a nurse on her own telephone.
    pub child_welfare: Option<DirectLine>,
    /// Every deadline.
    pub timing: Timing,
    /// How people show who they are.
    pub security: Security,
    /// Where the official record of each kind of document is.
    pub documents: Documents,
    /// How soon requests are to be answered.
    pub urgency: UrgencyTimes,
    /// What is left out of figures.
    pub figures: FigureRules,
    /// Who leads the day service: told first of what is not followed up; none: the leader is.
    pub day_leader: Option<StaffId>,
    /// Who gets alarms, first to last: the leader first. Never empty.
    pub alarm_list: Vec<StaffId>,
    /// Where a patient can be received, by hour.
    pub receiving_units: Vec<ReceivingUnit>,
    /// How long contents are kept.
    pub retention: Retention,
    /// The file's text, as it was read.
    pub source: Arc<str>,
    /// SHA-256 of the text.
    pub digest: [u8; 32],
}

/// A service as decided, with its lookups made beforehand. Its contents are read as fields: `service.steps`.
#[derive(Clone, PartialEq)]
pub struct Service {
    decided: Decided,
    index: Index,
}

/// Positions in the lists of [`Decided`]. Derived from it alone.
#[derive(Clone, Default, PartialEq)]
struct Index {
    staff: HashMap<StaffId, usize>,
    codes: HashMap<String, usize>,
    numbers: HashMap<E164, Vec<Entry>>,
    patients: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Entry {
    Staff(usize),
    Legevakt(usize),
    Known(usize),
    Partner(usize),
}

impl Service {
    /// A service as decided. Makes the lookups; whoever calls has checked the contents.
    pub fn new(decided: Decided) -> Self {
        let index = Index::of(&decided);
        Self { decided, index }
    }

    /// The member of staff with this short name.
    pub fn staff(&self, id: &StaffId) -> Option<&Staff> {
        self.index
            .staff
            .get(id)
            .and_then(|&at| self.decided.staff.get(at))
    }

    /// The member of staff who enters this code when she rings in herself.
    pub fn staff_by_code(&self, code: &str) -> Option<&Staff> {
        self.index
            .codes
            .get(code)
            .and_then(|&at| self.decided.staff.get(at))
    }

    /// Whom this number is listed for: everybody, if it is listed several times. A hint, never proof.
    pub fn who_is(&self, number: &E164) -> Caller<'_> {
        let entries = self.index.numbers.get(number);
        let known: Vec<Known<'_>> = entries
            .into_iter()
            .flatten()
            .filter_map(|entry| self.entry(*entry))
            .collect();
        let preferred = self.preferred(&known);
        Caller { known, preferred }
    }

    fn entry(&self, entry: Entry) -> Option<Known<'_>> {
        match entry {
            Entry::Staff(at) => self.decided.staff.get(at).map(Known::Staff),
            Entry::Legevakt(at) => self.decided.legevakt.get(at).map(Known::Legevakt),
            Entry::Known(at) => self.decided.known.get(at).map(Known::Listed),
            Entry::Partner(at) => self.decided.partners.get(at).map(Known::Partner),
        }
    }

    /// Nurses named by the listed numbers themselves, then by the patients whose contacts they are.
    fn preferred(&self, known: &[Known<'_>]) -> Vec<StaffId> {
        let mut nurses: Vec<StaffId> = Vec::new();
        let mut add = |nurse: &StaffId| {
            if !nurses.contains(nurse) {
                nurses.push(nurse.clone());
            }
        };
        for listed in known.iter().filter_map(Known::listed) {
            listed.preferred_nurse.iter().for_each(&mut add);
        }
        for listed in known.iter().filter_map(Known::listed) {
            let KnownAs::Contact { of } = &listed.who else {
                continue;
            };
            of.iter()
                .filter_map(|(patient, _)| self.index.patients.get(patient))
                .flatten()
                .filter_map(|&at| self.decided.known.get(at)?.preferred_nurse.as_ref())
                .for_each(&mut add);
        }
        nurses
    }
}

impl Index {
    fn of(decided: &Decided) -> Self {
        let mut index = Self::default();
        for (at, staff) in decided.staff.iter().enumerate() {
            index.staff.entry(staff.id.clone()).or_insert(at);
            if let Some(code) = &staff.call_in_code {
                index.codes.entry(code.clone()).or_insert(at);
            }
            for phone in staff.phones.iter().chain(&staff.sms) {
                index.number(phone, Entry::Staff(at));
            }
        }
        for (at, line) in decided.legevakt.iter().enumerate() {
            index.number(&line.number, Entry::Legevakt(at));
        }
        for (at, known) in decided.known.iter().enumerate() {
            index.number(&known.number, Entry::Known(at));
            if let KnownAs::Patient { patient } = &known.who {
                index.patients.entry(patient.clone()).or_default().push(at);
            }
        }
        for (at, partner) in decided.partners.iter().enumerate() {
            index.number(&partner.number, Entry::Partner(at));
        }
        index
    }

    fn number(&mut self, number: &E164, entry: Entry) {
        let entries = self.numbers.entry(number.clone()).or_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
}

impl Deref for Service {
    type Target = Decided;
    fn deref(&self) -> &Decided {
        &self.decided
    }
}

/// Shows nothing of the contents: they hold patients' numbers.
impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Service({:?}, ", self.decided.name)?;
        for byte in &self.decided.digest[..4] {
            write!(f, "{byte:02x}")?;
        }
        f.write_str("…)")
    }
}
