package io.arbiter.core.report;

import io.arbiter.core.bundle.Finding;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * The result of importing a CheckIO mission.
 *
 * @param bundle the bundle's files; empty if the mission is refused
 * @param notes what is not imported, by file of the repository; an error means that the mission is
 *     refused
 */
public record ImportedMission(SortedMap<String, byte[]> bundle, List<Finding> notes) {
  public ImportedMission {
    bundle = Collections.unmodifiableSortedMap(bundle);
    notes = List.copyOf(notes);
  }

  public boolean refused() {
    return notes.stream().anyMatch(note -> note.severity() == Finding.Severity.ERROR);
  }
}
