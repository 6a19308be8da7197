//! All forms that were read, and the files they came from.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::domain::forms::form::{Form, FormRef};
use crate::domain::forms::library::Library;
use crate::forms::folder::{self, File};
use crate::forms::problem::{Problem, Problems};
use crate::forms::read::{self, Read};

/// The forms, and what there is to say of their files.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The forms.
    pub library: Library,
    files: BTreeMap<FormRef, Arc<OnShelf>>,
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
            Ok(Self { library, files })
        } else {
            Err(Problems(problems))
        }
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
