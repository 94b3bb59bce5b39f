//! The logic of outcomes, tried on all of them.

use tieuchi::Outcome::{self, Met, NotApplicable, NotMet, Undetermined};

#[test]
fn and_is_commutative() {
    for a in Outcome::ALL {
        for b in Outcome::ALL {
            assert_eq!(a.and(b), b.and(a), "{a} and {b}");
        }
    }
}

#[test]
fn and_is_associative() {
    for a in Outcome::ALL {
        for b in Outcome::ALL {
            for c in Outcome::ALL {
                assert_eq!(a.and(b).and(c), a.and(b.and(c)), "{a}, {b} and {c}");
            }
        }
    }
}

#[test]
fn and_is_idempotent() {
    for a in Outcome::ALL {
        assert_eq!(a.and(a), a);
    }
}

#[test]
fn not_applicable_is_neutral_and_not_met_absorbs() {
    for a in Outcome::ALL {
        assert_eq!(a.and(NotApplicable), a);
        assert_eq!(a.and(NotMet), NotMet);
    }
}

#[test]
fn met_and_undetermined_is_undetermined() {
    assert_eq!(Met.and(Undetermined), Undetermined);
}

#[test]
fn all_is_and_over_the_members_and_never_met_without_one() {
    assert_eq!(Outcome::all([]), Undetermined);
    for a in Outcome::ALL {
        let alone = if a == NotApplicable { Undetermined } else { a };
        assert_eq!(Outcome::all([a]), alone);
        for b in Outcome::ALL {
            for c in Outcome::ALL {
                let folded = a.and(b).and(c);
                let expected = if folded == NotApplicable { Undetermined } else { folded };
                assert_eq!(Outcome::all([a, b, c]), expected, "{a}, {b} and {c}");
                assert_eq!(Outcome::all([c, a, b]), expected, "in another order");
                assert_eq!(Outcome::all([a, b, c, NotApplicable, a]), expected, "with a member twice");
            }
        }
    }
}
