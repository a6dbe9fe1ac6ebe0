package io.arbiter.core.report;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The fingerprints of some submissions.
 *
 * @param found an entry for each submission; an empty list if it has no fingerprints
 */
public record FoundFingerprints(Map<UUID, List<Fingerprint>> found) {
  public FoundFingerprints {
    found = Map.copyOf(found);
  }
}
