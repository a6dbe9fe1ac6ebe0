package io.arbiter.core.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.PyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes of {@code tests.json} what {@code tests.py} would hold. */
record TestsJson(Document document) {
  /** A tagged dict takes three levels of JSON for one of Python's. */
  private static final int MOST_LEVELS = 3 * ValueBounds.MOST_LEVELS + 3;

  PyValue read() {
    List<PyValue.Entry> categories = new ArrayList<>();
    for (Map.Entry<String, JsonNode> category : document.root().properties()) {
      categories.add(entry(category.getKey(), category(category.getKey(), category.getValue())));
    }
    return new PyValue.Dict(categories);
  }

  /** What is no list stays none, so that the reader of tests reports it. */
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
    if (isFlat(value, MOST_LEVELS)) {
      try {
        return TaggedJson.read(value);
      } catch (IllegalArgumentException e) {
        fault = String.valueOf(e.getMessage());
      }
    } else {
      fault = "is nested deeper than " + ValueBounds.MOST_LEVELS + " levels";
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
