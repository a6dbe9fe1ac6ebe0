package io.arbiter.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Passes connections on to a server until they are cut. Thread-safe. */
final class CutProxy implements AutoCloseable {
  private final URI server;
  private final ServerSocket door;
  private final List<Socket> open = new ArrayList<>();

  CutProxy(String server) throws IOException {
    this.server = URI.create(server);
    door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** Closes all connections. New ones are taken. */
  synchronized void cut() {
    open.forEach(CutProxy::close);
    open.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket behind = new Socket(server.getHost(), server.getPort());
        synchronized (this) {
          open.add(client);
          open.add(behind);
        }
        Thread.ofVirtual().start(() -> pump(client, behind));
        Thread.ofVirtual().start(() -> pump(behind, client));
      }
    } catch (IOException e) {
      cut();
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side is gone, so the other goes, too.
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use anyway.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
