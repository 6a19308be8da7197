//! Where the files of forms come from: embedded in the program, and a folder. Reads only what could be a form, and no more than a form
//! could be.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::forms::problem::Problem;

/// Largest file, in bytes.
pub const LARGEST_FILE: u64 = 1 << 20;
/// Most files in a folder.
pub const MOST_FILES: usize = 200;

#[derive(rust_embed::Embed)]
#[folder = "handbook/forms/"]
struct Shipped;

/// A file as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, with the folder if it is the municipality's.
    pub name: String,
    /// Whether it came with the program.
    pub shipped: bool,
    /// What is in it.
    pub text: String,
}

/// Those that came with the program.
pub fn shipped() -> Vec<File> {
    let read = |name: std::borrow::Cow<'static, str>| {
        let file = Shipped::get(&name)?;
        Some(File {
            text: String::from_utf8(file.data.into_owned()).ok()?,
            name: name.into_owned(),
            shipped: true,
        })
    };
    Shipped::iter()
        .filter(|name| name.ends_with(".json"))
        .filter_map(read)
        .collect()
}

/// Those in a folder whose names end in `.json`, in the order of their names.
///
/// # Errors
/// The folder or files that cannot be read, or are no files of forms.
pub fn in_folder(folder: &Path) -> Result<Vec<File>, Vec<Problem>> {
    let problem = |file: String, message: String| Problem {
        file,
        link: None,
        message,
    };
    let unreadable = |error: std::io::Error| {
        let message =
            format!("the folder of forms cannot be read ({error}): look at HJEMMEVAKT_FORMS");
        vec![problem(folder.display().to_string(), message)]
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            paths.push(path);
        }
        if paths.len() > MOST_FILES {
            let message =
                format!("there are more than {MOST_FILES} forms: take out those that nobody uses");
            return Err(vec![problem(folder.display().to_string(), message)]);
        }
    }
    paths.sort();
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let name = path.display().to_string();
        match read(&path) {
            Ok(text) => files.push(File {
                name,
                shipped: false,
                text,
            }),
            Err(message) => problems.push(problem(name, message)),
        }
    }
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(problems)
    }
}

/// At most one byte more than a form may have is read, whatever the disk says of its size.
fn read(path: &Path) -> Result<String, String> {
    let cannot = |error: std::io::Error| format!("it cannot be read: {error}");
    if !fs::metadata(path).map_err(cannot)?.is_file() {
        return Err("this is no ordinary file: move it away".to_owned());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(LARGEST_FILE + 1).read_to_end(&mut bytes))
        .map_err(cannot)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(format!(
            "it is larger than {LARGEST_FILE} bytes: make two forms of it"
        ));
    }
    String::from_utf8(bytes).map_err(|_| "it is not written in UTF-8: save it again".to_owned())
}
