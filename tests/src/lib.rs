//! Whole-product tests; the code is in the test targets.
