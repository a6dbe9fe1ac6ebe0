package io.arbiter.app.play;

import io.arbiter.app.play.Playground.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a synchronisation does with one file. */
enum SyncPlan {
  /** The server has the file's content, and nothing that must be fetched. */
  SAME("has nothing new"),
  /** Only the server has a solution. */
  FETCH("is fetched from the server"),
  /** The server has the file's content, and a solution that came later. */
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

  /** What a synchronisation fetches: the newest accepted submission, or the newest of all. */
  static Optional<Attempt> best(List<Attempt> attempts) {
    return attempts.stream()
        .filter(Attempt::accepted)
        .findFirst()
        .or(() -> attempts.stream().findFirst());
  }

  /**
   * Decides. Contents are named by their hashes.
   *
   * @param here the content of the file; empty without a file
   * @param starter of the puzzle, if it is known
   * @param attempts all submissions of the puzzle, newest first
   * @param seen what was on both sides before
   */
  static SyncPlan of(
      Optional<String> here, Optional<String> starter, List<Attempt> attempts, Set<String> seen) {
    if (here.isEmpty()) {
      return FETCH;
    }
    boolean untouched = here.equals(starter);
    if (attempts.isEmpty()) {
      return untouched ? SAME : NEWER_HERE;
    }
    List<String> there = attempts.stream().map(Attempt::hash).toList();
    String best = best(attempts).orElseThrow().hash();
    int place = there.indexOf(here.get());
    boolean submitted = place >= 0;
    if (submitted && (place <= there.indexOf(best) || seen.contains(best))) {
      return SAME;
    }
    if (submitted || untouched || seen.contains(here.get())) {
      return UPDATE;
    }
    return seen.contains(best) ? NEWER_HERE : CONFLICT;
  }
}
