package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Modules that themselves import denied modules can be imported; only the use of the denied module
 * fails.
 */
class ImportableTest {
  @Test
  void innocentModulesAreImportedAndOnlyTheirUseIsDenied() throws Exception {
    String source =
        """
        import asyncio, concurrent.futures, doctest, email.utils, http.client, logging.handlers
        import platform, unittest, urllib.parse, urllib.request, uuid, webbrowser

        uses = [
            lambda: urllib.request.urlopen('http://127.0.0.1:1'),
            lambda: http.client.HTTPConnection('127.0.0.1').request('GET', '/'),
            lambda: asyncio.base_events.socket.create_connection(('127.0.0.1', 1)),
            lambda: logging.handlers.socket.socket(),
            lambda: __import__('socket').socket(),
        ]

        def checkio():
            done = []
            for use in uses:
                try:
                    done.append(str(use()))
                except Exception:
                    pass
            return done
        """;
    // Ample, because the imports take seconds on a busy machine.
    Limits ample = new Limits(60_000, 10_000_000, 128L << 20, 1 << 16);
    try (GuestRun run = SharedSandbox.open(source, ample)) {
      assertThat(run.load()).isEqualTo(returned(null));
      assertThat(run.call(List.of())).isEqualTo(returned(List.of()));
      assertThat(run.evaluate("urllib.request.urlopen('http://127.0.0.1:1')"))
          .isInstanceOf(Outcome.Denied.class);
    }
  }
}
