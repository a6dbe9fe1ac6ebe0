package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.app.command.Checkout;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Solutions in JavaScript of tasks, and what Node alone says of them. The file of a task has its
 * right solution, and after each line that begins with {@code // wrong:} a wrong one.
 */
final class NodeYardstick {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WRONG = "\n(?=// wrong: )";
  private static final long SECONDS = 20;
  private static final BigInteger SAFE = BigInteger.TWO.pow(53);

  private NodeYardstick() {}

  /** The solutions of a task, the right one first; empty if there are none. */
  static List<String> sources(JsonNode task) throws IOException {
    String name = task.path("id").asText().replace('/', '-') + ".js";
    Path file = Checkout.resolve("src/bench/javascript").resolve(name);
    return Files.exists(file) ? Arrays.asList(Files.readString(file).split(WRONG)) : List.of();
  }

  /** How a solution ends: {@code accepted}, or the way of failing, as for CPython. */
  static String outcome(JsonNode task, String source) throws Exception {
    ObjectNode question = JSON.createObjectNode();
    question.put("source", source);
    question.set("function", task.path("function_name"));
    question.set("tests", exact(task.path("tests").deepCopy()));
    question.set("tolerance", JSON.valueToTree(tolerance(task)));
    String script = Checkout.resolve("src/bench/node.js").toString();
    Process node =
        new ProcessBuilder("node", script).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var stdin = node.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(question.toString());
    }
    if (!node.waitFor(SECONDS, TimeUnit.SECONDS)) {
      node.destroyForcibly();
      return "timeout";
    }
    return new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static Double tolerance(JsonNode task) {
    String compare = task.path("compare").asText();
    return compare.startsWith("{float:")
        ? Double.valueOf(compare.replaceAll("\\{float:|}", "").strip())
        : null;
  }

  /** Tags each integer that a number of JavaScript cannot hold; changes lists and objects. */
  private static JsonNode exact(JsonNode node) {
    if (node.isIntegralNumber() && node.bigIntegerValue().abs().compareTo(SAFE) > 0) {
      return JSON.createObjectNode().put("$int", node.asText());
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, exact(array.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(exact(entry.getValue())));
    }
    return node;
  }
}
