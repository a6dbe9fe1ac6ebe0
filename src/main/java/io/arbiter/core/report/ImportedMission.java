package io.arbiter.core.report;

import io.arbiter.core.bundle.Finding;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of an import.
 *
 * @param bundle the bundle's files; empty when the mission is refused
 * @param notes what is not carried over, by file of the repository; an error refuses the mission
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
