# AWAITING REVIEW BY A SPEAKER. Northern Sámi for the sheet that somebody takes home. What is not here is Norwegian.

end-sheet-title = Maid mii soabaimet
end-sheet-talked = { $t }. Don hupmet dáinna olbmuin: { $who }.
end-sheet-next = Boahtte oktavuohta
end-sheet-next-is = { $who }, { $t } ({ $date })
end-sheet-worse = Maid mun dagan go šaddá vearrábun
end-sheet-numbers = Don sáhtát riŋget
end-sheet-legevakt = Doavttervákta
end-sheet-danger = Heaggaváras

## Maiddái bábiris

ui-erased = (sihkkojuvvon)
ui-paper-page = Siidu { $n } / { $of }
