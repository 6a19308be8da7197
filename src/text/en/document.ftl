## Documents on forms

ui-no-document = { $what ->
    [nurse_signs] This part is the nurse's.
    [doctor_signs] This part is written and signed by a doctor.
    [municipal_doctor_signs] The decision on compulsory examination is the municipal doctor's or a delegate's. Others can ask for it, and cannot write or sign it.
    [signed] This is signed, and nothing in it is changed. Write an amendment beside it.
    [over] This was withdrawn, or stands in another record. Begin a new one.
    [not_signed] This is not signed yet.
    [other_form] This was begun on another version of the form, and is finished on that one.
    [no_field] There is no such question in the form, or it is not asked now.
    [misfit] The answer does not fit the question. What you wrote still stands there.
    [unfinished] Something that must be answered before you sign is missing. It is marked.
    [unsettled] Two of you have written in the same place. Agree on what is to stand there first.
    [written_since] Somebody has written since you looked. See what stands there now.
    [not_the_signer] Only whoever signed it can withdraw it.
    [not_an_order] Only an order given by telephone is signed by a doctor afterwards.
    [nothing_to_transfer] The official record of this is here. There is nothing to transfer.
   *[id_taken] There is another document with the same number. Load the page again.
}
