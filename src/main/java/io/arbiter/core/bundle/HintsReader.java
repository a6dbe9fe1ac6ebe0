package io.arbiter.core.bundle;

import io.arbiter.core.bundle.file.BundleFiles;
import io.arbiter.core.bundle.file.FaultList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the hints {@code hints/1.md}, {@code hints/2.md} and so on; gaps are faults. */
record HintsReader(BundleFiles files, FaultList faults) {
  List<String> read() {
    List<String> hints = new ArrayList<>();
    for (int number : IntStream.range(1, 100).filter(n -> files.has(file(n))).toArray()) {
      if (number > 1 && !files.has(file(number - 1))) {
        faults.add(file(number), 0, "comes after a gap: there is no " + file(number - 1));
      }
      String hint = files.optionalText(file(number));
      hints.add(hint == null ? "" : hint);
    }
    return hints;
  }

  private static String file(int number) {
    return "hints/" + number + ".md";
  }
}
