//! How it stands in a record why somebody is not asked.

use serde_json::Value;

use crate::domain::feedback::why::WhyNot;
use crate::records::field::{Field, Reading, Writing, word};
use crate::records::fields::words;
use crate::records::{EncodeError, FieldError};

words! {
    WhyNot {
        Refused "refused", Request "request", NoNumber "no_number", CannotRead "cannot_read", Stopped "stopped", NoTexts "no_texts", Dead "dead",
        Child "child", SomebodyElse "somebody_else", Safety "safety", Ours "ours", Lately "lately", Outcome "outcome", TooLate "too_late",
    }
}
