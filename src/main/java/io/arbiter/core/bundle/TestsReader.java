package io.arbiter.core.bundle;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the categories of tests, from either kind of file. */
record TestsReader(String file, TestsFile.Lines lines, TestsFile.Kind kind, FaultList faults) {
  /** Of a value in a test. A value within the bounds can be sent, compared and shown. */
  static final int MAX_LEVELS = 200;

  private static final int MAX_BYTES = 1 << 20;

  private static final int MAX_TESTS = 10_000;

  /** A program has a context of its own for each test, which takes some 20 ms. */
  private static final int MAX_TESTS_OF_PROGRAM = 1_000;

  private static final Set<String> KEYS =
      Set.of("input", "code", "answer", "explanation", "sample");

  /** The name of a test in messages; authors count from 1. */
  static String name(String category, int index) {
    return FaultList.shorten(category) + ", test " + (index + 1) + ": ";
  }

  TestsFile.Tests read(PyValue tests) {
    List<TestCategory> categories = new ArrayList<>();
    if (tests instanceof PyValue.Dict(List<PyValue.Entry> entries)) {
      for (PyValue.Entry entry : entries) {
        if (entry.key() instanceof PyValue.Str(String name)) {
          categories.add(category(name, entry.value()));
        } else {
          fault("the name of a category must be a str, not " + entry.key().typeName());
        }
      }
      check(categories);
    } else {
      fault("must be a dict of categories, not " + tests.typeName());
    }
    return new TestsFile.Tests(file, categories, lines);
  }

  private void fault(String message, String... path) {
    faults.add(file, lines.line(path), message);
  }

  private TestCategory category(String name, PyValue tests) {
    String quoted = "category " + FaultList.quote(name);
    if (name.isBlank() || !FaultList.isStorable(name)) {
      fault(quoted + " must have a name of printable characters", name);
    }
    if (!(tests instanceof PyValue.Items(List<PyValue> items)) || items.isEmpty()) {
      fault(quoted + " must be a list of tests", name);
      return new TestCategory(name, List.of());
    }
    List<TestCase> cases = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      cases.add(new OneTest(name, i).read(items.get(i)));
    }
    return new TestCategory(name, cases);
  }

  private void check(List<TestCategory> categories) {
    List<TestCase> cases = categories.stream().flatMap(c -> c.cases().stream()).toList();
    if (categories.isEmpty()) {
      fault("has no tests");
    } else if (cases.stream().noneMatch(TestCase::sample)) {
      fault("marks no test as a sample");
    }
    int most = kind == TestsFile.Kind.PROGRAM ? MAX_TESTS_OF_PROGRAM : MAX_TESTS;
    if (cases.size() > most) {
      fault("has more than " + most + " tests");
    }
  }

  /** What is wrong with a value; empty if it is within bounds. Accepts values of any depth. */
  private static Optional<String> boundFault(PyValue value) {
    if (!isFlat(value, MAX_LEVELS)) {
      return Optional.of("is nested deeper than " + MAX_LEVELS + " levels");
    }
    if (value.size() > MAX_BYTES) {
      return Optional.of("is larger than " + MAX_BYTES / 1024 + " KiB");
    }
    return hasLongNumber(value)
        ? Optional.of("holds a number of more than " + Codec.MAX_NUMBER_DIGITS + " digits")
        : Optional.empty();
  }

  /** Looks no deeper than the bound, because deeper recursion could overflow the stack. */
  private static boolean isFlat(PyValue value, int levels) {
    return switch (value) {
      case PyValue.Items _, PyValue.Tuple _, PyValue.Set _, PyValue.Dict _ ->
          levels > 0 && value.parts().allMatch(part -> isFlat(part, levels - 1));
      default -> true;
    };
  }

  private static boolean hasLongNumber(PyValue value) {
    return value instanceof PyValue.Int(BigInteger number)
        // A digit holds a little more than three bits.
        ? number.bitLength() / 3.33 > Codec.MAX_NUMBER_DIGITS
        : value.parts().anyMatch(TestsReader::hasLongNumber);
  }

  private final class OneTest {
    private final String category;
    private final int index;
    private final Map<String, PyValue> parts = new LinkedHashMap<>();

    OneTest(String category, int index) {
      this.category = category;
      this.index = index;
    }

    TestCase read(PyValue test) {
      PyValue none = new PyValue.None();
      if (!(test instanceof PyValue.Dict(List<PyValue.Entry> entries))) {
        fault("must be a mapping of input or code, and answer");
        return new TestCase(List.of(), null, none, null, false);
      }
      entries.forEach(this::readPart);
      checkParts();
      return new TestCase(
          parts.containsKey("input") ? arguments(parts.getOrDefault("input", none)) : List.of(),
          text("code"),
          parts.getOrDefault("answer", none),
          text("explanation"),
          sample());
    }

    /** The readers of both files report duplicate keys. */
    private void readPart(PyValue.Entry entry) {
      if (!(entry.key() instanceof PyValue.Str(String key))) {
        fault("a key must be a str, not " + entry.key().typeName());
      } else if (!KEYS.contains(key)) {
        faultOf(key, "unknown key " + FaultList.quote(key));
      } else {
        parts.put(key, entry.value());
        boundFault(entry.value()).ifPresent(fault -> faultOf(key, key + " " + fault));
      }
    }

    private void checkParts() {
      boolean code = parts.containsKey("code");
      if (code == parts.containsKey("input")) {
        fault(code ? "has both input and code" : "needs either input or code");
      }
      if (kind == TestsFile.Kind.PROGRAM) {
        checkTexts(code);
      }
      if (code && kind == TestsFile.Kind.REFEREED) {
        faultOf("code", "cannot have code, because referee.py makes the calls");
      }
      if (kind != TestsFile.Kind.REFEREED && !parts.containsKey("answer")) {
        fault("has no answer");
      }
    }

    private void checkTexts(boolean code) {
      if (code) {
        faultOf("code", "cannot have code, because a program has no function to call");
      }
      for (String key : List.of("input", "answer")) {
        @Nullable PyValue value = parts.get(key);
        if (value instanceof PyValue.Str(String text)) {
          checkStorable(key, text);
        } else if (value != null) {
          faultOf(key, key + " of a program must be a text");
        }
      }
    }

    private void checkStorable(String key, String text) {
      if (!FaultList.isStorable(text)) {
        faultOf(key, key + " holds a NUL character or half of a surrogate pair");
      }
    }

    /** A list holds the arguments; any other value is the only argument, as in CheckIO. */
    private static List<PyValue> arguments(PyValue input) {
      return input instanceof PyValue.Items(List<PyValue> items) ? items : List.of(input);
    }

    private @Nullable String text(String key) {
      PyValue value = parts.get(key);
      if (value instanceof PyValue.Str(String text) && !text.isBlank()) {
        checkStorable(key, text);
        return text;
      }
      if (value != null) {
        faultOf(key, key + " must be a text");
      }
      return null;
    }

    private boolean sample() {
      PyValue value = parts.get("sample");
      if (value instanceof PyValue.Bool(boolean sample)) {
        return sample;
      }
      if (value != null) {
        faultOf("sample", "sample must be true or false");
      }
      return false;
    }

    private void fault(String message) {
      TestsReader.this.fault(name(category, index) + message, category, Integer.toString(index));
    }

    private void faultOf(String key, String message) {
      TestsReader.this.fault(
          name(category, index) + message, category, Integer.toString(index), key);
    }
  }
}
