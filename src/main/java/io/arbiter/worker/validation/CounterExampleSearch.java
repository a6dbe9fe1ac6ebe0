package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.report.CounterExample;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.JudgingListener;
import io.arbiter.worker.judging.Sandboxes;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a small input on which a player's source is wrong, among the inputs that the puzzle's
 * generator can make. Generates inputs, takes the smallest one on which the source fails, and
 * simplifies it until no simpler input fails or the time is over.
 *
 * @param source the player's code
 * @param hidden the inputs of hidden tests
 * @param deadline as of {@link System#nanoTime}
 */
record CounterExampleSearch(
    TrialJudge trial,
    PuzzleBundle bundle,
    GeneratedInputs generated,
    AcceptedAnswers answers,
    SourceCode source,
    List<List<PyValue>> hidden,
    long deadline) {
  /** Differs from the seed of the tests and from seeds that an author would try. */
  private static final String SEED = "counterexample ";

  private static final int MAX_SEEDS = 4;
  private static final int MAX_INPUTS_OF_SEED = 100;

  /** Inputs that are judged together; a batch costs hardly more than one input. */
  private static final int BATCH = 40;

  /** How many draws after a possible element count are tried for removal. */
  private static final int MAX_DISTANCE = 40;

  /** Most draws that one element may have taken. */
  private static final int MAX_DRAWS_OF_ELEMENT = 3;

  private static final List<BigInteger> SMALL_STEPS = List.of(BigInteger.ONE, BigInteger.TWO);

  /** The bit of a draw that makes the number negative, for ranges with both signs. */
  private static final int SIGN_BIT = 0;

  /**
   * Searches; blocks for at most the budget plus one judgement. The calling thread must not hold
   * the authors' sandbox.
   *
   * @param source the player's code
   * @param budget the time after which the smallest input found so far is returned
   * @return empty if none is found, if the puzzle has no generator, or if the puzzle does not judge
   *     by single calls. The input is never that of a hidden test
   * @throws AuthorFault when the generator or the first accepted solution fails to load or run
   */
  static Optional<CounterExample> find(
      Sandboxes sandboxes, PuzzleBundle bundle, SourceCode source, Duration budget)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    String generator = bundle.generator();
    if (generator == null || !MadeUpCases.arePossible(bundle)) {
      return Optional.empty();
    }
    return new CounterExampleSearch(
            new TrialJudge(sandboxes),
            bundle,
            new GeneratedInputs(sandboxes, generator),
            new AcceptedAnswers(sandboxes, bundle),
            source,
            MadeUpCases.hidden(bundle),
            System.nanoTime() + budget.toNanos())
        .run();
  }

  /** A test case, with the judgement of the source on this case alone. */
  private record FailingCase(TestCase test, Judgement judgement) {
    CounterExample counterExample() {
      PyValue actual = judgement.failure() == null ? null : judgement.failure().actual();
      String where = "category " + TrialJudge.MADE_UP + ", test 1: ";
      String message = String.valueOf(judgement.message()).replace(where, "");
      return new CounterExample(
          test.input(),
          test.answer(),
          actual,
          actual == null ? judgement.verdict() + ": " + message : null);
    }
  }

  private Optional<CounterExample> run()
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    for (int number = 1; number <= MAX_SEEDS && (number == 1 || !isLate()); number++) {
      String seed = SEED + number;
      List<List<PyValue>> inputs = generated.first(seed, MAX_INPUTS_OF_SEED).inputs();
      List<List<PyValue>> usable =
          inputs.stream().distinct().filter(this::isUsable).sorted(MadeUpCases.bySize()).toList();
      @Nullable FailingCase failing = firstFailing(answers.cases(usable));
      if (failing != null) {
        int index = inputs.indexOf(failing.test().input());
        return Optional.of(shrink(seed, index, failing).counterExample());
      }
    }
    return Optional.empty();
  }

  private boolean isLate() {
    return System.nanoTime() - deadline >= 0;
  }

  private boolean isUsable(List<PyValue> input) {
    return hidden.stream().noneMatch(other -> bundle.tests().looksSame(other, input));
  }

  /**
   * Judges all cases together, and a failing case again alone. The case may have failed only
   * because all cases together hit a limit, or because the source remembers earlier calls.
   */
  private @Nullable FailingCase firstFailing(List<TestCase> cases)
      throws SandboxUnavailable, InterruptedException {
    List<TestCase> rest = cases;
    boolean late = false;
    while (!rest.isEmpty() && !late) {
      Judgement together = judge(rest);
      if (!isPlayersFault(together)) {
        return null;
      }
      TestCase test = rest.get(TrialJudge.passed(together));
      Judgement alone = rest.size() == 1 ? together : judge(List.of(test));
      if (isPlayersFault(alone)) {
        return new FailingCase(test, alone);
      }
      rest = rest.subList(TrialJudge.passed(together) + 1, rest.size());
      late = isLate();
    }
    return null;
  }

  private Judgement judge(List<TestCase> cases) throws SandboxUnavailable, InterruptedException {
    return trial.judge(
        source, TrialJudge.madeUp(bundle.tests(), cases), bundle.limits(), JudgingListener.NOBODY);
  }

  /**
   * Whether the player's code failed a test case; false for a failure of the whole source, the
   * author or the judge.
   */
  private static boolean isPlayersFault(Judgement judgement) {
    return judgement.verdict() != Verdict.ACCEPTED
        && judgement.verdict().blame() == Blame.PLAYER
        && judgement.failure() != null
        && judgement.failure().index() > 0;
  }

  /**
   * @param index of the failing input among the seed's inputs
   */
  private FailingCase shrink(String seed, int index, FailingCase failing)
      throws AuthorFault, SandboxUnavailable, InterruptedException {
    FailingCase smallest = failing;
    GeneratedInputs.Drawn drawn = generated.drawn(seed, index, smallest.test().input());
    Iterator<List<BigInteger>> candidates = simplifications(drawn.draws()).iterator();
    while (candidates.hasNext() && !isLate()) {
      Map<List<PyValue>, GeneratedInputs.Drawn> simpler =
          simpler(drawn, generated.replays(seed, index, nextBatch(candidates)));
      @Nullable FailingCase next = firstFailing(answers.cases(List.copyOf(simpler.keySet())));
      if (next != null) {
        smallest = next;
        drawn = Objects.requireNonNull(simpler.get(next.test().input()));
        candidates = simplifications(drawn.draws()).iterator();
      }
    }
    return smallest;
  }

  private static List<List<BigInteger>> nextBatch(Iterator<List<BigInteger>> candidates) {
    List<List<BigInteger>> batch = new ArrayList<>();
    while (candidates.hasNext() && batch.size() < BATCH) {
      batch.add(candidates.next());
    }
    return batch;
  }

  /** Those that are really simpler, in order, by input. */
  private Map<List<PyValue>, GeneratedInputs.Drawn> simpler(
      GeneratedInputs.Drawn than, List<Optional<GeneratedInputs.Drawn>> replays) {
    Map<List<PyValue>, GeneratedInputs.Drawn> simpler = new LinkedHashMap<>();
    replays.stream()
        .flatMap(Optional::stream)
        .filter(drawn -> drawn.isSimplerThan(than) && isUsable(drawn.input()))
        .forEach(drawn -> simpler.putIfAbsent(drawn.input(), drawn));
    return simpler;
  }

  /**
   * Proposes draws that may give a simpler input, the boldest changes first. Like Hypothesis, this
   * shrinks the draws, not the input, so the generator can always make the result.
   */
  private static Stream<List<BigInteger>> simplifications(List<BigInteger> draws) {
    return Stream.of(
            chunks(draws.size()).map(chunk -> without(draws, chunk[0], chunk[1])),
            chunks(draws.size()).map(chunk -> zeroed(draws, chunk[0], chunk[1])),
            IntStream.range(0, draws.size()).boxed().flatMap(i -> smaller(draws, i)),
            IntStream.range(0, draws.size()).boxed().flatMap(i -> shorter(draws, i)),
            IntStream.range(0, draws.size()).boxed().flatMap(i -> traded(draws, i)))
        .flatMap(candidates -> candidates)
        .filter(candidate -> !candidate.equals(draws));
  }

  /**
   * Start and size of each chunk: the whole, then halves, then quarters, and so on to single draws.
   */
  private static Stream<int[]> chunks(int size) {
    return Stream.iterate(size, chunk -> chunk > 0, chunk -> chunk / 2)
        .flatMap(
            chunk ->
                IntStream.iterate(0, start -> start < size, start -> start + chunk)
                    .mapToObj(start -> new int[] {start, Math.min(chunk, size - start)}));
  }

  private static List<BigInteger> without(List<BigInteger> draws, int start, int size) {
    List<BigInteger> copy = new ArrayList<>(draws);
    copy.subList(start, start + size).clear();
    return copy;
  }

  private static List<BigInteger> zeroed(List<BigInteger> draws, int start, int size) {
    List<BigInteger> copy = new ArrayList<>(draws);
    copy.subList(start, start + size).replaceAll(_ -> BigInteger.ZERO);
    return copy;
  }

  /** Smaller values of a draw: halves with either sign, then a little less. */
  private static Stream<List<BigInteger>> smaller(List<BigInteger> draws, int i) {
    BigInteger draw = draws.get(i);
    Stream<BigInteger> halves =
        IntStream.iterate(draw.bitLength() - 1, shift -> shift > 0, shift -> shift - 1)
            .mapToObj(draw::shiftRight)
            .flatMap(half -> Stream.of(half, half.flipBit(SIGN_BIT)));
    Stream<BigInteger> little = SMALL_STEPS.stream().map(draw::subtract);
    return Stream.concat(halves, little)
        .distinct()
        .filter(other -> other.signum() >= 0 && other.compareTo(draw) < 0)
        .map(other -> with(draws, i, other));
  }

  /** One less for a draw, and a little more for the next draw. */
  private static Stream<List<BigInteger>> traded(List<BigInteger> draws, int i) {
    if (draws.get(i).signum() == 0 || i + 1 == draws.size()) {
      return Stream.empty();
    }
    List<BigInteger> less = with(draws, i, draws.get(i).subtract(BigInteger.ONE));
    return SMALL_STEPS.stream().map(more -> with(less, i + 1, draws.get(i + 1).add(more)));
  }

  /** Removes one element, if the draw is the number of elements. */
  private static Stream<List<BigInteger>> shorter(List<BigInteger> draws, int i) {
    if (draws.get(i).signum() == 0) {
      return Stream.empty();
    }
    List<BigInteger> fewer = with(draws, i, draws.get(i).subtract(BigInteger.ONE));
    return IntStream.range(i + 1, Math.min(draws.size(), i + MAX_DISTANCE))
        .boxed()
        .flatMap(
            start ->
                IntStream.rangeClosed(1, Math.min(MAX_DRAWS_OF_ELEMENT, draws.size() - start))
                    .mapToObj(size -> without(fewer, start, size)));
  }

  private static List<BigInteger> with(List<BigInteger> draws, int i, BigInteger draw) {
    List<BigInteger> copy = new ArrayList<>(draws);
    copy.set(i, draw);
    return copy;
  }
}
