//! The carrier's markup as values. Reading it is [`parse`]; carrying it out is the call's task.

mod attribute;
mod grammar;
pub(super) mod parse;

#[cfg(test)]
mod tests;

/// Where markup is going to be carried out, which decides what may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// The call itself.
    Call,
    /// While waiting in a queue.
    QueueWait,
    /// While waiting for a conference to start, and announcements in it.
    ConferenceWait,
    /// Said to the called party before it is joined to the caller.
    Whisper,
}

/// GET or POST.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Method {
    Get,
    #[default]
    Post,
}

impl Method {
    /// The name as it stands in markup and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// An address with the method to request it with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub url: String,
    pub method: Method,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verb {
    Say(Say),
    Play(Play),
    Pause { seconds: u32 },
    Gather(Gather),
    Dial(Dial),
    Enqueue(Enqueue),
    Leave,
    Redirect(Address),
    Record(Record),
    Hangup,
    Reject { busy: bool },
}

/// `times` 0 is for as long as the call lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Say {
    pub text: String,
    pub language: Option<String>,
    pub times: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Play {
    pub what: String,
    pub times: u32,
}

impl Play {
    /// Tones of the keypad in place of a recording: written in brackets.
    pub fn is_tones(&self) -> bool {
        self.what.starts_with('[')
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gather {
    pub action: Option<Address>,
    pub method: Method,
    pub num_digits: Option<usize>,
    pub timeout: u32,
    /// Empty when no key ends the input.
    pub finish_on_key: Option<char>,
    pub action_on_empty: bool,
    pub prompts: Vec<Verb>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dial {
    pub action: Option<Address>,
    pub timeout: u32,
    pub time_limit: u32,
    pub caller_id: Option<String>,
    pub hangup_on_star: bool,
    pub target: Target,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Numbers(Vec<Number>),
    Conference(Conference),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Callback {
    pub to: Option<Address>,
    pub events: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub to: String,
    pub whisper: Option<Address>,
    pub callback: Callback,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conference {
    pub name: String,
    pub muted: bool,
    pub start_on_enter: bool,
    pub end_on_exit: bool,
    pub beep_on_enter: bool,
    pub beep_on_exit: bool,
    /// Absent: the carrier's own music.
    pub wait: Option<Address>,
    pub max_participants: usize,
    pub label: Option<String>,
    pub callback: Callback,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Enqueue {
    pub name: String,
    pub action: Option<Address>,
    pub wait: Option<Address>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub action: Option<Address>,
    pub method: Method,
    pub timeout: u32,
    pub max_length: u32,
    pub finish_on_key: String,
    pub beep: bool,
}
