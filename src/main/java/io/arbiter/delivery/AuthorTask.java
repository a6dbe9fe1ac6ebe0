package io.arbiter.delivery;

import io.arbiter.core.report.MissionDetails;
import java.util.Map;
import java.util.UUID;

/**
 * What a worker is asked to do with an author's files or players' sources; answered by a {@link
 * TaskEvent.Answer} on {@link Topics#REPORTS}. The same task may be done twice.
 */
public sealed interface AuthorTask extends Work {
  UUID id();

  /**
   * Read a bundle with its Python and generate its tests.
   *
   * @param files the bundle's, by path
   */
  record Prepare(UUID id, Map<String, byte[]> files) implements AuthorTask {
    public Prepare {
      Complete.require(id, files);
      files = Map.copyOf(files);
    }
  }

  /**
   * Run every solution of a bundle several times and mutate the solutions.
   *
   * @param files the bundle's, by path
   */
  record Validate(UUID id, Map<String, byte[]> files) implements AuthorTask {
    public Validate {
      Complete.require(id, files);
      files = Map.copyOf(files);
    }
  }

  /**
   * Find a small generated input that a submission fails.
   *
   * @param files the bundle's, by path
   * @param source the submission's
   */
  record FindCounterExample(UUID id, Map<String, byte[]> files, UUID submission, String source)
      implements AuthorTask {
    public FindCounterExample {
      Complete.require(id, files, submission, source);
      files = Map.copyOf(files);
    }
  }

  /**
   * Make a bundle of a CheckIO mission.
   *
   * @param files the repository's, by path
   */
  record ImportCheckio(UUID id, Map<String, byte[]> files, MissionDetails details)
      implements AuthorTask {
    public ImportCheckio {
      Complete.require(id, files, details);
      files = Map.copyOf(files);
    }
  }

  /**
   * Parse submissions for what each is recognised by.
   *
   * @param sources by submission
   */
  record TakeFingerprints(UUID id, Map<UUID, String> sources) implements AuthorTask {
    public TakeFingerprints {
      Complete.require(id, sources);
      sources = Map.copyOf(sources);
    }
  }
}
