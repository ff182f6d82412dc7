"""A writer killed at any moment leaves the old state or the new one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.embedded.store import EmbeddedStore
from tests.embedded_articles import WordTagger, article, small_vocabulary

WRITER = """
import sys
from pathlib import Path
from tests.embedded_articles import WordTagger, article, small_vocabulary
from index.embedded.store import EmbeddedStore

store = EmbeddedStore(Path(sys.argv[1]), tagger=WordTagger(), processes=1, vocabulary=small_vocabulary())
step = int(sys.argv[2])
print("ready", flush=True)
while True:
    step += 1
    with store.writer(full=step % 5 == 0) as writer:
        if step % 5 == 0:
            writer.add(writer.preparer()([article(0, str(step))]))
        writer.add(writer.preparer()([article(n, f"{step} Putin im Haus") for n in range(1, 5)]))
        writer.delete([f"taz/{step % 4 + 1:04d}"])
        writer.commit()
    print(step, flush=True)
"""


def store_in(folder: Path) -> EmbeddedStore:
    return EmbeddedStore(folder, tagger=WordTagger(), processes=1, vocabulary=small_vocabulary())


def state_of(store: EmbeddedStore) -> tuple[int, set[str]]:
    """(step, ids) of a state: every article of a commit carries its step."""
    state = store.state()
    steps, ids = set(), set()
    for segment in state.segments:
        for doc in range(segment.count):
            if segment.deleted is None or not segment.deleted[doc]:
                one, _ = segment.stored(doc)
                ids.add(one.id)
                if one.id != "taz/0000":
                    steps.add(int(one.body.split()[0]))
    assert len(steps) == 1
    return steps.pop(), ids


def run_and_kill(folder: Path, step: int, delay: float) -> int:
    """Let a writer commit for a while, kill it, and return the last step that it said was done."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WRITER, str(folder), str(step)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        told = process.stdout.read().split()
    return int(told[-1]) if told else step


def kill_again_and_again(folder: Path, rounds: int, seed: int) -> None:
    store, chance, step = store_in(folder), random.Random(seed), 1
    with store.writer(full=True) as writer:
        writer.add(writer.preparer()([article(n, "1 Putin im Haus") for n in range(1, 5)]))
        writer.delete(["taz/0002"])
        writer.commit()
    for _ in range(rounds):
        done = run_and_kill(folder, step, chance.uniform(0.0, 0.25))
        step, ids = state_of(store)
        assert done <= step <= done + 1
        base = {"taz/0000"} if step >= 5 else set()
        assert ids == {f"taz/{n:04d}" for n in range(1, 5)} - {f"taz/{step % 4 + 1:04d}"} | base
        assert store.check() == []


def test_a_killed_writer_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    """kill -9 at random moments: nothing that was told is lost, nothing is half done."""
    kill_again_and_again(tmp_path, rounds=6, seed=int(time.time()))


@pytest.mark.slow
def test_many_killed_writers_leave_the_old_or_the_new_state(tmp_path: Path) -> None:
    """The same, four hundred times."""
    kill_again_and_again(tmp_path, rounds=400, seed=int(time.time()))
