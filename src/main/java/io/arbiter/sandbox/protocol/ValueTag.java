package io.arbiter.sandbox.protocol;

/** The kind of a value on the wire; the ordinal is the byte. */
enum ValueTag {
  NONE,
  FALSE,
  TRUE,
  /** An int that fits 64 bits. */
  LONG,
  /** A larger int, two's complement. */
  BIG,
  REAL,
  COMPLEX,
  STR,
  BYTES,
  LIST,
  TUPLE,
  SET,
  FROZENSET,
  DICT
}
