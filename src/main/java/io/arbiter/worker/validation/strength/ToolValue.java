package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.test.PyValue;
import java.math.BigInteger;
import java.util.List;

/** Reads values that Arbiter's own Python tools return; their types are known. */
public final class ToolValue {
  private ToolValue() {}

  public static List<PyValue> items(PyValue value) {
    return ((PyValue.Items) value).items();
  }

  public static String text(PyValue value) {
    return ((PyValue.Str) value).value();
  }

  public static BigInteger integer(PyValue value) {
    return ((PyValue.Int) value).value();
  }
}
