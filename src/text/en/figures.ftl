## Figures

ui-fig-title = Figures
ui-fig-hint = Contacts, answers, admissions, escorts
ui-fig = { $what ->
    [contacts_by_hour] Contacts by hour
    [contacts_by_outcome] Contacts by outcome
    [answers] Calls during a duty
    [call_backs] Promises to call back
    [requests] Requests by doctors
    [admissions] Admission assessments
    [voluntary_offered] Voluntary help offered
    [considered_instead] Something else considered
    [police] Police
    [police_why] Why the police
    [escorts] Escorts
    [flights] Scheduled flights
    [escort_minutes] Time with an empty chair
    [repeats] Again within 30 days
    [plans] Plans in force
    [plan_followed] The crisis plan followed
    [follow_ups] Follow-ups
    [deviations] Deviations
    [complaints] Complaints
   *[unstaffed] Time without any of us
}
ui-fig-about = { $what ->
    [contacts_by_hour] When the contact began, by the clock here.
    [contacts_by_outcome] As they have ended so far.
    [answers] The clock starts when our telephones ring. Unanswered calls are counted.
    [call_backs] By the time that was promised.
    [requests] How long it took until a nurse had taken it.
    [admissions] From signed documents: what was decided there, or else what a doctor referred to; each kind by whether something else was considered.
    [voluntary_offered] In the same contacts.
    [considered_instead] In the same contacts. One contact may stand on several lines.
    [police] Contacts in which the police were asked or rung, and for what.
    [police_why] Of those contacts, the reasons that the signed documents and the bookings of an escort say. One contact may stand on several lines.
    [escorts] By when the chair was empty.
    [flights] Left, booked, or cancelled at least once.
    [escort_minutes] During escorts.
    [repeats] The same person, or the same number where we do not know who. Not doctors, legevakt or others we work with.
    [plans] People with a plan in force in the period.
    [plan_followed] From signed assessments.
    [follow_ups] By the time they were due.
    [deviations] Raised in the period, by somebody or by the service itself.
    [complaints] Received in the period, by the date for the answer.
   *[unstaffed] During a duty, when nobody could be reached.
}
ui-fig-part = { $what ->
    [contacts_by_outcome_helped_by_telephone] Helped by telephone
    [contacts_by_outcome_helped_in_person] Helped face to face
    [contacts_by_outcome_admitted] Admitted
    [contacts_by_outcome_visit_agreed] Visit agreed
    [contacts_by_outcome_called_back] Called back
    [contacts_by_outcome_relative_supported] A relative was supported
    [contacts_by_outcome_handed_to_legevakt] Handed to legevakt
    [contacts_by_outcome_handed_to_day_service] Handed to the day service
    [contacts_by_outcome_called_113] 113 called
    [contacts_by_outcome_not_reached] Not reached
    [contacts_by_outcome_withdrawn] Withdrawn
    [contacts_by_outcome_wrong_number] Wrong number
    [contacts_by_outcome_gave_up_withheld] Withheld number, gave up
    [contacts_by_outcome_only_a_word] Only a word
    [contacts_by_outcome_open] Not ended
    [answers_within_two_minutes] Answered within two minutes
    [answers_later] Answered later
    [answers_not_answered] Not answered by us
    [call_backs_in_time] Called in time
    [call_backs_late] Called late
    [call_backs_without_a_call] Ended without a call
    [call_backs_overdue] Overdue now
    [call_backs_not_due] Not due
    [requests_within_5] Within 5 minutes
    [requests_within_15] Within 15 minutes
    [requests_within_60] Within an hour
    [requests_later] Later
    [requests_not_taken] Ended without being taken
    [requests_taken_back] Taken back before anybody took it
    [requests_ringing] Rings still
    [admissions_not_admitted] Decided there: not admitted
    [admissions_voluntary_considered] Decided there: voluntary, something else considered first
    [admissions_voluntary_not_written] Decided there: voluntary, nothing written of alternatives
    [admissions_observation_considered] Decided there: compulsory observation, something else considered first
    [admissions_observation_not_written] Decided there: compulsory observation, nothing written of alternatives
    [admissions_compulsory_considered] Decided there: compulsory care, something else considered first
    [admissions_compulsory_not_written] Decided there: compulsory care, nothing written of alternatives
    [admissions_no_referral] Doctor: no admission
    [admissions_referred_voluntary_considered] Doctor referred: voluntary, something else considered first
    [admissions_referred_voluntary_not_written] Doctor referred: voluntary, nothing written of alternatives
    [admissions_referred_observation_considered] Doctor referred: compulsory observation, something else considered first
    [admissions_referred_observation_not_written] Doctor referred: compulsory observation, nothing written of alternatives
    [admissions_referred_compulsory_considered] Doctor referred: compulsory care, something else considered first
    [admissions_referred_compulsory_not_written] Doctor referred: compulsory care, nothing written of alternatives
    [admissions_undecided] Not decided
    [admissions_not_written] Admitted, not written how
    [voluntary_offered_yes] Offered
    [voluntary_offered_no] Not offered
    [voluntary_offered_not_written] Not written
    [considered_instead_home] At home, with follow-up
    [considered_instead_stay-with] At somebody's home, or somebody with the person
    [considered_instead_talk-tomorrow] A new talk the next day
    [considered_instead_day-service] The day service
    [considered_instead_team] Mobile crisis team
    [considered_instead_dps] A voluntary place at DPS
    [considered_instead_municipal-bed] A municipal bed
    [considered_instead_own_words] Something else, in own words
    [considered_instead_not_written] Not written
    [police_escort] For an escort
    [police_assessment] For an assessment
    [police_threat] For a threat
    [police_not_used] No police
    [police_why_own-danger] Danger to own life or health
    [police_why_others-danger] Danger to others
    [police_why_resists] Resisted
    [police_why_missing] Had to be found
    [police_why_no-way-in] No way in
    [police_why_no-escort] No other escort in time
    [police_why_threat] A threat against us
    [police_why_own_words] Something else, in own words
    [police_why_not_written] Not written
    [escorts_scheduled_flight] Scheduled flight
    [escorts_ambulance] Ambulance
    [escorts_air_ambulance] Air ambulance
    [escorts_car] Car
    [escorts_police_vehicle] Car of the police
    [escorts_called_off] Called off
    [flights_went] Left
    [flights_booked] Booked, not left
    [flights_cancelled] Cancelled
    [escort_minutes_empty] Empty chair
    [repeats_again] Again
    [repeats_first] First in 30 days
    [repeats_not_known] Not known who
    [plans_in_force] In force at the end
    [plans_ended] Ended in the period
    [plan_followed_followed] Followed
    [plan_followed_part] In part
    [plan_followed_not] Not followed
    [plan_followed_none] Has no plan
    [plan_followed_not_known] Not written
    [follow_ups_in_time] Done in time
    [follow_ups_late] Done late
    [follow_ups_moved_after] Moved after its time
    [follow_ups_overdue] Overdue now
    [follow_ups_not_due] Not due
    [deviations_person] Reported by somebody
    [deviations_threat] Threat
    [deviations_nobody_answered] Nobody answered
    [deviations_nobody_took] Nobody took what came in
    [deviations_call_back_late] Call-back late
    [deviations_check_in_missed] No word from a visit
    [deviations_handover_not_accepted] Handover not accepted
    [deviations_not_reviewed] Reading not reviewed
    [deviations_wrong_reading] Reading that should not have been
    [complaints_in_time] Answered in time
    [complaints_late] Answered too late
    [complaints_overdue] Overdue now
    [complaints_not_due] Not due
    [unstaffed_roster] A hole in the roster
   *[unstaffed_all_away] Everybody away or on a break
}
ui-fig-period = { $what ->
    [week] Week, { $first } to { $last }
    [month] Month, { $first } to { $last }
    [quarter] Quarter, { $first } to { $last }
    [year] Year, { $first } to { $last }
   *[own] { $first } to { $last }
}
ui-fig-unit = { $what ->
    [people] Number
   *[minutes] Minutes
}
ui-fig-length-is = { $what ->
    [week] Week
    [month] Month
    [quarter] Quarter
    [year] Year
   *[own] Own dates
}
ui-fig-no = { $what ->
    [backwards] The last day must be after the first.
   *[only_whole] Choose a whole week, month, quarter or year: from days that overlap, small numbers could be worked out.
}
ui-fig-length = Period
ui-fig-day = A day in it
ui-fig-own = Own dates
ui-fig-first = From
ui-fig-last = To, included
ui-fig-show = Show
ui-fig-beside = The period before and after
ui-fig-before = Before
ui-fig-after = After
ui-fig-left-out = Numbers of people under { $n } are left out, and some beside them, so that they cannot be worked out. Whoever has the contacts in hand sees all.
ui-fig-all-shown = You may see the contacts themselves: every number is shown.
ui-fig-meaning = What the figures mean
ui-fig-csv = Download (CSV)
ui-fig-nothing = Nobody in this period.
ui-fig-few = Numbers too small to be shown.
ui-fig-few-short = few
ui-fig-not-shown = not shown
ui-fig-table = Table
ui-fig-total = In all
ui-fig-in-all = { $all } in all
ui-fig-share = { $n } of { $all } ({ $percent } %)
ui-fig-hours = { $h } h { $m } min
ui-fig-csv-first = From
ui-fig-csv-last = To, included
ui-fig-csv-figure = Figure
ui-fig-csv-part = Part
ui-fig-csv-number = Number
ui-fig-csv-unit = Unit
