package io.arbiter.core.bundle.tests;

import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one test, which is a dict. */
record TestReader(TestsReader tests, String category, int index) {
  private static final Set<String> KEYS =
      Set.of("input", "code", "answer", "explanation", "sample");

  /** The name of a test in messages; authors count from 1. */
  static String name(String category, int index) {
    return FaultList.shorten(category) + ", test " + (index + 1) + ": ";
  }

  TestCase read(PyValue test) {
    if (!(test instanceof PyValue.Dict(List<PyValue.Entry> entries))) {
      fault("must be a mapping of input or code, and answer");
      return new TestCase(List.of(), null, new PyValue.None(), null, false);
    }
    Map<String, PyValue> parts = parts(entries);
    checkParts(parts);
    PyValue none = new PyValue.None();
    return new TestCase(
        parts.containsKey("input") ? arguments(parts.getOrDefault("input", none)) : List.of(),
        text(parts, "code"),
        parts.getOrDefault("answer", none),
        text(parts, "explanation"),
        sample(parts));
  }

  /** The values by key; unknown keys are faults. The readers of both files report duplicates. */
  private Map<String, PyValue> parts(List<PyValue.Entry> entries) {
    Map<String, PyValue> parts = new LinkedHashMap<>();
    for (PyValue.Entry entry : entries) {
      if (!(entry.key() instanceof PyValue.Str(String key))) {
        fault("a key must be a str, not " + entry.key().typeName());
      } else if (!KEYS.contains(key)) {
        fault(key, "unknown key " + FaultList.quote(key));
      } else {
        parts.put(key, entry.value());
        ValueBounds.fault(entry.value()).ifPresent(fault -> fault(key, key + " " + fault));
      }
    }
    return parts;
  }

  private void checkParts(Map<String, PyValue> parts) {
    boolean code = parts.containsKey("code");
    if (code == parts.containsKey("input")) {
      fault(code ? "has both input and code" : "needs either input or code");
    }
    if (tests.kind() == TestsKind.PROGRAM) {
      checkTexts(parts);
    }
    if (code && tests.kind() == TestsKind.REFEREED) {
      fault("code", "cannot have code, because referee.py makes the calls");
    }
    if (tests.kind() != TestsKind.REFEREED && !parts.containsKey("answer")) {
      fault("has no answer");
    }
  }

  /** A program reads a text and writes a text. */
  private void checkTexts(Map<String, PyValue> parts) {
    if (parts.containsKey("code")) {
      fault("code", "cannot have code, because a program has no function to call");
    }
    for (String key : List.of("input", "answer")) {
      @Nullable PyValue value = parts.get(key);
      if (value != null && !(value instanceof PyValue.Str)) {
        fault(key, key + " of a program must be a text");
      } else if (value instanceof PyValue.Str(String text) && !FaultList.isStorable(text)) {
        fault(key, key + " holds a NUL character or half of a surrogate pair");
      }
    }
  }

  /** A list holds the arguments; any other value is the only argument, as in CheckIO. */
  private static List<PyValue> arguments(PyValue input) {
    return input instanceof PyValue.Items(List<PyValue> items) ? items : List.of(input);
  }

  private @Nullable String text(Map<String, PyValue> parts, String key) {
    PyValue value = parts.get(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof PyValue.Str(String text)) || text.isBlank()) {
      fault(key, key + " must be a text");
      return null;
    }
    if (!FaultList.isStorable(text)) {
      fault(key, key + " holds a NUL character or half of a surrogate pair");
    }
    return text;
  }

  private boolean sample(Map<String, PyValue> parts) {
    PyValue value = parts.get("sample");
    if (value == null) {
      return false;
    }
    if (!(value instanceof PyValue.Bool(boolean sample))) {
      fault("sample", "sample must be true or false");
      return false;
    }
    return sample;
  }

  private void fault(String message) {
    add(tests.lines().test(category, index), message);
  }

  private void fault(String key, String message) {
    add(tests.lines().key(category, index, key), message);
  }

  private void add(int line, String message) {
    tests.faults().add(tests.file(), line, name(category, index) + message);
  }
}
