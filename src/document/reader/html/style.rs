//! Classes that a page's own style sheet hides.

use rustc_hash::FxHashSet;

/// The names of such classes.
#[derive(Default)]
pub(super) struct Hidden {
    names: FxHashSet<String>,
}

impl Hidden {
    /// Takes the rules of a style sheet that hold everywhere: `.name, .other { display: none }`.
    pub fn read(&mut self, sheet: &str) {
        let mut depth = 0_u32;
        let mut selector = "";
        let mut rest = sheet;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, behind) = rest.split_at(at);
            rest = behind.get(1..).unwrap_or_default();
            if behind.starts_with('{') {
                depth += 1;
                selector = before;
            } else {
                depth = depth.saturating_sub(1);
                if depth == 0 && is_hiding(before) {
                    self.names.extend(selector.split(',').filter_map(class).map(ToOwned::to_owned));
                }
            }
        }
    }

    /// Whether one of these classes is hidden.
    pub fn holds(&self, classes: &str) -> bool {
        !self.names.is_empty() && classes.split_ascii_whitespace().any(|class| self.names.contains(class))
    }
}

fn is_hiding(declarations: &str) -> bool {
    declarations.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(name, value)| {
        (name.trim().eq_ignore_ascii_case("display") && value.trim().starts_with("none"))
            || (name.trim().eq_ignore_ascii_case("visibility") && value.trim().starts_with("hidden"))
    })
}

/// The class that a selector means, if it means nothing else.
fn class(selector: &str) -> Option<&str> {
    let name = selector.trim().strip_prefix('.')?;
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_are_hidden() {
        let mut hidden = Hidden::default();
        hidden.read(".a{color:red}.b, .c { display : none; top:0 }@media print{.d{display:none}}.e .f{display:none}.g:hover{display:none}");
        assert!(hidden.holds("x b") && hidden.holds("c"));
        assert!(!["a", "d", "e", "f", "g", ""].iter().any(|name| hidden.holds(name)));
    }
}
