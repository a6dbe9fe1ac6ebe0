package io.arbiter.delivery;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked to do with an author's files or players' sources; answered by a {@link
 * TaskEvent.Done} on {@link Topics#REPORTS}. The same task may be done twice.
 *
 * @param id of the task
 * @param kind what to do
 * @param files path to content: a bundle, or for an import a mission's repository; for fingerprints
 *     the sources, each by its submission's id
 * @param options more that the kind needs, as its own description says
 * @param submission that is looked into; null for other kinds
 * @param source of that submission; null for other kinds
 */
public record AuthorTask(
    UUID id,
    Kind kind,
    Map<String, byte[]> files,
    Map<String, String> options,
    @Nullable UUID submission,
    @Nullable String source)
    implements Work {
  /** What can be done. */
  public enum Kind {
    /** Read a bundle with its Python, generate its tests: answered by a PreparedBundle. */
    PREPARE,
    /** Run every solution several times and mutate them: answered by a ValidationReport. */
    VALIDATE,
    /** Find a small generated input that a submission fails: answered by a CounterExample. */
    COUNTEREXAMPLE,
    /** Make a bundle of a CheckIO mission: answered by an Import. */
    IMPORT_CHECKIO,
    /** Parse submissions for what each is recognised by: answered by lists of Fingerprint. */
    FINGERPRINTS
  }

  public AuthorTask {
    files = Map.copyOf(files);
    options = Map.copyOf(options);
  }
}
