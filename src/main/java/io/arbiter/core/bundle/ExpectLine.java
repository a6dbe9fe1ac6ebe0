package io.arbiter.core.bundle;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a solution, {@code # expect: VERDICT [category]}, in JavaScript after {@code
 * //}. The line says how the solution must be judged.
 *
 * @param verdict the declared word, which need not be the name of a verdict
 * @param category the declared category of the first failing test case
 */
public record ExpectLine(String verdict, Optional<String> category) {
  /** A longer line is cut. No category has so long a name. */
  private static final int MAX_CHARS = 300;

  private static final String BEGIN = "(?:#|//)\\s*+expect:";
  private static final Pattern DECLARATION = Pattern.compile(BEGIN);

  /** Authors' texts are matched outside the sandbox, so the time must be linear in the length. */
  private static final Pattern LINE =
      Pattern.compile(BEGIN + "\\s*+([A-Z_]++)(?:\\s++(\\S(?:.*\\S)?)?\\s*+)?");

  /** The first line of a source; empty if the line is not complete. */
  public static Optional<ExpectLine> of(String source) {
    Matcher line = LINE.matcher(firstLine(source));
    return line.matches()
        ? Optional.of(new ExpectLine(line.group(1), Optional.ofNullable(line.group(2))))
        : Optional.empty();
  }

  /**
   * The source with a first line. A source that does not begin with {@code # expect:} gets a line
   * that expects {@code ACCEPTED}. A source that begins so stays as it is, even if {@link #of}
   * cannot read the rest of its line: the reader of the bundle then reports the fault.
   */
  public static String orAccepted(ProgrammingLanguage language, String source) {
    return DECLARATION.matcher(firstLine(source)).lookingAt()
        ? source
        : new ExpectLine(Verdict.ACCEPTED.name(), Optional.empty()).text(language) + "\n" + source;
  }

  /**
   * The verdict; empty if a solution cannot cause it. Faults of the author or the judge are
   * excluded.
   */
  public Optional<Verdict> expected() {
    return Arrays.stream(Verdict.values())
        .filter(known -> known.name().equals(verdict) && known.counts())
        .findFirst();
  }

  /** The line as it stands in a source, without an end of line. */
  public String text(ProgrammingLanguage language) {
    return language.comment() + " expect: " + verdict + category.map(name -> " " + name).orElse("");
  }

  private static String firstLine(String source) {
    String line = source.lines().findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), MAX_CHARS));
  }
}
