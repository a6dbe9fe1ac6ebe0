package io.arbiter.author;

import io.arbiter.puzzle.ShippedPuzzles;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.validation.Validation;
import io.arbiter.validation.ValidationReport;
import io.arbiter.worker.Sandboxes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code arbiter author check|push|publish FOLDER}: a puzzle from a folder to its players. */
public final class AuthorCommand {
  private static final String USAGE =
      """
      usage: arbiter author check FOLDER     validates the puzzle here, without a server
             arbiter author push FOLDER      sends it to an Arbiter and validates it there
             arbiter author publish FOLDER   the same, and publishes it
      The folder's name is the puzzle's. ARBITER_URL is the server (http://localhost:8080 when
      absent); ARBITER_NAME and ARBITER_PASSWORD, or ARBITER_TOKEN, say who you are.
      """;

  private final PrintStream out;

  private AuthorCommand(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the command.
   *
   * @return the exit status: 0 when all is well, 1 when the puzzle has faults, 2 when nothing could
   *     be found out
   */
  public static int run(List<String> arguments, PrintStream out) {
    if (arguments.size() != 2 || !List.of("check", "push", "publish").contains(arguments.get(0))) {
      out.print(USAGE);
      return 2;
    }
    Path folder = Path.of(arguments.get(1)).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      out.println("arbiter: there is no folder " + folder);
      return 2;
    }
    try {
      return new AuthorCommand(out).run(arguments.get(0), folder) ? 0 : 1;
    } catch (IOException | SandboxUnavailable | IllegalStateException e) {
      out.println("arbiter: " + e.getMessage());
      return 2;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private boolean run(String command, Path folder)
      throws IOException, SandboxUnavailable, InterruptedException {
    Map<String, byte[]> files = ShippedPuzzles.files(folder);
    if (command.equals("check")) {
      return check(files);
    }
    return new AuthorClient(out)
        .push(String.valueOf(folder.getFileName()), files, command.equals("publish"));
  }

  private boolean check(Map<String, byte[]> files) throws SandboxUnavailable, InterruptedException {
    ReportPrinter printer = new ReportPrinter(out);
    try (Sandboxes sandboxes = Sandboxes.configured()) {
      ValidationReport report = new Validation(sandboxes).validate(files, printer::progress);
      printer.print(report);
      return report.valid();
    }
  }
}
