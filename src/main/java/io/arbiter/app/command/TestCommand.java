package io.arbiter.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Runs all tests with Maven, which also packages the program that the tests start. */
@Command(
    name = "test",
    description = "Runs all tests with Maven; CONTRIBUTING.md says how long they take.")
final class TestCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Checkout.resolve("mvnw").toString());
    command.addAll(List.of("-B", "verify"));
    command.addAll(arguments);
    return Checkout.run(command);
  }
}
