package io.arbiter.core.bundle;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A puzzle from its author's files, complete and without faults.
 *
 * @param starters in each language in which the puzzle is offered; Python is always one
 * @param generator the source of {@code generator.py}, or null
 */
public record PuzzleBundle(
    About about,
    Texts texts,
    SortedMap<ProgrammingLanguage, String> starters,
    Limits limits,
    TestSet tests,
    @Nullable String generator,
    List<ReferenceSolution> solutions) {
  public PuzzleBundle {
    solutions = List.copyOf(solutions);
  }

  /**
   * What the catalogue says of the puzzle.
   *
   * @param open whether the puzzle is open to all players, whatever its station
   */
  public record About(Difficulty difficulty, int points, List<String> tags, boolean open) {
    public About {
      tags = List.copyOf(tags);
    }
  }

  /**
   * The texts for players.
   *
   * @param language of title, statement and hints, as a tag of BCP 47
   * @param statement Markdown
   * @param hints Markdown, in order
   * @param translations by language
   */
  public record Texts(
      String language,
      String title,
      String statement,
      List<String> hints,
      List<Translation> translations) {
    /** Of each translation. A search looks for words in these. */
    private static final int SEARCHED_CHARS = 5_000;

    public Texts {
      hints = List.copyOf(hints);
      translations = List.copyOf(translations);
    }

    /** Whether the statement has more than headings; the draft of an import may have no more. */
    public boolean isStated() {
      return statement.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"));
    }

    /** The titles of the translations and the beginnings of their statements. */
    public String translatedWords() {
      return translations.stream()
          .map(t -> t.title() + " " + beginning(t.statement(), SEARCHED_CHARS))
          .collect(Collectors.joining(" "));
    }

    /** The first characters of a text, counted as code points. */
    public static String beginning(String text, int most) {
      int chars = Math.min(text.codePointCount(0, text.length()), most);
      return text.substring(0, text.offsetByCodePoints(0, chars));
    }
  }

  /** The starter in Python. */
  public String starter() {
    return Objects.requireNonNull(starters.get(ProgrammingLanguage.PYTHON));
  }

  /** The solutions in one language, in order. */
  public List<ReferenceSolution> solutions(ProgrammingLanguage language) {
    return solutions.stream().filter(solution -> solution.language() == language).toList();
  }

  /** The line of the starter that defines the function; empty for a program. */
  public String signature() {
    return tests.isProgram()
        ? ""
        : ProgrammingLanguage.PYTHON.definition(starter(), tests.function()).orElse("");
  }

  /** Whether a solution in Python expects ACCEPTED. Only a draft may be without. */
  public boolean isSolved() {
    return ReferenceSolution.firstAccepted(solutions, ProgrammingLanguage.PYTHON).isPresent();
  }

  /**
   * The first solution in Python that expects ACCEPTED. It provides answers where the bundle has
   * none.
   */
  public ReferenceSolution accepted() {
    return ReferenceSolution.firstAccepted(solutions, ProgrammingLanguage.PYTHON).orElseThrow();
  }

  /** The same bundle with another test set. */
  public PuzzleBundle with(TestSet others) {
    return new PuzzleBundle(about, texts, starters, limits, others, generator, solutions);
  }

  /** The same bundle with other limits. */
  public PuzzleBundle with(Limits others) {
    return new PuzzleBundle(about, texts, starters, others, tests, generator, solutions);
  }
}
