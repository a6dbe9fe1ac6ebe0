package io.arbiter.worker.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of an imported bundle that judging needs. */
record ImportedPuzzle(TestSet tests) {
  static ImportedPuzzle of(Map<String, byte[]> bundle) throws IOException {
    JsonNode about = new YAMLMapper().readTree(bundle.get("puzzle.yaml"));
    List<TestCategory> categories = new ArrayList<>();
    for (var category : new JsonMapper().readTree(bundle.get("tests.json")).properties()) {
      List<TestCase> cases = new ArrayList<>();
      category.getValue().forEach(test -> cases.add(testCase(test)));
      categories.add(new TestCategory(category.getKey(), cases));
    }
    return new ImportedPuzzle(
        new TestSet(
            about.get("function").asText(),
            comparison(about.get("compare")),
            text(bundle, "checker.py"),
            text(bundle, "adapter.py"),
            text(bundle, "referee.py"),
            false,
            about.get("isolate").asText().equals("category"),
            categories,
            new Grading(
                text(bundle, "inspector.py"),
                about.path("scoring").asText().equals("points")
                    ? about.get("points").asInt()
                    : null)));
  }

  private static String text(Map<String, byte[]> bundle, String path) {
    byte[] content = bundle.get(path);
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }

  private static TestCase testCase(JsonNode test) {
    List<PyValue> input =
        test.has("input")
            ? ((PyValue.Items) TaggedJson.read(test.get("input"))).items()
            : List.of();
    return new TestCase(
        input,
        test.has("code") ? test.get("code").asText() : null,
        TaggedJson.read(test.get("answer")),
        null,
        test.path("sample").asBoolean());
  }

  private static Comparison comparison(JsonNode compare) {
    if (compare.has("float")) {
      return new Comparison.Tolerance(compare.get("float").asDouble());
    }
    return switch (compare.asText()) {
      case "exact" -> Comparison.EXACT;
      case "json" -> Comparison.JSON;
      case "list" -> Comparison.LIST;
      case "checker" -> Comparison.CHECKER;
      default -> throw new IllegalArgumentException(compare.toString());
    };
  }

  Judgement judge(Sandboxes sandboxes, String source) throws Exception {
    return new Judge(sandboxes).judge(Solution.submission(source, Limits.DEFAULT), tests);
  }
}
