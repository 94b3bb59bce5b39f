//! What an engine without the feature `procedure` keeps of what a rule set says of who acts.

/// The canonical forms of the parts, by their keys: the hash covers them, and nothing else is asked of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Acting(pub(crate) Vec<(&'static str, String)>);
