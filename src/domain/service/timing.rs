//! Whom to ring for how long, and every deadline there is, with its default. Lengths only: what happens when one is over
//! is for `calls` to decide.

use std::time::Duration;

/// Whom to ring now, and for how long before the next step joins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whom.
    pub whom: StepTarget,
    /// For how long: 5 to 60 seconds.
    pub ring: Duration,
}

/// Whom a step rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepTarget {
    /// The nurse the patient has named, if she is on duty.
    Preferred,
    /// The first on duty.
    Primary,
    /// The second on duty.
    Backup,
    /// All on duty at once.
    Everyone,
}

/// Deadlines. The table in the handbook's engineering page on calls names the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// The carrier has this long to take our request for a leg.
    pub leg_accept: Duration,
    /// How many more times the request is made inside the step.
    pub leg_retries: u8,
    /// After the ring time, how long we wait for word about a leg before we ask the carrier.
    pub leg_word_margin: Duration,
    /// Somebody answered: how long she has to press the key.
    pub confirm: Duration,
    /// A claim on the screen holds the next step back this long.
    pub claim: Duration,
    /// Caller and nurse must be in the conference within this.
    pub join: Duration,
    /// The nurse's line dropped: how long the caller waits for her before others are rung.
    pub line_lost: Duration,
    /// No wait markup fetched for this long: the carrier is asked whether the caller is there.
    pub caller_silent: Duration,
    /// How long each fallback number rings.
    pub fallback_ring: Duration,
    /// The fallback starts at the latest this long after the caller came in.
    pub max_wait: Duration,
    /// While waiting, the caller hears something calm this often.
    pub information_interval: Duration,
    /// Nobody is left to ring: everybody is rung again this often for as long as the caller stays.
    pub exhausted_retry: Duration,
    /// A caller who gave up, or asked for it, is called back within this.
    pub callback_due: Duration,
    /// This long after it was due, the backup is rung about it.
    pub callback_backup_after: Duration,
    /// This long after that, the leader.
    pub callback_leader_after: Duration,
    /// How many times a call-back is tried before a person decides.
    pub callback_tries: u8,
    /// The tries are spread over this.
    pub callback_span: Duration,
    /// A talk without an outcome is reminded of after this.
    pub outcome_reminder: Duration,
    /// Somebody who writes and has had no answer for so long: it rings again.
    pub message_answer: Duration,
    /// An alarm nobody has taken goes to the next on the list after this.
    pub alarm_next: Duration,
    /// A new call from the same number proposes an open contact this young.
    pub same_contact: Duration,
    /// Calls from the same number this close together fold into one call-back.
    pub repeat_fold: Duration,
    /// Whoever comes on duty is asked for her handshake this long before.
    pub handshake_before: Duration,
    /// What is not proven this long after the start is told to backup and leader.
    pub handshake_due: Duration,
    /// No word from a home visit: she alone is rung for this long, then the backup is told.
    pub visit_backup_after: Duration,
    /// Somebody has taken an alarm about a colleague's safety: it goes out anew after this, unless it is settled.
    pub visit_settle: Duration,
    /// What a duty has handed over to the day service is accepted this long after it opens.
    pub handover_accept: Duration,
    /// What one nurse has handed over to the next is accepted this long after hers begins.
    pub handover_shift: Duration,
    /// What the day service has accepted stays with its owner for so long, unless she is done before.
    pub handover_keep: Duration,
    /// A follow-up that is due and not done: the leader is told this long after, once the day service is open.
    pub follow_up_leader_after: Duration,
    /// Nobody has looked at a deviation for so long: the leader is told, once the day service is open.
    pub deviation_look: Duration,
    /// A deviation is closed within this.
    pub deviation_close: Duration,
    /// Whoever complains has an answer within this.
    pub complaint_answer: Duration,
    /// The leader looks at an emergency reading within this; otherwise it is a deviation.
    pub reading_review: Duration,
    /// A plan that was to be looked at again and was not: the leader is told this long after the coordinator.
    pub review_leader_after: Duration,
    /// A consent ends: whoever coordinates is told so long before, and again on the day.
    pub consent_reminder_before: Duration,
    /// Somebody has died: those of ours who were in touch with them in this time are offered a talk.
    pub debrief_back: Duration,
    /// Within this.
    pub debrief_within: Duration,
    /// Whoever has agreed to it is asked this long after a contact has ended, in the hours below.
    pub feedback_after: Duration,
    /// Nobody is asked again before this.
    pub feedback_between: Duration,
    /// Nobody is asked earlier in the day; since midnight.
    pub feedback_from: Duration,
    /// Nor later.
    pub feedback_until: Duration,
}

impl Timing {
    /// Between one try of a call-back and the next: the span shared out evenly.
    pub fn callback_spacing(&self) -> Duration {
        self.callback_span / u32::from(self.callback_tries.saturating_sub(1).max(1))
    }
}

impl Default for Timing {
    fn default() -> Self {
        const MINUTE: u64 = 60;
        let seconds = Duration::from_secs;
        Self {
            leg_accept: seconds(5),
            leg_retries: 2,
            leg_word_margin: seconds(10),
            confirm: seconds(10),
            claim: seconds(20),
            join: seconds(8),
            line_lost: seconds(30),
            caller_silent: seconds(30),
            fallback_ring: seconds(40),
            max_wait: seconds(120),
            information_interval: seconds(30),
            exhausted_retry: seconds(60),
            callback_due: seconds(10 * MINUTE),
            callback_backup_after: seconds(5 * MINUTE),
            callback_leader_after: seconds(10 * MINUTE),
            callback_tries: 3,
            callback_span: seconds(60 * MINUTE),
            outcome_reminder: seconds(15 * MINUTE),
            message_answer: seconds(3 * MINUTE),
            alarm_next: seconds(5 * MINUTE),
            same_contact: seconds(4 * 60 * MINUTE),
            repeat_fold: seconds(10 * MINUTE),
            handshake_before: seconds(30 * MINUTE),
            handshake_due: seconds(15 * MINUTE),
            visit_backup_after: seconds(5 * MINUTE),
            visit_settle: seconds(10 * MINUTE),
            handover_accept: seconds(120 * MINUTE),
            handover_shift: seconds(60 * MINUTE),
            handover_keep: Duration::from_hours(14 * 24),
            follow_up_leader_after: Duration::from_hours(24),
            deviation_look: Duration::from_hours(3 * 24),
            deviation_close: Duration::from_hours(30 * 24),
            complaint_answer: Duration::from_hours(28 * 24),
            reading_review: Duration::from_hours(14 * 24),
            review_leader_after: Duration::from_hours(7 * 24),
            consent_reminder_before: Duration::from_hours(14 * 24),
            debrief_back: Duration::from_hours(30 * 24),
            debrief_within: Duration::from_hours(3 * 24),
            feedback_after: Duration::from_hours(24),
            feedback_between: Duration::from_hours(90 * 24),
            feedback_from: Duration::from_hours(10),
            feedback_until: Duration::from_hours(18),
        }
    }
}
