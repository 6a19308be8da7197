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
    [ahead] Noe her står som om det har hendt, på et tidspunkt som ikke har vært. Se på dagen, året og klokkeslettet.
    [unsettled] To av dere har skrevet på samme sted. Bli enige om hva som skal stå først.
    [written_since] Noen har skrevet etter at du så på det. Se hva som står der nå.
    [not_the_signer] Bare den som signerte, kan trekke det.
    [no_doctor] Dette er ingen lege som kan logge inn her. Skriv navnet i skjemaet; legen signerer på papir.
    [which_doctor] Hvilken lege ga ordinasjonen? Pek ut legen, eller si at den som ga den, ikke logger inn her.
    [other_doctor] En annen lege står som den som ga ordinasjonen. Var det deg, be sykepleieren velge deg.
    [not_an_order] Bare en ordinasjon gitt på telefon signeres av en lege etterpå.
    [not_yet] Det kan ikke være skrevet der på et tidspunkt som ikke har vært.
    [nothing_to_transfer] Den offisielle journalen for dette er her. Det er ingenting å overføre.
    [being_written] Et slikt dokument skrives allerede i denne saken. Gå videre i det, eller si at dette er et til.
    [already_asked] Det er allerede bedt om dette i denne saken, og det er ikke avgjort ennå.
    [decision_waits] Det er bedt om et vedtak om tvungen legeundersøkelse her, og det er ikke fattet. Trekk forespørselen tilbake, eller si hvem som følger opp.
    [next_contact_named] Noe som er signert eller delt ut, sier når dere snakker igjen. Gjør det til en oppfølging, eller si med ord hvorfor ikke.
    [others_wrote] Noen andre har skrevet i det. Da kan bare den som kan skrive i det, trekke det.
   *[id_taken] Det finnes et annet dokument med samme nummer. Last siden på nytt.
}

## Siden til et dokument

doc-all = Dokumenter
doc-under-way = vurdering skrives
doc-leader-under-way = { $n ->
    [0] Ingen vurdering skrives nå.
    [one] Det skrives en vurdering i én åpen kontakt nå.
   *[other] Det skrives vurderinger i { $n } åpne kontakter nå.
}
doc-begin = Begynn på et dokument
doc-ask-for = Be om: { $kind }
doc-being-written = { $kind }: skrives nå av { $who }. Fortsett der
doc-asked-already = { $kind }: { $who } har bedt om det. Se hvor langt det er kommet
doc-begin-another = Begynn på en til: { $kind }
doc-kind = { $what ->
    [isbar] ISBAR
    [urgency] Hastegrad
    [first-contact] Første kontakt
    [support-conversation] Støttesamtale
    [suicide-exploration] Utforske selvmordsfare
    [intoxication] Rus
    [nurse-assessment] Innleggelsesvurdering, sykepleierens del
    [doctor-examination] Legens undersøkelse
    [compulsory-examination-decision] Vedtak om tvungen legeundersøkelse
    [institution-information] Opplysning fra institusjonen
    [telephone-order] Ordinasjon fra lege på telefon
    [escort] Transport og ledsager
    [children] Barn og andre som trenger personen
    [home-visit] Hjemmebesøk
    [relative-conversation] Samtale med pårørende
    [after-crisis] Etter krisen
   *[licensed] Et av kommunens egne skjemaer
}
doc-part = { $what ->
    [nurse] Sykepleierens del
    [doctor] Legens del
    [municipal_doctor] Kommunelegens del
   *[institution] Opplysning fra institusjonen
}
doc-standing = { $what ->
    [unasked] Forespørselen trukket tilbake av { $who }, { $t }. Ingen har vedtatt noe
    [asked] Bedt om av { $who }, { $t }
    [deciding] Skrives nå av { $who }
    [draft] Skrives nå, begynt av { $who }
    [signed] Signert av { $who }, { $t }
    [elsewhere] Skrevet i en annen journal, sier { $who }, { $t }
   *[withdrawn] Trukket av { $who }, { $t }
}
doc-asked-by = bedt om av { $who }, { $t }
doc-unseen = sendt til kommunelegen, og ingen har åpnet det ennå
doc-seen-by = åpnet av { $who }, { $t }
doc-unseen-ring = Ingen har åpnet det ennå. Ring { $who }:
doc-concludes = Legen konkluderer med at kommunelegen skal vurdere tvungen legeundersøkelse. Ingen er spurt før det bes om.
doc-doctor-first = Hvilken lege ga ordinasjonen? Velg legen over, eller si at det er en lege som ikke logger inn her.
doc-doctor-outside = Legen logger ikke inn her. Navnet står i skjemaet, og legen signerer på papir.
doc-on-paper = Legen har signert på papir
doc-on-paper-how = Ingen lege som logger inn her, er valgt. Si det her når legen har signert på papir; til da venter den på legens signatur.
doc-is-on-paper = Legen har signert på papir, sier { $who }, { $t }
doc-next = Neste kontakt, som en oppfølging
doc-next-how = Det står i dokumentet, og ingen følger det opp før du gjør det til en oppfølging. Endre det som må endres.
doc-next-make = Gjør det til en oppfølging
doc-next-do = Gjør det til en oppfølging
doc-awaits-doctor = en lege skal signere
doc-to-transfer = skal overføres til journalsystemet
doc-to-transfer-again = skal overføres til journalsystemet på nytt: det som er sagt om det siden, er ikke der
doc-to-strike = skal strykes i journalsystemet også
doc-is-struck = strøket i journalsystemet, sier { $who }, { $t }
doc-is-transferred = i journalsystemet, sier { $who }, { $t }
doc-written = Det som er skrevet
doc-nothing-yet = Her er ingenting skrevet ennå.
doc-back = Tilbake til saken
doc-saved = Lagret { $t }
doc-by = { $who }, { $t }
doc-js-saved = Lagret { $t }
doc-js-kept = Tatt vare på her på skjermen { $t }, og sendes når linjen er der
doc-js-sending = Lagrer …
doc-writes-here = { $who } skriver her
doc-writes = { $who } skriver nå:
doc-save = Lagre
doc-two-read = To har skrevet her, og det er ikke avgjort hva som skal stå:
doc-two = To av dere har skrevet her.
doc-take = La teksten fra { $who } stå
doc-take-typed = La det som nå er i feltet, stå
doc-both = Sett begge inn i feltet
doc-emptied = Tømt
doc-unsettled = { $n ->
    [one] To av dere har skrevet i ett felt: bli enige om det først
   *[other] To av dere har skrevet i { $n } felt: bli enige om dem først
}
doc-sign = Signatur
doc-sign-do = Signer
doc-sign-how = Det som er signert, endres aldri. Det som kommer senere, skrives ved siden av.
doc-who-signs = { $what ->
    [nurse] En sykepleier signerer dette.
    [doctor] En lege signerer dette.
    [municipal_doctor] Kommunelegen, eller den kommunelegen har gitt oppgaven, signerer dette.
   *[institution] Den som tok imot opplysningen, signerer dette.
}
doc-signed-by = Signert av { $who }, { $t }
doc-place = Post { $n } i loggen
doc-doctor = Hvilken lege ga ordinasjonen?
doc-doctor-how = Legen kan da lese dette dokumentet, får beskjed når du har signert, og signerer det etterpå.
doc-doctor-choose = Velg lege
doc-doctor-do = Velg denne legen
doc-ordered-by = Gitt av { $who }, som signerer den
doc-left = { $n ->
    [one] Ett dokument i en avsluttet kontakt venter på en signatur, eller på journalsystemet
   *[other] { $n } dokumenter i avsluttede kontakter venter på en signatur, eller på journalsystemet
}
doc-orders = Venter på underskriften din
doc-part-name = En lege er med
doc-part-how = Legen leser dokumentene og forespørselen i denne saken, skriver legens del, og får en melding som ikke sier noe om noen.
doc-part-who = Hvilken lege?
doc-part-do = La denne legen være med
doc-part-takes = { $who } er med i denne saken.
doc-part-end = Er ikke med lenger
doc-part-case = En sak du er med i
doc-part-named = Valgt av { $who }, { $t }
doc-unsigned = Ikke signert
doc-unsigned-here = { $n ->
    [one] Ett dokument her er ikke signert
   *[other] { $n } dokumenter her er ikke signert
}
doc-decisions = Vedtak som venter på deg
doc-countersign = Signer ordinasjonen
doc-countersign-how = Du ga denne ordinasjonen på telefon; sykepleieren har lest den tilbake og skrevet den ned.
doc-countersigned = Ordinasjonen er signert av { $who }, { $t }
doc-transferred = Det er i journalsystemet nå
doc-transferred-how = Den offisielle journalen for dette er i journalsystemet. Bekreft når det er der.
doc-transferred-again-how = Det er i journalsystemet, uten det som er sagt om det siden. Bekreft når det også er der.
doc-struck = Det er strøket i journalsystemet nå
doc-struck-how = Det er trukket her, og står ennå i journalsystemet. Bekreft når det er strøket der også.
doc-act = { $what ->
    [amend] Skriv et tillegg
    [elsewhere] Skrevet i en annen journal
   *[withdraw] Trekk
}
doc-act-how = { $what ->
    [amend] Det blir stående ved siden av det som er signert.
    [elsewhere] Ingenting skrives to ganger. Det som er fylt ut her, blir tatt vare på, og mer skrives ikke.
   *[withdraw] Det gjelder ikke lenger, og blir tatt vare på.
}
doc-act-asks = { $what ->
    [amend-words] Hva som skal legges til
    [amend-reason] Hvorfor
    [elsewhere-record] I hvilken journal
    [elsewhere-by] Skrevet av hvem
    [elsewhere-at] Når
   *[withdraw-reason] Hvorfor
}
doc-case = I samme sak
doc-elsewhere-by = Skrevet der av { $who }, { $t }
doc-not-begun = ikke begynt
doc-request = Det forespørselen sier
doc-js-offer = Forespørselen sier:
doc-js-put = Sett inn i feltet
doc-learnt = Forslag til planen
doc-learnt-do = Foreslå dette for planen
doc-learnt-how = Koordinatoren og personen ser på det sammen, og bestemmer.
doc-learnt-sent = Foreslått. Koordinatoren og personen ser på det sammen.
doc-learnt-nobody = Det er ikke sagt hvem saken gjelder. Si det på siden til kontakten, så kan dette foreslås for planen.
doc-amendments = Tillegg
doc-why = Hvorfor:
doc-withdrawn-why = Trukket:
doc-no-form = Skjemaet { $form } som dette ble begynt på, er ikke i håndboken lenger. Det kan legges tilbake.
doc-closed = Ingenting her for deg
doc-closed-why = Dette finnes ikke, eller du er ikke lenger med i saken.
doc-home = Til min egen side
