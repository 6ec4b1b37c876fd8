"""Tellings joined to origins: a union-find that keeps why each two were joined."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

Node = tuple[Hashable, ...]


class Merged:
    """Groups of nodes; every join that changed anything leaves one line."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}
        self._why: list[tuple[Node, str]] = []
        self._sides: dict[Node, set[tuple[int, int]]] = {}
        self._partings = 0

    def find(self, node: Node) -> Node:
        """The node that stands for this node's group."""
        parent = self._parent.setdefault(node, node)
        while parent != self._parent[parent]:
            self._parent[parent] = self._parent[self._parent[parent]]
            parent = self._parent[parent]
        self._parent[node] = parent
        return parent

    def join(self, a: Node, b: Node, why: str) -> bool:
        """Make two groups one, and say whether they are: not where somebody decided that they are two."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return True
        mine, theirs = self._sides.get(a, set()), self._sides.get(b, set())
        if any((parting, 1 - side) in theirs for parting, side in mine):
            return False
        low, high = sorted((a, b), key=repr)
        self._parent[high] = low
        if mine or theirs:
            self._sides[low] = mine | theirs
        if why:
            self._why.append((low, why))
        return True

    def part(self, first: Iterable[Node], second: Iterable[Node], why: str) -> bool:
        """Keep two sides apart whatever is joined later; nothing happens where they are one already."""
        sides = [{self.find(node) for node in nodes} for nodes in (first, second)]
        if sides[0] & sides[1]:
            return False
        for side, nodes in enumerate(sides):
            for node in nodes:
                self._sides.setdefault(node, set()).add((self._partings, side))
                self._why.append((node, why))
        self._partings += 1
        return True

    def reasons(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        """The lines of the joins that made the group of these nodes, each once, in order."""
        roots = {self.find(node) for node in nodes}
        return tuple(dict.fromkeys(sorted(why for at, why in self._why if self.find(at) in roots)))
