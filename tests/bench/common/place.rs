//! The municipality of the benchmarks: the handbook's example with as many known numbers as are wanted. Everybody in it is
//! invented.

use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use hjemmevakt::domain::phone::E164;
use hjemmevakt::domain::service::Service;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::service_file;

/// A Friday evening: somebody is on duty.
pub const BEGINNING: Timestamp = Timestamp::from_millis(1_773_428_400_000);
/// The service file of the handbook with so many more known numbers. From series that are kept free for films and plays.
pub fn service(known: u32) -> anyhow::Result<Arc<Service>> {
    let mut text = include_str!("../../../handbook/operations/example-service.toml").to_owned();
    for index in 0..known {
        let lines = format!(
            "\n[[known]]\nnumber = \"{}\"\nlabel = \"Patient {index}\"\npatient = \"p{index}\"\npreferred_nurse = \"kari\"\n",
            number(index)?
        );
        text.push_str(&lines);
    }
    service_file::parse(&text)
        .map(Arc::new)
        .map_err(|problems| anyhow!("the service file: {problems:?}"))
}

/// One of 80 000 numbers that no telephone has: 555-0100 to 555-0199 in each area.
pub fn number(index: u32) -> anyhow::Result<E164> {
    let (area, last) = (200 + index / 100 % 800, index % 100);
    format!("+1{area}55501{last:02}")
        .parse()
        .context("an invented number")
}
