package io.arbiter.app.process;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/**
 * The archive of the classes of this process, with which the next start takes a quarter less time.
 * The launcher names its file in the system property {@code arbiter.class-archive}. Without that
 * property there is none.
 */
public final class ClassArchive {
  private static final Logger LOG = Logger.getLogger(ClassArchive.class);

  private ClassArchive() {}

  /**
   * Writes the archive if there is none, or none that this JVM could use. That takes a process of
   * its own for half a minute and 500 MB. Without an archive everything works, so a failure is only
   * logged.
   */
  public static void writeOnce() {
    Optional.ofNullable(System.clearProperty("arbiter.class-archive"))
        .map(Path::of)
        .filter(archive -> !(Files.exists(archive) && isInUse()))
        .ifPresent(ClassArchive::write);
  }

  private static void write(Path archive) {
    Path written =
        archive.resolveSibling(archive.getFileName() + "." + ProcessHandle.current().pid());
    try {
      // What jcmd's VM.cds does.
      Object answer =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "vmCds",
                  new Object[] {new String[] {"static_dump", written.toString()}},
                  new String[] {String[].class.getName()});
      LOG.debugf("the archive of classes: %s", answer);
      Files.move(written, archive, StandardCopyOption.REPLACE_EXISTING);
    } catch (JMException | IOException e) {
      LOG.infof(e, "no archive of classes was written to %s", archive);
    }
  }

  /** A JVM that cannot use the archive that it was given uses none at all. */
  private static boolean isInUse() {
    return Boolean.parseBoolean(
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .getVMOption("UseSharedSpaces")
            .getValue());
  }
}
