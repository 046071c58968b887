//! Productions: a pack is planned, shown, written and recorded, and can be checked by anybody.
//!
//! The same vault, rules and day give the same bytes: nothing here asks the clock for what goes into
//! a pack.

mod check;
mod contents;
mod custody;
mod gather;
mod hashing;
mod report;
mod rows;
mod stamped;
mod statements;
mod tables;
mod write;

use std::path::{Path, PathBuf};

use muniment_core::matter::{
    Exhibit, MatterChange, MatterRequest, PackForm, Production, next_volume, page_label,
};
use muniment_core::pack::{Delimiters, PackWarning};
use muniment_core::proof::GroupState;
use muniment_core::{Event, MatterId, Op};

pub use check::check_pack;
use contents::{Extras, PackContents, path_of, rules_used};
use gather::{Asked, Extent, Gathered, GatheredExhibit};
use write::{Job, Written, check_names, unfinished};

use crate::matters::{resolve_matter, resolve_open};
use crate::proof::{profile_of, today};
use crate::transact::Decision;
use crate::view::{
    PackWarningView, PlannedExhibit, PlannedSection, Produced, ProductionOptions, ProductionPlan,
};
use crate::{Done, Error, Vault, show};

/// So many exhibits are recorded in one line of the journal; a volume with more has several.
const EXHIBITS_IN_A_LINE: usize = 4_000;

impl Vault {
    /// What the next production of a matter would hold. Nothing is written.
    ///
    /// # Errors
    /// When there is no such matter, what answers it contradicts itself, or an option cannot be.
    pub fn plan_production(
        &self,
        matter: &str,
        options: &ProductionOptions,
    ) -> Result<ProductionPlan, Error> {
        let asked = Options::read(options)?;
        let gathered = self.gathered(matter, &asked)?;
        let contents = self.contents(&gathered, &asked.extras)?;
        check_names(&contents.name, &contents.sections)?;
        let entry = resolve_matter(&self.catalog, matter)?;
        let disclosures = self.disclosure_warnings_shown(&entry)?;
        Ok(ProductionPlan { disclosures, ..plan(&gathered, &contents) })
    }

    /// Seals the journal, writes the next production of a matter into a folder and records it.
    /// Interrupted, it is gone on with by asking again. `progress` is told the bytes written and their sum, and says whether
    /// to go on.
    ///
    /// # Errors
    /// As [`Self::plan_production`], when nothing is new, when a document's bytes are missing or
    /// altered, when the pack is already there or cannot be written, or when it was canceled.
    pub fn produce(
        &self,
        matter: &str,
        options: &ProductionOptions,
        to: &Path,
        progress: &dyn Fn(u64, u64) -> bool,
    ) -> Result<Done<Produced>, Error> {
        let asked = Options::read(options)?;
        if let Some(reason) = self.store.read_only() {
            return Err(Error::ReadOnly { reason });
        }
        resolve_open(&self.catalog, matter)?;
        let gathered = self.gathered(matter, &asked)?;
        if let Some(done) = self.finish_recorded(&gathered, &asked, to)? {
            return Ok(done);
        }
        if !gathered.exhibits.iter().any(|shown| shown.is_here) {
            let message = "nothing answers this matter that was not handed over before";
            return Err(Error::invalid("nothing_to_produce", message));
        }
        self.seal_head()?;
        let contents = self.contents(&gathered, &asked.extras)?;
        check_names(&contents.name, &contents.sections)?;
        let finished = finished_path(to, &contents.name, asked.form);
        if finished.exists() {
            let message = format!("`{}` is there already", finished.display());
            return Err(Error::invalid("pack_exists", message));
        }
        let here = gathered.exhibits.iter().filter(|shown| shown.is_here);
        let sum = here.map(|shown| shown.record.bytes).sum();
        let job = Job {
            store: &self.store,
            contents: &contents,
            stamping: &|digest, stamps| self.stamped_copy(digest, stamps),
            progress: &|written| progress(written, sum),
        };
        let written = job.write(&finished, asked.form)?;
        let production = production(&gathered, &asked, &written);
        let recorded = self.record(gathered.asked.id, &production)?;
        publish(&finished)?;
        let produced = produced(&gathered, &finished, &written);
        Ok(Done { value: produced, changed: recorded.changed })
    }

    fn gathered(&self, matter: &str, asked: &Options) -> Result<Gathered, Error> {
        self.catch_up()?;
        let matter = self.asked(matter)?;
        self.gather(matter, asked.as_of, asked.profile, asked.extent, asked.extras.stamped)
    }

    /// A matter with its requests and answers, in the order in which people count requests.
    fn asked(&self, matter: &str) -> Result<Asked, Error> {
        let entry = resolve_matter(&self.catalog, matter)?;
        let requests = self.catalog.matter_requests(&entry.id)?;
        let mut responses = self.catalog.matter_responses(&entry.id)?;
        let place = |number: &str| {
            requests.iter().position(|request: &MatterRequest| request.number == number)
        };
        responses.sort_by_key(|item| place(&item.request));
        let productions = self.catalog.productions(&entry.id)?;
        Ok(Asked { id: entry.id, matter: entry.stated, requests, responses, productions })
    }

    /// Records a production, unless another one of the matter came first.
    fn record(&self, matter: MatterId, production: &Production) -> Result<Done<()>, Error> {
        self.transact(Op::ProducePack, |catalog| {
            if next_volume(&catalog.productions(&matter)?) != production.volume {
                let message = "another pack of this matter was made meanwhile; make this one again";
                return Err(Error::invalid("volume_taken", message));
            }
            let lines = production.exhibits.chunks(EXHIBITS_IN_A_LINE);
            let event = |exhibits: &[Exhibit]| Event::Matter {
                matter,
                change: MatterChange::PackProduced(Production {
                    exhibits: exhibits.to_vec(),
                    ..production.clone()
                }),
            };
            Ok(Decision { events: lines.map(event).collect(), value: () })
        })
    }

    /// A crash between recording a pack and giving it its name leaves one that is whole but for
    /// that.
    fn finish_recorded(
        &self,
        gathered: &Gathered,
        asked: &Options,
        to: &Path,
    ) -> Result<Option<Done<Produced>>, Error> {
        let Some(last) = gathered.asked.productions.last() else { return Ok(None) };
        let name = contents::pack_name(&gathered.asked.matter, last.volume);
        let finished = finished_path(to, &name, asked.form);
        let partial = unfinished(&finished);
        if finished.exists() || !partial.exists() {
            return Ok(None);
        }
        let Ok(report) = self.check_pack(&partial, None, &|_| true) else { return Ok(None) };
        let is_recorded = report.digest == Some(last.manifest.to_string());
        if !is_recorded || !report.findings.is_empty() {
            return Ok(None);
        }
        publish(&finished)?;
        let label =
            |exhibit: &Exhibit| muniment_core::matter::exhibit_label(&last.prefix, exhibit.number);
        let exhibits = last.exhibits.first().into_iter().chain(last.exhibits.last());
        let value = Produced {
            matter: gathered.asked.id.to_string(),
            volume: last.volume,
            path: finished.display().to_string(),
            digest: last.manifest.to_string(),
            exhibits: exhibits.map(label).collect(),
            files: report.files,
            bytes: report.bytes,
            warnings: Vec::new(),
        };
        Ok(Some(Done { value, changed: crate::view::Changed::nothing() }))
    }
}

/// Options that were read.
struct Options {
    as_of: chrono::NaiveDate,
    profile: muniment_core::proof::Profile,
    form: PackForm,
    extent: Extent,
    extras: Extras,
    recipient: Option<String>,
}

impl Options {
    fn read(options: &ProductionOptions) -> Result<Self, Error> {
        let form = match options.form.as_str() {
            "" => PackForm::Folder,
            code => show::code_of(code, "bad_form")?,
        };
        Ok(Self {
            as_of: show::as_of(options.as_of.as_deref())?,
            profile: profile_of(&options.profile)?,
            form,
            extent: if options.whole { Extent::Whole } else { Extent::Supplement },
            extras: Extras {
                stamped: options.stamped,
                covers: options.covers,
                terms: options.terms,
                load: load_file(options)?,
            },
            recipient: show::stated(Some(&options.recipient)),
        })
    }
}

fn load_file(options: &ProductionOptions) -> Result<Option<Delimiters>, Error> {
    if !options.load_file {
        return Ok(None);
    }
    let Some(chosen) = &options.delimiters else { return Ok(Some(Delimiters::default())) };
    let characters: Vec<char> = chosen.chars().collect();
    match characters[..] {
        [field, qualifier, newline] if field != qualifier => {
            Ok(Some(Delimiters { field, qualifier, newline }))
        }
        _ => Err(Error::invalid(
            "bad_delimiters",
            "give three characters: between fields, around values, in place of line breaks",
        )),
    }
}

fn finished_path(to: &Path, name: &str, form: PackForm) -> PathBuf {
    match form {
        PackForm::Folder => to.join(name),
        PackForm::Zip => to.join(format!("{name}.zip")),
    }
}

/// Gives a pack its name, durably.
fn publish(finished: &Path) -> Result<(), Error> {
    let fail = |source| Error::File { what: "rename", path: finished.to_owned(), source };
    std::fs::rename(unfinished(finished), finished).map_err(fail)?;
    #[cfg(unix)]
    if let Some(folder) = finished.parent() {
        std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(fail)?;
    }
    Ok(())
}

fn production(gathered: &Gathered, asked: &Options, written: &Written) -> Production {
    let matter = &gathered.asked.matter;
    let here = gathered.exhibits.iter().filter(|shown| shown.is_here);
    Production {
        volume: gathered.volume,
        produced_on: today(),
        recipient: asked.recipient.clone().unwrap_or_else(|| matter.auditor.clone()),
        prefix: matter.exhibit_prefix.clone(),
        exhibits: here.map(|shown| shown.exhibit).collect(),
        manifest: written.digest,
        form: asked.form,
        as_of: gathered.as_of,
        rules: rules_used(gathered),
    }
}

fn produced(gathered: &Gathered, finished: &Path, written: &Written) -> Produced {
    let here: Vec<&GatheredExhibit> =
        gathered.exhibits.iter().filter(|shown| shown.is_here).collect();
    let ends = here.first().into_iter().chain(here.last());
    Produced {
        matter: gathered.asked.id.to_string(),
        volume: gathered.volume,
        path: finished.display().to_string(),
        digest: written.digest.to_string(),
        exhibits: ends.map(|shown| shown.label.clone()).collect(),
        files: written.files,
        bytes: written.bytes,
        warnings: gathered.warnings.iter().map(warning).collect(),
    }
}

fn plan(gathered: &Gathered, contents: &PackContents) -> ProductionPlan {
    let matter = &gathered.asked.matter;
    let here = || gathered.exhibits.iter().filter(|shown| shown.is_here);
    let groups = gathered.records.iter().flat_map(|record| &record.assessment.groups);
    let gaps = groups.filter(|group| group.state == GroupState::Missing).count();
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let sections = contents.sections.iter().map(|section| PlannedSection {
        folder: section.folder.clone(),
        title: section.title.clone(),
        files: section.files.iter().map(|file| file.name.clone()).collect(),
    });
    let exhibit = |shown: &GatheredExhibit| PlannedExhibit {
        exhibit: shown.label.clone(),
        first_page: page_label(&matter.exhibit_prefix, shown.exhibit.first_page),
        last_page: page_label(&matter.exhibit_prefix, shown.exhibit.last_page),
        volume: shown.volume,
        document: shown.record.id.to_string(),
        name: muniment_core::key::mask(&shown.record.name),
        path: shown.is_here.then(|| path_of(shown)),
        requests: shown.requests.iter().cloned().collect(),
    };
    ProductionPlan {
        matter: gathered.asked.id.to_string(),
        reference: matter.reference.clone(),
        name: contents.name.clone(),
        volume: gathered.volume,
        as_of: gathered.as_of.to_string(),
        exhibits: gathered.exhibits.iter().map(exhibit).collect(),
        documents: here().count() as u64,
        bytes: here().map(|shown| shown.record.bytes).sum(),
        licenses: count(gathered.records.len()),
        gaps: count(gaps),
        sections: sections.collect(),
        warnings: gathered.warnings.iter().map(warning).collect(),
        disclosures: Vec::new(),
    }
}

fn warning(warning: &PackWarning) -> PackWarningView {
    PackWarningView {
        code: warning.code.code().to_owned(),
        subject: warning.subject.clone(),
        about: warning.about.clone(),
        id: warning.id.clone(),
    }
}
