package dev.quartet.decision.reflex.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Processes;
import dev.quartet.platform.SettableClock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterExtractionTest {
  private static final String PERIOD =
      """
      - {name: from, type: date, description: first day}
      - {name: to, type: date, description: last day}
      """;
  private static final String SINCE =
      "- {name: since, type: date, description: only those since this day}";
  private static final String LIMIT =
      "- {name: limit, type: integer, description: at most so many}";
  private static final String REPO =
      "- {name: repo, type: pattern, pattern: '[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+', required: true}";
  private static final String STATE =
      "- {name: state, type: enum, values: [open, closed, past_due]}";
  private static final String BODY = "- {name: body, type: text, required: true}";
  private static final String KEY =
      "- {name: key, type: pattern, pattern: '[A-Z]+-[0-9]+', required: true}";
  private static final String QUERY = "- {name: query, type: text, required: true}";

  @TempDir Path folder;
  private final Processes processes = new Processes();
  private final ParameterExtraction extraction =
      new ParameterExtraction(new SettableClock("2026-11-24T12:00:00Z"));
  private TestWorkspace files;

  @BeforeEach
  void open() {
    files = new TestWorkspace(folder).trusted();
  }

  @AfterEach
  void close() {
    processes.close();
  }

  private ScriptManifest script(String description, String... parameters) {
    files.script(
        "test/it",
        "description: "
            + description
            + "\neffect: read\nparams:\n"
            + String.join("\n", parameters).strip().indent(2)
            + "examples:\n  - do it\n",
        "echo it\n");
    return new LibraryReader(folder.resolve("shipped"), files.open(processes))
        .read()
        .script("test/it");
  }

  private Extraction extracted(String sentence, String... parameters) {
    return extraction.extract(sentence, script("Orders and other things", parameters));
  }

  private Map<String, String> arguments(String sentence, String... parameters) {
    Extraction extraction = extracted(sentence, parameters);
    assertThat(extraction.leftover()).isEmpty();
    assertThat(extraction.doubtful()).isEmpty();
    return extraction.arguments();
  }

  @Test
  void a_value_leaves_its_parameters_name_and_a_date_phrase_goes_as_a_whole() {
    assertThat(
            extracted(
                "List open orders of acme/app since last Thursday, please.", REPO, STATE, SINCE))
        .isEqualTo(
            new Extraction(
                Map.of("repo", "acme/app", "state", "open", "since", "2026-11-19"),
                "List <state> orders of <repo> <since>, please.",
                java.util.List.of(),
                java.util.List.of()));
  }

  @Test
  void a_period_gives_the_first_and_the_last_day() {
    assertThat(arguments("orders in September", PERIOD))
        .isEqualTo(Map.of("from", "2026-09-01", "to", "2026-09-30"));
    assertThat(arguments("orders since Monday", PERIOD)).isEqualTo(Map.of("from", "2026-11-23"));
    assertThat(arguments("orders until Oct 9", PERIOD)).isEqualTo(Map.of("to", "2026-10-09"));
  }

  @Test
  void a_period_that_has_ended_is_left_over_where_only_a_first_day_is_taken() {
    assertThat(extracted("orders of last month", SINCE).leftover())
        .containsExactly("of last month");
    assertThat(extracted("orders of last month", SINCE).arguments()).isEmpty();
    assertThat(arguments("orders of this month", SINCE)).isEqualTo(Map.of("since", "2026-11-01"));
  }

  @Test
  void a_second_period_is_left_over() {
    assertThat(extracted("orders of last month and this month", PERIOD).leftover()).isNotEmpty();
  }

  @Test
  void the_last_hours_are_left_over_where_only_days_are_taken() {
    assertThat(extracted("orders of the last 24 hours", SINCE).leftover()).isNotEmpty();
    assertThat(
            arguments(
                "orders of the last 2 hours",
                "- {name: since, type: pattern, pattern: '[0-9]{1,6}[smh]'}"))
        .isEqualTo(Map.of("since", "2h"));
    assertThat(
            arguments(
                "orders of the last 7 days",
                "- {name: interval, type: enum, values: [1day, 7day]}"))
        .isEqualTo(Map.of("interval", "7day"));
  }

  @Test
  void a_number_of_days_is_a_script_s_days() {
    String days = "- {name: stale-days, type: integer, description: at least this many days ago}";
    assertThat(arguments("orders older than 30 days", days)).isEqualTo(Map.of("stale-days", "30"));
    assertThat(arguments("orders untouched for 2 weeks", days))
        .isEqualTo(Map.of("stale-days", "14"));
    assertThat(extracted("orders untouched for 2 months", days).leftover()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "top 5 orders, 5",
    "the last ten orders, 10",
    "'the 1,200 newest orders', 1200",
    "'orders, at most 20', 20",
    "'orders, 20 max', 20",
    "20 orders, 20",
    "'orders, 10 of them', 10",
    "limit the orders to 25, ''",
    "orders limit 25, 25"
  })
  void a_number_beside_how_many_is_the_limit(String sentence, String limit) {
    assertThat(extracted(sentence, LIMIT).arguments().getOrDefault("limit", "")).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders over 500",
        "the oldest 5 orders",
        "orders with more than 3 items",
        "order 12",
        "orders of version 2.5",
        "one of the orders"
      })
  void another_number_is_no_limit(String sentence) {
    assertThat(extracted(sentence, LIMIT).arguments()).isEmpty();
  }

  @Test
  void a_number_that_no_parameter_takes_is_left_over() {
    assertThat(extracted("orders over 500", LIMIT).leftover()).containsExactly("500");
  }

  @Test
  void a_number_goes_where_its_word_stands_before_it() {
    String port = "- {name: port, type: integer}";
    String board = "- {name: board, type: pattern, pattern: '[0-9]{1,12}', required: true}";
    assertThat(arguments("top 5 orders on port 993", port, LIMIT))
        .isEqualTo(Map.of("port", "993", "limit", "5"));
    assertThat(arguments("orders of board 7", board)).isEqualTo(Map.of("board", "7"));
  }

  @Test
  void an_amount_of_money_is_an_amount_and_a_currency() {
    String amount = "- {name: amount, type: pattern, pattern: '[0-9]{1,12}([.][0-9]{1,3})?'}";
    String currency = "- {name: currency, type: pattern, pattern: '[a-z]{3}'}";
    assertThat(arguments("pay back $12.50", amount, currency))
        .isEqualTo(Map.of("amount", "12.50", "currency", "usd"));
    assertThat(arguments("pay back 30 EUR", amount, currency))
        .isEqualTo(Map.of("amount", "30", "currency", "eur"));
    assertThat(extracted("orders above $12.50", LIMIT).leftover()).containsExactly("$12.50");
    assertThat(arguments("orders in the app", currency)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'[A-Z]+-[0-9]+', show PAY-77., PAY-77",
    "'(ch|py)_[A-Za-z0-9]+', refund ch_3Nx8kLm2, ch_3Nx8kLm2",
    "'[0-9a-f]{32}', of 1f2e3d4c5b6a79880716253443526170?, 1f2e3d4c5b6a79880716253443526170",
    "'#[a-z0-9._-]+', what was said in #general?, #general",
    "'@[a-z.]+', orders of @ada, @ada",
    "'[^@ ]+@[^@ ]+', is ada@example.com there?, ada@example.com",
    "'https?://.+', fetch https://example.com/a?b=c:d., https://example.com/a?b=c:d",
    "'([a-z-]+[.])+[a-z]{2,}', is www.example.com up, www.example.com",
    "'[+][0-9]{7,15}', call +1 (415) 555-0123 now, +14155550123",
    "'[+][0-9]{7,15}', call +49 30 123456, +4930123456",
    "'[0-9]{9,12}|[0-9]{3} [0-9]{3,4} [0-9]{3,4}', meeting 912 3344 5566, 912 3344 5566",
    "'[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}', at 2026-11-30 09:30, 2026-11-30 09:30"
  })
  void a_value_that_no_one_writes_by_chance_is_taken_where_it_stands(
      String pattern, String sentence, String value) {
    assertThat(arguments(sentence, "- {name: it, type: pattern, pattern: '" + pattern + "'}"))
        .isEqualTo(Map.of("it", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "https://example.com/a",
        "+14155550123",
        "PAY-77",
        "acme/app",
        "#general",
        "@ada",
        "“a text”",
        "#12",
        "$5",
        "17:00",
        "2026-10-03",
        "www.example.com"
      })
  void a_value_that_no_parameter_takes_is_left_over(String value) {
    assertThat(extracted("orders with " + value, STATE).leftover()).hasSize(1);
  }

  @Test
  void two_values_for_one_parameter_are_doubtful() {
    Extraction two = extracted("compare acme/app with acme/web", REPO);
    assertThat(two.doubtful()).containsExactly("repo");
    assertThat(two.arguments()).isEmpty();
    assertThat(extracted("open or closed orders", STATE).doubtful()).containsExactly("state");
  }

  @Test
  void a_word_before_a_value_says_whose_it_is() {
    String numbers =
        """
        - {name: from, type: pattern, pattern: '[+][0-9]{7,15}'}
        - {name: to, type: pattern, pattern: '[+][0-9]{7,15}', required: true}
        """;
    assertThat(arguments("send it to +447700900321 from +442071838750", numbers))
        .isEqualTo(Map.of("to", "+447700900321", "from", "+442071838750"));
  }

  @ParameterizedTest
  @CsvSource({
    "open orders, open",
    "which orders are OPEN?, open",
    "orders that are past due, past_due",
    "past-due orders, past_due",
    "clossed orders, closed",
    "open the orders, ''",
    "please open up my orders, ''"
  })
  void a_choice_is_known_by_its_words_and_open_is_a_verb_too(String sentence, String state) {
    assertThat(extracted(sentence, STATE).arguments().getOrDefault("state", "")).isEqualTo(state);
  }

  @Test
  void a_denied_choice_is_doubtful() {
    assertThat(extracted("orders that are not closed", STATE).doubtful()).containsExactly("state");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders of all but not acme/app",
        "orders except acme/app",
        "orders without label bug"
      })
  void a_value_that_is_not_wanted_is_doubtful(String sentence) {
    Extraction denied = extracted(sentence, REPO, "- {name: labels, type: list}");
    assertThat(denied.doubtful()).hasSize(1);
    assertThat(denied.arguments()).isEmpty();
  }

  @Test
  void who_did_something_is_not_whose_it_is() {
    String assignee = "- {name: assignee, type: pattern, pattern: '[a-z0-9-]+'}";
    assertThat(arguments("orders by octo-cat", assignee)).isEmpty();
    assertThat(arguments("orders of octo-cat", assignee)).isEqualTo(Map.of("assignee", "octo-cat"));
  }

  @Test
  void a_manifest_says_other_words_for_a_value_and_what_stands_around_it() {
    String state =
        "- {name: state, type: enum, values: [past_due, canceled], synonyms: {past_due:"
            + " [overdue]}}";
    assertThat(arguments("overdue orders", state)).isEqualTo(Map.of("state", "past_due"));
    assertThat(arguments("cancelled orders", state)).isEqualTo(Map.of("state", "canceled"));
    assertThat(
            arguments(
                "orders of shop nimbus older than 3 moons",
                "- {name: site, type: pattern, pattern: '[a-z0-9-]+', cues: [shop]}",
                "- {name: age, type: integer, cues: [older than … moons]}"))
        .isEqualTo(Map.of("site", "nimbus", "age", "3"));
  }

  @Test
  void a_flag_is_set_by_its_words() {
    String flags =
        """
        - {name: dry-run, type: flag}
        - {name: exclude-archived, type: flag}
        - {name: all, type: flag, synonyms: {"true": [stopped ones too]}}
        """;
    assertThat(arguments("all orders", flags)).isEmpty();
    assertThat(arguments("orders, dry run", flags)).isEqualTo(Map.of("dry-run", "true"));
    assertThat(arguments("orders without the archived ones", flags))
        .isEqualTo(Map.of("exclude-archived", "true"));
    assertThat(arguments("orders, stopped ones too", flags)).isEqualTo(Map.of("all", "true"));
  }

  @Test
  void a_pattern_that_words_fit_is_taken_only_behind_its_word_or_as_a_name_behind_a_preposition() {
    String site = "- {name: site, type: pattern, pattern: '[A-Za-z0-9-]+'}";
    assertThat(arguments("orders of the site nimbus", site)).isEqualTo(Map.of("site", "nimbus"));
    assertThat(arguments("orders for blog-acme", site)).isEqualTo(Map.of("site", "blog-acme"));
    assertThat(arguments("orders for the team", site)).isEmpty();
    assertThat(arguments("Show me all orders", site)).isEmpty();
  }

  @Test
  void a_quoted_text_is_a_text_whatever_stands_in_it() {
    assertThat(arguments("find \"7 dwarfs since Monday\" top 3", QUERY, LIMIT, SINCE))
        .isEqualTo(Map.of("query", "7 dwarfs since Monday", "limit", "3"));
    assertThat(arguments("find “it’s here”", QUERY)).isEqualTo(Map.of("query", "it’s here"));
  }

  @Test
  void quoted_texts_go_by_the_words_before_them() {
    String texts =
        """
        - {name: title, type: text, required: true}
        - {name: description, type: text}
        """;
    assertThat(arguments("new order with description \"Two\", titled \"One\"", texts))
        .isEqualTo(Map.of("title", "One", "description", "Two"));
  }

  @Test
  void quoted_texts_with_the_same_word_before_them_go_in_order() {
    String texts =
        """
        - {name: title, type: text, required: true, cues: [saying]}
        - {name: description, type: text, cues: [saying]}
        """;
    assertThat(arguments("new order \"One\" saying \"Two\"", texts))
        .isEqualTo(Map.of("title", "One", "description", "Two"));
  }

  @Test
  void a_time_of_day_is_no_name() {
    assertThat(extracted("orders at 3pm", "- {name: user, type: pattern, pattern: '[A-Za-z0-9]+'}"))
        .satisfies(found -> {
          assertThat(found.arguments()).isEmpty();
          assertThat(found.leftover()).containsExactly("3pm");
        });
  }

  @Test
  void a_text_stands_behind_a_colon_or_a_cue() {
    assertThat(arguments("comment on ABC-123: looks good, thanks", KEY, BODY))
        .isEqualTo(Map.of("key", "ABC-123", "body", "looks good"));
    assertThat(arguments("search for frozen peas please", QUERY))
        .isEqualTo(Map.of("query", "frozen peas"));
    assertThat(extracted("hello: how are you", BODY).arguments()).isEmpty();
  }

  @Test
  void a_query_in_sql_needs_no_quotes() {
    assertThat(
            arguments(
                "run this: select a, 'b' from c where d > 5",
                "- {name: sql, type: text, required: true}"))
        .isEqualTo(Map.of("sql", "select a, 'b' from c where d > 5"));
  }

  @Test
  void items_of_a_list_are_joined() {
    String labels = "- {name: labels, type: list}";
    assertThat(arguments("new order with labels red, blue and green", labels))
        .isEqualTo(Map.of("labels", "red,blue,green"));
    String parts = "- {name: parts, type: list, pattern: 'auth|storage|db'}";
    assertThat(arguments("are auth and storage up?", parts))
        .isEqualTo(Map.of("parts", "auth,storage"));
  }

  @Test
  void a_script_that_changed_is_prepared_anew() {
    assertThat(arguments("open orders", STATE)).isEqualTo(Map.of("state", "open"));
    assertThat(arguments("open orders", "- {name: kind, type: enum, values: [open]}"))
        .isEqualTo(Map.of("kind", "open"));
  }
}
