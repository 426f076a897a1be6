//! The files to read, in sorted order.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// A file to read.
pub(crate) struct Input {
    /// The path as given or found, as it is written to every output.
    pub(crate) name: String,
    /// Where its bytes are.
    pub(crate) source: Source,
}

/// Where the bytes of an input are.
pub(crate) enum Source {
    File(PathBuf),
    Stdin,
    /// Something that is not opened, and why: a pipe would block, a missing file has nothing.
    Unreadable(PathBuf, String),
}

/// All files under some paths, one after the other.
pub(crate) fn inputs(paths: &[PathBuf]) -> impl Iterator<Item = Input> + '_ {
    paths.iter().flat_map(|path| -> Box<dyn Iterator<Item = Input>> {
        if path.as_os_str() == "-" {
            return Box::new(std::iter::once(Input { name: "-".to_owned(), source: Source::Stdin }));
        }
        if path.is_dir() { Box::new(folder(path)) } else { Box::new(std::iter::once(file(path))) }
    })
}

fn folder(path: &Path) -> impl Iterator<Item = Input> + use<> {
    // links to folders are not followed, so that no loop is walked; links to files are read
    WalkDir::new(path).sort_by_file_name().into_iter().filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) if entry.path_is_symlink() && entry.path().is_dir() => None,
        Ok(entry) if entry.file_name().to_string_lossy().starts_with('.') => None,
        Ok(entry) => Some(file(entry.path())),
        Err(error) => {
            let path = error.path().map_or_else(PathBuf::new, Path::to_path_buf);
            Some(Input { name: path.display().to_string(), source: Source::Unreadable(path, error.to_string()) })
        }
    })
}

fn file(path: &Path) -> Input {
    let name = path.display().to_string();
    let source = match std::fs::metadata(path) {
        Ok(meta) if meta.is_file() => Source::File(path.to_owned()),
        Ok(_) => Source::Unreadable(path.to_owned(), "not a regular file".to_owned()),
        Err(error) => Source::Unreadable(path.to_owned(), error.to_string()),
    };
    Input { name, source }
}
