//! What a municipality has decided about its figures.

/// What is shown to those who may not see the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureRules {
    /// Numbers smaller than this are left out.
    pub smallest: u16,
}

impl Default for FigureRules {
    fn default() -> Self {
        Self { smallest: 5 }
    }
}
