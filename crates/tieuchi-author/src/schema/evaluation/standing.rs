//! What a register says of the subject.

use schemars::JsonSchema;

use super::{Assigned, OrNull};
use crate::schema::parts::{Finish, Source};
use crate::schema::scalars::{Date, Filled, Id, Sha256, Version, Year};

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Standing {
    /// Sổ theo dõi đã dùng.
    ///
    /// The register that says so.
    register: RegisterUsed,
    /// Tính đến ngày này; bỏ trống là theo tất cả quyết định có trong sổ.
    ///
    /// By the decisions of up to this day; none: all on record.
    as_of: OrNull<Date>,
    /// Đơn vị có được giao không.
    ///
    /// Whether the unit is assigned.
    assigned: Assigned,
    /// Phải hoàn thành trong năm nào.
    ///
    /// By when it is to finish.
    finish: OrNull<Finish>,
    /// Nguồn khuyến khích đơn vị tham gia.
    ///
    /// The source that encourages the unit to take part.
    may_volunteer: OrNull<Source>,
    /// Quyết định công nhận gần nhất còn hiệu lực.
    ///
    /// The latest decision that recognises it and is not withdrawn.
    recognised: OrNull<OnRecord>,
    /// Quyết định thu hồi gần nhất.
    ///
    /// The latest decision that withdrew a recognition.
    withdrawn: OrNull<OnRecord>,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct RegisterUsed {
    /// Mã.
    ///
    /// The id.
    id: Id,
    /// Phiên bản.
    ///
    /// The version.
    version: Version,
    /// Mã băm SHA-256 của nội dung.
    ///
    /// The SHA-256 of the content.
    sha256: Sha256,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OnRecord {
    /// Số quyết định.
    ///
    /// The number of the decision.
    number: Filled,
    /// Ngày quyết định.
    ///
    /// The date of the decision.
    date: Date,
    /// Năm được công nhận.
    ///
    /// The year for which the unit is recognised.
    year: Year,
}
