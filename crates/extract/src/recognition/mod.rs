//! Text in pictures: finds the lines of a page, turns the page upright and reads each line.
//!
//! The models are those of PP-OCRv6, run by `rten`; what each wants to see and how it answers is in
//! `detector` and `reader`. A page is read twice: quickly, so that it can be found at once, and
//! carefully, when there is time. What a page says is put together in `page`, anew each time.

mod detector;
mod head;
mod models;
mod page;
mod quad;
mod raster;
mod reader;
mod sheet;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::Tensor;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use models::{ModelFile, Models, model_files};
pub use page::{DOUBTFUL, Outcome, RecognizedLine, RecognizedPage, RecognizedWord};
pub use quad::Quad;

use crate::render::{RenderError, Resolution, canvas};
use models::ReaderModel;
use raster::Raster;
use reader::{Line, Reader};

/// What recognized a page; it changes when pages should be recognized anew.
pub const ENGINE: &str = "PP-OCRv6, rten 0.27";

/// Which of two models reads a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// The small model, several times faster.
    Quick,
    /// The large one, with a third of the errors.
    Careful,
}

/// Whose letters are looked for on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Script {
    /// All that the models know: Latin and Greek letters, Chinese characters, Japanese kana.
    #[default]
    Any,
    /// Latin letters, digits and signs: nothing else is mistaken for them, and it is quicker.
    Latin,
}

/// Why a page was not recognized.
#[derive(Debug, Error)]
pub enum RecognitionError {
    /// A model is not one that the engine runs.
    #[error("the recognition model that {does} could not be loaded: {why}")]
    Model {
        /// What the model is for.
        does: &'static str,
        /// What the engine says.
        why: String,
    },
    /// There is no image of the page.
    #[error(transparent)]
    Image(#[from] RenderError),
    /// A model could not cope with the page.
    #[error("the recognition model failed: {0}")]
    Run(String),
}

impl RecognitionError {
    fn run(why: impl std::fmt::Display) -> Self {
        Self::Run(why.to_string())
    }
}

/// Reads pictures of text.
pub struct Recognizer {
    detector: Model,
    quick: Reader,
    careful: Reader,
}

/// So many lines show whether a page lies upside down.
const SAMPLE: usize = 6;
/// Lines that are so much wider than high have words enough for that.
const ENOUGH: f32 = 5.0;
/// Lines that are read so surely do not stand on their heads.
const SURE: f32 = 0.9;

impl Recognizer {
    /// A recognizer with these models.
    ///
    /// # Errors
    /// When a model is none that the engine runs.
    pub fn new(models: Models) -> Result<Self, RecognitionError> {
        let reader = |does, of: ReaderModel| -> Result<Reader, RecognitionError> {
            let characters = String::from_utf8(of.characters).map_err(|error| {
                RecognitionError::Model { does, why: error.utf8_error().to_string() }
            })?;
            Reader::new(load(does, of.model)?, &of.last, &characters)
        };
        Ok(Self {
            detector: load("finds lines", models.detector)?,
            quick: reader("reads quickly", models.quick)?,
            careful: reader("reads carefully", models.careful)?,
        })
    }

    /// Recognizes a page, counted from 1, of any orientation.
    ///
    /// # Errors
    /// When the document has no such page, or it cannot be drawn.
    pub fn recognize(
        &self,
        bytes: &[u8],
        page: u32,
        password: Option<&str>,
        pass: Pass,
        script: Script,
    ) -> Result<RecognizedPage, RecognitionError> {
        guarded(|| {
            let image = Raster::new(canvas(bytes, page, Resolution::OfScan, password)?);
            let Upright { image, quads, quarters, mut tried } = self.upright(image, script)?;
            let reader = self.reader(pass);
            let mut lines = Vec::with_capacity(quads.len());
            for (at, quad) in quads.iter().enumerate() {
                let line = match tried.remove(&at) {
                    Some(line) if pass == Pass::Quick => line,
                    _ => reader.read(&image, quad, script)?,
                };
                lines.push(line.into_line(pass));
            }
            Ok(RecognizedPage::new(&image, quarters, lines))
        })
    }

    /// Reads lines again whose places are known from the same page; one answer for each.
    ///
    /// # Errors
    /// As [`Self::recognize`].
    pub fn reread(
        &self,
        bytes: &[u8],
        page: u32,
        password: Option<&str>,
        known: &Places,
        pass: Pass,
        script: Script,
    ) -> Result<Vec<RecognizedLine>, RecognitionError> {
        guarded(|| {
            let image = Raster::new(canvas(bytes, page, Resolution::OfScan, password)?);
            let image = image.turned(known.quarters);
            let reader = self.reader(pass);
            let read = |quad: &Quad| Ok(reader.read(&image, quad, script)?.into_line(pass));
            known.lines.iter().map(read).collect()
        })
    }

    fn reader(&self, pass: Pass) -> &Reader {
        match pass {
            Pass::Quick => &self.quick,
            Pass::Careful => &self.careful,
        }
    }

    /// The page with its lines level and their letters upright.
    fn upright(&self, image: Raster, script: Script) -> Result<Upright, RecognitionError> {
        let quads = detector::lines(&self.detector, &image)?;
        let mut page = Upright { image, quads, quarters: 0, tried: BTreeMap::new() };
        let tall = page.quads.iter().filter(|quad| quad.is_tall()).count();
        let wide = page.quads.iter().filter(|quad| quad.is_wide()).count();
        if tall > wide {
            page.turn_right();
        }
        self.turn_if_upside_down(&mut page, script)?;
        Ok(page)
    }

    fn turn_if_upside_down(
        &self,
        page: &mut Upright,
        script: Script,
    ) -> Result<(), RecognitionError> {
        // Short lines are read soonest, and page numbers are too short to tell.
        let mut sample: Vec<(usize, Quad)> = page.quads.iter().copied().enumerate().collect();
        sample.sort_by(|(_, a), (_, b)| a.width().total_cmp(&b.width()));
        let short = sample.iter().filter(|(_, quad)| quad.width() < quad.height() * ENOUGH).count();
        let skipped = short.min(sample.len().saturating_sub(SAMPLE));
        let sample: Vec<(usize, Quad)> = sample.into_iter().skip(skipped).take(SAMPLE).collect();
        let mut upright = Vec::with_capacity(sample.len());
        for (_, quad) in &sample {
            upright.push(self.quick.read_along(&page.image, quad, script)?);
        }
        let sure = |lines: &[Line]| lines.iter().map(Line::confidence).sum::<f32>();
        let mut lines = upright;
        if !sample.is_empty() && sure(&lines) <= SURE * sample.len() as f32 {
            let mut turned = Vec::with_capacity(sample.len());
            for (_, quad) in &sample {
                turned.push(self.quick.read_along(&page.image, &quad.turned(), script)?);
            }
            if sure(&turned) > sure(&lines) {
                page.turn_over();
                lines = turned;
            }
        }
        for ((at, _), line) in sample.into_iter().zip(lines) {
            let quad = page.quads[at];
            if line.is_upright() && !quad.is_tall() {
                page.tried.insert(at, Line { quad, ..line });
            }
        }
        Ok(())
    }
}

/// A page with its lines level and their letters upright.
struct Upright {
    image: Raster,
    quads: Vec<Quad>,
    /// By how many quarters of a circle it was turned right.
    quarters: u8,
    /// Lines that were read already, quickly and surely, by their position among `quads`.
    tried: BTreeMap<usize, Line>,
}

impl Upright {
    /// Turns the page to the right by a quarter of a circle. Its lines stay where they are on the
    /// paper: the model finds them whichever way they run, and looking again takes the most time.
    fn turn_right(&mut self) {
        let height = self.image.height() as f32;
        self.image = self.image.turned(1);
        self.quarters += 1;
        for quad in &mut self.quads {
            *quad = quad.turned_right(height);
        }
    }

    /// Turns the page by half a circle. Its lines stay where they are on the paper.
    fn turn_over(&mut self) {
        let (width, height) = (self.image.width() as f32, self.image.height() as f32);
        self.image = self.image.turned(2);
        self.quarters += 2;
        for quad in &mut self.quads {
            *quad = quad.turned_over(width, height);
        }
    }
}

/// Where the lines of a page are, once it was recognized.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Places {
    /// By how many quarters of a circle the page is turned right to stand upright.
    pub quarters: u8,
    /// The lines, in pixels of the page once it is upright.
    pub lines: Vec<Quad>,
}

/// A failure of a library over hostile bytes is a failure of the page.
fn guarded<T>(work: impl FnOnce() -> Result<T, RecognitionError>) -> Result<T, RecognitionError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(RenderError::Damaged.into()))
}

fn load(does: &'static str, bytes: Vec<u8>) -> Result<Model, RecognitionError> {
    // Weights are put in the order in which they are used, once and not for every line.
    let mut options = ModelOptions::with_all_ops();
    options
        .prepack_weights(true)
        .load(bytes)
        .map_err(|error| RecognitionError::Model { does, why: error.to_string() })
}

/// Works on one thread: pages are what runs side by side.
fn on_one_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    one_thread().run(work)
}

fn one_thread() -> Arc<ThreadPool> {
    thread_local! {
        static SINGLE: Arc<ThreadPool> = Arc::new(ThreadPool::with_num_threads(1));
    }
    SINGLE.with(Arc::clone)
}

/// What a model says at one of its nodes about an input, if it needs one.
fn run(
    model: &Model,
    asked: NodeId,
    input: Option<ValueOrView<'_>>,
) -> Result<Tensor<f32>, RecognitionError> {
    let options = RunOptions::default().with_thread_pool(Some(one_thread()));
    let inputs = model.input_ids().iter().copied().zip(input).collect();
    let [said] = model.run_n(inputs, [asked], Some(options)).map_err(RecognitionError::run)?;
    said.try_into().map_err(|_| unknown_form())
}

fn unknown_form() -> RecognitionError {
    RecognitionError::Run("its answer has an unknown form".to_owned())
}
