//! Names of months, whole or short, in the languages in which publishers name their files.

/// The names of each month, without accents and in small letters.
const NAMES: [&[&str]; 12] = [
    &["january", "jan", "januar", "janvier", "enero", "ene", "gennaio", "januari", "janeiro"],
    &["february", "feb", "febr", "februar", "fevrier", "febrero", "febbraio", "fevereiro"],
    &["march", "mar", "marz", "maerz", "mrz", "mars", "marzo", "maart", "marco"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio", "mei", "maio"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "junho"],
    &["july", "jul", "juli", "juillet", "julio", "luglio", "julho"],
    &["august", "aug", "aout", "agosto", "ago", "augustus"],
    &["september", "sep", "sept", "septembre", "septiembre", "settembre", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "outubro"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &["december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre", "dezembro"],
];

/// The month, from 1, that a word names.
pub(super) fn month(word: &str) -> Option<u32> {
    let word: String = word.to_lowercase().chars().map(without_accent).collect();
    let at = NAMES.iter().position(|names| names.contains(&word.as_str()))?;
    u32::try_from(at + 1).ok()
}

fn without_accent(c: char) -> char {
    match c {
        'ä' | 'á' | 'à' | 'â' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'û' | 'ú' | 'ü' => 'u',
        'ç' => 'c',
        other => other,
    }
}
