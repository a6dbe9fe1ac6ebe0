package io.arbiter.worker.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Objects that an attack can reach only if it escapes: a file, an environment variable, a system
 * property, a folder to write to, listeners, a process to kill. Thread-safe.
 */
final class Canaries implements AutoCloseable {
  /** The folder's name in the sources; each run replaces it by its own folder. */
  private static final String ROOT_IN_SOURCES = "/tmp/judge-attack";

  private static final String PORT_IN_SOURCES = "47113";

  /** Where attacks try to listen. */
  private static final String LISTENER_IN_SOURCES = "47114";

  /** Below the ports that Linux gives to connections, so nobody has it by chance. */
  private static final int LEAST_LISTENER = 17_114;

  private static final String ENVIRONMENT = "JUDGE_ATTACK_ENV";
  private static final String PROPERTY = "judge.attack.prop";

  private final String token = UUID.randomUUID().toString();
  private final Path root;
  private final ServerSocketChannel tcp;
  private final DatagramChannel udp;
  private final ServerSocketChannel unix;
  private final int listener = unusedPort();
  private final Process victim;
  private final AtomicInteger connections = new AtomicInteger();

  private Canaries(Path root) throws IOException {
    this.root = root;
    Files.createDirectory(root.resolve("markers"));
    Files.setPosixFilePermissions(
        root.resolve("markers"), PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.writeString(root.resolve("canary.txt"), "CANARY-FILE-" + token);
    Files.writeString(root.resolve("canary.py"), "C = \"CANARY-FILE-" + token + "\"\n");
    System.setProperty(PROPERTY, "CANARY-PROP-" + token);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    tcp = ServerSocketChannel.open().bind(any);
    udp = DatagramChannel.open().bind(tcp.getLocalAddress());
    unix =
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            .bind(UnixDomainSocketAddress.of(root.resolve("canary.sock")));
    victim = new ProcessBuilder("sleep", "infinity").start();
    Files.writeString(root.resolve("victim.pid"), Long.toString(victim.pid()));
    count(tcp);
    count(unix);
    countDatagrams();
  }

  static Canaries plant() throws IOException {
    Path root = Files.createTempDirectory("judge-attack-");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Canaries(root);
  }

  private void count(ServerSocketChannel listener) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  listener.accept().close();
                  connections.incrementAndGet();
                }
              } catch (IOException _) {
                // Closed.
              }
            });
  }

  private void countDatagrams() {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (udp.receive(ByteBuffer.allocate(1)) != null) {
                  connections.incrementAndGet();
                }
              } catch (ClosedChannelException _) {
                // Closed.
              } catch (IOException _) {
                connections.incrementAndGet();
              }
            });
  }

  /** The source with this run's folder and ports. */
  String target(String source) throws IOException {
    int port = ((InetSocketAddress) tcp.getLocalAddress()).getPort();
    return source
        .replace(ROOT_IN_SOURCES, root.toString())
        .replace(PORT_IN_SOURCES, Integer.toString(port))
        .replace(LISTENER_IN_SOURCES, Integer.toString(listener));
  }

  private Stream<String> secrets() {
    return Stream.concat(
        Stream.of(token), Optional.ofNullable(System.getenv(ENVIRONMENT)).stream());
  }

  /**
   * The canaries that were touched since the last call.
   *
   * @param shown everything that the attack returned
   */
  List<String> touched(String shown) throws IOException {
    List<String> harm = new ArrayList<>();
    if (secrets().anyMatch(shown::contains)) {
      harm.add("a canary came back");
    }
    try (Stream<Path> markers = Files.list(root.resolve("markers"))) {
      for (Path marker : markers.toList()) {
        harm.add("wrote " + marker.getFileName());
        Files.delete(marker);
      }
    }
    if (connections.getAndSet(0) > 0) {
      harm.add("connected");
    }
    if (!victim.isAlive()) {
      harm.add("killed the victim");
    }
    if (isUsed(listener)) {
      harm.add("listens on " + listener);
    }
    return harm;
  }

  private static int unusedPort() {
    int port = LEAST_LISTENER;
    while (isUsed(port)) {
      port++;
    }
    return port;
  }

  private static boolean isUsed(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    victim.destroyForcibly();
    tcp.close();
    udp.close();
    unix.close();
    System.clearProperty(PROPERTY);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
