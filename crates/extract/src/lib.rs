//! Bytes to pages of text with word boxes, and page images
