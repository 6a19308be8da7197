//! A telephone network of our own: speaks the HTTP of the carrier, with handsets in the browser.
