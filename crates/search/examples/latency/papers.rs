//! Business papers out of nothing: the same seed makes the same papers, on every machine.

use std::fmt::Write as _;

/// How many different words there are.
const VOCABULARY: usize = 30_000;
/// How many agreements everything is ordered under: many papers bear the same.
const AGREEMENTS: usize = 2_000;
/// Words of running text on a page, at least and at most.
const WORDS: (usize, usize) = (180, 420);

const SYLLABLES: &[&str] = &[
    "ba", "con", "der", "el", "fi", "gra", "hol", "in", "jur", "ka", "lem", "mo", "nor", "ol",
    "per", "qua", "ri", "sta", "tor", "ul", "ver", "wen", "xi", "yor", "zen", "plan", "ser",
    "tech", "dat", "com",
];
const COMPANIES: &[&str] =
    &["Northwind", "Contoso", "Fabrikam", "Adatum", "Tailspin", "Wingtip", "Litware", "Proseware"];
const FORMS: &[&str] = &["GmbH", "Inc.", "Ltd.", "AG", "B.V.", "S.A."];
const KEY_LETTERS: &[u8] = b"BCDFGHJKMPQRTVWXY2346789";

/// Numbers as random as a benchmark needs (SplitMix64).
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.roll() % end as u64) as usize
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// A generated paper.
#[derive(Debug, Clone)]
pub(crate) struct Paper {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) pages: Vec<String>,
    pub(crate) issuer: String,
    pub(crate) recipient: String,
    pub(crate) invoice: String,
    pub(crate) order: String,
    pub(crate) agreement: String,
    pub(crate) key: String,
    pub(crate) part: String,
    pub(crate) sha256: String,
    pub(crate) year: i32,
    pub(crate) day_of_year: u32,
}

impl Paper {
    /// The numbers by which people look for it.
    pub(crate) fn identifiers(&self) -> [&str; 5] {
        [&self.invoice, &self.order, &self.agreement, &self.key, &self.part]
    }
}

/// Words by how often they are used: the n-th one about 1/n as often as the first (Zipf).
pub(crate) struct Vocabulary {
    words: Vec<String>,
    /// The running sum of the shares, in parts of a whole of 2^32.
    upto: Vec<u32>,
}

impl Vocabulary {
    pub(crate) fn new() -> Self {
        let mut dice = Dice::new(7);
        let mut words: Vec<String> = Vec::with_capacity(VOCABULARY);
        let mut known = std::collections::HashSet::new();
        while words.len() < VOCABULARY {
            let syllables = 1 + dice.below(4) + usize::from(words.len() > 200);
            let word: String = (0..syllables).map(|_| dice.one_of(SYLLABLES)).collect();
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let shares = (1..=VOCABULARY).map(|rank| 1.0 / (rank as f64 + 2.0));
        let whole: f64 = shares.clone().sum();
        let mut sum = 0.0;
        let upto = shares
            .map(|share| {
                sum += share;
                (sum / whole * f64::from(u32::MAX)) as u32
            })
            .collect();
        Self { words, upto }
    }

    pub(crate) fn word(&self, rank: usize) -> &str {
        &self.words[rank]
    }

    fn any(&self, dice: &mut Dice) -> &str {
        let roll = dice.below(u32::MAX as usize) as u32;
        let at = self.upto.partition_point(|upto| *upto < roll);
        &self.words[at.min(VOCABULARY - 1)]
    }

    /// The n-th paper.
    pub(crate) fn paper(&self, number: usize) -> Paper {
        let mut dice = Dice::new(number as u64 ^ 0x5eed_0000_0000);
        let dice = &mut dice;
        let company = |dice: &mut Dice| {
            format!("{} {} {}", dice.one_of(COMPANIES), self.any(dice), dice.one_of(FORMS))
        };
        let (issuer, recipient) = (company(dice), company(dice));
        let year = 2005 + dice.below(20) as i32;
        let invoice = format!("INV-{year}-{:06}", number * 7 + dice.below(7));
        let order = format!("45{:08}", dice.below(100_000_000));
        let agreement = agreement(dice);
        let key = product_key(dice);
        let part = format!("{:03}-{:05}", dice.below(1000), dice.below(100_000));
        let mut pages: Vec<String> = (0..1 + dice.below(3)).map(|_| self.page(dice)).collect();
        let head = format!(
            "{issuer}\nINVOICE\nInvoice Number: {invoice}\nPO Number: {order}\n\
             Agreement: {agreement}\nBill To: {recipient}\n\
             {part} Office Professional License {} EUR {}.{:02}\nProduct key: {key}\n",
            1 + dice.below(500),
            dice.below(90_000),
            dice.below(100),
        );
        pages[0].insert_str(0, &head);
        let sha256 = (0..4).fold(String::new(), |mut hex, _| {
            let _ = write!(hex, "{:016x}", dice.roll());
            hex
        });
        Paper {
            name: format!("scan_{number:06}_{}.pdf", self.any(dice)),
            title: format!("Invoice {invoice}"),
            pages,
            issuer,
            recipient,
            invoice,
            order,
            agreement,
            key,
            part,
            sha256,
            year,
            day_of_year: 1 + dice.below(365) as u32,
        }
    }

    fn page(&self, dice: &mut Dice) -> String {
        let words = WORDS.0 + dice.below(WORDS.1 - WORDS.0);
        let mut page = String::with_capacity(words * 8);
        for at in 0..words {
            page.push_str(self.any(dice));
            page.push_str(match at % 12 {
                11 => ".\n",
                5 => ", ",
                _ => " ",
            });
        }
        page
    }
}

fn agreement(dice: &mut Dice) -> String {
    let mut its_own = Dice::new(dice.below(AGREEMENTS) as u64);
    format!("V{:07}", its_own.below(10_000_000))
}

fn product_key(dice: &mut Dice) -> String {
    let letters: Vec<char> =
        (0..25).map(|_| char::from(KEY_LETTERS[dice.below(KEY_LETTERS.len())])).collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}
