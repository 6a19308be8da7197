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
