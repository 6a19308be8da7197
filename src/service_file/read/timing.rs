//! Steps, deadlines, who gets alarms, and how long contents are kept.

use std::time::Duration;

use crate::domain::ids::StaffId;
use crate::domain::service::people::{Staff, StaffRole};
use crate::domain::service::places::Retention;
use crate::domain::service::timing::{Step, StepTarget, Timing};
use crate::service_file::read::values::{self, Names};
use crate::service_file::source::{Found, Table};

const TARGETS: [(&str, StepTarget); 4] = [
    ("preferred", StepTarget::Preferred),
    ("primary", StepTarget::Primary),
    ("backup", StepTarget::Backup),
    ("everyone", StepTarget::Everyone),
];

/// The longest that contents are kept, in days.
const CENTURY: u32 = 36_525;

/// How long a step rings unless the file says otherwise.
const STEP_SECONDS: u32 = 25;

pub fn steps(file: &Table<'_>, max_wait: Duration) -> Vec<Step> {
    let tables = file.tables("step", "[[step]]");
    let mut steps: Vec<Step> = Vec::new();
    let mut first = None;
    for table in tables {
        first.get_or_insert_with(|| table.at.clone());
        let whom = table
            .required("ring")
            .then(|| values::choice(&table, "ring", &TARGETS))
            .flatten();
        let seconds = table
            .number("seconds", 5, 60)
            .map_or(STEP_SECONDS, |found| found.value);
        if let Some(whom) = whom {
            if steps.iter().any(|step| step.whom == whom.value) {
                table.source.against_rule(
                    &whom.at,
                    "this step is there twice: each rings on while later ones join in",
                );
            }
            steps.push(Step {
                whom: whom.value,
                ring: seconds_of(seconds),
            });
        }
        table.done();
    }
    if first.is_none() {
        let every = TARGETS.map(|(_, whom)| Step {
            whom,
            ring: seconds_of(STEP_SECONDS),
        });
        steps.extend(every);
    }
    let whole: Duration = steps.iter().map(|step| step.ring).sum();
    if whole > max_wait {
        file.source.against_rule(
            &first.unwrap_or_else(|| file.at.clone()),
            format!(
                "the steps take {} seconds together, but a caller waits at most {} before the fallback (max_wait_seconds): shorten them",
                whole.as_secs(),
                max_wait.as_secs()
            ),
        );
    }
    steps
}

const fn seconds_of(seconds: u32) -> Duration {
    Duration::from_secs(seconds as u64)
}

/// Every deadline; a key that is missing is the default.
pub fn timing(file: &Table<'_>) -> Timing {
    let mut timing = Timing::default();
    let Some(table) = file.table("timing", "[timing]") else {
        return timing;
    };
    let seconds = |key, least, most, length: &mut Duration| {
        if let Some(found) = table.number(key, least, most) {
            *length = seconds_of(found.value);
        }
    };
    let minutes = |key, least, most, length: &mut Duration| {
        if let Some(found) = table.number(key, least, most) {
            *length = Duration::from_mins(u64::from(found.value));
        }
    };
    let count = |key, least, most, count: &mut u8| {
        if let Some(found) = table.number(key, least, most) {
            *count = u8::try_from(found.value).unwrap_or(u8::MAX);
        }
    };
    seconds("leg_accept_seconds", 2, 15, &mut timing.leg_accept);
    count("leg_retries", 0, 5, &mut timing.leg_retries);
    seconds(
        "leg_word_margin_seconds",
        6,
        30,
        &mut timing.leg_word_margin,
    );
    seconds("confirm_seconds", 5, 30, &mut timing.confirm);
    seconds("claim_seconds", 10, 60, &mut timing.claim);
    seconds("join_seconds", 4, 30, &mut timing.join);
    seconds("line_lost_seconds", 10, 120, &mut timing.line_lost);
    seconds("caller_silent_seconds", 15, 120, &mut timing.caller_silent);
    seconds("fallback_ring_seconds", 15, 60, &mut timing.fallback_ring);
    seconds("max_wait_seconds", 20, 120, &mut timing.max_wait);
    seconds(
        "information_interval_seconds",
        10,
        120,
        &mut timing.information_interval,
    );
    seconds(
        "exhausted_retry_seconds",
        30,
        300,
        &mut timing.exhausted_retry,
    );
    minutes("callback_due_minutes", 1, 60, &mut timing.callback_due);
    minutes(
        "callback_backup_after_minutes",
        1,
        60,
        &mut timing.callback_backup_after,
    );
    minutes(
        "callback_leader_after_minutes",
        1,
        120,
        &mut timing.callback_leader_after,
    );
    count("callback_tries", 1, 10, &mut timing.callback_tries);
    minutes(
        "callback_span_minutes",
        10,
        24 * 60,
        &mut timing.callback_span,
    );
    minutes(
        "outcome_reminder_minutes",
        5,
        240,
        &mut timing.outcome_reminder,
    );
    minutes("message_answer_minutes", 1, 15, &mut timing.message_answer);
    minutes("alarm_next_minutes", 1, 30, &mut timing.alarm_next);
    minutes(
        "same_contact_minutes",
        10,
        24 * 60,
        &mut timing.same_contact,
    );
    minutes("repeat_fold_minutes", 1, 120, &mut timing.repeat_fold);
    minutes(
        "handshake_before_minutes",
        5,
        120,
        &mut timing.handshake_before,
    );
    minutes("handshake_due_minutes", 5, 60, &mut timing.handshake_due);
    minutes(
        "visit_backup_after_minutes",
        2,
        15,
        &mut timing.visit_backup_after,
    );
    minutes("visit_settle_minutes", 5, 60, &mut timing.visit_settle);
    minutes(
        "handover_accept_minutes",
        15,
        480,
        &mut timing.handover_accept,
    );
    minutes(
        "handover_shift_minutes",
        15,
        240,
        &mut timing.handover_shift,
    );
    if let Some(found) = table.number("follow_up_leader_after_hours", 1, 168) {
        timing.follow_up_leader_after = Duration::from_hours(u64::from(found.value));
    }
    let days = |key, most, into: &mut Duration| {
        if let Some(found) = table.number(key, 1, most) {
            *into = Duration::from_hours(24 * u64::from(found.value));
        }
    };
    days(
        "review_leader_after_days",
        90,
        &mut timing.review_leader_after,
    );
    days(
        "consent_reminder_days",
        90,
        &mut timing.consent_reminder_before,
    );
    days("handover_keep_days", 60, &mut timing.handover_keep);
    days("deviation_look_days", 30, &mut timing.deviation_look);
    days("deviation_close_days", 180, &mut timing.deviation_close);
    days("complaint_answer_days", 90, &mut timing.complaint_answer);
    days("reading_review_days", 90, &mut timing.reading_review);
    days("debrief_back_days", 365, &mut timing.debrief_back);
    days("debrief_within_days", 30, &mut timing.debrief_within);
    feedback(&table, &mut timing);
    table.done();
    timing
}

/// When whoever has agreed to it is asked after a contact.
fn feedback(table: &Table<'_>, timing: &mut Timing) {
    let hours = |key, least, most, length: &mut Duration| {
        if let Some(found) = table.number(key, least, most) {
            *length = Duration::from_hours(u64::from(found.value));
        }
    };
    hours("feedback_after_hours", 1, 168, &mut timing.feedback_after);
    hours("feedback_from_hour", 7, 17, &mut timing.feedback_from);
    hours("feedback_until_hour", 11, 21, &mut timing.feedback_until);
    if let Some(found) = table.number("feedback_between_days", 7, 365) {
        timing.feedback_between = Duration::from_hours(24 * u64::from(found.value));
    }
    if timing.feedback_until <= timing.feedback_from {
        table.source.against_rule(
            &table.at,
            "nobody would ever be asked: feedback_until_hour must be later than feedback_from_hour",
        );
    }
}

/// Who gets alarms: the list of the file, or else everybody who leads.
pub fn alarms(file: &Table<'_>, staff: &[Found<Staff>], names: &Names) -> Vec<StaffId> {
    let mut at = file.at.clone();
    let mut misspelt = false;
    let listed = file.table("alarms", "[alarms]").and_then(|table| {
        let order = names.several(&table, "order");
        at = table.at.clone();
        misspelt = table
            .texts("order")
            .is_some_and(|order| !order.value.is_empty());
        table.done();
        order
    });
    let list = listed.unwrap_or_else(|| {
        staff
            .iter()
            .filter(|found| found.value.has_role(StaffRole::Leader))
            .map(|found| found.value.id.clone())
            .collect()
    });
    if list.is_empty() && !misspelt && !staff.is_empty() {
        file.source.wrong(
            &at,
            "nobody gets alarms: write [alarms] with order = [\"…\"], the leader first, or give somebody the role leader",
        );
    }
    list
}

pub fn retention(file: &Table<'_>) -> Retention {
    let mut retention = Retention::default();
    let Some(table) = file.table("retention", "[retention]") else {
        return retention;
    };
    if let Some(days) = table.number("unknown_contact_days", 1, CENTURY) {
        retention.unknown_contact_days = days.value;
    }
    retention.contact_days = table
        .number("contact_days", 1, CENTURY)
        .map(|found| found.value);
    if let Some(days) = table.number("carrier_days", 1, 400) {
        retention.carrier_days = days.value;
    }
    table.done();
    retention
}
