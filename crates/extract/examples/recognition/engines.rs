//! What recognizes: our two passes, and the programs they stand beside. Each is started as a
//! person would, on one thread, and all see the same files.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use image::{GrayImage, Luma};
use muniment_extract::recognition::{Models, Pass, Recognizer, Script};

use crate::Fallible;
use crate::meter::{Cost, Meter};
use crate::scans::{self, Scan};
use crate::truth::Truth;

/// What stands between the pages of our own answer.
const PAGE_END: char = '\u{c}';
/// What our own answer says of a page that could not be read.
const FAILED: char = '\u{1a}';
/// The languages in Latin letters that our recognition promises, for peers that must be told.
const LANGUAGES: &str = "eng+deu+fra+spa+ita+pol";
/// The resolution of a file where nobody knows it.
const USUAL_DPI: u32 = 200;
/// How often starting is measured; the least counts.
const STARTS: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// The quick pass, for all scripts.
    Quick,
    /// The quick pass, told as the peers are that all is in Latin letters.
    Latin,
    Careful,
    Tesseract,
    OcrMyPdf,
}

/// What an engine made of scans.
pub(crate) struct Answer {
    /// One for each scan; empty where the engine failed.
    pub(crate) texts: Vec<String>,
    /// The scans on which it failed.
    pub(crate) failures: usize,
    pub(crate) cost: Cost,
}

/// Where engines run.
pub(crate) struct Bench<'a> {
    pub(crate) meter: Meter,
    pub(crate) models: &'a Path,
    pub(crate) scratch: &'a Path,
}

impl Engine {
    pub(crate) const ALL: [Self; 5] =
        [Self::Quick, Self::Latin, Self::Careful, Self::Tesseract, Self::OcrMyPdf];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Latin => "latin",
            Self::Careful => "careful",
            Self::Tesseract => "tesseract",
            Self::OcrMyPdf => "ocrmypdf",
        }
    }

    pub(crate) fn is_ours(self) -> bool {
        matches!(self, Self::Quick | Self::Latin | Self::Careful)
    }

    /// How often it is started for so many scans.
    pub(crate) fn starts(self, scans: usize) -> usize {
        if self.is_ours() { 1 } else { scans }
    }
}

impl Bench<'_> {
    /// What starting an engine costs, with the loading of its models; or why there is none.
    pub(crate) fn start(&self, engine: Engine) -> Fallible<Cost> {
        let mut least = self.start_once(engine)?;
        for _ in 1..STARTS {
            let again = self.start_once(engine)?;
            if again.cpu < least.cpu {
                least = again;
            }
        }
        Ok(least)
    }

    fn start_once(&self, engine: Engine) -> Fallible<Cost> {
        const SIDE: u32 = 400;
        let blank = GrayImage::from_pixel(SIDE, SIDE, Luma([255]));
        let file = scans::save_png(&blank, &self.scratch.join("blank"))?;
        let blank = [Scan { file, dpi: Some(USUAL_DPI), truth: Truth::default() }];
        // The peers cannot start without a page.
        let scans = if engine.is_ours() { &blank[..0] } else { &blank[..] };
        let name = engine.name();
        match self.read(engine, scans) {
            Ok(answer) if answer.failures == 0 => Ok(answer.cost),
            Ok(_) => Err(format!("`{name}` fails on a blank page").into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(format!("`{name}` is not installed").into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Lets an engine read scans.
    pub(crate) fn read(&self, engine: Engine, scans: &[Scan]) -> io::Result<Answer> {
        if engine.is_ours() {
            return self.read_ourselves(engine, scans);
        }
        let mut answer =
            Answer { texts: Vec::with_capacity(scans.len()), failures: 0, cost: Cost::NOTHING };
        for scan in scans {
            let (text, cost) = match engine {
                Engine::OcrMyPdf => self.ocrmypdf(scan)?,
                _ => self.tesseract(scan)?,
            };
            answer.failures += usize::from(text.is_none());
            answer.texts.push(text.unwrap_or_default());
            answer.cost = answer.cost.and(cost);
        }
        Ok(answer)
    }

    /// One process reads all scans, as the worker of the app does.
    fn read_ourselves(&self, engine: Engine, scans: &[Scan]) -> io::Result<Answer> {
        let (file, stdout) = self.output()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("--one").arg(self.models).arg(engine.name());
        command.args(scans.iter().map(|scan| &scan.file));
        command.stdin(Stdio::null()).stdout(stdout);
        let (status, cost) = self.meter.run(&mut command)?;
        if !status.success() {
            return Err(io::Error::other(format!("our own recognition ended with {status}")));
        }
        let answer = fs::read_to_string(file)?;
        let mut texts: Vec<String> = answer.split(PAGE_END).map(str::to_owned).collect();
        texts.resize(scans.len(), String::new());
        let failures = texts.iter().filter(|text| text.contains(FAILED)).count();
        Ok(Answer { texts, failures, cost })
    }

    fn tesseract(&self, scan: &Scan) -> io::Result<(Option<String>, Cost)> {
        let (file, stdout) = self.output()?;
        let mut command = peer("tesseract");
        command.arg(&scan.file).args(["-", "-l", LANGUAGES, "--psm", "1"]).stdout(stdout);
        if let Some(dpi) = scan.dpi {
            command.args(["--dpi", &dpi.to_string()]);
        }
        let (status, cost) = self.meter.run(&mut command)?;
        Ok((status.success().then(|| text_of(&file)), cost))
    }

    fn ocrmypdf(&self, scan: &Scan) -> io::Result<(Option<String>, Cost)> {
        let sidecar = self.scratch.join("sidecar.txt");
        // What an earlier run left would count as this one's answer.
        fs::write(&sidecar, "")?;
        let mut command = peer("ocrmypdf");
        command.args(["--rotate-pages", "--deskew", "-l", LANGUAGES, "--output-type", "pdf"]);
        // It is the text that is compared, so no work goes into a smaller file.
        command.args(["--jobs", "1", "--optimize", "0", "--quiet"]);
        command.args(["--image-dpi", &scan.dpi.unwrap_or(USUAL_DPI).to_string(), "--sidecar"]);
        command.arg(&sidecar).arg(&scan.file).arg(self.scratch.join("searchable.pdf"));
        command.stdout(Stdio::null());
        let (status, cost) = self.meter.run(&mut command)?;
        Ok((status.success().then(|| text_of(&sidecar)), cost))
    }

    /// A file for what a program prints.
    fn output(&self) -> io::Result<(PathBuf, File)> {
        let path = self.scratch.join("printed.txt");
        let file = File::create(&path)?;
        Ok((path, file))
    }
}

/// A program to compare with. More threads cost Tesseract more time than they save, so it gets one.
fn peer(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("OMP_THREAD_LIMIT", "1").stdin(Stdio::null()).stderr(Stdio::null());
    command
}

fn text_of(file: &Path) -> String {
    String::from_utf8_lossy(&fs::read(file).unwrap_or_default()).into_owned()
}

/// Prints what our own engine reads in files: this program starts itself so, to be measured as the
/// others are.
pub(crate) fn print_one(models: &str, engine: &str, files: &[String]) -> Fallible<()> {
    let pass = if engine == Engine::Careful.name() { Pass::Careful } else { Pass::Quick };
    let script = if engine == Engine::Latin.name() { Script::Latin } else { Script::Any };
    let models = Models::from_files(|name| {
        let file = Path::new(models).join(name);
        fs::read(&file).map_err(|error| format!("could not read `{}`: {error}", file.display()))
    })?;
    let recognizer = Recognizer::new(models)?;
    for (at, file) in files.iter().enumerate() {
        if at > 0 {
            print!("{PAGE_END}");
        }
        match recognizer.recognize(&fs::read(file)?, 1, None, pass, script) {
            Ok(recognized) => println!("{}", recognized.page(1.0, 1.0).text),
            Err(error) => {
                eprintln!("{file}: {error}");
                println!("{FAILED}");
            }
        }
    }
    Ok(())
}
