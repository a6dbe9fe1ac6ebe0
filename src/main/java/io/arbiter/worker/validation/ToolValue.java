package io.arbiter.worker.validation;

import io.arbiter.core.judging.PyValue;
import java.math.BigInteger;
import java.util.List;

/** Reads what our own Python returns, whose shape is known. */
final class Plain {
  private Plain() {}

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
