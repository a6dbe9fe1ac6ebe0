package io.arbiter.core.kattis;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Output validators in Python as {@code checker.py}, and a checker as an output validator. */
final class PackageValidator {
  private static final String FOLDER = "output_validator/";
  private static final String MAIN = FOLDER + "__main__.py";
  private static final String MODULE = FOLDER + "__init__.py";
  private static final String CHECKER = FOLDER + "checker.py";

  /** Calls a checker as Kattis calls a validator. */
  static final String DRIVER =
      """
      \"""Calls check(input, answer, output) of checker.py, and exits with 42 or 43.\"""
      import os
      import sys

      sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

      from checker import check


      def read(path):
          with open(path, encoding="utf-8", newline="") as file:
              return file.read()


      def main(input_file, answer_file, feedback_folder):
          output = sys.stdin.buffer.read().decode("utf-8", "replace")
          result = check(read(input_file), read(answer_file), output)
          right, *more = (result,) if isinstance(result, bool) else result
          if more:
              path = os.path.join(feedback_folder, "teammessage.txt")
              with open(path, "w", encoding="utf-8") as file:
                  file.write(more[0] + "\\n")
          sys.exit(42 if right else 43)


      main(*sys.argv[1:4])
      """;

  /** Runs a validator in the authors' sandbox, which has no files and no processes. */
  private static final String RUNNER =
      """
      \"""Runs the output validator of a Kattis package, whose lines are in SOURCE.\"""
      import builtins
      import importlib.abc
      import io
      import os
      import sys
      import types

      FOLDER = "feedback/"


      class Validator(importlib.abc.InspectLoader):
          def get_source(self, name):
              return "".join(SOURCE)


      class Files:
          \"""The files that the validator reads, and those that it writes.\"""

          def __init__(self, **texts):
              self.texts = texts
              self.written = {}

          def open(self, file, mode="r", *arguments, **named):
              name = os.path.normpath(os.fspath(file))
              if "r" in mode:
                  if name not in self.texts:
                      raise FileNotFoundError(2, "No such file or directory", name)
                  content = io.BytesIO(self.texts[name].encode())
                  return content if "b" in mode else io.TextIOWrapper(content, encoding="utf-8")
              if "a" not in mode or name not in self.written:
                  self.written[name] = Kept() if "b" in mode else KeptText()
              return self.written[name]

          def message(self):
              file = self.written.get(os.path.normpath(FOLDER + "teammessage.txt"))
              text = file.getvalue() if file else ""
              return (text if isinstance(text, str) else text.decode()).strip()


      class Kept(io.BytesIO):
          def close(self):
              pass


      class KeptText(io.StringIO):
          def close(self):
              pass


      def check(input, answer, output):
          files = Files(**{"input.in": input, "answer.ans": answer})
          before = builtins.open, io.open, sys.argv, sys.stdin
          builtins.open = io.open = files.open
          sys.argv = ["validator.py", "input.in", "answer.ans", FOLDER, *ARGUMENTS]
          sys.stdin = io.TextIOWrapper(io.BytesIO(output.encode()), encoding="utf-8")
          try:
              Validator().exec_module(types.ModuleType("__main__"))
              code = 0
          except SystemExit as end:
              code = end.code
          finally:
              builtins.open, io.open, sys.argv, sys.stdin = before
          if code == 42:
              return True
          if code == 43:
              message = files.message()
              return (False, message) if message else False
          raise RuntimeError(f"the output validator exits with {code!r}, not with 42 or 43")


      """;

  private PackageValidator() {}

  /** Whether the package has an output validator of its own. */
  static boolean isIn(KattisPackage files) {
    return !files.under("output_validator").isEmpty();
  }

  /** The checker that judges like the package's output validator; empty if it is refused. */
  static Optional<String> checker(
      KattisPackage files, Constants constants, List<String> arguments) {
    List<String> sources =
        files.under("output_validator").stream()
            .filter(path -> !path.matches("output_validator/README[^/]*"))
            .toList();
    boolean own =
        sources.equals(List.of(MODULE, MAIN, CHECKER))
            && files.text(MAIN).filter(DRIVER::equals).isPresent();
    if (own) {
      return files.text(CHECKER);
    }
    if (sources.size() != 1 || !sources.getFirst().endsWith(".py")) {
      files
          .notes()
          .refuse(
              "output_validator", "must be a single Python file, because it runs in the sandbox");
      return Optional.empty();
    }
    return files.text(sources.getFirst()).map(constants::in).map(text -> adapted(text, arguments));
  }

  private static String adapted(String source, List<String> arguments) {
    return RUNNER
        + "ARGUMENTS = ["
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

  /** The files of an output validator that judges like a checker. */
  static SortedMap<String, String> validator(String checker) {
    return new TreeMap<>(Map.of(MODULE, "", MAIN, DRIVER, CHECKER, checker));
  }
}
