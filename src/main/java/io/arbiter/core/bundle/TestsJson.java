package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.test.PyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts {@code tests.json} to the same Python value that a {@code tests.py} holds. */
record TestsJson(Document document) {
  /** One level of a tagged dict takes three levels of JSON. */
  private static final int MAX_LEVELS = 3 * TestsReader.MAX_LEVELS + 3;

  PyValue read() {
    Map<String, PyValue> categories = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> category : document.root().properties()) {
      categories.put(category.getKey(), category(category.getKey(), category.getValue()));
    }
    return PyValue.Dict.of(categories);
  }

  /** Converts anything but a list to None, which {@link TestsReader} reports. */
  private PyValue category(String category, JsonNode tests) {
    if (!tests.isArray()) {
      return new PyValue.None();
    }
    List<PyValue> cases = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      cases.add(test(category, i, tests.get(i)));
    }
    return new PyValue.Items(cases);
  }

  private PyValue test(String category, int index, JsonNode test) {
    if (!test.isObject()) {
      return new PyValue.None();
    }
    Map<String, PyValue> parts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> part : test.properties()) {
      parts.put(part.getKey(), value(category, index, part.getKey(), part.getValue()));
    }
    return PyValue.Dict.of(parts);
  }

  private PyValue value(String category, int index, String key, JsonNode value) {
    String fault = "is nested deeper than " + TestsReader.MAX_LEVELS + " levels";
    if (isFlat(value, MAX_LEVELS)) {
      try {
        PyValue read = TaggedJson.read(value);
        if (read.isBuildable()) {
          return read;
        }
        fault = PyValue.UNBUILDABLE;
      } catch (IllegalArgumentException e) {
        fault = String.valueOf(e.getMessage());
      }
    }
    document.fault(
        TestsReader.name(category, index) + key + ": " + fault,
        category,
        Integer.toString(index),
        key);
    return new PyValue.None();
  }

  private static boolean isFlat(JsonNode value, int levels) {
    return !value.isContainerNode()
        || levels > 0 && value.valueStream().allMatch(part -> isFlat(part, levels - 1));
  }
}
