//! The limited child process in which untrusted bytes are read
