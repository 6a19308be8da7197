//! How tight each kind of sheet is laid: the edges that are left free, and how far everything stands from what is above it.

use crate::paper::Sheet;

/// Left free at each edge.
pub const MARGIN: f32 = 51.0;
/// The same on a sheet that is to hold much: as little as every printer can leave.
const NARROW: f32 = 34.0;

/// How tight a sheet is laid.
#[derive(Clone, Copy)]
pub struct Spacing {
    /// Left free at each edge.
    pub margin: f32,
    /// From one line to the next, in parts of the size.
    pub leading: f32,
    /// The size of the title, in parts of the text's.
    pub title: f32,
    /// The size of the heading of a part.
    pub heading: f32,
    /// The size of what is beside the matter.
    pub soft: f32,
    /// Free above a heading, and above the heading of a piece, in parts of the size.
    pub above: (f32, f32),
    /// Free below a paragraph or a list, and below a table, in parts of the size.
    pub below: (f32, f32),
    /// Free around a thin line across, in points.
    pub rule: f32,
    /// The size of what stands at the foot.
    pub foot: f32,
    /// What is asked and what is answered stand on one line, not in two columns.
    pub run_in: bool,
}

impl Spacing {
    /// As this kind of sheet is laid.
    pub const fn of(sheet: Sheet) -> Self {
        let wide = Self {
            margin: MARGIN,
            leading: 1.38,
            title: 1.8,
            heading: 1.3,
            soft: 0.9,
            above: (1.1, 0.6),
            below: (0.25, 0.45),
            rule: 2.0,
            foot: 8.0,
            run_in: false,
        };
        match sheet {
            Sheet::A4 | Sheet::Large => wide,
            Sheet::Card => Self {
                title: 1.25,
                ..wide
            },
            Sheet::Folded => Self {
                margin: NARROW,
                leading: 1.26,
                title: 1.6,
                heading: 1.2,
                soft: 1.0,
                above: (0.6, 0.5),
                below: (0.2, 0.3),
                rule: 1.5,
                foot: 9.0,
                run_in: true,
            },
        }
    }
}
