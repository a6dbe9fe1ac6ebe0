package io.arbiter.app.process;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/**
 * The archive of the classes of this program, with which a start takes a third less time. It is
 * beside what the launcher has built; the launcher gives it to the JVM.
 */
public final class ClassArchive {
  private static final Logger LOG = Logger.getLogger(ClassArchive.class);

  private static boolean done;

  private ClassArchive() {}

  /**
   * Writes the archive, unless this JVM uses it already. That takes a process of its own for half a
   * minute and 500 MB, once in the life of this process. Without an archive everything works, so a
   * failure is only logged.
   */
  public static synchronized void writeOnce() {
    if (!done) {
      done = true;
      Optional.ofNullable(System.getProperty("arbiter.home"))
          .map(home -> Path.of(home, "target", "arbiter.jsa"))
          .filter(archive -> !isInUse(archive))
          .ifPresent(ClassArchive::write);
    }
  }

  private static void write(Path archive) {
    Path draft = archive.resolveSibling("arbiter.jsa." + ProcessHandle.current().pid());
    LOG.infof("nothing to do: writing an archive of classes, %s, for quicker starts", archive);
    FileTime begun = FileTime.from(Instant.now());
    try {
      // What jcmd's VM.cds does.
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "vmCds",
              new Object[] {new String[] {"static_dump", draft.toString()}},
              new String[] {String[].class.getName()});
      deleteOutput(begun);
      Files.move(draft, archive, StandardCopyOption.REPLACE_EXISTING);
    } catch (JMException | IOException e) {
      LOG.infof("no archive of classes was written: %s", e);
    }
  }

  /** The JDK leaves what the writing process has printed in the present folder. */
  private static void deleteOutput(FileTime begun) throws IOException {
    try (DirectoryStream<Path> outputs =
        Files.newDirectoryStream(Path.of(""), "java_pid*_std{out,err}")) {
      for (Path output : outputs) {
        if (Files.getLastModifiedTime(output).compareTo(begun) >= 0) {
          Files.delete(output);
        }
      }
    }
  }

  private static boolean isInUse(Path archive) {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return archive.toString().equals(jvm.getVMOption("SharedArchiveFile").getValue())
        && Boolean.parseBoolean(jvm.getVMOption("UseSharedSpaces").getValue());
  }
}
