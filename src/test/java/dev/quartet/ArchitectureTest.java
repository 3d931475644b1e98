package dev.quartet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/quartet");

  /** In the order of their imports: a room uses those before it, never one after it. */
  private static final List<String> ROOMS =
      List.of(
          "platform",
          "store",
          "model",
          "workspace",
          "library",
          "run",
          "admission",
          "decision",
          "execution",
          "ledger",
          "reply",
          "jobs",
          "gateway",
          "standin",
          "cli");

  private static JavaClasses code;

  @BeforeAll
  static void read() {
    code =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.quartet");
  }

  @ParameterizedTest
  @FieldSource("ROOMS")
  void a_room_uses_only_the_rooms_before_it(String room) {
    String[] later =
        ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
            .map(name -> "dev.quartet." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.quartet." + room + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(later))
        .allowEmptyShould(true)
        .check(code);
  }

  @Test
  void the_platform_uses_nothing_of_ours() {
    noClasses()
        .that()
        .resideInAPackage("dev.quartet.platform..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.quartet..").and(not(resideInAPackage("dev.quartet.platform.."))))
        .check(code);
  }

  @Test
  void the_database_and_the_models_know_only_the_platform() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.quartet.store..", "dev.quartet.model..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.quartet..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.quartet.platform..",
                            "dev.quartet.store..",
                            "dev.quartet.model.."))))
        .check(code);
    noClasses()
        .that()
        .resideInAPackage("dev.quartet.store..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.quartet.model.."))
        .check(code);
    noClasses()
        .that()
        .resideInAPackage("dev.quartet.model..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.quartet.store.."))
        .check(code);
  }

  @Test
  void only_the_models_room_knows_a_model_library() {
    onlyThese("dev.quartet.model..").know("dev.langchain4j..", "com.knuddels..");
  }

  @Test
  void only_the_fronts_know_the_http_library() {
    onlyThese("dev.quartet.gateway..", "dev.quartet.standin..", "dev.quartet.cli..")
        .know("io.helidon..");
  }

  @Test
  void only_the_jobs_room_knows_the_mail_library() {
    onlyThese("dev.quartet.jobs..").know("jakarta.mail..", "org.eclipse.angus..");
  }

  @Test
  void only_the_store_knows_the_database_libraries() {
    onlyThese("dev.quartet.store..").know("org.flywaydb..", "com.zaxxer..", "org.sqlite..");
  }

  @Test
  void only_the_telemetry_knows_its_library() {
    onlyThese("dev.quartet.ledger.telemetry..").know("io.opentelemetry..");
  }

  @Test
  void what_is_used_while_telemetry_is_off_does_not_load_its_library() {
    noClasses()
        .that()
        .haveSimpleName("TelemetrySettings")
        .or()
        .haveSimpleName("GenAiCall")
        .or()
        .haveSimpleName("Buckets")
        .should()
        .dependOnClassesThat(resideInAPackage("io.opentelemetry.."))
        .check(code);
  }

  @Test
  void only_the_root_and_the_command_line_see_the_composition_root() {
    noClasses()
        .that()
        .resideInAPackage("dev.quartet..")
        .and()
        .resideOutsideOfPackages("dev.quartet", "dev.quartet.cli..")
        .should()
        .dependOnClassesThat(belongToAnyOf(App.class, Monitoring.class, Main.class))
        .check(code);
  }

  @Test
  void only_the_fronts_see_the_flow_of_a_request() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.quartet",
            "dev.quartet.jobs..",
            "dev.quartet.gateway..",
            "dev.quartet.standin..",
            "dev.quartet.cli..")
        .should()
        .dependOnClassesThat(belongToAnyOf(RequestFlow.class))
        .check(code);
  }

  @Test
  void every_class_lives_in_a_known_room() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of("dev.quartet"),
                    ROOMS.stream().map(room -> "dev.quartet." + room + ".."))
                .toArray(String[]::new))
        .check(code);
  }

  @Test
  void no_source_file_is_over_400_lines() {
    assertThat(sources()).filteredOn(file -> lines(file).size() > 400).isEmpty();
  }

  @Test
  void the_flow_of_a_request_fits_on_one_page() {
    assertThat(lines(SOURCES.resolve("RequestFlow.java"))).hasSizeLessThan(80);
  }

  @Test
  void every_package_says_what_it_is_and_excludes_null() {
    assertThat(sources().stream().map(Path::getParent).distinct())
        .allSatisfy(folder ->
            assertThat(lines(folder.resolve("package-info.java"))).contains("@NullMarked"));
  }

  private record Allowed(List<String> rooms) {
    void know(String... libraries) {
      noClasses()
          .that()
          .resideOutsideOfPackages(rooms.toArray(String[]::new))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(libraries)
                  .as("a library of theirs")
                  .and(describe("not ours", type -> !type.getName().startsWith("dev.quartet."))))
          .check(code);
    }
  }

  private static Allowed onlyThese(String... rooms) {
    return new Allowed(List.of(rooms));
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
