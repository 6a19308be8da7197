//! Norway's public holidays, computed. Never a table that ends.
