package io.arbiter.core.report;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What some submissions are recognised by.
 *
 * @param found for each of them, and empty for one that has none
 */
public record FoundFingerprints(Map<UUID, List<Fingerprint>> found) {
  public FoundFingerprints {
    found = Map.copyOf(found);
  }
}
