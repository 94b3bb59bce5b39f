//! The rule sets, scoring indices, registers and rosters that ship with tieuchi, as data. The engine reads and checks them like any
//! other.

/// A document as it ships.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The document.
    pub json: &'static str,
}

/// The registers that ship.
pub const REGISTERS: &[Shipped] = &[Shipped {
    id: "vn.thanh-hoa.dx.register",
    version: "2024.2.0",
    json: include_str!("../data/registers/vn.thanh-hoa.dx.register.json"),
}];

/// The rosters that ship.
pub const ROSTERS: &[Shipped] = &[Shipped {
    id: "vn.thanh-hoa.roster",
    version: "2025.1.0",
    json: include_str!("../data/rosters/vn.thanh-hoa.roster.json"),
}];

/// All rule sets that ship, in the order of their ids.
pub const ALL: &[Shipped] = &[
    Shipped {
        id: "vn.thanh-hoa.dx.commune",
        version: "2023.2.0",
        json: include_str!("../data/vn.thanh-hoa.dx.commune.json"),
    },
    Shipped {
        id: "vn.thanh-hoa.dx.district",
        version: "2024.2.0",
        json: include_str!("../data/vn.thanh-hoa.dx.district.json"),
    },
];

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
