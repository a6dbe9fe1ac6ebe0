package io.arbiter.core.bundle;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A solution in a bundle, with the verdict that it must get.
 *
 * @param file the path in the bundle
 * @param expected the declared verdict
 * @param category the declared category of its first failing test case; null if none is declared
 */
public record ReferenceSolution(
    String file, String source, Verdict expected, @Nullable String category) {
  static Optional<ReferenceSolution> firstAccepted(
      List<ReferenceSolution> solutions, ProgrammingLanguage language) {
    return solutions.stream()
        .filter(s -> s.expected == Verdict.ACCEPTED && s.language() == language)
        .findFirst();
  }

  public ProgrammingLanguage language() {
    return ProgrammingLanguage.ofFile(file);
  }

  public SourceCode code() {
    return new SourceCode(language(), source);
  }

  /**
   * The source without its first line, which declares the verdict. An inspector must see this text,
   * because a rule on the source applies to what a player sends.
   */
  public String withoutDeclaration() {
    int end = source.indexOf('\n');
    return end < 0 ? "" : source.substring(end + 1);
  }
}
