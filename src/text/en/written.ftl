## A document written out: on paper, and as text for another record

written-part = { $what ->
    [nurse] The nurse's part
    [doctor] The doctor's part
    [municipal_doctor] The municipal doctor's part
   *[institution] Told by the institution
}
written-form = On the form { $form }
written-no-form = The form { $form } is not here any more. The answers stand with the short names of the questions.
written-begun = Begun by { $who }, { $t }
written-asked = Asked for by { $who }, { $t }
written-draft = Unsigned draft. Nobody has signed this, and it may be changed.
written-elsewhere = Written in another record, says { $who }, { $t }. What stands here is not signed.
written-unasked = The request withdrawn by { $who }, { $t }. Nobody has decided anything.
written-withdrawn = Withdrawn by { $who }, { $t }. This counts no more.
written-why = Why: { $words }
written-signed = { $what ->
    [nurse] Signed by { $who }, nurse, { $t }
    [doctor] Signed by { $who }, doctor, { $t }
    [municipal_doctor] Signed by { $who }, municipal doctor or delegate, { $t }
   *[received] Taken down and signed by { $who }, { $t }. It is the institution that has decided.
}
written-ordered = The order was given by { $who }
written-countersigned = The order is signed by { $who }, doctor, { $t }
written-on-paper = The doctor has signed on paper, says { $who }, { $t }
written-by = { $who }, { $t }
written-beside = { $who }, { $t }, has also written: { $words }
written-amendments = Amendments after the signature
written-not-answered = Not answered yet
written-foot-draft = Unsigned draft
written-foot-elsewhere = Not signed here: written in another record
written-foot-withdrawn = Withdrawn: counts no more
written-foot-signed = Signed. This paper can be checked against the log by what stands here
written-hash = Hash: { $hash }
written-place = Place in the log: { $place }
written-chain = Chain: { $hash }

written-back = To the document
written-text = Text for the record system
written-to-transfer-again = This is in the record system, without what was said of it since. Paste that there too, then confirm it on the document's page.
written-to-strike = This is withdrawn, and still stands in the record system. Strike it there, then confirm it on the document's page.
written-to-transfer = The official record of this is in the record system. Paste the text there, then confirm on the document's page that it is there.
written-copy-how = Select all of it, copy it, and paste it into the record system.
written-copy = Copy the text
written-copied = The text is copied.
written-pdf = As PDF
written-fhir = As FHIR
written-txt = Save as a text file
