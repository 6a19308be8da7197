//! Only the crisis part is here: the pages offer nothing else, and say where the rest is.

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::plan::PlanStand;
use reqwest::StatusCode;

use super::browser::Browser;
use super::plans::{ANNE, at, consents, does, house, in_force};

const PLACE: &str = "kommunens eget system";

#[tokio::test]
async fn where_the_rest_is_stands_on_every_page_of_the_plan() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let change = Change::SetPlanStand {
        stand: PlanStand::Elsewhere,
        elsewhere: PLACE.to_owned(),
    };
    let patient = ANNE;
    does(&rig, "siri", PatientCommand::Change { patient, change }).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, &[("helps", &[("0.what", "musikk")])]).await;
    assert!(siri.post(&at("/begin"), &[]).await.goes_to(&at("/write")));
    for page in ["", "/write", "/print"] {
        let page = siri.get(&at(page)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.says(PLACE) && page.says("musikk"), "{page:?}");
    }
    let page = siri.get(&at("/write")).await;
    for part in ["goals", "resources", "needs", "participants", "measures"] {
        assert!(!page.says(&format!("part-{part}\"")), "{part}: {page:?}");
    }
    assert!(page.says("part-red\""), "{page:?}");
    let page = siri.get(&at("")).await;
    assert!(!page.says("<option value=\"goals\""), "{page:?}");
    // Whoever finds the card learns nothing of anybody.
    assert!(!siri.get(&at("/card")).await.says(PLACE));
}
