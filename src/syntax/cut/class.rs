//! What each byte means to the scan.

/// What the scan does at a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Usual,
    Newline,
    Quote,
    Slash,
    Open,
    Close,
    Unusual,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Usual; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::indexing_slicing, reason = "byte < 256; iterators are not const")]
        {
            classes[byte] = class(byte as u8);
        }
        byte += 1;
    }
    classes
};

const fn class(byte: u8) -> Class {
    match byte {
        b'\n' => Class::Newline,
        b'"' => Class::Quote,
        b'/' => Class::Slash,
        b'{' => Class::Open,
        b'}' => Class::Close,
        b'\t' | b' '..=b'~' => Class::Usual,
        _ => Class::Unusual,
    }
}

/// What a byte means.
pub(super) fn class_of(byte: u8) -> Class {
    #[expect(clippy::indexing_slicing, reason = "a byte indexes a table of 256")]
    CLASSES[byte as usize]
}
