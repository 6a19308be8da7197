//! A full disk: nothing is acknowledged, nothing is half there, and writing goes on once there is room.

use hjemmevakt::log::AppendError;
use hjemmevakt::log::verify::verify;

use super::*;

async fn until_full(log: &mut SqliteLog) -> u64 {
    let mut seq = log.head().await.unwrap().seq;
    loop {
        match log.append(seq, &records(seq..seq + 20), &[]).await {
            Ok(head) => seq = head.seq,
            Err(AppendError::Full(_)) => return seq,
            Err(other) => unreachable!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_full_disk_acknowledges_nothing_and_harms_nothing() {
    let disk = OnDisk::new();
    let mut log = disk.open().await;
    log.append(0, &records(0..10), &[]).await.unwrap();
    log.limit_size(Some(200_000)).await.unwrap();
    let seq = until_full(&mut log).await;
    assert!(seq > 10, "there was room for some");
    let head = log.head().await.unwrap();
    assert_eq!(head.seq, seq);

    // One record more would still fit, its keys do not: neither comes in.
    let mut sealer = sealer(1);
    for number in 0..300 {
        sealer.seal(contact(number), b"f", b"x").unwrap();
    }
    let keys = sealer.take_pending();
    let refused = log.append(seq, &records(0..1), &keys).await.unwrap_err();
    assert!(matches!(refused, AppendError::Full(_)), "{refused:?}");
    assert!(refused.to_string().contains("disk is full"), "{refused}");
    assert!(matches!(
        log.check_writable().await,
        Err(AppendError::Full(_))
    ));
    assert!(log.wrapped_keys().await.unwrap().is_empty());
    assert_eq!(log.head().await.unwrap(), head);
    assert_eq!(verify(&mut log).await.unwrap().head, head);

    let head = log.append(seq, &records(0..1), &[]).await.unwrap();
    assert_eq!(head.seq, seq + 1, "it did fit");

    log.limit_size(None).await.unwrap();
    log.check_writable().await.unwrap();
    log.append(seq + 1, &records(0..300), &keys).await.unwrap();
    assert_eq!(log.wrapped_keys().await.unwrap().len(), 300);
    log.close().await.unwrap();
    let report = verify(&mut disk.open().await).await.unwrap();
    assert_eq!((report.head.seq, report.broken), (seq + 301, None));
}
