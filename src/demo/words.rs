//! What the demo says when everything runs.

use crate::demo::clock;
use crate::demo::prepare::{ACCOUNTS, Demo, PASSWORD};
use crate::domain::duty;
use crate::domain::ids::StaffId;

/// Addresses, accounts, and what to try first.
pub fn welcome(demo: &Demo, server_id: Option<u32>) -> String {
    let now = demo.clock.now();
    let service = &demo.service;
    let (server, network) = (demo.places.server(), demo.places.network());
    let name = |staff: &Option<StaffId>| {
        let staff = staff.as_ref().and_then(|staff| service.staff(staff));
        staff.map_or_else(|| "nobody".to_owned(), |staff| staff.name.clone())
    };
    let shift = duty::shift_at(service, now);
    let on_duty = shift.as_ref().map_or_else(
        || "nobody: it is outside duty, and callers are sent on".to_owned(),
        |shift| format!("{}, backup {}", name(&shift.primary), name(&shift.backup)),
    );
    let first = shift
        .as_ref()
        .and_then(|shift| shift.primary.as_ref())
        .map_or("kari", StaffId::as_str);
    let accounts: Vec<_> = ACCOUNTS.iter().map(|(name, _)| *name).collect();
    format!(
        "
{service} is running. Everybody in it is invented, and so is every number.

  The service       {server}/
  Telephones        {network}/phones
  Handbook          {server}/handbook/

  Accounts          {accounts}; the password is {PASSWORD}
                    (randi leads the service, jonas is the doctor at legevakt, tor the municipal doctor, siri works in the day service,
                    veggen is the screen on the wall, the others are nurses)
  Its clock         {time}
  On duty           {on_duty}
  Data              {dir}
                    (server.log and network.log are there too; `--data` with this folder goes on from here)

Try this first:
  1. Open the telephones in one window, and sign in as {first} in another.
  2. Let Mother of Elin dial {number}. Elin wants Kari, so Kari's telephone rings first. Her page shows, before anybody answers, what Elin
     has asked for in a crisis, and what her mother may be told.
  3. Do not answer. After 25 seconds the next telephone rings too.
  4. Answer on a nurse's telephone and press 1. Now they talk: what one writes, the other hears. Say on the page that it is the mother,
     and read what she may be told. Let Elin ring, and share less at her word: what is shown closes at once.
  5. Hang up, and say on the nurse's page how it ended.
  6. Do it again, and kill the server while it rings: {kill}
     It is started again, and the ringing goes on.
  7. Let Sister of Elin and Tore dial: it can be about either. Tore has a plan that nobody is shown on call, and an alert. Ánde has been
     asked for a plan, and is not ready.
  8. Sign in as siri: her people, and Elin's plan, to be written with her, printed, or carried in a pocket.
  9. Sign in as jonas in a third window (another browser, or a private one), and ask for help: nothing has to be filled in. Watch both
     pages while {first} takes it, says when she is there, and you write to each other.

Ctrl-C ends everything.",
        service = service.name,
        accounts = accounts.join(", "),
        time = clock::local(&service.zone, now),
        dir = demo.places.dir.display(),
        number = service.number.grouped(),
        kill = kill(server_id),
    )
}

/// After a restart.
pub fn back(server: Option<u32>) -> String {
    format!(
        "The server is back, and carries on where it was. To kill it again: {}",
        kill(server)
    )
}

fn kill(server: Option<u32>) -> String {
    server.map_or_else(String::new, |id| format!("`kill -9 {id}`"))
}
