"""Tests of the library: worked examples, laws and independent oracles."""
