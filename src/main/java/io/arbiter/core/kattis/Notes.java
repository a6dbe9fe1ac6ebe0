package io.arbiter.core.kattis;

import io.arbiter.core.bundle.fault.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what is not imported. An error means that the package is refused. */
final class Notes {
  private final List<Finding> all = new ArrayList<>();

  /** Refuses the package. */
  void refuse(String file, String message) {
    all.add(new Finding(Finding.Severity.ERROR, file, 0, message));
  }

  /** Notes a loss. */
  void note(String file, String message) {
    all.add(new Finding(Finding.Severity.WARNING, file, 0, message));
  }

  boolean refused() {
    return all.stream().anyMatch(note -> note.severity() == Finding.Severity.ERROR);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
