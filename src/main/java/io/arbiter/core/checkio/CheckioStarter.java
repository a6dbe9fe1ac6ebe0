package io.arbiter.core.checkio;

import io.arbiter.core.bundle.file.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The code that the editor shows first.
 *
 * @param path the path of the initial code that was used, or null
 */
record CheckioStarter(String source, @Nullable String path, List<Finding> notes) {
  static final String FOLDER = "editor/initial_code";

  /** Where Empire of Code has the same. */
  static final String EMPIRE_FOLDER = "initial";

  private static final List<String> PATHS =
      Stream.of("python_3.tmpl", "python_3", "python_3.py", "python_27.tmpl", "python_27")
          .flatMap(name -> Stream.of(EMPIRE_FOLDER + "/" + name, FOLDER + "/" + name))
          .toList();

  /**
   * Blocks of a template that belong to the player; the other blocks are generated from the tests.
   */
  private static final List<String> BLOCKS = List.of("env", "start");

  static CheckioStarter of(CheckioRepository repository) {
    for (String path : PATHS) {
      Optional<String> code = repository.text(path).filter(text -> !text.isBlank());
      if (code.isPresent()) {
        String source = path.endsWith(".tmpl") ? blocks(code.get()) : code.get().strip() + "\n";
        return new CheckioStarter(source, path, notes(path));
      }
    }
    return new CheckioStarter("", null, List.of());
  }

  private static List<Finding> notes(String path) {
    return path.contains("python_27")
        ? List.of(warning(path, "there is initial code only for Python 2; it is shown unchanged"))
        : List.of();
  }

  private static String blocks(String template) {
    return BLOCKS.stream()
            .flatMap(name -> block(template, name))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n\n\n"))
        + "\n";
  }

  private static Stream<String> block(String template, String name) {
    Matcher block =
        Pattern.compile(
                "\\{%\\s*block\\s+" + name + "\\s*%\\}(.*?)\\{%\\s*endblock[^%]*%\\}",
                Pattern.DOTALL)
            .matcher(template);
    return block.find() ? Stream.of(block.group(1).strip()) : Stream.empty();
  }

  /** The first of these names that the starter defines. */
  Optional<String> firstDefined(List<String> names) {
    return names.stream().filter(this::defines).findFirst();
  }

  private boolean defines(String name) {
    return Pattern.compile("(?m)^(async def|def|class)\\s+" + Pattern.quote(name) + "\\b")
        .matcher(source)
        .find();
  }

  /** The same starter, with a stub if it does not define the name. */
  CheckioStarter defining(String name, boolean isClass) {
    if (defines(name)) {
      return this;
    }
    String stub =
        isClass ? "class " + name + ":\n    pass\n" : "def " + name + "(data):\n    pass\n";
    List<Finding> more = new ArrayList<>(notes);
    more.add(
        warning(path == null ? FOLDER : path, "does not define " + name + ": a stub is added"));
    return new CheckioStarter(source.isBlank() ? stub : source + "\n\n" + stub, path, more);
  }

  private static Finding warning(String file, String message) {
    return new Finding(Finding.Severity.WARNING, file, 0, message);
  }
}
