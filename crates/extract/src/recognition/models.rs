//! Which files the models are.

/// The list of the files, which the build reads too.
const LIST: &str = include_str!("models.tsv");

/// A file that recognition needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModelFile {
    /// Its name.
    pub name: &'static str,
    /// The SHA-256 of what was published, in hexadecimal.
    pub sha256: &'static str,
}

/// Every file that recognition needs.
pub fn model_files() -> impl Iterator<Item = ModelFile> {
    LIST.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        Some(ModelFile { name: columns.next()?, sha256: columns.next()? })
    })
}

/// The models, as they are published.
#[derive(Debug, Clone)]
pub struct Models {
    /// Finds lines; ONNX.
    pub detector: Vec<u8>,
    /// Reads a line quickly.
    pub quick: ReaderModel,
    /// Reads a line carefully.
    pub careful: ReaderModel,
}

/// A model that reads lines.
#[derive(Debug, Clone)]
pub struct ReaderModel {
    /// The model; ONNX.
    pub model: Vec<u8>,
    /// The characters it knows, one a line, in UTF-8.
    pub characters: Vec<u8>,
}

impl Models {
    /// The models from their files, as `read` gives them by name.
    ///
    /// # Errors
    /// The first that `read` returns.
    pub fn from_files<E>(mut read: impl FnMut(&str) -> Result<Vec<u8>, E>) -> Result<Self, E> {
        Ok(Self {
            detector: read("detector.onnx")?,
            quick: ReaderModel { model: read("quick.onnx")?, characters: read("quick.txt")? },
            careful: ReaderModel { model: read("careful.onnx")?, characters: read("careful.txt")? },
        })
    }
}
