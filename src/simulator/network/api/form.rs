//! The fields of a request, from its body and its query; names may come several times.

use super::super::error::Refusal;
use super::super::twiml::{Address, Callback, Method};

/// Field names and values in the order they came.
#[derive(Debug, Clone, Default)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub fn parse(body: &str) -> Self {
        let mut form = Self::default();
        form.add(body);
        form
    }

    /// More fields, form-encoded.
    pub fn add(&mut self, encoded: &str) {
        // An address is the form's own reader: its query is a form.
        if let Ok(mut url) = reqwest::Url::parse("http://form/") {
            url.set_query(Some(encoded));
            self.0.extend(
                url.query_pairs()
                    .map(|(name, value)| (name.into_owned(), value.into_owned())),
            );
        }
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The first value of this name that is not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    pub fn all(&self, name: &str) -> Vec<String> {
        // "Separate multiple values with a space", or repeat the field.
        let values = self.0.iter().filter(|(key, _)| key == name);
        values
            .flat_map(|(_, value)| value.split_whitespace().map(str::to_owned))
            .collect()
    }

    pub fn number(&self, name: &str) -> Option<usize> {
        self.get(name).and_then(|value| value.parse().ok())
    }

    /// A whole number between two others, or the default.
    pub fn seconds(
        &self,
        name: &str,
        default: u32,
        lowest: u32,
        highest: u32,
    ) -> Result<u32, Refusal> {
        let Some(text) = self.get(name) else {
            return Ok(default);
        };
        let number = text
            .parse::<u32>()
            .ok()
            .filter(|number| (lowest..=highest).contains(number));
        number.ok_or_else(|| Refusal::parameter(name, text))
    }

    pub fn flag(&self, name: &str) -> Result<Option<bool>, Refusal> {
        match self.get(name).map(str::to_ascii_lowercase).as_deref() {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(other) => Err(Refusal::parameter(name, other)),
        }
    }

    /// An address with the method in another field.
    pub fn address(&self, url: &str, method: &str) -> Result<Option<Address>, Refusal> {
        let method = match self.get(method).map(str::to_ascii_uppercase).as_deref() {
            None | Some("POST") => Method::Post,
            Some("GET") => Method::Get,
            Some(name) => return Err(Refusal::parameter(method, name)),
        };
        let Some(url) = self.get(url) else {
            return Ok(None);
        };
        let whole = reqwest::Url::parse(url)
            .is_ok_and(|u| matches!(u.scheme(), "http" | "https") && u.has_host());
        if !whole {
            // 21205: the address is not one.
            return Err(Refusal::bad(
                21205,
                format!("Url is not a valid URL: {url}"),
            ));
        }
        Ok(Some(Address {
            url: url.to_owned(),
            method,
        }))
    }

    /// A status callback and its events, which must be among the known.
    pub fn callback(
        &self,
        prefix: &str,
        known: &[&str],
        default: &[&str],
    ) -> Result<Callback, Refusal> {
        let url = format!("{prefix}StatusCallback");
        let events = self.all(&format!("{url}Event"));
        if let Some(event) = events.iter().find(|event| !known.contains(&event.as_str())) {
            // 21626: an event that does not exist.
            return Err(Refusal::bad(
                21626,
                format!("Invalid status callback event: {event}"),
            ));
        }
        let to = self.address(&url, &format!("{url}Method"))?;
        let events = if events.is_empty() {
            default.iter().map(|e| (*e).to_owned()).collect()
        } else {
            events
        };
        Ok(Callback { to, events })
    }

    /// The network does not do these; the carrier does. Asking for them must not look as if it worked.
    pub fn refuse(&self, names: &[&str]) -> Result<(), Refusal> {
        match names.iter().find(|name| self.get(name).is_some()) {
            Some(name) => Err(Refusal::bad(
                20001,
                format!("The simulated network does not do '{name}'"),
            )),
            None => Ok(()),
        }
    }
}

/// Form-encodes a name or a value.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(half), 16).unwrap_or('0');
                escaped.push(digit.to_ascii_uppercase());
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Form, escape};

    #[test]
    fn repeated_fields_and_lists_in_one_are_the_same() {
        let form = Form::parse(
            "StatusCallbackEvent=ringing&StatusCallbackEvent=answered&To=%2B4790000001&From=",
        );
        assert_eq!(form.all("StatusCallbackEvent"), ["ringing", "answered"]);
        assert_eq!(
            Form::parse("StatusCallbackEvent=ringing+answered").all("StatusCallbackEvent"),
            ["ringing", "answered"]
        );
        assert_eq!(form.get("To"), Some("+4790000001"));
        assert_eq!(form.get("From"), None);
    }

    #[test]
    fn what_is_escaped_is_read_again() {
        let value = "Blåbær & +47 =?";
        assert_eq!(
            Form::parse(&format!("a={}", escape(value))).get("a"),
            Some(value)
        );
    }
}
