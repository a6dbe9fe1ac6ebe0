package io.arbiter.fuzz;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes requests for an operation: valid ones, nearly valid ones and absurd ones. */
final class RequestMaker {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final List<String> METHODS =
      List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json; charset=utf-16",
          "application/zip",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "text/plain",
          "application/x-www-form-urlencoded",
          "*/*",
          "x",
          "/");

  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "Accept", List.of("application/zip", "image/png", "x", "text/event-stream", "*/*;q=9"),
          "Accept-Encoding", List.of("identity", "br, *;q=0", "x"),
          "Content-Encoding", List.of("gzip", "deflate", "x"),
          "Idempotency-Key", List.of("", "k", "k".repeat(256), "\u00ff"),
          "Last-Event-ID", List.of("-1", "99999999999999999999", "x", "2"),
          "If-None-Match", List.of("*", "\"x\"", "W/", "\""),
          "X-Request-Id", List.of("x\ty", "a".repeat(65), "{}"),
          "Range", List.of("bytes=0-", "bytes=9-1"),
          "Cookie", List.of("a=b;=;", "quarkus-credential=x"),
          "Authorization",
              List.of("Bearer", "Bearer x.y.z", "Basic YTpi", "Bearer " + "a".repeat(9_000)));

  private final Random random;
  private final Values values;
  private final ArchiveFuzz archives;

  RequestMaker(Random random, Values values) {
    this.random = random;
    this.values = values;
    this.archives = new ArchiveFuzz(random);
  }

  private enum Mood {
    VALID,
    NEARLY,
    ABSURD
  }

  private Mood mood() {
    int draw = random.nextInt(10);
    return draw < 4 ? Mood.VALID : draw < 7 ? Mood.NEARLY : Mood.ABSURD;
  }

  /**
   * A request.
   *
   * @param token of the caller; empty for nobody
   */
  RawRequest make(Operation operation, String token) {
    Mood mood = mood();
    Map<String, String> headers = new TreeMap<>();
    if (!token.isEmpty()) {
      headers.put("Authorization", "Bearer " + token);
    }
    StringBuilder target = new StringBuilder(operation.path());
    List<String> query = new ArrayList<>();
    for (Operation.Parameter parameter : operation.parameters()) {
      place(parameter, mood, target, query, headers);
    }
    if (mood == Mood.ABSURD && random.nextInt(3) == 0) {
      query.add(encoded(values.absurdText()) + "=" + encoded(values.absurdText()));
    }
    if (!query.isEmpty()) {
      target.append('?').append(String.join("&", query));
    }
    byte[] body = body(operation, mood, headers);
    String method = operation.method();
    boolean regular = true;
    if (mood == Mood.ABSURD) {
      method = random.nextInt(4) == 0 ? values.pick(METHODS) : method;
      if (random.nextInt(2) == 0) {
        String name = values.pick(HEADERS.keySet().stream().sorted().toList());
        headers.put(name, values.pick(HEADERS.get(name)));
      }
      if (random.nextInt(8) == 0) {
        target.append(
            values.pick(List.of("/", "/x", "%", "%zz", "//", ";a=b", "#", "\u00ff", "?")));
        regular = false;
      }
    }
    return new RawRequest(method, target.toString(), headers, body, regular);
  }

  private void place(
      Operation.Parameter parameter,
      Mood mood,
      StringBuilder target,
      List<String> query,
      Map<String, String> headers) {
    boolean strange =
        mood == Mood.ABSURD && random.nextInt(2) == 0
            || mood == Mood.NEARLY && random.nextInt(4) == 0;
    String value =
        strange
            ? values.absurdText()
            : values.valid(parameter.name(), parameter.schema(), 0).asText();
    switch (parameter.in()) {
      case "path" -> {
        String place = "{" + parameter.name() + "}";
        int at = target.indexOf(place);
        // An empty part of a path would be another address.
        target.replace(at, at + place.length(), encoded(value.isEmpty() ? "-" : value));
      }
      case "query" -> {
        if (random.nextBoolean()) {
          query.add(parameter.name() + "=" + encoded(value));
        }
      }
      default -> {
        if (random.nextInt(3) == 0) {
          headers.put(parameter.name(), value.replaceAll("[^ -~]", "?"));
        }
      }
    }
  }

  /** Encodes every unit that is not a letter or a digit, lone surrogates included. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    text.codePoints()
        .limit(2_700)
        .forEach(
            point -> {
              if (Character.isLetterOrDigit(point) && point < 128 || "-_.~".indexOf(point) >= 0) {
                encoded.append((char) point);
              } else {
                for (byte one : bytes(point)) {
                  encoded.append("%%%02X".formatted(one & 0xFF));
                }
              }
            });
    return encoded.substring(0, Math.min(encoded.length(), 2_700));
  }

  /** UTF-8, with the three bytes that a surrogate would have. */
  private static byte[] bytes(int point) {
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return surrogate
        ? new byte[] {(byte) 0xED, (byte) (0x80 | point >> 6 & 0x3F), (byte) (0x80 | point & 0x3F)}
        : Character.toString(point).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] body(Operation operation, Mood mood, Map<String, String> headers) {
    if (operation.bodies().isEmpty()) {
      return mood == Mood.ABSURD && random.nextBoolean() ? json(values.absurd(0)) : new byte[0];
    }
    String type = values.pick(List.copyOf(operation.bodies().keySet()));
    headers.put("Content-Type", type.startsWith("multipart") ? type + "; boundary=x" : type);
    if (mood == Mood.ABSURD && random.nextInt(4) == 0) {
      headers.put("Content-Type", values.pick(TYPES));
    }
    byte[] body =
        switch (type) {
          case "application/zip" -> archives.next();
          case "multipart/form-data" -> form();
          default -> json(document(operation.bodies().get(type), mood));
        };
    return mood == Mood.ABSURD ? damaged(body) : body;
  }

  private JsonNode document(JsonNode schema, Mood mood) {
    if (schema.path("format").asText().equals("binary")) {
      return JSON.valueToTree(Map.of("files", Map.of("puzzle.yaml", values.absurdText())));
    }
    JsonNode valid = values.valid("body", schema, 0);
    if (mood == Mood.NEARLY && valid instanceof ObjectNode object) {
      values.spoil(object);
    }
    return mood == Mood.ABSURD && random.nextInt(3) == 0 ? values.absurd(0) : valid;
  }

  private byte[] form() {
    String part = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n";
    byte[] start = part.formatted("mission\"; filename=\"m.zip").getBytes(StandardCharsets.UTF_8);
    byte[] end =
        ("\r\n" + part.formatted("slug") + values.absurdText() + "\r\n--x--\r\n")
            .getBytes(StandardCharsets.UTF_8);
    return joined(start, archives.next(), end);
  }

  private byte[] damaged(byte[] body) {
    return switch (random.nextInt(6)) {
      case 0 -> {
        String deep = "[".repeat(1 + random.nextInt(20_000));
        yield ("{\"source\": " + deep).getBytes(StandardCharsets.US_ASCII);
      }
      case 1 -> ArchiveFuzz.mutated(body, random);
      case 2 -> joined(body, new byte[] {(byte) 0xC0, (byte) 0x80}, body);
      case 3 ->
          ("{\"source\": \"" + "#".repeat(random.nextInt(200_000)) + "\"}")
              .getBytes(StandardCharsets.US_ASCII);
      case 4 -> new byte[0];
      default -> body;
    };
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] json(JsonNode value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
