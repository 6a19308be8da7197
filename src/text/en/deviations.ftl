## Deviations: raised by somebody, or by the service itself

dev-raise = Report a deviation
dev-raise-about = Something was not as it should be, great or small. It takes a minute. The leader reads it and says what changes. Nobody is punished for reporting.
dev-raise-another = Report another
dev-in-contact = The deviation is tied to the contact you had open. The leader sees that there is a contact, not whom it is about.
dev-ask-text = What happened?
dev-no-names = Without the name of the person: whoever reads this does not have the record.
dev-ask-harm = Did somebody come to harm?
dev-harm-choice = { $what ->
    [harmed] Yes
    [could_have] No, but somebody could have
    [no] No
   *[not_known] Not known
}
dev-ask-measure = What was done at once?
dev-may-be-empty = May be left empty.
dev-send = Report
dev-sent = Reported
dev-sent-about = Thank you. The leader has it.
dev-sent-by = Somebody is to have looked at it by { $t }.
dev-complaint-instead = Does somebody want to complain?
dev-told = Deviation: { $what } ({ $next })
dev-beside = Other deviations that are about no contact
dev-see = See what becomes of it
dev-title-hers = Deviations you reported or follow
dev-hers-short = My deviations
dev-none-hers = You have reported no deviation.
dev-title-one = Deviation
dev-all = All deviations
dev-about-all = The oldest open ones first. What was said in a conversation stands in the contact and is not shown here.
dev-open = Open
dev-none-open = No deviation is open.
dev-closed-ones = { $n ->
    [one] One closed deviation
   *[other] { $n } closed deviations
}
dev-closed = closed
dev-late = Overdue
dev-with = with { $who }
dev-somebody = Somebody
dev-next = { $what ->
    [look] to be looked at by { $t }
    [close] to be closed by { $t }
   *[undated] open
}
dev-what = { $what ->
    [threat] A threat on the telephone
    [nobody_answered] Nobody answered a caller
    [nobody_took] Nobody took a request or a message
    [call_back_late] A call-back promised { $t } was late
    [check_in_missed] No word from a home visit { $t }
    [handover_not_accepted] Handover of { $t } not accepted
    [not_reviewed] Reading of { $t } not reviewed
    [wrong_reading] Reading of { $t } should not have been
   *[person] Reported deviation
}

## What the service itself sees

dev-itself = What the service reports by itself
dev-itself-about = That nobody answered within the steps, that nobody took a request, that a promise to call back was not kept, that a check-in from a home visit was missed, that a handover was not accepted in time, and that a reading in an emergency has not been reviewed. You need not report those.
dev-itself-is = { $what ->
    [nobody_answered] Everybody on duty was rung by the steps, and nobody answered. The caller went on to the fallback.
    [nobody_took] Everybody on duty was rung, and nobody took what came in.
    [call_back_late] Whoever was to call back was reminded when it was due. That did not help, and others were rung.
    [check_in_missed] Whoever was out gave no word, and did not answer when she was rung. Others were told.
    [handover_not_accepted] Something in the handover was not accepted when its time was over.
    [not_reviewed] Somebody read in a record on a ground that the leader always looks at. Nobody has looked at it.
    [wrong_reading] The leader has said that this reading should not have been.
   *[threat] One of ours was threatened, and ended the conversation.
}

## One deviation

dev-happened = What happened
dev-when = Reported
dev-says = Reported by
dev-by-itself = The service itself
dev-follows = Followed by
dev-nobody = Nobody yet
dev-open-contact = Open the contact
dev-contact-not-shown = It happened in a contact that is not in your hands.
dev-not-shown = What was said stands in the contact and is not shown here.
dev-open-readings = Go to the readings
dev-done = What has been done
dev-step = { $what ->
    [given] Followed by
    [noted] Noted
    [closed] Closed
   *[reopened] Opened again
}
dev-take = I follow it
dev-give = Let somebody else follow it
dev-give-who = Who
dev-note = Add something
dev-ask-note = What do you want to add?
dev-close = Close the deviation
dev-ask-found = What did you find?
dev-ask-changed = What changes?
dev-changed-hint = If nothing changes, say why.
dev-reopen = Open it again
dev-ask-why = Why is it not over?
dev-erase = Erase the words of the deviation
dev-erase-about = What was written about it is erased for good. That something happened, who reported it, and when it was closed, stays.
dev-no = { $what ->
    [closed] The deviation is closed. Open it again first.
    [open] The deviation is open already.
    [goes_with_it] The deviation happened in a contact, and its words are erased with that.
    [say_what_changes] Write what you found, and what changes. If nothing changes, say why.
   *[id_taken] This has been reported: what you sent first came through, as you wrote it then. You find it under “Deviations you reported or follow”, and can add to it there. If you press “Report” once more, it is a new deviation.
}
dev-no-text = Write what happened.
dev-no-harm = Choose whether somebody came to harm.
dev-no-note = Write what you want to add.
dev-no-found = Write what you found.
dev-no-changed = Write what changes. If nothing changes, say why.
dev-no-why = Write why it is not over.
