//! Verification of the seals that lie in the vault.

use muniment_core::WriterId;

use super::{Problem, ProblemCode, Report};
use crate::{Error, Seal, StampProblem, Store};

impl Store {
    /// Checks that each seal is signed by a writer of the journal, and that each time stamp is one
    /// over its seal. What a seal shows about the journal is judged with the other anchors.
    pub(super) fn verify_seals(
        &self,
        writers: &[(WriterId, [u8; 32])],
        report: &mut Report,
    ) -> Result<(), Error> {
        for seal in self.seals(&[])? {
            if let Some(message) = self.wrong_with(&seal, writers) {
                report.problems.push(Problem {
                    seq: Some(seal.entries),
                    ..Problem::of(ProblemCode::SealDamaged, &seal.path, message)
                });
            }
            for stamp in &seal.stamps {
                // Whom to trust for time is for the person to say, and no damage.
                if let Err(problem) = &stamp.says
                    && !matches!(problem, StampProblem::Unsupported | StampProblem::NoCertificate)
                {
                    report.problems.push(Problem {
                        seq: Some(seal.entries),
                        ..Problem::of(ProblemCode::SealDamaged, &stamp.path, problem.to_string())
                    });
                }
            }
        }
        Ok(())
    }

    fn wrong_with(&self, seal: &Seal, writers: &[(WriterId, [u8; 32])]) -> Option<String> {
        let checkpoint = match &seal.checkpoint {
            Ok(checkpoint) => checkpoint,
            Err(problem) => return Some(problem.to_string()),
        };
        if checkpoint.vault != self.vault() {
            return Some("it is a seal of another vault".to_owned());
        }
        let own = self.writer_key();
        let own = (own.id(), own.public_key());
        let key = writers.iter().chain([&own]).find(|(writer, _)| *writer == seal.writer);
        match key {
            Some((_, key)) if checkpoint.is_signed_by(key) => None,
            Some(_) => Some("its signature is not the writer's".to_owned()),
            None => Some("it is signed by a writer who never joined".to_owned()),
        }
    }
}
