package dev.quartet.decision.reflex;

import dev.quartet.decision.Reflex.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns away what cannot be a lookup, before anything is compared. */
final class Gate {
  private static final int MOST_WORDS = 32;
  private static final int MOST_CHARACTERS = 400;

  private static final Pattern CODE =
      Pattern.compile(
          "```|[{};]\\s*$|=>|==|\\\\[a-z({\\[]|\\$[({\\\\]|\\(\\)|</?[a-z]+>|_{3,}|\\b(?:function|def|class|public|import|SELECT"
              + " .+ FROM)\\b.*[({:;]");

  /** Common words of other languages that are no English words. */
  private static final Set<String> FOREIGN =
      Set.copyOf(
          List.of(
              ("der das ist sind wie viel viele wieviel wieviele welche welcher welches zeig zeige"
                   + " mir unsere unser haben wir gibt offene offenen letzten letzte heute gestern"
                   + " für und nicht mit auf bitte liste wer hat wann warum wo el los las cuántos"
                   + " cuántas cuánto cuánta cuál cuáles qué quién muestra muéstrame nuestro"
                   + " nuestra nuestros tenemos hay del una ayer hoy últimos últimas abiertos"
                   + " abiertas por dame quels quelle quelles quel combien montre-moi montre"
                   + " affiche les des est sont notre nos avons qui où hier aujourd'hui dernier"
                   + " derniers dernières ouverts ouvertes dans pour avec sur liste-moi")
                  .split(" ")));

  private Gate() {}

  /** Why a request is not even looked at; empty: it is. */
  static Optional<String> refusal(Query query) {
    String text = query.text().strip();
    List<String> words = Words.of(text);
    if (text.length() > MOST_CHARACTERS || words.size() > MOST_WORDS) {
      return Optional.of("too long for a lookup");
    }
    if (text.contains("\n") || CODE.matcher(text).find()) {
      return Optional.of("it bears code or several lines");
    }
    if (query.followsUp() && Words.leans(text)) {
      return Optional.of("leans on what was said before");
    }
    long foreign = Words.tokens(text).stream().filter(FOREIGN::contains).count();
    return foreign >= 2 || (foreign == 1 && text.codePoints().anyMatch(c -> c > 0xBF && c < 0x250))
        ? Optional.of("not in English")
        : Optional.empty();
  }
}
