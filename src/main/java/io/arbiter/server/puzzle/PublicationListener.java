package io.arbiter.server.puzzle;

import java.util.UUID;

/** Learns of publications. */
public interface PublicationListener {
  /** A version of a puzzle of an author is published, in the current transaction. */
  void published(UUID author, UUID puzzle, int version);
}
