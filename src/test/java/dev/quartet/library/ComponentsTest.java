package dev.quartet.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentsTest {
  @TempDir private Path folder;
  private TestWorkspace files;

  @BeforeEach
  void begins() {
    files = new TestWorkspace(folder);
  }

  private Components components() {
    return Components.in(files.root.resolve("components"));
  }

  @Test
  void reads_entries_as_people_write_them() {
    files.write(
        "components/ui.md",
        """
        # Design system

        How we build.

        ## `Button`

        - **Path:** `src/Button.tsx`
        - **Purpose:** Starts an action
        - **Props:** variant, size

        Never two primary ones beside each other.

        ## Modal

        A window above the page.

        path: src/Modal.tsx

        ### Props

        - `path: string`, where it leads
        - `onClose: () => void`
        """);

    assertThat(components().entries())
        .extracting(Component::line)
        .containsExactly(
            "Button (src/Button.tsx): Starts an action. Props: variant, size",
            "Modal (src/Modal.tsx): A window above the page.. Props: path: string, where it leads,"
                + " onClose: () => void");
    assertThat(components().find("button").orElseThrow().text()).contains("Never two primary ones");
  }

  @Test
  void a_file_without_second_headings_is_one_component() {
    files.write(
        "components/price-card.md", "# PriceCard\n\npath: src/PriceCard.vue\n\nOne plan.\n");
    files.write("components/footer.md", "The end of every page.\n");
    assertThat(components().entries())
        .extracting(Component::line)
        .containsExactly(
            "footer: The end of every page.", "PriceCard (src/PriceCard.vue): One plan.");
  }

  @Test
  void a_repository_brings_its_own() {
    files.write("components.md", "# Ours\n\n## Card\n\nA frame.\n");
    files.write(".quartet/components/more.md", "# Grid\n\nTwelve columns.\n");
    assertThat(Components.ofRepository(files.root).entries())
        .extracting(Component::name)
        .containsExactly("Card", "Grid");
  }
}
