## Escorts

ui-no-escort = { $what ->
    [backwards] The time back on duty must be after the time the chair is empty, and not over already.
    [too_long] An escort is booked for at most three days.
    [out_already] She has another escort in that time.
    [cannot_escort] An escort is a nurse, the day service or a coordinator of ours.
    [police_reason] Write why the police, and which civil escort was considered first. The police are not transport.
    [police_not_asked] A car of the police is a request to the police. Say that they were asked, and why.
    [no_flight] Only a scheduled flight can be cancelled by others.
    [flight_goes] Say first that the flight is cancelled.
    [arrived] The patient has been handed over already.
    [over] This escort is over.
    [left_already] The chair is empty already. Call this off and book a new one.
    [not_left] She has not left yet. Call it off instead.
    [cannot_cover] The chair is taken by another nurse of the service, who is not away herself then.
   *[id_taken] There is another escort with the same number. Load the page anew.
}
