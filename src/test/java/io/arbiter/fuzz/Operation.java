package io.arbiter.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An operation of the service's description.
 *
 * @param bodies the schemas of the request's body by content type; empty without a body
 * @param responses the described answers by status; {@code default} stands for all others
 */
record Operation(
    String method,
    String path,
    List<Parameter> parameters,
    Map<String, JsonNode> bodies,
    JsonNode responses) {
  /**
   * @param in path, query or header
   */
  record Parameter(String name, String in, JsonNode schema) {}

  /** Whether the answer needs a worker, which reads the files of a bundle or of a mission. */
  boolean waitsForWorker() {
    return toString().equals("PUT /api/author/puzzles/{slug}")
        || path.equals("/api/author/checks")
        || path.startsWith("/api/author/imports/");
  }

  /** All operations of an OpenAPI document. */
  static List<Operation> of(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        operations.add(read(operation.getKey(), path.getKey(), operation.getValue()));
      }
    }
    return operations;
  }

  private static Operation read(String method, String path, JsonNode described) {
    List<Parameter> parameters =
        described
            .path("parameters")
            .valueStream()
            .map(
                one ->
                    new Parameter(
                        one.path("name").asText(), one.path("in").asText(), one.path("schema")))
            .toList();
    Map<String, JsonNode> bodies = new TreeMap<>();
    described
        .path("requestBody")
        .path("content")
        .properties()
        .forEach(content -> bodies.put(content.getKey(), content.getValue().path("schema")));
    return new Operation(
        method.toUpperCase(Locale.ROOT), path, parameters, bodies, described.path("responses"));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
