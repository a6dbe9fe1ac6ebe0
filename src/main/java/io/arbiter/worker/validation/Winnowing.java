package io.arbiter.worker.validation;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.sandbox.SandboxClosed;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.AuthorTool;
import io.arbiter.worker.judging.Sandboxes;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Computes fingerprints of players' sources. The sources are parsed in the authors' sandbox, but do
 * not run. The method is that of Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for
 * Document Fingerprinting" (2003). The tool {@code fingerprint.py} says how long a copied piece
 * must be to be always noticed.
 */
final class Winnowing {
  private static final Logger LOG = Logger.getLogger(Winnowing.class);

  /**
   * For one context; its first source may use all of it. A KiB takes some 60 ms at first and less
   * later. A source that makes the parser recurse deeply uses up the whole limit, and several times
   * as much in garbage collections, so the limit is as low as possible.
   */
  private static final Limits LIMITS = new Limits(5_000, 200_000_000, 128L << 20, 4L << 20);

  /**
   * A context that has used this much CPU time is replaced, so that an honest source does not hit
   * its limit.
   */
  private static final long ENOUGH_MILLIS = 3_000;

  /** Most fingerprints of one source; the tool has the same bound. */
  private static final int MAX = 2_000;

  private Winnowing() {}

  /**
   * Computes the fingerprints of sources. Sources share a context, because loading the parser costs
   * as much as many sources. When a source fails, it and all later sources continue in a new
   * context, so a source's fingerprints never depend on the other sources.
   *
   * @return for each source its fingerprints, in the order of the lines; empty if the source does
   *     not parse, or not within the limits of its own context
   * @throws SandboxUnavailable when there is no child; never because of a source
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
      return AuthorTool.load(sandboxes, "fingerprint.py", "fingerprints", LIMITS);
    } catch (AuthorFault e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The fingerprints of at least the first source; of all, unless a source fails or the context has
   * used enough.
   */
  private static List<List<Fingerprint>> some(AuthorCode tool, List<String> sources) {
    List<List<Fingerprint>> all = new ArrayList<>();
    for (String source : sources) {
      List<Fingerprint> taken = taken(tool, source);
      // The first source had a fresh context, so another context would not help it.
      if (tool.isClean() || all.isEmpty()) {
        all.add(taken);
      }
      if (!tool.isClean() || tool.usage().cpuMillis() > ENOUGH_MILLIS) {
        return all;
      }
    }
    return all;
  }

  /**
   * The fingerprints of one source; empty on any failure, because the source caused it and would
   * cause it again.
   */
  private static List<Fingerprint> taken(AuthorCode tool, String source) {
    try {
      return AuthorTool.items(tool.call(new PyValue.Str(source))).stream()
          .limit(MAX)
          .map(Winnowing::read)
          .toList();
    } catch (SandboxClosed e) {
      throw e;
    } catch (AuthorFault | IllegalStateException e) {
      LOG.warnf("a source has no fingerprints: %s", e.getMessage());
      return List.of();
    } catch (ClassCastException | IndexOutOfBoundsException | ArithmeticException e) {
      // Only a child that an attack has taken over gives such an answer.
      LOG.warnf("the answer for a source is not a list of fingerprints: %s", e);
      return List.of();
    }
  }

  private static Fingerprint read(PyValue value) {
    List<PyValue> fields = AuthorTool.items(value);
    return new Fingerprint(
        AuthorTool.integer(fields.get(0)).longValueExact(),
        AuthorTool.number(fields.get(1)),
        AuthorTool.number(fields.get(2)));
  }
}
