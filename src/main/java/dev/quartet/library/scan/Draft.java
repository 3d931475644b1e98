package dev.quartet.library.scan;

import dev.quartet.library.Component;
import java.util.List;

/**
 * What a source says of a component.
 *
 * @param path relative to the folder that was looked through
 * @param purpose of the comment above it; empty when there is none
 * @param props as declared, such as {@code size?: "s" | "m" = "m"}
 */
public record Draft(String name, String path, String purpose, List<String> props) {

  /** As an entry of a Markdown file. */
  public String markdown() {
    var entry = new StringBuilder("## " + name + "\n\n- path: " + path + "\n");
    if (!purpose.isBlank()) {
      entry.append("- purpose: ").append(purpose).append('\n');
    }
    if (!props.isEmpty()) {
      entry.append("- props:\n");
      props.forEach(prop -> entry.append("  - `").append(prop.replace("`", "'")).append("`\n"));
    }
    return entry.toString();
  }

  /** Whether somebody has written this component down. */
  public boolean isAmong(List<Component> known) {
    return known.stream()
        .anyMatch(component ->
            component.name().equalsIgnoreCase(name)
                && (component.path().isBlank() || component.path().endsWith(path)));
  }
}
