//! Paths as they are shown: relative to the current folder, with forward slashes.

use std::path::{Component, Path, PathBuf};

/// `path` without detours, and relative where it lies below `here`.
pub(super) fn tidy(path: &Path, here: &Path) -> PathBuf {
    let relative = path.strip_prefix(here).unwrap_or(path);
    let mut tidy = PathBuf::new();
    for part in relative.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidy.components().next_back(), Some(Component::Normal(_))) => _ = tidy.pop(),
            part => tidy.push(part),
        }
    }
    if tidy.as_os_str().is_empty() { PathBuf::from(".") } else { tidy }
}

/// A path for people.
pub(super) fn name(path: &Path) -> String {
    let absolute = path.has_root();
    let parts: Vec<_> = path.components().filter(|part| !matches!(part, Component::RootDir)).map(|part| part.as_os_str().to_string_lossy()).collect();
    format!("{}{}", if absolute { "/" } else { "" }, parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_they_are_shown() {
        let shown = |path: &str| name(&tidy(Path::new(path), Path::new("/desk/story")));
        assert_eq!(shown("./seeds//a.md"), "seeds/a.md");
        assert_eq!(shown("seeds/../b.md"), "b.md");
        assert_eq!(shown("/desk/story/seeds/a.md"), "seeds/a.md");
        assert_eq!(shown("/desk/other.md"), "/desk/other.md");
        assert_eq!(shown("../../x.md"), "../../x.md");
        assert_eq!(shown("."), ".");
    }
}
