//! Whatever waits is committed together, the telephone first, and nobody hears anything before the commit.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::engine::SubmitError;

use crate::engine::rig::{Running, arrives, line, staff};

/// As many as the inbox of a lane takes.
const INBOX: u32 = 4_096;

#[tokio::test]
async fn what_waits_during_a_commit_goes_into_the_next_one_together() {
    let running = Running::start().await;
    let before = running.log.batches().len();
    let held = running.hold(arrives(1)).await;
    let mut waiting = Vec::new();
    for number in 2..52 {
        waiting.push(running.post(arrives(number)).await);
    }
    assert_eq!(running.engine.health().backlog, 50);
    running.log.open_again();
    assert!(held.await.unwrap().is_ok());
    for answer in waiting {
        let state = answer.await.unwrap().unwrap();
        // The answer holds what all of them did: they are one batch.
        assert_eq!(state.live_calls.len(), 52);
    }
    let batches = running.log.batches();
    assert_eq!(batches.len() - before, 2, "{batches:?}");
    assert!(batches[before + 1] > 50, "{batches:?}");
}

#[tokio::test]
async fn nobody_sees_anything_before_the_commit() {
    let running = Running::start().await;
    let mut published = running.engine.watch();
    published.mark_unchanged();
    let before = running.engine.state();
    let held = running.hold(arrives(1)).await;
    assert!(!held.is_finished());
    assert!(!published.has_changed().unwrap());
    assert_eq!(running.engine.state().seq, before.seq);
    running.log.open_again();
    let state = held.await.unwrap().unwrap();
    assert!(state.call_by_line(&line(1)).is_some());
    assert_eq!(running.engine.state().seq, state.seq);
    assert_eq!(*published.borrow_and_update(), state.seq);
}

#[tokio::test]
async fn the_telephone_goes_ahead_of_people() {
    let running = Running::start().await;
    let contact = *running.engine.state().open.get_min().unwrap();
    let held = running.hold(arrives(1)).await;
    let note = Command::WriteNote {
        contact,
        text: "Ringer fra bilen.".to_owned(),
    };
    let person = running.post((staff("kari"), note)).await;
    let telephone = running.post(arrives(2)).await;
    running.log.open_again();
    held.await.unwrap().unwrap();
    person.await.unwrap().unwrap();
    telephone.await.unwrap().unwrap();
    let records = running.log.records().await;
    let place = |kind: &str| records.iter().rposition(|record| record.kind == kind);
    assert!(place("call_began").unwrap() < place("note_written").unwrap());
}

#[tokio::test]
async fn a_full_inbox_says_so_at_once_and_the_other_lane_stays_open() {
    let running = Running::start().await;
    let held = running.hold(arrives(1)).await;
    let mut waiting = Vec::new();
    for _ in 0..INBOX {
        waiting.push(
            running
                .post((staff("randi"), Command::ReleaseEffects))
                .await,
        );
    }
    let refused = running
        .submit((staff("randi"), Command::ReleaseEffects))
        .await;
    assert!(matches!(refused, Err(SubmitError::Overloaded)));
    let telephone = running.post(arrives(2)).await;
    running.log.open_again();
    held.await.unwrap().unwrap();
    telephone.await.unwrap().unwrap();
    for answer in waiting {
        answer.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn after_the_end_a_command_is_told_that_there_is_nobody() {
    let running = Running::start().await;
    let engine = running.engine.clone();
    let core = running.stop().await;
    assert_eq!(core.state().seq, engine.state().seq);
    let answer = engine.submit(Actor::Clock, Command::Tick).await;
    assert!(matches!(answer, Err(SubmitError::Stopped)));
}
