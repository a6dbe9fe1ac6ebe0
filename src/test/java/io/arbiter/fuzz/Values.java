package io.arbiter.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values for schemas: those that a client would send, and those that no client would send. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int KEPT = 300;
  private static final int DEEPEST = 6;

  /** Texts that programs often treat wrongly. */
  private static final List<String> ABSURD =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\ud800",
          "x\udfff\ud800y",
          "\uffff",
          "\u202eabc",
          "e\u0301\u0301\u0301",
          "\ud83d\ude00".repeat(40),
          "İıſK",
          "\r\nSet-Cookie: a=b",
          "../../../../etc/passwd",
          "..%2f..%2fetc",
          "';drop table player;--",
          "\\",
          "%",
          "%%%_",
          "${jndi:ldap://x}",
          "<script>alert(1)</script>",
          "null",
          "true",
          "-1",
          "0",
          "1e999",
          "NaN",
          "9".repeat(400),
          "2147483648",
          "-9223372036854775809",
          "9999-99",
          "2026-W54",
          "00000000-0000-0000-0000-000000000000",
          "a".repeat(3_000),
          "é".repeat(33),
          "def f(:\n" + " ".repeat(500),
          "x = 1\n".repeat(200));

  private static final String KNOWN =
      """
      period: all month week 2026-01 2026-W05
      by: steps time size points
      difficulty: elementary simple
      tag: loops strings
      solved: true false
      sort: votes newest
      lang: en ru
      verdict: ACCEPTED WRONG_ANSWER
      category: clear creative speedy
      limit: 1 20 100
      radius: 0 5 50
      threshold: 0.5 0.8 1
      from: 1 10
      roles: player author
      """;

  private final Random random;
  private final JsonNode document;
  private final Map<String, List<String>> known = new HashMap<>();

  Values(Random random, JsonNode document) {
    this.random = random;
    this.document = document;
    KNOWN.lines().map(line -> line.split(": ")).forEach(line -> know(line[0], line[1].split(" ")));
    know("source", "x = 1", "def checkio(n):\n    return 1", "print(input())", "def f(:");
    know("stdin", "1 2", "");
  }

  /** Adds values that a field or parameter may have. */
  void know(String name, String... values) {
    List<String> all = known.computeIfAbsent(name, key -> new ArrayList<>());
    for (String value : values) {
      if (!all.contains(value)) {
        all.add(value);
        if (all.size() > KEPT) {
          all.remove(random.nextInt(all.size()));
        }
      }
    }
  }

  /** Keeps the ids, names and slugs of an answer for later requests. */
  void learn(JsonNode answer) {
    if (answer.isArray()) {
      answer.forEach(this::learn);
    }
    for (var field : answer.properties()) {
      JsonNode value = field.getValue();
      if (value.isTextual()) {
        switch (field.getKey()) {
          case "id", "submission" -> know("id", value.asText());
          case "slug", "puzzle" -> know("slug", value.asText());
          case "next" -> know("after", value.asText());
          case "player" -> know("name", value.asText());
          case "code" -> know("code", value.asText());
          default -> {
            // Not an address of anything.
          }
        }
      }
      learn(value);
    }
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A text that a field or parameter of this name may have. */
  String text(String name) {
    String key =
        switch (name) {
          case "other", "assignment", "submission", "class" -> "id";
          case "puzzle" -> "slug";
          case "player" -> "name";
          default -> name;
        };
    List<String> values = known.get(key);
    return values == null ? "fuzz" + random.nextInt(1_000) : pick(values);
  }

  String absurdText() {
    return switch (random.nextInt(8)) {
      case 0 -> String.valueOf((char) random.nextInt(0x10000)).repeat(1 + random.nextInt(40));
      case 1 -> new UUID(random.nextLong(), random.nextLong()).toString();
      case 2 -> text("id") + pick(ABSURD);
      default -> pick(ABSURD);
    };
  }

  /** A value that the schema allows. */
  JsonNode valid(String name, JsonNode described, int depth) {
    JsonNode schema = resolved(described);
    if (schema.path("enum").size() > 0) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> {
        ArrayNode items = JSON.arrayNode();
        int size = depth > DEEPEST ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < size; i++) {
          items.add(valid(name, schema.path("items"), depth + 1));
        }
        yield items;
      }
      case "integer" -> JSON.numberNode(1 + random.nextInt(2));
      case "number" -> JSON.numberNode(random.nextDouble());
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> JSON.textNode(text(schema.path("format").asText().equals("uuid") ? "id" : name));
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    List<String> required = schema.path("required").valueStream().map(JsonNode::asText).toList();
    for (var property : schema.path("properties").properties()) {
      boolean present = required.contains(property.getKey()) || random.nextInt(3) > 0;
      if (present && depth <= DEEPEST) {
        object.set(property.getKey(), valid(property.getKey(), property.getValue(), depth + 1));
      }
    }
    return object;
  }

  /** The schema itself, or the schema to which it refers. */
  private JsonNode resolved(JsonNode schema) {
    JsonNode target = schema;
    for (JsonNode choice : schema.path("anyOf")) {
      target = choice.has("$ref") ? choice : target;
    }
    String reference = target.path("$ref").asText();
    return reference.isEmpty() ? target : resolved(document.at(reference.substring(1)));
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(0).asText() : type.asText("string");
  }

  /** A value of any type. */
  JsonNode absurd(int depth) {
    return switch (random.nextInt(depth > DEEPEST ? 7 : 10)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(pick(List.of(-1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE)));
      case 3 -> JSON.numberNode(BigInteger.TEN.pow(random.nextInt(300)).negate());
      case 4 -> JSON.numberNode(pick(List.of(1e308, -0.0, 0.1, 5e-324)));
      case 5, 6 -> JSON.textNode(absurdText());
      case 7, 8 -> {
        ArrayNode items = JSON.arrayNode();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
          items.add(absurd(depth + 1));
        }
        yield items;
      }
      default -> {
        ObjectNode object = JSON.objectNode();
        object.set(absurdText(), absurd(depth + 1));
        object.set(text("name"), absurd(depth + 1));
        yield object;
      }
    };
  }

  /** Changes one place of an object, so that it is nearly valid. */
  void spoil(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(6) == 0) {
      object.set(absurdText(), absurd(0));
      return;
    }
    String name = pick(names);
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.putNull(name);
      case 2 -> object.set(name, JSON.arrayNode().add(object.get(name)));
      default -> {
        if (object.get(name) instanceof ObjectNode inner && random.nextBoolean()) {
          spoil(inner);
        } else {
          object.set(name, random.nextBoolean() ? JSON.textNode(absurdText()) : absurd(0));
        }
      }
    }
  }
}
