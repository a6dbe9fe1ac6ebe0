package io.arbiter.server.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines of two sources that are the same except for names and layout. */
record Match(Lines left, Lines right) {
  Match(int leftFirst, int leftLast, int rightFirst, int rightLast) {
    this(new Lines(leftFirst, leftLast), new Lines(rightFirst, rightLast));
  }

  /** Lines of a source, from 1; the last line is included. */
  public record Lines(int first, int last) {
    private boolean touches(Lines other) {
      return first <= other.last + 1 && other.first <= last + 1;
    }

    private Lines with(Lines other) {
      return new Lines(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  /** Joins matches that touch on both sides; the result is in the order of the left source. */
  static List<Match> merged(List<Match> matches) {
    List<Match> merged = new ArrayList<>();
    for (Match match : matches) {
      Match whole = match;
      for (int i = merged.size() - 1; i >= 0; i--) {
        if (whole.touches(merged.get(i))) {
          whole = whole.with(merged.remove(i));
        }
      }
      merged.add(whole);
    }
    merged.sort(
        Comparator.comparingInt((Match match) -> match.left().first())
            .thenComparingInt(match -> match.right().first()));
    return List.copyOf(merged);
  }

  private boolean touches(Match other) {
    return left.touches(other.left) && right.touches(other.right);
  }

  private Match with(Match other) {
    return new Match(left.with(other.left), right.with(other.right));
  }
}
