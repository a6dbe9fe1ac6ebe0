package io.arbiter.bench;

/** Judges the one solution once; returns with the verdict, which must be that it is right. */
interface Judge {
  Stages judge() throws Exception;
}
