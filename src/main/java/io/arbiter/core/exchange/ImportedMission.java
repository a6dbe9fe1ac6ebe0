package io.arbiter.core.exchange;

import io.arbiter.core.bundle.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The result of importing a CheckIO mission, or a Kattis problem package.
 *
 * @param bundle the bundle's files; empty if the mission is refused
 * @param media where the repository has the pictures of the bundle, of which the bundle has only
 *     the first bytes: path in the repository by path in the bundle
 * @param notes what is not imported, by file of the repository; an error means that the mission is
 *     refused
 */
public record ImportedMission(
    SortedMap<String, byte[]> bundle, Map<String, String> media, List<Finding> notes) {
  public ImportedMission {
    bundle = Collections.unmodifiableSortedMap(bundle);
    media = Map.copyOf(media);
    notes = List.copyOf(notes);
  }

  /** A mission without pictures. */
  public ImportedMission(SortedMap<String, byte[]> bundle, List<Finding> notes) {
    this(bundle, Map.of(), notes);
  }

  public boolean refused() {
    return notes.stream().anyMatch(Finding::blocks);
  }
}
