//! Tables of criteria: what is read from workbooks and text, what is refused, and that nothing is lost on the way.

mod tables {
    pub(crate) mod bad;
    pub(crate) mod files;
    pub(crate) mod published;
    pub(crate) mod round;
}
