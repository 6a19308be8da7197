//! The carrier's signature on a webhook (`X-Twilio-Signature`): who may speak to the telephone addresses at all. The
//! configured public address counts, never the `Host` header. Never tells in a message what the right signature would be.
//!
//! Signed is the whole address that the carrier requested, followed by each field's name and value, sorted by name, the
//! different values of a repeated field sorted too and each taken once; keyed with the account's token (HMAC-SHA1, Base64).
//! The carrier is not consistent about ports, so the address counts with and without one, as in its own libraries.

use aws_lc_rs::{constant_time, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeSet;

use reqwest::Url;

use crate::telephony::form::WebhookForm;

/// The name of the header that carries the signature.
pub const HEADER: &str = "x-twilio-signature";

/// Where the carrier and people reach this service from outside, such as `https://hjemmevakt.example` or, behind a proxy
/// that strips a prefix, `https://example.org/hjemmevakt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    url: Url,
    prefix: String,
}

/// Why an address cannot be the public one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublicUrlError {
    /// Not an address at all.
    #[error("the public address {0:?} cannot be read: write it as https://name")]
    Unreadable(String),
    /// Another scheme than http and https.
    #[error("the public address must begin with https:// (or http:// for trying out)")]
    Scheme,
    /// A user name, a query or a fragment.
    #[error("the public address must have no user name, no ? and no #")]
    Extra,
}

impl PublicUrl {
    /// Reads the address; a final `/` is left out.
    pub fn parse(text: &str) -> Result<Self, PublicUrlError> {
        let url = Url::parse(text).map_err(|_| PublicUrlError::Unreadable(text.to_owned()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(PublicUrlError::Scheme);
        }
        let extra = !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some();
        if extra {
            return Err(PublicUrlError::Extra);
        }
        let prefix = url.path().trim_end_matches('/').to_owned();
        Ok(Self { url, prefix })
    }

    /// The whole address of a path with its query: what is handed to the carrier, and what it signs. `path_and_query`
    /// begins with `/`.
    pub fn join(&self, path_and_query: &str) -> String {
        self.with_port(self.url.port(), path_and_query)
    }

    fn with_port(&self, port: Option<u16>, path_and_query: &str) -> String {
        let scheme = self.url.scheme();
        let host = self.url.host_str().unwrap_or_default();
        let prefix = &self.prefix;
        match port {
            Some(port) => format!("{scheme}://{host}:{port}{prefix}{path_and_query}"),
            None => format!("{scheme}://{host}{prefix}{path_and_query}"),
        }
    }

    /// The address as the carrier may have written it when it signed: without a port, and with the one that is used.
    fn signed_forms(&self, path_and_query: &str) -> [String; 2] {
        [
            self.with_port(None, path_and_query),
            self.with_port(self.url.port_or_known_default(), path_and_query),
        ]
    }
}

/// The account's token: the key that the carrier signs with.
#[derive(Clone)]
pub struct SigningToken(hmac::Key);

impl SigningToken {
    /// The key made from the token's text.
    pub fn new(token: &str) -> Self {
        Self(hmac::Key::new(
            hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
            token.as_bytes(),
        ))
    }

    /// The signature of a request to this address (scheme, host, path and query) with these fields.
    pub fn sign(&self, url: &str, form: &WebhookForm) -> String {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(url.as_bytes());
        let sorted: BTreeSet<(&str, &str)> = form
            .fields()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        for (name, value) in sorted {
            context.update(name.as_bytes());
            context.update(value.as_bytes());
        }
        STANDARD.encode(context.sign())
    }
}

/// Checks webhooks against the public address and one token, or two while tokens are rotated.
#[derive(Clone)]
pub struct SignatureCheck {
    public_url: PublicUrl,
    tokens: Vec<SigningToken>,
}

/// The request is not from the carrier, or not as the carrier sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Forged {
    /// No signature came with it.
    #[error("the request has no signature: only the carrier may use this address")]
    Missing,
    /// The signature does not fit.
    #[error(
        "the signature does not fit: the token or the public address differs from the carrier's, or the request was changed on its way"
    )]
    Wrong,
}

impl SignatureCheck {
    /// Checks with the present token and, while it is rotated, the one before.
    pub fn new(public_url: PublicUrl, token: &str, old_token: Option<&str>) -> Self {
        let tokens = std::iter::once(token)
            .chain(old_token)
            .map(SigningToken::new)
            .collect();
        Self { public_url, tokens }
    }

    /// Whether the carrier signed exactly this: the path with its query as it came in, and the fields. Every candidate is
    /// compared in constant time.
    pub fn check(
        &self,
        signature: Option<&[u8]>,
        path_and_query: &str,
        form: &WebhookForm,
    ) -> Result<(), Forged> {
        let signature = signature.ok_or(Forged::Missing)?;
        let addresses = self.public_url.signed_forms(path_and_query);
        let genuine = self
            .tokens
            .iter()
            .flat_map(|token| addresses.iter().map(|url| token.sign(url, form)))
            .fold(false, |genuine, expected| {
                constant_time::verify_slices_are_equal(expected.as_bytes(), signature).is_ok()
                    | genuine
            });
        if genuine { Ok(()) } else { Err(Forged::Wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TOKEN: &str = "0123456789abcdef0123456789abcdef";
    const PATH: &str = "/telephony/voice/incoming?a=1&b=%C3%A6";

    fn form(fields: &[(&str, &str)]) -> WebhookForm {
        WebhookForm::from_fields(
            fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    fn check(public_url: &str, old_token: Option<&str>) -> SignatureCheck {
        SignatureCheck::new(PublicUrl::parse(public_url).unwrap(), TOKEN, old_token)
    }

    /// With repeated fields, an empty one, letters beyond Latin-1 and a name that begins with another.
    fn awkward_form() -> WebhookForm {
        form(&[
            ("CallSid", "CA0123456789abcdef0123456789abcdef"),
            ("A", "z"),
            ("From", "+4790000001"),
            ("A", "b"),
            ("Body", "Ærlig, áčđŋšŧž 🙂 & mer"),
            ("A", "z"),
            ("A", ""),
            ("AB", "1"),
        ])
    }

    // The signatures in the next two tests were computed with the carrier's own Python library, twilio 9.13.0.

    #[test]
    fn agrees_with_the_carriers_own_library() {
        let token = SigningToken::new(TOKEN);
        for (url, form, expected) in [
            (
                "https://hjemmevakt.example/telephony/voice/incoming?a=1&b=%C3%A6",
                awkward_form(),
                "0qBAXEL01Om9c9X8cBWxQsn6s4o=",
            ),
            (
                "http://127.0.0.1:8080/x",
                WebhookForm::default(),
                "3gQWQNtBRLb5zvbebQ6UZWwbnu8=",
            ),
        ] {
            assert_eq!(token.sign(url, &form), expected, "{url}");
        }
    }

    #[test]
    fn takes_the_address_with_and_without_its_port() {
        let form = awkward_form();
        for public_url in [
            "https://hjemmevakt.example",
            "https://hjemmevakt.example/",
            "https://HJEMMEVAKT.example:443",
        ] {
            let check = check(public_url, None);
            for signature in [
                "0qBAXEL01Om9c9X8cBWxQsn6s4o=",
                "ThyipphfnF6Lri6Xq+7H0Vjxzx8=",
            ] {
                assert_eq!(
                    check.check(Some(signature.as_bytes()), PATH, &form),
                    Ok(()),
                    "{public_url}"
                );
            }
        }
        let check = check("http://127.0.0.1:8080", None);
        for signature in [
            "3gQWQNtBRLb5zvbebQ6UZWwbnu8=",
            "sRZA6FKXFzQFBedBHR2DD42i8v0=",
        ] {
            let empty = WebhookForm::default();
            assert_eq!(
                check.check(Some(signature.as_bytes()), "/x", &empty),
                Ok(())
            );
        }
    }

    #[test]
    fn both_tokens_count_while_they_are_rotated() {
        let (url, form) = ("https://hjemmevakt.example/x", awkward_form());
        let by_old = SigningToken::new("old").sign(url, &form);
        let by_new = SigningToken::new(TOKEN).sign(url, &form);
        let rotating = check("https://hjemmevakt.example", Some("old"));
        let after = check("https://hjemmevakt.example", None);
        assert_eq!(rotating.check(Some(by_old.as_bytes()), "/x", &form), Ok(()));
        assert_eq!(rotating.check(Some(by_new.as_bytes()), "/x", &form), Ok(()));
        assert_eq!(
            after.check(Some(by_old.as_bytes()), "/x", &form),
            Err(Forged::Wrong)
        );
        assert_eq!(after.check(None, "/x", &form), Err(Forged::Missing));
        assert_eq!(after.check(Some(b""), "/x", &form), Err(Forged::Wrong));
    }

    #[test]
    fn a_prefix_that_a_proxy_strips_is_part_of_what_is_signed() {
        let public_url = PublicUrl::parse("https://example.org/hjemmevakt/").unwrap();
        assert_eq!(
            public_url.join("/telephony/leg?id=1"),
            "https://example.org/hjemmevakt/telephony/leg?id=1"
        );
        let signature = SigningToken::new(TOKEN)
            .sign("https://example.org/hjemmevakt/x", &WebhookForm::default());
        let check = SignatureCheck::new(public_url, TOKEN, None);
        assert_eq!(
            check.check(Some(signature.as_bytes()), "/x", &WebhookForm::default()),
            Ok(())
        );
    }

    #[test]
    fn refuses_addresses_that_cannot_be_public() {
        for (text, why) in [
            ("ftp://example.org", PublicUrlError::Scheme),
            ("https://a:b@example.org", PublicUrlError::Extra),
            ("https://example.org/?x", PublicUrlError::Extra),
            ("https://example.org/#x", PublicUrlError::Extra),
            ("example", PublicUrlError::Unreadable("example".to_owned())),
        ] {
            assert_eq!(PublicUrl::parse(text), Err(why), "{text}");
        }
    }

    fn fields() -> impl Strategy<Value = Vec<(String, String)>> {
        prop::collection::vec(("[A-Za-zæ]{1,6}", ".{0,12}"), 1..12)
    }

    proptest! {
        #[test]
        fn what_is_signed_is_accepted_in_any_order(
            (fields, shuffled) in fields().prop_flat_map(|f| (Just(f.clone()), Just(f).prop_shuffle())),
            port in prop::option::of(1u16..),
        ) {
            let address = port.map_or("https://a.example".to_owned(), |p| format!("https://a.example:{p}"));
            let public_url = PublicUrl::parse(&address).unwrap();
            let signature =
                SigningToken::new(TOKEN).sign(&public_url.join(PATH), &WebhookForm::from_fields(fields));
            let check = SignatureCheck::new(public_url, TOKEN, None);
            prop_assert_eq!(
                check.check(Some(signature.as_bytes()), PATH, &WebhookForm::from_fields(shuffled)),
                Ok(())
            );
        }

        #[test]
        fn any_change_is_refused(
            fields in fields(),
            at in any::<prop::sample::Index>(),
            how in 0..5,
        ) {
            let check = check("https://a.example", None);
            let signature = SigningToken::new(TOKEN)
                .sign("https://a.example/x", &WebhookForm::from_fields(fields.clone()));
            let mut changed = fields.clone();
            let mut path = "/x";
            let index = at.index(changed.len());
            match how {
                0 => changed[index].1.push('1'),
                1 => changed[index].0.push('x'),
                2 => changed.push(("Digits".to_owned(), "1".to_owned())),
                3 => path = "/y",
                _ => {
                    // Removing one of two equal fields changes nothing that is signed, by the carrier's own rule.
                    let removed = changed.remove(index);
                    prop_assume!(!changed.contains(&removed));
                }
            }
            prop_assert_eq!(
                check.check(Some(signature.as_bytes()), path, &WebhookForm::from_fields(changed)),
                Err(Forged::Wrong)
            );
        }

        #[test]
        fn no_made_up_signature_fits(signature in prop::collection::vec(any::<u8>(), 0..40)) {
            let check = check("https://a.example", None);
            prop_assert_eq!(check.check(Some(&signature), "/x", &awkward_form()), Err(Forged::Wrong));
        }
    }
}
