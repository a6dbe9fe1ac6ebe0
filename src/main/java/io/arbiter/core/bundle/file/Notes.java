package io.arbiter.core.bundle.file;

import java.util.ArrayList;
import java.util.List;

/** Collects what is not imported. An error means that the package is refused. */
public final class Notes {
  private final List<Finding> all = new ArrayList<>();

  /** Refuses the package. */
  public void refuse(String file, String message) {
    all.add(new Finding(Finding.Severity.ERROR, file, 0, message));
  }

  /** Notes a loss. */
  public void note(String file, String message) {
    all.add(new Finding(Finding.Severity.WARNING, file, 0, message));
  }

  public boolean refused() {
    return all.stream().anyMatch(note -> note.severity() == Finding.Severity.ERROR);
  }

  public List<Finding> all() {
    return List.copyOf(all);
  }
}
