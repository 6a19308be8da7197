## How a contact ends

end-admitted = Admitted
end-admitted-how = Voluntary or compulsory stands in the documents that are signed. You do not say it here.
end-admitted-where = Where
end-admitted-when = When (empty: now)
end-admitted-said = { $unit }, { $t }
end-no = { $what ->
    [no_unit] Write where the person was admitted.
    [not_yet] The time of the admission has not come yet.
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
   *[child] A child
}
end-relative = Who
end-for-whom = { $what ->
    [person] For the person
    [relative] For a relative: { $who }
   *[child] For a child
}
end-no-for = Choose whom it is for.
end-no-relative = Write who the relative is.
