package io.arbiter.core.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A language that players write in. Everything that differs between languages follows from this:
 * here for the whole house, and in the child from the guest of the language.
 */
public enum ProgrammingLanguage {
  PYTHON(
      "python",
      "Python",
      "py",
      "#",
      "(?:async\\s+def|def|class)\\s+%1$s\\b.*|%1$s\\s*(?::[^=]*)?=(?!=).*"),
  JAVASCRIPT(
      "javascript",
      "JavaScript",
      "js",
      "//",
      "(?:async\\s+)?function\\s*\\*?\\s*%1$s\\b.*|(?:const|let|var)\\s+%1$s\\s*=(?!=).*");

  private final String id;
  private final String title;
  private final String ending;
  private final String comment;
  private final String definition;

  ProgrammingLanguage(String id, String title, String ending, String comment, String definition) {
    this.id = id;
    this.title = title;
    this.ending = ending;
    this.comment = comment;
    this.definition = definition;
  }

  /** The name in the API, in the database and in records, such as {@code javascript}. */
  @JsonValue
  public String id() {
    return id;
  }

  /** The name for people, such as JavaScript. */
  public String title() {
    return title;
  }

  /** The ending of its files, without a dot. */
  public String ending() {
    return ending;
  }

  /** A file in this language, such as {@code starter.js}. */
  public String file(String name) {
    return name + "." + ending;
  }

  /** Whether the steps of a run can be recorded. */
  public boolean recordsSteps() {
    return this == PYTHON;
  }

  /** What begins a comment that ends with its line. */
  public String comment() {
    return comment;
  }

  /**
   * The top-level line of a source that defines a function or class, or assigns its name. Searched
   * line by line, because the host does not parse players' languages.
   */
  public Optional<String> definition(String source, String function) {
    Pattern line = Pattern.compile(definition.formatted(Pattern.quote(function)));
    return source.lines().filter(text -> line.matcher(text).matches()).findFirst();
  }

  /** The language of a file, by its ending; Python if the ending is not known. */
  public static ProgrammingLanguage ofFile(String name) {
    return byEnding(name).orElse(PYTHON);
  }

  /** The language that files with this name's ending are written in. */
  public static Optional<ProgrammingLanguage> byEnding(String name) {
    return Arrays.stream(values()).filter(one -> name.endsWith("." + one.ending)).findFirst();
  }

  /** The language with this id; empty if there is none. */
  public static Optional<ProgrammingLanguage> find(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
  }

  /**
   * The language with this id.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static ProgrammingLanguage of(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("there is no language " + id));
  }
}
