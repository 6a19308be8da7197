//! The log fails: nothing is acknowledged, nothing is shown, nothing is written twice, and it goes on afterwards.

use std::time::Duration;

use hjemmevakt::engine::SubmitError;
use hjemmevakt::engine::core::TurnError;
use hjemmevakt::log::AppendError;
use hjemmevakt::log::memory::Fault;

use crate::engine::rig::{Running, Watched, arrives, beginning, friday, line, open, replayed};

#[tokio::test]
async fn a_batch_that_fails_is_neither_answered_nor_published_and_the_next_one_goes() {
    let running = Running::start().await;
    let before = running.engine.state();
    let mut published = running.engine.watch();
    published.mark_unchanged();
    for fault in [Fault::Full, Fault::Io] {
        running.log.fail_next(fault);
        let answer = running.submit(arrives(1)).await;
        assert!(
            matches!(answer, Err(SubmitError::NotWritable(_))),
            "{fault:?}"
        );
        assert_eq!(*running.engine.state(), *before, "{fault:?}");
        assert!(!published.has_changed().unwrap(), "{fault:?}");
        assert!(!running.engine.health().writable, "{fault:?}");
    }
    let state = running.submit(arrives(1)).await.unwrap();
    assert_eq!(state.contacts.len(), before.contacts.len() + 1);
    assert!(running.engine.health().writable);
    assert_eq!(replayed(&running.log).await, *state);
}

#[tokio::test]
async fn the_reason_reaches_whoever_looks_after_it() {
    let running = Running::start().await;
    running.log.fail_next(Fault::Full);
    let error = running.submit(arrives(1)).await.unwrap_err().to_string();
    assert!(error.contains("the disk is full"), "{error}");
    let trouble = running.engine.health().trouble.unwrap();
    assert!(trouble.contains("make room for it"), "{trouble}");
}

#[tokio::test]
async fn a_log_that_works_again_is_noticed_without_a_call() {
    let running = Running::start().await;
    tokio::time::pause();
    running.log.disk().fail_until_lifted(Some(Fault::Full));
    running.submit(arrives(1)).await.unwrap_err();
    tokio::time::advance(Duration::from_secs(2)).await;
    tokio::task::yield_now().await;
    assert!(!running.engine.health().writable);
    running.log.disk().fail_until_lifted(None);
    for _ in 0..20 {
        tokio::time::advance(Duration::from_millis(500)).await;
        tokio::task::yield_now().await;
    }
    assert!(running.engine.health().writable);
}

#[tokio::test]
async fn what_was_written_though_the_answer_was_lost_is_found_and_not_written_again() {
    let log = Watched::new();
    let mut core = open(log.clone(), 1).await;
    core.turn(friday(0), beginning()).await.unwrap();
    let before = core.state().seq;
    log.fail_next(Fault::AnswerLost);
    let error = core.turn(friday(1), vec![arrives(1)]).await.unwrap_err();
    assert!(matches!(error, TurnError::Append(AppendError::Io(_))));
    assert_eq!(core.state().seq, before, "nobody is told what is not known");
    let held = log.records().await.len() as u64;
    assert!(held > before, "the batch is there all the same");
    // The carrier asks again, as it does: the same call.
    core.turn(friday(2), vec![arrives(1)]).await.unwrap();
    assert_eq!(core.state().contacts.len(), 1);
    assert_eq!(core.state().live_calls.len(), 1);
    assert_eq!(log.records().await.len() as u64, core.state().seq);
    assert_eq!(replayed(&log).await, **core.state());
}

#[tokio::test]
async fn what_was_written_though_the_answer_was_lost_is_shown_without_another_word() {
    let running = Running::start().await;
    tokio::time::pause();
    running.log.fail_next(Fault::AnswerLost);
    running.submit(arrives(1)).await.unwrap_err();
    for _ in 0..20 {
        tokio::time::advance(Duration::from_millis(100)).await;
        tokio::task::yield_now().await;
    }
    let state = running.engine.state();
    assert!(state.call_by_line(&line(1)).is_some());
    assert_eq!(*running.engine.watch().borrow(), state.seq);
    assert!(running.engine.health().writable);
    assert_eq!(replayed(&running.log).await, *state);
}

#[tokio::test]
async fn what_was_written_is_shown_though_the_next_answer_is_lost_too() {
    let running = Running::start().await;
    let fault = Some(Fault::AnswerLost);
    running.log.disk().fail_until_lifted(fault);
    running.submit(arrives(1)).await.unwrap_err();
    running.submit(arrives(2)).await.unwrap_err();
    let state = running.engine.state();
    assert!(state.call_by_line(&line(1)).is_some());
    assert!(!running.engine.health().writable);
}

#[tokio::test]
async fn a_key_made_in_a_batch_that_failed_is_not_used_by_the_next() {
    let log = Watched::new();
    let mut core = open(log.clone(), 1).await;
    core.turn(friday(0), beginning()).await.unwrap();
    for fault in [Fault::Io, Fault::Full, Fault::AnswerLost] {
        log.fail_next(fault);
        core.turn(friday(1), vec![arrives(1), arrives(2)])
            .await
            .unwrap_err();
    }
    core.turn(friday(2), vec![arrives(1), arrives(2), arrives(3)])
        .await
        .unwrap();
    let numbers = |state: &hjemmevakt::domain::state::State| {
        state
            .contacts
            .values()
            .filter(|contact| contact.number.known().is_some())
            .count()
    };
    assert_eq!(numbers(core.state()), 3);
    // Whoever opens the log anew can open every number in it.
    let state = replayed(&log).await;
    assert_eq!(numbers(&state), 3);
    assert_eq!(state, **core.state());
}

#[tokio::test]
async fn somebody_else_was_first_so_it_is_decided_again() {
    let log = Watched::new();
    let mut one = open(log.clone(), 1).await;
    one.turn(friday(0), beginning()).await.unwrap();
    let mut two = open(log.clone(), 2).await;
    one.turn(friday(1), vec![arrives(1)]).await.unwrap();
    // The second has not seen that call, and gets the same one and another.
    let answers = two
        .turn(friday(2), vec![arrives(1), arrives(2)])
        .await
        .unwrap();
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(two.state().contacts.len(), 2, "the first call is one call");
    one.turn(friday(3), vec![arrives(3)]).await.unwrap();
    assert_eq!(one.state().contacts.len(), 3);
    assert!(one.state().call_by_line(&line(2)).is_some());
    assert_eq!(replayed(&log).await, **one.state());
}
