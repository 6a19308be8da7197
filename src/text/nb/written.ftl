## Et dokument skrevet ut: på papir, og som tekst til en annen journal

written-part = { $what ->
    [nurse] Sykepleierens del
    [doctor] Legens del
    [municipal_doctor] Kommunelegens del
   *[institution] Opplysning fra institusjonen
}
written-form = På skjemaet { $form }
written-no-form = Skjemaet { $form } finnes ikke her lenger. Svarene står med spørsmålenes korte navn.
written-begun = Begynt av { $who }, { $t }
written-asked = Bedt om av { $who }, { $t }
written-draft = Usignert utkast. Ingen har signert dette, og det kan bli endret.
written-elsewhere = Skrevet i en annen journal, sier { $who }, { $t }. Det som står her, er ikke signert.
written-unasked = Forespørselen trukket tilbake av { $who }, { $t }. Ingen har vedtatt noe.
written-withdrawn = Trukket av { $who }, { $t }. Dette gjelder ikke lenger.
written-why = Hvorfor: { $words }
written-signed = { $what ->
    [nurse] Signert av { $who }, sykepleier, { $t }
    [doctor] Signert av { $who }, lege, { $t }
    [municipal_doctor] Signert av { $who }, kommunelege eller den kommunelegen har gitt oppgaven, { $t }
   *[received] Tatt imot og signert av { $who }, { $t }. Det er institusjonen som har avgjort.
}
written-ordered = Ordinasjonen ble gitt av { $who }
written-countersigned = Ordinasjonen er signert av { $who }, lege, { $t }
written-on-paper = Legen har signert på papir, sier { $who }, { $t }
written-by = { $who }, { $t }
written-beside = { $who }, { $t }, har også skrevet: { $words }
written-amendments = Tillegg etter signeringen
written-not-answered = Ikke besvart ennå
written-foot-draft = Usignert utkast
written-foot-elsewhere = Ikke signert her: skrevet i en annen journal
written-foot-withdrawn = Trukket: gjelder ikke lenger
written-foot-signed = Signert. Utskriften kan prøves mot loggen med det som står her
written-hash = Hash: { $hash }
written-place = Plass i loggen: { $place }
written-chain = Kjede: { $hash }

written-back = Til dokumentet
written-text = Tekst til journalsystemet
written-to-transfer-again = Dette er i journalsystemet, uten det som er sagt om det siden. Lim inn det også, og bekreft det så på dokumentets side.
written-to-strike = Dette er trukket, og står ennå i journalsystemet. Stryk det der, og bekreft det så på dokumentets side.
written-to-transfer = Den offisielle journalen for dette er i journalsystemet. Lim inn teksten der, og bekreft så på dokumentets side at det er der.
written-copy-how = Merk alt i feltet, kopier, og lim inn i journalsystemet.
written-copy = Kopier teksten
written-copied = Teksten er kopiert.
written-pdf = Som PDF
written-fhir = Som FHIR
written-txt = Lagre som tekstfil
