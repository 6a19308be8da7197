//! Requests and what nurses are summoned for, and what the state keeps beside them.

use std::sync::Arc;

use crate::domain::calls::leg::Leg;
use crate::domain::contacts::contact::CallerNumber;
use crate::domain::deadline;
use crate::domain::ids::{ContactId, RequestId};
use crate::domain::requests::request::Request;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::summons::state::Summons;

impl State {
    /// The request.
    pub fn request(&self, id: RequestId) -> Option<&Request> {
        self.requests.get(&id).map(AsRef::as_ref)
    }

    /// The request that a contact is about, if it is about one.
    pub fn request_of(&self, contact: ContactId) -> Option<&Request> {
        self.request_of
            .get(&contact)
            .and_then(|request| self.request(*request))
    }

    /// Every request, the newest first: ids of contacts are ours and grow with time, ids of requests are whoever sent them's.
    pub fn newest_requests(&self) -> impl Iterator<Item = &Request> {
        self.request_of
            .values()
            .rev()
            .filter_map(|request| self.request(*request))
    }

    /// What nurses are rung for about a contact, or have been, until it has its outcome.
    pub fn summons_of(&self, contact: ContactId) -> Option<&Summons> {
        self.summons.get(&contact).map(AsRef::as_ref)
    }

    /// The legs that ring for a summons now.
    pub fn legs_for<'a>(&'a self, summons: &'a Summons) -> impl Iterator<Item = &'a Leg> {
        summons
            .legs
            .iter()
            .filter_map(|leg| self.leg(*leg))
            .filter(|leg| leg.is_live() && leg.purpose.summons() == Some(summons.contact))
    }

    pub(in crate::domain) fn insert_request(&mut self, request: Request) {
        let (id, contact) = (request.id, request.contact);
        self.request_of.insert(contact, id);
        self.requests.insert(id, Arc::new(request));
        self.change_request(id, |_| {});
    }

    pub(in crate::domain) fn change_request(
        &mut self,
        id: RequestId,
        change: impl FnOnce(&mut Request),
    ) {
        let Some(request) = self.requests.get_mut(&id) else {
            return;
        };
        change(Arc::make_mut(request));
        if request.is_open() {
            self.open_requests.insert(id);
        } else {
            self.open_requests.remove(&id);
        }
    }

    pub(in crate::domain) fn insert_summons(&mut self, summons: Summons) {
        let contact = summons.contact;
        self.summons.insert(contact, Arc::new(summons));
        self.refresh_summons(contact);
    }

    pub(in crate::domain) fn change_summons(
        &mut self,
        contact: ContactId,
        change: impl FnOnce(&mut Summons),
    ) {
        if let Some(summons) = self.summons.get_mut(&contact) {
            change(Arc::make_mut(summons));
        }
        self.refresh_summons(contact);
    }

    pub(in crate::domain) fn remove_summons(&mut self, contact: ContactId) {
        if self.summons.remove(&contact).is_some() {
            self.refresh_summons(contact);
        }
    }

    /// A summons' deadline, anew: its legs count in it.
    pub(in crate::domain) fn refresh_summons(&mut self, contact: ContactId) {
        let at = self
            .summons_of(contact)
            .and_then(|summons| deadline::of_summons(self, summons));
        self.set_due(Due::Summons(contact), at);
    }

    /// Another number for the person of a contact.
    pub(in crate::domain) fn renumber_contact(&mut self, id: ContactId, number: CallerNumber) {
        let before = self
            .contact(id)
            .and_then(|contact| contact.number.known().cloned());
        if let Some(before) = before
            && let Some(contacts) = self.by_number.get_mut(&before)
        {
            contacts.remove(&id);
            if contacts.is_empty() {
                self.by_number.remove(&before);
            }
        }
        self.change_contact(id, |contact| contact.number = number);
    }
}
