package io.arbiter.sandbox.protocol;

/** What a value is on the wire; the ordinal is the byte. */
enum ValueTag {
  NONE,
  FALSE,
  TRUE,
  /** An int of 64 bits. */
  LONG,
  /** An int of any size, two's complement. */
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
