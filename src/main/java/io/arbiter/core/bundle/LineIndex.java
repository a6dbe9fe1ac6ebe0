package io.arbiter.core.bundle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the keys and elements of a JSON or YAML text, by their paths of keys and element
 * numbers. If a key occurs twice, the later one counts; Jackson's tree also keeps the later value.
 */
final class LineIndex {
  private static final char SEPARATOR = '\0';

  /**
   * By the path as one text, in which each key or number follows a separator. A map whose keys
   * cannot be compared, such as lists, becomes very slow when an author chooses keys with equal
   * hashes.
   */
  private final Map<String, Integer> lines = new HashMap<>();

  private final Deque<Level> levels = new ArrayDeque<>();
  private final int depth;
  private final ObjIntConsumer<String> fault;

  private LineIndex(int depth, ObjIntConsumer<String> fault) {
    this.depth = depth;
    this.fault = fault;
  }

  /**
   * Reads a text to its end.
   *
   * @param depth the longest path to remember; deeper nodes get the line of their ancestor
   * @param fault is told of duplicate keys at any depth, of text after the first value, and of YAML
   *     aliases
   * @throws IOException if the syntax is wrong
   */
  static LineIndex of(JsonParser parser, int depth, ObjIntConsumer<String> fault)
      throws IOException {
    LineIndex index = new LineIndex(depth, fault);
    index.read(parser);
    return index;
  }

  /** The line of a path, or of its nearest known ancestor; from 1. */
  int line(List<String> path) {
    Integer line =
        lines.get(path.stream().map(step -> SEPARATOR + step).collect(Collectors.joining()));
    if (line != null) {
      return line;
    }
    return path.isEmpty() ? 1 : line(path.subList(0, path.size() - 1));
  }

  private void read(JsonParser parser) throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      int line = parser.currentTokenLocation().getLineNr();
      if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
        // Jackson's tree would hold the alias's name as a text.
        fault.accept("YAML aliases cannot be used", line);
      }
      if (token == JsonToken.FIELD_NAME) {
        key(parser.currentName(), line);
      } else if (token.isStructEnd()) {
        levels.pop();
      } else if (levels.isEmpty() && !lines.isEmpty()) {
        fault.accept("continues after its end", line);
        return;
      } else {
        value(token, line);
      }
    }
  }

  private void key(String name, int line) {
    Level level = levels.element();
    if (!level.names.add(name)) {
      fault.accept("duplicate key " + FaultList.quote(name), line);
    }
    level.name = name;
    remember(level.child(), line);
  }

  private void value(JsonToken token, int line) {
    Level parent = levels.peek();
    @Nullable String path = parent == null ? "" : parent.child();
    if (parent == null) {
      remember(path, line);
    } else if (parent.array) {
      remember(path, line);
      parent.element++;
    }
    if (token.isStructStart()) {
      boolean remembered = path != null && levels.size() < depth;
      levels.push(new Level(token == JsonToken.START_ARRAY, remembered ? path : null));
    }
  }

  private void remember(@Nullable String path, int line) {
    if (path != null) {
      lines.put(path, line);
    }
  }

  /** A list or mapping that is being read; its path is null if it is too deep to be remembered. */
  private static final class Level {
    final boolean array;
    final @Nullable String path;
    final Set<String> names = new HashSet<>();
    String name = "";
    int element;

    Level(boolean array, @Nullable String path) {
      this.array = array;
      this.path = path;
    }

    @Nullable String child() {
      return path == null ? null : path + SEPARATOR + (array ? Integer.toString(element) : name);
    }
  }
}
