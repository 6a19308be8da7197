//! What is under the seal in an event, in clear. Debug output never shows it, so the tests look here.

use hjemmevakt::domain::calls::leg::Callee;
use hjemmevakt::domain::care::event::{CareEvent, DangerEvent};
use hjemmevakt::domain::complaints::event::ComplaintEvent;
use hjemmevakt::domain::contacts::contact::{CallerNumber, Next};
use hjemmevakt::domain::deaths::event::DeathEvent;
use hjemmevakt::domain::deviations::event::DeviationEvent;
use hjemmevakt::domain::endings::event::EndingEvent;
use hjemmevakt::domain::escorts::event::EscortEvent;
use hjemmevakt::domain::event::{
    ContactEvent, Event, FallbackEvent, GuestEvent, LegEvent, MessageEvent, ServiceEvent,
    StationEvent,
};
use hjemmevakt::domain::followups::event::FollowUpEvent;
use hjemmevakt::domain::followups::follow_up::ForWhom;
use hjemmevakt::domain::handovers::event::HandoverEvent;
use hjemmevakt::domain::handshakes::event::HandshakeEvent;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use hjemmevakt::domain::phone::E164;
use hjemmevakt::domain::presence::event::PresenceEvent;
use hjemmevakt::domain::requests::event::RequestEvent;
use hjemmevakt::domain::requests::form::{Form, PatientRef};
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::safety::event::SafetyEvent;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::summons::event::SummonsEvent;

use crate::records::sealed_patients;

/// Each sealed field: its content, or that it is erased.
pub fn sealed(event: &Event) -> Vec<Option<String>> {
    let mut found = Vec::new();
    if let Event::Service(ServiceEvent::ServiceImported { service }) = event {
        found.push(Some(service.source.to_string()));
    }
    if let Event::Contact(event) = event {
        of_contact(event, &mut found);
    }
    if let Event::Guest(GuestEvent::GuestAdmitted {
        name, hpr, phone, ..
    }) = event
    {
        found.push(name.known().cloned());
        found.extend(hpr.iter().map(|hpr| hpr.known().cloned()));
        found.extend(phone.iter().map(of_number));
    }
    if let Event::Station(StationEvent::StationRegistered {
        phone: Some(phone), ..
    }) = event
    {
        found.push(Some(phone.to_string()));
    }
    if let Event::FollowUp(FollowUpEvent::FollowUpMoved { reason, .. }) = event {
        found.push(reason.known().cloned());
    }
    if let Event::Ending(EndingEvent::PersonAdmitted { unit, .. }) = event {
        found.push(unit.known().cloned());
    }
    if let Event::Ending(EndingEvent::SheetHanded {
        agreed,
        steps,
        next_who,
        ..
    }) = event
    {
        found.extend([agreed, steps, next_who].map(|words| words.known().cloned()));
    }
    if let Event::FollowUp(FollowUpEvent::FollowUpSet { for_whom, what, .. })
    | Event::Death(DeathEvent::SurvivorOwed { for_whom, what, .. }) = event
    {
        if let ForWhom::Relative(who) = for_whom {
            found.push(who.known().cloned());
        }
        found.push(what.known().cloned());
    }
    if let Event::Handover(event) = event {
        of_handover(event, &mut found);
    }
    if let Event::Request(event) = event {
        of_request(event, &mut found);
    }
    if let Event::Summons(SummonsEvent::SummonsCodeGiven { code, .. }) = event {
        found.push(code.known().cloned());
    }
    if let Event::Fallback(FallbackEvent::FallbackBegan { targets, .. }) = event {
        found.extend(targets.iter().map(|target| Some(target.number.to_string())));
    }
    if let Event::Leg(LegEvent::LegRequested {
        callee: Callee::Other { number, .. },
        ..
    }) = event
    {
        found.push(of_number(number));
    }
    if let Event::Leg(LegEvent::LegRangIn { number, .. }) = event {
        found.push(of_number(number));
    }
    if let Event::Danger(
        DangerEvent::DangerAnswered { text, .. } | DangerEvent::DangerEnded { done: text, .. },
    )
    | Event::Care(
        CareEvent::DeviationRaised { text, .. } | CareEvent::DraftSaved { text, .. },
    ) = event
    {
        found.push(text.known().cloned());
    }
    if let Event::Handshake(HandshakeEvent::HandshakeBegan { code, .. }) = event {
        found.push(code.known().cloned());
    }
    if let Event::Presence(PresenceEvent::UnavailableBegan {
        reason: Some(reason),
        ..
    }) = event
    {
        found.push(reason.known().cloned());
    }
    if let Event::Safety(SafetyEvent::VisitBegan { place, with, .. }) = event {
        found.extend([place.known().cloned(), with.known().cloned()]);
    }
    if let Event::Complaint(event) = event {
        of_complaint(event, &mut found);
    }
    if let Event::Deviation(event) = event {
        of_deviation(event, &mut found);
    }
    if let Event::Escort(event) = event {
        of_escort(event, &mut found);
    }
    if let Event::Message(event) = event {
        of_message(event, &mut found);
    }
    sealed_patients::sealed(event, &mut found);
    found
}

fn of_complaint(event: &ComplaintEvent, found: &mut Vec<Option<String>>) {
    match event {
        ComplaintEvent::ComplaintReceived { who, words, .. } => {
            found.extend([who.known().cloned(), words.known().cloned()]);
        }
        ComplaintEvent::ComplaintNoted { text, .. }
        | ComplaintEvent::ComplaintPassedOn { to: text, .. }
        | ComplaintEvent::ComplaintAnswered { answer: text, .. }
        | ComplaintEvent::ComplaintReopened { why: text, .. } => found.push(text.known().cloned()),
        ComplaintEvent::ComplaintDated { .. }
        | ComplaintEvent::ComplaintGiven { .. }
        | ComplaintEvent::ComplaintReminded { .. }
        | ComplaintEvent::ComplaintErased { .. } => {}
    }
}

fn of_deviation(event: &DeviationEvent, found: &mut Vec<Option<String>>) {
    match event {
        DeviationEvent::DeviationReported { text, measure, .. } => {
            found.push(text.known().cloned());
            found.extend(measure.iter().map(|measure| measure.known().cloned()));
        }
        DeviationEvent::DeviationNoted { text, .. } => found.push(text.known().cloned()),
        DeviationEvent::DeviationClosed {
            found: was,
            changed,
            ..
        } => found.extend([was.known().cloned(), changed.known().cloned()]),
        DeviationEvent::DeviationReopened { why, .. } => found.push(why.known().cloned()),
        DeviationEvent::DeviationNoticed { .. }
        | DeviationEvent::DeviationDated { .. }
        | DeviationEvent::DeviationGiven { .. }
        | DeviationEvent::DeviationNotLookedAt { .. }
        | DeviationEvent::DeviationNotClosed { .. }
        | DeviationEvent::DeviationErased { .. } => {}
    }
}

fn of_escort(event: &EscortEvent, found: &mut Vec<Option<String>>) {
    if let EscortEvent::EscortBooked { journey, .. } | EscortEvent::EscortChanged { journey, .. } =
        event
    {
        let words = [
            &journey.flight,
            &journey.unit,
            &journey.asked_by,
            &journey.civil,
            &journey.police_why,
        ];
        found.extend(words.map(|words| words.known().cloned()));
    }
    if let EscortEvent::WaitPlanned {
        place, stays, rest, ..
    } = event
    {
        found.extend([place, stays, rest].map(|words| words.known().cloned()));
    }
    if let EscortEvent::UnitTold { whom: words, .. }
    | EscortEvent::EscortArrived { to: words, .. }
    | EscortEvent::EscortCalledOff { reason: words, .. } = event
    {
        found.push(words.known().cloned());
    }
}

fn of_contact(event: &ContactEvent, found: &mut Vec<Option<String>>) {
    if let ContactEvent::ContactOpened {
        number: CallerNumber::Number(number),
        ..
    } = event
    {
        found.push(of_number(number));
    }
    if let ContactEvent::NoteWritten { text, .. } = event {
        found.push(text.known().cloned());
    }
    if let ContactEvent::ContactClosed {
        next: Next::Refused { words, .. } | Next::FollowUp { what: words, .. },
        ..
    } = event
    {
        found.push(words.known().cloned());
    }
}

fn of_request(event: &RequestEvent, found: &mut Vec<Option<String>>) {
    if let RequestEvent::RequestSent {
        from: Requester::Station { name, hpr, .. },
        ..
    } = event
    {
        found.push(name.known().cloned());
        found.extend(hpr.iter().map(|hpr| hpr.known().cloned()));
    }
    if let RequestEvent::RequestSent { form, .. }
    | RequestEvent::RequestFilled { form, .. }
    | RequestEvent::RequestAmended { form, .. } = event
    {
        of_form(form, found);
    }
    if let RequestEvent::RoomWritten { name, text, .. } = event {
        found.extend(name.iter().map(|name| name.known().cloned()));
        found.push(text.known().cloned());
    }
    if let RequestEvent::RequestAgreed { text, .. } = event {
        found.push(text.known().cloned());
    }
}

fn of_form(form: &Form, found: &mut Vec<Option<String>>) {
    match &form.patient {
        PatientRef::BirthNumber(number) => {
            found.push(number.known().map(|number| number.as_str().to_owned()));
        }
        PatientRef::Named { name, .. } => found.push(name.known().cloned()),
        PatientRef::NotYetKnown => {}
    }
    let isbar = &form.isbar;
    let answers = [
        &isbar.situation,
        &isbar.background,
        &isbar.assessment,
        &isbar.recommendation,
        &form.place,
        &form.present,
        &form.safety,
        &form.interpreter,
    ];
    let answers = answers.into_iter().flatten();
    found.extend(answers.map(|answer| answer.known().cloned()));
    found.extend(form.phone.iter().map(of_number));
}

fn of_message(event: &MessageEvent, found: &mut Vec<Option<String>>) {
    if let MessageEvent::MessageQueued { to, text, .. } = event {
        if let Recipient::Person { number } = to {
            found.push(of_number(number));
        }
        if let MessageText::Own(text) | MessageText::SummonsWaits { code: text, .. } = text {
            found.push(text.known().cloned());
        }
    }
    if let MessageEvent::MessageReceived { text, .. } = event {
        found.push(text.known().cloned());
    }
}

fn of_number(number: &Secret<E164>) -> Option<String> {
    number.known().map(E164::to_string)
}

fn of_handover(event: &HandoverEvent, found: &mut Vec<Option<String>>) {
    if let HandoverEvent::SentenceWritten { text: words, .. }
    | HandoverEvent::ItemAsked {
        question: words, ..
    }
    | HandoverEvent::ItemAnswered { answer: words, .. } = event
    {
        found.push(words.known().cloned());
    }
}
