//! Rosters of units.

use schemars::JsonSchema;

use super::keywords::some_unique;
use super::parts::{Resource, Source, Text};
use super::scalars::{Date, Filled, Format, Id, SubjectId, Version};

/// Danh sách đơn vị hành chính trong một ngày.
///
/// A roster: which units of administration there are on one day.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Roster {
    /// Lược đồ dùng cho trình soạn thảo; không có tác dụng khác.
    ///
    /// The schema, for editors; it has no other effect.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// Loại tài liệu: `roster`.
    ///
    /// The kind of document: `roster`.
    kind: Kind,
    /// Phiên bản của định dạng: 1.
    ///
    /// The version of the format: 1.
    format: Option<Format>,
    /// Mã danh sách, như `vn.thanh-hoa.roster`.
    ///
    /// The id, such as `vn.thanh-hoa.roster`.
    id: Id,
    /// Phiên bản: ba số nguyên, như `2024.1.0`.
    ///
    /// The version: three whole numbers, such as `2024.1.0`.
    version: Version,
    /// Tên danh sách.
    ///
    /// The title.
    title: Text,
    /// Ngày mà danh sách đúng.
    ///
    /// The day on which it holds.
    date: Date,
    /// Các cấp, từ cao đến thấp.
    ///
    /// The levels, from the highest to the lowest.
    #[schemars(transform = some_unique)]
    levels: Vec<Id>,
    /// Các đơn vị.
    ///
    /// The units.
    units: Vec<RosterUnit>,
    /// Văn bản mà danh sách này thể hiện.
    ///
    /// The act that it models.
    source: Option<Source>,
    /// Các văn bản được dẫn.
    ///
    /// Whatever is cited.
    resources: Option<Vec<Resource>>,
    /// Biết từ đâu, bỏ qua những gì.
    ///
    /// Where it is known from, what it leaves out.
    interpretation: Option<Text>,
}

#[derive(JsonSchema)]
#[schemars(rename = "RosterKind", rename_all = "snake_case")]
enum Kind {
    /// Danh sách đơn vị
    ///
    /// a roster
    Roster,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RosterUnit {
    /// Mã đơn vị, đúng như hồ sơ ghi ở `subject.id`.
    ///
    /// The id of the unit, the one that dossiers give in `subject.id`.
    id: SubjectId,
    /// Tên đơn vị.
    ///
    /// The name of the unit.
    name: Filled,
    /// Cấp của đơn vị, một trong các `levels`.
    ///
    /// The level of the unit, one of `levels`.
    level: Id,
    /// Mã của đơn vị cấp ngay trên; chỉ cấp cao nhất không có.
    ///
    /// The unit of the level just above; only the highest level has none.
    part_of: Option<SubjectId>,
}
