//! What every page and address is handed. Cheap to clone.

use std::sync::Arc;

use crate::domain::ids::ContactId;
use crate::domain::state::State;
use crate::engine::Engine;
use crate::forms::shelf::Shelf;
use crate::handbook::shelf::Handbook;
use crate::text::Texts;
use crate::views::Viewer;
use crate::views::board::Standing;
use crate::web::assets::Assets;
use crate::web::language::Languages;
use crate::web::live::LiveHub;
use crate::web::pages::nurse::Seen;
use crate::web::pages::once::Once;
use crate::web::pages::refusals::Refusals;
use crate::web::presence::Screens;
use crate::web::unwritten::Unwritten;

/// What the web is made of.
#[derive(Clone)]
pub struct WebState {
    /// The one loop.
    pub engine: Engine,
    /// Every sentence.
    pub texts: Arc<Texts>,
    /// Those who watch.
    pub hub: LiveHub,
    /// Style sheet and scripts.
    pub assets: Arc<Assets>,
    /// Forms that have been carried out.
    pub once: Arc<Once>,
    /// Forms that were refused.
    pub refusals: Arc<Refusals>,
    /// Readings that wait for the log.
    pub unwritten: Unwritten,
    /// What accounts have chosen to read.
    pub languages: Languages,
    /// The handbook's forms.
    pub forms: Arc<Shelf>,
    /// The handbook's pages.
    pub handbook: Arc<Handbook>,
}

impl WebState {
    /// Over a running engine. `public_url`: where browsers reach the server, for the origin of the live line.
    pub fn new(engine: Engine, texts: Arc<Texts>, public_url: &str) -> Self {
        let hub = LiveHub::new(engine.clone(), Arc::clone(&texts), public_url);
        Self {
            unwritten: Unwritten::new(engine.clone()),
            engine,
            texts,
            hub,
            assets: Arc::new(Assets::load()),
            once: Arc::new(Once::default()),
            refusals: Arc::default(),
            languages: Languages::default(),
            forms: Arc::new(Shelf::default()),
            handbook: Handbook::shipped(),
        }
    }

    /// With the languages that a database keeps.
    #[must_use]
    pub fn with_languages(mut self, languages: Languages) -> Self {
        self.languages = languages;
        self
    }

    /// With the handbook's forms.
    #[must_use]
    pub fn with_forms(mut self, forms: Arc<Shelf>) -> Self {
        self.hub.with_forms(&forms);
        self.forms = forms;
        self
    }

    /// With the municipality's pages.
    #[must_use]
    pub fn with_handbook(mut self, handbook: Arc<Handbook>) -> Self {
        self.handbook = handbook;
        self
    }

    /// Whether the log takes new records.
    pub fn standing(&self) -> Standing {
        standing(&self.engine, &self.hub.screens())
    }

    /// What a page for this viewer is made from.
    pub fn seen<'a>(
        &'a self,
        state: &'a State,
        viewer: &'a Viewer,
        contact: Option<ContactId>,
    ) -> Seen<'a> {
        Seen {
            texts: &self.texts,
            state,
            viewer,
            contact,
            now: self.engine.now(),
            standing: self.standing(),
            forms: Some(&self.forms.library),
        }
    }
}

/// Whether the engine's log takes new records, and whose screens are connected.
pub fn standing(engine: &Engine, screens: &Screens) -> Standing {
    Standing {
        writable: engine.health().writable,
        screens: Some(screens.now()),
    }
}
