package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.core.json.Codec;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.LanguageValues;
import io.arbiter.core.judging.test.OutputDifference;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the samples of a puzzle with a Python or Node of this machine, and compares the values as
 * the server does. Only the server's verdict counts: here nothing limits the program.
 */
final class LocalRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProgrammingLanguage language;
  private final String python;

  /**
   * @param language of the solution
   * @param python the name or the path of an interpreter of Python
   */
  LocalRun(ProgrammingLanguage language, String python) {
    this.language = language;
    this.python = python;
  }

  /** The program that runs the solution. */
  String interpreter() {
    return switch (language) {
      case PYTHON -> python;
      case JAVASCRIPT -> "node";
    };
  }

  private List<String> command(String script) {
    return switch (language) {
      case PYTHON -> List.of(interpreter(), "-I", "-X", "utf8", "-c", script);
      case JAVASCRIPT -> List.of(interpreter(), "-e", script);
    };
  }

  /** Whether the interpreter is on this machine. */
  boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder(interpreter(), "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether values need only be compared, so that the samples can be judged here. */
  static boolean canJudge(JsonNode puzzle) {
    return puzzle.hasNonNull("comparison");
  }

  /**
   * What a sample has shown.
   *
   * @param index of the sample, from 1
   * @param shown what differs, or what went wrong; empty if the sample passed
   */
  record Result(int index, boolean passed, String shown) {}

  /** A line of the script; without a value the sample has failed. */
  private record Line(@Nullable PyValue value, String shown) {}

  /**
   * Runs all samples. What the solution prints goes to this process' standard error.
   *
   * @param file of the source; a program runs from the file
   * @param puzzle that {@link #canJudge} accepts
   * @throws IllegalStateException if there is no such interpreter, or it ends before all samples
   *     are done
   */
  List<Result> run(Path file, SourceCode source, JsonNode puzzle)
      throws IOException, InterruptedException {
    Comparison comparison = Codec.fromJson(puzzle.path("comparison").toString(), Comparison.class);
    ObjectNode task = JSON.createObjectNode();
    task.put("file", file.toString());
    task.put("source", source.text());
    task.put("elements", comparison instanceof Comparison.Elements);
    task.set("function", puzzle.path("function"));
    task.set("kind", puzzle.path("kind"));
    task.set("samples", puzzle.path("samples"));
    Process process = start();
    try (OutputStream to = process.getOutputStream()) {
      JSON.writeValue(to, task);
    }
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    int status = process.waitFor();
    JsonNode samples = puzzle.path("samples");
    if (status != 0 || lines.size() != samples.size()) {
      throw new IllegalStateException(
          "%s ended with status %d after %d of %d samples"
              .formatted(interpreter(), status, lines.size(), samples.size()));
    }
    List<Result> results = new ArrayList<>();
    for (String line : lines) {
      PyValue answer =
          LanguageValues.answer(
              language, TaggedJson.read(samples.path(results.size()).path("answer")));
      Line ran = Codec.fromJson(line, Line.class);
      boolean passed = ran.value() != null && comparison.accepts(answer, ran.value());
      String shown = passed ? "" : shown(comparison, answer, ran);
      results.add(new Result(results.size() + 1, passed, shown));
    }
    return results;
  }

  private static String shown(Comparison comparison, PyValue answer, Line ran) {
    return answer instanceof PyValue.Str(String expected)
            && ran.value() instanceof PyValue.Str(String output)
            && comparison instanceof Comparison.Tokens
        ? OutputDifference.describe(comparison, expected, output)
        : ran.shown();
  }

  private Process start() throws IOException {
    String name = "/play/" + language.file("run_samples");
    try (InputStream script = LocalRun.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
      return new ProcessBuilder(command(text))
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "there is no " + interpreter() + " here; name another with --python, or use 'check'", e);
    }
  }
}
