### What stood in a record before: what, who, when and why.

rec-earlier = Stood here before: { $n }
rec-earlier-older = Older: { $n }
rec-earlier-by = Written otherwise by { $who }, { $at }
rec-earlier-by-machine = Written otherwise at the machine, { $at }
rec-earlier-wrong = It was wrong: { $why }
rec-earlier-wrong-unsaid = It was wrong.
rec-earlier-changed = It was right then.
rec-earlier-field = { $what ->
    [given] First name
    [family] Family name
    [described] Whom it is about, when the name is not known
    [preferred] Wants to be called
    [birth_number] Birth number
    [birth_year] Year of birth
    [phones] Telephone
    [address] Address
    [language] Language
    [interpreter] Interpreter for
    [communication] Hearing, sight, reading
    [standing] Status
    [no_texts] SMS
    [number_withheld] Our number
    [somebody_else] If somebody else answers
    [preferred_nurses] Nurses who are wanted
    [not_wanted] Nurses who are not wanted
    [name] Name
    [role] What they are to the person
    [next_of_kin] Next of kin
    [hours] When they can be rung
    [shared_phone] Several people use the telephone
    [order] Number in the order
    [told] What they may be told
    [told_words] In the person’s own words
    [objected] The person objects to contact
    [question] Question
   *[answer] Answer
}
rec-earlier-yes = { $what ->
    [yes] yes
   *[no] no
}
rec-earlier-taken-off = Taken off the list
rec-amends = What stands here already
rec-amends-is = { $what ->
    [changed] It was right, and has changed since
   *[wrong] It was wrong
}
rec-amends-why = What was wrong
rec-amends-hint = Holds for everything you change here. It is struck through and can still be read, with your name and the reason.
rec-amends-no-why = Write what was wrong. If it has only changed since, choose that.
rec-listing-wrong = Listed wrongly
rec-listing-wrong-what = What is wrong
rec-listing-wrong-is = { $what ->
    [unlist] They do not belong on the list
   *[no-objection] The person has not objected to contact with them
}
rec-consent-strike = It was written down wrongly
rec-consent-strike-hint = It was never given, or by somebody else. It holds no more, on every screen at once. It is struck through and can still be read, with your name and the reason.

## What stood in the record before, on the paper that the person gets.

acc-paper-before = What stood in the record before
acc-paper-before-lead = This stood about you, and has been written otherwise since. What was wrong is struck through.
acc-paper-before-where = { $what ->
    [people] Those around you
    [settings] How you want to be reached
    [question] The question that shows that it is you
   *[identity] Who you are
}
acc-paper-before-question = It was another question. Neither it nor the answer stands on paper, so that nobody can find them.
acc-paper-struck = Struck through altogether
acc-paper-struck-written = Written down { $at }.
