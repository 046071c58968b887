//! The worker's side: reads documents from its input until that is closed.

use std::io::{self, BufWriter, StdinLock, Write};
use std::process::ExitCode;
use std::thread;

use muniment_extract::{self as extract, Child, Flow, Options, RenderError};

use crate::confine::{allow_cpu, confine};
use crate::limits::Limits;
use crate::protocol::{Answer, Request, Setup, Task, read_bytes, read_header, write_header};
use crate::usage::Meter;

/// Readers recurse as deep as documents nest, so they get far more stack than usual.
const STACK_BYTES: usize = 64 << 20;

/// Serves as a worker on the standard input and output until the input is closed. It limits this
/// process first, so nothing else can run in it afterwards.
pub fn serve() -> ExitCode {
    let Ok(Some(setup)) = read_header::<Setup>(&mut io::stdin().lock()) else {
        return ExitCode::FAILURE;
    };
    let meter = Meter::new();
    confine(&setup);
    let limits = setup.limits;
    let worker = thread::Builder::new()
        .name("reader".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || answer_all(&limits, meter));
    let ended = worker.map(thread::JoinHandle::join);
    match ended {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn answer_all(limits: &Limits, mut meter: Meter) -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    while let Some(request) = read_header::<Request>(&mut input)? {
        meter.start();
        answer(&request, limits, &mut meter, &mut input, &mut output)?;
        output.flush()?;
    }
    Ok(())
}

fn answer(
    request: &Request,
    limits: &Limits,
    meter: &mut Meter,
    input: &mut StdinLock<'_>,
    output: &mut impl Write,
) -> io::Result<()> {
    let bytes = read_bytes(input, request.bytes)?;
    let password = request.password.as_deref();
    match &request.task {
        Task::Read { name } => {
            allow_cpu(limits.cpu_seconds);
            let options = Options { name, password, limits: limits.reading };
            let mut written = Ok(());
            let reading = extract::read(&bytes, &options, &mut |child| {
                written = write_child(output, &child);
                if written.is_ok() { Flow::Continue } else { Flow::Stop }
            });
            written?;
            drop(bytes);
            let usage = meter.usage();
            write_header(output, &Answer::Reading { reading, usage })
        }
        Task::Render { page, longest_side_px } => {
            allow_cpu(limits.render_seconds);
            match extract::render(&bytes, *page, *longest_side_px, password) {
                Ok(image) => {
                    let (bytes, usage) = (image.len() as u64, meter.usage());
                    write_header(output, &Answer::Image { bytes, usage })?;
                    output.write_all(&image)
                }
                Err(error) => {
                    let (code, message) = (code(&error).to_owned(), error.to_string());
                    let usage = meter.usage();
                    write_header(output, &Answer::NoImage { code, message, usage })
                }
            }
        }
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
