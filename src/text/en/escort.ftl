## Escorts

ui-no-escort = { $what ->
    [backwards] The time back on duty must be after the time the chair is empty, and not over already.
    [too_long] An escort is booked for at most three days.
    [out_already] She has another escort in that time.
    [cannot_escort] An escort is a nurse, the day service or a coordinator of ours.
    [police_reason] Write why the police, and which civil escort was considered first. The police are not transport.
    [why_police] Tick what the reason was that the police were asked, or that it was something else, and write it.
    [police_not_asked] A car of the police is a request to the police. Say that they were asked, and why.
    [no_flight] Only a scheduled flight can be cancelled by others.
    [flight_goes] Say first that the flight is cancelled.
    [arrived] The patient has been handed over already.
    [over] This escort is over.
    [left_already] The chair is empty already. Call this off and book a new one.
    [not_left] She has not left yet. Call it off instead.
    [cannot_cover] The chair is taken by another nurse of the service, who is not away herself then.
    [no_chair] She has no duty in that time: there is no chair to take.
   *[id_taken] There is another escort with the same number. Load the page anew.
}

## The board

ui-group-chairs = Empty chairs
ui-chair = { $what ->
    [planned] { $me ->
        [me] You go on an escort from { $from } until about { $until }
       *[other] { $who } goes on an escort from { $from } until about { $until }
    }
    [empty] { $me ->
        [me] You are out on an escort until about { $until }
       *[other] { $who } is out on an escort until about { $until }
    }
    [delayed] { $me ->
        [me] You are out on an escort. The departure is cancelled, and a new time is missing
       *[other] { $who } is out on an escort. The departure is cancelled, a new time follows
    }
   *[overdue] { $me ->
        [me] You were to be back at { $until }
       *[other] { $who } was to be back at { $until }, and has not said so
    }
}
ui-chair-answers = { $who } answers.
ui-chair-answers-then = { $who } answers, then { $then }.
ui-chair-fallback = { $what ->
    [day_service] Nobody else of ours answers: calls go to the day service.
    [legevakt] Nobody else of ours answers: calls go to the legevakt.
   *[other] Nobody else of ours answers: calls go to the fallback.
}
ui-chair-outside = Outside duty: calls go where they go then.
ui-chair-cover = { $who } takes the chair.
ui-chair-open = Open the contact
ui-chair-cover-choose = Who takes the chair?
ui-chair-cover-nobody = Nobody in particular
ui-chair-cover-save = Save
ui-chair-cover-how = Gets a message at once, and is rung in her place.
ui-chair-back = She is back
ui-chairs-none = Nobody is out on an escort, or going to be.

## On the page of the contact

ui-escort-why = What was tried first, and why the police
ui-escorts-over = Escorts that are over
ui-escort-ride = { $what ->
    [scheduled_flight] Scheduled flight
    [ambulance] Ambulance
    [air_ambulance] Air ambulance
    [car] Car
   *[police_vehicle] Car of the police
}
ui-escort-stage = { $what ->
    [booked] { $who } goes along at { $t }
    [under_way] Left at { $t }
    [arrived] Handed over at { $t }
    [back] Back on duty at { $t }
   *[called_off] Called off at { $t }
}
ui-escort-to = To: { $unit }
ui-escort-window = The chair is empty from { $from } until about { $until }.
ui-escort-was = The chair: { $from } until { $until }
ui-escort-told = The receiving unit was told at { $t }, by { $who }
ui-escort-untold = The receiving unit has not been told how it is now
ui-escort-examined = Examined by a doctor at { $when }, { $t } ago
ui-escort-exam-withdrawn = The doctor's examination counts no more: withdrawn by { $who }, { $t }
ui-escort-not-examined = No signed examination by a doctor in the contact.
ui-escort-cancelled = The flight is cancelled, said at { $t } by { $who }
ui-escort-asked = Asked for by: { $who }
ui-escort-civil-was = Civil escort:
ui-escort-police = { $what ->
    [not_needed] Police: not needed
    [considered] Police: considered, not asked
   *[asked] Police: asked
}
ui-escort-police-waited = waited { $n } min

## Booking

ui-escort-book = Book an escort
ui-escort-book-how = The leader is told at once when the chair is empty. Others on duty are rung meanwhile.
ui-escort-book-go = Book
ui-escort-book-go-how = the leader gets a message now
ui-escort-who = Who goes along?
ui-escort-how = How?
ui-escort-flight-words = Flight and departure, or who drives
ui-escort-from = The chair is empty from
ui-escort-from-hint = From now, if you leave it empty.
ui-escort-until = Back on duty at about
ui-escort-unit = Who receives?
ui-escort-asked-by = Who asked for it?
ui-escort-civil = Which civil escort was considered first, and what came of it?
ui-escort-police-what = Police
ui-escort-police-rule = The police are not transport. They are asked only where force may be needed.
ui-escort-police-page = Read more
ui-escort-police-reasons = What was the reason for asking the police?
ui-escort-police-reasons-how = Only where they were asked. The service counts why the police are used. Several answers are possible.
ui-escort-police-reason = { $what ->
    [own-danger] Danger to the person's own life or health
    [others-danger] Danger to others, those who go along as well
    [resists] The person resists the examination or the journey
    [missing] The person had to be found
    [no-way-in] We could not get in to the person
    [no-escort] No other escort was to be had in time
   *[own_words] Something else: I write it below
}
ui-escort-police-why = Why, or why not?
ui-escort-police-minutes = Waited for the police, minutes

## On the way

ui-escort-set-off = We have left
ui-escort-arrived = Handed over
ui-escort-arrived-fold = There
ui-escort-handed-to = To whom at the receiving unit?
ui-escort-told-whom = Who at the receiving unit?
ui-escort-tell = The receiving unit has been told
ui-escort-back = I am back on duty
ui-escort-flight = The flight is cancelled
ui-escort-flight-how = the leader is told that you are away for longer
ui-escort-wait-place = Where do you wait?
ui-escort-wait-stays = Who stays with the person?
ui-escort-wait-departs = Next departure
ui-escort-departs-hint = Leave it empty if it is not known.
ui-escort-departs-unknown = not known yet
ui-escort-wait-rest = Your rest, and how you get home
ui-escort-wait-until = Back on duty at about
ui-escort-until-hint = The chair is empty until then. The leader gets the new time.
ui-escort-wait-save = Save, and tell the leader
ui-escort-wait-change = Something is otherwise about the wait
ui-escort-change = Change the escort
ui-escort-change-save = Save
ui-escort-off-fold = Call the escort off
ui-escort-off-why = Why?
ui-escort-off = Call off
ui-no-choose-escort = Choose which escort.
ui-no-escort-place = Write where you wait.
ui-no-escort-stays = Write who stays with the person.
ui-no-escort-until = Write when you are back on duty.
ui-no-escort-from = Write when the chair is empty.
ui-no-escort-to = Write who received.
ui-no-escort-reason = Write why.
ui-no-escort-ride = Choose how you go.
ui-no-escort-police = Choose what was done about the police.
ui-no-escort-waited = Write the waiting time in whole minutes.
ui-no-escort-unit = Write who receives.
ui-no-escort-asked = Write who asked for it.
ui-on-duty-escorting = Out on an escort until about { $t }
ui-desk-escort = { $what ->
    [somebody] A nurse is out on an escort until about { $t }. Another answers.
   *[nobody] The nurse is out on an escort until about { $t }. Nobody else of ours answers.
}
ui-escort-back-by = Back on duty at about { $until }.
ui-escort-back-unknown = Nobody has said yet when she is back.
