package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.PyValue;
import io.arbiter.core.judging.TestCase;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Sandboxes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes up test cases that the tests do not have, to see in what two solutions differ. */
final class Probes {
  /** More tell little more; together they have to fit into the puzzle's limits. */
  private static final int MOST = 200;

  /** Many generators make but a few inputs of a seed. */
  private static final int MOST_SEEDS = 8;

  private static final String SEED = "probe ";

  private final Sandboxes sandboxes;
  private final PuzzleBundle bundle;

  Probes(Sandboxes sandboxes, PuzzleBundle bundle) {
    this.sandboxes = sandboxes;
    this.bundle = bundle;
  }

  /**
   * Small inputs first, with the answers of the first accepted solution. From the generator when
   * there is one, else near to the tests' inputs.
   *
   * @throws AuthorFault when the generator fails
   */
  List<TestCase> make() throws AuthorFault, SandboxUnavailable, InterruptedException {
    String generator = bundle.generator();
    List<List<PyValue>> inputs =
        generator == null
            ? spread(new ArrayList<>(Perturbations.of(Inputs.of(bundle))))
            : generated(generator);
    return new AcceptedAnswers(sandboxes, bundle)
        .cases(inputs.stream().sorted(Inputs.bySize()).toList());
  }

  private List<List<PyValue>> generated(String generator)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    Set<List<PyValue>> tests = new HashSet<>(Inputs.of(bundle));
    Set<List<PyValue>> inputs = new LinkedHashSet<>();
    GeneratedInputs generated = new GeneratedInputs(sandboxes, generator);
    for (int seed = 1; seed <= MOST_SEEDS && inputs.size() < MOST; seed++) {
      inputs.addAll(generated.inputs(SEED + seed, MOST - inputs.size()));
      inputs.removeAll(tests);
    }
    return List.copyOf(inputs);
  }

  /** Some from everywhere. */
  private static List<List<PyValue>> spread(List<List<PyValue>> inputs) {
    List<List<PyValue>> some = new ArrayList<>();
    int most = Math.min(MOST, inputs.size());
    for (int i = 0; i < most; i++) {
      some.add(inputs.get((int) ((long) i * inputs.size() / most)));
    }
    return some;
  }
}
