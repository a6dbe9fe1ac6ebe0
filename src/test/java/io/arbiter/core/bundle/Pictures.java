package io.arbiter.core.bundle;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Small pictures for tests. */
public final class Pictures {
  private Pictures() {}

  public static byte[] png() {
    return drawn("png");
  }

  public static byte[] gif() {
    return drawn("gif");
  }

  public static byte[] jpeg() {
    return drawn("jpeg");
  }

  private static byte[] drawn(String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, bytes)) {
        throw new IllegalStateException("no writer of " + format);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] webp() {
    return "RIFF\u0010\u0000\u0000\u0000WEBPVP8L".getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A drawing with more elements inside. */
  public static byte[] svg(String inside) {
    return ("<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>" + inside + "</svg>")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A picture of a size, in bytes. */
  public static byte[] png(int size) {
    return Arrays.copyOf(png(), size);
  }
}
