//! A line that the carrier connects to a number outside: rings there, answered, over.

use crate::domain::command::{From, LineStatus};
use crate::domain::ids::CallId;
use crate::simulator::weekend::happening::{Happening, Hook};
use crate::simulator::weekend::line::{LineNo, Place};
use crate::simulator::weekend::world::World;

impl World {
    pub(super) fn dial_out(&mut self, line: LineNo, call: Option<CallId>, index: u8) {
        let turn = self.go(
            line,
            Place::Dialling {
                call,
                index,
                bridged: false,
            },
        );
        self.tell(|| format!("line {}: number {index} outside is dialled", line.0));
        let ring = self.service.timing.fallback_ring;
        let status = LineStatus::NoAnswer;
        self.after(ring, Happening::DialOver { line, turn, status });
        self.outside_rings(line);
    }

    /// The number outside picks up.
    pub(super) fn dial_answers(&mut self, line: LineNo, turn: u32) {
        let Place::Dialling {
            call,
            index,
            bridged: false,
        } = self.line(line).place
        else {
            return;
        };
        if self.line(line).turn != turn {
            return;
        }
        self.go(
            line,
            Place::Dialling {
                call,
                index,
                bridged: true,
            },
        );
        self.tell(|| format!("line {}: the number outside answers", line.0));
        if let Some(call) = call {
            self.word(line, Hook::DialAnswered { call, index });
        }
        self.outside_talks(line);
    }

    /// The number outside is done with, one way or the other.
    pub(super) fn dial_over(&mut self, line: LineNo, turn: u32, status: LineStatus) {
        let Place::Dialling {
            call,
            index,
            bridged,
        } = self.line(line).place
        else {
            return;
        };
        if self.line(line).turn != turn {
            return;
        }
        self.tell(|| format!("line {}: the number outside is over, {status:?}", line.0));
        match call {
            Some(call) => self.ask(
                line,
                Hook::DialDone {
                    call,
                    index,
                    status,
                },
            ),
            None if bridged => self.end(line, LineStatus::Completed),
            None if usize::from(index) + 1 < self.service.fallback.len() => {
                self.dial_out(line, None, index + 1);
            }
            // The static markup ends by trying us again.
            None => {
                let from = self
                    .line(line)
                    .number
                    .clone()
                    .map_or(From::Withheld, From::Number);
                self.ask(line, Hook::Incoming(from));
            }
        }
    }
}
