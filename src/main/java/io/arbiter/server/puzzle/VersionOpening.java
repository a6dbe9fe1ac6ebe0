package io.arbiter.server.puzzle;

import java.util.UUID;

/** Says which versions are shown before they are published. */
public interface VersionOpening {
  /** Whether everybody may see the pictures of a version. */
  boolean isOpen(UUID puzzle, int version);
}
