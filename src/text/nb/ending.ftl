## Hvordan en kontakt slutter

end-admitted = Innlagt
end-admitted-how = Frivillig eller tvang står i dokumentene som er signert. Du sier det ikke her.
end-admitted-where = Hvor
end-admitted-when = Når (tomt: nå)
end-admitted-said = { $unit }, { $t }
end-no = { $what ->
    [no_unit] Skriv hvor personen ble innlagt.
    [not_yet] Tiden for innleggelsen har ikke vært ennå.
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
   *[child] Et barn
}
end-relative = Hvem
end-for-whom = { $what ->
    [person] For personen
    [relative] For pårørende: { $who }
   *[child] For et barn
}
end-no-for = Velg hvem den er for.
end-no-relative = Skriv hvem den pårørende er.
