package io.arbiter.validation;

import io.arbiter.judging.PyValue;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorCode;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Resources;
import io.arbiter.worker.Sandboxes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes the fingerprints of a player's source, which is parsed in the authors' sandbox and not run.
 * The method is that of Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
 * Fingerprinting" (2003); the tool says how long a copied piece is noticed for certain.
 */
final class Winnowing {
  private static final Logger LOG = Logger.getLogger(Winnowing.class);

  private static final String FILE = "fingerprint.py";

  private Winnowing() {}

  /**
   * The same source has the same fingerprints.
   *
   * @return in the order of the source; none when it does not parse, or not within the limits
   * @throws SandboxUnavailable when no child can be had; never on account of the source
   */
  static List<Fingerprint> of(Sandboxes sandboxes, String source)
      throws SandboxUnavailable, InterruptedException {
    try (AuthorCode tool = load(sandboxes)) {
      return taken(tool, source);
    }
  }

  private static AuthorCode load(Sandboxes sandboxes)
      throws SandboxUnavailable, InterruptedException {
    try {
      return AuthorCode.load(
          sandboxes,
          FILE,
          Resources.text("validation/" + FILE),
          "fingerprints",
          AuthorCode.GENEROUS);
    } catch (AuthorFault e) {
      throw new IllegalStateException(e);
    }
  }

  /** What goes wrong from here on is the source's doing, and would go wrong again. */
  private static List<Fingerprint> taken(AuthorCode tool, String source) {
    try {
      return Plain.items(tool.call(new PyValue.Str(source))).stream().map(Winnowing::read).toList();
    } catch (AuthorFault | SandboxUnavailable e) {
      LOG.warnf("a source has no fingerprints: %s", e.getMessage());
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
