package io.arbiter.app.process;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Closes the connection of a client that sends a request too slowly, whether its head or its body.
 * Quarkus itself limits only the time between two bytes, so a client that sends a byte a second
 * would keep a connection for hours. Netty loads this class as a service and passes each accepted
 * connection.
 *
 * @see <a
 *     href="https://netty.io/4.1/api/io/netty/bootstrap/ChannelInitializerExtension.html">Netty's
 *     description</a>
 */
public final class SlowClients extends ChannelInitializerExtension {
  private final HttpSettings settings = EarlySettings.of(HttpSettings.class);

  @Override
  public void postInitializeServerChildChannel(Channel connection) {
    connection
        .pipeline()
        .addFirst(new Pace(settings.slowAfter().toNanos(), settings.slowRate().asLongValue()));
  }

  /**
   * Measures from the first byte of a request. An answer ends the measurement, so the time in which
   * the server works does not count. Used by the connection's event loop only.
   */
  private static final class Pace extends ChannelDuplexHandler {
    private final long slowAfterNanos;
    private final long bytesPerSecond;
    private boolean receiving;
    private long sinceNanos;
    private long bytes;

    private Pace(long slowAfterNanos, long bytesPerSecond) {
      this.slowAfterNanos = slowAfterNanos;
      this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object read) {
      long now = System.nanoTime();
      if (!receiving) {
        receiving = true;
        sinceNanos = now;
        bytes = 0;
      }
      bytes += read instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
      if (isSlow(now - sinceNanos)) {
        ReferenceCountUtil.release(read);
        connection.close();
      } else {
        connection.fireChannelRead(read);
      }
    }

    private boolean isSlow(long nanos) {
      return nanos > slowAfterNanos
          && (double) bytes * TimeUnit.SECONDS.toNanos(1) / nanos < bytesPerSecond;
    }

    @Override
    public void write(ChannelHandlerContext connection, Object answer, ChannelPromise written) {
      receiving = false;
      connection.write(answer, written);
    }
  }
}
