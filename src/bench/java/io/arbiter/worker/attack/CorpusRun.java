package io.arbiter.worker.attack;

import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.attack.Corpus.Attack;
import io.arbiter.worker.judging.Sandboxes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code arbiter attack FOLDER...}: runs corpora and prints a table. */
public final class CorpusRun {
  /** For a machine that does nothing else. */
  private static final Duration RECOVERY = Duration.ofSeconds(5);

  private static final String ROW = "%-5s %-45s %-28s %-15s %6d ms  %-10s %6d ms  %s%n";

  private final PrintStream out;

  private CorpusRun(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs every attack of the folders.
   *
   * @return the exit status: 0 if all attacks were stopped, 1 if one was not, 2 if a folder cannot
   *     be read or there is no sandbox
   */
  public static int run(List<Path> folders, PrintStream out) {
    try (Sandboxes sandboxes = Sandboxes.configured();
        Canaries canaries = Canaries.plant()) {
      List<AttackRun.Result> results = new ArrayList<>();
      CorpusRun corpora = new CorpusRun(out);
      for (Path folder : folders) {
        results.addAll(corpora.run(Corpus.read(folder), sandboxes, canaries));
      }
      corpora.summarise(results);
      return results.stream().allMatch(AttackRun.Result::passed) ? 0 : 1;
    } catch (IllegalArgumentException | IOException | SandboxUnavailable e) {
      out.println("arbiter: " + e.getMessage());
      return 2;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private List<AttackRun.Result> run(Corpus corpus, Sandboxes sandboxes, Canaries canaries)
      throws SandboxUnavailable, InterruptedException, IOException {
    AttackRun run =
        new AttackRun(sandboxes, canaries, corpus.controls(), Integer.MAX_VALUE, RECOVERY);
    List<AttackRun.Result> results = new ArrayList<>();
    out.printf(
        "%-5s %-45s %-28s %-15s %9s  %-10s %9s%n",
        "", "attack", "expected", "got", "after", "next got", "after");
    for (Attack attack : corpus.attacks()) {
      AttackRun.Result result = run.run(attack);
      results.add(result);
      print(result);
    }
    return results;
  }

  private void print(AttackRun.Result result) {
    out.printf(
        ROW,
        result.passed() ? "ok" : "FAIL",
        result.attack().family() + "/" + result.attack().name(),
        shorten(result.attack().expected()),
        result.judgement().verdict(),
        result.time().toMillis(),
        result.next(),
        result.recovery().toMillis(),
        result.passed()
            ? ""
            : String.join("; ", result.harm()) + " <" + result.judgement().message() + ">");
  }

  private static String shorten(String expected) {
    return expected.length() <= 28 ? expected : expected.substring(0, 27) + "…";
  }

  private void summarise(List<AttackRun.Result> results) {
    Map<String, Map<String, Long>> families = new TreeMap<>();
    results.forEach(
        result ->
            families
                .computeIfAbsent(result.attack().family(), _ -> new TreeMap<>())
                .merge(result.judgement().verdict().name(), 1L, Long::sum));
    out.println();
    families.forEach(
        (family, verdicts) ->
            out.printf(
                "%-12s %s%n",
                family,
                verdicts.entrySet().stream()
                    .map(verdict -> verdict.getKey() + " " + verdict.getValue())
                    .collect(Collectors.joining(", "))));
    long failed = results.stream().filter(result -> !result.passed()).count();
    Duration slowest =
        results.stream()
            .map(AttackRun.Result::recovery)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    out.printf(
        "%n%d attacks, %d failed; slowest recovery %d ms%n",
        results.size(), failed, slowest.toMillis());
  }
}
