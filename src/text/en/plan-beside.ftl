### What stands beside the plan: those around the person and what each may be told, nurses, consents. On the page, on the paper and in what is
### different between versions; in the person's own voice, as the plan is.

ui-plan-beside = People, nurses and consents
ui-plan-beside-agreed = As it was when I said yes to this plan, { $t }. What stands in the record is what counts.
ui-plan-beside-today = As it stands in the record today.
ui-plan-beside-since = This is otherwise in the record since { $t }:
ui-plan-beside-same = Nothing is different in people, nurses and consents.
ui-plan-beside-agree = This stands in the record, and the version keeps it as it is when the person says yes. Go through it together.
ui-plan-beside-record = Change it in the record
ui-plan-around = Those around me, and what they may be told
ui-plan-around-who = Who, in the order in which they are rung
ui-plan-around-may = What they may be told
ui-plan-around-when = When they can be rung
ui-plan-around-new = { $who }: is listed now.
ui-plan-around-gone = { $who }: is not listed any more.
ui-plan-around-reordered = Those around me are rung in another order.
ui-plan-told = { $what ->
    [listen] They are listened to, and told nothing
    [safe] May be told that I have contact and am safe
    [tasks] May be told what the plan gives them to do
   *[plan] May be told the crisis part
}
ui-plan-objects = I do not want contact with them. They are listened to, and told nothing
ui-plan-not-shared = I have not consented to sharing: until I do, nobody is told anything.
ui-plan-nurses = Nurses
ui-plan-wanted = I would rather talk with
ui-plan-not-wanted = I do not want to talk with
ui-plan-nurses-none = Nobody is named
ui-plan-consents = What I have consented to
ui-plan-consent-holds = Yes, until { $t }.
ui-plan-consent-over = Ran out { $t }.
ui-plan-consent-withdrawn = Withdrawn { $t }.
ui-plan-consent-none = Not given.
ui-plan-consent-without = Not these parts: { $what }.

## A copy for somebody around the person

ui-plan-copy-choose = For whom is the copy?
ui-plan-copy-own = { $who } (everything)
ui-plan-copy-crisis = { $who } (the crisis part alone)
ui-plan-crisis-of = The crisis part of the plan of { $who }
ui-plan-copy-how = Only what this one may be told stands here. Ask the person first, and write it in the part "Who has a copy".
ui-plan-copy-of = From the plan of { $who }
ui-plan-copy-for = For { $who }.
ui-plan-copy-told = { $what ->
    [tasks] This is what the plan gives you to do. The rest of it is not for you.
   *[plan] This is the crisis part, as far as I share it, and what it gives you to do.
}
ui-plan-copy-tasks = What you can do
ui-plan-copy-tasks-none = The plan does not name you for anything.

## How many sheets it is

ui-plan-sheets-one = It is one sheet. Print it on both sides.
ui-plan-sheets-apart = The crisis part is one sheet, printed on both sides. The individual plan begins on a page of its own. { $n } sheets in all.
ui-plan-sheets-file = As a PDF it is one sheet, printed on both sides. From the browser it can be more.
ui-plan-sheets-many = The crisis part is too long for one sheet. It takes { $n }, in small letters too. All of it is printed.
ui-plan-sheets-longest = The longest are: { $what }. Go through them with the person if it is to be one sheet.
