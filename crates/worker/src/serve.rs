//! The worker's side: reads documents from its input until that is closed.

use std::fmt::Display;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::thread;

use muniment_extract::recognition::{RecognitionError, Recognizer};
use muniment_extract::{self as extract, Child, Flow, Options, RenderError};

use crate::confine::{allow_cpu, confine};
use crate::limits::Limits;
use crate::models;
use crate::protocol::{Answer, Request, Setup, Task, Usage, read_bytes, read_header, write_header};
use crate::statement::NoStatement;
use crate::usage::Meter;

/// Readers recurse as deep as documents nest, so they get far more stack than usual.
const STACK_BYTES: usize = 64 << 20;
/// Why a worker cannot recognize anything.
const NO_MODELS: &str = "no_models";

/// Serves as a worker on the standard input and output until the input is closed. It limits this
/// process first, so nothing else can run in it afterwards.
pub fn serve() -> ExitCode {
    let Ok(Some(setup)) = read_header::<Setup>(&mut io::stdin().lock()) else {
        return ExitCode::FAILURE;
    };
    let meter = Meter::new();
    // The last files this process may open.
    let models = setup.models.as_deref().map(models::load);
    confine(&setup);
    let recognizer = match models {
        Some(Ok(models)) => Recognizer::new(models).map_err(|error| error.to_string()),
        Some(Err(error)) => Err(error.to_string()),
        None => Err("this worker has no models".to_owned()),
    };
    let limits = setup.limits;
    let worker = thread::Builder::new()
        .name("reader".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || answer_all(&limits, meter, &recognizer));
    let ended = worker.map(thread::JoinHandle::join);
    match ended {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn answer_all(
    limits: &Limits,
    mut meter: Meter,
    recognizer: &Result<Recognizer, String>,
) -> io::Result<()> {
    let mut document = Vec::new();
    let mut input = io::stdin().lock();
    let mut output = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    while let Some(request) = read_header::<Request>(&mut input)? {
        meter.start();
        if !request.again {
            // The one before goes first, so that there is room.
            drop(std::mem::take(&mut document));
            document = read_bytes(&mut input, request.bytes)?;
        }
        let mut service = Service { limits, meter: &mut meter, recognizer, output: &mut output };
        service.answer(&request, &document)?;
        if !matches!(request.task, Task::Recognize { .. } | Task::Reread { .. }) {
            document = Vec::new();
        }
        output.flush()?;
    }
    Ok(())
}

/// What answering a request takes.
struct Service<'a, W: Write> {
    limits: &'a Limits,
    meter: &'a mut Meter,
    recognizer: &'a Result<Recognizer, String>,
    output: &'a mut W,
}

impl<W: Write> Service<'_, W> {
    fn answer(&mut self, request: &Request, document: &[u8]) -> io::Result<()> {
        let password = request.password.as_deref();
        match &request.task {
            Task::Read { name } => self.read(document, name, password),
            Task::Render { page, longest_side_px, quarters } => {
                allow_cpu(self.limits.render_seconds);
                match extract::render(document, *page, *longest_side_px, *quarters, password) {
                    Ok(image) => {
                        let (bytes, usage) = (image.len() as u64, self.meter.usage());
                        write_header(self.output, &Answer::Image { bytes, usage })?;
                        self.output.write_all(&image)
                    }
                    Err(error) => self.no_image(code(&error), &error),
                }
            }
            Task::Statement(ask) => {
                allow_cpu(self.limits.cpu_seconds);
                match ask.read(document, password, self.limits.reading) {
                    Ok((rows, keys)) => {
                        let (bytes, usage) = (rows.len() as u64, self.meter.usage());
                        write_header(self.output, &Answer::Statement { bytes, keys, usage })?;
                        self.output.write_all(&rows)
                    }
                    Err(why) => self.no_statement(why),
                }
            }
            Task::Preview(ask) => {
                allow_cpu(self.limits.cpu_seconds);
                match ask.preview(document, password, self.limits.reading) {
                    Ok(tables) => {
                        let usage = self.meter.usage();
                        write_header(self.output, &Answer::Preview { tables, usage })
                    }
                    Err(why) => self.no_statement(why),
                }
            }
            Task::Recognize { page, pass, script } => self.recognize(
                |recognizer| recognizer.recognize(document, *page, password, *pass, *script),
                |page, usage| Answer::Recognized { page, usage },
            ),
            Task::Reread { page, places, pass, script } => self.recognize(
                |recognizer| recognizer.reread(document, *page, password, places, *pass, *script),
                |lines, usage| Answer::Reread { lines, usage },
            ),
        }
    }

    fn recognize<T>(
        &mut self,
        work: impl FnOnce(&Recognizer) -> Result<T, RecognitionError>,
        answer: impl FnOnce(T, Usage) -> Answer,
    ) -> io::Result<()> {
        allow_cpu(self.limits.recognition_seconds);
        match self.recognizer {
            Ok(recognizer) => match work(recognizer) {
                Ok(done) => write_header(self.output, &answer(done, self.meter.usage())),
                Err(error) => self.not_recognized(&error),
            },
            Err(why) => self.no_image(NO_MODELS, why),
        }
    }

    fn read(&mut self, document: &[u8], name: &str, password: Option<&str>) -> io::Result<()> {
        allow_cpu(self.limits.cpu_seconds);
        let options = Options { name, password, limits: self.limits.reading };
        let mut written = Ok(());
        let reading = extract::read(document, &options, &mut |child| {
            written = write_child(self.output, &child);
            if written.is_ok() { Flow::Continue } else { Flow::Stop }
        });
        written?;
        let usage = self.meter.usage();
        write_header(self.output, &Answer::Reading { reading, usage })
    }

    fn not_recognized(&mut self, error: &RecognitionError) -> io::Result<()> {
        match error {
            RecognitionError::Image(why) => self.no_image(code(why), why),
            RecognitionError::Model { .. } | RecognitionError::Run(_) => {
                self.no_image("recognition_failed", error)
            }
        }
    }

    fn no_statement(&mut self, why: NoStatement) -> io::Result<()> {
        let usage = self.meter.usage();
        write_header(self.output, &Answer::NoStatement { why, usage })
    }

    fn no_image(&mut self, code: &str, message: &dyn Display) -> io::Result<()> {
        let (code, message) = (code.to_owned(), message.to_string());
        let usage = self.meter.usage();
        write_header(self.output, &Answer::NoImage { code, message, usage })
    }
}

fn write_child(output: &mut impl Write, child: &Child) -> io::Result<()> {
    let header = Answer::Child {
        path: child.path.clone(),
        name: child.name.clone(),
        modified: child.modified,
        bytes: child.bytes.len() as u64,
    };
    write_header(output, &header)?;
    output.write_all(&child.bytes)?;
    output.flush()
}

fn code(error: &RenderError) -> &'static str {
    match error {
        RenderError::NoPages { .. } => "no_page_images",
        RenderError::Password => "password_needed",
        RenderError::NoSuchPage { .. } => "no_such_page",
        RenderError::Damaged => "damaged",
        RenderError::TooLarge => "too_large",
        RenderError::Encode(_) => "not_encoded",
    }
}
