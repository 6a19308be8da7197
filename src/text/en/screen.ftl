# The screens. Plain words, calm; who, since when, whose turn, what happens next.

## The frame

ui-title-nurse = Duty
ui-title-wall = Psychiatric out-of-hours
ui-about-calls = Call or write
ui-about-113 = Danger to life: call 113
ui-about-call = Call us: { $number }
ui-about-write = Send us a text message
ui-language = Language
ui-language-awaiting = The Sámi text awaits a reading by somebody who knows the language. What is missing is in Norwegian.
ui-skip = Skip to the content
ui-board = Board
ui-pane = Open contact
ui-back-to-board = Board
ui-made-at = made at { $t }
ui-nothing-open = Choose a line to see more.
ui-day-short = { $what ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
}
ui-day-long = { $what ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
ui-every-day = every day
ui-over = { $t } late
ui-nothing-here = There is nothing here
ui-nothing-why = The page is gone, the address is wrong, or it is not yours to open.
ui-age = { $days } days{ $hours ->
    [0] {""}
    [one] {" and one hour"}
   *[other] {" and "}{ $hours } hours
}
ui-and = { $first } and { $last }
ui-more = { $n ->
    [one] One more
   *[other] { $n } more
}

## What the browser says by itself

ui-js-live = live
ui-js-connecting = connecting
ui-js-lost = reconnecting, data from { $t }
ui-js-offline = offline since { $t }, notes are kept
ui-js-over = { $t } late
ui-js-now = now
ui-lost-over = No connection. This is from { $t }. The telephone rings all the same: answer on it.
ui-js-saved-here = draft kept on this device { $t }
ui-js-sent = saved { $t }
ui-js-sending = sending
ui-js-queued = The line is gone. This is kept here and is sent once when the line is back.
ui-js-not-sent = Not sent: the line is gone. What you wrote is still here. Use the telephone, or try again when the line is back.
ui-js-sound-on = sound on
ui-js-sound-off = Turn on sound
ui-js-draft-found = draft from { $t }

## Groups

ui-group-alarms = Alarms
ui-group-mine = Waiting for you
ui-group-waiting = Waiting on the line
ui-group-talking = Under way
ui-group-later = Followed up by others
ui-group-notices = Should be looked at
ui-group-duty = On duty
ui-nobody-waits = Nobody is waiting.
ui-you-until = You are on duty until { $t }.
ui-backup-is = Backup: { $who }.
ui-backup-none = No backup. If you do not answer, calls go on to legevakt.
ui-duty-until = your duty until { $t }
ui-not-your-duty = you are not on duty; the duty lasts until { $t }
ui-no-duty-now = no duty now
ui-nobody-on-duty = Nobody is on duty now.
ui-duty-hole = Nobody is on the roster. Calls go straight to legevakt.
ui-outside-to = { $what ->
    [day_service] Calls go to the day service.
    [legevakt] Calls go to legevakt.
   *[other] Calls go to the fallback number.
}
ui-duty-next-when = Next: { $t }
ui-duty-next = Next: { $t } · { $who }
ui-duty-next-nobody = nobody on the roster
ui-presence = { $what ->
    [talking] talking
    [rung] being rung
   *[free] free
}
ui-place = { $what ->
    [primary] Nurse
    [backup] Backup
    [also] Extra nurse
   *[off_duty] Colleague
}
ui-place-within = { $what ->
    [primary] the nurse
    [backup] the backup
    [also] the extra nurse
   *[off_duty] a colleague
}
ui-you = You
ui-you-object = you

## The wall

ui-wall-waiting = Waiting now
ui-wall-nobody-waits = Nobody is waiting.
ui-wall-talking = In contact
ui-wall-nobody-talks = No conversation now.
ui-wall-later = To follow up
ui-wall-nothing-later = Everything is followed up.
ui-tally = Answered within two minutes, this duty
ui-tally-none = No calls yet.
ui-tally-of = { $n } of { $all }

## Banners

ui-banner = { $what ->
    [no-service] The service has not been set up.
    [not-writable] Nothing can be saved now.
    [held] Nothing goes out now.
   *[hole] No nurse on the roster now.
}
ui-banner-do = { $what ->
    [no-service] Operations must import the service file.
    [not-writable] Calls are put straight through to legevakt. Use the telephone. What you write stays here.
    [held] The service was restored from a backup. Operations must release what waits.
   *[hole] Calls are put straight through to legevakt. The leader has been told.
}

## Alarms

ui-alarm = { $what ->
    [no_nurse_on_roster] Nobody on the roster
    [nobody_to_ring] Nobody could be rung
    [nobody_answers] Nobody answers, and somebody waits
    [nobody_takes] Nobody has taken what is waiting
    [call_back_overdue] A promised call-back is overdue
    [life_in_danger] Life in danger
    [carrier_refused] The telephone network did not take it
    [given_up] Something was not sent in time
    [messages_stopped] The recipient has stopped messages
    [handshake_missed] Not proven that we can reach the person on duty
    [handshake_hole] The start of the duty is not wholly proven
    [handover_not_accepted] The handover has not been accepted
    [nobody_available] Nobody on duty takes calls now
    [visit_missed] No check-in from a home visit
    [help_needed] Needs help now
   *[message_failed] A message did not arrive
}
ui-alarm-with = { $who } is being told · next on the list in { $t }
ui-alarm-open = Nobody has taken it
ui-alarm-repeats = { $n ->
    [one] came once more
   *[other] came { $n } more times
}
ui-alarm-take = I take it
ui-alarm-contact = See the contact

## A line of the board

ui-row-kind = { $what ->
    [call] Call
    [call_back] Call back
    [answer] Message
    [outcome] No outcome yet
   *[closed] Closed
}
ui-stage = { $what ->
    [waiting] Waiting
    [writes] Waits for an answer
    [joining] Being connected
    [talking] Talking
    [line_lost] The line dropped
    [falling_back] Put through
    [ringing_nurse] Ringing
    [ringing_person] Ringing
    [call_back_due] Call back
    [needs_outcome] No outcome yet
   *[closed] Closed
}
ui-number-is = { $what ->
    [withheld] Withheld number
    [not_given] No number
    [malformed] Unreadable number
    [erased] Erased number
   *[unknown] Unknown number
}
ui-first-in-line = doctor, first in line
ui-maybe-same = maybe the same
ui-unanswered = { $n ->
    [one] one message unanswered
   *[other] { $n } messages unanswered
}
ui-claimed = { $who } took it
ui-claim-lapses = if not picked up, it goes on in { $t }
ui-joining = Being connected to { $who }
ui-talks = { $who } talking
ui-talking = Talking
ui-line-lost = The line to { $who } dropped, ringing again
ui-line-lost-next = others are rung in { $t }
ui-rings-nurse-first = Ringing { $who } first
ui-rings-person = Ringing the person · { $who } on the line
ui-picked-up = { $who } picked up
ui-join-failed = Putting through to { $who } did not work
ui-ringing = Ringing { $who }
ui-nobody-answered = Nobody has answered
ui-nobody-rings = No telephone rings right now
ui-all-busy = Busy: { $who }
ui-next-ring = { $who } in { $t }
ui-next-again = rung again in { $t }
ui-next-round = everybody is rung again in { $t }
ui-next-fallback = { $what ->
    [day_service] day service in { $t }
    [legevakt] legevakt in { $t }
   *[other] fallback number in { $t }
}
ui-fallback-latest = fallback in { $t }
ui-destination = { $what ->
    [day_service] the day service
    [legevakt] legevakt
   *[other] the fallback number
}
ui-fallback-talks = Talking with { $who }
ui-fallback-rings = Ringing { $who }
ui-fallback-why = { $what ->
    [nobody_answered] none of ours answered
    [nobody_to_ring] nobody to ring
   *[outside_duty] outside duty
}
ui-third-somebody = one more
ui-third-there = { $who } is there
ui-third-takes-over = { $who } is rung to take over
ui-third-rung = { $who } is rung
ui-tried = { $n ->
    [one] tried once
   *[other] tried { $n } times
}
ui-call-back-why = { $what ->
    [abandoned] Hung up before an answer
    [asked] Asked to be called
    [dropped] The conversation dropped
    [message] Message without an answer
   *[by_nurse] Agreed by a nurse
}
ui-call-back-by = by { $t }
ui-reminder = { $what ->
    [owner] you are rung about it in { $t }
    [backup] backup is rung in { $t }
    [leader] the leader is told in { $t }
   *[everyone] everybody on duty is rung again in { $t }
}
ui-outcome-why = { $what ->
    [talked] Talk is over
    [fell_back] Was put through to others
    [outside_duty] Came outside duty
    [not_reached] Not reached
    [person_died] The person has died: the promise to ring is over
    [rang_from_the_dead] Rang from the telephone of somebody who has died
    [request] Request
    [written] Has written
   *[no_number] No number to ring
}
ui-turn-you = your turn
ui-turn = owner: { $who }
ui-turn-keeper = { $who } keeps it until the next duty
ui-turn-next = next on duty

## The caller

ui-registered-on = The number is registered on
ui-registered-on-several = The number is registered on several
ui-only-a-hint = A hint, not proof. Confirm who it is before you say anything.
ui-waited = Has waited { $t }
ui-ring-handed = { $who } has talked with them for { $t } and wants you to take over
ui-speaks = { $what ->
    [nb] Norwegian
    [en] English
    [se] Northern Sámi
   *[other] another language
}
ui-shared-phone = several people use the telephone
ui-doctor-calls = a doctor, first in line
ui-began = { $what ->
    [call_outside_duty] rang outside duty { $t }
    [request] asked for help { $t }
    [message] wrote { $t }
   *[call] rang { $t }
}
ui-before = From before
ui-repeats = { $n ->
    [one] rang once more
   *[other] rang { $n } more times
}
ui-last-note = Last note

## It rings

ui-ring-you = Ringing you
ui-ring-written = Somebody has written
ui-ring-pick-up = Pick up the telephone
ui-ring-others = { $n ->
    [one] One more is waiting.
   *[other] { $n } more are waiting.
}
ui-join-failed-you = Putting you through did not work.
ui-join-failed-you-do = The caller is still waiting. Your telephone asks you again: press 1.
ui-take-it = I take it
ui-take-it-or-answer = or answer the telephone and press 1
ui-other-phone = Ring another number
ui-cannot = Cannot now
ui-cannot-next = the next is rung at once
ui-cannot-handed = whoever is talking goes on
ui-claimed-you = It is yours. Your telephone rings.
ui-claimed-you-do = Pick it up and you are connected. You need not press 1.
ui-answer-the-phone = Answer the telephone and press 1.
ui-cannot-claim-now = You cannot take this one now: a colleague is taking it, or you are on a line already.

## In the conversation

ui-bring-in = Bring in a doctor, interpreter or partner
ui-bring-in-hint = They are rung now and announced when they come in. The caller hears it.
ui-bring-in-nobody = Nobody is in the service file.
ui-third-kind = { $what ->
    [doctor] doctor or fallback
    [legevakt] legevakt
    [receiving] receives
    [interpreter] interpreter ({ $tag })
   *[partner] partner
}
ui-hours-always = always answers
ui-hours-now = answers now ({ $t })
ui-hours-closed = closed · opens { $t }
ui-hand-over = Hand over to a colleague
ui-hand-over-hint = The colleague is rung and joins the conversation. It becomes the colleague's when you leave.
ui-hand-over-nobody = No colleague to hand over to.
ui-colleague = { $what ->
    [engaged] on the telephone
    [on_duty] on duty
   *[off_duty] not on duty
}
ui-call-113 = Call 113
ui-end = End the conversation

## Call-back

ui-ring-now = Ring now
ui-ring-hidden = Ring yourself, with your number hidden
ui-ring-hidden-how = The person wants our number not to be shown on their telephone. The network always shows it, and so we do not ring and send no texts by ourselves. Ring from your own telephone with #31# before the number, the usual code of mobile networks for hiding yours, and write how it went here. Try it first on a number of your own: it may be otherwise on your telephone. Send no text from it: a text always shows your own number.
ui-ring-now-how = your telephone rings first, press 1
ui-ring-later = Ring at another time
ui-ring-later-when = When
ui-ring-later-hint = The promise is yours, and you are rung when it is time.
ui-ring-later-save = Promise it

## The same or not

ui-proposal = The same number has an open contact. Do they belong together?
ui-proposal-open = see it
ui-proposal-yes = Yes, the same
ui-proposal-no = No, another

## Notes and messages

ui-notes = Notes
ui-note = New note
ui-note-save = Save note
ui-erased = (erased)
ui-messages = { $n ->
    [0] Send an SMS
    [one] One message
   *[other] { $n } messages
}
ui-message = Answer by SMS
ui-message-hint = Others may read it. No names, nothing about health.
ui-message-send = Send SMS
ui-message-ours = (message from the service)
ui-message-state = { $what ->
    [queued] on its way
    [sent] sent
    [delivered] delivered
    [failed] did not arrive
   *[received] received
}
ui-messages-earlier = Earlier messages
ui-message-empty = (no text; perhaps a picture)
ui-message-by-itself = sent by the service
ui-message-nobody-on-duty = Nobody is on duty now, and whom they can call.
ui-writing-with = { $who } answers
ui-writing-rings = rings again in { $t } if nobody answers
ui-writing-stopped = The person has written STOP and gets no SMS from us. Call, or wait until they write START. A promise to call stands.
ui-writing-take = I answer
ui-writing-take-how = or answer the telephone and press 1
ui-writing-call = Call instead
ui-quick-group = Short answers
ui-quick = { $what ->
    [here] I am here and reading.
    [more] Do write more.
    [soon] I will answer in a few minutes.
   *[call] Can I call you now? Answer yes or no.
}

## Relatives

ui-relative = A relative. This you can always do
ui-relative-can = { $what ->
    [listen] Listen: take in what they say
    [guide] Guide in general: what often helps, whom one can call
   *[support] Support: ask how the one who calls is
}
ui-relative-level = Level: listen. We take in, and tell nothing about the patient.
ui-learnt-ask = What did we learn this time?
ui-learnt-how = For the plan: whoever coordinates it looks at it with { $who }, who decides. It may stay empty.
ui-learnt-nothing = Nothing this time
ui-learnt-said = What we learnt is written down for the plan.
ui-learnt-nothing-said = Asked what we learnt: nothing this time.
ui-children-ask = Are there children who are relatives?
ui-children = { $what ->
    [yes] Yes
    [no] No
   *[not_asked] Not asked
}
ui-children-who = Who follows up the children
ui-children-by = Children followed up by { $who }

## Outcome

ui-outcome-ask = How did it end?
ui-outcome-without-call = Close without ringing
ui-outcome-how = Outcome
ui-outcome = { $what ->
    [helped_by_telephone] Helped by telephone
    [helped_in_person] Helped face to face
    [admitted] Admitted
    [visit_agreed] Visit agreed
    [handed_to_legevakt] Handed to legevakt
    [called_113] 113 called
    [called_back] Called back
    [not_reached] Not reached
    [handed_to_day_service] Handed to the day service
    [wrong_number] Wrong number
    [gave_up_withheld] Withheld number, hung up
    [staff_rang_in] Staff rang in
    [withdrawn] Withdrawn
    [only_a_word] Only a word
    [relative_supported] The relative was supported
   *[joined] Joined with another
}
ui-outcome-save = Save outcome
ui-next-how = What happens now?
ui-next = { $what ->
    [follow_up] Somebody follows up
    [settled] Nothing more to do
   *[refused] Does not want follow-up
}
ui-settled = nothing more to do
ui-refused = does not want follow-up
ui-why-not = { $what ->
    [no_more] Does not want more contact now
    [will_ring] Rings themselves, if they need to
    [others] Others follow up already
    [not_reached] Cannot be reached, or does not want to be
   *[own_words] Something else
}
ui-refused-words = In the person's own words
ui-follow-up-what = What is to be done
ui-follow-up-who = Who
ui-follow-up-when = At the latest
ui-follow-up-by = { $who } follows up by { $t }
ui-elsewhere = goes on in another contact
ui-choose = Choose

## When something does not work

ui-may-not = { $what ->
    [leader_only] Only the leader of the service can do this.
    [leader_or_nurse_on_duty] Only the leader, or a nurse who is on duty now, can do this.
    [leader_or_operator] Only the leader, or whoever runs the machines, can do this.
    [service_itself] Only the service itself does this.
    [machine_only] This is done at the machine itself, with the command hjemmevakt.
    [not_in_your_hands] This is for a nurse who is on duty now, or for whoever has it in her hands.
    [doctors_only] It is doctors who ask for help here, and the PCs of the legevakt.
    [nurses_only] This is for the nurses of the service.
    [staff_only] This is for those who work in the service.
    [alarms_only] Alarms are taken by nurses, by the leader, and by those on the alarm list who have been told.
    [guest_over] This account has ended. Ask the nurse on duty or the leader for a new one.
    [people_only] This is for people who have signed in, and for the PCs of the legevakt.
    [followers_only] This is for the leader, and for whoever follows it.
   *[station_revoked] This PC is not registered any more. Ask the leader of the service.
}
ui-no = { $what ->
    [no_service] The service has not been set up yet.
    [not_found] It is not here any more: it has ended, or was joined with another. What you wrote is still here.
    [not_staff] Only staff can do this.
    [taken_already] A colleague has already taken it.
    [not_on_duty] Only a nurse who is on duty now can do this.
    [not_yours] It is somebody else's: only whoever asked, or the nurse who has taken it, can do this.
    [request_stands] This is a request, and it stays by itself. Choose that it is another one.
    [not_taken_yet] No nurse has taken it yet. It is still ringing.
    [not_waiting] It is not waiting any more: somebody took it, or the caller hung up.
    [not_talking] There is no conversation on this line now.
    [busy] You are on a line already. End that first.
    [number_would_show] The person wants our number not to be shown, and the network always shows it. Ring from a telephone that hides its number, and write how it went.
    [no_number] There is no number to ring.
    [line_open] A line to this person is open. End that first.
    [closed] The contact has its outcome already.
    [still_open] The contact has no outcome yet.
    [outcome_not_chosen] The service sets this outcome itself. Choose another.
    [follow_up_missing] With this outcome something is left to do. Say who follows up, and when, or that the person does not want it.
    [guest_stands] The account stands still. End it first.
    [not_hpr] An HPR number has at most nine digits and nothing else.
    [no_proposal] There is no other contact to join with any more.
    [empty] Nothing is written in the field.
    [not_on_duty_soon] This is for those who are on duty now, or within half an hour.
    [only_one_left] Nobody else on duty takes calls now. If you must be away all the same, calls go straight to the out-of-hours clinic, and the leader is told. Then say that you want it all the same.
    [not_a_choice] Choose one of the lengths.
    [visit_goes_on] This home visit is not over yet.
    [visit_under_way] You are on a home visit already. End it first.
    [code_needed] The time is over. Enter your code.
    [wrong_code] The code is not right.
    [colleague_settles] Only a colleague can settle this.
    [not_unknown] The number is known. Only contacts of unknown callers can be erased here.
    [messages_stopped] The person has asked for no SMS. Call, or wait until they write START.
    [nobody_for_children] Choose who follows up the children.
   *[in_the_past] The time has passed. Choose one to come.
}
ui-no-too-far-ahead = That is too far ahead: at most { $n } days from now.
ui-no-nurse-on-duty = No nurse is on duty now, and nobody sees the request. Call { $call }.
ui-no-minutes = Say in how many minutes: 1 to { $n }.
ui-no-room = There are { $n } lines here already, and there is room for no more. Call each other.
ui-no-colleague-busy = { $who } is on a line already.
ui-no-cannot-follow-up = { $who } cannot open contacts. Choose a nurse, a day nurse or a coordinator.
ui-no-unknown-staff = { $who } is not in the service file.
ui-no-too-long = The text is too long: at most { $n } characters. What you wrote is still here.
ui-no-overloaded = The service is overloaded. Nothing has changed. Try again in a moment.
ui-no-not-writable = Nothing can be saved now. Nothing has changed. What you wrote is still here; try again.
ui-no-stopped = The service is restarting. Nothing has changed. What you wrote is still here; try again in a moment.
ui-no-broke-off = What you sent had begun when the service stopped for a moment, and may have been done. Look before you send it again.
ui-no-too-large = This is too large to send. Split it up.
ui-no-running = This is being done already. Wait a moment.
ui-no-key-differs = The form was sent before with something else in it. Load the page again and try once more.
ui-no-choose-who = Choose who.
ui-no-choose-when = Choose a day and a time.
ui-no-choose-same = Answer yes or no.
ui-no-choose-outcome = Choose an outcome.
ui-no-choose-next = Choose what happens now.
ui-no-choose-owner = Choose who follows up.
ui-no-say-what = Write what is to be done.
ui-no-why-not = Choose why the person does not want it.
ui-no-refused-words = Write what the person said.
