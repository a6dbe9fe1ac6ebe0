package io.arbiter.core.exchange;

import io.arbiter.core.judging.test.LanguageValues;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mission has for players of JavaScript. The function of a puzzle has one name, and that in
 * Python is taken, so sources with another name are changed.
 */
final class CheckioJavaScript {
  private final CheckioStarter starter;
  private final @Nullable String name;
  private final String function;
  private final Optional<String> reasonAgainst;

  /**
   * @param function the name of the puzzle's function
   */
  CheckioJavaScript(SourceFiles files, CheckioMission mission, String function) {
    starter = CheckioStarter.of(files, ProgrammingLanguage.JAVASCRIPT);
    name = mission.javascript();
    this.function = function;
    reasonAgainst = reasonAgainst(mission);
  }

  private Optional<String> reasonAgainst(CheckioMission mission) {
    CheckioMission.Judging judging = mission.judging();
    if (mission.function() == null || judging.adapter() != null || judging.inspector() != null) {
      return Optional.of("the mission is judged by code in Python that JavaScript cannot use");
    }
    if (name == null) {
      return Optional.of("the function gets other arguments than in Python");
    }
    @Nullable PyValue tests = mission.tests();
    if (tests != null && LanguageValues.hasComplex(tests)) {
      return Optional.of("JavaScript has no complex numbers, and the tests have");
    }
    return ProgrammingLanguage.JAVASCRIPT.definition(starter.source(), name).isPresent()
        ? Optional.empty()
        : Optional.of("does not define " + name);
  }

  /** The path of the initial code, if there is any. */
  Optional<String> path() {
    return Optional.ofNullable(starter.path());
  }

  /** Whether the puzzle has a starter in JavaScript. */
  boolean isImported() {
    return path().isPresent() && reasonAgainst.isEmpty();
  }

  /** Notes why the initial code is not imported, or what is changed. */
  void note(Notes notes) {
    path()
        .ifPresent(
            path ->
                reasonAgainst
                    .map(reason -> "is not imported: " + reason)
                    .or(this::change)
                    .ifPresent(text -> notes.note(path, text)));
  }

  private Optional<String> change() {
    return function.equals(name)
        ? Optional.empty()
        : Optional.of(name + " is called " + function + " here, as in Python");
  }

  String starter() {
    return renamed(starter.source());
  }

  /** A source that defines the puzzle's function. */
  String renamed(String source) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(String.valueOf(name)) + "(?![\\w$])")
        .matcher(source)
        .replaceAll(Matcher.quoteReplacement(function));
  }
}
