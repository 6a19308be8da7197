## Overleveringen

ho-may-not = { $what ->
    [givers_only] Dette er for dem som hadde vakten, og for en sykepleier som er på vakt nå.
   *[takers_only] Dette er for dem som overleveringen er til.
}
ho-no = { $what ->
    [nothing] Det er ingenting å overlevere: ingenting har skjedd, og ingenting står åpent.
    [no_day_service] Ingen i dagtjenesten står i tjenestens oppsett. Overlever til en sykepleier.
    [not_to_her] Velg en annen sykepleier enn deg selv.
    [signed_already] Noen har allerede signert denne.
    [accepted_already] En annen har allerede tatt imot denne.
    [one_by_one] Dagtjenesten tar imot én for én, så hver får en som har den.
    [asked_already] Et spørsmål om denne venter på svar. Svar på det først.
   *[not_asked] Ingen spørsmål om denne venter på svar.
}

ho-title = Overlevering
ho-back = Tilbake
ho-open-ones = Venter
ho-nothing = Ingen overlevering venter. Når noe er overlevert, står det her.
ho-to = Til hvem
ho-to-whom = { $what ->
    [nurse] Til neste sykepleier
   *[day] Til dagtjenesten
}
ho-to-day-at = Til dagtjenesten, { $at }
ho-to-nurse-at = Til { $who }, { $at }
ho-draft = { $what ->
    [nurse] Dette overleverer du til neste sykepleier
   *[day] Dette overleverer du til dagtjenesten
}
ho-draft-nurse = Den neste er { $who }.
ho-draft-empty = Ingenting å overlevere ennå: ingen har vært i kontakt, og ingenting står åpent. Blir det med det, sier overleveringen det av seg selv når vakten er over, og ingen må ta imot.
ho-minutes = { $n ->
    [one] Om lag ett minutt å lese.
   *[other] Om lag { $n } minutter å lese.
}
ho-by-itself = Det blir overlevert av seg selv { $at }.
ho-quiet = { $n ->
    [one] I tillegg: ett feilnummer eller noe uten innhold.
   *[other] I tillegg: { $n } feilnumre eller noe uten innhold.
}
ho-sentence = En setning til den som tar over
ho-kept = Lagret av { $who }, { $at }
ho-save = Lagre setningene
ho-hand-over = { $what ->
    [nurse] Overlever til neste sykepleier
   *[day] Overlever til dagtjenesten
}
ho-waits = Ikke tatt imot
ho-done = Tatt imot
ho-all-accepted = { $n ->
    [one] Den ene er tatt imot
   *[other] Alle { $n } er tatt imot
}
ho-waiting = { $n } av { $of } er ikke tatt imot
ho-waiting-asked = { $n ->
    [one] ett spørsmål venter på svar
   *[other] { $n } spørsmål venter på svar
}
ho-keeper = venter på { $who }
ho-rings = ringer { $at }
ho-overdue = skulle vært tatt imot { $at }
ho-past = { $n ->
    [one] En tidligere
   *[other] { $n } tidligere
}
ho-signed-by = Signert av { $who }, { $at }.
ho-made-itself = Overlevert av seg selv da vakten var over. Vakten hadde: { $who }.
ho-sign = Sett navnet mitt under
ho-print = Skriv ut
ho-accept = Jeg tar imot
ho-accept-all = Jeg tar imot alt
ho-accept-for = En annen skal ha den
ho-accept-her = { $who } skal ha den
ho-ask-back = Spør tilbake
ho-ask = Hva lurer du på?
ho-ask-send = Send spørsmålet
ho-answer = Svar
ho-answer-send = Send svaret
ho-closed = Tatt imot
ho-closed-hint = Det som sto her, leses nå bare av den det ligger hos, og av den som har noe å gjøre i det.
ho-ended-erased = Avsluttet: slettet
ho-ended-erased-hint = Dette ble slettet før noen hadde tatt imot. Ingen kan lese det, og ingen skal gjøre noe med det.
ho-not-yours = For en kollega
ho-not-yours-hint = Du har sagt at du kjenner denne personen privat, eller den er ikke din å lese. En kollega tar imot.
ho-somebody = Noen vi ikke vet hvem er
ho-left-person = { $who } følger opp innen { $at }
ho-left-children = { $who } ser til barna innen { $at }
ho-refused = Ønsker ikke oppfølging.
ho-visit = På hjemmebesøk nå
ho-drafts = { $n ->
    [one] ett dokument er ikke signert
   *[other] { $n } dokumenter er ikke signert
}
ho-await-doctor = { $n ->
    [one] én ordinasjon venter på en leges signatur
   *[other] { $n } ordinasjoner venter på en leges signatur
}
ho-to-transfer = { $n ->
    [one] ett dokument skal til journalsystemet
   *[other] { $n } dokumenter skal til journalsystemet
}
ho-signed = { $n ->
    [one] ett signert dokument
   *[other] { $n } signerte dokumenter
}
ho-children = { $what ->
    [yes] barn som er pårørende
   *[not_asked] ikke spurt om barn
}
ho-said = { $who }, { $at }
ho-said-later = Skrevet etterpå: { $who }, { $at }
ho-no-sentence = Ingen setning er skrevet.
ho-asked-by = Spørsmål fra { $who }, { $at }
ho-answered-by = Svar fra { $who }, { $at }
ho-erased = Slettet
ho-ended-since = Avsluttet etter overleveringen, { $at }.
ho-notes-since = { $n ->
    [one] Ett notat er skrevet etter overleveringen.
   *[other] { $n } notater er skrevet etter overleveringen.
}
ho-notes = { $n ->
    [one] Ett notat
   *[other] { $n } notater
}
ho-open = Åpne kontakten
ho-is-asked = Venter på svar.
ho-is-accepted = { $by } tok imot { $at }. Hos: { $owner }.
ho-link = Overlevering
ho-day-waits = { $n ->
    [one] Én overlevering venter på å bli tatt imot
   *[other] { $n } overleveringer venter på å bli tatt imot
}
ho-asks-you = { $n ->
    [one] Ett spørsmål om overleveringen venter på svar
   *[other] { $n } spørsmål om overleveringen venter på svar
}
ho-hers = Tatt over
ho-hers-at = Overlevert { $at }
ho-hers-open = Les den i overleveringen
ho-finish = Ferdig
ho-until = Hos eieren til { $at }, eller til det er sagt at den er ferdig.
ho-agreed = Det vi avtalte
ho-agreed-sheet = arket
ho-agreed-doctor = med legen som ba om hjelp
ho-agreed-part = { $what ->
    [not] Det vi ikke ble enige om:
    [next] Neste kontakt:
   *[who] Med:
}
ho-document = { $what ->
    [asked] bedt om, venter på kommunelegen
    [deciding] kommunelegen skriver
    [unasked] forespørselen trukket tilbake, ingen har vedtatt noe
    [draft] ikke signert
    [signed] signert
    [elsewhere] skrevet i en annen journal
   *[withdrawn] trukket tilbake
}
ho-nothing-happened = Det hendte ikke noe som noen må vite om. Det er ingenting å ta imot
ho-beside = Ved siden av kontaktene
ho-plan-somebody = En plan
ho-plan-due = Planen skulle ses på igjen { $at }
ho-plan-replaced = Planen er sett på siden
ho-plan-with = koordinator: { $who }
ho-known-by = { $by } tok imot { $at }.
