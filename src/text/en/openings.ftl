### Who has read in a record: the person’s own list, and the leader’s review.

## The person's own list

acc-title = Who has read
acc-about = The list is the person’s own. Look at it together, or give the person a print.
acc-count = { $n ->
    [one] Once since { $at }
   *[other] { $n } times since { $at }
}
acc-none = Nobody has read anything yet.
acc-print = Print for the person
acc-print-how = A print for the person to take along. It is written in the person’s own language, if that is known.
acc-shown = { $from } to { $to } of { $n } are shown, the newest first.
acc-pages = Older and newer
acc-newer = Newer
acc-older = Older
acc-read = Read
acc-read-nothing = Opened, and read no further.
acc-read-apart = What is read from then on has lines of its own.
acc-late = Written down afterwards: the log did not work when it was read.
acc-reason = Reason that was given
acc-why = { $what ->
    [request] A doctor who had asked for help, as far as the person has consented
    [assigned] Works with the person
    [contact] In a contact with the person or about them
    [consent] In a contact, and the person has consented that the crisis plan is shown then
    [by_mistake] A contact was taken to be about the person by mistake. It was about somebody else
    [emergency] In an emergency, with a reason. The leader looks at it
    [taken_on] Began to work with the person on their own word, with a reason. The leader looks at it
    [safety] Consent was withdrawn in the middle of a contact. What was needed for safety was kept. The leader looks at it
   *[reason] Opened without a contact, with a reason. The leader looks at it
}
acc-part = { $what ->
    [identity] name, number and address
    [people] those around
    [flags] what to watch for
    [history] earlier contacts
    [rights] consents and this list
   *[plan] the plan
}
acc-plan = the plan: { $parts }

## On paper, for the person

acc-paper-title = Who has read about { $who }
acc-paper-lead = This list shows each time somebody in the service has read about you, and why they could.
acc-paper-since = From { $from } to { $to }.
acc-paper-none = Nobody has read anything about you in this time.
acc-paper-when = When
acc-paper-who = Who
acc-paper-why = Why
acc-paper-what = What
acc-paper-reason = Reason: { $reason }
acc-paper-why-is = { $what ->
    [request] A doctor had asked for help for you. The doctor saw what you have said yes to.
    [assigned] Works with you.
    [contact] You, or somebody for you, got in touch.
    [consent] You, or somebody for you, got in touch. You have said that the crisis plan can be shown then.
    [by_mistake] Somebody's contact was taken to be about you by mistake. It was about somebody else.
    [emergency] It was urgent, and you had not said yes beforehand. The leader looks at whether it was right.
    [taken_on] Began to work with you on their own word. Nobody else had asked for it. The leader looks at whether it was right.
    [safety] You withdrew your consent in the middle of the conversation. What was needed to keep you safe was shown all the same. The leader looks at whether it was right.
   *[reason] Read without anybody having got in touch. The leader looks at whether it was right.
}
acc-paper-alerts = What is to be watched for
acc-paper-alerts-lead = This stands with your name for those who work here, until the day that is written.
acc-paper-alert-days = Written { $at }. Holds until { $until }.
acc-paper-ask = Is there something here that you do not understand, or do not like? Ask the one you work with, or ring { $number }. You can also complain to the leader of the service.
acc-paper-printed = Printed { $t }.
acc-verdict-on-it = { $what ->
    [understood] The leader has looked at it and thinks that it was right.
    [asked_about] The leader has asked about it.
   *[not_justified] The leader thinks that it should not have been done.
}
acc-back = The list

## The leader's review

acc-review-title = Readings to look at
acc-leader-hint = { $n ->
    [0] emergency openings and what is unusual
    [one] One waits: emergency openings and what is unusual
   *[other] { $n } wait: emergency openings and what is unusual
}
acc-review-about = Who read, in whose record, when and why. What stands in the record and the plan is not shown here. The person finds the reading in their list.
acc-review-none = Nothing waits for you.
acc-review-waiting = Waiting for you
acc-review-unusual = Unusual
acc-review-asked = Asked about, not finished
acc-review-finished = { $n ->
    [one] One is finished
   *[other] { $n } are finished
}
acc-review-who = { $who } read about { $whom }
acc-review-erased = somebody who is erased
acc-review-read-nothing = nothing was read
acc-review-read = who it is was read, not the plan
acc-review-read-plan = the plan was read in
acc-review-own = This is your own reading. Another leader looks at it.
acc-review-takes-off = Say Not right, and she works with the person no more.
acc-review-why = { $what ->
    [request] A doctor who had asked for help, as far as the person has consented.
    [assigned] Works with the person.
    [contact] In a contact with the person or about them.
    [consent] In a contact, with consent.
    [emergency] Emergency opening in a contact, without consent.
    [taken_on] Took the person on with nobody’s word but their own, with a reason.
    [safety] Consent was withdrawn in the middle of the contact, and the parts for safety were kept.
   *[reason] Opened with a reason, without a contact.
}
acc-unusual = { $what ->
    [same_name] Whoever read has the same family name as the person.
    [known_otherwise] Whoever was in touch was known otherwise than by the person’s question.
    [took_on] Whoever reads has put herself down as one who works with the person.
    [no_contact] There is no contact about the person behind the reading.
    [many] With this one the same reader had read about { $n } people within an hour.
   *[outside_duty] Whoever read was not on duty, and the day service was closed.
}
acc-review-known = { $what ->
    [question] Who it was was confirmed by the person’s question.
   *[otherwise] Who it was was confirmed otherwise:
}
acc-verdict = Say what you think
acc-verdict-words = In your words
acc-verdict-words-hint = Must be filled in when it was not right. Write nothing about the person’s health.
acc-verdict-needs-words = Write why it was not right.
acc-verdict-is = { $what ->
    [understood] Understood
    [asked_about] I ask about it
   *[not_justified] Not right
}
acc-verdict-was = { $what ->
    [understood] Understood
    [asked_about] Asked about
   *[not_justified] Not right
}
acc-verdict-undo = Take the last word back

## Searches in the register

acc-found = Shown in searches, the last 90 days
acc-found-about = Whoever looks somebody up sees the name and the year of birth of those who may be meant. The person may have been among them when somebody else was looked for.
acc-found-by = { $n ->
    [one] { $who }, once, { $at }
   *[other] { $who }, { $n } times, last { $at }
}
acc-paper-found-lead = Your name came up when somebody in the service looked in the register. They saw your name and the year you were born. They may have looked for somebody else.
acc-search-title = Searches that stand out
acc-search-about = In the last 90 days. What was typed is not kept. Ask the one who looked; if it was not right, write a deviation.
acc-search-who = { $n ->
    [one] { $who } looked somebody up, and one person was shown
   *[other] { $who } looked somebody up, and { $n } people were shown
}
acc-search-place = { $what ->
    [register] in the register
    [record] from a record, for another of the same person
    [contact] in a contact, for whom it was about
   *[leader] on the page of who works with whom
}
acc-search-unusual = { $what ->
    [own_name] Their own family name was looked for, or somebody who has it.
    [many] This was search number { $n } within an hour.
    [nothing_opened] Many were shown, and nothing was opened.
   *[outside_duty] Whoever looked was not on duty, and the day service was closed.
}
acc-search-shown = Shown

## An open page closes

acc-closed-all = What stood here is closed
acc-closed-all-why = Nothing opens it to you any more: the person may have withdrawn their consent, or the contact is closed.
acc-closed-parts = The person wants less to be shown
acc-closed-which = Closed now: { $parts }.
acc-closed-safety = If you need some of it for safety, you can keep that in the contact, with a reason.
acc-closed-contact = To the contact

## The doctor who has asked for help

acc-rq-open = The person it is about
acc-rq-title = The person it is about
acc-rq-back = The request
acc-rq-about = The nurse has said that the request is about this person. What you read is written down, and the person finds it in their list. The page closes when the request is over.
acc-rq-consent = You see what of the crisis part the person has consented to being shown on call and shared.
acc-rq-emergency = Opened in an emergency. The leader looks at it afterwards.
acc-rq-nothing = Nothing is shown here. Nothing is consented to, or nothing is written. Ask the nurse.
acc-rq-open-emergency = Open in an emergency
acc-rq-open-hint = Only when it is urgent and the person cannot be asked. The leader looks at it afterwards, and the person finds the reason in their list.
