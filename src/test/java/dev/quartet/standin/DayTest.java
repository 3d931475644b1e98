package dev.quartet.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.standin.Day.Kind;
import dev.quartet.standin.Day.Planned;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DayTest {
  private final List<Planned> day = Day.requests(7);

  @Test
  void has_the_exact_mix() {
    Map<Kind, Long> counts =
        day.stream().collect(Collectors.groupingBy(Planned::kind, Collectors.counting()));
    assertThat(day).hasSize(Day.REQUESTS);
    assertThat(counts)
        .isEqualTo(
            Map.of(Kind.LOOKUP, 80L, Kind.DIRECT, 80L, Kind.CODING, 30L, Kind.PIPELINE, 10L));
  }

  @Test
  void is_the_same_for_the_same_seed_only() {
    assertThat(Day.requests(7)).isEqualTo(day);
    assertThat(Day.requests(8)).isNotEqualTo(day);
  }

  @Test
  void is_in_order_within_working_hours() {
    assertThat(day).isSortedAccordingTo(Comparator.comparing(Planned::at));
    assertThat(day)
        .allSatisfy(
            planned -> assertThat(planned.at()).isBetween(LocalTime.of(8, 0), LocalTime.of(18, 0)));
  }

  @Test
  void is_varied_and_asks_every_lookup_script() {
    assertThat(day.stream().map(Planned::text).distinct().count()).isGreaterThan(100);
    assertThat(
            day.stream()
                .filter(planned -> planned.kind() == Kind.LOOKUP)
                .map(planned -> DayTexts.script(planned.text()).orElseThrow())
                .distinct())
        .hasSize(8);
  }
}
