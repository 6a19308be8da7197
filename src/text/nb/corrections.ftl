### Det som sto i en journal før: hva, hvem, når og hvorfor.

rec-earlier = Sto her før: { $n }
rec-earlier-older = Eldre: { $n }
rec-earlier-by = Skrevet om av { $who }, { $at }
rec-earlier-by-machine = Skrevet om ved maskinen, { $at }
rec-earlier-wrong = Det var feil: { $why }
rec-earlier-wrong-unsaid = Det var feil.
rec-earlier-changed = Det stemte da.
rec-earlier-field = { $what ->
    [given] Fornavn
    [family] Etternavn
    [described] Hvem det gjelder, når navnet ikke er kjent
    [preferred] Vil kalles
    [birth_number] Fødselsnummer
    [birth_year] Fødselsår
    [phones] Telefon
    [address] Adresse
    [language] Språk
    [interpreter] Tolk til
    [communication] Hørsel, syn, lesing
    [standing] Status
    [no_texts] SMS
    [number_withheld] Nummeret vårt
    [somebody_else] Hvis noen andre svarer
    [preferred_nurses] Ønskede sykepleiere
    [not_wanted] Ikke ønskede sykepleiere
    [name] Navn
    [role] Hva de er for personen
    [next_of_kin] Nærmeste pårørende
    [hours] Når de kan ringes
    [shared_phone] Flere bruker telefonen
    [order] Nummer i rekken
    [told] Hva de kan få vite
    [told_words] Med personens egne ord
    [objected] Personen vil ikke ha kontakt
    [question] Spørsmål
   *[answer] Svar
}
rec-earlier-yes = { $what ->
    [yes] ja
   *[no] nei
}
rec-earlier-taken-off = Tatt av listen
rec-amends = Det som står her fra før
rec-amends-is = { $what ->
    [changed] Det stemte, og er endret siden
   *[wrong] Det var feil
}
rec-amends-why = Hva var feil
rec-amends-hint = Gjelder alt du endrer her. Det strykes og kan fortsatt leses, med navnet ditt og grunnen.
rec-amends-no-why = Skriv hva som var feil. Er det bare endret siden, så velg det.
rec-listing-wrong = Ført feil
rec-listing-wrong-what = Hva som er feil
rec-listing-wrong-is = { $what ->
    [unlist] De skal ikke stå på listen
   *[no-objection] Personen har ikke sagt nei til kontakt med dem
}
rec-consent-strike = Det er ført feil
rec-consent-strike-hint = Samtykket er aldri gitt, eller gjaldt en annen. Det gjelder ikke mer, på alle skjermer med en gang. Det strykes og kan fortsatt leses, med navnet ditt og grunnen.

## Det som sto i journalen før, på papiret personen får med.

acc-paper-before = Det som sto i journalen før
acc-paper-before-lead = Dette sto om deg, og er skrevet om siden. Det som var feil, er strøket.
acc-paper-before-where = { $what ->
    [people] De rundt deg
    [settings] Slik vil du nås
    [question] Spørsmålet som viser at det er deg
   *[identity] Hvem du er
}
acc-paper-before-question = Det var et annet spørsmål. Det og svaret står ikke på papir, så ingen kan finne dem.
acc-paper-struck = Strøket helt
acc-paper-struck-written = Skrevet ned { $at }.
