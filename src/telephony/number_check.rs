//! Whether the carrier sends the calls and messages of our number to us, and to the static markup elsewhere when we are gone.
//! Said in words for `check --carrier`; changes nothing at the carrier.

use crate::domain::phone::E164;
use crate::telephony::carrier::{Carrier, CarrierError, NumberSettings};
use crate::telephony::urls::{SMS_INCOMING, Urls, VOICE_INCOMING, VOICE_STATUS};

/// What is wrong with how the number is set up, one sentence each; nothing when all is well.
pub async fn check_number(
    carrier: &impl Carrier,
    number: &E164,
    urls: &Urls,
) -> Result<Vec<String>, CarrierError> {
    let settings = carrier.number_settings(number).await?;
    Ok(problems(settings.as_ref(), number, urls))
}

/// The same, with the settings at hand.
pub fn problems(settings: Option<&NumberSettings>, number: &E164, urls: &Urls) -> Vec<String> {
    let Some(settings) = settings else {
        return vec![format!(
            "The account has no number {}: check the account and the service's number.",
            number.grouped()
        )];
    };
    let ours = [
        ("A call comes in", &settings.voice_url, VOICE_INCOMING),
        ("Call status changes", &settings.status_url, VOICE_STATUS),
        ("A message comes in", &settings.sms_url, SMS_INCOMING),
    ];
    let mut problems: Vec<String> = ours
        .into_iter()
        .filter_map(|(what, set, path)| not_ours(what, set.as_deref(), &urls.at(path)))
        .collect();
    problems.extend(fallback_problem(
        settings.voice_fallback_url.as_deref(),
        urls,
    ));
    problems
}

fn not_ours(what: &str, set: Option<&str>, ours: &str) -> Option<String> {
    match set {
        Some(set) if set == ours => None,
        Some(set) => Some(format!(
            "\"{what}\" goes to {set} at the carrier: set it to {ours}."
        )),
        None => Some(format!(
            "\"{what}\" goes nowhere at the carrier: set it to {ours}."
        )),
    }
}

/// The fallback must not be this server: it is used when this server is gone.
fn fallback_problem(set: Option<&str>, urls: &Urls) -> Option<String> {
    let how = "set it to the address of the static markup that `hjemmevakt fallback-markup` makes, on another host";
    match set {
        None => Some(format!(
            "\"Primary handler fails\" is empty at the carrier, so that callers hear an error when this server is gone: {how}."
        )),
        Some(set) if same_host(set, &urls.at("/")) => Some(format!(
            "\"Primary handler fails\" goes to this server itself ({set}), which is gone when it is needed: {how}."
        )),
        Some(_) => None,
    }
}

fn same_host(one: &str, other: &str) -> bool {
    let host = |text: &str| {
        reqwest::Url::parse(text).ok().map(|url| {
            (
                url.host_str().map(str::to_owned),
                url.port_or_known_default(),
            )
        })
    };
    host(one).is_none_or(|one| Some(one) == host(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telephony::signature::PublicUrl;

    fn urls() -> Urls {
        Urls::new(PublicUrl::parse("https://h.example").unwrap())
    }

    fn number() -> E164 {
        "+4778000000".parse().unwrap()
    }

    fn right() -> NumberSettings {
        NumberSettings {
            voice_url: Some("https://h.example/telephony/voice/incoming".to_owned()),
            voice_fallback_url: Some("https://elsewhere.example/markup.xml".to_owned()),
            status_url: Some("https://h.example/telephony/voice/status".to_owned()),
            sms_url: Some("https://h.example/telephony/sms/incoming".to_owned()),
            sms_fallback_url: None,
        }
    }

    #[test]
    fn all_is_well() {
        assert_eq!(
            problems(Some(&right()), &number(), &urls()),
            Vec::<String>::new()
        );
    }

    #[test]
    fn says_what_is_wrong_and_what_to_do() {
        let wrong = NumberSettings {
            voice_url: Some("https://old.example/in".to_owned()),
            status_url: None,
            voice_fallback_url: Some("https://h.example/telephony/voice/incoming".to_owned()),
            ..right()
        };
        insta::assert_snapshot!(problems(Some(&wrong), &number(), &urls()).join("\n"), @r#"
        "A call comes in" goes to https://old.example/in at the carrier: set it to https://h.example/telephony/voice/incoming.
        "Call status changes" goes nowhere at the carrier: set it to https://h.example/telephony/voice/status.
        "Primary handler fails" goes to this server itself (https://h.example/telephony/voice/incoming), which is gone when it is needed: set it to the address of the static markup that `hjemmevakt fallback-markup` makes, on another host.
        "#);
        let no_fallback = NumberSettings {
            voice_fallback_url: None,
            ..right()
        };
        insta::assert_snapshot!(problems(Some(&no_fallback), &number(), &urls()).join("\n"), @r#""Primary handler fails" is empty at the carrier, so that callers hear an error when this server is gone: set it to the address of the static markup that `hjemmevakt fallback-markup` makes, on another host."#);
        insta::assert_snapshot!(problems(None, &number(), &urls()).join("\n"), @r#"The account has no number +47 78 00 00 00: check the account and the service's number."#);
    }
}
