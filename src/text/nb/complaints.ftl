## Klager: skrevet ned for noen, med en dato for svaret

cpl-title = Klager
cpl-hint = hvem som har klaget, og når de skal ha svar
cpl-title-hers = Klager du har skrevet ned eller følger
cpl-hers-short = Mine klager
cpl-title-one = Klage
cpl-all = Alle klager
cpl-new = Skriv ned en klage
cpl-new-about = Ta imot den som den er, uten å forsvare noe. Den som klager, får den samme hjelpen neste gang.
cpl-in-contact = Klagen knyttes til kontakten du hadde åpen.
cpl-ask-words = Hva klager de på?
cpl-own-words = Med deres egne ord. Les det opp for dem.
cpl-ask-complains = Hvem klager?
cpl-complains = { $what ->
    [patient] Den det gjelder
    [relative] Pårørende
   *[other] En annen
}
cpl-ask-who = Navn, og hvordan de vil ha svaret
cpl-who-hint = For eksempel nummer eller adresse, og når de kan nås.
cpl-of-person = Klagen gjelder hjelp til den kontakten handler om
cpl-of-person-hint = Blir journalen slettet, forsvinner ordene i klagen med den.
cpl-send = Skriv ned
cpl-sent = Skrevet ned
cpl-sent-by = Si til dem: Du får svar innen { $t }.
cpl-sent-about = Lederen har fått klagen, og sier hvem som svarer.
cpl-see = Se hva som skjer med den
cpl-none = Ingen har klaget.
cpl-none-hers = Du har ikke skrevet ned noen klage.
cpl-none-open = Alle har fått svar.
cpl-open = Uten svar
cpl-answered-ones = { $n ->
    [one] En som har fått svar
   *[other] { $n } som har fått svar
}
cpl-answered = har fått svar
cpl-answer-by = skal ha svar innen { $t }
cpl-what = { $what ->
    [patient] Klage fra den det gjelder
    [relative] Klage fra pårørende
   *[other] Klage
}
cpl-received = Mottatt
cpl-by = Skrevet ned av
cpl-contact-not-shown = Klagen ble skrevet ned i en kontakt som du ikke har.
cpl-step = { $what ->
    [given] Følges av
    [noted] Notert
    [passed_on] Sendt videre
    [answered] Svart
   *[reopened] Åpnet igjen
}
cpl-answer = Svaret
cpl-ask-how = Hvordan fikk de svaret?
cpl-how = { $what ->
    [meeting] I et møte
    [telephone] På telefonen
   *[letter] I et brev
}
cpl-ask-answer = Hva ble svart?
cpl-answer-save = De har fått svar
cpl-pass = Send videre
cpl-ask-to = Til hvem, og hvorfor
cpl-erase = Slett ordene i klagen
cpl-erase-about = Navnet, klagen og svaret slettes for godt. At noen klaget, og når de fikk svar, blir stående.
cpl-ask-reason = Hvorfor? Uten navn: grunnen slettes ikke.
cpl-no = { $what ->
    [answered] Klagen har fått svar. Åpne den igjen først.
    [open] Klagen er alt åpen.
    [who_missing] Skriv hvem som klager, og hvordan de kan nås.
    [goes_with_it] Klagen hører til en kontakt eller en journal, og slettes sammen med den.
   *[id_taken] Denne er skrevet ned: det du sendte først, kom fram, slik du skrev det da. Du finner den under «Klager du har skrevet ned eller følger», og kan skrive noe til der. Trykker du «Skriv ned» en gang til, blir det en ny klage.
}
cpl-no-words = Skriv hva de klager på.
cpl-no-complains = Velg hvem som klager.
cpl-no-who = Skriv hvem som klager, og hvordan de kan nås.
cpl-no-how = Velg hvordan de fikk svaret.
cpl-no-answer = Skriv hva som ble svart.
cpl-no-to = Skriv hvem den er sendt til.
cpl-no-reason = Skriv hvorfor ordene skal slettes.
