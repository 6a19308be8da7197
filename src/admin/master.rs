//! A new master key while everything goes on, and the end of the old ones (`handbook/engineering/log.md`). The file first, then the
//! memory, then what is wrapped: whatever is cut off in between, the next start makes good.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use tokio::sync::Mutex;

use crate::admin::work::{Hand, Outcome, Work, words};
use crate::config::Config;
use crate::log::entropy::SystemEntropy;
use crate::log::keys::{Keyring, SharedKeyring};
use crate::log::rotation;

/// Where the master keys are, and who has them in memory.
pub struct Master {
    file: PathBuf,
    database_url: String,
    keyring: SharedKeyring,
    /// One change at a time.
    turn: Mutex<()>,
}

impl Master {
    /// Of this service.
    pub fn new(config: &Config, keyring: SharedKeyring) -> Self {
        Self {
            file: config.key_file.clone(),
            database_url: config.database_url.clone(),
            keyring,
            turn: Mutex::new(()),
        }
    }
}

impl Work {
    pub(super) async fn master_rotate(&self) -> Outcome {
        let master = &self.master;
        let _turn = master.turn.lock().await;
        let new = rotation::add(&master.file, &master.keyring.load(), &mut SystemEntropy)
            .map_err(|error| words(&error))?;
        let new = Arc::new(new);
        rotation::remember(&master.database_url, &new)
            .await
            .map_err(|error| words(&error))?;
        let (data_keys, seeds) = self.use_keys(&new).await.map_err(|why| {
            format!(
                "The new key is in the key file, but not everything is wrapped under it yet: start the server again. {why}"
            )
        })?;
        let id = new.active().to_string();
        let said = format!(
            "Master key {id} is in use from now on; {data_keys} data keys and {seeds} second factors are wrapped under it. Put a copy of {} \
             where the copies are kept. The older keys stay in it: backups from before now need them. When the last of those \
             has been deleted, run `hjemmevakt keys retire`.",
            master.file.display()
        );
        Ok((
            said,
            json!({"key": id, "data_keys": data_keys, "second_factors": seeds}),
        ))
    }

    pub(super) async fn master_retire(&self) -> Outcome {
        let master = &self.master;
        let _turn = master.turn.lock().await;
        let before = master.keyring.load_full();
        let retired: Vec<String> = before
            .ids()
            .filter(|id| *id != before.active())
            .map(|id| id.to_string())
            .collect();
        if retired.is_empty() {
            let said = "There is one master key only. Nothing has changed.".to_owned();
            return Ok((said, json!({"retired": retired})));
        }
        self.use_keys(&before).await?;
        rotation::forget_others(&master.database_url, before.active())
            .await
            .map_err(|error| words(&error))?;
        let only = rotation::keep_newest(&master.file, &before).map_err(|error| words(&error))?;
        self.use_keys(&Arc::new(only)).await?;
        let said = format!(
            "{} is the only master key from now on. Backups from before it came cannot be restored any more. Replace the copies of {} \
             with this one.",
            before.active(),
            master.file.display()
        );
        Ok((said, json!({"retired": retired})))
    }

    /// In memory, and everything wrapped under the newest: data keys, and seeds of second factors.
    async fn use_keys(&self, keyring: &Arc<Keyring>) -> Result<(usize, usize), String> {
        self.master.keyring.store(Arc::clone(keyring));
        let seeds = self
            .accounts
            .reseal_seeds(keyring)
            .await
            .map_err(|error| words(&error))?;
        let data_keys = match &self.hand {
            Hand::Engine(engine) => engine
                .rekey(Arc::clone(keyring))
                .await
                .map_err(|error| words(&error))?,
            Hand::Core(core) => {
                let mut core = core.lock().await;
                core.adopt(Arc::clone(keyring));
                core.rewrap().await.map_err(|error| words(&error))?
            }
        };
        Ok((data_keys, seeds))
    }
}
