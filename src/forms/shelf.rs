//! All forms that were read, and the files they came from.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use crate::domain::forms::form::{Form, FormRef};
use crate::domain::forms::library::Library;
use crate::domain::state::State;
use crate::forms::folder::{self, File};
use crate::forms::problem::{Problem, Problems};
use crate::forms::read::{self, Read};

/// Where a form is from that no file holds.
const IN_THE_LOG: &str = "the log";

/// The forms, and what there is to say of their files.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The forms.
    pub library: Library,
    /// What is not as it should be with the forms that documents stand on. The line comes up all the same.
    pub notices: Vec<Notice>,
    files: BTreeMap<FormRef, Arc<OnShelf>>,
}

/// What is not as it should be with a form that documents stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which form.
    pub form: FormRef,
    /// What.
    pub what: What,
    /// How many documents that are not erased stand on it.
    pub documents: usize,
}

/// What is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Its file is gone; the log has kept it.
    Gone,
    /// A file has the same url and version and says something else; what the log has kept is used.
    Changed,
    /// Its file is gone, and the log has not kept it, or not so that it can be read: answers stand with their link ids.
    Lost,
}

/// What is wrong, and what to do.
impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            form, documents, ..
        } = self;
        match self.what {
            What::Gone => write!(
                f,
                "the form {form} is in no file any more, and {documents} documents stand on it: what the log has kept of it is used, and nothing new is begun on it. Put its file back, with an effectivePeriod.end"
            ),
            What::Changed => write!(
                f,
                "the file of the form {form} says something else than when the first document was begun on it ({documents} stand on it): what the log has kept is used. Give the changed file a version of its own"
            ),
            What::Lost => write!(
                f,
                "the form {form} is in no file any more, and {documents} documents stand on it: their answers are shown with their link ids. Put its file back"
            ),
        }
    }
}

/// A file that became a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnShelf {
    /// The file.
    pub file: File,
    /// It stands in for one that came with the program.
    pub replaces: bool,
    /// What it holds and this program does not know: it has no effect.
    pub passed_over: Vec<String>,
}

impl Shelf {
    /// The forms that came with the program, and those of a folder, which count before them.
    ///
    /// # Errors
    /// Everything that is wrong with any of them: a form that cannot be used must not be found out at night.
    pub fn load(folder: Option<&Path>) -> Result<Self, Problems> {
        let mut files = folder::shipped();
        if let Some(folder) = folder {
            files.extend(folder::in_folder(folder).map_err(Problems)?);
        }
        Self::of(files)
    }

    /// From files; those of the municipality count before those that came with the program.
    ///
    /// # Errors
    /// Everything that is wrong with any of them.
    pub fn of(files: Vec<File>) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let mut kept: BTreeMap<FormRef, (Form, OnShelf)> = BTreeMap::new();
        for file in files {
            match read::questionnaire(&file.name, &file.text) {
                Ok(read) => problems.extend(keep(&mut kept, read, file)),
                Err(wrong) => problems.extend(wrong),
            }
        }
        let (mut forms, mut files) = (Vec::new(), BTreeMap::new());
        for (reference, (form, file)) in kept {
            forms.push(form);
            files.insert(reference, Arc::new(file));
        }
        let library = Library::new(forms).unwrap_or_else(|clashes| {
            problems.extend(clashes.into_iter().map(|clash| Problem {
                file: "forms".to_owned(),
                link: None,
                message: clash.to_string(),
            }));
            Library::default()
        });
        if problems.is_empty() {
            Ok(Self {
                library,
                notices: Vec::new(),
                files,
            })
        } else {
            Err(Problems(problems))
        }
    }

    /// With the forms that documents stand on, as the log keeps them: a file that is gone or was changed takes nothing away from what was
    /// written on it.
    #[must_use]
    pub fn with_kept(mut self, state: &State) -> Self {
        let documents = state.documents_by_form();
        let count = |form: &FormRef| documents.get(form).copied().unwrap_or_default();
        for (reference, kept) in state.kept_forms() {
            let there = self.library.get(reference).cloned();
            if there
                .as_ref()
                .is_some_and(|form| form.head().digest == kept.digest)
            {
                continue;
            }
            let what = match read::questionnaire(IN_THE_LOG, &kept.text) {
                Ok(read) => {
                    self.library.keep(read.form);
                    if there.is_some() {
                        What::Changed
                    } else {
                        What::Gone
                    }
                }
                Err(_) if there.is_some() => What::Changed,
                Err(_) => What::Lost,
            };
            self.notices.push(Notice {
                form: reference.clone(),
                what,
                documents: count(reference),
            });
        }
        for (reference, documents) in &documents {
            if self.library.get(reference).is_none() {
                let noticed = self.notices.iter().any(|notice| notice.form == **reference);
                self.notices.extend((!noticed).then(|| Notice {
                    form: (*reference).clone(),
                    what: What::Lost,
                    documents: *documents,
                }));
            }
        }
        self
    }

    /// The file of a form.
    pub fn file(&self, reference: &FormRef) -> Option<&Arc<OnShelf>> {
        self.files.get(reference)
    }
}

fn keep(kept: &mut BTreeMap<FormRef, (Form, OnShelf)>, read: Read, file: File) -> Option<Problem> {
    let reference = read.form.reference().clone();
    let before = kept.get(&reference).map(|(_, before)| &before.file);
    if let Some(before) = before.filter(|before| before.shipped == file.shipped) {
        let message = format!(
            "{} has the same url and version: give this one a version of its own",
            before.name
        );
        return Some(Problem {
            file: file.name,
            link: None,
            message,
        });
    }
    let on_shelf = OnShelf {
        replaces: before.is_some(),
        passed_over: read.passed_over,
        file,
    };
    kept.insert(reference, (read.form, on_shelf));
    None
}
