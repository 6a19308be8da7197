# Text messages. No link, no name, nothing about health; others may read them. At most 160 characters.

sms-missed-call = We saw that you called. We will call you back.
sms-not-reached = We have tried to call you. We will try again.
sms-received = We have got your message. We will answer you here. In danger to life, call 113.
sms-nobody-on-duty = Nobody is on duty here now. Call { $number }, or 116 117. Your message is read when the duty begins. In danger to life, call 113.
sms-call-back-agreed = We will call you by { $by }. In danger to life, call 113.
sms-call-back-moved = A new time: We will call you by { $by }.
sms-call-back-taken = You are not forgotten. We will call you by { $by }.
sms-call-back-late = We are late, but have not forgotten you. We will call. In danger to life, call 113.
sms-messages-again = You get messages from us again. In danger to life, call 113.
sms-feedback = You said we could ask: Was it useful to talk with us? Answer YES or NO. If you write more, we answer here. In danger to life, call 113.
sms-alarm = { $kind ->
    [nobody-reached] Hjemmevakt: Nobody answers the duty telephone, and someone is waiting. See the board now.
    [no-nurse] Hjemmevakt: Nobody is on duty now. See the roster now.
    [call-back-overdue] Hjemmevakt: A promised call-back is overdue. See the board now.
    [nobody-takes] Hjemmevakt: Something is waiting, and nobody has taken it. See the board now.
    [help-now] Hjemmevakt: The nurse needs help now. See the board.
    [visit-missed] Hjemmevakt: A colleague on a visit has not checked in. See the board now.
    [handshake] Hjemmevakt: It is not proven that we can reach the person on duty. See the board.
    [handover] Hjemmevakt: A handover has not been accepted. Log in.
    [nobody-available] Hjemmevakt: Nobody on duty takes calls now. See the board.
    [carrier] Hjemmevakt: The duty telephone is failing. See the board now.
   *[other] Hjemmevakt: An alarm must be taken. See the board now.
}
sms-call-back-overdue = Hjemmevakt: A call-back was due at { $due }. See the board.
sms-outcome-missing = Hjemmevakt: A call has no outcome yet. See the board.
sms-request-waits = Hjemmevakt: A request is waiting. Answer { $code } to take it.
sms-message-waits = Hjemmevakt: A message is waiting. Answer { $code } to take it.
sms-summons-taken = Hjemmevakt: Thank you. It is yours. See the board.
sms-summons-taken-already = Hjemmevakt: A colleague has taken it, or it is not needed any more. Thank you.
sms-code-wrong = Hjemmevakt: The code fits nothing that is waiting. Answer the last message from us, or see the board.
sms-request-open = Hjemmevakt: A request is not closed. See the board.
sms-request-news = Hjemmevakt: Something new was written in a request of yours. See the board.
sms-request-withdrawn = Hjemmevakt: A request has been withdrawn. See the board.
sms-duty-begins = Hjemmevakt: Your duty begins. Reply { $code } to show that messages reach you.
sms-checked-in = Hjemmevakt: Noted. Next time by { $by }.
sms-check-in-missing = Hjemmevakt: The time is over. Reply OK and your code.
sms-check-in-needs-code = Hjemmevakt: Reply OK and your code, then it counts.
sms-safety-over = Hjemmevakt: The alert about a colleague is settled. See the board.
sms-complaint-given = Hjemmevakt: A complaint is yours to follow. Log in.
sms-complaint-not-looked-at = Hjemmevakt: Nobody follows a complaint. Log in.
sms-complaint-answer-soon = Hjemmevakt: A complaint is to be answered soon. Log in.
sms-complaint-late = Hjemmevakt: A complaint should have been answered. Log in.
sms-deviation-given = Hjemmevakt: A deviation is yours to follow. Log in.
sms-deviation-not-looked-at = Hjemmevakt: Nobody has looked at deviations that lie there. Log in.
sms-deviation-not-closed = Hjemmevakt: A deviation should have been closed. Log in.
sms-follow-up-due = Hjemmevakt: A follow-up is due now. See the board.
sms-decision-asked = Hjemmevakt: A decision waits for you. Sign in.
sms-decision-not-wanted = Hjemmevakt: The decision you were asked for is not needed any more.
sms-part-finished = Hjemmevakt: Something you wait for is finished. Sign in.
sms-part-taken-back = Hjemmevakt: Something you wait for or have read is withdrawn. Sign in.
sms-order-to-sign = Hjemmevakt: Something waits for your signature. Sign in.
sms-case-asked = Hjemmevakt: You are asked to take part in a case. Sign in.
sms-order-unsigned = Hjemmevakt: An order given by telephone lacks the doctor's signature. Log in.
sms-decision-unseen = Hjemmevakt: Nobody has opened the decision you asked for. Ring { $number }.
sms-decision-nobody = Hjemmevakt: Nobody has opened the decision you asked for, and there is no municipal doctor in the service.
sms-signing-due = Hjemmevakt: Something you began is not signed. Sign in.
sms-chair-empty = Hjemmevakt: Somebody on duty is away { $window }. Others on duty answer. See the board.
sms-chair-empty-nobody = Hjemmevakt: The one on duty is away { $window }. Nobody else of ours answers. See the board.
sms-chair-moved = Hjemmevakt: New time. Somebody on duty is away { $window }. Others on duty answer. See the board.
sms-chair-moved-nobody = Hjemmevakt: New time. The one on duty is away { $window }. Nobody else of ours answers. See the board.
sms-chair-delayed = Hjemmevakt: Somebody on duty is away longer than expected. A new time follows. See the board.
sms-chair-filled = Hjemmevakt: The one who was away from the duty answers again.
sms-chair-yours = Hjemmevakt: You take the duty { $window }. See the board.
sms-chair-yours-no-more = Hjemmevakt: You need not take the duty for your colleague now. See the board.
sms-return-due = Hjemmevakt: The time you set is over. Are you back on duty? Say so on the board.
sms-return-late = Hjemmevakt: Somebody who is away from the duty has not said that she is back. See the board.
sms-follow-up-handed = Hjemmevakt: A follow-up is yours now. Log in.
sms-follow-up-late = Hjemmevakt: A follow-up has not been done in time. Log in.
sms-plan-review = Hjemmevakt: A plan is to be looked at again. Log in.
sms-debrief-due = Hjemmevakt: A talk with a colleague after a contact is waiting. Log in.
sms-handover-waits = Hjemmevakt: Something in the handover is waiting for you. Log in.
sms-plan-review-waits = Hjemmevakt: A plan that was to be looked at again is still waiting. Log in.
sms-way-in = Hjemmevakt: { $link } Choose a password here. The link works once, within 24 hours.
