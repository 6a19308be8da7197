### Journaler og planer: det som står på skjermene.

## Når noe ikke går

ui-no-record = { $what ->
    [name_missing] Skriv minst ett navn.
    [year_wrong] Dette er ikke et fødselsår.
    [wanted_and_not] En sykepleier kan ikke både være ønsket og ikke ønsket.
    [answer_missing] Noe mangler. Fyll ut det første feltet i hver linje; legemidler og allergier trenger også dato og kilde.
    [not_a_date] Dette er ikke en dato. Skriv år, måned og dag, for eksempel 2026-03-14.
    [birth_number_taken] En annen journal har dette fødselsnummeret. Se på den, og slå de to sammen hvis de er samme person.
    [changed_meanwhile] En annen har endret dette i mellomtiden. Se hva som står der nå. Det du skrev, står her.
    [not_day_service] Bare en i dagtjenesten kan koordinere en plan.
    [patient_erased] Denne journalen er slettet. Ingen kan lese den mer.
    [same_patient] Dette er alt én journal.
    [two_birth_numbers] De to har ulike fødselsnumre. De er to personer.
    [not_merged] Denne journalen er ikke slått sammen med en annen.
    [only_the_person_widens] Bare personen selv, sammen med dem som arbeider med dem, kan la noen få vite mer.
    [with_the_person] Dette gjøres sammen med personen, av dem som arbeider med dem.
    [plan_in_force] En plan gjelder nå. Avslutt den først, hvis det er det personen vil.
    [plan_under_way] En versjon er alt under arbeid. Gå videre med den, eller forkast den.
    [no_consent] Personen har ikke samtykket til at det lages en plan, eller samtykket er utløpt. Spør først.
    [plan_fixed] Denne versjonen er ferdig og blir stående. Begynn en ny fra den.
    [plan_empty] Det står ikke noe i planen ennå.
    [own_words_missing] Skriv med personens egne ord hva de ikke er enige i.
    [capacity_words_missing] Skriv hva tvilen om evnen til å bestemme er.
    [not_agreed] Personen har ikke sagt seg enig i denne versjonen.
    [review_wrong] Planen skal ses på igjen en dag som kommer, og før perioden er over.
    [about_nobody] Si først hvem denne kontakten gjelder, mens den er åpen.
    [no_ground] Det er ikke noe grunnlag for å lese dette. Det kan være at personen ikke har samtykket.
    [reason_too_short] Skriv en grunn som både lederen og personen kan forstå.
    [nothing_withdrawn] Det er ikke trukket noe tilbake her som du hadde lest.
    [own_opening] Dette er din egen åpning. En annen ser på den.
    [erasure_asked] Det er alt bedt om at denne journalen slettes.
    [second_person] En annen enn den som ba om det, utfører dette.
   *[too_early] Ventetiden er ikke over.
}
ui-no-too-many = Det er for mange: høyst { $count }.
ui-may-not-record = { $what ->
    [nurse_on_duty_only] Bare en sykepleier som er på vakt nå, kan gjøre dette.
    [register_only] Personer registreres av sykepleiere på vakt og av dagtjenesten.
    [no_ground] Ingenting åpner denne journalen for deg nå: ingen kontakt du har, er med denne personen, og du arbeider ikke med dem.
    [with_the_person] Dette er for dem i dagtjenesten som arbeider med denne personen.
    [on_duty_or_with_the_person] Dette er for en sykepleier som er på vakt nå, og for dem som arbeider med denne personen.
   *[assign_only] Hvem som arbeider med hvem, sier lederen og dagtjenesten.
}
