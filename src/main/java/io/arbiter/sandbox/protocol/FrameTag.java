package io.arbiter.sandbox.protocol;

/** What a frame is on the wire; the ordinal is the byte. */
enum FrameTag {
  LOAD,
  CALL,
  EVALUATE,
  FINISH,
  REACHED,
  READY,
  LOCKED,
  FAILED,
  OUTPUT,
  REPLY
}
