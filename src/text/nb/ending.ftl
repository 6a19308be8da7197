## Hvordan en kontakt slutter

end-admitted = Innlagt
end-admitted-how = Frivillig eller tvang står i dokumentene som er signert. Du sier det ikke her.
end-admitted-where = Hvor
end-admitted-when = Når (tomt: nå)
end-admitted-said = { $unit }, { $t }
end-no = { $what ->
    [no_unit] Skriv hvor personen ble innlagt.
    [why_not] Velg hvorfor personen ikke ønsker det.
    [not_yet] Tiden for innleggelsen har ikke vært ennå.
    [birth_number] Et fødselsnummer hører ikke hjemme på et ark som noen tar med seg. Ta det ut.
    [no_steps] Stegene fra planen kan ikke stå her: ingen har bekreftet at det er personen selv, personen deler dem ikke, eller det er ingen.
    [too_many_sheets] Det er delt ut for mange ark av denne kontakten alt.
    [relative_objects] Personen ønsker ikke kontakt med denne pårørende. Velg en annen, eller spør personen.
   *[too_long_ago] Det er mer enn to døgn før kontakten begynte. Se på datoen.
}
end-no-many = { $n ->
    [one] Det står én oppfølging av denne kontakten alt. Gjør den først.
   *[other] Det står { $n } oppfølginger av denne kontakten alt. Gjør en av dem først.
}

## Flere oppfølginger

end-further = Følg opp noen til
end-further-save = Lagre oppfølgingen
end-for = For hvem
end-for-choice = { $what ->
    [person] Personen
    [relative] En pårørende
    [another] En annen pårørende
   *[child] Et barn
}
end-relative = Hvem
end-for-whom = { $what ->
    [person] For personen
    [relative] For pårørende: { $who }
    [listed] For en pårørende
   *[child] For et barn
}
end-listed-objects = Personen ønsker ikke lenger kontakt med denne pårørende. Ikke ring.
end-listed-removed = Denne pårørende står ikke lenger på listen til personen. Spør personen før du ringer.
end-listed-unwanted = personen ønsker ikke kontakt
end-left-more = { $n ->
    [one] Én oppfølging til
   *[other] { $n } oppfølginger til
}
end-no-for = Velg hvem den er for.
end-no-relative = Skriv hvem den pårørende er.

## Arket: det vi ble enige om

end-sheet-title = Det vi ble enige om
end-sheet-what = Et ark å ta med hjem
end-sheet-back = Kontakten
end-sheet-lead = Skriv det slik dere sa det, så personen kjenner det igjen i morgen. Ikke noe fødselsnummer, og ikke mer enn personen vil ha liggende.
end-sheet-language = Språk på arket
end-sheet-language-is = { $what ->
    [nb] Norsk
    [se] Samisk
   *[en] Engelsk
}
end-sheet-agreed = Hva dere ble enige om
end-sheet-agreed-hint = Korte setninger: hva personen gjør, hva vi gjør.
end-sheet-next = Neste kontakt
end-sheet-next-hint = Tomt, om dere ikke avtalte noen.
end-sheet-next-who = Med hvem
end-sheet-next-at = Når
end-sheet-next-is = { $who }, { $t } ({ $date })
end-sheet-worse = Det jeg gjør når det blir verre
end-sheet-steps = { $n ->
    [one] Ta med personens eget steg fra planen
   *[other] Ta med personens { $n } egne steg fra planen
}
end-sheet-no-steps = Steg fra planen kan ikke stå her nå: det krever at noen har bekreftet at det er personen selv, at personen deler dem, og at det er noen.
end-sheet-numbers = Du kan ringe
end-sheet-legevakt = Legevakt
end-sheet-danger = Fare for liv
end-sheet-talked = { $t }. Du snakket med { $who }.
end-sheet-look = Se arket
end-sheet-look-at = Slik blir arket
end-sheet-hand = Gi det ut
end-sheet-handed = Ark gitt ut { $t }
end-sheet-handed-by = Gitt ut av { $who }, { $t }
end-sheet-how = Skriv det ut, eller lagre det som PDF. Det som er gitt ut, endres ikke: ble noe annerledes, gir du ut et nytt.
end-sheet-no-words = Skriv hva dere ble enige om.
end-sheet-no-next = Skriv både med hvem og når, eller ingen av delene.
end-sheet-no-language = Velg språk på arket.
