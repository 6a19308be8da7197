//! What a form does not say of itself and whoever signs it would want to know: what it rests on, and when it was last looked through
//! (`handbook/operations/forms.md`). Never keeps a form from being used.

use crate::domain::forms::form::Form;
use crate::forms::problem::Problem;
use crate::forms::read::EXTENSION;

/// What is missing, and what to write.
pub fn missing(form: &Form, file: &str) -> Vec<Problem> {
    let said = |message: String| Problem {
        file: file.to_owned(),
        link: None,
        message,
    };
    let head = form.head();
    let source = head.source.is_none().then(|| {
        said(format!(
            "it does not say what it rests on: write that into the extension `{EXTENSION}source`"
        ))
    });
    let reviewed = head.reviewed.is_none().then(|| {
        said(
            "it does not say when it was last looked through: write the day as `lastReviewDate`"
                .to_owned(),
        )
    });
    source.into_iter().chain(reviewed).collect()
}
