//! PowerPoint presentations: a page for each slide, with its tables, diagrams, charts, notes and
//! comments.

use super::drawing;
use super::package::Package;
use crate::draft::Draft;
use crate::reading::{Child, Flow, Options, Reading};
use crate::xml::{Node, walk};

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut package = match Package::open(bytes, &options.limits) {
        Ok(package) => package,
        Err(reading) => return *reading,
    };
    let main = package.main_part("ppt/presentation.xml");
    let slides = slides(&mut package, &main);
    if slides.is_empty() && !package.has(&main) {
        return Reading::damaged("no_document", format!("the package lacks `{main}`"));
    }
    let mut draft = Draft::new(&options.limits);
    let mut damage = None;
    for slide in slides {
        if draft.is_full() {
            break;
        }
        let Some(xml) = package.text(&slide) else { continue };
        if let Err(error) = drawing::write(&xml, &mut draft) {
            damage = Some(error.to_string());
        }
        for relation in package.relations(&slide) {
            let label = match relation.kind.as_str() {
                "notesSlide" => "Notes:",
                "comments" => "Comments:",
                "chart" | "diagramData" => "",
                _ => continue,
            };
            let Some(xml) = package.text(&relation.target) else { continue };
            let text = drawing::text(&xml, &options.limits);
            if !text.trim().is_empty() {
                draft.end_line();
                if !label.is_empty() {
                    draft.line(label);
                }
                draft.line(text.trim());
            }
        }
        draft.end_page();
    }
    let mut reading = draft.into_reading();
    if let (Some(damage), None) = (damage, &reading.reason) {
        reading = reading.because("bad_xml", damage);
    }
    package.finish(reading)
}

/// The paths of the slides in their order.
fn slides(package: &mut Package<'_>, main: &str) -> Vec<String> {
    let relations = package.relations(main);
    let mut slides = Vec::new();
    if let Some(xml) = package.text(main) {
        let _ = walk(&xml, |node| {
            if let Node::Open(element) = node
                && element.name() == "sldId"
            {
                let attributes: Vec<_> = element.attributes().collect();
                let id = attributes.iter().find(|(name, _)| name.ends_with(":id"));
                let relation = relations.iter().find(|r| id.is_some_and(|(_, id)| r.id == *id));
                slides.extend(relation.map(|relation| relation.target.clone()));
            }
            Flow::Continue
        });
    }
    if slides.is_empty() {
        let slide = relations.into_iter().filter(|relation| relation.kind == "slide");
        slides.extend(slide.map(|relation| relation.target));
    }
    slides
}
