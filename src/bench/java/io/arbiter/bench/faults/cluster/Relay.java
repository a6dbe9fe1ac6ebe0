package io.arbiter.bench.faults.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes TCP connections on to a port of this machine, and can cut them. Thread-safe. */
public final class Relay implements AutoCloseable {
  private static final int BACKLOG = 200;

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Listens on one port and passes on to the other. */
  Relay(int port, int target) throws IOException {
    this.server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        // Closed, or the client has gone.
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket service = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(client);
      open.add(service);
      client.setTcpNoDelay(true);
      service.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pass(client, service));
      pass(service, client);
    } catch (IOException e) {
      cut(client);
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One of the two has gone; the other one learns it below.
    }
    cut(from);
    cut(to);
  }

  /** Ends all connections at once. New connections are passed on. */
  public void cut() {
    open.forEach(this::cut);
  }

  private void cut(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed anyway.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
