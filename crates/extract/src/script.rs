//! What differs between scripts.

/// Whether the characters are of a script that writes no blanks between words.
pub(crate) fn stands_alone(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        matches!(c, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}')
    })
}

/// Whether the characters occur in text of the Latin script: its letters, and the digits, marks and
/// signs that all scripts share.
pub(crate) fn is_latin(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{27bf}'))
}

/// Puts a line that was drawn from left to right into the order in which it is written, when it
/// is written from right to left.
pub(crate) fn logical_order<'t, G: Copy>(words: &mut [Vec<G>], text: impl Fn(G) -> &'t str) {
    let leftward = |word: &[G]| {
        let chars = || word.iter().flat_map(|glyph| text(*glyph).chars());
        chars().any(is_leftward)
            && chars().filter(|c| is_leftward(*c)).count() * 2 > chars().count()
    };
    let count = words.iter().filter(|word| leftward(word)).count();
    if count == 0 {
        return;
    }
    for word in words.iter_mut() {
        if leftward(word) {
            word.reverse();
        }
    }
    if count * 2 > words.len() {
        words.reverse();
        // Words of the other direction keep their own order within the line.
        for run in words.chunk_by_mut(|a, b| !leftward(a) && !leftward(b)) {
            run.reverse();
        }
    }
}

/// Hebrew, Arabic and their presentation forms.
fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
