package io.arbiter.core.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.arbiter.core.judging.Reason;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plain Python values in JSON. Values that JSON lacks have a tag: {@code {"$tuple": […]}}, {@code
 * {"$set": […]}}, {@code {"$frozenset": […]}}, {@code {"$dict": [[k, v], …]}}, {@code {"$bytes":
 * "hex"}}, {@code {"$float": "nan|inf|-inf"}}, {@code {"$complex": [re, im]}}. A dict is a JSON
 * object if all its keys are strings that neither begin with {@code $} nor hold lone surrogates.
 */
public final class TaggedJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

  private TaggedJson() {}

  /** A Jackson module that reads and writes {@link PyValue}, {@link Comparison}, {@link Reason}. */
  public static SimpleModule module() {
    return new SimpleModule("tagged-json")
        .addSerializer(new StdDelegatingSerializer(PyValue.class, new ToTree()))
        .addDeserializer(PyValue.class, new Deserializer())
        .setMixInAnnotation(Comparison.class, ComparisonNames.class)
        .setMixInAnnotation(Reason.class, ReasonCodes.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "compare")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Comparison.Exact.class, name = "exact"),
    @JsonSubTypes.Type(value = Comparison.Json.class, name = "json"),
    @JsonSubTypes.Type(value = Comparison.Unordered.class, name = "unordered"),
    @JsonSubTypes.Type(value = Comparison.Elements.class, name = "list"),
    @JsonSubTypes.Type(value = Comparison.Checker.class, name = "checker"),
    @JsonSubTypes.Type(value = Comparison.Tolerance.class, name = "float"),
    @JsonSubTypes.Type(value = Comparison.Tokens.class, name = "tokens")
  })
  private interface ComparisonNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "code")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Reason.Limit.class, name = "LIMIT"),
    @JsonSubTypes.Type(value = Reason.Value.class, name = "VALUE"),
    @JsonSubTypes.Type(value = Reason.Type.class, name = "TYPE"),
    @JsonSubTypes.Type(value = Reason.Refused.class, name = "REFUSED"),
    @JsonSubTypes.Type(value = Reason.Output.class, name = "OUTPUT"),
    @JsonSubTypes.Type(value = Reason.NotPlain.class, name = "NOT_PLAIN"),
    @JsonSubTypes.Type(value = Reason.Denied.class, name = "DENIED"),
    @JsonSubTypes.Type(value = Reason.NoLimitsLeft.class, name = "NO_LIMITS_LEFT"),
    @JsonSubTypes.Type(value = Reason.Stopped.class, name = "STOPPED")
  })
  private interface ReasonCodes {}

  /**
   * Reads a tagged value.
   *
   * @throws IllegalArgumentException if a tag is unknown or its content is wrong; the message says
   *     what is wrong
   */
  public static PyValue read(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> new PyValue.None();
      case BOOLEAN -> new PyValue.Bool(node.booleanValue());
      case NUMBER ->
          node.isIntegralNumber()
              ? new PyValue.Int(node.bigIntegerValue())
              : new PyValue.Real(node.doubleValue());
      case STRING -> new PyValue.Str(node.textValue());
      case ARRAY -> new PyValue.Items(readAll(node));
      case OBJECT -> readObject(node);
      case BINARY, POJO -> throw new IllegalArgumentException("no JSON value");
    };
  }

  private static PyValue readObject(JsonNode node) {
    if (node.size() == 1) {
      String name = node.fieldNames().next();
      if (name.startsWith("$")) {
        return readTagged(name, node.get(name));
      }
    }
    List<PyValue.Entry> entries = new ArrayList<>();
    node.properties()
        .forEach(
            e -> entries.add(new PyValue.Entry(new PyValue.Str(e.getKey()), read(e.getValue()))));
    return new PyValue.Dict(entries);
  }

  private static PyValue readTagged(String tag, JsonNode content) {
    return switch (tag) {
      case "$tuple" -> new PyValue.Tuple(readAll(array(tag, content)));
      case "$set" -> new PyValue.Set(readAll(array(tag, content)), false);
      case "$frozenset" -> new PyValue.Set(readAll(array(tag, content)), true);
      case "$dict" -> readDict(array(tag, content));
      case "$bytes" -> readBytes(content);
      case "$float" -> new PyValue.Real(readFloat(content.asText()));
      case "$complex" -> readComplex(array(tag, content));
      default -> throw new IllegalArgumentException("unknown tag " + tag);
    };
  }

  private static PyValue readDict(JsonNode content) {
    List<PyValue.Entry> entries = new ArrayList<>();
    for (JsonNode pair : content) {
      if (!pair.isArray() || pair.size() != 2) {
        throw new IllegalArgumentException("$dict holds [key, value] pairs, not " + pair);
      }
      entries.add(new PyValue.Entry(read(pair.get(0)), read(pair.get(1))));
    }
    return new PyValue.Dict(entries);
  }

  private static PyValue readBytes(JsonNode content) {
    byte[] bytes = HexFormat.of().parseHex(content.asText());
    return new PyValue.Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static PyValue readComplex(JsonNode content) {
    if (content.size() != 2) {
      throw new IllegalArgumentException("$complex holds [re, im], not " + content);
    }
    return new PyValue.Complex(number(content.get(0)), number(content.get(1)));
  }

  private static double number(JsonNode node) {
    return switch (read(node)) {
      case PyValue.Real(double d) -> d;
      case PyValue.Int(var i) -> i.doubleValue();
      default -> throw new IllegalArgumentException("no number: " + node);
    };
  }

  private static double readFloat(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> throw new IllegalArgumentException("$float is nan, inf or -inf, not " + text);
    };
  }

  private static JsonNode array(String tag, JsonNode content) {
    if (!content.isArray()) {
      throw new IllegalArgumentException(tag + " holds a list, not " + content);
    }
    return content;
  }

  private static List<PyValue> readAll(JsonNode array) {
    List<PyValue> items = new ArrayList<>(array.size());
    array.forEach(item -> items.add(read(item)));
    return items;
  }

  /** Writes a value as a JSON tree. */
  public static JsonNode write(PyValue value) {
    return switch (value) {
      case PyValue.None _ -> JSON.nullNode();
      case PyValue.Bool(boolean b) -> JSON.booleanNode(b);
      case PyValue.Int(var i) -> JSON.numberNode(i);
      case PyValue.Real(double d) -> real(d);
      case PyValue.Complex(double re, double im) ->
          tagged("$complex", JSON.arrayNode().add(real(re)).add(real(im)));
      case PyValue.Str(String text) -> JSON.textNode(text);
      case PyValue.Bytes(String latin1) ->
          tagged(
              "$bytes",
              JSON.textNode(
                  HexFormat.of().formatHex(latin1.getBytes(StandardCharsets.ISO_8859_1))));
      case PyValue.Items(List<PyValue> items) -> array(items);
      case PyValue.Tuple(List<PyValue> items) -> tagged("$tuple", array(items));
      case PyValue.Set(List<PyValue> items, boolean frozen) ->
          tagged(frozen ? "$frozenset" : "$set", array(items));
      case PyValue.Dict(List<PyValue.Entry> entries) -> dict(entries);
    };
  }

  private static JsonNode dict(List<PyValue.Entry> entries) {
    boolean plain =
        entries.stream()
            .allMatch(e -> e.key() instanceof PyValue.Str(String key) && isFieldName(key));
    if (plain) {
      ObjectNode object = JSON.objectNode();
      entries.forEach(e -> object.set(((PyValue.Str) e.key()).value(), write(e.value())));
      return object;
    }
    var pairs = JSON.arrayNode();
    entries.forEach(e -> pairs.add(JSON.arrayNode().add(write(e.key())).add(write(e.value()))));
    return tagged("$dict", pairs);
  }

  /**
   * Whether a key can be a field name: not a tag, and without lone surrogates, which parsers
   * refuse.
   */
  private static boolean isFieldName(String key) {
    return !key.startsWith("$") && StandardCharsets.UTF_8.newEncoder().canEncode(key);
  }

  private static JsonNode real(double d) {
    if (Double.isFinite(d)) {
      return JSON.numberNode(d);
    }
    return tagged("$float", JSON.textNode(Double.isNaN(d) ? "nan" : d > 0 ? "inf" : "-inf"));
  }

  private static JsonNode array(List<PyValue> items) {
    var array = JSON.arrayNode(items.size());
    items.forEach(item -> array.add(write(item)));
    return array;
  }

  private static ObjectNode tagged(String tag, JsonNode content) {
    return JSON.objectNode().set(tag, content);
  }

  private static final class ToTree extends StdConverter<PyValue, JsonNode> {
    @Override
    public JsonNode convert(PyValue value) {
      return write(value);
    }
  }

  private static final class Deserializer extends StdDeserializer<PyValue> {
    private static final long serialVersionUID = 1L;

    Deserializer() {
      super(PyValue.class);
    }

    @Override
    public PyValue deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode tree = parser.readValueAsTree();
      try {
        return read(tree);
      } catch (IllegalArgumentException e) {
        return (PyValue)
            context.handleWeirdNativeValue(context.constructType(PyValue.class), tree, parser);
      }
    }

    /** JSON's null is Python's None, at any depth. */
    @Override
    public PyValue getNullValue(DeserializationContext context) {
      return new PyValue.None();
    }

    /** A missing field is Java's null, not Python's None. */
    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }
}
