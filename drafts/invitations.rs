//! One-time links by which a doctor who was let in for some days chooses a password. A link's token is made from the session keys and the
//! message that carries it, so that the log holds none; here it lies as a hash, is used once, and is worth nothing after a day.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sqlx::Row as _;

use crate::domain::ids::{GuestId, MessageId};
use crate::domain::time::Timestamp;
use crate::web::session::secret;
use crate::web::session::store::Database;
use crate::web::session::token::JwtKeys;

/// A link is good for this long.
pub const GOOD_FOR: Duration = Duration::from_hours(24);
/// Bytes of a token: 128 bits.
const TOKEN: usize = 16;

const ADD: &str = "INSERT INTO invitations (token_hash, guest, until) VALUES (?1, ?2, ?3) \
    ON CONFLICT (token_hash) DO NOTHING";
const FIND: &str = "SELECT guest FROM invitations WHERE token_hash = ?1 AND used_at IS NULL AND until > ?2";
const USE: &str = "UPDATE invitations SET used_at = ?2 WHERE token_hash = ?1 AND used_at IS NULL AND until > ?2 RETURNING guest";
const FORGET: &str = "DELETE FROM invitations WHERE until <= ?1 OR guest = ?2";

/// The token of the link in a message to a guest.
pub fn token(keys: &JwtKeys, guest: GuestId, message: MessageId) -> String {
    let parts = [guest.to_string(), message.to_string()];
    let tags = keys.tags("way in", &[parts[0].as_bytes(), parts[1].as_bytes()]);
    let first = tags.first().copied().unwrap_or_default();
    URL_SAFE_NO_PAD.encode(&first[..TOKEN])
}

/// The links. Cheap to clone.
#[derive(Clone)]
pub struct Invitations {
    database: Database,
}

impl Invitations {
    /// In this database.
    pub const fn new(database: Database) -> Self {
        Self { database }
    }

    /// A link is on its way to a guest: those before it, and those that are too old, are forgotten.
    pub async fn add(&self, token: &str, guest: GuestId, now: Timestamp) -> Result<(), sqlx::Error> {
        let mut connection = self.database.lock().await;
        sqlx::query(FORGET)
            .bind(now.as_millis())
            .bind(guest.to_string())
            .execute(&mut *connection)
            .await?;
        sqlx::query(ADD)
            .bind(&secret::hash(token)[..])
            .bind(guest.to_string())
            .bind((now + GOOD_FOR).as_millis())
            .execute(&mut *connection)
            .await?;
        Ok(())
    }

    /// Whose link this is, if it can still be used.
    pub async fn find(&self, token: &str, now: Timestamp) -> Result<Option<GuestId>, sqlx::Error> {
        self.ask(FIND, token, now).await
    }

    /// Uses it up. Whose it was, if it could still be used.
    pub async fn take(&self, token: &str, now: Timestamp) -> Result<Option<GuestId>, sqlx::Error> {
        self.ask(USE, token, now).await
    }

    async fn ask(
        &self,
        query: &'static str,
        token: &str,
        now: Timestamp,
    ) -> Result<Option<GuestId>, sqlx::Error> {
        let row = sqlx::query(query)
            .bind(&secret::hash(token)[..])
            .bind(now.as_millis())
            .fetch_optional(&mut *self.database.lock().await)
            .await?;
        let guest: Option<String> = row.map(|row| row.try_get("guest")).transpose()?;
        Ok(guest.and_then(|guest| guest.parse().ok()))
    }
}
