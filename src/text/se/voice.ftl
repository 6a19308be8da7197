# AWAITING REVIEW BY A SPEAKER. Northern Sámi, written by the program's builders. What is not here is said in Norwegian.
# Short, calm, never a name. The carrier has no Northern Sámi voice: these are the words to record.

## Riŋgejeaddji

voice-first = Heaggaváras riŋge 113. Don sáhtát maid vuordit dás.
voice-ringing-nurse = Mii riŋget buohccedivššárii dál.
voice-key-call-back = Deaddil 2 jus hálidat ahte mii riŋget dutnje.
voice-key-language = Eará giella: deaddil 9.
voice-key-again = Deaddil násti jus hálidat gullat dán ođđasit.
voice-wait-still = Mii riŋget ain. Eat leat vajáldahttán du.
voice-wait-next = Mii riŋget vel ovtta olbmui dál.
voice-wait-stay = Vuordde linnjás. Mii riŋget dassážii go muhtin vástida.
voice-wait-choose = Mii riŋget ain. Deaddil 2 jus hálidat ahte mii riŋget dutnje.
voice-joining = Dál oaččut oktavuođa.
voice-call-back-promised = Mii riŋget dutnje ovdal dii. { $by }. Don sáhtát riŋget ođđasit goas beare. Heaggaváras riŋge 113.
voice-call-back-stands = Mii leat lohpidan riŋget dutnje ovdal dii. { $by }.
voice-call-back-late = Mii galggaimet riŋget dutnje ovdal dii. { $by }. Šállošat.
voice-call-back-no-number = Mii eat oainne du nummira. Vuordde linnjás, mii riŋget ain.
voice-line-lost = Oktavuohta buohccedivššáriin botkejuvvui. Vuordde linnjás, mii riŋget ođđasit.
voice-fallback = Buohccedivššár ii vástit. Mii riŋget dál: { $destination }. Vuordde linnjás.
voice-none-reached = Ii oktage leat vástidan vuos. Heaggaváras riŋge 113. Mii riŋget ain. Deaddil 2 jus hálidat ahte mii riŋget dutnje.
voice-outside-hours = Buohccedivššáris ii leat vákta dál. Mii riŋget du ovddas: { $destination }. Vuordde linnjás.
voice-trouble = Mis lea váttisvuohta. Mii riŋget du ovddas: { $destination }. Vuordde linnjás.
voice-trouble-nobody = Mii eat sáhte váldit du telefovnna dál. Heaggaváras riŋge 113. Doavttervávtta nummir lea 116 117.
voice-destination-legevakt = doavttervákta
voice-destination-day-service = psyhkalaš dearvvašvuođabálvalus
voice-goodbye = Giitu go riŋgejit. Don sáhtát riŋget ođđasit goas beare.
voice-call-again-soon = Šállošat, oktavuohta botkejuvvui. Mii riŋget dutnje fargga.
voice-interpreter = Mii geahččalit gávdnat dulkka. Mii riŋget maid buohccedivššárii. Vuordde linnjás.

## Ságastallamis

voice-third-party-joining = { $who ->
    [doctor] Doavttir boahtá linnjái dál.
    [interpreter] Dulka boahtá linnjái dál.
   *[colleague] Bargoskihpár boahtá linnjái dál.
}
voice-third-party-unreached = { $who ->
    [doctor] Doavttir ii vástidan.
    [interpreter] Dulka ii vástidan.
   *[colleague] Bargoskihpár ii vástidan.
}
voice-caller-left = Riŋgejeaddji ii leat šat linnjás.
