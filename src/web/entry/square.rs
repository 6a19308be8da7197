//! The square that a camera reads (QR code, ISO/IEC 18004), as SVG: dark on light whatever the screen's own colours, since many
//! cameras read no other.

use std::fmt::Write as _;

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

/// Empty modules around it, as the standard wants.
const QUIET: i32 = 4;

/// The square for a text, with a name for whoever does not see it; nothing if the text is too long for one.
pub fn square(text: &str, name: &str) -> Option<Markup> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    let whole = size + 2 * QUIET;
    Some(html! {
        svg.square viewBox=(format!("0 0 {whole} {whole}")) role="img" aria-label=(name) shape-rendering="crispEdges" {
            rect width=(whole) height=(whole) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    })
}
