//! What was said to another service.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::time::Timestamp;

/// Said to another service, and taken in here.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SaidElsewhere)]
pub struct ElsewhereJson {
    /// When; none: it did not say.
    pub at: Option<String>,
    /// To whom; none: it did not say.
    pub to: Option<String>,
}

/// When and to whom.
pub fn elsewhere(at: Option<Timestamp>, to: Option<String>) -> ElsewhereJson {
    ElsewhereJson {
        at: at.map(|at| at.to_string()),
        to,
    }
}
