# Text messages. No link, no name, nothing about health; others may read them. At most 160 characters.

sms-missed-call = We saw that you called. We will call you back.
sms-not-reached = We have tried to call you. We will try again.
sms-received = We have got your message. In danger to life, call 113.
sms-alarm = { $kind ->
    [nobody-reached] Hjemmevakt: Nobody answers the duty telephone, and someone is waiting. See the board now.
    [no-nurse] Hjemmevakt: Nobody is on duty now. See the roster now.
    [call-back-overdue] Hjemmevakt: A promised call-back is overdue. See the board now.
    [help-now] Hjemmevakt: The nurse needs help now. See the board.
    [carrier] Hjemmevakt: The duty telephone is failing. See the board now.
   *[other] Hjemmevakt: An alarm must be taken. See the board now.
}
sms-call-back-overdue = Hjemmevakt: A call-back was due at { $due }. See the board.
sms-outcome-missing = Hjemmevakt: A call has no outcome yet. See the board.
