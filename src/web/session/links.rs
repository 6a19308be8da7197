//! One-time links by which a doctor who was let in for some days chooses a password. What a link holds is made from the session keys and
//! the message that carries it, so that neither the log nor a table holds any; here is only which have been used.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::domain::ids::{GuestId, MessageId};
use crate::domain::time::Timestamp;
use crate::web::session::house::LINK_GOOD_FOR;
use crate::web::session::secret;
use crate::web::session::store::Database;
use crate::web::session::token::JwtKeys;

/// Bytes of what a link holds: 128 bits.
const TOKEN: usize = 16;
/// A used link is remembered for longer than it could be used, and no longer.
const REMEMBERED: Duration = Duration::from_hours(2 * LINK_GOOD_FOR.as_secs() / 3_600);

const IS_USED: &str = "SELECT used_at FROM links_used WHERE token_hash = ?1";
const USE: &str = "INSERT INTO links_used (token_hash, used_at) VALUES (?1, ?2) ON CONFLICT (token_hash) DO NOTHING";
const FORGET: &str = "DELETE FROM links_used WHERE used_at <= ?1";

fn tokens(keys: &JwtKeys, guest: GuestId, message: MessageId) -> Vec<String> {
    let parts = [guest.to_string(), message.to_string()];
    let tags = keys.tags("way in", &[parts[0].as_bytes(), parts[1].as_bytes()]);
    tags.iter()
        .map(|tag| URL_SAFE_NO_PAD.encode(&tag[..TOKEN]))
        .collect()
}

/// What the link in a message to a guest holds.
pub fn token(keys: &JwtKeys, guest: GuestId, message: MessageId) -> Option<String> {
    tokens(keys, guest, message).into_iter().next()
}

/// Whether this is what the link in that message holds, also under a key that has been rotated since.
pub fn is_token(keys: &JwtKeys, guest: GuestId, message: MessageId, typed: &str) -> bool {
    let typed = secret::hash(typed);
    tokens(keys, guest, message).iter().any(|token| {
        aws_lc_rs::constant_time::verify_slices_are_equal(&secret::hash(token), &typed).is_ok()
    })
}

/// The links that have been used. Cheap to clone.
#[derive(Clone)]
pub struct Links {
    database: Database,
}

impl Links {
    /// In this database.
    pub const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Whether it has been used.
    pub async fn is_used(&self, token: &str) -> Result<bool, sqlx::Error> {
        let row = sqlx::query(IS_USED)
            .bind(&secret::hash(token)[..])
            .fetch_optional(&mut *self.database.lock().await)
            .await?;
        Ok(row.is_some())
    }

    /// Uses it up; false, if it had been used already.
    pub async fn take(&self, token: &str, now: Timestamp) -> Result<bool, sqlx::Error> {
        let mut connection = self.database.lock().await;
        sqlx::query(FORGET)
            .bind((now - REMEMBERED).as_millis())
            .execute(&mut *connection)
            .await?;
        let done = sqlx::query(USE)
            .bind(&secret::hash(token)[..])
            .bind(now.as_millis())
            .execute(&mut *connection)
            .await?;
        Ok(done.rows_affected() == 1)
    }
}
