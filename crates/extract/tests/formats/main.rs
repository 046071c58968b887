//! What is read of each format, through the public door. Every document is made here.

mod archives;
mod hostile;
mod mails;
mod making;
mod office;
mod sheets;
