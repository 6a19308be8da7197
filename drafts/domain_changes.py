def sub(p,a,b,n=1):
    s=open(p).read(); assert a in s,(p,a); s=s.replace(a,b,n); open(p,'w').write(s)
sub('src/domain/command.rs','''    /// End a guest's time before it is over.''','''    /// Send a guest the link by which a password is chosen; again, if the first was lost.
    InviteGuest {
        /// Which.
        guest: GuestId,
    },
    /// End a guest's time before it is over.''')
sub('src/domain/access.rs','Command::AdmitGuest { .. } | Command::EndGuest { .. } =>','Command::AdmitGuest { .. } | Command::InviteGuest { .. } | Command::EndGuest { .. } =>')
s=open('src/domain/decide.rs').read()
i=s.index('        Command::EndGuest'); 
s=s[:i]+'        Command::InviteGuest { guest } => guests::decide::invite(d, guest),\n'+s[i:]
open('src/domain/decide.rs','w').write(s)
sub('src/domain/event.rs','''    /// The account has ended.
    GuestEnded''','''    /// The link by which a password is chosen goes out in a message.
    GuestInvited {
        guest: GuestId,
        message: MessageId,
        by: StaffId,
    },
    /// The account has ended.
    GuestEnded''')
sub('src/domain/guests/guest.rs','''    /// When it ended; none while it stands.
    pub ended: Option<Timestamp>,''','''    /// The message with the last link by which a password is chosen.
    pub invited: Option<MessageId>,
    /// When it ended; none while it stands.
    pub ended: Option<Timestamp>,''')
sub('src/domain/guests/guest.rs','use crate::domain::ids::{GuestId, StaffId};','use crate::domain::ids::{GuestId, MessageId, StaffId};')
sub('src/domain/guests/decide.rs','''/// Ends it before its time.''','''/// Sends the link by which the doctor chooses a password, to the number that was given. A link before it is worth nothing then.
pub(in crate::domain) fn invite(d: &mut Decider<'_>, guest: GuestId) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = d
        .state
        .guest(guest)
        .filter(|guest| guest.stands(d.now))
        .ok_or(Rejection::NotFound { what: "guest" })?;
    let number = found.phone.as_ref().and_then(Secret::known);
    if number.is_none() {
        return Err(Rejection::NoNumber);
    }
    let message = d.message_id();
    d.emit(GuestEvent::GuestInvited { guest, message, by });
    Ok(())
}

/// Ends it before its time.''')
sub('src/domain/guests/apply.rs','''                ended: None,
            };
            state.guests''','''                invited: None,
                ended: None,
            };
            state.guests''')
sub('src/domain/guests/apply.rs','''        GuestEvent::GuestEnded { guest, .. } => {''','''        GuestEvent::GuestInvited { guest, message, .. } => invite(state, at, *guest, *message),
        GuestEvent::GuestEnded { guest, .. } => {''')
sub('src/domain/guests/apply.rs','''        GuestEvent::GuestErased { guest, .. } => change(state, *guest, |guest| {
            guest.name = Secret::Erased;
            guest.hpr = guest.hpr.as_ref().map(|_| Secret::Erased);
            guest.phone = guest.phone.as_ref().map(|_| Secret::Erased);
        }),
    }
}''','''        GuestEvent::GuestErased { guest, .. } => {
            change(state, *guest, |guest| {
                guest.name = Secret::Erased;
                guest.hpr = guest.hpr.as_ref().map(|_| Secret::Erased);
                guest.phone = guest.phone.as_ref().map(|_| Secret::Erased);
            });
            erase_messages(state, *guest);
        }
    }
}

fn invite(state: &mut State, at: Timestamp, guest: GuestId, message: MessageId) {
    let Some(found) = state.guest(guest) else {
        return;
    };
    let (phone, language) = (found.phone.clone(), found.language);
    let invitation = Message {
        id: message,
        contact: None,
        at,
        to: phone.map(|number| Recipient::Person { number }),
        text: MessageText::WayIn(guest),
        language,
        state: MessageState::Queued,
    };
    state.messages.insert(message, Arc::new(invitation));
    change(state, guest, |guest| guest.invited = Some(message));
}

/// The number stands in the messages with a link as well.
fn erase_messages(state: &mut State, guest: GuestId) {
    let of_guest = |message: &Message| message.text == MessageText::WayIn(guest);
    let ids: Vec<MessageId> = state
        .messages
        .values()
        .filter(|message| of_guest(message))
        .map(|message| message.id)
        .collect();
    for id in ids {
        state.change_message(id, |message| {
            message.to = Some(Recipient::Person {
                number: Secret::Erased,
            });
        });
    }
}''')
sub('src/domain/guests/apply.rs','use crate::domain::ids::GuestId;','use crate::domain::ids::{GuestId, MessageId};\nuse crate::domain::messages::message::{Message, MessageState, MessageText, Recipient};')
sub('src/domain/messages/message.rs','''    /// What a person wrote.
    Own(''','''    /// To a doctor who is let in for some days: the link by which a password is chosen. The only link we ever send.
    WayIn(GuestId),
    /// What a person wrote.
    Own(''')
s=open('src/domain/messages/message.rs').read()
import re
s=re.sub(r'use crate::domain::ids::\{([^}]*)\};',lambda m:'use crate::domain::ids::{'+', '.join(sorted(set([x.strip() for x in m.group(1).split(',') if x.strip()]+['GuestId'])))+'};',s,count=1)
open('src/domain/messages/message.rs','w').write(s)
# records
sub('src/records/events.rs','''        GuestEnded "guest_ended" 1 (guest, how);''','''        GuestInvited "guest_invited" 1 (guest, message, by);
        GuestEnded "guest_ended" 1 (guest, how);''')
sub('src/records/fields.rs','''            Self::Own(text) => json!({ "own": text.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("we_saw''','''            Self::WayIn(guest) => json!({ "way_in": guest.put(cx)? }),
            Self::Own(text) => json!({ "own": text.put(cx)? }),
        })
    }
    fn get(value: &Value, cx: &Reading<'_>) -> Result<Self, FieldError> {
        match word(value) {
            Some("we_saw''')
sub('src/records/fields.rs','''            None => Ok(Self::Own(Field::get(part(value, "own")?, cx)?)),
        }''','''            None => match value.get("way_in") {
                Some(guest) => Ok(Self::WayIn(Field::get(guest, cx)?)),
                None => Ok(Self::Own(Field::get(part(value, "own")?, cx)?)),
            },
        }''')
sub('handbook/engineering/records.md','''| `guest_ended` 1 |''','''| `guest_invited` 1 | `guest`, `message`, `by` | the link by which a password is chosen goes out; the record holds neither the link nor the number |
| `guest_ended` 1 |''')
sub('tests/it/records/samples.rs','''    ("v2-stations", people::stations),
''','''    ("v2-stations", people::stations),
    ("v3-invitations", people::invitations),
''')
sub('tests/it/records/samples/people.rs','''/// Destroys what the samples''','''/// A guest is sent the link by which a password is chosen.
pub fn invitations() -> Vec<Event> {
    vec![
        GuestEvent::GuestInvited {
            guest: guest(),
            message: MessageId::from_uuid(Uuid::from_u128(24)),
            by: kari(),
        }
        .into(),
    ]
}

/// Destroys what the samples''')
sub('tests/it/records/samples/people.rs','use hjemmevakt::domain::ids::{GuestId, StationId};','use hjemmevakt::domain::ids::{GuestId, MessageId, StationId};')
# obligation
s=open('src/domain/obligation.rs').read()
print(re.findall(r'.*Event::Guest.*\n.*',s))
# effects
sub('src/effects/carry.rs','''        let Some(body) = write::text(state, &self.texts, message) else {''','''        let way_in = || write::way_in(state, &self.texts, &self.urls, message);
        let Some(body) = write::text(state, &self.texts, message).or_else(way_in) else {''')
sub('src/effects/write.rs','''        MessageText::Own(text) => text.known().cloned(),
''','''        // Written with its link, below.
        MessageText::WayIn(_) => None,
        MessageText::Own(text) => text.known().cloned(),
''')
s=open('src/effects/write.rs').read()
i=s.index('fn overdue(')
s=s[:i]+'''/// The text with the link by which a doctor who is let in chooses a password; nothing, if the message is another.
pub fn way_in(state: &State, texts: &Texts, urls: &Urls, message: MessageId) -> Option<String> {
    let message = state.message(message)?;
    let MessageText::WayIn(guest) = message.text else {
        return None;
    };
    let link = urls.way_in(guest, message.id)?;
    Some(texts.write(message.language, &Written::WayIn { link: &link }))
}

'''+s[i:]
s=s.replace('use crate::telephony::voice::','use crate::telephony::urls::Urls;\nuse crate::telephony::voice::',1)
open('src/effects/write.rs','w').write(s)
sub('src/telephony/urls.rs','''#[derive(Clone, Debug)]
pub struct Urls {
    public: PublicUrl,
}
''','''#[derive(Clone)]
pub struct Urls {
    public: PublicUrl,
    way_in: Option<WayIn>,
}

/// Makes what a one-time link holds, for a guest and the message that carries it. Never kept.
pub type WayIn = Arc<dyn Fn(GuestId, MessageId) -> String + Send + Sync>;

impl fmt::Debug for Urls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Urls({:?})", self.public)
    }
}
''')
sub('src/telephony/urls.rs','''        Self { public }
    }
''','''        Self {
            public,
            way_in: None,
        }
    }

    /// With links by which a password is chosen.
    #[must_use]
    pub fn with_way_in(self, way_in: WayIn) -> Self {
        Self {
            way_in: Some(way_in),
            ..self
        }
    }

    /// The one-time link in a message to a doctor who is let in.
    pub fn way_in(&self, guest: GuestId, message: MessageId) -> Option<String> {
        let token = self.way_in.as_ref()?(guest, message);
        Some(self.at(&format!("/in/{token}")))
    }
''')
s=open('src/telephony/urls.rs').read()
s=re.sub(r'use crate::domain::ids::\{([^}]*)\};',lambda m:'use crate::domain::ids::{'+', '.join(sorted(set([x.strip() for x in m.group(1).split(',') if x.strip()]+['GuestId','MessageId'])))+'};',s,count=1)
s=s.replace('use crate::domain::event::','use std::fmt;\nuse std::sync::Arc;\n\nuse crate::domain::event::',1)
open('src/telephony/urls.rs','w').write(s)
sub('src/serve.rs','''    let urls = Urls::new(public()?);
''','''    let urls = Urls::new(public()?).with_way_in(way_in);
''')
sub('src/serve.rs','''    stop: &CancellationToken,
) -> Result<axum::Router, ServeError> {''','''    stop: &CancellationToken,
    way_in: WayIn,
) -> Result<axum::Router, ServeError> {''')
sub('src/serve.rs','''    let telephone = telephone(config, account, &engine, &texts, &tasks, &stop)?;''','''    let signing = Arc::clone(&keys);
    let way_in: WayIn = Arc::new(move |guest, message| invitations::token(&signing, guest, message));
    let telephone = telephone(config, account, &engine, &texts, &tasks, &stop, way_in)?;''')
sub('src/serve.rs','use crate::telephony::urls::Urls;','use crate::telephony::urls::{Urls, WayIn};')
sub('src/serve.rs','use crate::web::session::password::PasswordError;','use crate::web::session::invitations;\nuse crate::web::session::password::PasswordError;')
s=open('src/serve.rs').read()
a='        keys,\n        clock,\n    });'
assert a in s
s=s.replace(a,'        keys: Arc::clone(&keys),\n        clock,\n    });')
open('src/serve.rs','w').write(s)
# texts
sub('src/text/message.rs','''    /// To the nurse who has not given an outcome.
    OutcomeMissing,
}''','''    /// To the nurse who has not given an outcome.
    OutcomeMissing,
    /// To a doctor who is let in for some days. The only message with a link.
    WayIn {
        /// The whole link.
        link: &'a str,
    },
}''')
sub('src/text/message.rs','''            Self::OutcomeMissing => "sms-outcome-missing",''','''            Self::OutcomeMissing => "sms-outcome-missing",
            Self::WayIn { .. } => "sms-way-in",''')
sub('src/text/message.rs','''            Self::CallBackOverdue { due } => Some(("due", Arg::Text(due))),
''','''            Self::CallBackOverdue { due } => Some(("due", Arg::Text(due))),
            Self::WayIn { link } => Some(("link", Arg::Text(link))),
''')
for l,t in (('nb','sms-way-in = Tilgang til vaktsystemet: { $link } Lenken virker én gang, i 24 timer.'),('en','sms-way-in = Access to the on-call system: { $link } The link works once, for 24 hours.')):
    p=f'src/text/{l}/sms.ftl'
    s=open(p).read().rstrip('\n')+'\n'+t+'\n'
    open(p,'w').write(s)
sub('src/text/tests.rs','''        Written::OutcomeMissing,
    ];''','''        Written::OutcomeMissing,
        Written::WayIn { link: LINK },
    ];''')
sub('src/text/tests.rs','''fn every_written() ->''','''/// As long as a link is with a public address of 36 characters.
const LINK: &str = "https://hjemmevakt.ytterfjord.kommune.no/in/AAAAAAAAAAAAAAAAAAAAAA";

fn every_written() ->''')
sub('src/text/tests.rs','''fn an_sms_fits_in_one_part_and_has_no_link() {''','''fn an_sms_fits_in_one_part_and_only_the_way_in_has_a_link() {''')
s=open('src/text/tests.rs').read()
i=s.index('fn an_sms_fits_in_one_part')
h,t=s[:i],s[i:]
t=t.replace('const PLAIN: &str = "æøåÆØÅ','const PLAIN: &str = "éæøåÆØÅ',1) if 'éæ' not in t else t
t=t.replace('            assert!(text.chars().count() <= 160, "{text}");\n','            assert!(text.chars().count() <= 160, "{text}");\n            let text = text.replacen(LINK, "", 1);\n',1)
open('src/text/tests.rs','w').write(h+t)
