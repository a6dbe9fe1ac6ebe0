package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows a judged submission. */
final class Verdicts {
  private Verdicts() {}

  /** Prints the verdict with its reason; returns the exit status. */
  public static int show(JsonNode judged, PlayOutput output) {
    String verdict = judged.path("verdict").asText();
    JsonNode cases = judged.path("cases");
    String line =
        cases.isObject()
            ? "%s: %d of %d tests passed"
                .formatted(verdict, cases.path("passed").asInt(), cases.path("total").asInt())
            : verdict;
    boolean accepted = verdict.equals("ACCEPTED");
    if (accepted) {
      output.good(line);
      output.say(usage(judged));
    } else {
      output.bad(line);
      output.say(judged.path("message").asText());
      failure(judged.path("failure"), output);
    }
    if (judged.path("output").isTextual() && !judged.path("output").asText().isEmpty()) {
      output.say("your output:");
      output.say(judged.path("output").asText().stripTrailing());
    }
    output.result(judged);
    return accepted ? PlayOutput.WELL : PlayOutput.NOT_ACCEPTED;
  }

  private static String usage(JsonNode judged) {
    JsonNode usage = judged.path("usage");
    String used =
        "%d steps, %d ms".formatted(usage.path("steps").asLong(), usage.path("cpuMillis").asLong());
    int points = judged.path("points").asInt();
    return points > 0 ? used + ", " + points + " points" : used;
  }

  private static void failure(JsonNode failure, PlayOutput output) {
    for (String field : new String[] {"input", "expected", "actual"}) {
      if (failure.hasNonNull(field)) {
        output.say("%-9s %s".formatted(field + ":", failure.path(field)));
      }
    }
    if (failure.path("traceback").isTextual()) {
      output.say(failure.path("traceback").asText().stripTrailing());
    }
  }
}
