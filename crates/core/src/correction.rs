//! What a person corrected in the text of a scan.

/// A word that recognition misread, or did not see, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextCorrection {
    /// The page, from 1.
    pub page: u32,
    /// Where the word is.
    pub place: Place,
    /// What recognition read there.
    pub read: String,
    /// What is written there; nothing takes an earlier correction of the same place back.
    pub text: Option<String>,
}

/// A rectangle on a page as it is shown upright, in ten-thousandths of the page's width and height
/// from the top left corner. So it means the same at any resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The left edge.
    pub x: u32,
    /// The top edge.
    pub y: u32,
    /// The width.
    pub w: u32,
    /// The height.
    pub h: u32,
}

impl Place {
    /// The whole page, along one side.
    pub const WHOLE: u32 = 10_000;

    /// The area that two rectangles share.
    pub fn overlap(&self, other: &Self) -> u64 {
        let shared = |a: u32, a_size: u32, b: u32, b_size: u32| {
            let end = a.saturating_add(a_size).min(b.saturating_add(b_size));
            u64::from(end.saturating_sub(a.max(b)))
        };
        shared(self.x, self.w, other.x, other.w) * shared(self.y, self.h, other.y, other.h)
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn rectangles_share_what_both_cover() {
        let place = |x, y, w, h| Place { x, y, w, h };
        assert_eq!(place(0, 0, 10, 10).overlap(&place(5, 8, 10, 10)), 10);
        assert_eq!(place(0, 0, 10, 10).overlap(&place(10, 0, 5, 5)), 0);
        assert_eq!(place(7, 0, u32::MAX, 1).overlap(&place(0, 0, 9, 9)), 2);
    }
}
