package io.arbiter.core.exchange;

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
record CheckioStarter(String source, @Nullable String path) {
  static final String FOLDER = "editor/initial_code";

  /** Where Empire of Code has the same. */
  static final String EMPIRE_FOLDER = "initial";

  private static final List<String> PATHS =
      Stream.of("python_3.tmpl", "python_3", "python_3.py", "python_27.tmpl", "python_27")
          .flatMap(name -> Stream.of(EMPIRE_FOLDER + "/" + name, FOLDER + "/" + name))
          .toList();

  /** Blocks of a template that belong to the player; CheckIO makes the others of the tests. */
  private static final List<String> BLOCKS = List.of("env", "start");

  static CheckioStarter of(SourceFiles files) {
    for (String path : PATHS) {
      Optional<String> code = files.text(path).filter(text -> !text.isBlank());
      if (code.isPresent()) {
        return new CheckioStarter(
            path.endsWith(".tmpl") ? blocks(code.get()) : code.get().strip() + "\n", path);
      }
    }
    return new CheckioStarter("", null);
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

  boolean defines(String name) {
    return Pattern.compile("(?m)^(async def|def|class)\\s+" + Pattern.quote(name) + "\\b")
        .matcher(source)
        .find();
  }

  /** The source, with a stub if it does not define the name. */
  String defining(String name, boolean isClass, Notes notes) {
    if (path != null && path.contains("python_27")) {
      notes.note(path, "there is initial code only for Python 2; it is shown unchanged");
    }
    if (defines(name)) {
      return source;
    }
    notes.note(path == null ? FOLDER : path, "does not define " + name + ": a stub is added");
    String stub =
        isClass ? "class " + name + ":\n    pass\n" : "def " + name + "(data):\n    pass\n";
    return source.isBlank() ? stub : source + "\n\n" + stub;
  }
}
