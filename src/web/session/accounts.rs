//! An account and what it may do. Never leaves the server with its password hash.

use std::fmt;
use std::str::FromStr;

use crate::domain::ids::{GuestId, StaffId};
use crate::domain::service::people::StaffRole;
use crate::domain::time::Timestamp;

/// What an account may do. Several at once are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Takes calls on duty.
    Nurse,
    /// The out-of-hours doctor.
    Doctor,
    /// Decides on compulsory examination.
    MunicipalDoctor,
    /// Works in the day service.
    DayNurse,
    /// Coordinates plans.
    Coordinator,
    /// Leads the service.
    Leader,
    /// Runs the machines; sees nothing clinical.
    Operator,
    /// A screen on a wall: sees that somebody waits, never who.
    Wall,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::Nurse,
        Self::Doctor,
        Self::MunicipalDoctor,
        Self::DayNurse,
        Self::Coordinator,
        Self::Leader,
        Self::Operator,
        Self::Wall,
    ];

    /// As it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nurse => "nurse",
            Self::Doctor => "doctor",
            Self::MunicipalDoctor => "municipal_doctor",
            Self::DayNurse => "day_nurse",
            Self::Coordinator => "coordinator",
            Self::Leader => "leader",
            Self::Operator => "operator",
            Self::Wall => "wall",
        }
    }

    /// The role in the service file; none for a screen.
    pub const fn of_staff(self) -> Option<StaffRole> {
        match self {
            Self::Nurse => Some(StaffRole::Nurse),
            Self::Doctor => Some(StaffRole::Doctor),
            Self::MunicipalDoctor => Some(StaffRole::MunicipalDoctor),
            Self::DayNurse => Some(StaffRole::DayNurse),
            Self::Coordinator => Some(StaffRole::Coordinator),
            Self::Leader => Some(StaffRole::Leader),
            Self::Operator => Some(StaffRole::Operator),
            Self::Wall => None,
        }
    }
}

impl From<StaffRole> for Role {
    fn from(role: StaffRole) -> Self {
        match role {
            StaffRole::Nurse => Self::Nurse,
            StaffRole::Doctor => Self::Doctor,
            StaffRole::MunicipalDoctor => Self::MunicipalDoctor,
            StaffRole::DayNurse => Self::DayNurse,
            StaffRole::Coordinator => Self::Coordinator,
            StaffRole::Leader => Self::Leader,
            StaffRole::Operator => Self::Operator,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Not a role.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is not a role: nurse, doctor, municipal_doctor, day_nurse, coordinator, leader, operator and wall are"
)]
pub struct NoRole(String);

impl FromStr for Role {
    type Err = NoRole;
    fn from_str(text: &str) -> Result<Self, NoRole> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| NoRole(text.to_owned()))
    }
}

/// Somebody, or a screen, that can sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// A UUID.
    pub id: String,
    /// What is typed at sign-in, lower case.
    pub username: String,
    /// Argon2id, as a PHC string.
    pub password_hash: String,
    /// Who it is in the service file; none: a screen.
    pub staff: Option<StaffId>,
    /// The doctor who is let in for some days: it ends with the guest.
    pub guest: Option<GuestId>,
    /// What it may do.
    pub roles: Vec<Role>,
    /// It cannot sign in, and its sessions have ended.
    pub disabled: bool,
    /// Sessions of an earlier generation have ended.
    pub generation: i64,
    /// It has a second factor, and a code is asked for.
    pub second_factor: bool,
    /// When it was last used, as of the last time the accounts were read.
    pub used_at: Option<Timestamp>,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Account({})", self.id)
    }
}

impl Account {
    /// Whether it has this role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether it can see patients: whoever takes part in their care.
    pub fn sees_patients(&self) -> bool {
        let cares = [
            Role::Nurse,
            Role::Doctor,
            Role::MunicipalDoctor,
            Role::DayNurse,
            Role::Coordinator,
        ];
        cares.into_iter().any(|role| self.is(role))
    }

    /// Whether a tablet may be registered as its own: whoever works in the service.
    pub fn may_have_tablet(&self) -> bool {
        self.staff.is_some()
    }

    /// Whether it is nothing but a screen on a wall.
    pub fn is_screen(&self) -> bool {
        self.roles == [Role::Wall]
    }

    /// Where it goes after sign-in.
    pub fn home(&self) -> &'static str {
        let days = [Role::DayNurse, Role::Coordinator];
        if self.is(Role::Nurse) {
            "/nurse"
        } else if days.into_iter().any(|role| self.is(role)) {
            "/day"
        } else if self.is(Role::Leader) {
            "/leader"
        } else if self.is(Role::Wall) {
            "/wall"
        } else if self.is(Role::Doctor) || self.is(Role::MunicipalDoctor) {
            "/doctor"
        } else {
            "/handbook/"
        }
    }
}

/// A name as it is compared: whoever holds shift, or types a space behind it, is the same person.
pub fn normal(username: &str) -> String {
    username.trim().to_lowercase()
}

/// What is wrong with a name for an account, if anything is.
pub fn check_username(name: &str) -> Result<(), &'static str> {
    let fits =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
    if name.is_empty() || name.len() > 64 || !name.chars().all(fits) {
        return Err("a name has 1 to 64 characters: a to z, digits, dot, hyphen and underscore");
    }
    Ok(())
}
