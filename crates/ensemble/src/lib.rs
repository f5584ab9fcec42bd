//! Many runs: uncertainty, bands and scores, in parallel over draws with the same bytes on any number of threads.
