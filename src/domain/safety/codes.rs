//! The two codes of a nurse: one says that she is well, the other looks like it and calls for help. Never shown, written or logged.

use crate::domain::ids::StaffId;
use crate::domain::service::Service;
use crate::domain::service::people::Staff;

/// What a code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// She is well.
    Safe,
    /// She needs help.
    Help,
}

/// What these digits say when she enters them; nothing, if they are not hers.
pub fn of(staff: &Staff, digits: &str) -> Option<Code> {
    if staff.call_in_code.as_deref() == Some(digits) {
        Some(Code::Safe)
    } else if help(staff).as_deref() == Some(digits) {
        Some(Code::Help)
    } else {
        None
    }
}

/// Whose code it is, from whatever telephone; the first choice is `hint`, whose telephone it seems to be.
pub fn find(service: &Service, hint: Option<&StaffId>, digits: &str) -> Option<(StaffId, Code)> {
    let hinted = hint.and_then(|id| service.staff(id));
    hinted
        .into_iter()
        .chain(service.staff.iter())
        .find_map(|staff| of(staff, digits).map(|code| (staff.id.clone(), code)))
}

/// Her help code: what the service file says, or else her code with its last digit one higher (9 becomes 0).
pub fn help(staff: &Staff) -> Option<String> {
    staff
        .help_code
        .clone()
        .or_else(|| staff.call_in_code.as_deref().and_then(one_higher))
}

/// The same digits with the last one higher by one; 9 becomes 0.
pub fn one_higher(code: &str) -> Option<String> {
    let last = code.chars().next_back()?.to_digit(10)?;
    let kept = &code[..code.len() - 1];
    Some(format!("{kept}{}", (last + 1) % 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_help_code_ends_one_higher() {
        assert_eq!(one_higher("470218").as_deref(), Some("470219"));
        assert_eq!(one_higher("470219").as_deref(), Some("470210"));
        assert_eq!(one_higher(""), None);
    }
}
