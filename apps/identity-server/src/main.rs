//! The binary: nothing yet but a place for the command line.

fn main() {}
