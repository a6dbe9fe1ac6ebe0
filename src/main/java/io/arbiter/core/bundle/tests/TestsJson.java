package io.arbiter.core.bundle.tests;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.test.PyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Converts {@code tests.json} to the same Python value that a {@code tests.py} holds. */
record TestsJson(Document document) {
  /** One level of a tagged dict takes three levels of JSON. */
  private static final int MAX_LEVELS = 3 * ValueBounds.MAX_LEVELS + 3;

  PyValue read() {
    List<PyValue.Entry> categories = new ArrayList<>();
    for (Map.Entry<String, JsonNode> category : document.root().properties()) {
      categories.add(entry(category.getKey(), category(category.getKey(), category.getValue())));
    }
    return new PyValue.Dict(categories);
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
    List<PyValue.Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> part : test.properties()) {
      entries.add(entry(part.getKey(), value(category, index, part.getKey(), part.getValue())));
    }
    return new PyValue.Dict(entries);
  }

  private PyValue value(String category, int index, String key, JsonNode value) {
    String fault;
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
    } else {
      fault = "is nested deeper than " + ValueBounds.MAX_LEVELS + " levels";
    }
    document.fault(
        TestReader.name(category, index) + key + ": " + fault,
        category,
        Integer.toString(index),
        key);
    return new PyValue.None();
  }

  private static boolean isFlat(JsonNode value, int levels) {
    if (!value.isContainerNode()) {
      return true;
    }
    if (levels == 0) {
      return false;
    }
    for (JsonNode part : value) {
      if (!isFlat(part, levels - 1)) {
        return false;
      }
    }
    return true;
  }

  private static PyValue.Entry entry(String key, PyValue value) {
    return new PyValue.Entry(new PyValue.Str(key), value);
  }
}
