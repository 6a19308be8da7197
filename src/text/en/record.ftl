### Records and plans: what stands on the screens.

## When something does not work

ui-no-record = { $what ->
    [name_missing] Give at least one name.
    [year_wrong] This is not a year of birth.
    [wanted_and_not] A nurse cannot be both wanted and not wanted.
    [answer_missing] Something is missing. Fill in the first field of each entry; medicines and allergies need a date and a source as well.
    [not_a_date] This is not a date. Write year, month and day, such as 2026-03-14.
    [birth_number_taken] Another record has this birth number. Look at it, and merge the two if they are one person.
    [changed_meanwhile] Somebody else has changed this meanwhile. Look at what stands there now. What you wrote is kept here.
    [not_day_service] Only somebody of the day service can coordinate a plan.
    [patient_erased] This record has been erased. Nobody can read it any more.
    [same_patient] These are one record already.
    [two_birth_numbers] These two have different birth numbers. They are two people.
    [not_merged] This record is not merged into another.
    [only_the_person_widens] Only the person, together with those who work with them, lets somebody be told more.
    [with_the_person] This is done together with the person, by those who work with them.
    [plan_in_force] A plan is in force. End it first, if that is what the person wants.
    [plan_under_way] A version is being written already. Go on with that one, or drop it.
    [no_consent] The person has not consented to a plan being made, or the consent is over. Ask first.
    [plan_fixed] This version is finished and stays as it is. Begin a new one from it.
    [plan_empty] There is nothing in this plan yet.
    [own_words_missing] Write down in the person’s own words what they do not agree with.
    [capacity_words_missing] Say what the doubt about the capacity to decide is.
    [not_agreed] The person has not agreed to this version.
    [review_wrong] The plan is looked at again on a day to come, and before its period ends.
    [about_nobody] Say first whom this contact is about, while it is open.
    [no_ground] There is no ground to read this. It may be that the person has not consented to it.
    [reason_too_short] Write a reason that the leader and the person can understand.
    [nothing_withdrawn] Nothing was withdrawn here that you had read.
    [own_opening] This opening is your own. Somebody else looks at it.
    [erasure_asked] It has been asked already that this record be erased.
    [second_person] Another person than the one who asked carries this out.
   *[too_early] The waiting time is not over.
}
ui-no-too-many = That is too many: at most { $count }.
ui-may-not-record = { $what ->
    [nurse_on_duty_only] Only a nurse who is on duty now can do this.
    [register_only] People are registered by nurses on duty and by the day service.
    [no_ground] Nothing opens this record to you now: no contact of yours is with this person, and you do not work with them.
    [with_the_person] This is for those of the day service who work with this person.
    [on_duty_or_with_the_person] This is for a nurse who is on duty now, and for those who work with this person.
   *[assign_only] Who works with whom is said by the leader and by the day service.
}
