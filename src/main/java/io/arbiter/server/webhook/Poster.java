package io.arbiter.server.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to an address that was checked. The name is used only for the header Host and for the check
 * of the certificate. Vert.x connects to the address as it is; its client uses no proxy and follows
 * no redirect unless told to. Every request has its own connection. Thread-safe.
 */
@ApplicationScoped
class Poster {
  /** A receiver's answer is read up to here, so that a polite receiver can finish it. */
  private static final long MOST_BYTES = 16_384;

  /**
   * More than are sent at the same time: webhooks of the same host must not wait for each other.
   */
  private static final int MOST_CONNECTIONS = 1000;

  private final Vertx vertx;
  private @Nullable HttpClient client;

  Poster(Vertx vertx) {
    this.vertx = vertx;
  }

  /** A client is made for the first delivery. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setProtocolVersion(HttpVersion.HTTP_1_1)
                  .setKeepAlive(false)
                  .setVerifyHost(true)
                  .setDecompressionSupported(false),
              new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }
    return client;
  }

  /** Posts a body, and waits for the answer. */
  Answer post(
      Target target,
      InetAddress address,
      Map<String, String> headers,
      byte[] body,
      Duration timeout)
      throws InterruptedException {
    Exchange exchange = new Exchange();
    client()
        .request(options(target, address, headers, timeout))
        .onSuccess(request -> exchange.send(request, body))
        .onFailure(exchange::fail);
    return exchange.await(timeout);
  }

  private static RequestOptions options(
      Target target, InetAddress address, Map<String, String> headers, Duration timeout) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.secure())
            .setURI(target.path())
            .setFollowRedirects(false)
            .setConnectTimeout(timeout.toMillis());
    headers.forEach(options::putHeader);
    if (target.host().contains(":")) {
      options.putHeader("Host", "[%s]:%d".formatted(target.host(), target.port()));
    }
    return options;
  }

  /** One request and its answer. Callbacks come on a thread of Vert.x. */
  private static final class Exchange {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final AtomicLong read = new AtomicLong();
    private @Nullable HttpClientRequest current;

    /** Known before the whole answer is read. */
    private volatile @Nullable Answer begun;

    synchronized void send(HttpClientRequest request, byte[] body) {
      if (answer.isDone()) {
        request.reset();
        return;
      }
      current = request;
      request.exceptionHandler(this::fail);
      request.send(Buffer.buffer(body)).onSuccess(this::receive).onFailure(this::fail);
    }

    private void receive(HttpClientResponse response) {
      Answer status = new Answer.Status(response.statusCode());
      begun = status;
      response.exceptionHandler(_ -> answer.complete(status));
      response.endHandler(_ -> answer.complete(status));
      response.handler(
          part -> {
            if (read.addAndGet(part.length()) > MOST_BYTES) {
              answer.complete(status);
            }
          });
    }

    private void fail(Throwable cause) {
      answer.complete(begunOr(error(cause)));
    }

    /** The status, if it has come; else the error. */
    private Answer begunOr(SendingError error) {
      @Nullable Answer status = begun;
      return status == null ? new Answer.None(error, null) : status;
    }

    Answer await(Duration timeout) throws InterruptedException {
      try {
        return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return begunOr(SendingError.TIMEOUT);
      } catch (ExecutionException e) {
        throw new IllegalStateException("an answer is never a failure", e);
      } finally {
        close();
      }
    }

    /** Ends the connection, whatever has come so far, and whatever may come later. */
    private synchronized void close() {
      answer.complete(new Answer.None(SendingError.TIMEOUT, null));
      if (current != null && current.connection() != null) {
        current.connection().close();
      }
    }
  }

  private static SendingError error(Throwable cause) {
    boolean tls =
        Stream.<Throwable>iterate(cause, c -> c != null, Throwable::getCause)
            .anyMatch(SSLException.class::isInstance);
    return tls ? SendingError.TLS : SendingError.CONNECTION;
  }
}
