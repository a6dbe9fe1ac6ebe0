package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes up test cases that the puzzle's tests do not have, to find differences between solutions.
 */
final class MadeUpCases {
  /** More test cases find little more, and all of them must fit into the puzzle's limits. */
  private static final int MAX = 200;

  /** A program has a context of its own for each input. */
  private static final int MAX_OF_PROGRAM = 60;

  /** Many generators make only a few inputs for a seed. */
  private static final int MAX_SEEDS = 8;

  private static final String SEED = "probe ";

  private final Sandboxes sandboxes;
  private final PuzzleBundle bundle;
  private final Budget budget;

  /**
   * @param budget when it is used up, inputs that have no answer yet are left out
   */
  MadeUpCases(Sandboxes sandboxes, PuzzleBundle bundle, Budget budget) {
    this.sandboxes = sandboxes;
    this.bundle = bundle;
    this.budget = budget;
  }

  /**
   * Makes the test cases, small inputs first, with the answers of the first accepted solution. The
   * inputs come from the generator; without a generator they are neighbours of the tests' inputs.
   *
   * @throws AuthorFault when the generator fails
   */
  List<TestCase> make() throws AuthorFault, SandboxUnavailable, InterruptedException {
    String generator = bundle.generator();
    List<List<PyValue>> inputs =
        generator == null ? spread(new ArrayList<>(neighbours())) : generated(generator);
    return new AcceptedAnswers(sandboxes, bundle, budget)
        .cases(inputs.stream().sorted(Inputs.bySize()).toList());
  }

  private int most() {
    return bundle.tests().isProgram() ? MAX_OF_PROGRAM : MAX;
  }

  private Set<List<PyValue>> neighbours() {
    // The neighbours of all inputs of a large test set would fill the memory.
    List<List<PyValue>> inputs = spread(Inputs.of(bundle));
    return bundle.tests().isProgram() ? TextPerturbations.of(inputs) : Perturbations.of(inputs);
  }

  private List<List<PyValue>> generated(String generator)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    Set<List<PyValue>> tests = new HashSet<>(Inputs.of(bundle));
    Set<List<PyValue>> inputs = new LinkedHashSet<>();
    GeneratedInputs generated = new GeneratedInputs(sandboxes, generator);
    int most = most();
    for (int seed = 1; seed <= MAX_SEEDS && inputs.size() < most; seed++) {
      inputs.addAll(generated.inputs(SEED + seed, most - inputs.size()));
      inputs.removeAll(tests);
    }
    return List.copyOf(inputs);
  }

  /** An evenly spread selection. */
  private List<List<PyValue>> spread(List<List<PyValue>> inputs) {
    List<List<PyValue>> some = new ArrayList<>();
    int count = Math.min(most(), inputs.size());
    for (int i = 0; i < count; i++) {
      some.add(inputs.get((int) ((long) i * inputs.size() / count)));
    }
    return some;
  }
}
