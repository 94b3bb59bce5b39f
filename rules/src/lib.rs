//! The rule sets and the scoring indices that ship with tieuchi, as data. The engine reads and checks them like any other.

/// A rule set or an index as it ships.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The document.
    pub json: &'static str,
}

/// All rule sets that ship, in the order of their ids.
pub const ALL: &[Shipped] = &[Shipped {
    id: "vn.thanh-hoa.dx.district",
    version: "2024.1.0",
    json: include_str!("../data/vn.thanh-hoa.dx.district.json"),
}];

/// All scoring indices that ship, in the order of their ids.
pub const INDICES: &[Shipped] = &[
    Shipped {
        id: "dti-3853-commune",
        version: "2022.1.0",
        json: include_str!("../data/dti-3853-commune.json"),
    },
    Shipped {
        id: "dti-3853-district",
        version: "2022.1.0",
        json: include_str!("../data/dti-3853-district.json"),
    },
];
