## Complaints: written down for somebody, with a date for the answer

cpl-title = Complaints
cpl-hint = who has complained, and when they are to have an answer
cpl-title-hers = Complaints you wrote down or follow
cpl-hers-short = My complaints
cpl-title-one = Complaint
cpl-all = All complaints
cpl-new = Write down a complaint
cpl-new-about = Take it as it is, and defend nothing. Whoever complains gets the same help next time.
cpl-in-contact = The complaint is tied to the contact you had open.
cpl-ask-words = What do they complain of?
cpl-own-words = In their own words. Read it out to them.
cpl-ask-complains = Who complains?
cpl-complains = { $what ->
    [patient] The person
    [relative] A relative
   *[other] Somebody else
}
cpl-ask-who = Name, and how they want the answer
cpl-who-hint = A number or an address, for instance, and when they can be reached.
cpl-of-person = The complaint is about help to whom the contact is about
cpl-of-person-hint = If the record is erased, the words of the complaint go with it.
cpl-send = Write down
cpl-sent = Written down
cpl-sent-by = Tell them: You get an answer by { $t }.
cpl-sent-about = The leader has the complaint, and says who answers.
cpl-see = See what becomes of it
cpl-none = Nobody has complained.
cpl-none-hers = You have written down no complaint.
cpl-none-open = Everybody has an answer.
cpl-open = Without an answer
cpl-answered-ones = { $n ->
    [one] One that has an answer
   *[other] { $n } that have an answer
}
cpl-answered = has an answer
cpl-answer-by = to be answered by { $t }
cpl-what = { $what ->
    [patient] A complaint from the person
    [relative] A complaint from a relative
   *[other] A complaint
}
cpl-received = Received
cpl-by = Written down by
cpl-contact-not-shown = The complaint was written down in a contact that is not in your hands.
cpl-step = { $what ->
    [given] Followed by
    [noted] Noted
    [passed_on] Passed on
    [answered] Answered
   *[reopened] Opened again
}
cpl-answer = The answer
cpl-ask-how = How did they get the answer?
cpl-how = { $what ->
    [meeting] In a meeting
    [telephone] On the telephone
   *[letter] In a letter
}
cpl-ask-answer = What was answered?
cpl-answer-save = They have the answer
cpl-pass = Pass it on
cpl-ask-to = To whom, and why
cpl-erase = Erase the words of the complaint
cpl-erase-about = The name, the complaint and the answer are erased for good. That somebody complained, and when they had an answer, stays.
cpl-ask-reason = Why? Without names: the reason is not erased.
cpl-no = { $what ->
    [answered] The complaint is answered. Open it again first.
    [open] The complaint is open already.
    [who_missing] Write who complains, and how they are reached.
    [goes_with_it] The complaint belongs to a contact or a record, and is erased with that.
   *[id_taken] This has been written down: what you sent first came through, as you wrote it then. You find it under “Complaints you wrote down or follow”, and can add to it there. If you press “Write down” once more, it is a new complaint.
}
cpl-no-words = Write what they complain of.
cpl-no-complains = Choose who complains.
cpl-no-who = Write who complains, and how they are reached.
cpl-no-how = Choose how they got the answer.
cpl-no-answer = Write what was answered.
cpl-no-to = Write to whom it was sent.
cpl-no-reason = Write why the words are to be erased.
