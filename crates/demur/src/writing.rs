//! Writing files that others read.

use std::path::Path;

/// All of it or nothing: a file beside it takes its place when it is whole. What is no file, such as a device or a
/// pipe, is written to and keeps its place, and so does a file that a link leads to.
pub(crate) fn save(file: &Path, text: &str) -> Result<(), (String, std::io::Error)> {
    let failed = |fault| (file.display().to_string(), fault);
    if std::fs::metadata(file).is_ok_and(|metadata| !metadata.is_file()) {
        return std::fs::write(file, text).map_err(failed);
    }
    let place = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let mut beside = place.as_os_str().to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let written = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, &place));
    written.map_err(|fault| {
        let _ = std::fs::remove_file(&beside);
        failed(fault)
    })
}
