package io.arbiter.core.exchange;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.arbiter.core.bundle.BundleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Output validators in Python as {@code checker.py}, a checker as an output validator, and input
 * validators, which stay as they are.
 */
final class PackageValidator {
  static final String FOLDER = "output_validator";
  private static final String MAIN = FOLDER + "/__main__.py";
  private static final String MODULE = FOLDER + "/__init__.py";
  private static final String CHECKER = FOLDER + "/checker.py";

  /** Calls a checker as Kattis calls a validator. */
  private static final String DRIVER = python("checker_driver");

  /** Runs a validator in the authors' sandbox, which has no files and no processes. */
  private static final String RUNNER = python("validator_runner");

  /** Stands for the input validator that the format asks for, if a puzzle has none. */
  static final String ANY_TEXT = python("any_text");

  private PackageValidator() {}

  private static String python(String name) {
    String path = "/kattis/" + name + ".py";
    try (InputStream in = PackageValidator.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The checker that judges like the package's output validator; empty if it is refused. */
  static Optional<String> checker(SourceFiles files, Constants constants, List<String> arguments) {
    List<String> sources =
        files.under(FOLDER).stream()
            .filter(path -> !path.matches(FOLDER + "/README[^/]*"))
            .toList();
    if (sources.equals(List.of(MODULE, MAIN, CHECKER))
        && files.strictText(MAIN).filter(DRIVER::equals).isPresent()) {
      return files.strictText(CHECKER);
    }
    if (sources.size() != 1 || !sources.getFirst().endsWith(".py")) {
      files.notes().refuse(FOLDER, "must be a single Python file, because it runs in the sandbox");
      return Optional.empty();
    }
    return files
        .strictText(sources.getFirst())
        .map(constants::in)
        .map(text -> adapted(text, arguments));
  }

  private static String adapted(String source, List<String> arguments) {
    return RUNNER
        + "\n\nARGUMENTS = ["
        + arguments.stream().map(PackageValidator::literal).collect(Collectors.joining(", "))
        + "]\n\nSOURCE = [\n"
        + source
            .lines()
            .map(line -> "    " + literal(line + "\n") + ",\n")
            .collect(Collectors.joining())
        + "]\n";
  }

  /** A text of JSON is one of Python, too. */
  private static String literal(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /**
   * The input validators of a package by their paths in the bundle. Notes those that are not run.
   *
   * @param take whether the package runs them with arguments, which no puzzle has
   */
  static Map<String, String> inputValidators(SourceFiles files, Constants constants, boolean take) {
    Map<String, String> validators = new TreeMap<>();
    for (String folder : List.of(BundleFiles.INPUT_VALIDATORS, "input_format_validators")) {
      SortedMap<String, List<String>> programs =
          files.under(folder).stream()
              .collect(
                  Collectors.groupingBy(
                      path -> folder + "/" + path.split("/", -1)[1],
                      TreeMap::new,
                      Collectors.toList()));
      programs.forEach(
          (program, sources) -> {
            files.used().addAll(sources);
            if (sources.size() > 1 || !sources.getFirst().endsWith(".py")) {
              files.notes().note(program, "is not run: only a single Python file is");
            } else if (take) {
              files.notes().note(program, "is not run, because it takes input_validator_args");
            } else {
              files
                  .strictText(sources.getFirst())
                  .map(constants::in)
                  .filter(text -> !text.equals(ANY_TEXT))
                  .ifPresent(text -> validators.put(free(program, validators), text));
            }
          });
    }
    return validators;
  }

  private static String free(String program, Map<String, String> taken) {
    String name = program.split("/", -1)[1].replaceFirst("\\.py$", "");
    return SourceFiles.freeName(
        BundleFiles.INPUT_VALIDATORS + "/" + SourceFiles.safeName(name, "validator"),
        ".py",
        taken::containsKey);
  }

  /** The files of an output validator that judges like a checker. */
  static Map<String, String> validator(String checker) {
    return Map.of(MODULE, "", MAIN, DRIVER, CHECKER, checker);
  }
}
