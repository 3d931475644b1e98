import dev.quartet.library.Effect;
import dev.quartet.library.Library;
import dev.quartet.library.Origin;
import dev.quartet.library.ScriptManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which intents a seed registers as scripts, with which examples. */
final class IntentDraw {
  private static final int EXAMPLES = 10;

  /**
   * A request.
   *
   * @param script the one that answers it, if any
   */
  record Asked(String text, Optional<String> script) {}

  private final IntentData data;
  private final Map<String, List<String>> examples = new TreeMap<>();

  IntentDraw(IntentData data, int registered, long seed) {
    this.data = data;
    var random = new Random(seed);
    Map<String, List<String>> training = new TreeMap<>();
    data.training()
        .forEach(said ->
            training.computeIfAbsent(said.intent(), _ -> new ArrayList<>()).add(said.text()));
    List<String> intents = new ArrayList<>(new TreeSet<>(training.keySet()));
    Collections.shuffle(intents, random);
    for (String intent : intents.subList(0, registered)) {
      List<String> said = training.get(intent);
      Collections.shuffle(said, random);
      examples.put(intent, List.copyOf(said.subList(0, EXAMPLES)));
    }
  }

  /** A library of these scripts alone. */
  Library library(Library any) {
    SortedMap<String, ScriptManifest> scripts = new TreeMap<>();
    examples.forEach((intent, said) -> scripts.put(id(intent), script(intent, said)));
    return new Library(
        scripts, new TreeMap<>(), new TreeMap<>(), any.memory(), any.components(), Optional.empty(), List.of());
  }

  private static String id(String intent) {
    return "intents/" + intent.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static ScriptManifest script(String intent, List<String> said) {
    var execution =
        new ScriptManifest.Execution(Duration.ofSeconds(1), Optional.empty(), Set.of(), false, false);
    return new ScriptManifest(
        id(intent),
        Path.of(id(intent) + ".sh"),
        Origin.SHIPPED,
        intent.replace('_', ' '),
        Effect.READ,
        List.of(),
        List.of(),
        List.of(),
        "",
        said,
        List.of(),
        execution);
  }

  /** What is asked, by stratum: in scope, near, oos, llm. */
  Map<String, List<Asked>> strata() {
    Set<String> drawn = new HashSet<>();
    examples.values().forEach(drawn::addAll);
    List<Asked> inScope = new ArrayList<>();
    List<Asked> near = new ArrayList<>();
    for (IntentData.Utterance said : data.held()) {
      if (!examples.containsKey(said.intent())) {
        near.add(new Asked(said.text(), Optional.empty()));
      } else if (!drawn.contains(said.text())) {
        inScope.add(new Asked(said.text(), Optional.of(id(said.intent()))));
      }
    }
    Map<String, List<Asked>> strata = new LinkedHashMap<>();
    strata.put("in scope", inScope);
    strata.put("near", near);
    strata.put("oos", refused(data.outOfScope()));
    strata.put("llm", refused(data.prompts()));
    return strata;
  }

  private static List<Asked> refused(List<String> texts) {
    return texts.stream().map(text -> new Asked(text, Optional.empty())).toList();
  }
}
