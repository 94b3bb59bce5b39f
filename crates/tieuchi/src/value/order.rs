//! One sort for all lists: they are ordered by place, so that the sort itself is compiled once and not for each type.

use std::cmp::Ordering;

/// The places of a list in the order of its members; equal ones stay as they stood.
pub(crate) fn places<T>(list: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<usize> {
    in_order(list.len(), &|left, right| match (list.get(left), list.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    })
}

/// The members of a list in order.
pub(crate) fn sorted<T>(list: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<&T> {
    places(list, compare).into_iter().filter_map(|place| list.get(place)).collect()
}

/// Puts a list in order.
pub(crate) fn sort<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if list.len() > 1 {
        let places = places(list, compare);
        arrange(list, places);
    }
}

/// Puts a list in the order of a key, which is worked out once for each member.
pub(crate) fn sort_by_cached_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    if keys.is_sorted() {
        return;
    }
    arrange(list, places(&keys, K::cmp));
}

/// The members of a list in order, each once.
pub(crate) fn distinct<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    sort(&mut list, T::cmp);
    list.dedup();
    list
}

fn arrange<T>(list: &mut Vec<T>, places: Vec<usize>) {
    let mut members: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| members.get_mut(place)?.take()));
}

fn in_order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    // Runs in order are merged, two at a time, into runs of twice the length.
    let mut run = 1;
    while run < length {
        let mut merged = Vec::with_capacity(length);
        for pair in places.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at_checked(run).unwrap_or((pair, &[]));
            while let ([first, ..], [second, ..]) = (left, right) {
                let from = if compare(*second, *first).is_lt() { &mut right } else { &mut left };
                merged.extend(from.split_off_first());
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        places = merged;
        run *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_members_stay_as_they_stood() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort(&mut list, |left, right| left.0.cmp(&right.0));
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        assert_eq!(sorted(&["b", "a"], Ord::cmp), [&"a", &"b"]);
    }

    #[test]
    fn the_order_is_that_of_the_standard_library() {
        let mut state = 1_u32;
        for length in 0..200 {
            let mut list: Vec<(u32, u32)> = (0..length)
                .map(|place| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 28, place)
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_by_key(|member| member.0);
            sort(&mut list, |left, right| left.0.cmp(&right.0));
            assert_eq!(list, expected);
        }
        assert_eq!(distinct(vec![3, 1, 3, 2, 1]), [1, 2, 3]);
    }
}
