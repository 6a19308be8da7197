//! Northern Sámi as a language of a contact and of a call.

use hjemmevakt::domain::contacts::contact::{CallerNumber, Origin};
use hjemmevakt::domain::event::{CallEvent, ContactEvent, Event};
use hjemmevakt::domain::language::Language;

use super::{call, contact};

pub fn sami() -> Vec<Event> {
    let language = Language::NorthernSami;
    vec![
        ContactEvent::ContactOpened {
            contact: contact(),
            origin: Origin::Call,
            number: CallerNumber::Withheld,
            language,
        }
        .into(),
        CallEvent::LanguageChosen {
            call: call(),
            language,
        }
        .into(),
    ]
}
