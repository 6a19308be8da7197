## The handover

ho-may-not = { $what ->
    [givers_only] This is for those who had the duty, and for a nurse who is on duty now.
   *[takers_only] This is for those to whom it was handed over.
}
ho-no = { $what ->
    [nothing] There is nothing to hand over: nothing has happened, and nothing stands open.
    [no_day_service] Nobody of the day service is in the service file. Hand over to a nurse.
    [not_to_her] Choose another nurse than yourself.
    [signed_already] Somebody has signed this already.
    [accepted_already] Somebody else has accepted this already.
    [one_by_one] The day service accepts one by one, so that each has a person whose it is.
    [asked_already] A question about this waits for its answer. Answer it first.
   *[not_asked] No question about this waits for an answer.
}

ho-title = Handover
ho-back = Back
ho-open-ones = Waiting
ho-nothing = No handover is waiting. What has been handed over stands here.
ho-to = To whom
ho-to-whom = { $what ->
    [nurse] To the next nurse
   *[day] To the day service
}
ho-to-day-at = To the day service, { $at }
ho-to-nurse-at = To { $who }, { $at }
ho-draft = { $what ->
    [nurse] This is what you hand over to the next nurse
   *[day] This is what you hand over to the day service
}
ho-draft-nurse = The next is { $who }.
ho-draft-empty = Nothing to hand over yet: nobody has been in contact, and nothing stands open. If it stays so, the handover says so by itself when the duty ends, and nobody has to accept it.
ho-minutes = { $n ->
    [one] About one minute to read.
   *[other] About { $n } minutes to read.
}
ho-by-itself = It is handed over by itself { $at }.
ho-quiet = { $n ->
    [one] Besides: one wrong number, or something without content.
   *[other] Besides: { $n } wrong numbers, or something without content.
}
ho-sentence = A sentence to whoever takes over
ho-kept = Saved by { $who }, { $at }
ho-save = Save the sentences
ho-hand-over = { $what ->
    [nurse] Hand over to the next nurse
   *[day] Hand over to the day service
}
ho-waits = Not accepted
ho-done = Accepted
ho-all-accepted = { $n ->
    [one] The one of it is accepted
   *[other] All { $n } are accepted
}
ho-waiting = { $n } of { $of } are not accepted
ho-waiting-asked = { $n ->
    [one] one question waits for its answer
   *[other] { $n } questions wait for their answers
}
ho-keeper = waits for { $who }
ho-rings = rings { $at }
ho-overdue = should have been accepted { $at }
ho-past = { $n ->
    [one] One earlier
   *[other] { $n } earlier
}
ho-signed-by = Signed by { $who }, { $at }.
ho-made-itself = Handed over by itself when the duty ended. On duty were: { $who }.
ho-sign = Put my name under it
ho-print = Print
ho-accept = I accept this
ho-accept-all = I accept all of it
ho-accept-for = Somebody else takes it
ho-accept-her = { $who } takes it
ho-ask-back = Ask back
ho-ask = What would you like to know?
ho-ask-send = Send the question
ho-answer = Answer
ho-answer-send = Send the answer
ho-closed = Accepted
ho-closed-hint = What stood here is now read only by whoever it is with, and by whoever has something to do in it.
ho-ended-erased = Ended: erased
ho-ended-erased-hint = This was erased before anybody had accepted it. Nobody can read it, and nobody has to do anything about it.
ho-not-yours = For a colleague
ho-not-yours-hint = You have said that you know this person privately, or it is not yours to read. A colleague accepts it.
ho-somebody = Somebody we do not know
ho-left-person = { $who } follows up by { $at }
ho-left-children = { $who } sees to the children by { $at }
ho-refused = Does not want to be followed up.
ho-visit = On a home visit now
ho-drafts = { $n ->
    [one] one document is not signed
   *[other] { $n } documents are not signed
}
ho-await-doctor = { $n ->
    [one] one order waits for a doctor's signature
   *[other] { $n } orders wait for a doctor's signature
}
ho-to-transfer = { $n ->
    [one] one document is to go to the record system
   *[other] { $n } documents are to go to the record system
}
ho-signed = { $n ->
    [one] one signed document
   *[other] { $n } signed documents
}
ho-children = { $what ->
    [yes] children who are relatives
   *[not_asked] not asked about children
}
ho-said = { $who }, { $at }
ho-said-later = Written afterwards: { $who }, { $at }
ho-no-sentence = No sentence was written.
ho-asked-by = Question from { $who }, { $at }
ho-answered-by = Answer from { $who }, { $at }
ho-erased = Erased
ho-ended-since = Ended after the handover, { $at }.
ho-notes-since = { $n ->
    [one] One note was written after the handover.
   *[other] { $n } notes were written after the handover.
}
ho-notes = { $n ->
    [one] One note
   *[other] { $n } notes
}
ho-open = Open the contact
ho-is-asked = Waits for an answer.
ho-is-accepted = { $by } accepted it { $at }. With: { $owner }.
ho-link = Handover
ho-day-waits = { $n ->
    [one] One handover waits to be accepted
   *[other] { $n } handovers wait to be accepted
}
ho-asks-you = { $n ->
    [one] One question about the handover waits for an answer
   *[other] { $n } questions about the handover wait for an answer
}
ho-hers = Taken over
ho-hers-at = Handed over { $at }
ho-hers-open = Read it in the handover
ho-finish = Done
ho-until = With the owner until { $at }, or until it is said to be done.
ho-agreed = What we agreed
ho-agreed-sheet = the sheet
ho-agreed-doctor = with the doctor who asked
ho-agreed-part = { $what ->
    [not] What we did not agree on:
    [next] Next contact:
   *[who] With:
}
ho-document = { $what ->
    [asked] asked for, waits for the municipal doctor
    [deciding] the municipal doctor writes
    [unasked] the request withdrawn, nobody has decided anything
    [draft] not signed
    [signed] signed
    [elsewhere] written in another record
   *[withdrawn] withdrawn
}
ho-nothing-happened = Nothing happened that anybody has to know of. There is nothing to accept
ho-beside = Beside the contacts
ho-plan-somebody = Somebody's plan
ho-plan-due = The plan was to be looked at again { $at }
ho-plan-replaced = The plan has been looked at since
ho-plan-with = coordinator: { $who }
ho-known-by = { $by } accepted it { $at }.
