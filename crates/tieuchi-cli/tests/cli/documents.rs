//! Rule sets and dossiers that the tests are about.

use serde_json::{Value, json};

/// The district set that ships.
pub(crate) const DISTRICT: &str = "vn.thanh-hoa.dx.district";

/// A small set with every kind of measure, a target by attribute, a misprint and a source without a number.
pub(crate) fn small_rules() -> Value {
    let source = |locator: &str, quote: &str| json!({"resource": "qd-1", "locator": locator, "quote": quote});
    let criterion = |id: &str, vi: &str, en: &str, measure: Value, target: Value| {
        json!({
            "id": id,
            "title": {"vi": vi, "en": en},
            "measure": measure,
            "targets": {"2025": target},
            "lead_agencies": ["so-a"],
            "citations": [{"resource": "tt-2", "locator": "Điều 3"}, {"resource": "khong-so"}],
            "source": source(&format!("Phụ lục, {id}"), vi),
        })
    };
    let mut set = json!({
        "id": "vn.thu.xa",
        "version": "2025.1.0",
        "status": "accepted",
        "title": {"vi": "Bộ tiêu chí thử cấp xã", "en": "Trial criteria for communes"},
        "subject": {"level": "commune"},
        "years": [2025],
        "valid": {"from": "2025-01-31", "until": "2025-12-31"},
        "declared": {"groups": 1, "criteria": 5},
        "source": source("Điều 1", "Ban hành Bộ tiêu chí thử"),
        "agencies": [
            {"id": "so-a", "name": {"vi": "Sở A", "en": "Department A"}},
            {"id": "ubnd-xa", "name": {"vi": "Ủy ban nhân dân xã", "en": "Commune People's Committee"}}
        ],
        "groups": [{"id": "I", "title": {"vi": "HẠ TẦNG SỐ", "en": "Infrastructure"}, "criteria": [
            criterion(
                "I.1", "Tỷ lệ hộ gia đình có Internet.", "Share of households online.",
                json!({"kind": "percent", "counted": {"vi": "hộ gia đình", "en": "households"}}),
                json!({"at_least": "70"}),
            ),
            criterion(
                "I.2", "Tỷ lệ thiết bị hỏng.", "Share of broken devices.",
                json!({"kind": "percent"}),
                json!({"at_most": "2.5"}),
            ),
            criterion(
                "I.3", "Số điểm Wifi.", "Number of Wi-Fi points.",
                json!({"kind": "count", "unit": {"vi": "điểm", "en": "points"}}),
                json!({"at_least": "10", "by": {"region": {"mountain": {"at_least": "3"}, "island": null}}}),
            ),
            criterion(
                "I.4", "Có trang thông tin điện tử.", "There is a website.",
                json!({"kind": "yes_no", "unit": {"vi": "Có/không", "en": "Yes/no"}}),
                json!({"present": true}),
            ),
            criterion(
                "I.5", "Tỷ lệ hồ sơ trực tuyến.", "Share of online applications.",
                json!({"kind": "percent"}),
                json!({"at_least": "50"}),
            )
        ]}],
        "conditions": [
            {
                "id": "criteria", "title": {"vi": "Đạt mọi tiêu chí", "en": "All criteria"},
                "criteria": "assigned", "source": source("Điều 2", "Đạt mọi tiêu chí được giao.")
            },
            {
                "id": "self-score", "title": {"vi": "Điểm tự đánh giá", "en": "Self-assessed score"},
                "score": {"index": "dti", "year": "current", "basis": "self", "at_least_percent": "70"},
                "source": source("Điều 2", "Điểm tự đánh giá đạt từ 70% trở lên.")
            }
        ],
        "documents": [
            {
                "id": "report", "title": {"vi": "Báo cáo", "en": "Report"}, "issuer": "ubnd-xa",
                "needed_by": "appraisal", "source": source("Điều 3", "Báo cáo")
            },
            {
                "id": "ranking", "title": {"vi": "Kết quả xếp hạng", "en": "Ranking"},
                "source": source("Điều 3", "Kết quả xếp hạng")
            }
        ],
        "procedure": [
            {
                "id": "appraisal", "title": {"vi": "Thẩm định", "en": "Appraisal"}, "actors": ["so-a"],
                "source": source("Điều 4", "Sở A thẩm định")
            }
        ],
        "resources": [
            {
                "id": "qd-1", "number": "1/QĐ-UBND", "date": "2025-01-31",
                "title": {"vi": "Quyết định số 1", "en": "Decision No. 1"}
            },
            {
                "id": "tt-2", "number": "2/TT-BTTTT", "date": "2024-03-05",
                "title": {"vi": "Thông tư số 2", "en": "Circular No. 2"}
            },
            {"id": "khong-so", "title": {"vi": "Hướng dẫn của tỉnh", "en": "The province's guidance"}}
        ]
    });
    set["groups"][0]["criteria"][3]["coordinating_agencies"] = json!(["ubnd-xa"]);
    set["groups"][0]["criteria"][3]["interpretation"] =
        json!({"vi": "“Có” là có ít nhất một trang.", "en": "“Có” means at least one."});
    set["groups"][0]["criteria"][4]["source"] = json!({
        "resource": "qd-1", "locator": "Phụ lục, I.5", "quote": "Tỷ lệ hồ hồ sơ trực tuyến\n50%",
        "misprints": [{"printed": "hồ hồ sơ", "read": "hồ sơ"}]
    });
    set
}

/// The same as a draft in which no lint finds anything.
pub(crate) fn sound_rules() -> Value {
    let mut set = small_rules();
    set["status"] = json!("draft");
    set["indices"] = json!([{"id": "dti", "title": {"vi": "Bộ chỉ số", "en": "Index"}}]);
    set["groups"][0]["criteria"][2]["measure"]["unit"]["vi"] = json!("Điểm");
    set["groups"][0]["criteria"][3]["measure"]["unit"]["vi"] = json!("Có/ không");
    set["documents"][1]["needed_by"] = json!("appraisal");
    set["resources"][2]["number"] = json!("3/HD-UBND");
    set["resources"][2]["date"] = json!("2024-12-01");
    set
}

/// A dossier for the small set in which everything that can happen happens.
pub(crate) fn mixed() -> Value {
    json!({
        "rule_set": "vn.thu.xa",
        "subject": {"id": "01", "name": "Xã Hà Long", "level": "commune"},
        "year": 2025,
        "illustrative": true,
        "values": {
            "I.1": {"numerator": 12900, "denominator": 18900},
            "I.2": {"numerator": 0, "denominator": 0},
            "I.3": 4,
            "I.4": false
        },
        "scores": [{"index": "dti", "year": 2025, "basis": "self", "points": "692.5", "maximum": "1000"}],
        "documents": [{"id": "report"}]
    })
}

/// A dossier for the small set that meets everything.
pub(crate) fn met() -> Value {
    json!({
        "rule_set": "vn.thu.xa",
        "subject": {"id": "02", "name": "Xã Hà Bình", "level": "commune", "attributes": {"region": "mountain"}},
        "year": 2025,
        "values": {"I.1": "70", "I.2": "2.5", "I.3": 3, "I.4": true, "I.5": "50.0"},
        "scores": [{"index": "dti", "year": 2025, "basis": "self", "points": 700, "maximum": 1000}],
        "documents": [{"id": "report"}, {"id": "ranking"}]
    })
}

/// A dossier for the small set about which nothing is known.
pub(crate) fn open() -> Value {
    json!({"rule_set": "vn.thu.xa", "subject": {"id": "03", "level": "commune"}, "year": 2025})
}

/// A dossier for the district set.
pub(crate) fn district() -> Value {
    json!({
        "rule_set": DISTRICT,
        "subject": {"id": "38.381", "name": "Thị xã Bỉm Sơn", "level": "district"},
        "year": 2024,
        "values": {"II.3": {"numerator": 12900, "denominator": 18900}, "II.4": 12}
    })
}

/// A document with one key set to something else.
pub(crate) fn with(mut document: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    document.pointer_mut(parent).unwrap()[key] = value;
    document
}
