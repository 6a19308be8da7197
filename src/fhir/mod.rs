//! One person's record as a FHIR R4 Bundle, out and in (`handbook/engineering/fhir.md`). What is taken in becomes commands, which the rules
//! check like any others. Never decides who may read: whoever exports has read the record first.

pub mod document;
pub mod export;
pub mod import;
mod node;
mod words;

/// The object identifiers of Norwegian numbers.
const BIRTH_NUMBER: &str = "urn:oid:2.16.578.1.12.4.1.4.1";
const D_NUMBER: &str = "urn:oid:2.16.578.1.12.4.1.4.2";
/// The common help number (felles hjelpenummer).
const FH_NUMBER: &str = "urn:oid:2.16.578.1.12.4.1.4.3";
/// A help number means somebody only in the enterprise that made it: there is no national identifier for it.
const H_NUMBER: &str = "urn:hjemmevakt:h-number";
/// Staff, by the service file's own names for them.
const STAFF: &str = "urn:hjemmevakt:staff";
/// Codes of our own: what R4 has no value set for.
const CODES: &str = "urn:hjemmevakt:codes";
/// What R4 has no field for.
const EXTENSION: &str = "urn:hjemmevakt:extension:";
/// HL7's own extension for an interpreter.
const INTERPRETER: &str = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";
const BCP_47: &str = "urn:ietf:bcp:47";
