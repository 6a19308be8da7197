# I samtalen: fare for liv, barn, trussel, den hun kjenner, og det som skrives.

## Når det ringer

ui-safety = Vær oppmerksom
ui-safety-until = gjelder til { $t }
ui-threat-first = Sist det ble ringt fra dette nummeret, endte samtalen med en trussel ({ $who }, { $t }). Du er spurt først fordi du er en annen.
ui-ring-on = Ring { $t }
ui-private = Jeg kjenner personen privat
ui-private-how = går videre nå, og er ikke din å åpne

## Fare for liv

ui-danger = Fare for liv
ui-danger-since = Siden { $t }
ui-danger-others = Backup og legevakt ringes inn i samtalen. Lederen varsles.
ui-danger-113 = Ring 113
ui-danger-113-how = på din egen telefon; samtalen her blir
ui-danger-question = { $what ->
    [place] Hvor er personen?
    [company] Hvem er der?
    [taken] Hva er tatt?
   *[means] Hva er i nærheten?
}
ui-danger-question-hint = { $what ->
    [place] adresse, etasje, inngang, eller det de ser
    [company] barn, andre voksne, alene
    [taken] hva, hvor mye, når
   *[means] våpen, kniv, tabletter, bil, høyde, vann
}
ui-danger-undo = Angre, det var feil
ui-danger-undo-until = kan angres i { $t }
ui-danger-end = Faren er over
ui-danger-done = Hva ble gjort
ui-danger-done-hint = Hvem kom, hvem har ansvaret nå.
ui-danger-end-save = Avslutt fare for liv
ui-danger-was = Fare for liv { $t }
ui-danger-lost = Linjen ble brutt kl. { $t }.
ui-danger-ringing = { $n ->
    [0] Vi ringer personen opp igjen nå. Bli på linjen.
    [one] Ikke svar på ett forsøk. Vi ringer igjen nå. Bli på linjen.
   *[other] Ikke svar på { $n } forsøk. Vi ringer igjen nå. Bli på linjen.
}
ui-danger-not-ringing = { $n ->
    [0] Vi kan ikke ringe opp: nummeret er skjult.
    [one] Ikke svar på ett forsøk.
   *[other] Ikke svar på { $n } forsøk.
}
ui-police = Ring politiet nå
ui-police-112 = Ring 112
ui-police-112-how = på din egen telefon
ui-police-say = Si dette
ui-police-say-who = Dette er psykiatrisk sykepleier på vakt, { $service }. Jeg mener at det er fare for liv.
ui-police-say-lost = Linjen til personen ble brutt kl. { $t }, og vi når dem ikke.
ui-police-say-number = De ringte fra { $number }.
ui-police-say-place = Sted: { $t }
ui-police-say-company = Der er: { $t }
ui-police-say-taken = Tatt: { $t }
ui-police-say-means = I nærheten: { $t }
ui-police-say-unknown = Sted: vet ikke ennå. Be dem finne telefonen.
ui-police-law = Si det de trenger for å avverge skade, og ikke mer.

## Barn på linjen

ui-child = Et barn på linjen
ui-child-tap-how = først i køen, aldri SMS
ui-child-card = Først i køen. Det sendes aldri SMS til dette nummeret.
ui-child-welfare-none = Barnevernvakten står ikke i tjenestefilen. Politiet når den døgnet rundt.
ui-child-alarm-phone = Alarmtelefonen for barn og unge
ui-child-dial = Ring { $t }
ui-child-law = Er du redd for at barnet lider overlast: meld til barnevernet selv, nå. Er en mor, far eller andre voksne syke, skal barnet ha sitt.
ui-child-not = Ikke et barn likevel

## Annet i samtalen

ui-more-rare = Barn, trussel, eller en du kjenner
ui-threatened = Avslutt, truet
ui-threatened-hint = Samtalen avsluttes, et avvik registreres, og neste anrop fra nummeret går til en kollega først. Ingen sperres.
ui-threatened-what = Hva skjedde, med dine ord
ui-threatened-police = Politiet
ui-threatened-police-hint = Si hvem du er, hva som ble sagt, nummeret det kom fra, og om noen er i fare nå.
ui-threatened-police-choice = { $what ->
    [yes] Politiet er ringt
   *[no] Ikke nå
}
ui-threatened-save = Avslutt og registrer
ui-leave = Gå ut av samtalen
ui-leave-how = { $who } går videre med den
ui-end-all = Avslutt for alle
ui-draft-of = { $who } skriver på et notat, sist { $t }.
ui-draft-theirs = Dette står på en annen enhet:
ui-draft-both = Ta med begge
ui-draft-mine = Behold det jeg har her
ui-answer-save = Lagre
ui-row-danger = fare for liv

## Avvik

ui-title-deviations = Avvik
ui-deviations-none = Ingen avvik er registrert.
ui-deviation-police = { $what ->
    [yes] politiet ringt
   *[no] politiet ikke ringt
}
ui-deviations-link = { $n ->
    [one] Ett avvik
   *[other] { $n } avvik
}

## Når noe ikke går

ui-no-known-privately = Du har sagt at du kjenner personen privat. Den er hos kollegene dine.
ui-no-danger-stands = Det står fare for liv her. Avslutt den først, med hva som ble gjort.
ui-no-danger = Det står ikke fare for liv her nå.
ui-no-undo = Det er mer enn to minutter siden. Avslutt den med hva som ble gjort.
ui-no-draft-differs = Noe annet er skrevet her på en annen enhet. Det du skrev, står her. Se på begge.
ui-no-nobody-else = Ingen andre er i samtalen. Den som ringer, blir alene hvis du går.
ui-no-child-on-line = Det er et barn på linjen. Det sendes ikke SMS til dette nummeret.
ui-no-say-reason = Skriv hva som skjedde.
ui-no-say-police = Velg om politiet er ringt.
ui-no-say-done = Skriv hva som ble gjort.

## Det nettleseren sier selv

ui-js-kept = lagret { $t }
ui-js-kept-here = { $t }: bare på denne enheten, sendes når linjen er tilbake
ui-js-dark = Mørk
ui-js-light = Lys
