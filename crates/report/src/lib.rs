//! Tables, charts and self-contained pages from runs, in English and Spanish from one message catalogue.
