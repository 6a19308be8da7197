//! Reads markup. Whatever the carrier's grammar does not allow is an error here: the carrier logs some of it as a
//! warning and carries on with half a document, which is worse to find at night.

use super::attribute::{address, boolean, callback, is_keys, method, number, text_attribute};
use super::{
    Address, Callback, Conference, Dial, Enqueue, Gather, Number, Play, Record, Say, Setting,
    Target, Verb, grammar,
};
use roxmltree::Node;

/// The carrier's number for what is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Fault {
    pub code: u32,
    pub message: String,
}

pub(super) fn fault(code: u32, message: impl Into<String>) -> Fault {
    Fault {
        code,
        message: message.into(),
    }
}

pub(super) type Parsed<T> = Result<T, Fault>;

/// The verbs of a document, in order.
pub(in super::super) fn parse(body: &str, setting: Setting) -> Parsed<Vec<Verb>> {
    // 12100: the document is not XML.
    let document =
        roxmltree::Document::parse(body.trim_start()).map_err(|e| fault(12100, e.to_string()))?;
    let root = document.root_element();
    if root.tag_name().name() != "Response" {
        return Err(fault(
            12200,
            format!("the root is {}, not Response", root.tag_name().name()),
        ));
    }
    let reader = Reader { setting };
    reader.check_attributes(root)?;
    no_loose_text(root)?;
    elements(root).map(|node| reader.verb(node)).collect()
}

fn elements<'a, 'i: 'a>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

struct Reader {
    setting: Setting,
}

impl Reader {
    fn verb(&self, node: Node<'_, '_>) -> Parsed<Verb> {
        let name = node.tag_name().name();
        self.check_attributes(node)?;
        if !grammar::allowed(name, self.setting) {
            return Err(fault(
                grammar::misplaced(self.setting),
                format!("{name} may not stand here"),
            ));
        }
        match name {
            "Say" | "Play" | "Pause" => prompt(node),
            "Gather" => self.gather(node),
            "Dial" => self.dial(node).map(Verb::Dial),
            "Enqueue" => enqueue(node),
            "Redirect" => Ok(Verb::Redirect(Address {
                url: required_text(node)?,
                method: method(node, "method")?,
            })),
            "Record" => record(node),
            "Leave" => empty(node, Verb::Leave),
            "Hangup" => empty(node, Verb::Hangup),
            "Reject" => reject(node),
            _ => Err(fault(12200, format!("{name} is not a verb"))),
        }
    }

    fn gather(&self, node: Node<'_, '_>) -> Parsed<Verb> {
        no_loose_text(node)?;
        if node.attribute("input").is_some_and(|input| input != "dtmf") {
            return Err(fault(
                12200,
                "Gather: this network hears keys (dtmf), not speech",
            ));
        }
        let mut prompts = Vec::new();
        for child in elements(node) {
            self.check_attributes(child)?;
            if !matches!(child.tag_name().name(), "Say" | "Play" | "Pause") {
                return Err(fault(
                    12200,
                    format!("Gather may not hold {}", child.tag_name().name()),
                ));
            }
            prompts.push(prompt(child)?);
        }
        // 13310: finishOnKey is one key, or empty for none.
        let finish_on_key = match node.attribute("finishOnKey").unwrap_or("#") {
            "" => None,
            key if key.chars().count() == 1 && is_keys(key) => key.chars().next(),
            other => {
                return Err(fault(
                    13310,
                    format!("Gather: finishOnKey {other} is not a key"),
                ));
            }
        };
        // 13313: numDigits is at least 1.
        let num_digits = match node.attribute("numDigits") {
            None => None,
            Some(text) => Some(
                text.parse::<usize>()
                    .ok()
                    .filter(|n| *n > 0)
                    .ok_or_else(|| fault(13313, "Gather: numDigits"))?,
            ),
        };
        Ok(Verb::Gather(Gather {
            action: address(node, "action", "method")?,
            method: method(node, "method")?,
            num_digits,
            timeout: number(node, "timeout", 5)?,
            finish_on_key,
            action_on_empty: boolean(node, "actionOnEmptyResult", false)?,
            prompts,
        }))
    }

    fn dial(&self, node: Node<'_, '_>) -> Parsed<Dial> {
        let nouns: Vec<_> = elements(node).collect();
        for noun in &nouns {
            self.check_attributes(*noun)?;
        }
        let target = match nouns.as_slice() {
            [] => Target::Numbers(vec![Number {
                to: required_text(node)?,
                whisper: None,
                callback: Callback::default(),
            }]),
            [one] if one.tag_name().name() == "Conference" => Target::Conference(conference(*one)?),
            many if many.iter().all(|n| n.tag_name().name() == "Number") => {
                no_loose_text(node)?;
                // 13243 in spirit: at most ten numbers ring at a time.
                if many.len() > 10 {
                    return Err(fault(12200, "Dial: more than ten Numbers"));
                }
                Target::Numbers(
                    many.iter()
                        .map(|n| number_noun(*n))
                        .collect::<Parsed<_>>()?,
                )
            }
            _ => return Err(fault(12200, "Dial holds Numbers, or one Conference")),
        };
        Ok(Dial {
            action: address(node, "action", "method")?,
            timeout: number(node, "timeout", 30)?,
            time_limit: number(node, "timeLimit", 14_400)?,
            caller_id: text_attribute(node, "callerId"),
            hangup_on_star: boolean(node, "hangupOnStar", false)?,
            target,
        })
    }

    fn check_attributes(&self, node: Node<'_, '_>) -> Parsed<()> {
        let element = node.tag_name().name();
        let Some(known) = grammar::attributes(element) else {
            return Err(fault(
                grammar::misplaced(self.setting),
                format!("{element} is not known"),
            ));
        };
        match node.attributes().find(|a| !known.contains(&a.name())) {
            Some(attribute) => Err(fault(
                12200,
                format!("{element} has no attribute {}", attribute.name()),
            )),
            None => Ok(()),
        }
    }
}

fn no_loose_text(node: Node<'_, '_>) -> Parsed<()> {
    let loose = node
        .children()
        .any(|c| c.is_text() && c.text().is_some_and(|t| !t.trim().is_empty()));
    if loose {
        return Err(fault(
            12200,
            format!("{} may not hold text", node.tag_name().name()),
        ));
    }
    Ok(())
}

fn required_text(node: Node<'_, '_>) -> Parsed<String> {
    let name = node.tag_name().name();
    if let Some(child) = elements(node).next() {
        return Err(fault(
            12200,
            format!("{name} may not hold {}", child.tag_name().name()),
        ));
    }
    let text: String = node.children().filter_map(|c| c.text()).collect();
    let text = text.trim();
    match (text.is_empty(), name) {
        (false, _) if text.chars().count() <= 4096 => Ok(text.to_owned()),
        // 13520: Say without text, or with more than 4096 characters.
        (_, "Say") => Err(fault(13520, "Say: invalid text")),
        (false, _) => Err(fault(12200, format!("{name}: too long"))),
        (true, _) => Err(fault(12200, format!("{name} is empty"))),
    }
}

fn prompt(node: Node<'_, '_>) -> Parsed<Verb> {
    match node.tag_name().name() {
        "Say" => Ok(Verb::Say(Say {
            text: required_text(node)?,
            language: text_attribute(node, "language"),
            times: number(node, "loop", 1)?,
        })),
        "Play" => {
            let what = match node.attribute("digits") {
                Some(digits) => format!("[{digits}]"),
                None => required_text(node)?,
            };
            Ok(Verb::Play(Play {
                what,
                times: number(node, "loop", 1)?,
            }))
        }
        _ => empty(
            node,
            Verb::Pause {
                seconds: number(node, "length", 1)?,
            },
        ),
    }
}

fn number_noun(node: Node<'_, '_>) -> Parsed<Number> {
    Ok(Number {
        to: required_text(node)?,
        whisper: address(node, "url", "method")?,
        callback: callback(
            node,
            &["initiated", "ringing", "answered", "completed"],
            &["completed"],
        )?,
    })
}

fn conference(node: Node<'_, '_>) -> Parsed<Conference> {
    let beep = node.attribute("beep").unwrap_or("true");
    if !matches!(beep, "true" | "false" | "onEnter" | "onExit") {
        return Err(fault(16002, format!("Conference: beep {beep}")));
    }
    // 16002: attributes of a Conference that do not fit.
    let max = usize::try_from(number(node, "maxParticipants", 250)?).unwrap_or(usize::MAX);
    if !(2..=250).contains(&max)
        || node
            .attribute("participantLabel")
            .is_some_and(|l| l.chars().count() > 128)
    {
        return Err(fault(
            16002,
            "Conference: maxParticipants is 2 to 250, participantLabel 128 characters",
        ));
    }
    Ok(Conference {
        name: required_text(node)?,
        muted: boolean(node, "muted", false)?,
        start_on_enter: boolean(node, "startConferenceOnEnter", true)?,
        end_on_exit: boolean(node, "endConferenceOnExit", false)?,
        beep_on_enter: matches!(beep, "true" | "onEnter"),
        beep_on_exit: matches!(beep, "true" | "onExit"),
        wait: address(node, "waitUrl", "waitMethod")?,
        max_participants: max,
        label: text_attribute(node, "participantLabel"),
        callback: callback(
            node,
            &[
                "start",
                "end",
                "join",
                "leave",
                "mute",
                "hold",
                "modify",
                "speaker",
                "announcement",
            ],
            &["start", "end"],
        )?,
    })
}

fn enqueue(node: Node<'_, '_>) -> Parsed<Verb> {
    let name = required_text(node)?;
    if name.chars().count() > 64 {
        return Err(fault(
            12200,
            "Enqueue: the name of a queue has at most 64 characters",
        ));
    }
    Ok(Verb::Enqueue(Enqueue {
        name,
        action: address(node, "action", "method")?,
        wait: address(node, "waitUrl", "waitUrlMethod")?,
    }))
}

fn record(node: Node<'_, '_>) -> Parsed<Verb> {
    let finish_on_key = node
        .attribute("finishOnKey")
        .unwrap_or("1234567890*#")
        .to_owned();
    if !is_keys(&finish_on_key) {
        return Err(fault(13613, "Record: finishOnKey"));
    }
    let record = Record {
        action: address(node, "action", "method")?,
        method: method(node, "method")?,
        timeout: number(node, "timeout", 5)?,
        max_length: number(node, "maxLength", 3600)?,
        finish_on_key,
        beep: boolean(node, "playBeep", true)?,
    };
    empty(node, Verb::Record(record))
}

fn reject(node: Node<'_, '_>) -> Parsed<Verb> {
    match node.attribute("reason").unwrap_or("rejected") {
        "rejected" => empty(node, Verb::Reject { busy: false }),
        "busy" => empty(node, Verb::Reject { busy: true }),
        other => Err(fault(12200, format!("Reject: reason {other}"))),
    }
}

fn empty(node: Node<'_, '_>, verb: Verb) -> Parsed<Verb> {
    no_loose_text(node)?;
    match elements(node).next() {
        Some(child) => Err(fault(
            12200,
            format!(
                "{} may not hold {}",
                node.tag_name().name(),
                child.tag_name().name()
            ),
        )),
        None => Ok(verb),
    }
}
