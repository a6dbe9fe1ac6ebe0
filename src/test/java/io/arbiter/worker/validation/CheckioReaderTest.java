package io.arbiter.worker.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.arbiter.Thorough;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.SharedSandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the tests of the reader's modules, which are Python, by CPython and in the authors' sandbox.
 */
@Execution(ExecutionMode.SAME_THREAD)
class CheckioReaderTest {
  private static final Path MODULES = Path.of("src/main/resources", CheckioReader.FOLDER);
  private static final Path TESTS = Path.of("src/test", CheckioReader.FOLDER);
  private static final Path CPYTHON = Path.of("/usr/bin/python3");
  private static final JsonMapper JSON = new JsonMapper();

  /** Follows the source of the loader. */
  private static final String RUNNER =
      """


      def run_tests(texts, name):
          sys.meta_path.insert(0, Texts(texts))
          module = __import__(PACKAGE + '.' + name, fromlist=['*'])
          count, failures = 0, []
          for key, test in list(vars(module).items()):
              if key.startswith('test_') and callable(test):
                  count += 1
                  try:
                      test()
                  except Exception as problem:
                      failures.append(f'{key}: {type(problem).__name__}: {problem}')
          return [count, failures]
      """;

  private static final String MAIN =
      """


      import json
      given = json.load(sys.stdin)
      print(json.dumps(run_tests(given['texts'], given['name'])))
      """;

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".py")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".py", "");
  }

  static List<String> modules() {
    return ((PyValue.Dict) CheckioReader.modules())
        .entries().stream().map(entry -> ((PyValue.Str) entry.key()).value()).toList();
  }

  /** The texts of the modules and of their tests, by name. */
  private static PyValue.Dict texts() throws IOException {
    List<PyValue.Entry> entries =
        new ArrayList<>(((PyValue.Dict) CheckioReader.modules()).entries());
    for (Path file : files(TESTS)) {
      entries.add(
          new PyValue.Entry(new PyValue.Str(name(file)), new PyValue.Str(Files.readString(file))));
    }
    return new PyValue.Dict(entries);
  }

  @Test
  void everyModuleOfTheFolderIsListedAndTested() throws IOException {
    List<String> names = new ArrayList<>(files(MODULES).stream().map(file -> name(file)).toList());
    assertThat(names.remove("load")).isTrue();
    assertThat(modules()).isEqualTo(names);
    assertThat(files(TESTS).stream().map(file -> name(file)))
        .containsAll(names.stream().map(module -> "test_" + module).toList());
  }

  @ParameterizedTest
  @MethodSource("modules")
  @Thorough("20 s; CheckioImportTest runs all modules in the sandbox, and their tests run below")
  void aModulePassesItsTestsInTheSandbox(String module) throws Exception {
    String source = CheckioReader.source("load") + RUNNER;
    try (AuthorCode code =
        AuthorCode.load(
            SharedSandboxes.get().authors(), "load.py", source, "run_tests", AuthorCode.GENEROUS)) {
      PyValue result = code.call(texts(), new PyValue.Str("test_" + module));
      assertPassed(JSON.readTree(Codec.toJson(result)));
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModulePassesItsTestsInCpython(String module) throws Exception {
    assumeThat(CPYTHON).isExecutable();
    Process python =
        new ProcessBuilder(
                CPYTHON.toString(), "-I", "-c", CheckioReader.source("load") + RUNNER + MAIN)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var stdin = python.getOutputStream()) {
      stdin.write(
          Codec.encode(
              JSON.createObjectNode()
                  .put("name", "test_" + module)
                  .set("texts", JSON.readTree(Codec.toJson(texts())))));
    }
    String result = new String(python.getInputStream().readAllBytes(), UTF_8);
    assertThat(python.waitFor()).isZero();
    assertPassed(JSON.readTree(result));
  }

  private static void assertPassed(JsonNode result) {
    assertThat(result.get(1)).as("failures").isEmpty();
    assertThat(result.get(0).intValue()).isPositive();
  }
}
