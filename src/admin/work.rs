//! What administration does, over a running engine or over a log that is opened for it. Answers in words that a person can use;
//! never with a password or what lies inside an error.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use crate::admin::master::Master;
use crate::admin::{Reply, Request};
use crate::clock::Clock;
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::{IdSource as _, StaffId};
use crate::domain::state::State;
use crate::engine::Engine;
use crate::engine::core::Core;
use crate::ids::SystemIds;
use crate::log::entropy::SystemEntropy;
use crate::log::sqlite::SqliteLog;
use crate::service_file;
use crate::web::session::SESSION;
use crate::web::session::accounts::{self, Account, Role};
use crate::web::session::password::{Passwords, SHORTEST};
use crate::web::session::store::Accounts;
use crate::web::session::token::JwtKeys;

/// What carries commands out.
pub enum Hand {
    /// The engine of this very server.
    Engine(Engine),
    /// A log opened for this, with no server around it: the crank is turned once for each command.
    Core(Box<Mutex<Core<SqliteLog>>>),
}

/// Everything that administration works on.
pub struct Work {
    /// For commands.
    pub hand: Hand,
    /// For accounts.
    pub accounts: Accounts,
    /// The keys that sign sessions.
    pub keys: Arc<JwtKeys>,
    /// The master keys.
    pub master: Master,
    /// The service's time.
    pub clock: Clock,
}

/// What is said of content whose key has been destroyed.
pub(super) const ERASED: &str = "The content is erased. It is complete when the backups' key files from before now have been deleted.";

pub(super) type Outcome = Result<(String, Value), String>;

impl Work {
    /// Carries out a request.
    pub async fn carry_out(&self, request: Request) -> Reply {
        let outcome = match request {
            Request::Import { text } => self.import(&text).await,
            Request::ImportContacts {
                text,
                name,
                dry_run,
            } => self.import_contacts(&text, &name, dry_run).await,
            Request::Service {} => self.service().await,
            Request::AccountAdd {
                username,
                password,
                staff,
                roles,
            } => {
                let password = Zeroizing::new(password);
                self.account_add(&username, password, staff.as_deref(), &roles)
                    .await
            }
            Request::AccountReset {
                username,
                password,
                second_factor,
            } => {
                self.account_reset(&username, Zeroizing::new(password), second_factor)
                    .await
            }
            Request::RotateKeys {} => self.rotate_keys(),
            Request::MasterRotate {} => self.master_rotate().await,
            Request::MasterRetire {} => self.master_retire().await,
            Request::PatientAskErasure { patient, reason } => {
                self.ask_erasure(&patient, reason).await
            }
            Request::PatientRefuseErasure { patient, reason } => {
                self.refuse_erasure(&patient, reason).await
            }
            Request::PatientErase { patient } => self.erase_patient(&patient).await,
            Request::AccountDisable { username } => self.account_disable(&username).await,
            Request::EffectsRelease {} => self.effects_release().await,
            Request::ContactErase { contact, reason } => self.contact_erase(&contact, reason).await,
            Request::VisitErase { visit, reason } => self.visit_erase(&visit, reason).await,
        };
        match outcome {
            Ok((said, data)) => Reply::Done { said, data },
            Err(why) => Reply::Refused(why),
        }
    }

    pub(super) async fn submit(&self, command: Command) -> Result<Arc<State>, String> {
        self.submit_as(Actor::Operator, command).await
    }

    /// In somebody's name.
    pub(super) async fn submit_as(
        &self,
        actor: Actor,
        command: Command,
    ) -> Result<Arc<State>, String> {
        match &self.hand {
            Hand::Engine(engine) => engine
                .submit(actor, command)
                .await
                .map_err(|error| error.to_string()),
            Hand::Core(core) => {
                let commands = vec![(actor, command)];
                let mut core = core.lock().await;
                let turned = core.turn(self.clock.now(), commands).await;
                match turned.map_err(|error| words(&error))?.pop() {
                    Some(answer) => answer.map_err(|rejection| rejection.to_string()),
                    None => Err("the log gave no answer".to_owned()),
                }
            }
        }
    }

    pub(super) async fn state(&self) -> Arc<State> {
        match &self.hand {
            Hand::Engine(engine) => engine.state(),
            Hand::Core(core) => Arc::clone(core.lock().await.state()),
        }
    }

    async fn import(&self, text: &str) -> Outcome {
        let service = service_file::parse(text).map_err(|problems| {
            let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
            lines.join("\n")
        })?;
        let (name, digest) = (service.name.clone(), service.digest);
        let in_use = |state: &State| state.service.as_ref().map(|service| service.digest);
        let before = in_use(&*self.state().await);
        if before == Some(digest) {
            return Ok((
                format!("{name}: this service file is in use already. Nothing has changed."),
                json!({"changed": false, "service": name}),
            ));
        }
        self.submit(Command::ImportService(Arc::new(service)))
            .await?;
        Ok((
            format!("{name}: the service file is in use from now on."),
            json!({"changed": true, "service": name}),
        ))
    }

    async fn service(&self) -> Outcome {
        let state = self.state().await;
        let service = state.service.as_ref().ok_or(
            "no service file has been imported: run `hjemmevakt import SERVICE.toml` first",
        )?;
        Ok((service.name.clone(), json!({"text": *service.source})))
    }

    async fn account_add(
        &self,
        username: &str,
        password: Zeroizing<String>,
        staff: Option<&str>,
        roles: &[String],
    ) -> Outcome {
        let username = accounts::normal(username);
        accounts::check_username(&username)?;
        let mut roles = roles
            .iter()
            .map(|role| role.parse::<Role>().map_err(|error| error.to_string()))
            .collect::<Result<Vec<_>, _>>()?;
        let screen = !roles.is_empty() && roles.iter().all(|role| *role == Role::Wall);
        let staff = match staff {
            None if screen => None,
            named => Some(self.staff(named.unwrap_or(&username), &mut roles).await?),
        };
        roles.sort_unstable();
        roles.dedup();
        let account = Account {
            id: SystemIds.next().to_string(),
            password_hash: hash(password).await?,
            staff,
            guest: None,
            roles,
            disabled: false,
            generation: 1,
            second_factor: false,
            used_at: None,
            username: username.clone(),
        };
        self.accounts
            .add(&account, self.clock.real_now())
            .await
            .map_err(|error| words(&error))?;
        let roles: Vec<_> = account.roles.iter().map(|role| role.as_str()).collect();
        Ok((
            format!("{username} can sign in ({}).", roles.join(", ")),
            json!({"username": username, "roles": roles}),
        ))
    }

    /// The member of staff an account is for; her roles, if no other is asked for.
    async fn staff(&self, id: &str, roles: &mut Vec<Role>) -> Result<StaffId, String> {
        let state = self.state().await;
        let service = state
            .service
            .as_ref()
            .ok_or("no service file has been imported, so nobody is known yet: run `hjemmevakt import SERVICE.toml` first")?;
        let id = StaffId::new(id);
        let staff = service.staff(&id).ok_or_else(|| {
            format!("{id} is not in the service file: --staff says who it is there, and --role wall makes an account for a screen")
        })?;
        if roles.is_empty() {
            roles.extend(staff.roles.iter().map(|role| Role::from(*role)));
        }
        Ok(id)
    }

    async fn account_reset(
        &self,
        username: &str,
        password: Zeroizing<String>,
        second_factor: bool,
    ) -> Outcome {
        let username = accounts::normal(username);
        let hash = hash(password).await?;
        self.accounts
            .reset(&username, &hash, self.clock.real_now())
            .await
            .map_err(|error| words(&error))?;
        let mut said =
            format!("{username} has a new password, and every earlier session has ended.");
        if second_factor {
            self.accounts
                .remove_second_factor(&username)
                .await
                .map_err(|error| words(&error))?;
            said.push_str(" The second factor and its recovery codes are gone.");
        }
        Ok((
            said,
            json!({"username": username, "second_factor_removed": second_factor}),
        ))
    }

    fn rotate_keys(&self) -> Outcome {
        let now = self.clock.real_now();
        let count = self
            .keys
            .rotate(now, SESSION, &mut SystemEntropy)
            .map_err(|error| words(&error))?;
        let hours = SESSION.as_secs() / 3_600;
        Ok((
            format!(
                "A new key signs sessions from now on. Nobody is signed out: {count} keys are kept, each until {hours} hours after \
                 the next one came."
            ),
            json!({"keys": count}),
        ))
    }

    async fn account_disable(&self, username: &str) -> Outcome {
        let username = accounts::normal(username);
        self.accounts
            .disable(&username, self.clock.real_now())
            .await
            .map_err(|error| words(&error))?;
        Ok((
            format!("{username} cannot sign in any more, and every session has ended."),
            json!({"username": username}),
        ))
    }

    async fn effects_release(&self) -> Outcome {
        let held = self.state().await.effects_held;
        if held {
            self.submit(Command::ReleaseEffects).await?;
        }
        let said = if held {
            "What was held goes out now."
        } else {
            "Nothing is held. Nothing has changed."
        };
        Ok((said.to_owned(), json!({"changed": held})))
    }

    async fn contact_erase(&self, contact: &str, reason: String) -> Outcome {
        let id = contact
            .parse()
            .map_err(|_| format!("{contact:?} is not the id of a contact"))?;
        self.submit(Command::EraseContact {
            contact: id,
            reason,
        })
        .await?;
        Ok((ERASED.to_owned(), json!({"contact": contact})))
    }

    async fn visit_erase(&self, visit: &str, reason: String) -> Outcome {
        let id = visit
            .parse()
            .map_err(|_| format!("{visit:?} is not the id of a home visit"))?;
        self.submit(Command::EraseVisit(id, reason)).await?;
        Ok((ERASED.to_owned(), json!({"visit": visit})))
    }
}

async fn hash(password: Zeroizing<String>) -> Result<String, String> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(format!(
            "the password is too short: at least {SHORTEST} characters"
        ));
    }
    if password.len() > crate::web::session::LONGEST_PASSWORD {
        return Err("the password is too long".to_owned());
    }
    Passwords::default()
        .hash(password)
        .await
        .map_err(|error| error.to_string())
}

/// An error and what lies beneath it, in one line.
pub fn words(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words.push_str(": ");
        words.push_str(&error.to_string());
        cause = error.source();
    }
    words
}
