//! Reading attributes of the markup: numbers, flags, addresses, callbacks. Each has its default, and nothing else
//! than its own form is taken.

use super::parse::{Parsed, fault};
use super::{Address, Callback, Method};
use roxmltree::Node;

pub(super) fn is_keys(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || c == '*' || c == '#')
}

pub(super) fn text_attribute(node: Node<'_, '_>, name: &str) -> Option<String> {
    node.attribute(name).map(str::to_owned)
}

pub(super) fn number(node: Node<'_, '_>, name: &str, default: u32) -> Parsed<u32> {
    node.attribute(name).map_or(Ok(default), |text| {
        text.parse().map_err(|_| {
            fault(
                12200,
                format!("{}: {name} {text} is not a number", node.tag_name().name()),
            )
        })
    })
}

pub(super) fn boolean(node: Node<'_, '_>, name: &str, default: bool) -> Parsed<bool> {
    match node.attribute(name) {
        None => Ok(default),
        Some("true") => Ok(true),
        Some("false") => Ok(false),
        Some(other) => Err(fault(
            12200,
            format!("{}: {name} {other}", node.tag_name().name()),
        )),
    }
}

pub(super) fn method(node: Node<'_, '_>, name: &str) -> Parsed<Method> {
    match node.attribute(name) {
        None | Some("POST") => Ok(Method::Post),
        Some("GET") => Ok(Method::Get),
        Some(other) => Err(fault(
            12200,
            format!("{}: {name} {other}", node.tag_name().name()),
        )),
    }
}

pub(super) fn address(node: Node<'_, '_>, url: &str, by: &str) -> Parsed<Option<Address>> {
    let method = method(node, by)?;
    Ok(node
        .attribute(url)
        .filter(|u| !u.is_empty())
        .map(|u| Address {
            url: u.to_owned(),
            method,
        }))
}

pub(super) fn callback(node: Node<'_, '_>, known: &[&str], default: &[&str]) -> Parsed<Callback> {
    let events: Vec<String> = match node.attribute("statusCallbackEvent") {
        None => default.iter().map(|e| (*e).to_owned()).collect(),
        Some(text) => text.split_whitespace().map(str::to_owned).collect(),
    };
    if let Some(event) = events.iter().find(|e| !known.contains(&e.as_str())) {
        let code = if node.tag_name().name() == "Conference" {
            16002
        } else {
            12200
        };
        return Err(fault(
            code,
            format!("{}: statusCallbackEvent {event}", node.tag_name().name()),
        ));
    }
    Ok(Callback {
        to: address(node, "statusCallback", "statusCallbackMethod")?,
        events,
    })
}
