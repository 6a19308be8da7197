## Dokumenter på skjema

ui-no-document = { $what ->
    [nurse_signs] Denne delen er sykepleierens.
    [doctor_signs] Denne delen skrives og signeres av en lege.
    [municipal_doctor_signs] Vedtak om tvungen legeundersøkelse er kommunelegens eller den kommunelegen har gitt oppgaven. Andre kan be om det, men ikke skrive eller signere det.
    [signed] Dette er signert, og ingenting i det endres. Skriv et tillegg ved siden av.
    [over] Dette er trukket, eller står i en annen journal. Begynn på et nytt.
    [not_signed] Dette er ikke signert ennå.
    [other_form] Dette ble begynt på en annen utgave av skjemaet, og gjøres ferdig på den.
    [no_field] Dette spørsmålet finnes ikke i skjemaet, eller det stilles ikke nå.
    [misfit] Svaret passer ikke til spørsmålet. Det du skrev, står der ennå.
    [unfinished] Noe som må være besvart før du signerer, mangler. Det er merket.
    [unsettled] To av dere har skrevet på samme sted. Bli enige om hva som skal stå først.
    [written_since] Noen har skrevet etter at du så på det. Se hva som står der nå.
    [not_the_signer] Bare den som signerte, kan trekke det.
    [not_an_order] Bare en ordinasjon gitt på telefon signeres av en lege etterpå.
    [nothing_to_transfer] Den offisielle journalen for dette er her. Det er ingenting å overføre.
   *[id_taken] Det finnes et annet dokument med samme nummer. Last siden på nytt.
}
