package io.arbiter.server.submission;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules for sources and inputs that players send: UTF-8, no NUL, at most 64 KiB. */
public final class SourceText {
  static final int MAX_BYTES = 64 << 10;

  private SourceText() {}

  /**
   * Requires that a text follows the rules.
   *
   * @param field the name of the JSON field with the text
   * @throws ProblemException TOO_LARGE or INVALID, with the fault and its place
   */
  public static void check(String field, String source) {
    int bytes = utf8Length(field, source);
    if (bytes > MAX_BYTES) {
      throw new ProblemException(
          ErrorCode.TOO_LARGE,
          "the " + field + " has " + bytes + " bytes, " + MAX_BYTES + " are allowed",
          List.of(new Violation(field, "is too large")));
    }
    int nul = source.indexOf('\0');
    if (nul >= 0) {
      throw invalid(field, "has a NUL character " + at(source, nul));
    }
  }

  private static int utf8Length(String field, String source) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(source)).remaining();
    } catch (CharacterCodingException e) {
      throw invalid(field, "has a lone surrogate " + at(source, loneSurrogate(source)));
    }
  }

  private static int loneSurrogate(String source) {
    for (int i = 0; i < source.length(); i++) {
      int codePoint = source.codePointAt(i);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return i;
      }
      i += Character.charCount(codePoint) - 1;
    }
    return -1;
  }

  private static String at(String source, int index) {
    long line = 1 + source.substring(0, index).chars().filter(c -> c == '\n').count();
    int column = index - source.lastIndexOf('\n', index - 1);
    return "in line " + line + ", column " + column;
  }

  private static ProblemException invalid(String field, String message) {
    return new ProblemException(
        ErrorCode.INVALID, field + ": " + message, List.of(new Violation(field, message)));
  }
}
