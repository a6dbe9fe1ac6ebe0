package io.arbiter.core.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The bundles with which an author may begin a puzzle. Immutable. */
public final class Templates {
  private static final String FOLDER = "desk/templates/";
  private static final List<String> COMMON =
      List.of("puzzle.yaml", "statement.md", "starter.py", "tests.json");

  /**
   * A bundle that is valid and passes the validation.
   *
   * @param name the kind of puzzle that it shows
   * @param files text by path
   */
  public record Template(String name, String title, SortedMap<String, String> files) {}

  /** All templates, the simplest first. */
  public static final List<Template> ALL =
      List.of(
          of(
              "function",
              "A function",
              "hints/1.md",
              "starter.js",
              "solutions/right.js",
              "solutions/right.py",
              "solutions/forgets_capitals.py"),
          of(
              "program",
              "A program",
              "starter.js",
              "solutions/right.js",
              "solutions/right.py",
              "solutions/forgets_capitals.py"),
          of("class", "A class", "solutions/right.py", "solutions/shares_one_amount.py"),
          of(
              "checker",
              "Several right answers",
              "checker.py",
              "starter.js",
              "solutions/right.js",
              "solutions/right.py",
              "solutions/remembers_places.py",
              "solutions/uses_a_number_twice.py"),
          of(
              "points",
              "Points for better solutions",
              "inspector.py",
              "solutions/short.py",
              "solutions/long.py",
              "solutions/forgets_one_number.py"),
          of(
              "visual",
              "A picture of each test",
              "visual.html",
              "starter.js",
              "solutions/right.js",
              "solutions/right.py",
              "solutions/below_zero.py"),
          of(
              "game",
              "A game against a referee",
              "referee.py",
              "starter.js",
              "solutions/halves.js",
              "solutions/halves.py",
              "solutions/counts_up.py"),
          of(
              "generator",
              "Generated tests",
              "generator.py",
              "starter.js",
              "solutions/right.js",
              "solutions/right.py",
              "solutions/groups.py",
              "solutions/forgets_the_last_run.py"));

  private Templates() {}

  /** The template with a name. */
  public static Optional<Template> named(String name) {
    return ALL.stream().filter(template -> template.name().equals(name)).findFirst();
  }

  private static Template of(String name, String title, String... others) {
    List<String> paths = new ArrayList<>(COMMON);
    paths.addAll(List.of(others));
    SortedMap<String, String> files = new TreeMap<>();
    paths.forEach(path -> files.put(path, text(FOLDER + name + "/" + path)));
    return new Template(name, title, files);
  }

  private static String text(String resource) {
    try (InputStream in = Templates.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
