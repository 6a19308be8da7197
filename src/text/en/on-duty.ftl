# On duty: the start of a duty, who takes calls, home visits, follow-ups. Calm; what stands on the screen of whoever is out does not show that help was called.

## The start of a duty

ui-handshake = Start of duty
ui-handshake-ask = Your duty begins { $t }. Show that we reach you in three ways.
ui-handshake-already = You are on duty. Please show that we reach you in three ways.
ui-handshake-told = What is not proven, backup and leader are told in { $t }
ui-handshake-missed = Backup and leader have been told what is not proven.
ui-way = { $what ->
    [tablet] Tablet
    [telephone] Telephone
   *[message] SMS
}
ui-way-within = { $what ->
    [tablet] tablet
    [telephone] telephone
   *[message] SMS
}
ui-way-proven = proven { $t }
ui-way-open = not proven
ui-sounds-play = Play the three sounds
ui-sounds-how = Call, request and alarm, one after the other, with vibration where there is one.
ui-sounds-heard = I heard them
ui-ring-me = Ring me now
ui-ring-me-how = We ring, you answer and press 1.
ui-ringing-you = Your telephone rings. Answer and press 1.
ui-code = The code from the message
ui-code-how = Enter the code here, or reply with it to the message.
ui-code-confirm = Confirm
ui-code-send = Send a new code
ui-code-message = { $what ->
    [not_sent] no message has been sent
    [under_way] the message is on its way
    [delivered] the message has arrived
   *[failed] the message did not arrive
}

## Who takes calls

ui-on-duty-screen = screen on
ui-on-duty-phone-only = telephone only
ui-on-duty-unavailable = takes no calls until { $t }
ui-on-duty-visiting = on a home visit
ui-on-duty-not-proven = not proven: { $what }
ui-on-duty-proven = proven
ui-unavailable = Take a break from calls
ui-unavailable-how = Calls go to the others on duty meanwhile. The break ends by itself.
ui-unavailable-alone = Nobody else on duty takes calls now. If you take a break, calls go straight to the out-of-hours clinic, and the leader is told at once.
ui-unavailable-alone-yes = I must all the same
ui-unavailable-reason = Why (optional, for colleagues only)
ui-minutes = { $n } min
ui-unavailable-until = You take no calls until { $t }.
ui-available = I take calls again

## Home visits

ui-group-watches = Out now
ui-visit-start = Go on a home visit
ui-visit-start-how = Say where you are. If there is no word from you when the time is over, you are rung, then the backup, then the leader.
ui-visit-place = Where
ui-visit-place-hint = The address, and whatever it takes to find it.
ui-visit-with = With whom (optional)
ui-visit-minutes = How long until you check in
ui-visit-begin = I am going
ui-visit-mine = You are on a home visit
ui-visit-of = { $who } is on a home visit
ui-visit-with-whom = with { $who }
ui-visit-since = since { $t }
ui-visit-due = check in within { $t }
ui-visit-due-other = checks in within { $t }
ui-visit-check-in = I am OK
ui-visit-check-in-how = the time begins anew
ui-visit-longer = New time
ui-visit-end = Done, I am out
ui-visit-code = Your code
ui-visit-code-how = The time is over. With your code all is well.
ui-visit-no-code = You have no code in the service file. Without it only a colleague can settle this once others have been told.
ui-visit-missed-mine = The time is over. Your telephone rings; others are told in { $t }
ui-visit-missed = Has not checked in. Is rung now; you are told in { $t }
ui-visit-alarmed-mine = Others have been told. Your code calls it off.
ui-visit-alarmed = Has not checked in since { $t }
ui-visit-bare-ok = “OK” without a code came { $t }. It does not count.
ui-help-of = { $who } needs help
ui-help-since = Needs help since { $t }
ui-help-safe-code = The safe code came { $t }. Your colleague may have been made to give it.
ui-watch-taken = { $who } has taken it. Goes out anew in { $t }
ui-watch-open = Nobody has taken it yet.
ui-help = I need help
ui-help-how = Silent. Backup and leader are rung at once, and see where you are.
ui-help-how-unknown = Silent. The backup and the leader are rung at once. You have not written where you are, so they do not see that.
ui-help-send = Call for help now
ui-noted = noted { $t }
ui-noted-by = noted { $t } · { $who }

## What whoever takes such an alarm does

ui-watch-police = Do this now
ui-watch-police-visit = Ring your colleague once. If nobody answers, or something is wrong: call 112.
ui-watch-police-help = Do not ring your colleague: that telephone should stay silent. Call 112 at once.
ui-watch-police-say = Say: “A nurse of the psychiatric home duty is on a home visit and may be in danger.”
ui-watch-police-say-help = Say: “A nurse of the psychiatric home duty may be in danger.”
ui-watch-police-where = Give the address, with whom, and when your colleague went in. It stands above.
ui-watch-police-where-unknown = Say your colleague's name, and that the place is not written down. Ask them to find the telephone.
ui-watch-police-wait = Do not go there alone. Keep your telephone free for the police.
ui-watch-police-call = Call 112
ui-settle = How is it?
ui-settle-how = { $what ->
    [spoke_with_her] We have spoken, my colleague is safe
    [somebody_is_there] Somebody is there now
   *[by_mistake] It was a mistake
}

## Follow-ups

ui-group-follow-ups = To follow up before the duty ends
ui-follow-up-done = Done
ui-follow-up-children = See to the children who are relatives
ui-follow-up-erased = (erased)
ui-follow-up-nobody = nobody on duty owns it
ui-whom-asked = { $name } · asked for by { $who }
ui-whom-only-asked = Asked for by { $who }
ui-follow-up-hers = You follow up
ui-follow-up-more = With a word, move, or give to somebody else
ui-follow-up-word = What came of it
ui-follow-up-done-word = Done, and write this in the contact
ui-follow-up-move-when = New time
ui-follow-up-move-why = Why it is moved
ui-follow-up-move = Move
ui-follow-up-hand-who = Who is to do it
ui-follow-up-hand = Give to her
ui-follow-up-moved = moved: { $why }
ui-late-title = Follow-ups that are overdue
ui-late-hint = who was to follow up, and when
ui-late-none = No follow-up is overdue.
ui-late-about = Whom it is about stands only with whoever follows up. Talk with her.
ui-late-since = should have been done { $at }
ui-late-moved = moved before
ui-no-choose-minutes = Choose how long.
ui-no-visit-place = Write where you are going.
ui-no-choose-how = Choose how it is.
