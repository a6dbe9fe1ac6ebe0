package io.arbiter.server.contest.ccs;

import io.arbiter.core.json.Codec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events of one reader of a feed: lines that say what has changed since the last ones. */
public final class CcsLog {
  private record Key(String type, @Nullable String id) {}

  /** {@code data} is an object, all objects of the type, or null after a deletion. */
  private record Event(String type, @Nullable String id, @Nullable Object data, String token) {}

  private SequencedMap<Key, CcsObject> told = new LinkedHashMap<>();

  /** The events that lead from the last objects to these ones. */
  public List<String> next(List<CcsObject> objects, String token) {
    SequencedMap<Key, CcsObject> now = new LinkedHashMap<>();
    objects.forEach(object -> now.put(new Key(object.type(), object.id()), object));
    List<String> lines = new ArrayList<>();
    // What refers to others goes first.
    told.sequencedKeySet().reversed().stream()
        .filter(key -> !now.containsKey(key))
        .forEach(key -> lines.add(Codec.toJson(new Event(key.type(), key.id(), null, token))));
    now.forEach(
        (key, object) -> {
          if (!object.equals(told.get(key))) {
            lines.add(Codec.toJson(new Event(key.type(), key.id(), object.data(), token)));
          }
        });
    told = now;
    return lines;
  }

  /**
   * The first events of a reader who has had the feed before. They replace all objects of each
   * type, so that the reader forgets what is deleted by now.
   */
  public List<String> resume(List<CcsObject> objects, String token) {
    next(objects, token);
    return objects.stream()
        .collect(Collectors.groupingBy(CcsObject::type, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(
            all -> {
              CcsObject first = all.getFirst();
              Object data =
                  first.id() == null ? first.data() : all.stream().map(CcsObject::data).toList();
              return Codec.toJson(new Event(first.type(), null, data, token));
            })
        .toList();
  }
}
