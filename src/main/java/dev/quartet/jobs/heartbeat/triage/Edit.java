package dev.quartet.jobs.heartbeat.triage;

import java.util.List;
import java.util.stream.Stream;

/** One change that is proposed. */
sealed interface Edit {
  /** The blocks that it changes. */
  Stream<Block> touched();

  /** In one line, as a person reads it. */
  String line();

  /** Several blocks that say the same become one. */
  record Merge(Block into, List<Block> from, String text) implements Edit {
    @Override
    public Stream<Block> touched() {
      return Stream.concat(Stream.of(into), from.stream());
    }

    @Override
    public String line() {
      return "merged " + (from.size() + 1) + " notes in memory/" + into.file();
    }
  }

  /** A newer block makes another one wrong; that one is marked, and stays. */
  record Supersede(Block old, Block by) implements Edit {
    @Override
    public Stream<Block> touched() {
      return Stream.of(old);
    }

    @Override
    public String line() {
      return "marked a note in memory/" + old.file() + " as superseded";
    }
  }

  /** A block is over, and moves out of the memory. */
  record Archive(Block block, String why) implements Edit {
    @Override
    public Stream<Block> touched() {
      return Stream.of(block);
    }

    @Override
    public String line() {
      return "archived a note of memory/" + block.file() + ": " + why;
    }
  }
}
