## Documents on forms

ui-no-document = { $what ->
    [nurse_signs] This part is the nurse's.
    [doctor_signs] This part is written and signed by a doctor.
    [municipal_doctor_signs] The decision on compulsory examination is the municipal doctor's or a delegate's. Others can ask for it, and cannot write or sign it.
    [signed] This is signed, and nothing in it is changed. Write an amendment beside it.
    [over] This was withdrawn, or stands in another record. Begin a new one.
    [not_signed] This is not signed yet.
    [other_form] This was begun on another version of the form, and is finished on that one.
    [no_field] There is no such question in the form, or it is not asked now.
    [misfit] The answer does not fit the question. What you wrote still stands there.
    [unfinished] Something that must be answered before you sign is missing. It is marked.
    [ahead] Something here stands as if it had happened, at a time that has not come. Look at the day, the year and the time.
    [unsettled] Two of you have written in the same place. Agree on what is to stand there first.
    [written_since] Somebody has written since you looked. See what stands there now.
    [not_the_signer] Only whoever signed it can withdraw it.
    [no_doctor] This is no doctor who can sign in here. Write the name in the form; the doctor signs on paper.
    [which_doctor] Which doctor gave the order? Name the doctor, or say that whoever gave it does not sign in here.
    [other_doctor] Another doctor is said to have given this order. If it was you, ask the nurse to name you.
    [not_an_order] Only an order given by telephone is signed by a doctor afterwards.
    [not_yet] It cannot have been written there at a time that has not come.
    [nothing_to_transfer] The official record of this is here. There is nothing to transfer.
    [being_written] One like this is being written in this case already. Go on in it, or say that this is another one.
    [already_asked] This is asked for in this case already, and not decided yet.
    [decision_waits] A decision on compulsory examination was asked for here, and is not made. Take the request back, or say who follows up.
    [next_contact_named] Something that was signed or handed out says when you talk again. Make it a follow-up, or say in words why not.
    [others_wrote] Somebody else has written in it. Only whoever may write in it can withdraw it now.
   *[id_taken] There is another document with the same number. Load the page again.
}

## The page of a document

doc-all = Documents
doc-under-way = assessment being written
doc-leader-under-way = { $n ->
    [0] No assessment is being written now.
    [one] An assessment is being written in one open contact now.
   *[other] Assessments are being written in { $n } open contacts now.
}
doc-begin = Begin a document
doc-ask-for = Ask for: { $kind }
doc-being-written = { $kind }: being written by { $who }. Go on there
doc-asked-already = { $kind }: { $who } has asked for it. See how far it has come
doc-begin-another = Begin another one: { $kind }
doc-kind = { $what ->
    [isbar] ISBAR
    [urgency] Urgency
    [first-contact] First contact
    [support-conversation] Support conversation
    [suicide-exploration] Exploring suicide risk
    [intoxication] Intoxication
    [nurse-assessment] Admission assessment, the nurse's part
    [doctor-examination] The doctor's examination
    [compulsory-examination-decision] Decision on compulsory examination
    [institution-information] Information from the institution
    [telephone-order] Doctor's order by telephone
    [escort] Transport and escort
    [children] Children and dependants
    [home-visit] Home visit
    [relative-conversation] Conversation with a relative
    [after-crisis] After the crisis
   *[licensed] A form of the municipality's own
}
doc-part = { $what ->
    [nurse] The nurse's part
    [doctor] The doctor's part
    [municipal_doctor] The municipal doctor's part
   *[institution] Information from the institution
}
doc-standing = { $what ->
    [unasked] The request withdrawn by { $who }, { $t }. Nobody has decided anything
    [asked] Asked for by { $who }, { $t }
    [deciding] Being written by { $who }
    [draft] Being written, begun by { $who }
    [signed] Signed by { $who }, { $t }
    [elsewhere] Written in another record, says { $who }, { $t }
   *[withdrawn] Withdrawn by { $who }, { $t }
}
doc-asked-by = asked for by { $who }, { $t }
doc-unseen = sent to the municipal doctor, and nobody has opened it yet
doc-seen-by = opened by { $who }, { $t }
doc-unseen-ring = Nobody has opened it yet. Ring { $who }:
doc-concludes = The doctor concludes that the municipal doctor is to consider compulsory examination. Nobody is asked until it is asked for.
doc-doctor-first = Which doctor gave the order? Name the doctor above, or say that it is one who does not sign in here.
doc-doctor-outside = The doctor does not sign in here. The name stands in the form, and the doctor signs on paper.
doc-on-paper = The doctor has signed on paper
doc-on-paper-how = No doctor who signs in here is named. Say it here when the doctor has signed on paper; until then it waits for the doctor's signature.
doc-is-on-paper = The doctor has signed on paper, says { $who }, { $t }
doc-next = The next contact, as a follow-up
doc-next-how = It stands in the document, and nobody follows it up until you make it a follow-up. Change what has to be changed.
doc-next-make = Make it a follow-up
doc-next-do = Make it a follow-up
doc-awaits-doctor = a doctor has to sign it
doc-to-transfer = to transfer to the record system
doc-to-transfer-again = to transfer to the record system again: what was said of it since is not there
doc-to-strike = to be struck in the record system too
doc-is-struck = struck in the record system, says { $who }, { $t }
doc-is-transferred = in the record system, says { $who }, { $t }
doc-written = What is written
doc-nothing-yet = Nothing is written here yet.
doc-back = Back to the case
doc-saved = Saved { $t }
doc-by = { $who }, { $t }
doc-js-saved = Saved { $t }
doc-js-kept = Kept on this screen { $t }, and sent when the line is there
doc-js-sending = Saving …
doc-writes-here = { $who } is writing here
doc-writes = { $who } is writing now:
doc-save = Save
doc-two-read = Two have written here, and it is not settled what is to stand:
doc-two = Two of you have written here.
doc-take = Let { $who }'s text stand
doc-take-typed = Let what is in the field now stand
doc-both = Put both into the field
doc-emptied = Emptied
doc-unsettled = { $n ->
    [one] Two of you have written in one field: settle it first
   *[other] Two of you have written in { $n } fields: settle them first
}
doc-sign = Signature
doc-sign-do = Sign
doc-sign-how = What is signed is never changed. What comes later is written beside it.
doc-who-signs = { $what ->
    [nurse] A nurse signs this.
    [doctor] A doctor signs this.
    [municipal_doctor] The municipal doctor, or a delegate, signs this.
   *[institution] Whoever took it down signs this.
}
doc-signed-by = Signed by { $who }, { $t }
doc-place = Record { $n } in the log
doc-doctor = Which doctor gave the order?
doc-doctor-how = The doctor can then read this document, is told when you have signed, and signs it later.
doc-doctor-choose = Choose a doctor
doc-doctor-do = Name this doctor
doc-ordered-by = Given by { $who }, who signs it
doc-left = { $n ->
    [one] One document of a contact that is over is not signed, or not in the record system
   *[other] { $n } documents of contacts that are over are not signed, or not in the record system
}
doc-orders = Waiting for your signature
doc-part-name = A doctor takes part
doc-part-how = The doctor reads the documents and the request of this case, writes the doctor's part, and is told by a message that says nothing about anybody.
doc-part-who = Which doctor?
doc-part-do = Let this doctor take part
doc-part-takes = { $who } takes part in this case.
doc-part-end = Takes part no more
doc-part-case = A case you take part in
doc-part-named = Named by { $who }, { $t }
doc-unsigned = Not signed
doc-unsigned-here = { $n ->
    [one] One document here is not signed
   *[other] { $n } documents here are not signed
}
doc-decisions = Decisions that wait for you
doc-countersign = Sign the order
doc-countersign-how = You gave this order by telephone; the nurse has read it back and written it down.
doc-countersigned = The order is signed by { $who }, { $t }
doc-transferred = It is in the record system now
doc-transferred-how = The official record of this is in the record system. Confirm when it is there.
doc-transferred-again-how = It is in the record system without what was said of it since. Confirm when that is there too.
doc-struck = It is struck in the record system now
doc-struck-how = It was withdrawn here, and still stands in the record system. Confirm when it is struck there too.
doc-act = { $what ->
    [amend] Write an amendment
    [elsewhere] Written in another record
   *[withdraw] Withdraw
}
doc-act-how = { $what ->
    [amend] It stands beside what was signed.
    [elsewhere] Nothing is written twice. What has been filled in here is kept, and nothing more is written.
   *[withdraw] It counts no more, and is kept.
}
doc-act-asks = { $what ->
    [amend-words] What is to be added
    [amend-reason] Why
    [elsewhere-record] In which record
    [elsewhere-by] Written by whom
    [elsewhere-at] When
   *[withdraw-reason] Why
}
doc-case = In the same case
doc-elsewhere-by = Written there by { $who }, { $t }
doc-not-begun = not begun
doc-request = What the request says
doc-js-offer = The request says:
doc-js-put = Put into the field
doc-learnt = Suggestions for the plan
doc-learnt-do = Suggest this for the plan
doc-learnt-how = The coordinator and the person look at it together, and decide.
doc-learnt-sent = Suggested. The coordinator and the person look at it together.
doc-learnt-nobody = It has not been said whom the case is about. Say it on the contact's page, and this can be suggested for the plan.
doc-amendments = Amendments
doc-why = Why:
doc-withdrawn-why = Withdrawn:
doc-no-form = The form { $form } that this was begun on is not in the handbook any more. It can be put back.
doc-closed = Nothing here for you
doc-closed-why = This is not there, or you take no part in the case any more.
doc-home = To my own page
