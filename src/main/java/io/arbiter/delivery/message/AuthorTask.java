package io.arbiter.delivery.message;

import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.source.SourceCode;
import java.util.Map;
import java.util.UUID;

/**
 * A task for a worker on an author's files. The worker answers with a {@link TaskEvent.Answer} on
 * {@link Topics#REPORTS}. The same task may be done twice.
 */
public sealed interface AuthorTask extends Work {
  /**
   * Read a bundle, run its Python code and generate its tests.
   *
   * @param files of the bundle, by path
   */
  record Prepare(UUID id, Map<String, byte[]> files) implements AuthorTask {}

  /**
   * Read the Python files of a bundle, without running them.
   *
   * @param files by path
   */
  record Check(UUID id, Map<String, byte[]> files) implements AuthorTask {}

  /**
   * Run every solution of a bundle several times and mutate the solutions.
   *
   * @param files of the bundle, by path
   */
  record Validate(UUID id, Map<String, byte[]> files) implements AuthorTask {}

  /**
   * Find a small generated input that a submission fails.
   *
   * @param files of the bundle, by path
   * @param source of the submission
   */
  record FindCounterExample(UUID id, Map<String, byte[]> files, UUID submission, SourceCode source)
      implements AuthorTask {}

  /**
   * Make a bundle of a CheckIO mission.
   *
   * @param files of the repository, by path: its texts, and the first bytes of its pictures
   * @param sizes of the repository's files that are no texts, in bytes
   */
  record ImportCheckio(
      UUID id, Map<String, byte[]> files, Map<String, Long> sizes, MissionDetails details)
      implements AuthorTask {}

  /**
   * Make a bundle of a package in the Kattis problem package format.
   *
   * @param files of the package, by path: its texts, and the first bytes of its pictures
   * @param sizes of the package's files that are no texts, in bytes
   */
  record ImportKattis(
      UUID id, Map<String, byte[]> files, Map<String, Long> sizes, MissionDetails details)
      implements AuthorTask {}
}
