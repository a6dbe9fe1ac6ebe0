package io.arbiter.server.submission;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.core.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules for sources and inputs that players send: UTF-8, no NUL, at most 64 KiB. */
final class SourceText {
  private static final int MAX_BYTES = 64 << 10;

  private SourceText() {}

  /**
   * Requires that a text follows the rules.
   *
   * @param field the name of the JSON field with the text
   * @throws ProblemException TOO_LARGE or INVALID, with the fault and its place
   */
  static void check(String field, String source) {
    int bytes = source.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      Violation fault = ProblemReason.SOURCE_TOO_LARGE.violation(field, bytes, MAX_BYTES);
      throw new ProblemException(
          ErrorCode.TOO_LARGE, "the " + field + " " + fault.message(), List.of(fault));
    }
    int codePoint;
    for (int i = 0; i < source.length(); i += Character.charCount(codePoint)) {
      codePoint = source.codePointAt(i);
      if (codePoint == 0) {
        throw ProblemException.invalid(field, "has a NUL character " + at(source, i));
      }
      if (Character.getType(codePoint) == Character.SURROGATE) {
        throw ProblemException.invalid(field, "has a lone surrogate " + at(source, i));
      }
    }
  }

  private static String at(String source, int index) {
    long line = 1 + source.substring(0, index).chars().filter(c -> c == '\n').count();
    int column = index - source.lastIndexOf('\n', index - 1);
    return "in line " + line + ", column " + column;
  }
}
