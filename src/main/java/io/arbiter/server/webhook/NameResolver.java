package io.arbiter.server.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name. */
@FunctionalInterface
interface NameResolver {
  /**
   * All addresses of a name; there is at least one.
   *
   * @throws UnknownHostException if there is none
   */
  InetAddress[] resolve(String name) throws UnknownHostException;
}
