package io.arbiter.app.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Runs an embedded broker as a separate process. */
public final class BrokerProcess {
  private BrokerProcess() {}

  /**
   * The arguments are {@code FOLDER PORT ADVERTISED-PORT}, and settings of Kafka as {@code
   * NAME=VALUE}. The process ends when its standard input ends.
   */
  public static void main(String... arguments) throws Exception {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Arrays.stream(arguments)
                .skip(3)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1])));
    while (System.in.read() >= 0) {
      // The content of the input does not matter.
    }
    kafka.close();
  }
}
