//! Arguments in, a library call, an exit status out. Nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    hjemmevakt::cli::main()
}
