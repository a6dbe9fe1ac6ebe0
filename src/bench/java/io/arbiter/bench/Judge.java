package io.arbiter.bench;

/** Judges a right solution once, and fails if the verdict is not that it is right. */
interface Judge {
  Stages judge() throws Exception;
}
