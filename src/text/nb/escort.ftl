## Ledsaging

ui-no-escort = { $what ->
    [backwards] Tiden tilbake på vakt må være etter tiden stolen blir tom, og ikke være over allerede.
    [too_long] En ledsaging bestilles for høyst tre døgn.
    [out_already] Hun har en annen ledsaging i den tiden.
    [cannot_escort] Ledsager er en sykepleier, dagtjenesten eller en koordinator hos oss.
    [police_reason] Skriv hvorfor politiet, og hvilket sivilt følge som er vurdert først. Politiet er ikke transport.
    [why_police] Kryss av hva som var grunnen til at politiet ble spurt, eller at det var noe annet, og skriv det.
    [police_not_asked] Politibil er en anmodning til politiet. Si at de er spurt, og hvorfor.
    [no_flight] Bare et rutefly kan bli innstilt av andre.
    [flight_goes] Si først at flyet er innstilt.
    [arrived] Pasienten er alt overlatt til andre.
    [over] Denne ledsagingen er over.
    [left_already] Stolen er alt tom. Avlys denne og bestill en ny.
    [not_left] Hun har ikke dratt ennå. Avlys i stedet.
    [cannot_cover] Stolen tas av en annen sykepleier i tjenesten, som ikke selv er borte da.
    [no_chair] Hun har ikke vakt i den tiden: det er ingen stol å ta.
   *[id_taken] Det finnes en annen ledsaging med samme nummer. Last siden på nytt.
}

## Tavlen

ui-group-chairs = Tomme stoler
ui-chair = { $what ->
    [planned] { $me ->
        [me] Du skal på ledsaging fra { $from } til ca. { $until }
       *[other] { $who } skal på ledsaging fra { $from } til ca. { $until }
    }
    [empty] { $me ->
        [me] Du er på ledsaging til ca. { $until }
       *[other] { $who } er på ledsaging til ca. { $until }
    }
    [delayed] { $me ->
        [me] Du er på ledsaging. Avreisen er innstilt, ny tid mangler
       *[other] { $who } er på ledsaging. Avreisen er innstilt, ny tid kommer
    }
   *[overdue] { $me ->
        [me] Du skulle være tilbake { $until }
       *[other] { $who } skulle være tilbake { $until }, og har ikke sagt fra
    }
}
ui-chair-answers = { $who } svarer.
ui-chair-answers-then = { $who } svarer, så { $then }.
ui-chair-fallback = { $what ->
    [day_service] Ingen andre av oss svarer: anrop går til dagtjenesten.
    [legevakt] Ingen andre av oss svarer: anrop går til legevakten.
   *[other] Ingen andre av oss svarer: anrop går til reserven.
}
ui-chair-outside = Utenfor vakttid: anrop går dit de ellers går da.
ui-chair-cover = { $who } tar stolen.
ui-chair-open = Åpne kontakten
ui-chair-cover-choose = Hvem tar stolen?
ui-chair-cover-nobody = Ingen egen vikar
ui-chair-cover-save = Lagre
ui-chair-cover-how = Får melding med en gang, og blir ringt i hennes sted.
ui-chair-back = Hun er tilbake
ui-chairs-none = Ingen er på ledsaging, og ingen skal.

## På siden til kontakten

ui-escort-why = Hva som var prøvd først, og hvorfor politiet
ui-escorts-over = Ledsaginger som er over
ui-escort-ride = { $what ->
    [scheduled_flight] Rutefly
    [ambulance] Ambulanse
    [air_ambulance] Luftambulanse
    [car] Bil
   *[police_vehicle] Politibil
}
ui-escort-stage = { $what ->
    [booked] { $who } blir med { $t }
    [under_way] Har dratt { $t }
    [arrived] Overlatt { $t }
    [back] Tilbake på vakt { $t }
   *[called_off] Avlyst { $t }
}
ui-escort-to = Til: { $unit }
ui-escort-window = Stolen er tom { $from } til ca. { $until }.
ui-escort-was = Stolen: { $from } til { $until }
ui-escort-told = Mottaket fikk vite det { $t }, av { $who }
ui-escort-untold = Mottaket har ikke fått vite det slik det er nå
ui-escort-examined = Undersøkt av lege { $when }, for { $t } siden
ui-escort-exam-withdrawn = Legens undersøkelse gjelder ikke lenger: trukket av { $who }, { $t }
ui-escort-not-examined = Ingen signert legeundersøkelse i kontakten.
ui-escort-cancelled = Flyet er innstilt, sagt { $t } av { $who }
ui-escort-asked = Bedt om av: { $who }
ui-escort-civil-was = Sivilt følge:
ui-escort-police = { $what ->
    [not_needed] Politi: ikke aktuelt
    [considered] Politi: vurdert, ikke spurt
   *[asked] Politi: spurt
}
ui-escort-police-waited = ventet { $n } min

## Bestille

ui-escort-book = Bestill ledsaging
ui-escort-book-how = Lederen får vite med en gang når stolen er tom. Andre på vakt blir ringt imens.
ui-escort-book-go = Bestill
ui-escort-book-go-how = lederen får melding nå
ui-escort-who = Hvem blir med?
ui-escort-how = Hvordan?
ui-escort-flight-words = Fly og avgang, eller hvem som kjører
ui-escort-from = Stolen er tom fra
ui-escort-from-hint = Stolen er tom fra nå, om du lar det stå tomt.
ui-escort-until = Tilbake på vakt ca.
ui-escort-unit = Hvem tar imot?
ui-escort-asked-by = Hvem ba om det?
ui-escort-civil = Hvilket sivilt følge er vurdert først, og hva ble det til?
ui-escort-police-what = Politi
ui-escort-police-rule = Politiet er ikke transport. De spørres bare når det kan bli nødvendig med makt.
ui-escort-police-page = Les mer
ui-escort-police-reasons = Hva var grunnen til at politiet ble spurt?
ui-escort-police-reasons-how = Bare der de ble spurt. Tjenesten teller hvorfor politiet brukes. Flere svar er mulig.
ui-escort-police-reason = { $what ->
    [own-danger] Fare for personens eget liv eller helse
    [others-danger] Fare for andre, også for dem som følger
    [resists] Personen setter seg imot undersøkelse eller reise
    [missing] Personen måtte finnes
    [no-way-in] Vi kom ikke inn til personen
    [no-escort] Det var ikke noe annet følge å få i tide
   *[own_words] Noe annet: jeg skriver det under
}
ui-escort-police-why = Hvorfor, eller hvorfor ikke?
ui-escort-police-minutes = Ventet på politiet, minutter

## Underveis

ui-escort-set-off = Vi har dratt
ui-escort-arrived = Overlatt
ui-escort-arrived-fold = Framme
ui-escort-handed-to = Til hvem på mottaket?
ui-escort-told-whom = Hvem på mottaket?
ui-escort-tell = Mottaket har fått vite det
ui-escort-back = Jeg er tilbake på vakt
ui-escort-flight = Flyet er innstilt
ui-escort-flight-how = lederen får vite at du blir borte lenger
ui-escort-wait-place = Hvor venter dere?
ui-escort-wait-stays = Hvem blir hos personen?
ui-escort-wait-departs = Neste avgang
ui-escort-departs-hint = La stå tomt om den ikke er kjent.
ui-escort-departs-unknown = ikke kjent ennå
ui-escort-wait-rest = Din hvile, og hvordan du kommer hjem
ui-escort-wait-until = Tilbake på vakt ca.
ui-escort-until-hint = Stolen er tom til da. Lederen får den nye tiden.
ui-escort-wait-save = Lagre, og si fra til lederen
ui-escort-wait-change = Noe er annerledes med ventingen
ui-escort-change = Endre ledsagingen
ui-escort-change-save = Lagre
ui-escort-off-fold = Avlys ledsagingen
ui-escort-off-why = Hvorfor?
ui-escort-off = Avlys
ui-no-choose-escort = Velg hvilken ledsaging.
ui-no-escort-place = Skriv hvor dere venter.
ui-no-escort-stays = Skriv hvem som blir hos personen.
ui-no-escort-until = Skriv når du er tilbake på vakt.
ui-no-escort-from = Skriv når stolen blir tom.
ui-no-escort-to = Skriv hvem som tok imot.
ui-no-escort-reason = Skriv hvorfor.
ui-no-escort-ride = Velg hvordan dere reiser.
ui-no-escort-police = Velg hva som er gjort om politi.
ui-no-escort-waited = Skriv ventetiden i hele minutter.
ui-no-escort-unit = Skriv hvem som tar imot.
ui-no-escort-asked = Skriv hvem som ba om det.
ui-on-duty-escorting = På ledsaging til ca. { $t }
ui-desk-escort = { $what ->
    [somebody] En sykepleier er på ledsaging til ca. { $t }. En annen svarer.
   *[nobody] Sykepleieren er på ledsaging til ca. { $t }. Ingen andre av oss svarer.
}
ui-escort-back-by = Tilbake på vakt ca. { $until }.
ui-escort-back-unknown = Ingen har sagt ennå når hun er tilbake.
