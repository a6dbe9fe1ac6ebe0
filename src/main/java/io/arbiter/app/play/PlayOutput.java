package io.arbiter.app.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.process.Terminal;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * Prints for a person or for a program. A person at a terminal gets colours and a bar; in a pipe
 * the same text has neither. A program gets one line of JSON for each result and nothing else.
 */
final class PlayOutput {
  /** The exit code when all was well. */
  static final int WELL = 0;

  /** The exit code when a solution was not accepted, or a file was not synchronised. */
  static final int NOT_ACCEPTED = 1;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BAR = 30;
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final boolean terminal;
  private boolean midLine;

  PlayOutput(CommandLine command, boolean json) {
    this(command.getOut(), command.getErr(), json);
  }

  PlayOutput(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.terminal = !json && Terminal.isThere() && System.getenv("NO_COLOR") == null;
  }

  /** A remark beside the results. */
  void note(String line) {
    endBar();
    err.println(line);
    err.flush();
  }

  /** A line for a person. */
  void say(String line) {
    if (!json) {
      endBar();
      out.println(line);
      out.flush();
    }
  }

  void good(String line) {
    say(terminal ? GREEN + line + PLAIN : line);
  }

  void bad(String line) {
    say(terminal ? RED + line + PLAIN : line);
  }

  /** A result for a program. */
  void result(Object value) {
    if (json) {
      try {
        out.println(JSON.writeValueAsString(value));
        out.flush();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** How many tests have passed, on a terminal only. */
  void progress(int passed, int total) {
    if (terminal) {
      String bar = "#".repeat(BAR * passed / Math.max(1, total));
      out.printf("\r[%-" + BAR + "s] %d of %d", bar, passed, total);
      out.flush();
      midLine = true;
    }
  }

  /** Shows a judged submission with the reason of its verdict; returns the exit code. */
  int verdict(JsonNode judged) {
    String verdict = judged.path("verdict").asText();
    JsonNode cases = judged.path("cases");
    String line =
        cases.isObject()
            ? "%s: %d of %d tests passed"
                .formatted(verdict, cases.path("passed").asInt(), cases.path("total").asInt())
            : verdict;
    boolean accepted = verdict.equals("ACCEPTED");
    if (accepted) {
      good(line);
      say(usage(judged));
    } else {
      bad(line);
      say(judged.path("message").asText());
      failure(judged.path("failure"));
    }
    String printed = judged.path("output").isTextual() ? judged.path("output").asText() : "";
    if (!printed.isEmpty()) {
      say("your output:");
      say(printed.stripTrailing());
    }
    result(judged);
    return accepted ? WELL : NOT_ACCEPTED;
  }

  private static String usage(JsonNode judged) {
    JsonNode usage = judged.path("usage");
    String used =
        "%d steps, %d ms".formatted(usage.path("steps").asLong(), usage.path("cpuMillis").asLong());
    int points = judged.path("points").asInt();
    return points > 0 ? used + ", " + points + " points" : used;
  }

  private void failure(JsonNode failure) {
    for (String field : List.of("input", "expected", "actual")) {
      if (failure.hasNonNull(field)) {
        say("%-9s %s".formatted(field + ":", failure.path(field)));
      }
    }
    if (failure.path("traceback").isTextual()) {
      say(failure.path("traceback").asText().stripTrailing());
    }
  }

  private void endBar() {
    if (midLine) {
      out.print("\r\u001b[K");
      midLine = false;
    }
  }
}
