# Legens forespørsel: skjemaet, stigen, rommet, og det samme hos sykepleieren. Vanlig norsk, rolig, uten utropstegn.

## Rammen

rq-title = Be om psykiatrisk sykepleier
rq-who = Legevakt
rq-other-language = English
rq-back = Forespørsler

## Hvem har vakt

rq-nurse-there = Sykepleier på vakt til { $t }
rq-nurse-busy = Sykepleieren er i en samtale. Hun ser forespørselen med en gang.
rq-nobody = Ingen psykiatrisk sykepleier på vakt nå
rq-nobody-until = Neste vakt begynner { $t }.
rq-nobody-when-unknown = Det står ikke på vaktlisten når neste vakt begynner.
rq-hole = Ingen psykiatrisk sykepleier kan nås nå
rq-hole-why = { $what ->
    [empty] Ingen står på vaktlisten. Vakten varer til { $t }.
   *[unavailable] De som har vakt, kan ikke ta imot nå. Vakten varer til { $t }.
}
rq-not-writable = Ingenting kan sendes herfra nå
rq-not-writable-why = Det du skriver, står på siden. Ring i stedet.
rq-call-instead = Ring i stedet
rq-call-too = Eller ring
rq-receives = Hvem tar imot nå
rq-receives-nobody = Ingen mottak i tjenestefilen har åpent nå.
rq-own-line = Ringer du fra legevaktens linje, går du først i køen.

## Skjemaet

rq-urgency = Hvor mye haster det?
rq-urgency-is = { $what ->
    [immediate] Straks
    [urgent] Haster
    [soon] Snart
   *[routine] Kan vente
}
rq-urgency-means = { $what ->
    [immediate] Fare for liv eller alvorlig skade nå. Ring 113 også.
    [urgent] Kan bli farlig. Trenger noen så fort det går.
    [soon] Trenger hjelp i løpet av noen timer.
   *[routine] Kan vente til det passer, i denne vakten.
}
rq-within-minutes = { $n ->
    [one] Svar innen ett minutt.
   *[other] Svar innen { $n } minutter.
}
rq-within-hours = { $n ->
    [one] Svar innen én time.
   *[other] Svar innen { $n } timer.
}
rq-wanted = Hva ønsker du?
rq-wanted-is = { $what ->
    [advice_now] Råd på telefon nå
    [come_here] Kom hit
    [take_over] Ta over
    [help_with_admission] Hjelp med innleggelse
   *[escort] Følge
}
rq-patient = Hvem gjelder det?
rq-patient-hint = Fødselsnummer, eller navn og fødselsår. La stå tomt hvis du ikke vet.
rq-situation = Hva skjer nå?
rq-place = Hvor er pasienten?
rq-place-hint = Rom, adresse eller bil.
rq-more = Hvem er der, sikkerhet, tolk, bakgrunn, din vurdering
rq-more-hint = Det du vet. Resten kan du skrive etterpå.
rq-present = Hvem er der?
rq-safety = Sikkerhet
rq-safety-hint = Våpen, vold, rus, smitte, hund. Ingenting kjent er også et svar.
rq-interpreter = Språk og tolk
rq-background = Bakgrunn
rq-assessment = Din vurdering
rq-recommendation = Hva du ber om, med egne ord
rq-phone = Telefonen din
rq-phone-hint = Dit sykepleieren ringer deg. Åtte siffer er nok for et norsk nummer.
rq-your-name = Navnet ditt
rq-your-hpr = HPR-nummer
rq-who-hint = Spørres om én gang i løpet av vakten.
rq-kept-here = Det du skriver, tas vare på på denne maskinen til det er sendt.
rq-send = Send
rq-send-what = sykepleieren ringes med en gang
rq-as-written = Send det slik det står

## Hva som var galt i skjemaet

rq-no-birth-number = { $what ->
    [length] Et fødselsnummer har 11 sifre. Dette har { $n }.
    [date] De seks første sifrene er dag, måned og år, og den datoen finnes ikke.
    [first] Det tiende sifferet (første kontrollsiffer) passer ikke med de andre. Ett av sifrene er feil.
   *[second] Det siste sifferet (andre kontrollsiffer) passer ikke med de andre. Ett av sifrene er feil.
}
rq-no-phone = Telefonnummeret kan ikke leses. Skriv åtte siffer, eller landkode først. Det kan også stå tomt.
rq-no-name = Skriv navnet ditt, så sykepleieren vet hvem hun ringer.
rq-no-hpr = Et HPR-nummer har høyst ni sifre. Det kan stå tomt.
rq-no-minutes = Velg hvor lenge det er til du er der.

## Hva som skjer når du sender

rq-what-happens = Når du sender
rq-what-happens-1 = Telefonen til sykepleieren ringer med en gang.
rq-what-happens-2 = Svarer hun ikke, ringes den neste, så alle på vakt.
rq-what-happens-3 = Du ser her hvem som tar den, og når hun er hos deg.
rq-what-happens-4 = Dere kan skrive til hverandre, eller bli koblet sammen på telefon.
rq-mine = Dine forespørsler

## Stigen

rq-your-request = Din forespørsel
rq-sent-at = Sendt { $t }
rq-step = { $what ->
    [sent] Mottatt
    [ringing] Sykepleieren ringes
    [accepted] Godtatt
    [on_the_way] På vei
    [arrived] Fremme
   *[closed] Avsluttet
}
rq-withdrawn = Trukket tilbake
rq-rings-now = Ringer nå: { $who }
rq-rings-nobody = Ingen telefon ringer akkurat nå
rq-next-ring = { $who } ringes om { $t }
rq-next-everyone = alle på vakt ringes om { $t }
rq-nobody-answered = Ingen har svart ennå
rq-nobody-answered-do = Vi ringer alle på vakt hvert minutt til noen svarer. Lederen har fått beskjed. Ring gjerne noen andre i mellomtiden.
rq-waits-for-duty = Venter til en sykepleier er på vakt
rq-accepted-by = Godtatt av { $who }
rq-accepted-next = Hun ringer deg, eller skriver her.
rq-on-the-way-by = { $who } er på vei
rq-expected-at = fremme omtrent { $t }
rq-arrived-by = { $who } er fremme
rq-connect = Koble oss sammen nå
rq-connect-how = sykepleierens telefon ringer først, så din
rq-connect-no-phone = Skriv telefonnummeret ditt først, så kan vi koble dere sammen.
rq-connecting = Kobler dere sammen
rq-talking = Dere snakker
rq-withdraw = Trekk tilbake
rq-withdraw-sure = Trengs ikke lenger. Telefonene slutter å ringe.
rq-amend = Rett eller legg til
rq-amend-save = Lagre endringen
rq-amended = { $n ->
    [one] endret én gang
   *[other] endret { $n } ganger
}
rq-hidden-here = Pasientopplysninger vises bare etter innlogging. Sykepleieren ser dem.
rq-while-waiting = Mens du venter
rq-while-voluntary = Før tvang: hva er prøvd frivillig, og hva sier pasienten selv?

## Rommet

rq-room = Meldinger
rq-room-empty = Ingen meldinger ennå. Det du skriver her, ser den andre med en gang.
rq-room-write = Skriv til sykepleieren
rq-room-write-nurse = Skriv til legen
rq-room-hint-station = Legen leser dette på legevaktens maskin uten innlogging. Skriv ikke navn eller fødselsnummer.
rq-room-send = Send
rq-unanswered = { $n ->
    [one] én ubesvart melding
   *[other] { $n } ubesvarte meldinger
}
rq-agreed = Avtalt
rq-agree-save = Lagre som avtalt
rq-by-doctor = Lege
rq-by-you = Du

## ISBAR

rq-s = Hva skjer nå
rq-b = Bakgrunn
rq-a = Vurdering
rq-patient-unknown = Ikke kjent ennå
rq-patient-born = { $name }, født { $year }
rq-patient-kind = { $what ->
    [d] D-nummer
    [h] H-nummer
    [fh] Felles hjelpenummer (FH)
   *[birth] fødselsnummer
}
rq-from-station = { $name }, fra legevaktens maskin
rq-from-telephone = Ringte fra legevaktens linje
rq-hpr = HPR { $n }

## Hos sykepleieren

rq-nurse-heading = Legevakt ber om hjelp
rq-rings-you = Legevakt ber om hjelp
rq-waited = Har ventet { $t }
rq-accept = Jeg tar den
rq-accept-how = eller svar på telefonen og trykk 1
rq-decline = Kan ikke nå
rq-decline-next = den neste ringes med en gang
rq-on-the-way = På vei, fremme om
rq-on-the-way-in = { $n } min
rq-on-the-way-other = På vei, andre minutter
rq-on-the-way-save = På vei
rq-arrive = Jeg er fremme
rq-call-doctor = Ring legen nå
rq-call-doctor-how = telefonen din ringer først, trykk 1
rq-make-request = Gjør samtalen til en forespørsel
rq-make-request-hint = Fyll inn det legen sier. Det kan rettes etterpå.
rq-make-request-save = Lagre som forespørsel
rq-row-kind = Legevakt ber om hjelp
rq-row-accepted = Godtatt av { $who }
rq-row-outcome = Mangler utfall
rq-must-close = Legen ser at den er avsluttet når du har skrevet utfallet.
rq-connecting-how = Først ringer sykepleierens telefon, så din.
rq-cannot-send = Kan ikke sendes nå: ingen er på vakt til å ta den. Det du har skrevet, står her. Ring i stedet.
rq-patient-short = Pasient
rq-place-short = Sted
rq-asked-by = Lege
rq-patient-invented = oppdiktet
ui-js-new = ny
