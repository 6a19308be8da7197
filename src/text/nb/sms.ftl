# Tekstmeldinger. Ingen lenke, intet navn, ingenting om helse; andre kan lese dem. Høyst 160 tegn.

sms-missed-call = Vi så at du ringte. Vi ringer deg tilbake.
sms-not-reached = Vi har prøvd å ringe deg. Vi prøver igjen.
sms-received = Vi har fått meldingen din. Ved fare for liv, ring 113.
sms-alarm = { $kind ->
    [nobody-reached] Hjemmevakt: Ingen svarer på vakttelefonen, og noen venter. Se tavlen nå.
    [no-nurse] Hjemmevakt: Ingen har vakt nå. Se vaktlisten nå.
    [call-back-overdue] Hjemmevakt: En lovet oppringning er forsinket. Se tavlen nå.
    [help-now] Hjemmevakt: Sykepleieren trenger hjelp nå. Se tavlen.
    [visit-missed] Hjemmevakt: En kollega på oppdrag har ikke meldt seg. Se tavlen nå.
    [handshake] Hjemmevakt: Det er ikke bekreftet at vi når den som har vakt. Se tavlen.
    [nobody-available] Hjemmevakt: Ingen på vakt tar imot anrop nå. Se tavlen.
    [carrier] Hjemmevakt: Vakttelefonen svikter. Se tavlen nå.
   *[other] Hjemmevakt: En alarm må tas. Se tavlen nå.
}
sms-call-back-overdue = Hjemmevakt: En oppringning skulle vært gjort kl. { $due }. Se tavlen.
sms-outcome-missing = Hjemmevakt: En samtale mangler utfall. Se tavlen.
sms-duty-begins = Hjemmevakt: Vakten din begynner. Svar { $code } for å vise at meldinger når deg.
sms-checked-in = Hjemmevakt: Notert. Neste gang innen kl. { $by }.
sms-check-in-missing = Hjemmevakt: Tiden er ute. Svar OK og koden din.
sms-check-in-needs-code = Hjemmevakt: Svar OK og koden din, så teller det.
sms-safety-over = Hjemmevakt: Varselet om en kollega er avklart. Se tavlen.
sms-follow-up-due = Hjemmevakt: En oppfølging skal gjøres nå. Se tavlen.
