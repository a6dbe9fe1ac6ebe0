package io.arbiter.core.exchange;

import io.arbiter.core.judging.test.LanguageValues;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    if (ProgrammingLanguage.JAVASCRIPT.definition(starter.source(), name).isEmpty()) {
      return Optional.of("does not define " + name);
    }
    return Optional.ofNullable(mission.tests()).flatMap(LanguageValues::unfitForJavaScript);
  }

  /** The path of the initial code, if there is any. */
  Optional<String> path() {
    return Optional.ofNullable(starter.path());
  }

  /** Whether the puzzle has a starter in JavaScript. */
  boolean isImported() {
    return path().isPresent() && reasonAgainst.isEmpty();
  }

  /** The languages in which the mission is imported. */
  Set<ProgrammingLanguage> offered() {
    return isImported()
        ? EnumSet.allOf(ProgrammingLanguage.class)
        : EnumSet.of(ProgrammingLanguage.PYTHON);
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

  /** The starter, if it is imported. */
  String starter() {
    return renamed(starter.source());
  }

  /** A source in JavaScript of an imported mission, with the puzzle's name for its function. */
  String renamed(String source) {
    String own = Objects.requireNonNull(name, "only what is imported is renamed");
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(own) + "(?![\\w$])")
        .matcher(source)
        .replaceAll(Matcher.quoteReplacement(function));
  }
}
