# Skjemaene i håndboka: feltene, hva som mangler, og hvordan et skjema ser ut.

## Feltene

ui-form-yes = Ja
ui-form-no = Nei
ui-form-own = Noe annet, med egne ord
ui-form-needed = · må besvares
ui-form-lacking = · svar mangler
ui-form-awaits = Må kontrolleres av tjenesten
ui-form-clear = Fjern svaret
ui-form-add = Legg til en til
ui-form-remove = Ta bort
ui-form-row = { $what }, { $n }
ui-form-again = { $what }, svar { $n }
ui-form-missing = { $n ->
    [one] Ett svar mangler før dette kan signeres:
   *[other] { $n } svar mangler før dette kan signeres:
}
ui-form-whole = Alt som må besvares, er besvart.
ui-form-problem = { $what ->
    [unknown] Feltet finnes ikke i dette skjemaet. Last siden på nytt.
    [too_many] Det er gitt for mange svar. Velg ett, eller skriv med egne ord.
    [twice] Det samme er valgt to ganger.
    [too_long] For langt: høyst { $n } tegn. Det du har skrevet, står her fortsatt.
    [not_an_option] Dette er ikke blant valgene.
    [yes_or_no] Svar ja eller nei.
    [not_whole] Skriv et helt tall.
    [not_a_number] Skriv et tall.
    [out_of_bounds] Tallet er utenfor det som kan svares her.
    [not_a_date] Skriv dag, måned og år.
    [not_a_time] Skriv dag og klokkeslett.
    [not_yet] Det er fram i tid. Her spørres det om noe som har hendt: se på dagen, året og klokkeslettet.
   *[other_kind] Dette kan ikke være et svar her.
}

## Et skjema i håndboka

ui-form-handbook = Håndboka
ui-forms-title = Skjemaene
ui-forms-lead = Det en vurdering skrives på. Åpne for alle å lese; her fylles ingenting ut.
ui-form-preview = Slik er skjemaet. Her kan ingenting fylles ut.
ui-form-version = Versjon { $v }, i bruk fra { $t }
ui-form-version-until = Versjon { $v }, i bruk fra { $t } til { $until }
ui-form-source = Kilde
ui-form-reviewed = Sist sett gjennom
ui-form-never = Ikke sett gjennom
ui-form-shipped = Skjemaet fulgte med programmet. Tjenesten skal selv se gjennom det før det brukes.
ui-form-of-the-service = Kommunens eget skjema.
ui-form-copyright = Vilkår
ui-form-file = Som fil (FHIR R4)
ui-form-versions = Andre versjoner
ui-form-repeats = Kan fylles ut flere ganger.
ui-form-several = Flere svar kan gis.
ui-form-asked-one = Spørres når { $t }.
ui-form-asked-all = Spørres når alt dette stemmer:
ui-form-asked-any = Spørres når noe av dette stemmer:
ui-form-asked-when = { $what ->
    [is] «{ $q }» er besvart med «{ $v }»
    [is_not] «{ $q }» ikke er besvart med «{ $v }»
    [more] «{ $q }» er mer enn { $v }
    [less] «{ $q }» er mindre enn { $v }
    [at_least] «{ $q }» er minst { $v }
    [at_most] «{ $q }» er høyst { $v }
    [answered] «{ $q }» er besvart
   *[unanswered] «{ $q }» ikke er besvart
}
