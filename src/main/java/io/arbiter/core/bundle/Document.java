package io.arbiter.core.bundle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping in YAML or JSON whose faults are reported with their lines. */
final class Document {
  /** Category, test and key of a test; longer paths are never looked up. */
  private static final int DEPTH = 3;

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS).build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNumberLength(ValueBounds.MOST_DIGITS).build());
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

  /** Reads YAML; null stands for a text that cannot be read, which was reported already. */
  static Document yaml(String file, @Nullable String text, FaultList faults) {
    return of(YAML, file, text, faults);
  }

  /** Reads JSON; null stands for a text that cannot be read, which was reported already. */
  static Document json(String file, @Nullable String text, FaultList faults) {
    return of(JSON, file, text, faults);
  }

  private static Document of(
      ObjectMapper mapper, String file, @Nullable String text, FaultList faults) {
    Document unreadable = new Document(file, faults, JsonNodeFactory.instance.objectNode(), null);
    return text == null ? unreadable : unreadable.read(mapper, text);
  }

  /** Twice: once for the lines, once for the values. */
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

  /** Whether there is a mapping; if not, that was reported, and its keys are not missed. */
  boolean readable() {
    return lines != null;
  }

  String file() {
    return file;
  }

  JsonNode root() {
    return root;
  }

  /** What is at a path of keys; a missing node when there is nothing. */
  JsonNode at(String... path) {
    JsonNode node = root;
    for (String key : path) {
      node = node.path(key);
    }
    return node;
  }

  /** The line of a key or element, or of what it would be in. */
  int line(String... path) {
    return lines == null ? 0 : lines.line(List.of(path));
  }

  void fault(String message, String... path) {
    faults.add(file, line(path), message);
  }

  /** Reports keys of a mapping that have no meaning. */
  void onlyKeys(Set<String> known, String... path) {
    for (var entry : at(path).properties()) {
      if (!known.contains(entry.getKey())) {
        String[] at = Arrays.copyOf(path, path.length + 1);
        at[path.length] = entry.getKey();
        fault("unknown key " + FaultList.quote(entry.getKey()), at);
      }
    }
  }

  /** A text that must be there; empty when there is a fault. */
  String text(String... path) {
    if (readable() && at(path).isMissingNode()) {
      fault(path[path.length - 1] + " is missing", path);
    }
    String text = optionalText(path);
    return text == null ? "" : text;
  }

  /** A text of one line; null when it is missing, or when there is a fault. */
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

  /** One of several words; the first is the default. */
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
