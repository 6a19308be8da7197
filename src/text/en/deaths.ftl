## After a death: those who are left behind, those of ours who were in touch, what was to be done

dea-title = After the death
dea-marked = { $who } marked the person as dead, { $t }.
dea-quiet = Nothing is sent to their number, and it is not rung back.
dea-survivors = Those who are left behind
dea-survivors-none = Nobody has said who is left behind. Also think of children.
dea-child = A child
dea-unsaid = Somebody whose name is not shown
dea-cared-for = Cared for
dea-done = Done
dea-new = Follow up somebody who is left behind
dea-who = Who is left behind?
dea-owner = Who does it?
dea-already = is followed up
dea-other = Somebody else
dea-other-who = Who is it?
dea-no-contact = There is no contact to follow up, so it stands with the day service.
dea-care = Follow up
dea-ended = Ended with the person
dea-again = Ended by mistake
dea-ended-what = { $what ->
    [promise] A promise to ring back
    [promise_waits] A promise to ring back. The contact needs an outcome
   *[follow_up] A follow-up
}
dea-debriefs = { $n ->
    [0] Everybody of ours who was in touch lately has had the offer of a talk.
    [one] One of ours who was in touch lately is offered a talk. The leader sees to it.
   *[other] { $n } of ours who were in touch lately are offered a talk. The leader sees to it.
}
dea-chapter = When somebody dies: what else is to be done, and who is notified
dea-undone = { $who } said that it was a mistake, { $t }. The follow-ups below stand again. Those for the people left behind are ended.
dea-undone-promises = A promise to ring back was ended. Look at the contact, and ring.
dea-hers = Left behind after a death
dea-no = { $what ->
    [message] The person has died. Nothing is sent to their number. Ring one of those left behind: they stand in the record.
    [call] The person has died, and their number is not rung. Ring one of those left behind: they stand in the record. If somebody else has the same telephone, write that in the record; then it can be rung.
    [follow_up] The person has died, and nothing is followed up for them. Choose “Nothing more to do” here, and follow up those left behind: a relative, a child, or from the card After the death.
    [not_yet] The talk cannot be in the future.
   *[too_many] So many are followed up that there is no room for more.
}
dea-left-alone = The person has died. Their number is not rung and gets no SMS.
dea-left-alone-to = Ring one of those left behind: they stand in the record
dea-leader-title = Talks after a death
dea-leader-hint = who of yours is offered a talk, and by when
dea-leader-about = Everybody who was in touch lately with somebody who has died is offered a talk, a doctor who was let in as well. Nothing of what is said is kept here, only that it was held, or not wanted.
dea-leader-unsaid = { $n ->
    [one] After one death nobody has said who is left behind. Ask the coordinator or whoever is on duty.
   *[other] After { $n } deaths nobody has said who is left behind. Ask the coordinators or whoever is on duty.
}
dea-leader-none = No talk waits.
dea-leader-over = { $n ->
    [one] One that is over
   *[other] { $n } that are over
}
dea-by = by { $t }
dea-declined-is = wanted no talk
dea-held-is = held by { $who }, { $t }
dea-held-more = { $who }: the talk was held, or is not wanted
dea-held-by = Who held it?
dea-held-at = When?
dea-held = The talk was held
dea-declined = Wants no talk
dea-guest-named = { $who }, a doctor who was let in
dea-guest = Has no account here any more, and is told nothing by us: ring.
