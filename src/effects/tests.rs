//! Which effects keep their order, and which never wait.

use super::lane::{Class, Counts, Lane, class, lane};
use crate::domain::effect::EffectKind;
use crate::domain::ids::CarrierId;

fn line() -> CarrierId {
    CarrierId::new("CA00000000000000000000000000000001")
}

#[test]
fn whatever_touches_one_line_goes_in_order_and_ringing_never_waits_for_it() {
    let call = "1".repeat(32).parse().unwrap();
    let leg = "2".repeat(32).parse().unwrap();
    for kind in [
        EffectKind::MoveCaller { call, line: line() },
        EffectKind::EndLine { line: line() },
        EffectKind::CheckCall { call, line: line() },
        EffectKind::MoveLeg { leg, line: line() },
        EffectKind::CheckLeg {
            leg,
            line: Some(line()),
        },
    ] {
        assert_eq!(lane(&kind), Lane::Line(line()));
        assert_eq!(class(&kind), Class::Line);
    }
    let ring = EffectKind::PlaceLeg {
        leg,
        to: crate::domain::secret::Secret::Erased,
        ring_seconds: 25,
    };
    assert_eq!((lane(&ring), class(&ring)), (Lane::Leg(leg), Class::Ring));
}

#[test]
fn each_class_has_its_own_bound() {
    let mut counts = Counts::default();
    for _ in 0..Class::Message.most() {
        assert!(counts.has_room(Class::Message));
        counts.begin(Class::Message);
    }
    assert!(!counts.has_room(Class::Message));
    assert!(counts.has_room(Class::Ring) && counts.has_room(Class::Line));
    counts.end(Class::Message);
    assert!(counts.has_room(Class::Message));
}
