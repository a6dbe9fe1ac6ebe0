package io.arbiter.worker.validation;

import io.arbiter.core.judging.PyValue;
import java.math.BigInteger;
import java.util.List;

/** Reads values that Arbiter's own Python tools return; their types are known. */
final class ToolValue {
  private ToolValue() {}

  static List<PyValue> items(PyValue value) {
    return ((PyValue.Items) value).items();
  }

  static String text(PyValue value) {
    return ((PyValue.Str) value).value();
  }

  static BigInteger integer(PyValue value) {
    return ((PyValue.Int) value).value();
  }
}
