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
    /// The layer that tells them apart.
    pub(super) last: LastLayer,
}

/// The last layer of a model that reads lines, by the names in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct LastLayer {
    /// What it looks at: the features of each column of a line.
    pub(super) seen: &'static str,
    /// Whether that has the columns of each feature instead.
    pub(super) columns_last: bool,
    pub(super) weights: &'static str,
    pub(super) bias: &'static str,
}

const QUICK: LastLayer = LastLayer {
    seen: "Add.105",
    columns_last: false,
    weights: "linear_1.w_0",
    bias: "linear_1.b_0",
};
const CAREFUL: LastLayer = LastLayer {
    seen: "p2o.pd_op.squeeze.0.0",
    columns_last: true,
    weights: "linear_8.w_0",
    bias: "linear_8.b_0",
};

impl Models {
    /// The models from their files, as `read` gives them by name.
    ///
    /// # Errors
    /// The first that `read` returns.
    pub fn from_files<E>(mut read: impl FnMut(&str) -> Result<Vec<u8>, E>) -> Result<Self, E> {
        let detector = read("detector.onnx")?;
        let mut reader = |model, characters, last| {
            Ok(ReaderModel { model: read(model)?, characters: read(characters)?, last })
        };
        Ok(Self {
            detector,
            quick: reader("quick.onnx", "quick.txt", QUICK)?,
            careful: reader("careful.onnx", "careful.txt", CAREFUL)?,
        })
    }
}
