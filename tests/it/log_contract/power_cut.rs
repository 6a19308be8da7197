//! A power cut: what was being written is torn anywhere, and everything acknowledged is there afterwards.

use std::fs;

use hjemmevakt::log::chain::first_break;
use hjemmevakt::log::verify::verify;

use super::*;

/// Where the frames of the present round end in a write-ahead file, and which round it is (its salts).
/// The format: <https://www.sqlite.org/fileformat2.html#walformat>.
fn written(wal: &[u8]) -> (usize, &[u8]) {
    let Some(salts) = wal.get(16..24) else {
        return (0, &[]);
    };
    let page = u32::from_be_bytes(wal[8..12].try_into().unwrap());
    let frame = 24 + usize::try_from(page).unwrap();
    let frames = wal[32..]
        .chunks_exact(frame)
        .take_while(|frame| &frame[8..16] == salts)
        .count();
    (32 + frames * frame, salts)
}

/// What the disk may hold after a cut at `at`, while `new` was written over `old`.
fn torn(old: &[u8], new: &[u8], at: usize, how: u64, noise: &mut Seeded) -> Vec<u8> {
    let mut wal = new[..at].to_vec();
    match how % 3 {
        // The file ends there.
        0 => {}
        // What lay there before is still there.
        1 => wal.extend(old.iter().skip(at)),
        // The disk wrote something else.
        _ => {
            let mut garbage = vec![0; 5_000];
            noise.fill(&mut garbage).unwrap();
            wal.extend(garbage);
        }
    }
    wal
}

#[tokio::test]
async fn everything_acknowledged_survives_a_cut_at_any_byte() {
    let disk = OnDisk::new();
    let mut log = disk.open().await;
    let mut sealer = sealer(1);
    let mut random = Seeded(20_261_123);
    let mut roll = |below: u64| {
        let mut bytes = [0; 8];
        random.fill(&mut bytes).unwrap();
        u64::from_be_bytes(bytes) % below
    };
    let mut noise = Seeded(5);
    let (mut rounds, mut lost) = (0, 0);
    for batch in 0..70_u128 {
        let acknowledged = log.head().await.unwrap();
        let database = fs::read(&disk.path).unwrap();
        let old = fs::read(disk.beside("-wal")).unwrap();
        let (old_end, old_salts) = written(&old);

        sealer.seal(contact(batch), b"f", b"x").unwrap();
        let mut given = records(0..1 + roll(40));
        given[0].body = format!(
            "\"{}\"",
            "y".repeat(usize::try_from(roll(110_000)).unwrap())
        );
        let head = log
            .append(acknowledged.seq, &given, &sealer.take_pending())
            .await
            .unwrap();
        let stored = everything(&mut log).await;
        let new = fs::read(disk.beside("-wal")).unwrap();
        let (new_end, new_salts) = written(&new);
        // A new round begins at the front of the file, over what is already in the database.
        let from = if old_salts == new_salts { old_end } else { 0 };
        rounds += u32::from(old_salts != new_salts);

        for how in 0..3 {
            let at = from + usize::try_from(roll((new_end - from + 1) as u64)).unwrap();
            let after = OnDisk::new();
            fs::write(&after.path, &database).unwrap();
            fs::write(after.beside("-wal"), torn(&old, &new, at, how, &mut noise)).unwrap();
            let mut found = after.open().await;
            let there = everything(&mut found).await;
            assert!(
                there.len() as u64 >= acknowledged.seq,
                "batch {batch}, cut at {at} of {new_end}"
            );
            assert_eq!(there, stored[..there.len()]);
            assert_eq!(first_break(&there), None);
            // All of the torn batch or nothing, its key included.
            let whole = there.len() as u64 == head.seq;
            assert!(whole || there.len() as u64 == acknowledged.seq);
            assert!(whole || at < new_end);
            let keys = found.wrapped_keys().await.unwrap().len() as u128;
            assert_eq!(keys, batch + u128::from(whole));
            lost += u32::from(!whole);
            found
                .append(there.len() as u64, &records(0..1), &[])
                .await
                .unwrap();
            assert_eq!(verify(&mut found).await.unwrap().broken, None);
        }
    }
    assert!(
        rounds >= 2,
        "the write-ahead file must begin anew within the test: {rounds}"
    );
    assert!(lost >= 60, "most cuts must tear something: {lost}");
}
