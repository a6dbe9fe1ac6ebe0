package io.arbiter.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.arbiter.core.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Compares answers with the service's description of them, and looks for secrets in them. */
final class AnswerCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the HTTP server answers by itself when a request is not correct HTTP. */
  private static final List<Integer> BELOW_THE_SERVICE = List.of(400, 413, 414, 431, 501, 505);

  private static final String ZIP = "application/zip";

  private final JsonNode document;
  private final List<String> secrets;
  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final Map<JsonNode, JsonSchema> schemas = new HashMap<>();

  /**
   * @param secrets texts of other players, which no answer may have
   */
  AnswerCheck(JsonNode document, List<String> secrets) {
    this.document = document;
    this.secrets = secrets;
  }

  /** What is wrong with an answer; empty when nothing is. */
  Optional<String> fault(Operation operation, RawRequest request, RawClient.Answer answer) {
    String text = answer.text();
    String whole = answer.type().equals(ZIP) ? unpacked(answer.body()) : text;
    Optional<String> secret = secrets.stream().filter(whole::contains).findFirst();
    if (secret.isPresent()) {
      return Optional.of("tells a secret of another player: " + secret.get());
    }
    boolean busy =
        answer.status() == 503
            && operation.waitsForWorker()
            && answer.headers().containsKey("retry-after");
    if (answer.status() >= 500 && answer.status() != 501 && answer.status() != 505 && !busy) {
      return Optional.of("status " + answer.status() + " " + shortened(text));
    }
    if (text.contains("io.arbiter.") || text.contains("\tat ")) {
      return Optional.of("names a class: " + shortened(text));
    }
    if (answer.body().length == 0) {
      return emptyFault(operation, request, answer);
    }
    if (!request.regular() || !request.method().equals(operation.method())) {
      // The answer may be that of another operation, or of the HTTP server.
      return Optional.empty();
    }
    return bodyFault(operation, answer);
  }

  /** The names and contents of a zip's files, as far as it can be read. */
  private static String unpacked(byte[] zip) {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        String content = new String(files.readAllBytes(), StandardCharsets.UTF_8);
        all.append(file.getName()).append('\n').append(content).append('\n');
      }
    } catch (IOException e) {
      all.append(e);
    }
    return all.toString();
  }

  private Optional<String> emptyFault(
      Operation operation, RawRequest request, RawClient.Answer answer) {
    JsonNode response = operation.responses().path(Integer.toString(answer.status()));
    boolean fine =
        response.isObject() && response.path("content").isEmpty()
            || answer.status() == 304
            || BELOW_THE_SERVICE.contains(answer.status())
            || !request.regular()
            || !request.method().equals(operation.method())
            || answer.type().equals("text/event-stream");
    return fine ? Optional.empty() : Optional.of("status " + answer.status() + " without a body");
  }

  private Optional<String> bodyFault(Operation operation, RawClient.Answer answer) {
    JsonNode responses = operation.responses();
    JsonNode response = responses.path(Integer.toString(answer.status()));
    if (response.isMissingNode()) {
      if (answer.status() < 400) {
        return Optional.of("status " + answer.status() + " is not described");
      }
      response = responses.path("default");
    }
    String type = answer.type();
    if (answer.status() >= 400 && !type.equals(Problem.MEDIA_TYPE)) {
      return Optional.of("status " + answer.status() + " is no problem document: " + type);
    }
    JsonNode content = resolved(response).path("content");
    JsonNode media =
        content.has(type) ? content.path(type) : content.path(type.replaceFirst("/.*", "/*"));
    if (media.isMissingNode()) {
      return Optional.of("status " + answer.status() + " with " + type + " is not described");
    }
    return type.endsWith("json") ? jsonFault(media.path("schema"), answer) : Optional.empty();
  }

  private JsonNode resolved(JsonNode response) {
    String reference = response.path("$ref").asText();
    return reference.isEmpty() ? response : document.at(reference.substring(1));
  }

  private Optional<String> jsonFault(JsonNode schema, RawClient.Answer answer) {
    JsonNode body;
    try {
      body = JSON.readTree(answer.body());
    } catch (IOException e) {
      return Optional.of("is not JSON: " + shortened(answer.text()));
    }
    String messages =
        schemas.computeIfAbsent(schema, this::compile).validate(body).stream()
            .limit(3)
            .map(Object::toString)
            .collect(Collectors.joining("; "));
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of("status " + answer.status() + " differs from its schema: " + messages);
  }

  private JsonSchema compile(JsonNode schema) {
    ObjectNode root = JSON.createObjectNode();
    root.set("components", document.path("components"));
    root.putArray("allOf").add(schema);
    return factory.getSchema(root);
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(300, text.length()));
  }
}
