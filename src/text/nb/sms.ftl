# Tekstmeldinger. Ingen lenke, intet navn, ingenting om helse; andre kan lese dem. Høyst 160 tegn.

sms-missed-call = Vi så at du ringte. Vi ringer deg tilbake.
sms-not-reached = Vi har prøvd å ringe deg. Vi prøver igjen.
sms-received = Vi har fått meldingen din. Vi svarer deg her. Ved fare for liv, ring 113.
sms-nobody-on-duty = Ingen har vakt her nå. Ring { $number }, eller 116 117. Meldingen din blir lest når vakten begynner. Ved fare for liv, ring 113.
sms-call-back-agreed = Vi ringer deg innen { $by }. Ved fare for liv, ring 113.
sms-call-back-moved = Ny tid: Vi ringer deg innen { $by }.
sms-call-back-taken = Vi har ikke glemt deg. Vi ringer deg innen { $by }.
sms-call-back-late = Vi er sent ute, men har ikke glemt deg. Vi ringer. Ved fare for liv, ring 113.
sms-messages-again = Du får igjen meldinger fra oss. Ved fare for liv, ring 113.
sms-feedback = Du sa vi kunne spørre: Var det nyttig å snakke med oss sist? Svar JA eller NEI. Skriver du mer, svarer vi her. Ved fare for liv, ring 113.
sms-alarm = { $kind ->
    [nobody-reached] Hjemmevakt: Ingen svarer på vakttelefonen, og noen venter. Se tavlen nå.
    [no-nurse] Hjemmevakt: Ingen har vakt nå. Se vaktlisten nå.
    [call-back-overdue] Hjemmevakt: En lovet oppringning er forsinket. Se tavlen nå.
    [nobody-takes] Hjemmevakt: Noe venter, og ingen har tatt det. Se tavlen nå.
    [help-now] Hjemmevakt: Sykepleieren trenger hjelp nå. Se tavlen.
    [visit-missed] Hjemmevakt: En kollega på oppdrag har ikke meldt seg. Se tavlen nå.
    [handshake] Hjemmevakt: Det er ikke bekreftet at vi når den som har vakt. Se tavlen.
    [handover] Hjemmevakt: En overlevering er ikke tatt imot. Logg inn.
    [nobody-available] Hjemmevakt: Ingen på vakt tar imot anrop nå. Se tavlen.
    [carrier] Hjemmevakt: Vakttelefonen svikter. Se tavlen nå.
   *[other] Hjemmevakt: En alarm må tas. Se tavlen nå.
}
sms-call-back-overdue = Hjemmevakt: En oppringning skulle vært gjort kl. { $due }. Se tavlen.
sms-outcome-missing = Hjemmevakt: En samtale mangler utfall. Se tavlen.
sms-request-waits = Hjemmevakt: En forespørsel venter. Svar { $code } for å ta den.
sms-message-waits = Hjemmevakt: En melding venter. Svar { $code } for å ta den.
sms-summons-taken = Hjemmevakt: Takk. Den er din. Se tavlen.
sms-summons-taken-already = Hjemmevakt: Den er tatt av en kollega, eller trengs ikke lenger. Takk.
sms-code-wrong = Hjemmevakt: Koden passer ikke til noe som venter. Svar på den siste meldingen fra oss, eller se tavlen.
sms-request-open = Hjemmevakt: En forespørsel er ikke avsluttet. Se tavlen.
sms-request-news = Hjemmevakt: Det er skrevet noe nytt i en forespørsel du har. Se tavlen.
sms-request-withdrawn = Hjemmevakt: En forespørsel er trukket tilbake. Se tavlen.
sms-duty-begins = Hjemmevakt: Vakten din begynner. Svar { $code } for å vise at meldinger når deg.
sms-checked-in = Hjemmevakt: Notert. Neste gang innen kl. { $by }.
sms-check-in-missing = Hjemmevakt: Tiden er ute. Svar OK og koden din.
sms-check-in-needs-code = Hjemmevakt: Svar OK og koden din, så teller det.
sms-safety-over = Hjemmevakt: Varselet om en kollega er avklart. Se tavlen.
sms-complaint-given = Hjemmevakt: En klage er din å følge. Logg inn.
sms-complaint-not-looked-at = Hjemmevakt: En klage har ingen som følger den. Logg inn.
sms-complaint-answer-soon = Hjemmevakt: En klage skal snart ha svar. Logg inn.
sms-complaint-late = Hjemmevakt: En klage skulle hatt svar. Logg inn.
sms-deviation-given = Hjemmevakt: Et avvik er ditt å følge. Logg inn.
sms-deviation-not-looked-at = Hjemmevakt: Avvik ligger som ingen har sett på. Logg inn.
sms-deviation-not-closed = Hjemmevakt: Et avvik skulle vært lukket. Logg inn.
sms-follow-up-due = Hjemmevakt: En oppfølging skal gjøres nå. Se tavlen.
sms-decision-asked = Hjemmevakt: Et vedtak venter på deg. Logg inn.
sms-decision-not-wanted = Hjemmevakt: Vedtaket du ble bedt om, trengs ikke lenger.
sms-part-finished = Hjemmevakt: Noe du venter på, er ferdig. Logg inn.
sms-part-taken-back = Hjemmevakt: Noe du venter på eller har lest, er trukket tilbake. Logg inn.
sms-order-to-sign = Hjemmevakt: Noe venter på underskriften din. Logg inn.
sms-case-asked = Hjemmevakt: Du er bedt om å være med i en sak. Logg inn.
sms-order-unsigned = Hjemmevakt: En ordinasjon på telefon mangler legens underskrift. Logg inn.
sms-decision-unseen = Hjemmevakt: Ingen har åpnet vedtaket du ba om. Ring { $number }.
sms-decision-nobody = Hjemmevakt: Ingen har åpnet vedtaket du ba om, og ingen kommunelege står i tjenesten.
sms-signing-due = Hjemmevakt: Noe du har begynt på er ikke signert. Logg inn.
sms-chair-empty = Hjemmevakt: En på vakt er borte { $window }. Andre på vakt svarer. Se tavlen.
sms-chair-empty-nobody = Hjemmevakt: Den på vakt er borte { $window }. Ingen andre av oss svarer. Se tavlen.
sms-chair-moved = Hjemmevakt: Ny tid. En på vakt er borte { $window }. Andre på vakt svarer. Se tavlen.
sms-chair-moved-nobody = Hjemmevakt: Ny tid. Den på vakt er borte { $window }. Ingen andre av oss svarer. Se tavlen.
sms-chair-delayed = Hjemmevakt: En på vakt blir borte lenger enn ventet. Ny tid kommer. Se tavlen.
sms-chair-filled = Hjemmevakt: Den som var borte fra vakten, svarer igjen.
sms-chair-yours = Hjemmevakt: Du tar vakten { $window }. Se tavlen.
sms-chair-yours-no-more = Hjemmevakt: Du trenger ikke ta vakten for kollegaen nå. Se tavlen.
sms-return-due = Hjemmevakt: Tiden du satte er ute. Er du tilbake på vakt? Si fra på tavlen.
sms-return-late = Hjemmevakt: En som er borte fra vakten, har ikke meldt seg tilbake. Se tavlen.
sms-follow-up-handed = Hjemmevakt: En oppfølging er din nå. Logg inn.
sms-follow-up-late = Hjemmevakt: En oppfølging er ikke gjort i tide. Logg inn.
sms-plan-review = Hjemmevakt: En plan skal ses på igjen. Logg inn.
sms-debrief-due = Hjemmevakt: En samtale med en kollega etter en kontakt venter. Logg inn.
sms-handover-waits = Hjemmevakt: Noe i overleveringen venter på deg. Logg inn.
sms-plan-review-waits = Hjemmevakt: En plan som skulle ses på igjen, venter fortsatt. Logg inn.
sms-way-in = Hjemmevakt: { $link } Velg et passord her. Lenken virker en gang, innen 24 timer.
