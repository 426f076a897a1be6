//! The container of a Word file: its parts, found by name or by role, inflated within bounds.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use memchr::memchr;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::charset;
use crate::Limits;
use crate::error::{Error, ErrorKind, Result};

/// Below this size no ratio is asked about.
const SMALL_PART: u64 = 1 << 20;

/// An open archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    bytes: u64,
    limits: &'a Limits,
    /// The main document part.
    pub(super) main: String,
}

fn broken(part: &str, reason: impl ToString) -> Error {
    ErrorKind::Container { part: part.to_owned(), reason: reason.to_string() }.into()
}

impl<'a> Package<'a> {
    /// Opens an archive and finds its main document.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Package<'a>> {
        // The directory is counted before it is read into memory; an entry of it takes 46 bytes at least.
        let count = |entries: u64| match entries > limits.archive_entries {
            true => Err(ErrorKind::Limit { limit: "archive_entries", value: entries, max: limits.archive_entries }),
            false => Ok(()),
        };
        if bytes.len() as u64 / 46 > limits.archive_entries {
            count(bytes.windows(4).filter(|window| window == b"PK\x01\x02").count() as u64)?;
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken("archive", error))?;
        count(archive.len() as u64)?;
        let mut package = Package { archive, bytes: bytes.len() as u64, limits, main: String::new() };
        package.main = package.find_main()?;
        Ok(package)
    }

    /// The names of the parts, as they are written.
    fn names(&self) -> impl Iterator<Item = (usize, String)> + '_ {
        self.archive.file_names_raw().enumerate().map(|(i, name)| (i, String::from_utf8_lossy(name).into_owned()))
    }

    /// The entry of that name; some writers use backslashes, or another case.
    fn index(&self, part: &str) -> Option<usize> {
        if let Some(index) = self.archive.index_for_name_raw(part.as_bytes()) {
            return Some(index);
        }
        let same = |name: &str| name.replace('\\', "/").trim_start_matches('/').eq_ignore_ascii_case(part);
        let (_, name) = self.names().find(|(_, name)| same(name))?;
        self.archive.index_for_name_raw(name.as_bytes())
    }

    /// Where the main document is: named by the package's relations, by its content types, or by custom.
    fn find_main(&mut self) -> Result<String> {
        let custom = "word/document.xml";
        let related = |kind: &str| kind.ends_with("/officeDocument");
        let typed = |kind: &str| {
            kind.contains("wordprocessingml") && kind.ends_with("main+xml") || kind.ends_with("macroEnabled.main+xml")
        };
        // the content types are asked only where the relations do not lead to a part
        for candidate in 0..3 {
            let name = match candidate {
                0 => self.attributes("_rels/.rels", "Relationship", "Type", "Target", related),
                1 => self.attributes("[Content_Types].xml", "Override", "ContentType", "PartName", typed),
                _ => Some(custom.to_owned()),
            };
            let Some(name) = name else { continue };
            let name = name.trim_start_matches("./").trim_start_matches('/');
            let other_office = ["xl/", "ppt/", "visio/"].iter().any(|folder| name.starts_with(folder));
            if !other_office && self.index(name).is_some() {
                return Ok(name.to_owned());
            }
        }
        let has = |start: &str| self.names().any(|(_, name)| name.to_ascii_lowercase().starts_with(start));
        Err(ErrorKind::Format {
            looks_like: match () {
                () if has("xl/") => "an Excel workbook (.xlsx)",
                () if has("ppt/") => "a PowerPoint file (.pptx)",
                () if has("ofd.xml") => "an OFD file",
                () if has("mimetype") && has("content.xml") => "an OpenDocument file (.odt)",
                () if has("mimetype") && has("meta-inf/") => "an EPUB book",
                () => "a ZIP archive",
            },
        }
        .into())
    }

    /// The wanted attribute of the first element whose other attribute fits.
    fn attributes(
        &mut self,
        part: &str,
        element: &str,
        key: &str,
        wanted: &str,
        fits: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let part = self.part(part).ok()??;
        let text = text(&part);
        let mut reader = Reader::from_str(&text);
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) | Event::Empty(start)
                    if start.local_name().as_ref() == element
                        && attribute(&start, key).is_some_and(|value| fits(&value)) =>
                {
                    return attribute(&start, wanted);
                }
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    /// What the relations of a part lead to, by their names in it.
    pub(super) fn relations(&mut self, part: &str) -> BTreeMap<String, String> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let mut targets = BTreeMap::new();
        let Ok(Some(part)) = self.part(&format!("{folder}{slash}_rels/{name}.rels")) else { return targets };
        let text = text(&part);
        let mut reader = Reader::from_str(&text);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == "Relationship" => {
                    let (id, target) = (attribute(&start, "Id"), attribute(&start, "Target"));
                    let Some((id, target)) = id.zip(target) else { continue };
                    let whole = target.strip_prefix('/').map(str::to_owned);
                    targets.insert(id, whole.unwrap_or_else(|| format!("{folder}{slash}{target}")));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        targets
    }

    /// A part, or nothing if there is no such part.
    ///
    /// # Errors
    /// [`ErrorKind::Limit`] if it inflates too far, [`ErrorKind::Container`] if it cannot be inflated.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|error| broken(name, error))?;
        // No size that the archive states is believed; but it cannot have inflated more than the file holds.
        let packed = file.compressed_size().clamp(1, self.bytes);
        let by_ratio = packed.saturating_mul(self.limits.inflation_ratio).max(SMALL_PART);
        // nor is the size it states more than a hint of how much room to make
        let mut out = Vec::with_capacity(usize::try_from(file.size().min(by_ratio).min(SMALL_PART)).unwrap_or(0) + 1);
        // one byte more than is allowed tells that there is more
        let most = self.limits.inflated_bytes.min(by_ratio).saturating_add(1);
        let read = file.take(most).read_to_end(&mut out);
        let size = out.len() as u64;
        if size > self.limits.inflated_bytes {
            let max = self.limits.inflated_bytes;
            return Err(ErrorKind::Limit { limit: "inflated_bytes", value: size, max }.into());
        }
        if size > by_ratio {
            let max = self.limits.inflation_ratio;
            return Err(ErrorKind::Limit { limit: "inflation_ratio", value: size / packed, max }.into());
        }
        read.map_err(|error| broken(name, error))?;
        Ok(Some(out))
    }

    /// An error of the XML of a part.
    pub(super) fn broken(part: &str, reason: impl ToString) -> Error {
        broken(part, reason)
    }
}

/// The text of a part.
pub(super) fn text(part: &[u8]) -> Cow<'_, str> {
    match charset::utf8(part) {
        Some(text) if memchr(0, part).is_none() => Cow::Borrowed(text.trim_start_matches('\u{FEFF}')),
        _ => charset::decode(part).text,
    }
}

/// An attribute by its local name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false);
    for attribute in attributes.flatten() {
        if attribute.key.local_name().as_ref() == name {
            return Some(
                attribute
                    .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                    .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned()),
            );
        }
    }
    None
}
