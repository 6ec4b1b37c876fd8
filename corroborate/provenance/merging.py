"""Tellings joined to origins: a union-find that keeps why each two were joined."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

Node = tuple[Hashable, ...]


class Merged:
    """Groups of nodes; every join that changed anything leaves one line."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}
        self._why: list[tuple[Node, str]] = []

    def find(self, node: Node) -> Node:
        """The node that stands for this node's group."""
        parent = self._parent.setdefault(node, node)
        while parent != self._parent[parent]:
            self._parent[parent] = self._parent[self._parent[parent]]
            parent = self._parent[parent]
        self._parent[node] = parent
        return parent

    def join(self, a: Node, b: Node, why: str) -> None:
        """Make two groups one; nothing happens where they are already."""
        a, b = self.find(a), self.find(b)
        if a != b:
            low, high = sorted((a, b), key=repr)
            self._parent[high] = low
            if why:
                self._why.append((low, why))

    def reasons(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        """The lines of the joins that made the group of these nodes, each once, in order."""
        roots = {self.find(node) for node in nodes}
        return tuple(dict.fromkeys(sorted(why for at, why in self._why if self.find(at) in roots)))
