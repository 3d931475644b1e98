package dev.quartet.standin;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A working day at the made-up company: 200 requests, 40 % lookups, 40 % direct questions, 15 %
 * coding, 5 % pipelines. The same day for the same seed.
 */
public final class Day {
  public static final int REQUESTS = 200;

  private static final LocalTime BEGIN = LocalTime.of(8, 0);
  private static final int SECONDS = 10 * 60 * 60;

  /** What a request is about, by the tier that should answer it. */
  public enum Kind {
    LOOKUP(80),
    DIRECT(80),
    CODING(30),
    PIPELINE(10);

    private final int count;

    Kind(int count) {
      this.count = count;
    }

    /** How many there are in a day. */
    public int count() {
      return count;
    }
  }

  /**
   * One request of the day.
   *
   * @param at when it is made
   */
  public record Planned(LocalTime at, Kind kind, String text) {}

  private Day() {}

  /** The day's requests, in the order in which they are made. */
  public static List<Planned> requests(long seed) {
    var random = new Random(seed);
    List<Planned> day = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<String> texts = chosen(texts(kind), kind.count(), random);
      for (String text : texts) {
        day.add(new Planned(BEGIN.plusSeconds(random.nextInt(SECONDS)), kind, text));
      }
    }
    day.sort(Comparator.comparing(Planned::at).thenComparing(Planned::text));
    return List.copyOf(day);
  }

  private static List<String> texts(Kind kind) {
    return switch (kind) {
      case LOOKUP -> DayTexts.lookups().stream().map(DayTexts.Lookup::text).toList();
      case DIRECT -> DayTexts.questions();
      case CODING -> DayTexts.coding();
      case PIPELINE -> DayTexts.posts();
    };
  }

  /** So many texts: each once before any comes again, as people do ask the same things again. */
  private static List<String> chosen(List<String> texts, int count, Random random) {
    List<String> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      List<String> round = new ArrayList<>(texts);
      Collections.shuffle(round, random);
      chosen.addAll(round.subList(0, Math.min(round.size(), count - chosen.size())));
    }
    return chosen;
  }
}
