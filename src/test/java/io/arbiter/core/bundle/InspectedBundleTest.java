package io.arbiter.core.bundle;

import static io.arbiter.core.bundle.BundleReaderTest.dict;
import static io.arbiter.core.bundle.Bundles.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.core.judging.test.PyValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be read of a bundle that its author has not finished. */
class InspectedBundleTest {
  @Test
  void testsHaveTheirLinesAlthoughOtherFilesHaveFaults() {
    InspectedBundle bundle =
        BundleReader.inspect(
            files(
                "puzzle.yaml",
                "title: Lamp\ndifficulty: hard\nfunction: f\n",
                "tests.json",
                """
                {"Basics": [
                  {"input": [1], "answer": 2, "sample": true},
                  {"input": [2], "answer": 3}],
                 "Edge": [
                  {"code": "f(0)", "answer": 1}]}
                """),
            null);
    assertThat(bundle.title()).isEqualTo("Lamp");
    assertThat(bundle.statement()).isEmpty();
    assertThat(bundle.tests())
        .extracting(
            InspectedBundle.PlacedTest::category,
            InspectedBundle.PlacedTest::index,
            InspectedBundle.PlacedTest::line)
        .containsExactly(tuple("Basics", 1, 2), tuple("Basics", 2, 3), tuple("Edge", 1, 5));
    assertThat(bundle.faults())
        .extracting(BundleProblem::file, BundleProblem::line)
        .contains(tuple("puzzle.yaml", 2), tuple("statement.md", 0));
  }

  @Test
  void testsWithFaultsAreNotShown() {
    InspectedBundle bundle =
        BundleReader.inspect(
            files("tests.json", "{\"Basics\": [{\"input\": [1], \"answer\": 2}]}"), null);
    assertThat(bundle.tests()).isNull();
    assertThat(bundle.title()).isNull();
    assertThat(bundle.faults()).extracting(BundleProblem::file).contains("tests.json");
  }

  @Test
  void testsInPythonAreShownOnceTheyAreParsed() {
    Map<String, byte[]> files = files("tests.py", "TESTS = {}");
    assertThat(BundleReader.inspect(files, null).tests()).isNull();
    PyValue test = dict("input", List.of(1), "answer", 2, "sample", true);
    PyValue categories = dict("Basics", List.of(test));
    TestsLiteral literal = new TestsLiteral(categories, Map.of("Basics", List.of(7)));
    assertThat(BundleReader.inspect(files, literal).tests())
        .singleElement()
        .satisfies(placed -> assertThat(placed.line()).isEqualTo(7));
  }
}
