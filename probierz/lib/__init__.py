"""Pure Python beneath every application: plain values in, plain values out."""
