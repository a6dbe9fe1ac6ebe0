package io.arbiter.worker.validation;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.AuthorTool;
import io.arbiter.worker.judging.Sandboxes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a source with one change.
 *
 * @param line of the change in the origin, from 1
 * @param operator the kind of change, such as "comparison"
 * @param before the original statement or expression
 * @param after the changed statement or expression
 * @param source the whole source, without the origin's comments
 * @param edit the same change as an edit of the origin; null where there is no such edit
 */
record Mutant(
    int line, String operator, String before, String after, String source, @Nullable Edit edit) {
  /** All mutants come back in one value, which may take 4 MiB. */
  private static final int MAX_CHARACTERS = 3_000_000;

  /** Ample: the tool parses and writes Python in Python, and a solution may be long. */
  private static final Limits LIMITS =
      new Limits(
          60_000,
          2_000_000_000,
          AuthorCode.GENEROUS.memoryBytes(),
          AuthorCode.GENEROUS.outputBytes());

  /**
   * Makes mutants of a solution, in the authors' sandbox. Changes only what the tests run and can
   * notice. The same solution with the same tests always has the same mutants.
   *
   * @param max the most mutants; if there are more, a selection from the whole source
   * @throws AuthorFault when the source does not compile
   */
  static List<Mutant> allOf(Sandboxes sandboxes, Origin origin, int max)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    String source = origin.solution().source();
    String file = origin.solution().file();
    int affordable = MAX_CHARACTERS / (source.length() + 1);
    String tool = AuthorTool.source("validation/mutants.py");
    try (AuthorCode code = AuthorCode.load(sandboxes.authors(), file, tool, "mutants", LIMITS)) {
      PyValue found =
          code.call(
              new PyValue.Str(source),
              PyValue.Int.of(Math.min(max, affordable)),
              new PyValue.Items(origin.ran().stream().<PyValue>map(PyValue.Int::of).toList()),
              new PyValue.Str(origin.tests().function()),
              new PyValue.Str(origin.callers()));
      return AuthorTool.items(found).stream().map(Mutant::read).toList();
    }
  }

  private static Mutant read(PyValue value) {
    List<PyValue> fields = AuthorTool.items(value);
    return new Mutant(
        AuthorTool.number(fields.get(0)),
        AuthorTool.text(fields.get(1)),
        AuthorTool.text(fields.get(2)),
        AuthorTool.text(fields.get(3)),
        AuthorTool.text(fields.get(4)),
        fields.get(5) instanceof PyValue.Items(List<PyValue> edit) ? edit(edit) : null);
  }

  private static Edit edit(List<PyValue> fields) {
    return new Edit(
        AuthorTool.number(fields.get(0)),
        AuthorTool.number(fields.get(1)),
        AuthorTool.number(fields.get(2)),
        AuthorTool.number(fields.get(3)),
        AuthorTool.text(fields.get(4)));
  }

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
}
