//! The bytes that a JSON string holds as they are.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// How many bytes stand before the first that a JSON string cannot hold as it is: a quote, a backslash or a control
/// character; all of them, where there is none.
pub(super) fn plain_bytes(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((eight, behind)) = rest.split_first_chunk() {
        let plain = plain_of_eight(u64::from_le_bytes(*eight));
        if plain < 8 {
            return bytes.len() - rest.len() + plain;
        }
        rest = behind;
    }
    let is_plain = |byte: &&u8| !matches!(**byte, 0..b' ' | b'"' | b'\\');
    bytes.len() - rest.len() + rest.iter().take_while(is_plain).count()
}

/// The same for eight bytes, the first of them the lowest.
fn plain_of_eight(eight: u64) -> usize {
    // The high bit of each byte below a limit up to 128; above the first such byte bits may be set wrongly.
    let below = |bytes: u64, limit: u8| bytes.wrapping_sub(ONES * u64::from(limit)) & !bytes & HIGHS;
    let equal = |byte: u8| below(eight ^ (ONES * u64::from(byte)), 1);
    let stops = below(eight, b' ') | equal(b'"') | equal(b'\\');
    stops.trailing_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use super::plain_bytes;

    #[test]
    fn the_first_stop_is_found_wherever_it_stands() {
        for length in 0..40 {
            for plain in [b'a', b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xff] {
                let mut bytes = vec![plain; length];
                assert_eq!(plain_bytes(&bytes), length);
                for at in (0..length).rev() {
                    for stop in [b'"', b'\\', 0, 1, 0x1f] {
                        if let Some(byte) = bytes.get_mut(at) {
                            *byte = stop;
                        }
                        assert_eq!(plain_bytes(&bytes), at, "{plain} {stop}");
                    }
                }
            }
        }
    }
}
