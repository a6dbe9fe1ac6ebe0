package io.arbiter.app.command;

import io.arbiter.core.report.ValidationReport;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.server.puzzle.ShippedPuzzles;
import io.arbiter.worker.Sandboxes;
import io.arbiter.worker.validation.Validation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code arbiter author check|push|publish FOLDER...}: puzzles from folders to their players. */
public final class AuthorCommand {
  private static final String USAGE =
      """
      usage: arbiter author check FOLDER...    validates puzzles here, without a server
             arbiter author push FOLDER...     sends them to an Arbiter and validates them there
             arbiter author publish FOLDER...  the same, and publishes them
      A folder's name is its puzzle's. ARBITER_URL is the server (http://localhost:8080 when
      absent); ARBITER_NAME and ARBITER_PASSWORD, or ARBITER_TOKEN, say who you are.
      """;

  private final PrintStream out;

  private AuthorCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the command.
   *
   * @return the exit status: 0 when all is well, 1 when a puzzle has faults, 2 when nothing could
   *     be found out
   */
  public static int run(List<String> arguments, PrintStream out) {
    if (arguments.size() < 2 || !List.of("check", "push", "publish").contains(arguments.get(0))) {
      out.print(USAGE);
      return 2;
    }
    SortedMap<String, Map<String, byte[]>> puzzles = new TreeMap<>();
    try {
      for (String argument : arguments.subList(1, arguments.size())) {
        Path folder = Path.of(argument).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
          out.println("arbiter: there is no folder " + folder);
          return 2;
        }
        puzzles.put(String.valueOf(folder.getFileName()), ShippedPuzzles.files(folder));
      }
      return new AuthorCommand(out).run(arguments.get(0), puzzles) ? 0 : 1;
    } catch (IOException | SandboxUnavailable | IllegalStateException e) {
      out.println("arbiter: " + e.getMessage());
      return 2;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private boolean run(String command, SortedMap<String, Map<String, byte[]>> puzzles)
      throws IOException, SandboxUnavailable, InterruptedException {
    if (command.equals("check")) {
      return check(puzzles);
    }
    boolean good = true;
    for (Map.Entry<String, Map<String, byte[]>> puzzle : puzzles.entrySet()) {
      good &=
          new AuthorClient(out).push(puzzle.getKey(), puzzle.getValue(), command.equals("publish"));
    }
    return good;
  }

  private boolean check(SortedMap<String, Map<String, byte[]>> puzzles)
      throws SandboxUnavailable, InterruptedException {
    boolean good = true;
    ReportPrinter printer = new ReportPrinter(out);
    try (Sandboxes sandboxes = Sandboxes.configured()) {
      for (Map.Entry<String, Map<String, byte[]>> puzzle : puzzles.entrySet()) {
        if (puzzles.size() > 1) {
          printer.say(puzzle.getKey() + ":");
        }
        ValidationReport report =
            new Validation(sandboxes).validate(puzzle.getValue(), printer::progress);
        printer.print(report);
        good &= report.valid();
      }
    }
    return good;
  }
}
