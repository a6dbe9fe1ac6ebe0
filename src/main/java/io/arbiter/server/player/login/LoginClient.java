package io.arbiter.server.player.login;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.BooleanSupplier;

/**
 * Who asks for a log-in.
 *
 * @param address from which the request came
 * @param hasLeft whether nobody waits for the answer any more
 */
record LoginClient(String address, BooleanSupplier hasLeft) {
  public static LoginClient of(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    return new LoginClient(request.remoteAddress().hostAddress(), response::closed);
  }
}
