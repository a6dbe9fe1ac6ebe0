package io.arbiter.worker.validation.strength;

import java.util.List;
import java.util.Optional;

/**
 * A change of one part of a source.
 *
 * @param line of the first character, from 1
 * @param column of the first character, in code points from 0
 * @param endLine of the character after the last one
 * @param endColumn of the character after the last one
 * @param text that replaces the part
 */
record Edit(int line, int column, int endLine, int endColumn, String text) {
  /** The lines around a change that a diff shows. */
  private static final int CONTEXT = 3;

  /** The changed source; empty if the source has no such part. */
  Optional<String> apply(String source) {
    int start = offset(source, line, column);
    int end = offset(source, endLine, endColumn);
    return start < 0 || end < start
        ? Optional.empty()
        : Optional.of(source.substring(0, start) + text + source.substring(end));
  }

  /** The offset of a place; -1 if there is no such place. */
  private static int offset(String source, int line, int column) {
    int start = 0;
    for (int passed = 1; passed < line; passed++) {
      start = source.indexOf('\n', start) + 1;
      if (start == 0) {
        return -1;
      }
    }
    return column <= source.codePointCount(start, source.length())
        ? source.offsetByCodePoints(start, column)
        : -1;
  }

  /** The change as a unified diff; empty if the source has no such part. */
  Optional<String> diff(String file, String source) {
    return apply(source).map(changed -> diff(file, lines(source), lines(changed)));
  }

  private static List<String> lines(String source) {
    return source.lines().toList();
  }

  private static String diff(String file, List<String> before, List<String> after) {
    int most = Math.min(before.size(), after.size());
    int head = 0;
    while (head < most && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    int from = Math.max(0, head - CONTEXT);
    int trailing = Math.min(tail, CONTEXT);
    StringBuilder diff = new StringBuilder("--- a/" + file + "\n+++ b/" + file + "\n");
    diff.append(
        "@@ -%d,%d +%d,%d @@\n"
            .formatted(
                from + 1,
                before.size() - tail + trailing - from,
                from + 1,
                after.size() - tail + trailing - from));
    append(diff, ' ', before.subList(from, head));
    append(diff, '-', before.subList(head, before.size() - tail));
    append(diff, '+', after.subList(head, after.size() - tail));
    append(diff, ' ', before.subList(before.size() - tail, before.size() - tail + trailing));
    return diff.toString();
  }

  private static void append(StringBuilder diff, char sign, List<String> lines) {
    lines.forEach(line -> diff.append(sign).append(line).append('\n'));
  }
}
