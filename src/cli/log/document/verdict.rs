//! What was found, in words and for programs. Names who signed by the short name of the service file, and nothing of what was written.

use serde_json::{Value, json};

use crate::cli::log::document::file::Compared;
use crate::cli::log::document::{Found, Looked, Marks};
use crate::domain::assessments::document::{Document, Standing};
use crate::domain::assessments::hash::made_anew;

/// The answer.
pub struct Verdict {
    /// The log holds what was asked about.
    pub holds: bool,
    /// For people.
    pub words: String,
    /// For programs.
    pub data: Value,
}

/// From what was found.
pub fn verdict(marks: &Marks, looked: &Looked, file: Option<Compared>) -> Verdict {
    match looked {
        Looked::Found(found) => of_found(marks, found, file),
        Looked::None => no("The log holds no signature of such a document."),
        Looked::Other(kind) => no(&format!(
            "At that place in the log stands another record ({kind}), and no signature."
        )),
        Looked::Broken(why) => no(&format!(
            "The log itself does not hold: {why}. Nothing can be said of the document."
        )),
    }
}

fn no(why: &str) -> Verdict {
    Verdict {
        holds: false,
        words: why.to_owned(),
        data: json!({"ok": false, "why": why}),
    }
}

fn of_found(marks: &Marks, found: &Found, file: Option<Compared>) -> Verdict {
    let wrong = wrong(marks, found, file);
    let now = found.now().unwrap_or(&found.signed);
    let (by, office, at) = match found.signed.part.standing() {
        Standing::Signed { by, at, .. } => (
            by.actor().to_string(),
            crate::views::documents::office_word(found.signed.kind),
            at.to_string(),
        ),
        Standing::Draft | Standing::Elsewhere(_) | Standing::Withdrawn { .. } => {
            (String::new(), "", String::new())
        }
    };
    let withdrawn = matches!(now.part.standing(), Standing::Withdrawn { .. });
    let hash = found
        .signed
        .hashed
        .as_ref()
        .map(|hashed| hashed.hash.to_string());
    let mut lines = vec![match &wrong {
        Some(why) => why.clone(),
        None if now.erased => "The log holds the signature of this document. What stood in it is erased: that it is the same hash can be seen, and no more.".to_owned(),
        None if hash.is_none() => "The log holds the signature of this document. It was signed before documents had a hash: what stood in it can only be read in it.".to_owned(),
        None => "The log holds exactly this document as it was signed.".to_owned(),
    }];
    lines.push(format!(
        "Record {} ({}): document {} ({}), signed by {by} for the part of the {office}, {at}.",
        found.place.seq,
        found.place,
        found.id,
        found.signed.kind.code(),
    ));
    lines.extend(since(now, withdrawn));
    lines.extend(file.map(|file| said_of(file).to_owned()));
    let data = json!({
        "ok": wrong.is_none(),
        "why": wrong,
        "document": found.id.to_string(),
        "kind": found.signed.kind.code(),
        "place": found.place.to_string(),
        "hash": hash,
        "chain": found.chain,
        "signed_by": by,
        "part": office,
        "signed_at": at,
        "amendments": now.amendments.len(),
        "countersigned": now.countersigned.is_some(),
        "withdrawn": withdrawn,
        "erased": now.erased,
        "file": file.map(word),
    });
    Verdict {
        holds: wrong.is_none(),
        words: lines.join("\n"),
        data,
    }
}

/// Why it is not what was asked about.
fn wrong(marks: &Marks, found: &Found, file: Option<Compared>) -> Option<String> {
    let hash = found.signed.hashed.as_ref().map(|hashed| hashed.hash);
    let chain = marks.chain.map(|chain| chain.to_string());
    let made = made_anew(&found.signed);
    let why = if marks
        .place
        .is_some_and(|place| place.epoch != found.place.epoch)
    {
        "The place is of another life of the log: it was restored from a backup since, and this record is not the one that was printed."
    } else if marks
        .place
        .is_some_and(|place| place.seq != found.place.seq)
    {
        "This document was signed at another place in the log."
    } else if chain.is_some_and(|chain| chain != found.chain) {
        "The hash of the chain is another one: the log up to this record is not the one that was printed from."
    } else if marks.hash.is_some() && marks.hash != hash {
        "The hash is not that of the document that was signed here."
    } else if made.is_some() && made != hash {
        "What stands in the document does not make the hash that it was signed with."
    } else if file == Some(Compared::Differs) {
        "What stands at the foot of the file is right, and the rest of the file is not what this program writes of the document."
    } else {
        return None;
    };
    Some(why.to_owned())
}

/// What has become of it since.
fn since(now: &Document, withdrawn: bool) -> Vec<String> {
    let mut lines = Vec::new();
    match now.amendments.len() {
        0 => {}
        1 => lines.push("Since then one amendment has been written beside it.".to_owned()),
        n => lines.push(format!(
            "Since then {n} amendments have been written beside it."
        )),
    }
    if let Some((by, at)) = &now.countersigned {
        let by = by.actor();
        lines.push(format!("The order was signed by a doctor ({by}), {at}."));
    }
    if let Standing::Withdrawn { by, at, .. } = now.part.standing() {
        lines.push(format!(
            "It was withdrawn by {by}, {at}: it counts no more."
        ));
    }
    if now.erased {
        lines.push("It was erased: its key is destroyed.".to_owned());
    } else if lines.is_empty() && !withdrawn {
        lines.push("Nothing has been said of it since, and it stands.".to_owned());
    }
    lines
}

const fn said_of(file: Compared) -> &'static str {
    match file {
        Compared::AsNow => "The file is what is written of it as it stands now.",
        Compared::AsEarlier => {
            "The file is what was written of it earlier: since then something has been said of it or done about it."
        }
        Compared::Differs => {
            "Either it was changed, or another version of the program wrote it. Compare it with the document itself."
        }
        Compared::Gone => "The file cannot be compared with anything any more.",
    }
}

const fn word(file: Compared) -> &'static str {
    match file {
        Compared::AsNow => "as_now",
        Compared::AsEarlier => "as_earlier",
        Compared::Differs => "differs",
        Compared::Gone => "gone",
    }
}
