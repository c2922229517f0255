//! Random numbers that are the same everywhere: splitmix64, a number for each pair of a purpose and an index.

/// The number for the `index`-th thing of a purpose.
pub(crate) fn number(purpose: &str, index: usize) -> u64 {
    let seed = purpose.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| mix(hash ^ u64::from(byte)));
    mix(seed ^ (index as u64).wrapping_mul(GOLDEN))
}

/// The number for the `index`-th thing of a purpose, below `limit`.
pub(crate) fn below(limit: usize, purpose: &str, index: usize) -> usize {
    (number(purpose, index) % limit.max(1) as u64) as usize
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(state: u64) -> u64 {
    let state = state.wrapping_add(GOLDEN);
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}
