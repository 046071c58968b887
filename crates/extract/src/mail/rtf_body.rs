//! The compressed RTF in which Outlook keeps a formatted body.

use crate::office::compound::LittleEndian;

const COMPRESSED: u32 = 0x7546_5a4c;
const UNCOMPRESSED: u32 = 0x414c_454d;
const HEADER: usize = 16;
const WINDOW: usize = 4096;
/// What the window holds at the start.
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}\
    {\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New Roman\
    Courier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// The RTF, or what could be unpacked of it; `None` when the bytes are something else.
pub(super) fn unpack(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let packed = bytes.get(HEADER..)?;
    match bytes.u32_at(8)? {
        UNCOMPRESSED => Some(packed[..packed.len().min(limit)].to_vec()),
        COMPRESSED => Some(decompress(packed, limit)),
        _ => None,
    }
}

fn decompress(packed: &[u8], limit: usize) -> Vec<u8> {
    let mut window = [b' '; WINDOW];
    window[..DICTIONARY.len()].copy_from_slice(DICTIONARY);
    let mut at = DICTIONARY.len();
    let mut out = Vec::new();
    let mut put = |byte: u8, window: &mut [u8; WINDOW], at: &mut usize| {
        window[*at] = byte;
        *at = (*at + 1) % WINDOW;
        out.push(byte);
        out.len() < limit
    };
    let mut bytes = packed.iter().copied();
    // Each control byte tells of eight tokens whether they are a byte or a place in the window.
    'tokens: while let Some(control) = bytes.next() {
        for bit in 0..8 {
            if control & (1 << bit) == 0 {
                let Some(byte) = bytes.next() else { break 'tokens };
                if !put(byte, &mut window, &mut at) {
                    break 'tokens;
                }
                continue;
            }
            let (Some(high), Some(low)) = (bytes.next(), bytes.next()) else { break 'tokens };
            let token = usize::from(u16::from_be_bytes([high, low]));
            let (from, length) = (token >> 4, (token & 0xf) + 2);
            // A reference to where the writing stands is the end.
            if from == at {
                break 'tokens;
            }
            for n in 0..length {
                let byte = window[(from + n) % WINDOW];
                if !put(byte, &mut window, &mut at) {
                    break 'tokens;
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_from_the_specification_unpacks() {
        let packed = [
            0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0,
            0x0a, 0, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68,
            0x65, 0x6c, 0x09, 0, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f,
            0xa0,
        ];
        let rtf = unpack(&packed, 1000).unwrap();
        assert_eq!(rtf, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    }

    #[test]
    fn unpacking_ends_at_the_limit() {
        let mut packed = vec![0; HEADER];
        packed[8..12].copy_from_slice(&COMPRESSED.to_le_bytes());
        packed.extend([0xff; 4000]);
        assert_eq!(unpack(&packed, 100).unwrap().len(), 100);
    }
}
