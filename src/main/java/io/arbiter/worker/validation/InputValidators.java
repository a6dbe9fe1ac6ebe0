package io.arbiter.worker.validation;

import io.arbiter.core.bundle.BundleFiles;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.AuthorTool;
import io.arbiter.worker.judging.Sandboxes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the input validators of a program over the inputs of all its tests. */
record InputValidators(Sandboxes sandboxes) {
  /** The exit code of a validator that accepts an input, as the Kattis format has it. */
  private static final int ACCEPTED = 42;

  /** For all tests together; a validator reads each input once. */
  private static final Limits LIMITS = new Limits(20_000, 400_000_000, 128L << 20, 4L << 20);

  /** Of a validator. Inputs that are refused are mostly refused for one reason. */
  private static final int MOST_REFUSED = 5;

  private static final int MOST_PRINTED = 300;

  /** Reports an error for each input that a validator refuses. */
  List<Finding> check(Map<String, byte[]> files, TestSet tests)
      throws SandboxUnavailable, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().startsWith(BundleFiles.INPUT_VALIDATORS + "/")) {
        String source = new String(file.getValue(), StandardCharsets.UTF_8);
        findings.addAll(check(file.getKey(), source, tests));
      }
    }
    return findings;
  }

  private List<Finding> check(String file, String source, TestSet tests)
      throws SandboxUnavailable, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    String place = "is not run";
    try (AuthorCode tool = AuthorTool.load(sandboxes, "input_validator.py", "validate", LIMITS)) {
      for (TestCategory category : tests.categories()) {
        for (int i = 0; i < category.cases().size() && findings.size() < MOST_REFUSED; i++) {
          place = "the input of test %d of “%s”".formatted(i + 1, category.name());
          TestCase test = category.cases().get(i);
          List<PyValue> end =
              AuthorTool.items(
                  tool.call(
                      new PyValue.Str(file),
                      new PyValue.Str(source),
                      new PyValue.Str(test.stdin())));
          if (!end.getFirst().equals(PyValue.Int.of(ACCEPTED))) {
            findings.add(refusal(file, place, end));
          }
        }
      }
    } catch (AuthorFault e) {
      findings.add(Finding.error(file, 0, place + ": " + e.problem()));
    }
    return findings;
  }

  private static Finding refusal(String file, String place, List<PyValue> end) {
    String printed = PuzzleBundle.Texts.beginning(AuthorTool.text(end.get(1)), MOST_PRINTED);
    String message =
        "refuses %s with exit code %s".formatted(place, AuthorTool.integer(end.get(0)));
    return Finding.error(file, 0, printed.isEmpty() ? message : message + ": " + printed);
  }
}
