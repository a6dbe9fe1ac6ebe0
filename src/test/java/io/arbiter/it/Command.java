package io.arbiter.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command of the launcher that has ended, with what it said. */
public record Command(int status, String output) {
  /** Runs {@code ./arbiter words…} in a folder. */
  public static Command run(Path folder, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> line =
        Stream.concat(Stream.of(Path.of("arbiter").toAbsolutePath().toString()), Stream.of(words))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true);
    builder.environment().put("JDK_JAVA_OPTIONS", Instance.CHEAP);
    builder.environment().put("ARBITER_PASSWORD", Client.PASSWORD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Command(process.waitFor(), output.replaceFirst("(?m)^NOTE: Picked up .*\n", ""));
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(output);
  }
}
