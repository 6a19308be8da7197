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
acc-all = { $n ->
   *[other] Show all { $n }
}
acc-newest = { $n ->
   *[other] The newest { $n } are shown.
}
acc-read = Read
acc-read-nothing = Opened, and read no further.
acc-reason = Reason that was given
acc-why = { $what ->
    [assigned] Works with the person
    [contact] In a contact with the person or about them
    [consent] In a contact, and the person has consented that the crisis plan is shown then
    [emergency] In an emergency, with a reason. The leader looks at it
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
    [assigned] Works with you.
    [contact] You, or somebody for you, got in touch.
    [consent] You, or somebody for you, got in touch. You have said that the crisis plan can be shown then.
    [emergency] It was urgent, and you had not said yes beforehand. The leader looks at whether it was right.
    [safety] You withdrew your consent in the middle of the conversation. What was needed to keep you safe was shown all the same. The leader looks at whether it was right.
   *[reason] Read without anybody having got in touch. The leader looks at whether it was right.
}
acc-paper-ask = Is there something here that you do not understand, or do not like? Ask the one you work with, or ring { $number }. You can also complain to the leader of the service.
acc-paper-printed = Printed { $t }.
