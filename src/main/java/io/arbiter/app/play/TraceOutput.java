package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Prints the steps of a run, a line for each. */
final class TraceOutput {
  private static final String INDENT = "  ";

  private final List<String> lines;
  private final PlayOutput output;

  TraceOutput(String source, PlayOutput output) {
    this.lines = source.lines().toList();
    this.output = output;
  }

  /** Prints the steps of a judged run, and its result; returns the exit code. */
  int show(JsonNode judged, JsonNode trace) {
    JsonNode result = judged.path("results").path(0);
    trace.path("steps").forEach(this::say);
    if (trace.path("truncated").asBoolean()) {
      output.say("… the code went on; no more steps are recorded");
    }
    if (result.path("output").asText().isEmpty()) {
      output.say("printed nothing");
    } else {
      output.say("printed:");
      output.say(result.path("output").asText().stripTrailing());
    }
    output.result(trace);
    if (result.hasNonNull("error")) {
      output.bad(result.path("error").path("message").asText());
      return PlayOutput.NOT_ACCEPTED;
    }
    output.good("returned " + result.path("actual"));
    return PlayOutput.WELL;
  }

  private void say(JsonNode step) {
    List<String> changes = new ArrayList<>();
    step.path("outer").forEach(frame -> add(frame, changes));
    add(step.path("changed"), changes);
    int line = step.path("line").asInt();
    String indent = INDENT.repeat(Math.min(20, step.path("depth").asInt() - 1));
    String shown =
        switch (step.path("event").asText()) {
          case "return" -> indent + "return " + step.path("text").asText();
          case "exception" -> indent + "raise " + step.path("text").asText();
          default -> indent + (line < 1 || line > lines.size() ? "" : lines.get(line - 1).strip());
        };
    if (!changes.isEmpty()) {
      output.say("%5s %s".formatted("", indent + "  # " + String.join(", ", changes)));
    }
    output.say("%5d %s".formatted(line, shown));
  }

  private static void add(JsonNode changed, List<String> changes) {
    changed.forEachEntry(
        (name, value) ->
            changes.add(value.isNull() ? "del " + name : name + " = " + value.asText()));
  }
}
