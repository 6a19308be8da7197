## How a contact ends

end-admitted = Admitted
end-admitted-how = Voluntary or compulsory stands in the documents that are signed. You do not say it here.
end-admitted-where = Where
end-admitted-when = When (empty: now)
end-admitted-said = { $unit }, { $t }
end-no = { $what ->
    [no_unit] Write where the person was admitted.
    [why_not] Choose why the person does not want it.
    [not_yet] The time of the admission has not come yet.
    [birth_number] A birth number does not belong on a sheet that somebody takes home. Take it out.
    [no_steps] The steps of the plan cannot stand here: nobody has confirmed that it is the person themselves, they do not share them, or there are none.
    [too_many_sheets] Too many sheets of this contact were handed out already.
    [relative_objects] The person does not want contact with them. Choose somebody else, or ask the person.
   *[too_long_ago] That is more than two days before the contact began. Look at the date.
}
end-no-many = { $n ->
    [one] One follow-up of this contact stands already. Do that first.
   *[other] { $n } follow-ups of this contact stand already. Do one of them first.
}

## Further follow-ups

end-further = Follow up somebody else as well
end-further-save = Save the follow-up
end-for = For whom
end-for-choice = { $what ->
    [person] The person
    [relative] A relative
    [another] Another relative
   *[child] A child
}
end-relative = Who
end-for-whom = { $what ->
    [person] For the person
    [relative] For a relative: { $who }
    [listed] For somebody around the person
   *[child] For a child
}
end-listed-objects = The person does not want contact with them any more. Do not ring them.
end-listed-removed = They are no longer on the list of those around the person. Ask the person before you ring.
end-listed-unwanted = the person does not want contact
end-left-more = { $n ->
    [one] One more follow-up
   *[other] { $n } more follow-ups
}
end-no-for = Choose whom it is for.
end-no-relative = Write who the relative is.

## The sheet: what we agreed

end-sheet-title = What we agreed
end-sheet-what = A sheet to take home
end-sheet-back = The contact
end-sheet-lead = Write it as you said it, so that the person knows it again tomorrow. No birth number, and no more than the person wants to have lying about.
end-sheet-language = Language of the sheet
end-sheet-language-is = { $what ->
    [nb] Norwegian
    [se] Sámi
   *[en] English
}
end-sheet-agreed = What you agreed
end-sheet-agreed-hint = Short sentences: what the person does, what we do.
end-sheet-next = Next contact
end-sheet-next-hint = Empty, if you agreed on none.
end-sheet-next-who = With whom
end-sheet-next-at = When
end-sheet-next-is = { $who }, { $t } ({ $date })
end-sheet-worse = What I do when it gets worse
end-sheet-steps = { $n ->
    [one] Put the person's own step from the plan on it
   *[other] Put the person's { $n } own steps from the plan on it
}
end-sheet-no-steps = Steps of the plan cannot stand here now: somebody must have confirmed that it is the person themselves, the person must share them, and there must be some.
end-sheet-numbers = You can call
end-sheet-legevakt = Legevakt (out-of-hours doctor)
end-sheet-danger = Danger to life
end-sheet-talked = { $t }. You talked with { $who }.
end-sheet-look = Look at the sheet
end-sheet-look-at = The sheet as it will be
end-sheet-hand = Hand it out
end-sheet-handed = Sheet handed out { $t }
end-sheet-handed-by = Handed out by { $who }, { $t }
end-sheet-how = Print it, or save it as PDF. What was handed out does not change: if something is otherwise, hand out another.
end-sheet-no-words = Write what you agreed.
end-sheet-no-next = Write both with whom and when, or neither.
end-sheet-no-language = Choose the language of the sheet.
