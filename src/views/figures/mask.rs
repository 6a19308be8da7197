//! Leaving small numbers out, so that they cannot be worked out from what is shown: also by somebody who knows how it is done. Pure.

/// The numbers that are shown, and their sum; none: left out. `under`: numbers smaller than this are left out, nought too, since a
/// nought among few says as much. If what is left out could be worked out from the sum, what stands beside it is left out as well, until it
/// cannot. What stands beside, and not the smallest: which it is must not depend on how large it is, or that would tell.
pub fn mask(numbers: &[u64], under: u64) -> (Vec<Option<u64>>, Option<u64>) {
    let total: u64 = numbers.iter().sum();
    if total == 0 {
        return (vec![Some(0); numbers.len()], Some(0));
    }
    if total < under {
        return (vec![None; numbers.len()], None);
    }
    let mut out: Vec<bool> = numbers.iter().map(|n| *n < under).collect();
    while is_told(numbers, &out, under) {
        match beside(&out) {
            Some(at) => out[at] = true,
            // Nothing is left to hide them among: the sum itself would tell.
            None => return (vec![None; numbers.len()], None),
        }
    }
    let shown = numbers
        .iter()
        .zip(&out)
        .map(|(n, out)| (!out).then_some(*n))
        .collect();
    (shown, Some(total))
}

/// Numbers of how the service kept its own times: all of them, unless there are so few in all that somebody who knows of one learns how it went with
/// that one.
pub fn only_few(numbers: &[u64], under: u64) -> (Vec<Option<u64>>, Option<u64>) {
    let total: u64 = numbers.iter().sum();
    if total > 0 && total < under {
        return (vec![None; numbers.len()], None);
    }
    whole(numbers)
}

/// All of them, and their sum.
pub fn whole(numbers: &[u64]) -> (Vec<Option<u64>>, Option<u64>) {
    let all = numbers.iter().copied().map(Some).collect();
    (all, Some(numbers.iter().sum()))
}

/// The next that is shown after the first that is not, and round again.
fn beside(out: &[bool]) -> Option<usize> {
    let first = out.iter().position(|out| *out)?;
    (1..out.len())
        .map(|step| (first + step) % out.len())
        .find(|at| !out[*at])
}

/// Whether what is left out can be worked out: one alone is the rest of the sum, also if it is nought; few together are as small as each of
/// them; and all as large as they can be are known.
fn is_told(numbers: &[u64], out: &[bool], under: u64) -> bool {
    let hidden: Vec<u64> = numbers
        .iter()
        .zip(out)
        .filter_map(|(n, out)| out.then_some(*n))
        .collect();
    let sum: u64 = hidden.iter().sum();
    let count = hidden.len() as u64;
    if hidden.is_empty() {
        return false;
    }
    let all_small = hidden.iter().all(|n| *n < under);
    let as_large_as_can_be = all_small && sum >= count * (under - 1);
    hidden.len() == 1 || sum < under || as_large_as_can_be
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every list of `len` numbers with this sum.
    fn lists(len: usize, sum: u64) -> Vec<Vec<u64>> {
        if len == 1 {
            return vec![vec![sum]];
        }
        (0..=sum)
            .flat_map(|first| {
                lists(len - 1, sum - first)
                    .into_iter()
                    .map(move |mut rest| {
                        rest.insert(0, first);
                        rest
                    })
            })
            .collect()
    }

    /// What the numbers could have been, for somebody who sees only what is shown and knows how it is done.
    fn could_be(shown: &[Option<u64>], total: u64, under: u64) -> Vec<Vec<u64>> {
        lists(shown.len(), total)
            .into_iter()
            .filter(|numbers| mask(numbers, under) == (shown.to_vec(), Some(total)))
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn no_small_number_can_be_worked_out(
            numbers in proptest::collection::vec(0u64..8, 2..5),
            under in 3u64..6,
        ) {
            let (shown, total) = mask(&numbers, under);
            if let Some(total) = total.filter(|total| *total > 0) {
                let all = could_be(&shown, total, under);
                prop_assert!(all.contains(&numbers));
                for (at, n) in numbers.iter().enumerate() {
                    let told = all.iter().all(|other| other[at] == *n);
                    prop_assert!(*n >= under || !told, "{numbers:?} {shown:?}");
                }
            } else if total.is_none() {
                prop_assert!(shown.iter().all(Option::is_none));
            }
        }

        #[test]
        fn what_is_shown_is_right_and_never_small(
            numbers in proptest::collection::vec(0u64..60, 1..25),
            under in 3u64..8,
        ) {
            let (shown, total) = mask(&numbers, under);
            let sum: u64 = numbers.iter().sum();
            prop_assert!(total.is_none_or(|total| total == sum && (sum == 0 || sum >= under)));
            for (shown, n) in shown.iter().zip(&numbers) {
                if let Some(shown) = shown {
                    prop_assert_eq!(shown, n);
                    prop_assert!(sum == 0 || *n >= under);
                }
            }
            if let Some(total) = total {
                let hidden = shown.iter().filter(|shown| shown.is_none()).count();
                let rest = total - shown.iter().flatten().sum::<u64>();
                prop_assert!(hidden != 1, "one alone is the rest of the sum: {rest}");
            }
        }
    }

    #[test]
    fn what_the_service_kept_is_shown_whole_unless_there_are_few_in_all() {
        let all = |numbers: &[u64]| numbers.iter().copied().map(Some).collect::<Vec<_>>();
        assert_eq!(only_few(&[6, 0, 1], 5), (all(&[6, 0, 1]), Some(7)));
        assert_eq!(only_few(&[0, 0, 5], 5), (all(&[0, 0, 5]), Some(5)));
        assert_eq!(only_few(&[3, 0, 1], 5), (vec![None; 3], None));
        assert_eq!(only_few(&[0, 0], 5), (all(&[0, 0]), Some(0)));
    }

    /// Where the sum is left out every part is a small one: it can be called so.
    #[test]
    fn a_sum_is_left_out_only_where_every_part_is_small() {
        for numbers in (0..30).flat_map(|sum| (2..4).flat_map(move |len| lists(len, sum))) {
            let (_, total) = mask(&numbers, 5);
            assert!(
                total.is_some() || numbers.iter().all(|n| *n < 5),
                "{numbers:?}"
            );
        }
    }

    #[test]
    fn a_small_number_takes_another_with_it() {
        assert_eq!(mask(&[12, 1, 9], 5), (vec![Some(12), None, None], Some(22)));
        assert_eq!(mask(&[5, 5, 2], 3), (vec![None, Some(5), None], Some(12)));
        assert_eq!(mask(&[2, 1], 5), (vec![None, None], None));
        assert_eq!(mask(&[0, 0], 5), (vec![Some(0), Some(0)], Some(0)));
        assert_eq!(mask(&[7, 8], 5), (vec![Some(7), Some(8)], Some(15)));
    }
}
