//! How handshakes, presence, visits and help stand in a record.

use serde_json::Value;

use crate::domain::handshakes::handshake::Way;
use crate::domain::presence::unavailable::BackBy;
use crate::domain::safety::event::StaffWord;
use crate::domain::safety::visit::{CheckedBy, HelpBy, Settled};
use crate::records::field::{Field, Reading, Writing, word};
use crate::records::fields::words;
use crate::records::{EncodeError, FieldError};

words! {
    Way { Tablet "tablet", Telephone "telephone", Message "message" }
    BackBy { Time "time", Herself "herself", TakingACall "taking_a_call", EndOfDuty "end_of_duty" }
    CheckedBy {
        Screen "screen", ScreenCode "screen_code", MessageCode "message_code", TelephoneCode "telephone_code",
    }
    HelpBy {
        Screen "screen", ScreenCode "screen_code", MessageCode "message_code", MessageWord "message_word",
        TelephoneCode "telephone_code",
    }
    Settled { SpokeWithHer "spoke_with_her", SomebodyIsThere "somebody_is_there", ByMistake "by_mistake" }
    StaffWord {
        SafeCode "safe_code", Finished "finished", HelpCode "help_code", HelpWord "help_word", BareOk "bare_ok",
        WrongCode "wrong_code", HandshakeCode "handshake_code",
    }
}
