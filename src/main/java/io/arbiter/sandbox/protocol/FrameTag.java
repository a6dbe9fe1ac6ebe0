package io.arbiter.sandbox.protocol;

/** The kind of a frame on the wire; the ordinal is the byte. */
enum FrameTag {
  LOAD,
  TRACE,
  CALL,
  EVALUATE,
  STOP,
  FINISH,
  REACHED,
  READY,
  LOCKED,
  FAILED,
  OUTPUT,
  TRACED,
  REPLY
}
