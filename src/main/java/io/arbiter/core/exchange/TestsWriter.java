package io.arbiter.core.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.test.PyValue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes tests as {@code tests.json}, one test a line. */
final class TestsWriter {
  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .build()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Spacing.AFTER)
                          .withObjectEntrySpacing(Spacing.AFTER)
                          .withArrayValueSpacing(Spacing.AFTER)
                          .withObjectEmptySeparator("")
                          .withArrayEmptySeparator(""))
                  .withObjectIndenter(new DefaultPrettyPrinter.NopIndenter())
                  .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter()));

  private TestsWriter() {}

  /**
   * The text of {@code tests.json}.
   *
   * @param tests a dict of categories, each a list of dicts with the keys of {@code tests.json}
   * @throws IllegalArgumentException if the value has another shape
   */
  static String write(PyValue tests) {
    return entries(tests).stream()
        .map(
            category ->
                "  %s: [\n    %s\n  ]"
                    .formatted(
                        TaggedJson.write(category.key()),
                        category
                            .value()
                            .parts()
                            .map(TestsWriter::line)
                            .collect(Collectors.joining(",\n    "))))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static List<PyValue.Entry> entries(PyValue value) {
    if (value instanceof PyValue.Dict(List<PyValue.Entry> entries)) {
      return entries;
    }
    throw new IllegalArgumentException("no dict: " + value.typeName());
  }

  private static String line(PyValue test) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    entries(test)
        .forEach(
            entry ->
                node.set(
                    TaggedJson.write(entry.key()).asText(),
                    TaggedJson.write(stable(entry.value()))));
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sorts sets, because Python's order varies and the same mission must give the same version. */
  private static PyValue stable(PyValue value) {
    return switch (value) {
      case PyValue.Items(List<PyValue> items) -> new PyValue.Items(stable(items));
      case PyValue.Tuple(List<PyValue> items) -> new PyValue.Tuple(stable(items));
      case PyValue.Set(List<PyValue> items, boolean frozen) ->
          new PyValue.Set(
              stable(items).stream()
                  .sorted(Comparator.comparing(item -> TaggedJson.write(item).toString()))
                  .toList(),
              frozen);
      case PyValue.Dict(List<PyValue.Entry> entries) ->
          new PyValue.Dict(
              entries.stream()
                  .map(e -> new PyValue.Entry(stable(e.key()), stable(e.value())))
                  .toList());
      default -> value;
    };
  }

  private static List<PyValue> stable(List<PyValue> items) {
    return items.stream().map(TestsWriter::stable).toList();
  }
}
