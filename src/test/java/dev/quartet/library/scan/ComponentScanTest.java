package dev.quartet.library.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.TestWorkspace;
import dev.quartet.library.Component;
import dev.quartet.library.Components;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentScanTest {
  @TempDir private Path folder;
  private TestWorkspace files;

  @BeforeEach
  void begins() {
    files = new TestWorkspace(folder);
  }

  private List<Draft> drafts() throws IOException {
    return ComponentScan.of(files.root);
  }

  private Draft only() throws IOException {
    assertThat(drafts()).hasSize(1);
    return drafts().getFirst();
  }

  @Test
  void reads_a_function_component_with_typed_props() throws IOException {
    files.write(
        "src/Button.tsx",
        """
        import React from 'react';

        interface ButtonProps {
          /** How loud it is. */
          variant?: 'primary' | 'secondary';
          size: number; // in pixels
          onClick: (event: React.MouseEvent<HTMLButtonElement>) => void;
          style?: { color: string; width: number };
        }

        /**
         * Starts an action.
         *
         * @param props all of them
         */
        export function Button({ variant = 'primary', size, onClick, style }: ButtonProps) {
          return size < 3 ? <b onClick={onClick}>don't</b> : <button style={style}>{variant}</button>;
        }

        function Hidden() {
          return <i />;
        }
        """);
    assertThat(only())
        .isEqualTo(
            new Draft(
                "Button",
                "src/Button.tsx",
                "Starts an action.",
                List.of(
                    "variant?: 'primary' | 'secondary' = 'primary'",
                    "size: number",
                    "onClick: (event: React.MouseEvent<HTMLButtonElement>) => void",
                    "style?: { color: string; width: number }")));
  }

  @Test
  void reads_arrow_wrapped_and_class_components() throws IOException {
    files.write(
        "a/Card.tsx",
        """
        type Base = { title: string };
        type CardProps = Base & {
          footer?: React.ReactNode
          wide?: boolean
        };
        export const Card: React.FC<CardProps> = ({ title, wide = false }) => <div>{title}</div>;
        // Takes a line of text.
        export const Input = React.forwardRef<HTMLInputElement, { label: string; value?: string }>(
          function Input({ label, value }, ref) {
            return <input ref={ref} value={value} aria-label={label} />;
          });
        export const Row = memo(({ cells }: { cells: string[] }) => <tr>{cells}</tr>);
        export const LIMIT = 3;
        export const Helper = (a: number) => a;
        """);
    files.write(
        "b/Clock.tsx",
        """
        interface Props { zone: string }
        class Clock extends React.Component<Props, { now: Date }> {
          render() { return <time>{this.props.zone}</time>; }
        }
        export default Clock;
        """);
    files.write(
        "c/Old.jsx",
        """
        export default class Old extends Component {
          render() { return <p />; }
        }
        Old.propTypes = { name: PropTypes.string.isRequired, size: PropTypes.oneOf(['s', 'm']) };
        """);
    files.write(
        "c/Plain.jsx", "export const Plain = ({ a, b = 2, ...rest }) => <p {...rest} />;\n");

    assertThat(drafts())
        .extracting(Draft::name, Draft::props)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "Card",
                List.of("title: string", "footer?: React.ReactNode", "wide?: boolean = false")),
            org.assertj.core.groups.Tuple.tuple(
                "Input", List.of("label: string", "value?: string")),
            org.assertj.core.groups.Tuple.tuple("Row", List.of("cells: string[]")),
            org.assertj.core.groups.Tuple.tuple("Clock", List.of("zone: string")),
            org.assertj.core.groups.Tuple.tuple(
                "Old", List.of("name: string, required", "size: oneOf(['s', 'm'])")),
            org.assertj.core.groups.Tuple.tuple("Plain", List.of("a", "b = 2")));
    assertThat(drafts()).extracting(Draft::name).doesNotContain("LIMIT", "Helper");
  }

  @Test
  void reads_vue_components() throws IOException {
    files.write(
        "Typed.vue",
        """
        <!-- A price with its plan. -->
        <script setup lang="ts">
        interface Props { plan: string; yearly?: boolean }
        const props = withDefaults(defineProps<Props>(), { yearly: true });
        </script>
        <template><slot name="badge" /><slot /></template>
        """);
    files.write(
        "Table.vue",
        """
        <script>
        export default {
          props: {
            rows: { type: Array, required: true },
            dense: { type: Boolean, default: false },
            title: String,
          },
        };
        </script>
        """);
    files.write("List.vue", "<script setup>defineProps(['a', 'b'])</script>\n");
    assertThat(drafts())
        .containsExactly(
            new Draft("List", "List.vue", "", List.of("a", "b")),
            new Draft(
                "Table",
                "Table.vue",
                "",
                List.of("rows: Array, required", "dense: Boolean = false", "title: String")),
            new Draft(
                "Typed",
                "Typed.vue",
                "A price with its plan.",
                List.of("plan: string", "yearly?: boolean = true", "slot badge", "slot default")));
  }

  @Test
  void reads_svelte_components_old_and_new() throws IOException {
    files.write(
        "Old.svelte",
        "<script lang=\"ts\">\n  export let name: string;\n  export let size = 3;\n</script>\n");
    files.write(
        "Rune.svelte",
        """
        <script lang="ts">
          interface Props { open: boolean; kind?: string }
          let { open, kind = 'info' }: Props = $props();
        </script>
        """);
    assertThat(drafts())
        .extracting(Draft::props)
        .containsExactly(
            List.of("name: string", "size = 3"),
            List.of("open: boolean", "kind?: string = 'info'"));
  }

  @Test
  void reads_custom_elements_by_their_tag() throws IOException {
    files.write(
        "badge.js",
        """
        /** A small mark. */
        class StatusBadge extends HTMLElement {
          static get observedAttributes() { return ['kind', 'label']; }
          connectedCallback() { if (this.x < 3) { this.textContent = "it's"; } }
        }
        customElements.define('status-badge', StatusBadge);
        """);
    files.write(
        "tip.ts",
        """
        @customElement('info-tip')
        export class InfoTip extends LitElement {
          @property({ type: String }) text = '';
          @property({ attribute: false }) anchor?: HTMLElement;
        }
        """);
    assertThat(drafts())
        .containsExactly(
            new Draft("status-badge", "badge.js", "A small mark.", List.of("kind", "label")),
            new Draft("info-tip", "tip.ts", "", List.of("text = ''", "anchor?: HTMLElement")));
  }

  @Test
  void reads_partials_and_design_tokens() throws IOException {
    files.write(
        "site/_includes/card.html",
        "<!-- One customer. -->\n<div>{{ name }}{% if x %}{{{ quote }}}{% endif %}</div>\n");
    files.write("site/index.html", "<p>{{ nothing }}</p>\n");
    files.write(
        "site/base.css",
        """
        :root { --ink: #1B2A41; /* --old: red; */ --gap: 8px }
        [data-theme=dark] { --ink: #fff; }
        .a { color: var(--ink); }
        """);
    assertThat(drafts())
        .containsExactly(
            new Draft(
                "card", "site/_includes/card.html", "One customer.", List.of("name", "quote")),
            new Draft(
                "Design tokens",
                "site/base.css",
                "CSS custom properties: use them instead of values",
                List.of("--ink: #1B2A41", "--gap: 8px")));
  }

  @Test
  void leaves_out_what_is_not_ours_or_not_shipped() throws IOException {
    String component = "export function A() { return <p />; }\n";
    files.write("node_modules/lib/A.tsx", component);
    files.write("dist/A.jsx", component);
    files.write("src/A.test.tsx", component);
    files.write("src/A.stories.tsx", component);
    files.write(".next/A.tsx", component);
    files.write("src/broken.tsx", "export function Broken({ a: { b\n");
    assertThat(drafts()).isEmpty();
  }

  @Test
  void drafts_can_be_read_back() throws IOException {
    files.write(
        "src/Tag.tsx",
        """
        /** A label. */
        export function Tag({ kind = 'a', path }: { kind?: 'a' | 'b'; path: string }) {
          return <b />;
        }
        """);
    files.write("components/draft.md", "# Drafts\n\n" + only().markdown());
    Component component = Components.in(files.root.resolve("components")).entries().getFirst();
    assertThat(component.line())
        .isEqualTo("Tag (src/Tag.tsx): A label.. Props: kind?: 'a' | 'b' = 'a', path: string");
    assertThat(only().isAmong(List.of(component))).isTrue();
  }
}
