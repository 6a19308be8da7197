//! stub
use std::sync::Arc; use crate::engine::Engine; use crate::text::Texts;
#[derive(Clone)] pub struct LiveHub;
impl LiveHub { pub fn new(_e: Engine, _t: Arc<Texts>, _p: &str) -> Self { Self } }
