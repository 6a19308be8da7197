# The handbook's forms: the fields, what is missing, and what a form looks like.

## The fields

ui-form-yes = Yes
ui-form-no = No
ui-form-own = Something else, in own words
ui-form-needed = · must be answered
ui-form-lacking = · an answer is missing
ui-form-awaits = To be checked by the service
ui-form-clear = Take the answer away
ui-form-add = Add another
ui-form-remove = Take away
ui-form-row = { $what }, { $n }
ui-form-again = { $what }, answer { $n }
ui-form-missing = { $n ->
    [one] One answer is missing before this can be signed:
   *[other] { $n } answers are missing before this can be signed:
}
ui-form-whole = Everything that must be answered is answered.
ui-form-problem = { $what ->
    [unknown] There is no such field in this form. Load the page again.
    [too_many] Too many answers. Choose one, or write your own words.
    [twice] The same is chosen twice.
    [too_long] Too long: at most { $n } characters. What you wrote is still here.
    [not_an_option] This is not among the choices.
    [yes_or_no] Answer yes or no.
    [not_whole] Write a whole number.
    [not_a_number] Write a number.
    [out_of_bounds] The number is outside of what can be answered here.
    [not_a_date] Write day, month and year.
    [not_a_time] Write a day and a time.
    [not_yet] That is in the future. This asks for something that has happened: look at the day, the year and the time.
   *[other_kind] This cannot be an answer here.
}

## A form in the handbook

ui-form-handbook = The handbook
ui-forms-title = The forms
ui-forms-lead = What an assessment is written on. Open for all to read; nothing is filled in here.
ui-form-preview = This is the form. Nothing can be filled in here.
ui-form-version = Version { $v }, in use from { $t }
ui-form-version-until = Version { $v }, in use from { $t } until { $until }
ui-form-source = Source
ui-form-reviewed = Last looked through
ui-form-never = Not looked through
ui-form-shipped = The form came along with the program. The service has to look through it before it is used.
ui-form-of-the-service = The municipality's own form.
ui-form-copyright = Terms
ui-form-file = As a file (FHIR R4)
ui-form-versions = Other versions
ui-form-repeats = Can be filled in several times.
ui-form-several = Several answers can be given.
ui-form-asked-one = Asked when { $t }.
ui-form-asked-all = Asked when all of this holds:
ui-form-asked-any = Asked when any of this holds:
ui-form-asked-when = { $what ->
    [is] “{ $q }” is answered “{ $v }”
    [is_not] “{ $q }” is not answered “{ $v }”
    [more] “{ $q }” is more than { $v }
    [less] “{ $q }” is less than { $v }
    [at_least] “{ $q }” is at least { $v }
    [at_most] “{ $q }” is at most { $v }
    [answered] “{ $q }” is answered
   *[unanswered] “{ $q }” is not answered
}
