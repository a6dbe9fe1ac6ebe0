package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Runs the samples of a puzzle with a Python of this machine. Only the server's verdict counts:
 * here nothing limits the program, and values are compared with {@code ==}.
 */
final class LocalRun {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = "/play/run_samples.py";

  private final String python;

  /**
   * @param python the name or the path of an interpreter
   */
  LocalRun(String python) {
    this.python = python;
  }

  /**
   * Runs all samples. What the solution prints goes to this process' standard error.
   *
   * @param file for tracebacks
   * @return for each sample {@code {index, passed, shown}}, where shown says what differs
   * @throws IllegalStateException if there is no such Python, or it ends before all samples are
   *     done
   */
  List<JsonNode> run(Path file, String source, JsonNode puzzle)
      throws IOException, InterruptedException {
    ObjectNode task = JSON.createObjectNode();
    task.put("file", file.toString());
    task.put("source", source);
    task.set("function", puzzle.path("function"));
    task.set("kind", puzzle.path("kind"));
    task.set("samples", puzzle.path("samples"));
    Process process = start();
    try (OutputStream to = process.getOutputStream()) {
      JSON.writeValue(to, task);
    }
    List<JsonNode> results = new ArrayList<>();
    for (String line :
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList()) {
      results.add(JSON.readTree(line));
    }
    int status = process.waitFor();
    if (status != 0 || results.size() != puzzle.path("samples").size()) {
      throw new IllegalStateException(
          python + " ended with " + status + " after " + results.size() + " samples");
    }
    return results;
  }

  private Process start() throws IOException {
    try (InputStream script = LocalRun.class.getResourceAsStream(SCRIPT)) {
      String text =
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
      return new ProcessBuilder(python, "-c", text)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "there is no " + python + " here; name another with --python, or use 'check'", e);
    }
  }
}
