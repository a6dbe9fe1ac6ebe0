package io.arbiter.core.bundle.tests;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;

/** Writes test cases as {@code tests.json}, one test a line. */
public final class TestsWriter {
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
   * The text with these categories of tests; the keys of a test are those of {@code tests.json}.
   */
  public static String write(SequencedMap<String, List<SequencedMap<String, PyValue>>> categories) {
    List<String> blocks = new ArrayList<>();
    categories.forEach(
        (name, tests) ->
            blocks.add(
                "  "
                    + JsonNodeFactory.instance.textNode(name)
                    + ": [\n    "
                    + String.join(",\n    ", tests.stream().map(TestsWriter::line).toList())
                    + "\n  ]"));
    return "{\n" + String.join(",\n", blocks) + "\n}\n";
  }

  private static String line(SequencedMap<String, PyValue> test) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    test.forEach((key, value) -> node.set(key, TaggedJson.write(stable(value))));
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
      case PyValue.None _,
          PyValue.Bool _,
          PyValue.Int _,
          PyValue.Real _,
          PyValue.Complex _,
          PyValue.Str _,
          PyValue.Bytes _ ->
          value;
    };
  }

  private static List<PyValue> stable(List<PyValue> items) {
    return items.stream().map(TestsWriter::stable).toList();
  }
}
