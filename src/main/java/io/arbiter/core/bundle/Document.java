package io.arbiter.core.bundle;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.json.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A mapping in YAML or JSON. Reports faults with their lines. */
final class Document {
  /** Category, test and key of the test; longer paths are never looked up. */
  private static final int DEPTH = 3;

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS).build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNumberLength(Codec.MAX_NUMBER_DIGITS).build());
  }

  private final String file;
  private final FaultList faults;
  private final JsonNode root;
  private final @Nullable LineIndex lines;

  private Document(String file, FaultList faults, JsonNode root, @Nullable LineIndex lines) {
    this.file = file;
    this.faults = faults;
    this.root = root;
    this.lines = lines;
  }

  /** Reads YAML. A null text is one that could not be read and was already reported. */
  static Document yaml(String file, @Nullable String text, FaultList faults) {
    return of(YAML, file, text, faults);
  }

  /** Reads JSON. A null text is one that could not be read and was already reported. */
  static Document json(String file, @Nullable String text, FaultList faults) {
    return of(JSON, file, text, faults);
  }

  private static Document of(
      ObjectMapper mapper, String file, @Nullable String text, FaultList faults) {
    Document unreadable = new Document(file, faults, JsonNodeFactory.instance.objectNode(), null);
    return text == null ? unreadable : unreadable.read(mapper, text);
  }

  private Document read(ObjectMapper mapper, String text) {
    LineIndex index =
        parse(
            mapper,
            text,
            parser ->
                LineIndex.of(parser, DEPTH, (message, line) -> faults.add(file, line, message)));
    JsonNode tree = index == null ? null : parse(mapper, text, parser -> tree(mapper, parser));
    if (index == null || tree == null) {
      return this;
    }
    if (!tree.isObject()) {
      faults.add(
          file, index.line(List.of()), tree.isMissingNode() ? "is empty" : "must be a mapping");
      return this;
    }
    return new Document(file, faults, tree, index);
  }

  /** The value of a text; a missing one if the text has none, as in an empty file. */
  private static JsonNode tree(ObjectMapper mapper, JsonParser parser) throws IOException {
    JsonNode tree = mapper.readTree(parser);
    return tree == null ? MissingNode.getInstance() : tree;
  }

  private interface Parse<T> {
    T from(JsonParser parser) throws IOException;
  }

  private <T> @Nullable T parse(ObjectMapper mapper, String text, Parse<T> parse) {
    try (JsonParser parser = mapper.createParser(text)) {
      try {
        return parse.from(parser);
      } catch (IOException e) {
        addSyntaxFault(e, Math.max(parser.currentLocation().getLineNr(), 1));
        return null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be read", e);
    }
  }

  /**
   * Reports a syntax error in words for an author. The parser's own messages name its classes and
   * settings, so they are cut or replaced.
   *
   * @param here the line where the parser stopped
   */
  private void addSyntaxFault(IOException e, int here) {
    if (e instanceof StreamConstraintsException) {
      faults.add(file, here, brokenBound(String.valueOf(e.getMessage())));
    } else if (e.getCause() instanceof MarkedYAMLException yaml) {
      Mark mark = yaml.getProblemMark();
      faults.add(file, mark == null ? here : mark.getLine() + 1, yaml.getProblem());
    } else if (e instanceof JsonProcessingException json) {
      JsonLocation at = json.getLocation();
      boolean known = at != null && at.getLineNr() > 0;
      String first = json.getOriginalMessage().lines().findFirst().orElse("cannot be read");
      faults.add(
          file,
          known ? at.getLineNr() : here,
          first
              .replaceFirst(" \\(start marker at .*", "")
              .replaceFirst(", got this instead: .*", ""));
    } else {
      faults.add(file, here, "cannot be read");
    }
  }

  private static String brokenBound(String message) {
    if (message.contains("nesting depth")) {
      return "is nested too deeply";
    }
    return message.contains("Number")
        ? "holds a number of more than " + Codec.MAX_NUMBER_DIGITS + " digits"
        : "holds a name or text that is too long";
  }

  /** Whether the mapping could be read. If not, that was reported, and missing keys are not. */
  boolean readable() {
    return lines != null;
  }

  JsonNode root() {
    return root;
  }

  JsonNode at(String... path) {
    JsonNode node = root;
    for (String key : path) {
      node = node.path(key);
    }
    return node;
  }

  /** The line of a key or element; if it does not exist, the line of its nearest parent. */
  int line(String... path) {
    return lines == null ? 0 : lines.line(List.of(path));
  }

  void fault(String message, String... path) {
    faults.add(file, line(path), message);
  }

  void onlyKeys(Set<String> known, String... path) {
    for (var entry : at(path).properties()) {
      if (!known.contains(entry.getKey())) {
        String[] at = Arrays.copyOf(path, path.length + 1);
        at[path.length] = entry.getKey();
        fault("unknown key " + FaultList.quote(entry.getKey()), at);
      }
    }
  }

  /** A required text; empty if there is a fault. */
  String text(String... path) {
    if (readable() && at(path).isMissingNode()) {
      fault(path[path.length - 1] + " is missing", path);
    }
    String text = optionalText(path);
    return text == null ? "" : text;
  }

  /** A text of one line; null if it is missing or has a fault. */
  @Nullable String optionalText(String... path) {
    JsonNode value = at(path);
    if (value.isMissingNode()) {
      return null;
    }
    String key = path[path.length - 1];
    String text = value.asText().strip();
    if (!value.isTextual()) {
      fault(key + " must be a text", path);
    } else if (text.isEmpty()) {
      fault(key + " is empty", path);
    } else if (text.chars().anyMatch(Character::isISOControl) || !FaultList.isStorable(text)) {
      fault(key + " has a control character", path);
    } else {
      return text;
    }
    return null;
  }

  /** Whether a key has the second of two words; the first is the default. */
  boolean choice(String key, String byDefault, String other) {
    JsonNode value = at(key);
    boolean chosen = value.asText().equals(other);
    if (!chosen && !value.isMissingNode() && !value.asText().equals(byDefault)) {
      fault(key + " must be " + byDefault + " or " + other, key);
    }
    return chosen;
  }

  /** Whether a key is true; it may be left out. */
  boolean flag(String... path) {
    JsonNode value = at(path);
    if (!value.isMissingNode() && !value.isBoolean()) {
      fault(path[path.length - 1] + " must be true or false", path);
    }
    return value.asBoolean();
  }

  long wholeNumber(long byDefault, long least, long most, String... path) {
    JsonNode value = at(path);
    if (value.isMissingNode()) {
      return byDefault;
    }
    if (value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= least
        && value.longValue() <= most) {
      return value.longValue();
    }
    fault(
        "%s must be a whole number from %d to %d".formatted(String.join(".", path), least, most),
        path);
    return byDefault;
  }
}
