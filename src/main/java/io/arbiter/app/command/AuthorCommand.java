package io.arbiter.app.command;

import io.arbiter.app.process.Terminal;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.bundle.Slug;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates puzzles in folders, and sends them to a running Arbiter. */
@Command(
    name = "author",
    mixinStandardHelpOptions = true,
    subcommands = ImportCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Validates and publishes the puzzles in folders, and imports missions and packages.",
    footer = {
      "",
      "The name of a folder is the name of its puzzle. push, publish and import read environment",
      "variables: ARBITER_URL is the server (default: http://localhost:8080); ARBITER_NAME and",
      "ARBITER_PASSWORD, or ARBITER_TOKEN, say who you are."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all puzzles are valid", "1:a puzzle has faults", "2:the command failed"})
public final class AuthorCommand {
  private final ReportPrinter printer = new ReportPrinter(System.out, Terminal.isThere());

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Validates puzzles here, without a server.")
  int check(@Parameters(arity = "1..*", paramLabel = "FOLDER") List<Path> folders)
      throws IOException, SandboxUnavailable, InterruptedException {
    boolean good = true;
    SortedMap<String, Map<String, byte[]>> puzzles = puzzles(folders);
    try (Sandboxes sandboxes = Sandboxes.configured()) {
      for (Map.Entry<String, Map<String, byte[]>> puzzle : puzzles.entrySet()) {
        if (puzzles.size() > 1) {
          printer.say(puzzle.getKey() + ":");
        }
        if (!Slug.isValid(puzzle.getKey())) {
          // As the server says it to push.
          printer.say("slug: " + Slug.RULE);
          good = false;
        }
        ValidationReport report =
            new Validation(sandboxes).validate(puzzle.getValue(), printer::progress);
        printer.print(report);
        good &= report.valid();
      }
    }
    return good ? 0 : 1;
  }

  @Command(
      name = "push",
      mixinStandardHelpOptions = true,
      description = "Sends puzzles to an Arbiter and validates them there.")
  int push(@Parameters(arity = "1..*", paramLabel = "FOLDER") List<Path> folders)
      throws IOException, InterruptedException {
    return send(folders, false, false);
  }

  @Command(
      name = "publish",
      mixinStandardHelpOptions = true,
      description = "Sends puzzles to an Arbiter, validates and publishes them.")
  int publish(
      @Option(
              names = "--early",
              description = "Publishes puzzles that a contest would publish at its end.")
          boolean early,
      @Parameters(arity = "1..*", paramLabel = "FOLDER") List<Path> folders)
      throws IOException, InterruptedException {
    return send(folders, true, early);
  }

  private int send(List<Path> folders, boolean publish, boolean early)
      throws IOException, InterruptedException {
    boolean good = true;
    for (Map.Entry<String, Map<String, byte[]>> puzzle : puzzles(folders).entrySet()) {
      good &= new AuthorClient(printer).push(puzzle.getKey(), puzzle.getValue(), publish, early);
    }
    return good ? 0 : 1;
  }

  private static SortedMap<String, Map<String, byte[]>> puzzles(List<Path> folders)
      throws IOException {
    SortedMap<String, Map<String, byte[]>> puzzles = new TreeMap<>();
    for (Path argument : folders) {
      Path folder = argument.toAbsolutePath().normalize();
      if (!Files.isDirectory(folder)) {
        throw new IllegalStateException("there is no folder " + folder);
      }
      puzzles.put(String.valueOf(folder.getFileName()), PuzzleFolder.files(folder));
    }
    return puzzles;
  }
}
