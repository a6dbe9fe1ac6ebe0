package io.arbiter.worker.validation;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.PyValue;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorCode;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Resources;
import io.arbiter.worker.Sandboxes;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes the fingerprints of players' sources, which are parsed in the authors' sandbox and not run.
 * The method is that of Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
 * Fingerprinting" (2003); the tool says how long a copied piece is noticed for certain.
 */
final class Winnowing {
  private static final Logger LOG = Logger.getLogger(Winnowing.class);

  private static final String FILE = "fingerprint.py";

  /**
   * Of a context, whose first source may use all of it. A KiB takes some 60 ms at first and less
   * later; a source that makes the parser dive deep takes all there is, and several times that in
   * collections of garbage, so this is not more than it has to be.
   */
  private static final Limits LIMITS = new Limits(5_000, 200_000_000, 128L << 20, 4L << 20);

  /** A context that has used so much is left, before its limit meets an honest source. */
  private static final long ENOUGH_MILLIS = 3_000;

  /** Of one source, as the tool has it. */
  private static final int MOST = 2_000;

  private Winnowing() {}

  /**
   * The same source has the same fingerprints, whatever others it comes with: they share a context,
   * since one with the parser costs as much as many sources; but when something goes wrong in it,
   * it is left, and that source and those after it go on in another one.
   *
   * @return for each source, in the order of the source; none when it does not parse, or not within
   *     the limits in a context of its own
   * @throws SandboxUnavailable when no child can be had; never on account of a source
   */
  static List<List<Fingerprint>> of(Sandboxes sandboxes, List<String> sources)
      throws SandboxUnavailable, InterruptedException {
    List<List<Fingerprint>> all = new ArrayList<>();
    while (all.size() < sources.size()) {
      try (AuthorCode tool = load(sandboxes)) {
        all.addAll(some(tool, sources.subList(all.size(), sources.size())));
      }
    }
    return all;
  }

  private static AuthorCode load(Sandboxes sandboxes)
      throws SandboxUnavailable, InterruptedException {
    try {
      return AuthorCode.load(
          sandboxes, FILE, Resources.text("validation/" + FILE), "fingerprints", LIMITS);
    } catch (AuthorFault e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first one's at least; all, unless something goes wrong or it becomes too much. */
  private static List<List<Fingerprint>> some(AuthorCode tool, List<String> sources) {
    List<List<Fingerprint>> all = new ArrayList<>();
    for (String source : sources) {
      List<Fingerprint> taken = taken(tool, source);
      // The first one has the context for itself, and would do no better in another.
      if (tool.isClean() || all.isEmpty()) {
        all.add(taken);
      }
      if (!tool.isClean() || tool.usage().cpuMillis() > ENOUGH_MILLIS) {
        return all;
      }
    }
    return all;
  }

  /** What goes wrong here is a source's doing, and would go wrong again. */
  private static List<Fingerprint> taken(AuthorCode tool, String source) {
    try {
      return Plain.items(tool.call(new PyValue.Str(source))).stream()
          .limit(MOST)
          .map(Winnowing::read)
          .toList();
    } catch (AuthorFault | SandboxUnavailable e) {
      LOG.warnf("a source has no fingerprints here: %s", e.getMessage());
      return List.of();
    } catch (ClassCastException | IndexOutOfBoundsException | ArithmeticException e) {
      // Only a child that is no longer ours answers so.
      LOG.warnf("a source has got an answer that is none: %s", e);
      return List.of();
    }
  }

  private static Fingerprint read(PyValue value) {
    List<PyValue> fields = Plain.items(value);
    return new Fingerprint(
        Plain.integer(fields.get(0)).longValueExact(),
        Plain.integer(fields.get(1)).intValueExact(),
        Plain.integer(fields.get(2)).intValueExact());
  }
}
