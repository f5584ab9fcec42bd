//! Fixed points by Anderson acceleration.
