//! What was said of somebody around the person is theirs: it goes over to nobody who is written in their place, and an objection is found again under
//! whatever name or number.

use hjemmevakt::domain::consents::able::{Able, Widened};
use hjemmevakt::domain::ids::RelativeId;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::people::{Person, Relative, Role, Told};
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::service::people::Relation;
use uuid::Uuid;

use super::anne::*;
use super::*;

const FATHER: RelativeId = RelativeId::from_uuid(Uuid::from_u128(0xd1));
const NEIGHBOUR: RelativeId = RelativeId::from_uuid(Uuid::from_u128(0xd2));

fn named(name: &str, relation: Relation) -> Person {
    Person {
        name: name.to_owned(),
        role: Role::Close(relation),
        ..mother()
    }
}

fn lists(shift: &mut Shift, relative: RelativeId, person: Person) -> Result<(), Rejection> {
    let list = Change::List {
        relative,
        person: Box::new(person),
        order: 0,
    };
    does(shift, "siri", change(list))
}

fn listed(shift: &Shift, relative: RelativeId) -> Relative {
    let patient = shift.state().patient(ANNE).unwrap();
    (*patient.relatives[&relative]).clone()
}

#[test]
fn what_one_may_be_told_goes_over_to_nobody_else() {
    let mut shift = registered();
    // Nothing is said of her yet: whoever was listed by mistake is written over.
    assert_eq!(
        lists(&mut shift, MARJA, named("Inger Hansen", Relation::Sister)),
        Ok(())
    );
    assert_eq!(lists(&mut shift, MARJA, mother()), Ok(()));
    let told = Change::SetTold {
        relative: MARJA,
        told: Told::Tasks,
        widened: Some(Widened {
            words: "hun kan få vite det".to_owned(),
            able: Able::has(),
        }),
    };
    done(&mut shift, "siri", change(told));
    for another in [
        named("Per Olsen", Relation::Father),
        named("Inger Hansen", Relation::Mother),
        named("Marja Hansen", Relation::Sister),
    ] {
        let refused = lists(&mut shift, MARJA, another);
        assert_eq!(refused, Err(RecordRejection::AnotherPerson.into()));
    }
    // The same one: a slip in the name, another surname, another number, what she is to the person.
    let number = Person {
        phones: vec![phone("+4790000084")],
        ..named("Marje Hansen", Relation::Mother)
    };
    for same in [
        named("Marja Nordvik", Relation::Guardian),
        named("Marje Nordvik", Relation::Guardian),
        named("Marje Hansen", Relation::Guardian),
    ] {
        assert_eq!(lists(&mut shift, MARJA, same), Ok(()));
    }
    assert_eq!(
        lists(&mut shift, MARJA, named("Marje Hansen", Relation::Mother)),
        Ok(())
    );
    assert_eq!(lists(&mut shift, MARJA, number), Ok(()));
    let known = listed(&shift, MARJA);
    assert_eq!(known.told, Told::Tasks);
    assert!(known.said.is_some());
}

#[test]
fn an_objection_is_found_under_a_name_or_number_that_is_changed() {
    for by_number in [true, false] {
        let mut shift = registered();
        let father = Person {
            phones: vec![phone("+4790000085")],
            ..named("Per Olsen", Relation::Father)
        };
        assert_eq!(lists(&mut shift, FATHER, father.clone()), Ok(()));
        let objects = Change::SetObjected {
            relative: FATHER,
            objected: true,
        };
        done(&mut shift, "siri", change(objects));
        let neighbour = Person {
            phones: vec![phone("+4790000086")],
            ..named("Oddvar Nilsen", Relation::Neighbour)
        };
        assert_eq!(lists(&mut shift, NEIGHBOUR, neighbour.clone()), Ok(()));
        assert!(!listed(&shift, NEIGHBOUR).objected);
        let changed = if by_number {
            Person {
                phones: father.phones.clone(),
                ..neighbour
            }
        } else {
            Person {
                name: "per olsen".to_owned(),
                ..neighbour
            }
        };
        assert_eq!(lists(&mut shift, NEIGHBOUR, changed), Ok(()));
        assert!(listed(&shift, NEIGHBOUR).objected, "{by_number}");
    }
}
