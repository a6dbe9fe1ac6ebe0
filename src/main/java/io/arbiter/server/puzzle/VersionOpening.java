package io.arbiter.server.puzzle;

import java.util.List;
import java.util.UUID;

/** Says which versions are shown before they are published. */
public interface VersionOpening {
  /** Whether everybody may see the pictures of a version. */
  boolean isOpen(UUID puzzle, int version);

  /**
   * The titles of the contests that have not ended and whose players shall see the puzzle first.
   * There are none if a version of the puzzle is published.
   */
  List<String> reservedFor(String slug);
}
