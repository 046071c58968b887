//! The last layer of a model that reads lines: how likely each of thousands of characters stands in
//! a column. It runs apart from the rest of the model, so that a page can be read with the letters
//! of one script, and because most columns hold no character, whose likelihood nobody asks for.

use rten::{Model, NodeId};
use rten_gemm::{BiasVector, GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensorView, Tensor};

use super::models::LastLayer;
use super::{RecognitionError, on_one_thread, run, unknown_form};

/// What is so much less likely than the likeliest, in powers of e, that thousands of it do not count.
const NEGLIGIBLE: f32 = 20.0;

/// The last layer, as the model has it.
pub(super) struct Layer {
    /// What it looks at.
    pub(super) seen: NodeId,
    columns_last: bool,
    weights: Tensor<f32>,
    bias: Tensor<f32>,
}

/// The last layer, for some of the characters.
pub(super) struct Head {
    weights: PackedBMatrix<f32>,
    bias: Vec<f32>,
    columns_last: bool,
    /// "No character" comes first.
    characters: Vec<String>,
}

impl Layer {
    /// The last layer of a model.
    ///
    /// # Errors
    /// When the model has no such layer.
    pub(super) fn of(model: &Model, last: &LastLayer) -> Result<Self, RecognitionError> {
        let node = |name| model.node_id(name).map_err(RecognitionError::run);
        let weights = run(model, node(last.weights)?, None)?;
        let bias = run(model, node(last.bias)?, None)?;
        Ok(Self { seen: node(last.seen)?, columns_last: last.columns_last, weights, bias })
    }

    /// The layer for those of all its characters that are wanted.
    ///
    /// # Errors
    /// When the layer is for another number of characters.
    pub(super) fn head(
        &self,
        characters: &[&str],
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Head, RecognitionError> {
        let weights: NdTensorView<'_, f32, 2> =
            self.weights.view().try_into().map_err(|_| unknown_form())?;
        let [features, known] = weights.shape();
        let bias = self.bias.to_vec();
        if known != characters.len() || bias.len() != known {
            return Err(unknown_form());
        }
        let chosen: Vec<usize> = (0..known).filter(|at| wanted(characters[*at])).collect();
        let places = (0..features).flat_map(|feature| chosen.iter().map(move |at| [feature, *at]));
        let weights: Vec<f32> = places.map(|place| weights[place]).collect();
        let weights = NdTensorView::from_data([features, chosen.len()], weights.as_slice());
        Ok(Head {
            weights: GemmExecutor::<f32>::new().prepack_b(weights),
            columns_last: self.columns_last,
            bias: chosen.iter().map(|at| bias[*at]).collect(),
            characters: chosen.into_iter().map(|at| characters[at].to_owned()).collect(),
        })
    }
}

impl Head {
    /// For each column of a line, which character stands there most likely and how likely, from 0
    /// to 1, if one does. `seen` is what the rest of the model says of the line.
    ///
    /// # Errors
    /// When that has another form.
    pub(super) fn columns(
        &self,
        seen: &Tensor<f32>,
    ) -> Result<Vec<Option<(usize, f32)>>, RecognitionError> {
        let seen: NdTensorView<'_, f32, 3> = seen.view().try_into().map_err(|_| unknown_form())?;
        let seen = if self.columns_last { seen.slice(0).transposed() } else { seen.slice(0) };
        let known = self.characters.len();
        let mut likely = vec![0.0; seen.size(0) * known];
        let options = GemmOptions { bias: Some(BiasVector::Row(&self.bias)), ..Default::default() };
        let (a, b) = (GemmInputA::Unpacked(seen), GemmInputB::Packed(&self.weights));
        on_one_thread(|| GemmExecutor::<f32>::new().gemm(&mut likely, a, b, options))
            .map_err(RecognitionError::run)?;
        Ok(likely.chunks_exact(known).map(stands).collect())
    }

    /// A character by its number in [`Self::columns`].
    pub(super) fn character(&self, number: usize) -> &str {
        &self.characters[number]
    }
}

/// Which character stands in a column and how likely, if one does. The model says of each in which
/// power of e it is likely.
fn stands(column: &[f32]) -> Option<(usize, f32)> {
    let (best, greatest) = likeliest(column);
    let others = column.iter().map(|power| power - greatest).filter(|less| *less > -NEGLIGIBLE);
    (best != 0).then(|| (best, 1.0 / others.map(f32::exp).sum::<f32>()))
}

/// The greatest of some values, and where it stands first. Side by side, as a processor compares
/// them best: there are thousands of characters for each column of a line.
fn likeliest(values: &[f32]) -> (usize, f32) {
    const SIDE_BY_SIDE: usize = 16;
    let mut greatest = [f32::NEG_INFINITY; SIDE_BY_SIDE];
    let (chunks, rest) = values.as_chunks::<SIDE_BY_SIDE>();
    for chunk in chunks {
        for (greatest, value) in greatest.iter_mut().zip(chunk) {
            *greatest = greatest.max(*value);
        }
    }
    let greatest = greatest.into_iter().chain(rest.iter().copied()).fold(f32::MIN, f32::max);
    (values.iter().position(|value| *value == greatest).unwrap_or(0), greatest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_is_the_first_of_the_greatest_wherever_it_stands() {
        for length in [1, 15, 16, 17, 40] {
            for at in 0..length {
                let mut values = vec![-3.0; length];
                values[at] = -1.0;
                assert_eq!(likeliest(&values), (at, -1.0));
                values[length - 1] = -1.0;
                assert_eq!(likeliest(&values).0, at);
            }
        }
    }

    #[test]
    fn how_likely_a_character_is_follows_from_all_of_them() {
        let (best, share) = stands(&[0.0, 3.0_f32.ln(), 0.0]).unwrap();
        assert_eq!(best, 1);
        assert!((share - 0.6).abs() < 1e-6, "{share}");
        assert_eq!(stands(&[1.0, 0.0, 0.5]), None, "most likely no character");
    }
}
