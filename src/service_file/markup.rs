//! Static voice markup for the carrier when everything here is gone: hosted elsewhere, fetched without a signature,
//! answered without us. So it may hold no address of ours, and no name.

use std::fmt::Write as _;

use crate::domain::language::Language;
use crate::domain::service::Service;

/// Markup that names 113, then rings the fallback numbers one after another. With no server to ask, the carrier goes on to
/// the next number also when a conversation has ended; the words between say so.
pub fn fallback_markup(service: &Service) -> String {
    let mut markup = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n");
    say(&mut markup, service, first);
    for (at, to) in service.fallback.iter().enumerate() {
        if at > 0 {
            say(&mut markup, service, another);
        }
        // An E.164 number is digits and a plus: nothing in it needs escaping.
        let _ = writeln!(
            markup,
            "  <Dial timeout=\"{}\"><Number>{}</Number></Dial>",
            service.timing.fallback_ring.as_secs(),
            to.number
        );
    }
    say(&mut markup, service, last);
    markup.push_str("</Response>\n");
    markup
}

fn say(markup: &mut String, service: &Service, words: fn(Language) -> &'static str) {
    // There is no voice for Northern Sámi: its callers hear the Norwegian words, once.
    let norwegian = service.languages.contains(&Language::Bokmal);
    let languages = service.languages.iter();
    for language in languages.filter(|one| **one != Language::NorthernSami || !norwegian) {
        let _ = writeln!(
            markup,
            "  <Say language=\"{}\">{}</Say>",
            voice(*language),
            words(*language)
        );
    }
}

const fn voice(language: Language) -> &'static str {
    match language {
        Language::Bokmal | Language::NorthernSami => "nb-NO",
        Language::English => "en-GB",
    }
}

const fn first(language: Language) -> &'static str {
    match language {
        Language::Bokmal | Language::NorthernSami => {
            "Ved fare for liv, ring 113. Vi setter deg over til legevakt."
        }
        Language::English => {
            "If life is in danger, call 113. We are putting you through to the emergency clinic."
        }
    }
}

const fn another(language: Language) -> &'static str {
    match language {
        Language::Bokmal | Language::NorthernSami => {
            "Bli gjerne på linjen. Vi prøver et nummer til."
        }
        Language::English => "Please stay on the line. We are trying another number.",
    }
}

const fn last(language: Language) -> &'static str {
    match language {
        Language::Bokmal | Language::NorthernSami => {
            "Vi fikk ikke tak i noen. Ved fare for liv, ring 113. Du kan også ringe legevakt på 116 117."
        }
        Language::English => {
            "We could not reach anyone. If life is in danger, call 113. You can also call the emergency clinic on 116 117."
        }
    }
}
