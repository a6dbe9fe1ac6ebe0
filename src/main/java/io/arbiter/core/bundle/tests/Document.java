package io.arbiter.core.bundle.tests;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.bundle.file.FaultList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping in YAML or JSON. Reports faults with their lines. */
public final class Document {
  /** Category, test and key of the test; longer paths are never looked up. */
  private static final int DEPTH = 3;

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS).build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNumberLength(ValueBounds.MAX_DIGITS).build());
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
  public static Document yaml(String file, @Nullable String text, FaultList faults) {
    return of(YAML, file, text, faults);
  }

  /** Reads JSON. A null text is one that could not be read and was already reported. */
  public static Document json(String file, @Nullable String text, FaultList faults) {
    return of(JSON, file, text, faults);
  }

  private static Document of(
      ObjectMapper mapper, String file, @Nullable String text, FaultList faults) {
    Document unreadable = new Document(file, faults, JsonNodeFactory.instance.objectNode(), null);
    return text == null ? unreadable : unreadable.read(mapper, text);
  }

  /** Parses the text twice: once for the lines, once for the values. */
  private Document read(ObjectMapper mapper, String text) {
    LineIndex index =
        parse(
            mapper,
            text,
            parser ->
                LineIndex.of(parser, DEPTH, (message, line) -> faults.add(file, line, message)));
    if (index == null) {
      return this;
    }
    JsonNode tree = parse(mapper, text, parser -> mapper.readTree(parser));
    if (tree == null || !tree.isObject()) {
      if (tree != null) {
        faults.add(file, index.line(List.of()), "must be a mapping");
      }
      return this;
    }
    return new Document(file, faults, tree, index);
  }

  private <T> @Nullable T parse(ObjectMapper mapper, String text, Parse<T> parse) {
    try (JsonParser parser = mapper.createParser(text)) {
      try {
        return parse.from(parser);
      } catch (IOException e) {
        SyntaxFault fault = SyntaxFault.of(e, parser);
        faults.add(file, fault.line(), fault.message());
        return null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be read", e);
    }
  }

  /** Whether the mapping could be read. If not, that was reported, and missing keys are not. */
  public boolean readable() {
    return lines != null;
  }

  String file() {
    return file;
  }

  public JsonNode root() {
    return root;
  }

  /** The node at a path of keys; a missing node if there is none. */
  public JsonNode at(String... path) {
    JsonNode node = root;
    for (String key : path) {
      node = node.path(key);
    }
    return node;
  }

  /** The line of a key or element; if it does not exist, the line of its nearest parent. */
  public int line(String... path) {
    return lines == null ? 0 : lines.line(List.of(path));
  }

  public void fault(String message, String... path) {
    faults.add(file, line(path), message);
  }

  /** Reports unknown keys of a mapping. */
  public void onlyKeys(Set<String> known, String... path) {
    for (var entry : at(path).properties()) {
      if (!known.contains(entry.getKey())) {
        String[] at = Arrays.copyOf(path, path.length + 1);
        at[path.length] = entry.getKey();
        fault("unknown key " + FaultList.quote(entry.getKey()), at);
      }
    }
  }

  /** A required text; empty if there is a fault. */
  public String text(String... path) {
    if (readable() && at(path).isMissingNode()) {
      fault(path[path.length - 1] + " is missing", path);
    }
    String text = optionalText(path);
    return text == null ? "" : text;
  }

  /** A text of one line; null if it is missing or has a fault. */
  public @Nullable String optionalText(String... path) {
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

  /** One of two words; the first is the default. */
  String choice(String key, String byDefault, String other) {
    JsonNode value = root.path(key);
    if (value.isMissingNode() || value.asText().equals(byDefault)) {
      return byDefault;
    }
    if (!value.asText().equals(other)) {
      fault(key + " must be " + byDefault + " or " + other, key);
    }
    return value.asText();
  }

  private interface Parse<T> {
    T from(JsonParser parser) throws IOException;
  }
}
