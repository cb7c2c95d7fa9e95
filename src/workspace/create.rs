//! New files, which never take the place of others.

use super::error::{Error, said};
use std::fs::{File, create_dir_all};
use std::io::Write;
use std::path::Path;

/// Writes a new file, with the folders above it.
///
/// # Errors
///
/// A file that is there already, or cannot be written.
pub fn create(path: &Path, text: &str) -> Result<(), Error> {
    let failed = |error: std::io::Error| Error::new(format!("`{}` cannot be written: {}", path.display(), said(&error)));
    if let Some(folder) = path.parent() {
        create_dir_all(folder).map_err(failed)?;
    }
    File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes())).map_err(failed)
}
