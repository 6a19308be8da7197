//! Patients: who somebody is. Never says that a person is known to the service; that is a health fact of its own.

pub mod birth_number;
