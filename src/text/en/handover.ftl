## The handover

ho-may-not = { $what ->
    [givers_only] This is for those who had the duty, and for a nurse who is on duty now.
   *[takers_only] This is for those to whom it was handed over.
}
ho-no = { $what ->
    [nothing] There is nothing to hand over: nothing has happened, and nothing stands open.
    [no_day_service] Nobody of the day service is in the service file. Hand over to a nurse.
    [not_to_her] Choose another nurse than yourself.
    [signed_already] Somebody has signed this already.
    [accepted_already] Somebody else has accepted this already.
    [one_by_one] The day service accepts one by one, so that each has a person whose it is.
    [asked_already] A question about this waits for its answer. Answer it first.
   *[not_asked] No question about this waits for an answer.
}
