package io.arbiter.core.bundle.tests;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;

/** Writes the tests of a program as {@code tests.json}. */
public final class TestsText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TestsText() {}

  public static String of(TestSet tests) {
    ObjectNode categories = JSON.createObjectNode();
    for (TestCategory category : tests.categories()) {
      ArrayNode cases = categories.putArray(category.name());
      for (TestCase test : category.cases()) {
        ObjectNode one = cases.addObject();
        one.put("input", test.stdin());
        one.put("answer", ((PyValue.Str) test.answer()).value());
        if (test.explanation() != null) {
          one.put("explanation", test.explanation());
        }
        one.put("sample", test.sample());
      }
    }
    return categories.toString();
  }
}
