//! Numbers out of nothing: the same seed makes the same ones, on every machine.

/// What keys are made of: no vowels, and nothing that looks like something else.
const KEY_LETTERS: &[u8] = b"BCDFGHJKMPQRTVWXY2346789";
const PART_LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A repeatable sequence of numbers (xorshift).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 16) % end as u64) as usize
    }

    /// Five groups of five, as product keys are printed.
    pub(crate) fn key(&mut self) -> String {
        let groups: Vec<String> = (0..5).map(|_| self.some_of(KEY_LETTERS, 5)).collect();
        groups.join("-")
    }

    /// Such as `FQC-09525` or `021-10554`.
    pub(crate) fn part(&mut self) -> String {
        let family = match self.below(3) {
            0 => self.digits(3),
            _ => self.some_of(PART_LETTERS, 3),
        };
        format!("{family}-{}", self.digits(5))
    }

    pub(crate) fn digits(&mut self, count: usize) -> String {
        self.some_of(b"0123456789", count)
    }

    fn some_of(&mut self, all: &[u8], count: usize) -> String {
        (0..count).map(|_| char::from(all[self.below(all.len())])).collect()
    }
}
