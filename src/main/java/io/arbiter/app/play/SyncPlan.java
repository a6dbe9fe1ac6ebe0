package io.arbiter.app.play;

import java.util.Objects;
import java.util.Optional;

/** What a synchronisation does with one file. */
enum SyncPlan {
  /** The file has what was submitted last. */
  SAME("is the same on both sides"),
  /** Only the server has a solution. */
  FETCH("is fetched from the server"),
  /**
   * The file has not changed since the last synchronisation, and the server has something newer.
   */
  UPDATE("is updated from the server"),
  /** The file has something that was not submitted. */
  NEWER_HERE("has changes that are not submitted"),
  /** Both have something new. */
  CONFLICT("has changed on both sides");

  private final String text;

  SyncPlan(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * Decides.
   *
   * @param here the content of the file; empty without a file
   * @param there the source that was submitted last; empty if there is none
   * @param base what both had at the last synchronisation; empty if there was none
   */
  static SyncPlan of(Optional<String> here, Optional<String> there, Optional<String> base) {
    if (there.isEmpty()) {
      return NEWER_HERE;
    }
    if (here.isEmpty()) {
      return FETCH;
    }
    if (Objects.equals(here, there)) {
      return SAME;
    }
    if (here.equals(base)) {
      return UPDATE;
    }
    return there.equals(base) ? NEWER_HERE : CONFLICT;
  }
}
