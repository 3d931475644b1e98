package dev.quartet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.platform.Yaml.Malformed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTest {
  @Test
  void every_value_knows_its_line_in_the_file() {
    Yaml.Mapping root = Yaml.read("a: 1\nb:\n  - x\n  - {c: 2}\n", 10);

    assertThat(root.find("a").orElseThrow().line()).isEqualTo(10);
    assertThat(root.items("b")).extracting(Yaml::line).containsExactly(12, 13);
    assertThat(root.texts("a")).containsExactly("1");
    assertThat(Yaml.read("", 1).entries()).isEmpty();
    assertThat(Yaml.read("t: 90m", 1).duration("t")).contains(Duration.ofMinutes(90));
  }

  @Test
  void mistakes_name_their_line() {
    assertLine(3, () -> Yaml.read("a: 1\n\nzebra: 2", 1).only(List.of("a")));
    assertLine(2, () -> Yaml.read("a: 1\na: 2", 1));
    assertLine(6, () -> Yaml.read("a: 1\nb: [", 5));
    assertLine(2, () -> Yaml.read("a: 1\nb: {c: 1}", 1).text("b"));
    assertLine(1, () -> Yaml.read("- a", 1));
  }

  private static void assertLine(int line, Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            Malformed.class,
            e -> {
              assertThat(e.line()).isEqualTo(line);
              assertThat(e.hint()).isNotBlank();
            });
  }

  @Test
  void ids_sort_by_time_and_hashes_keep_parts_apart() {
    var clock = new SettableClock("2026-11-23T12:00:00Z");
    var ids = new Ids(clock);
    String first = ids.next("r");
    clock.advance(Duration.ofMillis(1));

    assertThat(ids.next("r")).isGreaterThan(first).hasSameSizeAs(first);
    assertThat(Sha256.of("abc")).startsWith("ba7816bf");
    assertThat(Sha256.ofParts(List.of("ab", "c"))).isNotEqualTo(Sha256.ofParts(List.of("a", "bc")));
    assertThat(Money.dollars(1_500_000_000)).hasToString("1.5");
    assertThat(Money.dollars(1)).isEqualByComparingTo("0.000000001");
    assertThat(Money.dollars(100_000_000_000L)).hasToString("100");
  }
}
