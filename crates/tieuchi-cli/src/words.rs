//! Every fixed word that the command line prints, Vietnamese and English side by side.

use std::io;

use tieuchi::{Date, Deadline, GroupRef, Index, Language, Level, Register, RuleSet, Tally, Year};

macro_rules! words {
    ($($variant:ident $vi:literal $en:literal;)*) => {
        /// A fixed word or sentence. `{0}`, `{1}` … stand for what [`Word::with`] puts in.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Word {
            $($variant,)*
        }

        impl Word {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word in a language.
            pub(crate) const fn get(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$variant, Language::Vietnamese) => $vi, (Self::$variant, Language::English) => $en,)*
                }
            }
        }
    };
}

words! {
    // Reports.
    Subject "Đơn vị" "Subject";
    Coded "{0} (mã {1})" "{0} (code {1})";
    Year "Năm đánh giá" "Year";
    Attributes "Đặc điểm" "Attributes";
    RuleSet "Bộ tiêu chí" "Rule set";
    Versioned "{0}, phiên bản {1} ({2})" "{0}, version {1} ({2})";
    Outcome "Kết luận" "Outcome";
    Note "Ghi chú" "Note";
    Warning "Lưu ý" "Warning";
    Illustrative
        "số liệu minh họa, không phải số liệu thật của đơn vị"
        "illustrative figures, not the subject's own";
    Incomplete
        "bộ tiêu chí này chưa đầy đủ so với văn bản nguồn nên không bao giờ cho kết luận đủ điều kiện"
        "this rule set does not hold all that its source declares, so nobody can be eligible by it";
    Lacking "Phần nguồn chưa có" "Parts of the source not at hand";
    LackingPart "{0}: {1}, {2}" "{0}: {1}, {2}";
    LackingInGroup "còn thiếu {0}" "{0} missing";
    OnlyProposed
        "Đây là kết luận theo số liệu trong hồ sơ; việc công nhận do cấp có thẩm quyền quyết định."
        "This follows from the figures in the dossier; only the competent authority's decision grants recognition.";
    Conditions "Điều kiện công nhận" "Conditions of recognition";
    Criteria "Kết quả từng tiêu chí" "Findings";
    LevelReached "Mức" "Level";
    LevelHead "Mức {0}: {1} ({2})" "Level {0}: {1} ({2})";
    NextLevel "Mức {0} còn thiếu" "What the level {0} lacks";
    TargetAt "{0} (mức {1})" "{0} (level {1})";
    Exemptions "Miễn tiêu chí" "Exemptions";
    AllCriteria "tất cả" "all";
    Authorities "Cơ quan được miễn" "Who may exempt";
    ExemptionHeld "{0}: {1} của {2}, từ {3} đến {4}" "{0}: {1} of {2}, from {3} to {4}";
    ExemptionNotHeld
        "{0}: {1} của {2}, từ {3} đến {4}; không có hiệu lực vào ngày 31/12/{5} nên không thay đổi kết quả"
        "{0}: {1} of {2}, from {3} to {4}; it does not cover 31 December {5} and changes nothing";
    Number "TT" "No.";
    Criterion "Tiêu chí" "Criterion";
    Target "Chỉ tiêu" "Target";
    Observed "Thực hiện" "Reported";
    Verdict "Đánh giá" "Outcome";
    NotMet "Chưa đạt" "Not met";
    Missing "Còn thiếu" "Missing";
    TargetAndObserved "chỉ tiêu: {0}; thực hiện: {1}" "target: {0}; reported: {1}";
    TargetOnly "chỉ tiêu: {0}" "target: {0}";
    Agency "Cơ quan chủ trì" "Lead agency";
    Coordinating "Cơ quan phối hợp" "Coordinating";
    Ground "Căn cứ" "Legal ground";
    Related "Văn bản liên quan" "Related documents";
    Attribute "Đặc điểm của đơn vị: {0}" "Attribute of the subject: {0}";
    AttributeNeeded
        "cần báo cáo để biết chỉ tiêu của {0}"
        "needed to know the target of {0}";
    MissingDocuments
        "Thành phần hồ sơ còn thiếu ({0}/{1})"
        "Documents missing from the dossier ({0} of {1})";
    AllDocuments "Hồ sơ có đủ thành phần theo quy định." "The dossier holds all documents that are asked for.";
    Issuer "Cơ quan lập" "Issued by";
    IssuerUnknown "văn bản không nêu" "not stated by the source";
    NeededBy "Cần ở bước" "Needed by step";
    Deciding
        "Kết luận chung còn phụ thuộc vào: {0}."
        "What still decides the outcome: {0}.";
    Decided
        "Nội dung còn thiếu không làm thay đổi kết luận chung."
        "What is missing cannot change the outcome.";
    DossierHash "SHA-256 hồ sơ:  " "SHA-256 dossier:   ";
    EvaluationHash "SHA-256 kết quả:" "SHA-256 evaluation:";

    // Scores.
    Index "Bộ chỉ số" "Index";
    ScoreOf "{0}, năm {1}, {2}" "{0}, {1}, {2}";
    Indicator "Chỉ số" "Indicator";
    Points "Điểm" "Points";
    Maximum "Tối đa" "Maximum";
    Share "Tỷ lệ" "Share";
    Band "Mức" "Band";
    Bands "Xếp hạng mức độ" "Bands";
    BandFrom "từ {0}" "from {0}";
    Place "Hạng" "Place";
    Places "{0}–{1}" "{0}–{1}";
    PlaceShared "{0} (đồng hạng)" "{0} (shared)";
    Between "{0}–{1}" "{0}–{1}";
    NoPoints "hồ sơ không có điểm nào" "the dossier holds no score";
    StatedOnly "chỉ nêu tổng điểm" "total points alone";
    IncompleteIndex
        "bộ chỉ số này chưa đầy đủ so với văn bản nguồn nên không tính được điểm"
        "this index does not hold all that its source declares, so it scores nothing";
    IndexCounts "{0}, {1}; tối đa {2} điểm" "{0}, {1}; at most {2} points";
    SomePoints "{0} điểm" "{0} points";
    Otherwise "còn lại: {0}" "otherwise: {0}";
    InProportion
        "tỷ lệ × điểm tối đa, đủ điểm từ {0}"
        "in proportion, all points from {0}";
    YesNoPoints "có: điểm tối đa; không: 0 điểm" "yes: all points; no: none";
    SumOfParts "tổng điểm các thành phần" "the sum of its parts";
    CappedSum "tổng điểm các thành phần, không quá điểm tối đa" "the sum of its parts, up to the maximum";
    NoIndicator "bộ chỉ số {0} không có chỉ số `{1}`" "the index {0} has no indicator `{1}`";
    Unknown "chưa rõ" "unknown";

    // Tests of rules.
    TestsOf "{0}: {1}" "{0}: {1}";
    TestsPassed "{0}: tất cả đều đạt" "{0}: all pass";
    TestsFailed "{0}: {1} đạt, {2} không đạt" "{0}: {1} pass, {2} do not";
    ExpectedHere "mong đợi {0}, gặp {1}" "expected {0}, found {1}";
    NothingThere "kết quả đánh giá không có gì mang tên này" "the evaluation has nothing of this name";
    DidYouMean "có phải `{0}` không?" "did you mean `{0}`?";
    WasRefused "hồ sơ không hợp lệ, nhưng phép thử mong đợi một kết quả đánh giá" "the dossier is invalid, but an evaluation was expected";
    OtherErrors "mong đợi {0}, gặp {1}" "expected {0}, found {1}";
    NotRefused "hồ sơ hợp lệ, nhưng phép thử mong đợi lỗi {0}" "the dossier is valid, but an error was expected: {0}";
    NoTestsInside "{0}: không có tệp *.tests.json nào" "{0}: there are no *.tests.json files";
    TestsOfOther "{0}: các phép thử này dành cho {1}, nhưng {2} không có bộ tiêu chí đó" "{0}: these tests are for {1}, which {2} does not hold";
    // Tables.
    OutputThere "đã có tệp `{0}`; hãy chọn tên khác, hoặc thêm `--force` để ghi đè" "the file `{0}` is there already; choose another name, or write over it with `--force`";
    OutputIsInput "`{0}` là tệp đầu vào nên không được ghi đè; hãy chọn tên khác" "`{0}` is what is read and is never written over; choose another name";
    CannotWriteFile "không ghi được `{0}`: {1}" "cannot write `{0}`: {1}";
    TableTooLarge "tệp `{0}` quá lớn; tối đa {1} byte" "the file `{0}` is too large; at most {1} bytes are allowed";
    NotARuleSet "`{0}` là bộ chỉ số, không phải bộ tiêu chí" "`{0}` is an index and no rule set";
    OutputKind "không rõ cần ghi `{0}` thành loại tệp nào; tên tệp phải kết thúc bằng {1}" "it cannot be told what kind of file `{0}` is to be; its name must end in {1}";
    NothingWritten "chưa ghi tệp nào" "nothing was written";
    Written "đã ghi {0}" "{0} was written";
    WrittenSet "đã ghi {0}: {1}, {2}" "{0} was written: {1}, {2}";
    OnlyTheTable
        "tệp .csv chỉ chứa bảng tiêu chí; khi đọc lại cần nêu bộ tiêu chí gốc bằng `--base`"
        "a .csv file holds only the table of criteria; to read it again, name the set it came from with `--base`";
    NotTests "{0}: đây không phải là tệp phép thử" "{0}: this file holds no tests";
    TestsBeside "các bộ tiêu chí đi kèm chương trình" "what is built in";
    Coverage "Độ bao phủ: {0} ({1}%)" "Coverage: {0} ({1}%)";
    Demand "Yêu cầu" "Demand";
    CellMet "đạt" "met";
    CellNotMet "không đạt" "not met";
    CellExact "vừa đủ" "exactly";
    CellHair "thiếu chút" "a hair off";
    CellMissing "chưa rõ" "missing";
    WholeDemand "Kết luận chung" "The whole";
    CoverageShort "{0}: độ bao phủ {1}% thấp hơn {2}%" "{0}: the coverage of {1}% is below {2}%";
    Watching "Đang chờ tệp thay đổi; nhấn Ctrl+C để dừng." "Waiting for a file to change; Ctrl+C ends it.";
    PassFirst "{0}: các phép thử phải đạt trước đã; hãy chạy `tieuchi rules test`" "{0}: the tests must pass first; run `tieuchi rules test`";
    Mutants "{0}: {1} bị phát hiện, {2} được giải thích, {3} không hợp lệ, {4} không bị phát hiện"
        "{0}: {1} noticed, {2} explained, {3} no rule sets, {4} not noticed";
    Survivor "không bị phát hiện" "not noticed";
    ExplainedSurvivor "được giải thích" "explained";
    StaleSurvivor "{0}: lời giải thích này không còn ứng với thay đổi nào không bị phát hiện" "{0}: this explanation is of no change that goes unnoticed";

    // Rule sets.
    Id "Mã" "Id";
    Version "Phiên bản" "Version";
    Status "Trạng thái" "Status";
    Level "Cấp đánh giá" "Level";
    Years "Năm đánh giá" "Years";
    Validity "Hiệu lực" "In force";
    ValidFrom "từ ngày {0}" "from {0}";
    ValidUntil "đến hết ngày {0}" "to {0} inclusive";
    NoFrom "chưa rõ ngày có hiệu lực" "first day unknown";
    NoUntil "chưa rõ ngày hết hiệu lực" "no last day known";
    Derived "{0} (văn bản không ghi trực tiếp)" "{0} (not stated by the source itself)";
    Contents "Nội dung" "Contents";
    Counts "{0}, {1}" "{0}, {1}";
    CountsOfDeclared "{0}, {1} (văn bản nêu {2}, {3})" "{0}, {1} (the source declares {2}, {3})";
    Source "Nguồn" "Source";
    Quote "“{0}”" "“{0}”";
    Misprint "Bản in ghi “{0}”, đọc là “{1}”." "Printed “{0}”, read as “{1}”.";
    Reading "Cách hiểu" "Reading";
    Readings
        "Cách hiểu (của người lập bộ tiêu chí, không phải lời văn bản)"
        "Readings (by the makers of the rule set, not the decision's words)";
    Unit "Đơn vị tính" "Unit";
    YesNo "Có/không" "Yes/no";
    Counted "{0}; tử số và mẫu số đếm {1}" "{0}; numerator and denominator count {1}";
    InYear "Năm {0}" "{0}";
    TargetOf "Chỉ tiêu {0}" "Target {0}";
    TargetBy "{0} ({1}: {2})" "{0} ({1}: {2})";
    NotAssigned "không giao" "not assigned";
    Group "Nhóm" "Group";
    Documents "Thành phần hồ sơ" "Documents of the dossier";
    Procedure "Trình tự thực hiện" "Procedure";
    Actors "Thực hiện" "By";
    Produces "Kết quả" "Gives";
    SendsTo "Gửi đến" "Sent to";
    Duties "Trách nhiệm thực hiện" "Duties";
    Deadline "Thời hạn" "By when";
    Before "trước ngày {0}" "before {0}";
    Until "chậm nhất ngày {0}" "{0} at the latest";
    Object "Đối tượng" "Object";
    ForSubjects "Áp dụng cho" "For";
    NoDuties "Bộ tiêu chí này không ghi trách nhiệm nào." "This rule set records no duty.";
    Numerator "Tử số" "Numerator";
    Denominator "Mẫu số" "Denominator";
    NotDefined "văn bản không định nghĩa" "not defined by the decision";
    FormerAgency "{0} (trước đây: {1})" "{0} (formerly: {1})";
    EndedAgency "{0} (kết thúc ngày {1})" "{0} (until {1})";
    NameFrom "{0} (từ ngày {1})" "{0} (from {1})";
    NameUntil "{0} (đến hết ngày {1})" "{0} (to {1} inclusive)";
    NameBetween "{0} (từ ngày {1} đến hết ngày {2})" "{0} (from {1} to {2} inclusive)";
    Successor "Cơ quan kế tiếp" "Successor";
    Agencies "Cơ quan theo thời gian" "Agencies in time";
    OtherNames "Tên theo thời gian" "Names in time";
    Resources "Văn bản viện dẫn" "Documents cited";
    PrintedAs "Bản sao ghi: “{0}”" "The copy shows: “{0}”";
    NumberAndDate "{0} ngày {1}" "{0} of {1}";

    Assessments "Các lần đánh giá" "Assessments";
    AssessedBy "Cơ quan đánh giá" "By";
    LeadOfEach "cơ quan chủ trì từng tiêu chí" "the lead agencies of each criterion";
    GivenInStep "Ở bước" "In step";
    Decides "Đánh giá quyết định" "Assessment that decides";
    Conference "Khi hai lần đánh giá khác nhau" "Where two assessments differ";
    ConferenceBetween "Giữa" "Between";
    HeldBy "Tổ chức" "Held by";

    // Progress.
    Reached "Đã xong đến" "Done up to";
    NothingReached "chưa có bước nào xong" "no step is done";
    NextStep "Bước tiếp theo" "Next step";
    NoNextStep "không còn bước nào" "none is left";
    MustAct "Cần thực hiện" "Must act";
    Steps "Trình tự" "Steps";
    DoneOn "xong ngày {0}" "done on {0}";
    NotDone "chưa xong" "not done";
    NotForSubject "không áp dụng cho đơn vị này (áp dụng cho: {0})" "not for this subject (for: {0})";
    MayBeForSubject
        "chưa rõ có áp dụng cho đơn vị này không: bước này áp dụng cho {0}; hồ sơ ghi {1}. Nếu là cùng một đơn vị, hãy ghi mã như bộ tiêu chí; bộ tiêu chí không có mã thì ghi đúng tên"
        "not known whether for this subject: it is for {0}; the dossier has {1}. If both are one unit, give it the id that the rule set has, or the name where it has no id";
    AllBut "tất cả, trừ {0}" "all but {0}";
    NoProcedure "Bộ tiêu chí này không ghi trình tự nào." "This rule set states no procedure.";
    DoneLate "quá hạn khi thực hiện" "late when done";
    Overdue "đã quá hạn" "overdue";
    Due "còn hạn" "still in time";
    DoneInTime "đúng hạn" "in time";
    ToPrepare "Còn phải chuẩn bị" "Still to prepare";
    ToWaitFor "Còn chờ" "Still to wait for";
    FromAgency "{0}, của {1}" "{0}, from {1}";
    FromNobody "{0}, văn bản không nêu của cơ quan nào" "{0}, the source does not say from whom";
    Filed "Đã có" "Filed";
    NotReportedYet "Chưa báo cáo" "Not reported yet";
    NotSaidYet "Chưa có ý kiến" "Not said yet";
    OfCriteria "{0}: {1}" "{0}: {1}";
    HeldUpBy "Còn vướng" "Held up by";
    AfterStep "sau bước {0}, chưa xong" "comes after step {0}, which is not done";
    DocumentsLacking "thiếu tài liệu: {0}" "documents missing: {0}";
    SayingLacking "chưa có ý kiến của {0}" "nothing said yet by {0}";
    ConferenceLacking "chưa tổ chức: {0}" "not held: {0}";
    NotGiven "{0} chưa có" "{0} not given";
    GivenNone "chưa có" "not given yet";
    GivenOnWhole "đánh giá về cả hồ sơ" "given on the whole";
    AtLevel "mức {0}" "level {0}";
    LevelMet "đủ mức {0}" "reaches the level {0}";
    StatedOnWhole "{0} về cả hồ sơ: {1}" "{0} on the whole: {1}";
    Differences "Đánh giá khác nhau" "Assessments differ";
    NoDifferences "Không có tiêu chí nào được đánh giá khác nhau." "The assessments do not differ on any criterion.";
    ConferenceRequired "phải tổ chức, về {0}" "required, on {0}";
    ConferenceNotRequired "không phải tổ chức" "not required";
    ConferenceOpen
        "chưa rõ, còn chờ đánh giá của {0}"
        "not known yet, while assessments are missing of {0}";
    TheWhole "cả hồ sơ" "the whole";
    HeldOn "đã tổ chức ngày {0}" "held on {0}";
    NotHeld "chưa tổ chức" "not held";
    HeldTooEarly
        "lần họp ngày {0} không được tính, vì có đánh giá khác nhau ghi sau ngày đó"
        "the one on {0} does not count, since what differs was stated later";
    AwaitsConference "chưa phải kết quả cuối, còn chờ {0}" "not final yet: {0} is awaited";
    SelfAssessor "đơn vị" "the subject";

    // What one agency is asked.
    OwnAgency
        "Đây là cơ quan của chính đơn vị được đánh giá: đơn vị tự đánh giá bằng số liệu (`values`) trong hồ sơ, không được hỏi ở đây."
        "This is the subject's own agency: it assesses itself by the values in its dossier and is not asked here.";
    NoCriteriaAsked
        "Bộ tiêu chí không giao cơ quan này đánh giá tiêu chí nào ở đây."
        "The rule set does not ask this agency about any criterion here.";
    Says "Ý kiến" "Opinion";
    NothingSaid "chưa có ý kiến" "not given";

    // Registers.
    Standing "Theo sổ theo dõi" "On record";
    FinishIn "hoàn thành trong năm {0}" "to finish in {0}";
    FinishBy "hoàn thành đến năm {0}" "to finish by {0}";
    MayVolunteer "được khuyến khích chủ động thực hiện" "encouraged to take part";
    Recognised
        "đã được công nhận cho năm {0} (Quyết định số {1} ngày {2})"
        "recognised for {0} (decision {1} of {2})";
    Withdrawn
        "đã thu hồi công nhận của năm {0} (Quyết định số {1} ngày {2})"
        "recognition for {0} withdrawn (decision {1} of {2})";
    NothingOnRecord
        "không ghi quyết định công nhận nào còn hiệu lực"
        "no recognition in force is recorded";
    NoRegisterInCsv
        "bảng CSV không có cột cho sổ theo dõi; hãy dùng --format text, json hoặc jsonl"
        "a CSV table has no columns for a register; use --format text, json or jsonl";
    AsOf "tính đến ngày {0}" "as of {0}";
    UnitsInYear "{0} đơn vị {1} trong năm {2}, không rõ tên" "{0} units of the level {1} in {2}, not known by name";

    // Units together.
    RollupOf "{0}, theo các quyết định công nhận" "{0}, by the decisions of recognition";
    Members "Đơn vị trực thuộc" "Units within";
    NoDossier "chưa có hồ sơ" "no dossier";
    RecognisedUnits "Được công nhận" "Recognised";
    MaintainedUnits "{0} duy trì" "{0} maintained";
    FallenUnits "{0} không duy trì" "{0} not maintained";
    OpenUnits "{0} chưa rõ" "{0} not known";
    ReportedValue "Báo cáo" "Reported";
    Contradicted "{0}: trái với quyết định đang lưu" "{0}: not what is on record";
    AllUnits "Tổng cộng" "All";
    RosterOf "Danh sách đơn vị" "Roster";
    RegisterOf "Sổ theo dõi" "Register";
    OnDay "{0}, ngày {1}" "{0}, of {1}";
    SetAside
        "{0} của năm khác hoặc cấp khác không được tính đến"
        "{0} of other years or levels set aside";
    UnlistedUnit
        "Lưu ý: sổ theo dõi có quyết định về {0} (mã {1}), nhưng danh sách đơn vị ngày {2} không có đơn vị này nên quyết định không được tính"
        "Note: the register holds a decision on {0} (code {1}), which the roster of {2} does not name, so it is not counted";
    NearestUnit "; có phải mã {0} không?" "; is it the code {0}?";
    Upkeep "Việc duy trì các tiêu chí" "Upkeep of the criteria";
    Kept "Duy trì" "Upkeep";
    WithdrawalGround "Căn cứ xem xét thu hồi" "Ground for considering a withdrawal";
    OnlyWithdrawn
        "Đây là đối chiếu số liệu; việc thu hồi do cấp có thẩm quyền quyết định."
        "This compares figures; only the competent authority decides on a withdrawal.";
    OutlookFor
        "Số liệu năm {0} so với chỉ tiêu năm {1}"
        "The values of {0} against the targets of {1}";
    RaiseThese
        "số chỉ số ít nhất cần nâng lên điểm tối đa: {0} ({1})"
        "fewest indicators to raise to their most points: {0} ({1})";
    RaiseOne "{0} (thêm {1})" "{0} (+{1})";

    // Messages.
    Pointer "con trỏ JSON" "JSON pointer";
    CannotRead "không đọc được `{0}`: {1}" "cannot read `{0}`: {1}";
    CannotWrite "không ghi được ra đầu ra chuẩn: {0}" "cannot write to standard output: {0}";
    NotFound "không có tệp này" "there is no such file";
    NotPermitted "không có quyền đọc" "permission denied";
    StorageFull "ổ đĩa đã đầy" "no space is left on the device";
    IsDirectory "đây là thư mục, không phải tệp" "it is a directory, not a file";
    EndlessStream
        "`{0}` có nhiều hơn {1} byte, quá mức cho phép của một tài liệu"
        "`{0}` has more than {1} bytes, which is more than a document may have";
    StandardInputTwice
        "đầu vào chuẩn (`-`) chỉ đọc được một lần"
        "standard input (`-`) can be read only once";
    NoRuleSetsInside
        "thư mục `{0}` không có tệp *.json nào là bộ tiêu chí"
        "no *.json file in the directory `{0}` is a rule set";
    SameRuleSetTwice
        "`{0}` và `{1}` cùng là bộ tiêu chí {2}"
        "`{0}` and `{1}` both hold the rule set {2}";
    SameIndexTwice
        "`{0}` và `{1}` cùng là bộ chỉ số {2}"
        "`{0}` and `{1}` both hold the index {2}";
    IndexAlone
        "`{0}` là bộ chỉ số `{1}`, không có bộ tiêu chí dựng sẵn nào dùng; hãy nêu thư mục có cả bộ tiêu chí"
        "`{0}` holds the index `{1}`, which no built-in rule set uses; name the directory that holds the rule set too";
    KnownIndices "các bộ chỉ số đang dùng" "indices in use";
    OneDossierExpected "`{0}` có {1}; ở đây cần đúng một hồ sơ" "`{0}` holds {1}; exactly one is expected here";
    ErrorsIn "{0} trong {1}" "{0} in {1}";
    InvalidDossiers "{0} trong {1}/{2}" "{0} in {1} of {2}";
    Checked "{0}: {1}" "{0}: {1}";
    Fine "hợp lệ" "fine";
    CannotBeRead "không đọc được" "cannot be read";

    // Files that are written.
    // Comparisons of versions.
    DiffOf "{0} → {1}" "{0} → {1}";
    SameContent "Hai phiên bản giống hệt nhau." "Both versions say the same.";
    SameVersion
        "hai nội dung khác nhau nhưng cùng ghi phiên bản {0}; hãy đổi số phiên bản"
        "two different contents have the same version {0}; give the newer one another";
    OtherSet
        "{0} và {1} là hai bộ tiêu chí khác nhau; nếu vẫn muốn so sánh hãy thêm --force"
        "{0} and {1} are different rule sets; to compare them all the same, add --force";
    NotRules "`{0}` là bộ chỉ số, không phải bộ tiêu chí" "`{0}` holds an index, not a rule set";
    WholeHarder "Việc công nhận trở nên khó hơn." "Recognition becomes harder.";
    WholeEasier "Việc công nhận trở nên dễ hơn." "Recognition becomes easier.";
    WholeBoth
        "Việc công nhận trở nên khó hơn với một số hồ sơ, dễ hơn với một số hồ sơ khác."
        "Recognition becomes harder for some dossiers and easier for others.";
    WholeOpen
        "Hai phiên bản chỉ khác nhau ở hồ sơ mà một trong hai chưa xác định được."
        "The versions differ only on dossiers that one of them leaves undetermined.";
    WholeNeither
        "Không tìm được hồ sơ nào mà hai phiên bản đánh giá khác nhau; điều đó không chứng minh rằng không có."
        "No dossier that the two judge differently was found; that does not prove that there is none.";
    WholeSame
        "Chỉ thay đổi lời văn, cơ quan, căn cứ hoặc những gì không quyết định kết quả: mọi hồ sơ mà cả hai phiên bản đọc được đều cho cùng một kết quả."
        "Only words, agencies, citations or other things that decide nothing changed: every dossier that both versions can read comes to the same.";
    WholeReading
        "Chỉ thay đổi hồ sơ nào được nhận (năm, cấp, miễn tiêu chí, điểm tối đa): mọi hồ sơ mà cả hai phiên bản đọc được đều cho cùng một kết quả."
        "Only which dossiers are read changed (years, level, exemptions, maximum of a score): every dossier that both versions can read comes to the same.";
    NotOfWhole
        "Không chứng minh được cho kết luận chung (bộ tiêu chí chưa đầy đủ thì không bao giờ đạt, hoặc một điều kiện khác ngăn lại); hồ sơ chứng minh là của từng điều kiện hoặc tiêu chí."
        "It is not shown of the whole (a rule set that is incomplete is never met, or another condition stands in the way); the witnesses are about conditions or criteria.";
    Harder "khó hơn" "harder";
    Easier "dễ hơn" "easier";
    HarderAndEasier "khó hơn và dễ hơn" "harder and easier";
    OpenEffect "khác khi chưa xác định" "differs where undetermined";
    NoWitness "không tìm được hồ sơ chứng minh" "no witness found";
    OfReading "quyết định hồ sơ nào được nhận" "decides which dossiers are read";
    NoEffect "không quyết định kết quả" "decides nothing";
    Witness "Hồ sơ chứng minh" "Witness";
    WitnessFlip "{0}: {1} → {2}" "{0}: {1} → {2}";
    WitnessYear "năm {0}" "year {0}";
    AtEase "mọi giá trị đều dư so với chỉ tiêu" "every value with room to spare";
    JudgedWhole "kết luận chung" "the whole";
    TheLevel "mức {0}" "the level {0}";
    TheCondition "điều kiện {0}" "the condition {0}";
    TheCriterion "tiêu chí {0}" "the criterion {0}";
    TheCriterionAt "tiêu chí {0} (mức {1})" "the criterion {0} (level {1})";
    LikelyRename
        "{0} {1} bị bỏ và {2} mới có cùng tên “{3}”: nếu chỉ đổi mã, hãy ghi vào tệp --map"
        "{0} {1} is gone and {2} is new with the same title “{3}”: if only the id changed, say so in a --map file";
    SetAsWhole "Bộ tiêu chí" "The rule set";
    ListOf "Danh sách: {0}" "List: {0}";
    IsAdded "thêm mới" "added";
    IsRemoved "bị bỏ" "removed";
    IsRenamed "đổi mã" "renamed";
    IsMoved "đổi thứ tự" "in another order";
    AddedOne "thêm {0}" "added: {0}";
    RemovedOne "bỏ {0}" "removed: {0}";
    TargetIn "chỉ tiêu năm {0}" "target of {0}";
    AttributeIn "đặc điểm mà chỉ tiêu năm {0} phụ thuộc" "what the target of {0} depends on";
    Nothing "không có" "none";
    ChangeColumn "Nội dung" "What";
    BeforeColumn "Trước" "Before";
    AfterColumn "Sau" "After";
    EffectColumn "Tác động" "Effect";
    OldColumn "Phiên bản cũ" "Older version";
    NewColumn "Phiên bản mới" "Newer version";
    NumberColumn "Số hồ sơ" "Dossiers";
    UnitColumn "Đơn vị" "Unit";
    ProposalTitle "So sánh {0} với {1}" "From {0} to {1}";
    ChangesTitle "Những thay đổi" "What changed";
    UnitsTitle "Hồ sơ hiện có" "The dossiers at hand";
    UnitsJudged
        "{0} được đánh giá theo cả hai phiên bản, {1} có kết quả khác."
        "{0} judged by both versions, {1} come to something else.";
    UnitsAside "{0} của bộ tiêu chí hoặc phiên bản khác, không xét." "{0} of another rule set or version set aside.";
    UnitsUnreadable
        "{0} không đọc được theo phiên bản mới."
        "{0} cannot be read by the newer version.";
    UnitUnreadable "{0}: không đọc được theo phiên bản mới ({1})" "{0}: cannot be read by the newer version ({1})";
    LevelFlip "mức đạt: {0} → {1}" "level reached: {0} → {1}";

    // Versions and receipts.
    ResolveHead "{0}, năm {1}, tính đến ngày {2}" "{0}, year {1}, as of {2}";
    Applies "áp dụng" "applies";
    AppliesNone "Không có bộ tiêu chí nào áp dụng." "No rule set applies.";
    AgainstLevel "dành cho {0}" "it is for another level: {0}";
    AgainstYear "chỉ đánh giá các năm {0}" "it assesses only {0}";
    AgainstDraft "còn là dự thảo" "it is a draft";
    AgainstDeprecated "đã hết dùng" "it is no longer in use";
    AgainstBefore "có hiệu lực từ ngày {0}" "it is in force from {0} on";
    AgainstAfter "hết hiệu lực sau ngày {0}" "it was in force until {0}";
    AgainstSuperseded "đã có phiên bản {0} thay thế" "the version {0} supersedes it";
    ForIt
        "đúng cấp, đánh giá năm này, đang có hiệu lực, {0}"
        "it is for this level, assesses the year, is in force, {0}";
    NeverMet "chưa đầy đủ nên không bao giờ đạt" "incomplete, so that it is never met";
    UnknownSubject
        "`{0}` không phải là cấp của bộ tiêu chí nào, cũng không phải mã hay tên đơn vị trong danh sách {1}"
        "`{0}` is neither the level of a rule set nor the id or name of a unit of {1}";
    SubjectTwice
        "có nhiều đơn vị tên “{0}”; hãy nêu mã: {1}"
        "several units are called “{0}”; name one by its id: {1}";
    ReceiptHolds "Biên nhận còn nguyên giá trị." "The receipt holds.";
    ReceiptFails "Biên nhận không còn đúng." "The receipt does not hold.";
    CheckReceipt "nội dung biên nhận" "the receipt's own content";
    CheckSemantics "ngữ nghĩa của chương trình" "the engine's semantics";
    CheckRuleSet "bộ tiêu chí" "the rule set";
    CheckIndices "các bộ chỉ số" "the indices";
    CheckDossier "hồ sơ" "the dossier";
    CheckEvaluation "kết quả đánh giá lại" "the evaluation";
    CheckHolds "{0}: không đổi" "{0}: as it was";
    CheckOpen "{0}: không kiểm tra được" "{0}: cannot be checked";
    ThenAndNow "{0}: khi đó {1}, nay {2}" "{0}: then {1}, now {2}";

    // Fields of rule sets.
    FieldTitle "tên" "title";
    FieldName "tên gọi" "name";
    FieldNames "tên theo thời gian" "names of other times";
    FieldPrinted "cách in trong văn bản" "as printed";
    FieldSource "nguồn" "source";
    FieldLocator "vị trí" "place";
    FieldQuote "nguyên văn" "quote";
    FieldMisprints "lỗi in" "misprints";
    FieldResource "văn bản" "resource";
    FieldInterpretation "cách hiểu" "interpretation";
    FieldMeasure "đơn vị tính" "measure";
    FieldKind "loại" "kind";
    FieldUnit "đơn vị" "unit";
    FieldCounted "đối tượng đếm" "what is counted";
    FieldNumerator "tử số" "numerator";
    FieldDenominator "mẫu số" "denominator";
    FieldLead "cơ quan chủ trì" "lead agency";
    FieldCoordinating "cơ quan phối hợp" "coordinating agency";
    FieldCitations "căn cứ" "citation";
    FieldRollup "cách tổng hợp" "roll-up";
    FieldGroup "nhóm" "group";
    FieldCriteria "tiêu chí phải đạt" "criteria asked for";
    FieldScore "điểm" "score";
    FieldIndex "bộ chỉ số" "index";
    FieldYear "năm" "year";
    FieldBasis "cách chấm" "basis";
    FieldPercent "tỷ lệ tối thiểu (%)" "at least (%)";
    FieldLevel "mức" "level";
    FieldStatus "tình trạng" "status";
    FieldVersion "phiên bản" "version";
    FieldId "mã" "id";
    FieldValid "hiệu lực" "validity";
    FieldFrom "từ ngày" "from";
    FieldUntil "đến ngày" "until";
    FieldDerived "phần suy ra" "derived";
    FieldYears "năm đánh giá" "years";
    FieldDeclared "số lượng văn bản nêu" "declared numbers";
    FieldSubject "đơn vị được đánh giá" "subject";
    FieldAgency "cơ quan" "agency";
    FieldMissing "phần nguồn còn thiếu" "missing parts";
    FieldExemptions "miễn tiêu chí" "exemptions";
    FieldAuthorities "cơ quan được miễn" "who may exempt";
    FieldDecisive "đánh giá quyết định" "decisive assessment";
    FieldConference "hội nghị" "conference";
    FieldWithdrawal "thu hồi" "withdrawal";
    FieldIssuer "cơ quan ban hành" "issuer";
    FieldNeededBy "bước cần đến" "needed by";
    FieldActors "ai thực hiện" "who acts";
    FieldProduces "kết quả" "produces";
    FieldSendsTo "gửi đến" "sent to";
    FieldDeadline "thời hạn" "deadline";
    FieldAct "việc phải làm" "act";
    FieldObject "đối tượng" "object";
    FieldNumber "số hiệu" "number";
    FieldDate "ngày" "date";
    FieldMaximum "điểm tối đa" "maximum";
    FieldVietnamese "tiếng Việt" "Vietnamese";
    FieldEnglish "tiếng Anh" "English";
    KindCriterion "tiêu chí" "criterion";
    KindGroup "nhóm" "group";
    KindCondition "điều kiện" "condition";
    KindLevel "mức" "level";
    KindAgency "cơ quan" "agency";
    KindDocument "tài liệu hồ sơ" "document";
    KindStep "bước" "step";
    KindDuty "trách nhiệm" "duty";
    KindResource "văn bản viện dẫn" "resource";
    KindIndex "bộ chỉ số" "index";
    KindAssessment "lần đánh giá" "assessment";
    // Checks, fixes and layout.
    AcceptedLints "chấp nhận {0}" "{0} accepted";
    ScanAgrees "khớp với văn bản quét" "the scan agrees";
    ScanOfNone "`{0}`: không có bản chép nào được lập từ văn bản quét này" "`{0}`: no transcription here was made of this scanned text";
    FixedHere "{0}:{1} ({2}): {3} → {4}" "{0}:{1} ({2}): {3} → {4}";
    FixNotStandardInput "`--fix` sửa tệp, không sửa đầu vào chuẩn" "`--fix` changes files, not standard input";
    FixWouldBreak "`{0}`: giữ nguyên, vì sửa xong tệp sẽ không còn hợp lệ" "`{0}`: left as it is, since it would not be valid any more";
    NoSuchCode "không có mã `{0}`" "there is no code `{0}`";
    NoPageOf "mã `{0}` không có trang giải thích; thông báo của mã này đã nêu cách sửa" "the code `{0}` has no page; its message says what to write";
    Formatted "{0}: đã trình bày lại" "{0}: formatted";
    NotFormatted "{0}: chưa theo cách trình bày chuẩn; hãy chạy `tieuchi rules fmt`" "{0}: not formatted; run `tieuchi rules fmt`";
    NoLayout "`{0}`: loại tài liệu này không có cách trình bày chuẩn" "`{0}`: documents of this kind have no layout";
    LayoutWouldChange "`{0}`: giữ nguyên, vì trình bày lại sẽ làm thay đổi nội dung" "`{0}`: left as it is, since its content would change";
}

impl Word {
    /// The sentence with its blanks filled in.
    pub(crate) fn with(self, language: Language, parts: &[&str]) -> String {
        let mut sentence = String::new();
        let mut rest = self.get(language);
        while let Some((before, after)) = rest.split_once('{') {
            let (number, after) = after.split_once('}').unwrap_or((after, ""));
            sentence.push_str(before);
            let part = number.parse().ok().and_then(|number: usize| parts.get(number));
            sentence.push_str(part.copied().unwrap_or_default());
            rest = after;
        }
        sentence + rest
    }
}

/// What an operating system says, in words where they are ours.
pub(crate) fn io_error(error: &io::Error, language: Language) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => Word::NotFound.get(language).to_owned(),
        io::ErrorKind::PermissionDenied => Word::NotPermitted.get(language).to_owned(),
        io::ErrorKind::StorageFull => Word::StorageFull.get(language).to_owned(),
        io::ErrorKind::IsADirectory => Word::IsDirectory.get(language).to_owned(),
        _ => tieuchi::visible(&error.to_string()).into_owned(),
    }
}

/// Text of a document that may have several lines: each of them safe to show, with line ends between them.
pub(crate) fn multiline(text: &str) -> String {
    text.lines().map(tieuchi::visible).collect::<Vec<_>>().join("\n")
}

/// `18/03/2024`, `18 March 2024`.
pub(crate) fn date(date: Date, language: Language) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match language {
        Language::Vietnamese => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
        Language::English => {
            let month = MONTHS.get(usize::from(date.month()) - 1).copied().unwrap_or_default();
            format!("{} {month} {}", date.day(), date.year())
        }
    }
}

/// By when something is to be done: `trước ngày 30/11/2023`.
pub(crate) fn deadline(deadline: &Deadline, language: Language) -> String {
    match deadline {
        Deadline::Before(day) => Word::Before.with(language, &[&date(*day, language)]),
        Deadline::Until(day) => Word::Until.with(language, &[&date(*day, language)]),
        Deadline::Words(words) => tieuchi::visible(words.get(language)).into_owned(),
    }
}

/// What a group without any criterion lacks: `còn thiếu 11 tiêu chí`.
pub(crate) fn lacking(rules: &RuleSet, group: &GroupRef<'_>, language: Language) -> Option<String> {
    let declared = rules.declared().per_group.iter().find(|(id, _)| id == group.id)?.1;
    let missing = usize::try_from(declared).unwrap_or(usize::MAX).saturating_sub(group.criteria.len());
    (missing > 0)
        .then(|| Word::LackingInGroup.with(language, &[&counted(missing, Thing::Criterion, language)]))
}

/// A rule set by its id and version: `vn.thanh-hoa.dx.district@2024.1.0`.
pub(crate) fn rule_set(rules: &RuleSet) -> String {
    format!("{}@{}", rules.id(), rules.version())
}

/// An index by its id and version: `example.dti@2024.1.0`.
pub(crate) fn index(index: &Index) -> String {
    format!("{}@{}", index.id(), index.version())
}

/// The level of subjects: that of the district and of the commune as officials call it, others by their id.
pub(crate) fn level(level: &Level, language: Language) -> String {
    match (level.as_str(), language) {
        ("district", Language::Vietnamese) => "cấp huyện".to_owned(),
        ("commune", Language::Vietnamese) => "cấp xã".to_owned(),
        (id, _) => tieuchi::visible(id).into_owned(),
    }
}

/// `2024, 2025`.
pub(crate) fn years(years: &[Year]) -> String {
    years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// How many groups and criteria a rule set has, and where there are fewer, how many its source declares.
pub(crate) fn contents(rules: &RuleSet, language: Language) -> String {
    let groups = |number| counted(number, Thing::Group, language);
    let criteria = |number| counted(number, Thing::Criterion, language);
    let (has_groups, has_criteria) = (groups(rules.groups().len()), criteria(rules.criteria().len()));
    if rules.is_complete() {
        return Word::Counts.with(language, &[&has_groups, &has_criteria]);
    }
    let number = |declared| usize::try_from(declared).unwrap_or(usize::MAX);
    let declared = rules.declared();
    let (all_groups, all_criteria) = (groups(number(declared.groups)), criteria(number(declared.criteria)));
    Word::CountsOfDeclared.with(language, &[&has_groups, &has_criteria, &all_groups, &all_criteria])
}

/// How many groups and indicators an index has, and what they give at most.
pub(crate) fn index_contents(index: &Index, language: Language) -> String {
    let indicators = index.groups().iter().map(|group| index.members(group).len()).sum();
    let maximum = index.maximum().map(|maximum| maximum.normalize().to_string());
    Word::IndexCounts.with(
        language,
        &[
            &counted(index.groups().len(), Thing::Group, language),
            &counted(indicators, Thing::Indicator, language),
            maximum.as_deref().unwrap_or_else(|| Word::Unknown.get(language)),
        ],
    )
}

/// How many units a register names, and how many decisions it holds.
pub(crate) fn register_contents(register: &Register, language: Language) -> String {
    let (units, decisions) = (register.units().len(), register.decisions().len());
    format!("{}, {}", counted(units, Thing::Unit, language), counted(decisions, Thing::Decision, language))
}

/// `3 errors`, `1 error`; Vietnamese has one form for both.
pub(crate) fn counted(number: usize, thing: Thing, language: Language) -> String {
    let (vi, one, several) = match thing {
        Thing::Error => ("lỗi", "error", "errors"),
        Thing::Warning => ("cảnh báo", "warning", "warnings"),
        Thing::Dossier => ("hồ sơ", "dossier", "dossiers"),
        Thing::Group => ("nhóm", "group", "groups"),
        Thing::Criterion => ("tiêu chí", "criterion", "criteria"),
        Thing::Indicator => ("chỉ số", "indicator", "indicators"),
        Thing::Unit => ("đơn vị", "unit", "units"),
        Thing::Test => ("phép thử", "test", "tests"),
        Thing::Mutant => ("thay đổi", "change", "changes"),
        Thing::Decision => ("quyết định", "decision", "decisions"),
        Thing::Row => ("dòng", "row", "rows"),
        Thing::Exception => ("ngoại lệ", "exception", "exceptions"),
    };
    match language {
        Language::Vietnamese => format!("{number} {vi}"),
        Language::English if number == 1 => format!("{number} {one}"),
        Language::English => format!("{number} {several}"),
    }
}

/// Something that messages count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Thing {
    Error,
    Warning,
    Dossier,
    Group,
    Criterion,
    Indicator,
    Unit,
    Test,
    Mutant,
    Decision,
    Row,
    Exception,
}

/// `4 đạt, 1 không đạt`; what there is none of is left out.
pub(crate) fn tally(tally: Tally, language: Language) -> String {
    use tieuchi::Outcome::{Met, NotApplicable, NotMet, Undetermined};
    [
        (tally.met, Met),
        (tally.not_met, NotMet),
        (tally.undetermined, Undetermined),
        (tally.not_applicable, NotApplicable),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, outcome)| format!("{number} {}", outcome.label(language)))
    .collect::<Vec<_>>()
    .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_fill_the_same_blanks() {
        for word in Word::ALL {
            let blanks = |language| {
                let sentence = word.get(language);
                let mut blanks: Vec<&str> = sentence
                    .split('{')
                    .skip(1)
                    .filter_map(|rest| rest.split_once('}'))
                    .map(|it| it.0)
                    .collect();
                blanks.sort_unstable();
                blanks
            };
            assert_eq!(blanks(Language::Vietnamese), blanks(Language::English), "{word:?}");
        }
    }

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        let day: Date = "2022-03-05".parse().unwrap();
        assert_eq!(date(day, Language::Vietnamese), "05/03/2022");
        assert_eq!(date(day, Language::English), "5 March 2022");
    }
}
