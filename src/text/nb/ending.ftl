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
