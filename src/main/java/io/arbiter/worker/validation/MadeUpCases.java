package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes up test cases that the puzzle's tests do not have, to find differences between solutions.
 *
 * @param budget when it is used up, inputs that have no answer yet are left out
 */
record MadeUpCases(Sandboxes sandboxes, PuzzleBundle bundle, TrialJudge.Budget budget) {
  /** More test cases find little more, and all of them must fit into the puzzle's limits. */
  private static final int MAX = 200;

  /** A program has a context of its own for each input. */
  private static final int MAX_OF_PROGRAM = 60;

  /** Many generators make only a few inputs for a seed. */
  private static final int MAX_SEEDS = 8;

  private static final String SEED = "probe ";

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
        .cases(inputs.stream().sorted(bySize()).toList());
  }

  /** Orders the simplest inputs first. */
  static Comparator<List<PyValue>> bySize() {
    return Comparator.comparingLong(input -> new PyValue.Items(input).size());
  }

  /** The inputs of a bundle's hidden tests, without tests that have code. */
  static List<List<PyValue>> hidden(PuzzleBundle bundle) {
    return tests(bundle)
        .filter(test -> test.code() == null && !test.sample())
        .map(TestCase::input)
        .toList();
  }

  private static List<List<PyValue>> inputs(PuzzleBundle bundle) {
    return tests(bundle).filter(test -> test.code() == null).map(TestCase::input).toList();
  }

  /** Whether the puzzle allows made-up inputs with the answers of an accepted solution. */
  static boolean arePossible(PuzzleBundle bundle) {
    return bundle.tests().referee() == null && tests(bundle).allMatch(test -> test.code() == null);
  }

  private static Stream<TestCase> tests(PuzzleBundle bundle) {
    return bundle.tests().categories().stream().flatMap(category -> category.cases().stream());
  }

  private int most() {
    return bundle.tests().isProgram() ? MAX_OF_PROGRAM : MAX;
  }

  private Set<List<PyValue>> neighbours() {
    // The neighbours of all inputs of a large test set would fill the memory.
    List<List<PyValue>> inputs = spread(inputs(bundle));
    return bundle.tests().isProgram() ? Perturbations.ofTexts(inputs) : Perturbations.of(inputs);
  }

  private List<List<PyValue>> generated(String generator)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    Set<List<PyValue>> tests = new HashSet<>(inputs(bundle));
    Set<List<PyValue>> inputs = new LinkedHashSet<>();
    GeneratedInputs generated = new GeneratedInputs(sandboxes, generator);
    int most = most();
    for (int seed = 1; seed <= MAX_SEEDS && inputs.size() < most; seed++) {
      inputs.addAll(generated.first(SEED + seed, most - inputs.size()).inputs());
      inputs.removeAll(tests);
    }
    return List.copyOf(inputs);
  }

  private List<List<PyValue>> spread(List<List<PyValue>> inputs) {
    List<List<PyValue>> some = new ArrayList<>();
    int count = Math.min(most(), inputs.size());
    for (int i = 0; i < count; i++) {
      some.add(inputs.get((int) ((long) i * inputs.size() / count)));
    }
    return some;
  }
}
