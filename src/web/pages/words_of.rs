//! The word of each refusal that has a sentence of its own, as the texts know it.

use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::handovers::rejection::HandoverRejection;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::MayNot;

pub(super) const fn word_of(why: MayNot) -> &'static str {
    match why {
        MayNot::LeaderOnly => "leader_only",
        MayNot::LeaderOrNurseOnDuty => "leader_or_nurse_on_duty",
        MayNot::LeaderOrOperator => "leader_or_operator",
        MayNot::ServiceItself => "service_itself",
        MayNot::MachineOnly => "machine_only",
        MayNot::NotInYourHands => "not_in_your_hands",
        MayNot::DoctorsOnly => "doctors_only",
        MayNot::AlarmsOnly => "alarms_only",
        MayNot::NursesOnly => "nurses_only",
        MayNot::StaffOnly => "staff_only",
        MayNot::PeopleOnly => "people_only",
        MayNot::FollowersOnly => "followers_only",
        MayNot::GuestOver => "guest_over",
        MayNot::StationRevoked => "station_revoked",
        MayNot::NurseOnDutyOnly => "nurse_on_duty_only",
        MayNot::RegisterOnly => "register_only",
        MayNot::NoGround => "no_ground",
        MayNot::WithThePerson => "with_the_person",
        MayNot::NurseOnDutyOrWithThePerson => "on_duty_or_with_the_person",
        MayNot::AssignOnly => "assign_only",
        MayNot::DaysOnly => "days_only",
        MayNot::GiversOnly => "givers_only",
        MayNot::TakersOnly => "takers_only",
    }
}

pub(super) const fn handover_word(why: &HandoverRejection) -> &'static str {
    match why {
        HandoverRejection::Nothing => "nothing",
        HandoverRejection::NoDayService => "no_day_service",
        HandoverRejection::NotToHer => "not_to_her",
        HandoverRejection::SignedAlready => "signed_already",
        HandoverRejection::AcceptedAlready => "accepted_already",
        HandoverRejection::OneByOne => "one_by_one",
        HandoverRejection::AskedAlready => "asked_already",
        HandoverRejection::NotAsked => "not_asked",
    }
}

pub(super) const fn document_word(why: &DocumentRejection) -> &'static str {
    match why {
        DocumentRejection::NurseSigns => "nurse_signs",
        DocumentRejection::DoctorSigns => "doctor_signs",
        DocumentRejection::MunicipalDoctorSigns => "municipal_doctor_signs",
        DocumentRejection::Signed => "signed",
        DocumentRejection::Over => "over",
        DocumentRejection::NotSigned => "not_signed",
        DocumentRejection::OtherForm { .. } => "other_form",
        DocumentRejection::NoField { .. } => "no_field",
        DocumentRejection::Misfit { .. } => "misfit",
        DocumentRejection::Unfinished { .. } => "unfinished",
        DocumentRejection::Ahead { .. } => "ahead",
        DocumentRejection::Unsettled { .. } => "unsettled",
        DocumentRejection::WrittenSince => "written_since",
        DocumentRejection::FieldFull { .. } => "field_full",
        DocumentRejection::TooMany { .. } => "too_many",
        DocumentRejection::NotTheSigner => "not_the_signer",
        DocumentRejection::NoDoctor => "no_doctor",
        DocumentRejection::WhichDoctor => "which_doctor",
        DocumentRejection::OtherDoctor => "other_doctor",
        DocumentRejection::NotAnOrder => "not_an_order",
        DocumentRejection::NotYet => "not_yet",
        DocumentRejection::NothingToTransfer => "nothing_to_transfer",
        DocumentRejection::BeingWritten { .. } => "being_written",
        DocumentRejection::AlreadyAsked { .. } => "already_asked",
        DocumentRejection::NextContactNamed => "next_contact_named",
        DocumentRejection::DecisionWaits => "decision_waits",
        DocumentRejection::OthersWrote => "others_wrote",
        DocumentRejection::IdTaken => "id_taken",
    }
}

pub(super) const fn record_word(why: RecordRejection) -> &'static str {
    match why {
        RecordRejection::NameMissing => "name_missing",
        RecordRejection::YearWrong => "year_wrong",
        RecordRejection::WantedAndNot => "wanted_and_not",
        RecordRejection::AnswerMissing => "answer_missing",
        RecordRejection::NotADate => "not_a_date",
        RecordRejection::BirthNumberTaken => "birth_number_taken",
        RecordRejection::ChangedMeanwhile => "changed_meanwhile",
        RecordRejection::NotDayService => "not_day_service",
        RecordRejection::PatientErased => "patient_erased",
        RecordRejection::SamePatient => "same_patient",
        RecordRejection::TwoBirthNumbers => "two_birth_numbers",
        RecordRejection::NotMerged => "not_merged",
        RecordRejection::OnlyThePersonWidens => "only_the_person_widens",
        RecordRejection::WithThePerson => "with_the_person",
        RecordRejection::NotWantedStays => "not_wanted_stays",
        RecordRejection::NoTexts => "no_texts",
        RecordRejection::PlanInForce => "plan_in_force",
        RecordRejection::PlanUnderWay => "plan_under_way",
        RecordRejection::NoConsent => "no_consent",
        RecordRejection::PlanElsewhere => "plan_elsewhere",
        RecordRejection::PlanFixed => "plan_fixed",
        RecordRejection::PlanEmpty => "plan_empty",
        RecordRejection::AnotherPerson => "another_person",
        RecordRejection::Incomplete { .. } => "incomplete",
        RecordRejection::OwnWordsMissing => "own_words_missing",
        RecordRejection::CapacityWordsMissing => "capacity_words_missing",
        RecordRejection::LacksCapacity => "lacks_capacity",
        RecordRejection::NotAgreed => "not_agreed",
        RecordRejection::ReviewWrong => "review_wrong",
        RecordRejection::BeyondConsent { .. } => "beyond_consent",
        RecordRejection::AboutNobody => "about_nobody",
        RecordRejection::NotTalked => "not_talked",
        RecordRejection::NoQuestion => "no_question",
        RecordRejection::NoGround => "no_ground",
        RecordRejection::ReasonTooShort => "reason_too_short",
        RecordRejection::TakesReason => "takes_reason",
        RecordRejection::NothingWithdrawn => "nothing_withdrawn",
        RecordRejection::OwnOpening => "own_opening",
        RecordRejection::NotReviewed => "not_reviewed",
        RecordRejection::ErasureAsked => "erasure_asked",
        RecordRejection::SecondPerson => "second_person",
        RecordRejection::TooEarly => "too_early",
        RecordRejection::TooMany { .. } => "too_many",
    }
}
