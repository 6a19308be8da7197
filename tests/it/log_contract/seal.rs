//! Sealing: opens only where it belongs, and never again once its key is destroyed.

use hjemmevakt::log::keys::UnwrapError;
use hjemmevakt::log::memory::MemoryLog;
use hjemmevakt::log::seal::OpenError;
use proptest::prelude::*;

use super::*;

#[test]
fn opens_what_it_sealed_and_only_where_it_belongs() {
    let mut sealer = sealer(1);
    let sealed = sealer.seal(contact(1), b"number", b"+4790000001").unwrap();
    let again = sealer.seal(contact(1), b"number", b"+4790000001").unwrap();
    assert_ne!(
        sealed, again,
        "the same content twice must not look the same"
    );
    assert!(!contains(&sealed, b"90000001"));
    assert_eq!(
        sealer
            .open(contact(1), b"number", &sealed)
            .unwrap()
            .unwrap(),
        b"+4790000001"
    );
    assert_eq!(
        sealer.open(contact(1), b"note", &sealed),
        Err(OpenError::Altered)
    );
    sealer.seal(contact(2), b"number", b"x").unwrap();
    assert_eq!(sealer.open(contact(2), b"number", &sealed), Ok(None));
    assert_eq!(
        sealer.open(contact(1), b"number", b"short"),
        Err(OpenError::Malformed)
    );
    assert_eq!(
        sealer.open(contact(1), b"number", &[9; 80]),
        Err(OpenError::Malformed)
    );
    assert_eq!(sealer.take_pending().len(), 2, "one key for each contact");
}

#[test]
fn nothing_secret_shows_in_debug_output() {
    let mut sealer = sealer(2);
    sealer.seal(contact(1), b"", b"x").unwrap();
    let pending = sealer.take_pending();
    let shown = format!("{sealer:?} {:?} {pending:?}", keyring());
    let ring = keyring();
    assert!(
        shown.contains(&format!("WrappedKey(by {})", ring.active())),
        "{shown}"
    );
    assert!(shown.len() < 300, "{shown}");
}

proptest! {
    #[test]
    fn a_changed_byte_never_opens(
        plaintext in prop::collection::vec(any::<u8>(), 0..50),
        at in any::<prop::sample::Index>(),
        bit in 0..8u8,
    ) {
        let mut sealer = sealer(3);
        let mut sealed = sealer.seal(contact(1), b"f", &plaintext).unwrap();
        let at = at.index(sealed.len());
        sealed[at] ^= 1 << bit;
        match sealer.open(contact(1), b"f", &sealed) {
            // In the id of the key: it is the id of a key that is not there.
            Ok(opened) => prop_assert!(opened.is_none() && (1..9).contains(&at)),
            Err(OpenError::Malformed) => prop_assert_eq!(at, 0),
            Err(OpenError::Altered) => prop_assert!(at >= 9),
        }
    }
}

#[tokio::test]
async fn a_destroyed_key_reads_as_erased_also_after_a_restart() {
    let mut log = MemoryLog::new();
    let mut sealer = sealer(4);
    let gone = sealer.seal(contact(1), b"f", b"gone").unwrap();
    let kept = sealer.seal(contact(2), b"f", b"kept").unwrap();
    log.append(0, &records(0..1), &sealer.take_pending())
        .await
        .unwrap();
    assert!(sealer.destroy(contact(1)));
    assert!(!sealer.destroy(contact(1)));
    assert_eq!(sealer.open(contact(1), b"f", &gone), Ok(None));
    log.append(1, &records(1..2), &sealer.take_pending())
        .await
        .unwrap();
    sealer.reload(log.wrapped_keys().await.unwrap()).unwrap();
    assert_eq!(sealer.open(contact(1), b"f", &gone), Ok(None));
    assert_eq!(
        sealer.open(contact(2), b"f", &kept).unwrap().unwrap(),
        b"kept"
    );
    // A late message for the same contact gets a new key; what was erased stays erased.
    let late = sealer.seal(contact(1), b"f", b"late").unwrap();
    assert_eq!(
        sealer.open(contact(1), b"f", &late).unwrap().unwrap(),
        b"late"
    );
    assert_eq!(sealer.open(contact(1), b"f", &gone), Ok(None));
}

#[test]
fn a_batch_that_failed_leaves_the_keys_as_they_were() {
    let mut sealer = sealer(5);
    let old = sealer.seal(contact(1), b"f", b"old").unwrap();
    sealer.take_pending();
    sealer.commit_pending();

    sealer.destroy(contact(1));
    let new = sealer.seal(contact(1), b"f", b"new").unwrap();
    let other = sealer.seal(contact(2), b"f", b"other").unwrap();
    assert_eq!(sealer.take_pending().len(), 3);
    // Decided while that batch was on its way.
    sealer.seal(contact(3), b"f", b"third").unwrap();
    sealer.rollback_pending();

    assert_eq!(
        sealer.open(contact(1), b"f", &old).unwrap().unwrap(),
        b"old"
    );
    assert_eq!(sealer.open(contact(1), b"f", &new), Ok(None));
    assert_eq!(sealer.open(contact(2), b"f", &other), Ok(None));
    assert!(sealer.take_pending().is_empty());
    sealer.seal(contact(2), b"f", b"again").unwrap();
    assert_eq!(sealer.take_pending().len(), 1, "the key is made anew");
}

#[test]
fn what_was_taken_and_not_rolled_back_counts_as_committed() {
    let mut sealer = sealer(6);
    let first = sealer.seal(contact(1), b"f", b"first").unwrap();
    sealer.take_pending();
    sealer.seal(contact(2), b"f", b"second").unwrap();
    sealer.take_pending();
    sealer.rollback_pending();
    assert_eq!(
        sealer.open(contact(1), b"f", &first).unwrap().unwrap(),
        b"first"
    );
}

#[tokio::test]
async fn another_master_key_does_not_open_the_data_keys() {
    let mut log = MemoryLog::new();
    let mut sealer = sealer(7);
    sealer.seal(contact(1), b"f", b"x").unwrap();
    log.append(0, &[], &sealer.take_pending()).await.unwrap();
    let wrapped = log.wrapped_keys().await.unwrap();
    let other = Arc::new(Keyring::generate(&mut Seeded(8)).unwrap());
    let refused = Sealer::new(other, Box::new(Seeded(9)), wrapped.clone()).unwrap_err();
    assert_eq!(
        refused,
        UnwrapError::NoMaster {
            master: keyring().active()
        }
    );
    // A key put under another subject's name does not open either.
    let moved = vec![(contact(2), wrapped[0].1.clone())];
    let refused = Sealer::new(keyring(), Box::new(Seeded(9)), moved).unwrap_err();
    assert_eq!(
        refused,
        UnwrapError::Altered {
            master: keyring().active()
        }
    );
}
