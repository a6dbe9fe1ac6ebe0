package io.arbiter.core.exchange;

import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.Media;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a repository that will be converted to a bundle, by path.
 *
 * @param files the texts
 * @param pictures the pictures whose names a text mentions, each small enough for a bundle
 * @param sizes the size in bytes of each file of the repository that is not a text
 */
public record Repository(
    SortedMap<String, byte[]> files,
    SortedMap<String, byte[]> pictures,
    SortedMap<String, Long> sizes) {
  public Repository {
    files = Collections.unmodifiableSortedMap(files);
    pictures = Collections.unmodifiableSortedMap(pictures);
    sizes = Collections.unmodifiableSortedMap(sizes);
  }

  /**
   * Reads the zip of a CheckIO mission. Reads only the files that the conversion may need, and
   * removes the names of folders that hold all files.
   *
   * @throws InvalidBundleException with every fault, each naming the entry
   */
  public static Repository ofMission(byte[] zip) throws InvalidBundleException {
    return new RepositoryReader(zip, RepositoryReader.NEEDED_OF_MISSION).read();
  }

  /**
   * Reads the zip of a Kattis problem package, as {@link #ofMission} reads a mission.
   *
   * @throws InvalidBundleException with every fault, each naming the entry
   */
  public static Repository ofPackage(byte[] zip) throws InvalidBundleException {
    return new RepositoryReader(zip, RepositoryReader.NEEDED_OF_PACKAGE).read();
  }

  /**
   * The whole content of a text or a picture.
   *
   * @throws IllegalArgumentException if the path is neither
   */
  public byte[] content(String path) {
    byte[] content = pictures.containsKey(path) ? pictures.get(path) : files.get(path);
    if (content == null) {
      throw new IllegalArgumentException("neither a text nor a picture: " + path);
    }
    return content;
  }

  /** The texts, and the first bytes of the pictures: all that the conversion needs. */
  public SortedMap<String, byte[]> heads() {
    SortedMap<String, byte[]> heads = new TreeMap<>(files);
    pictures.forEach((path, content) -> heads.put(path, Media.head(content)));
    return heads;
  }
}
