package io.arbiter.core.exchange;

import io.arbiter.core.source.ProgrammingLanguage;
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

  /** Blocks of a template that belong to the player; CheckIO makes the others of the tests. */
  private static final List<String> BLOCKS = List.of("env", "start");

  /** What CheckIO's players run beside their function in JavaScript; there is no assert here. */
  private static final Pattern ASSERT =
      Pattern.compile(
          "(?m)^(?:import\\s+assert\\b|(?:const|let|var)\\s+assert\\s*=).*\\R*|^//\\s*Example.*\\R*");

  private static final Pattern EXAMPLES =
      Pattern.compile("(?ms)^(?:if\\s*\\(!\\s*global\\.is_checking|assert\\b|console\\.log\\().*");

  /** The initial code in a language; one without a path if there is none. */
  static CheckioStarter of(SourceFiles files, ProgrammingLanguage language) {
    List<String> names =
        switch (language) {
          case PYTHON ->
              List.of("python_3.tmpl", "python_3", "python_3.py", "python_27.tmpl", "python_27");
          case JAVASCRIPT -> List.of("js_node.tmpl", "js_node", "js_node.js");
        };
    for (String name : names) {
      for (String path : List.of(EMPIRE_FOLDER + "/" + name, FOLDER + "/" + name)) {
        Optional<String> code = files.text(path).filter(text -> !text.isBlank());
        if (code.isPresent()) {
          String source = path.endsWith(".tmpl") ? blocks(code.get()) : code.get().strip() + "\n";
          return new CheckioStarter(
              language == ProgrammingLanguage.JAVASCRIPT ? withoutExamples(source) : source, path);
        }
      }
    }
    return new CheckioStarter("", null);
  }

  private static String withoutExamples(String source) {
    String code = ASSERT.matcher(source).replaceAll("");
    return EXAMPLES.matcher(code).replaceAll("").strip() + "\n";
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
