//! Rules files: their list, and their text as the loader asks for it.

use super::error::{Error, said};
use super::naming;
use crate::suite::Loader;
use std::path::{Path, PathBuf};

/// How rules files end.
const ENDING: &str = "rules";

/// The rules files that `paths` mean: a file itself, a folder the rules files in it, but not below it.
///
/// # Errors
///
/// A path that does not exist, and a folder without rules.
pub fn rules_files(paths: &[PathBuf], here: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for path in paths {
        let shown = naming::name(&naming::tidy(path, here));
        let data = path.metadata().map_err(|error| Error::new(format!("`{shown}` cannot be read: {}", said(&error))))?;
        if !data.is_dir() {
            files.push(naming::tidy(path, here));
            continue;
        }
        let inside = listed(path).map_err(|error| Error::new(format!("`{shown}` cannot be read: {}", said(&error))))?;
        if inside.is_empty() {
            return Err(Error::new(format!("`{shown}` holds no rules"))
                .with_help(format!("name a file, or a folder with files that end in `.{ENDING}`; folders below it are not searched")));
        }
        files.extend(inside.iter().map(|file| naming::tidy(file, here)));
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// The rules files in a folder, sorted.
fn listed(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && path.is_file() && path.extension().is_some_and(|ending| ending == ENDING) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The rules files of the file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RulesFiles;

impl Loader for RulesFiles {
    fn read(&self, path: &Path) -> Result<String, String> {
        let bytes = std::fs::read(path).map_err(|error| said(&error))?;
        String::from_utf8(bytes).map_err(|error| format!("no UTF-8 at byte {}", error.utf8_error().valid_up_to()))
    }

    fn siblings(&self, folder: &Path) -> Vec<String> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let files = listed(folder).unwrap_or_default();
        files.iter().filter_map(|file| file.file_stem()).map(|stem| stem.to_string_lossy().into_owned()).collect()
    }
}
