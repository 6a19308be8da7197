### One text message after a contact, for whoever has agreed to it

fb-title = Ask afterwards?
fb-how = Ask whether we may send one text message later: "Was it useful to talk with us?" The answer is yes or no. The leader sees the numbers, never who. Nobody is asked in the middle of what is hard.
fb-words = What the person says
fb-agrees = The person agrees to one message
fb-agreed = The person has agreed to one message afterwards.
fb-not-any-more = The person does not want it after all
fb-no = This person is not asked: something in the contact or the record speaks against it.
fb-planned = The person gets one message { $t }, if nothing speaks against it then.
fb-sent = The person got one message { $t }. The answer does not stand here.
fb-why = { $what ->
    [refused] Not asked afterwards: the person does not want it.
    [request] Not asked afterwards: it is a doctor who asked for help.
    [no_number] Not asked afterwards: there is no number.
    [cannot_read] Not asked afterwards: the telephone cannot read messages.
    [stopped] Not asked afterwards: they have written STOPP.
    [no_texts] Not asked afterwards: the person wants no messages.
    [dead] Not asked afterwards: somebody has died.
    [child] Not asked afterwards: it is a child.
    [somebody_else] Not asked afterwards: others may read it.
    [safety] Not asked afterwards: it is not safe.
    [ours] Not asked afterwards: the telephone is of somebody who works here or with us.
    [lately] Not asked afterwards: they were asked, or will be, about another contact.
    [outcome] Not asked afterwards: as it ended, we do not ask.
   *[too_late] Was not asked: there was no good time within a week.
}

## The leader

fb-leader-title = Answers afterwards
fb-leader-hint = what those answered who agreed to be asked
fb-leader-about = Whoever has agreed to it gets one message: "Was it useful to talk with us?" Here are the numbers of quarters that are over. Never who, never whom they talked with, and no small numbers.
fb-leader-none = Nothing yet. A quarter stands here when it is over.
fb-quarter = Quarter { $n } of { $year }
fb-asked = Asked
fb-yes = Yes
fb-no-answer-no = No
fb-silent = Did not answer
fb-few = too few to show
