package dev.quartet.ledger.replay;

import dev.quartet.decision.Evidence;
import dev.quartet.decision.reflex.Canonical;
import dev.quartet.decision.reflex.Lookups;
import dev.quartet.ledger.replay.ReplayReport.Frequent;
import dev.quartet.model.Embeddings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups requests of one meaning that no script answers and one could: which of them deserve a
 * script first.
 */
final class FrequentRequests {
  private static final int FEWEST = 2;
  private static final int SHOWN_TEXTS = 5;

  /** From this likeness to the middle of a group on a request belongs to it. */
  private static final double SAME = 0.86;

  /** A request that a model would have to answer. */
  record Unanswered(ReplayLine line, Evidence evidence) {}

  /** Requests of one meaning. */
  private static final class Group {
    private final List<Unanswered> members = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private final float[] sum = new float[Embeddings.DIMENSIONS];
    private float[] middle = new float[Embeddings.DIMENSIONS];

    void add(Unanswered request, float[] vector) {
      members.add(request);
      vectors.add(vector);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
      middle = unit(sum);
    }

    double likeness(float[] vector) {
      return Embeddings.likeness(middle, vector);
    }

    Unanswered inTheMiddle() {
      int best = 0;
      for (int i = 1; i < members.size(); i++) {
        if (likeness(vectors.get(i)) > likeness(vectors.get(best))) {
          best = i;
        }
      }
      return members.get(best);
    }

    BigDecimal cost() {
      return members.stream()
          .map(member -> member.line().costUsd())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  private final Embeddings embeddings;

  FrequentRequests(Embeddings embeddings) {
    this.embeddings = embeddings;
  }

  /** The most frequent groups, then the dearest. */
  List<Frequent> of(List<Unanswered> requests, int most) {
    List<Group> groups = new ArrayList<>();
    Map<String, Group> worded = new HashMap<>();
    for (Unanswered request : requests) {
      String text = request.line().text();
      if (Lookups.mayBe(text)) {
        String canonical = Canonical.of(text);
        Group known = worded.get(canonical);
        float[] vector = embeddings.embed(canonical);
        Group group = known == null ? nearest(groups, vector) : known;
        group.add(request, vector);
        worded.put(canonical, group);
      }
    }
    return groups.stream()
        .filter(group -> group.members.size() >= FEWEST)
        .sorted(
            Comparator.<Group>comparingInt(group -> group.members.size())
                .thenComparing(Group::cost)
                .reversed())
        .limit(most)
        .map(FrequentRequests::frequent)
        .toList();
  }

  /** The group that a request belongs to, else a new one. */
  private static Group nearest(List<Group> groups, float[] vector) {
    return groups.stream()
        .filter(group -> group.likeness(vector) >= SAME)
        .max(Comparator.comparingDouble(group -> group.likeness(vector)))
        .orElseGet(() -> {
          var group = new Group();
          groups.add(group);
          return group;
        });
  }

  private static Frequent frequent(Group group) {
    Unanswered example = group.inTheMiddle();
    return new Frequent(
        group.members.size(),
        example.line().text(),
        group.members.stream()
            .map(member -> member.line().text())
            .distinct()
            .limit(SHOWN_TEXTS)
            .toList(),
        example.evidence().candidates().stream().findFirst().map(Evidence.Candidate::route),
        group.cost(),
        group.members.stream().map(member -> member.line().line()).toList());
  }

  /** Each half at length one. */
  private static float[] unit(float[] vector) {
    float[] unit = new float[vector.length];
    int half = vector.length / 2;
    for (int from = 0; from < vector.length; from += half) {
      double square = 1e-12;
      for (int i = from; i < from + half; i++) {
        square += (double) vector[i] * vector[i];
      }
      for (int i = from; i < from + half; i++) {
        unit[i] = (float) (vector[i] / Math.sqrt(square));
      }
    }
    return unit;
  }
}
