package io.arbiter.sandbox.protocol;

/** The kind of an outcome on the wire; the ordinal is the byte. */
enum OutcomeTag {
  RETURNED,
  NOT_PLAIN,
  RAISED,
  ADAPTER_RAISED,
  SYNTAX_ERROR,
  MISSING_FUNCTION,
  LIMIT_HIT,
  DENIED,
  ENGINE_FAULT
}
