package io.arbiter.app.play;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Says why a command failed: in a line for a person, or in JSON if the command has --json. */
public final class CommandFailure {
  private CommandFailure() {}

  /** Lets a program report its failures so. */
  public static void reportOf(CommandLine program) {
    program.setExecutionExceptionHandler(CommandFailure::report);
    CommandLine.IParameterExceptionHandler usage = program.getParameterExceptionHandler();
    program.setParameterExceptionHandler(
        (e, arguments) ->
            Arrays.asList(arguments).contains(PlayOptions.JSON)
                ? inJson(e.getCommandLine(), String.valueOf(e.getMessage()))
                : usage.handleParseException(e, arguments));
  }

  /** Without a stack trace, since the message says all that a caller needs. */
  private static int report(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    String message = message(e);
    if (command.getParseResult().hasMatchedOption(PlayOptions.JSON)) {
      return inJson(command, message);
    }
    command.getErr().println("arbiter: " + message);
    return CommandLine.ExitCode.USAGE;
  }

  private static int inJson(CommandLine command, String message) {
    new PlayOutput(command, true).result(Map.of("error", message));
    return CommandLine.ExitCode.USAGE;
  }

  static String message(Exception e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
      case AccessDeniedException denied -> denied.getFile() + " must not be read or written";
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
