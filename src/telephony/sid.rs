//! The carrier's own names for calls, messages and conferences: two letters and 32 hexadecimal digits. Checked at the
//! edge, because they become part of addresses; never made here.

use std::fmt;
use std::str::FromStr;

/// The text is not a name of the kind that was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is not {prefix} and 32 hexadecimal digits")]
pub struct SidError {
    /// The two letters that the name should begin with.
    pub prefix: &'static str,
}

fn check(text: &str, prefix: &'static str) -> Result<Box<str>, SidError> {
    match text.strip_prefix(prefix) {
        Some(rest) if rest.len() == 32 && rest.bytes().all(|b| b.is_ascii_hexdigit()) => {
            Ok(text.into())
        }
        _ => Err(SidError { prefix }),
    }
}

macro_rules! sids {
    ($($(#[$doc:meta])* $name:ident = $($prefix:literal)|+;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The name as the carrier writes it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = SidError;
            fn from_str(text: &str) -> Result<Self, SidError> {
                let mut checked = Err(SidError { prefix: "" });
                $(
                    if checked.is_err() {
                        checked = check(text, $prefix);
                    }
                )+
                checked.map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

sids! {
    /// The carrier's name for the account that pays.
    AccountSid = "AC";
    /// The carrier's name for one call: a caller's line or a leg.
    CallSid = "CA";
    /// The carrier's name for one conference.
    ConferenceSid = "CF";
    /// The carrier's name for one text message (`SM`) or message with a picture (`MM`).
    MessageSid = "SM" | "MM";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_carriers_shape_and_nothing_else() {
        let good = "CA0123456789abcdef0123456789ABCDEF";
        assert_eq!(good.parse::<CallSid>().unwrap().as_str(), good);
        for bad in [
            "",
            "CA",
            "SM0123456789abcdef0123456789abcdef",
            "CA0123456789abcdef0123456789abcde",
            "CA0123456789abcdef0123456789abcdef0",
            "CA0123456789abcdef0123456789abcde/",
            "ca0123456789abcdef0123456789abcdef",
            "CA../../../../../../../../../../a",
            "CAæøåæøåæøåæøåæøå",
        ] {
            assert!(bad.parse::<CallSid>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_message_has_two_prefixes() {
        for prefix in ["SM", "MM"] {
            let text = format!("{prefix}0123456789abcdef0123456789abcdef");
            assert_eq!(text.parse::<MessageSid>().unwrap().to_string(), text);
        }
        assert!(
            "CA0123456789abcdef0123456789abcdef"
                .parse::<MessageSid>()
                .is_err()
        );
    }
}
