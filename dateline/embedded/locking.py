"""Write ``elasticsearch.lock`` anew, for a new version: ``python -m dateline.embedded.locking``.

Resolves the roots below to all jars they need, fetches them and notes each one's sha256. Users never run this: for them
``jars.fetch`` takes exactly what the lock file names.
"""

import json

from jgo.maven import MavenContext
from jgo.parse import Coordinate

from dateline.embedded import cache, jars

ROOTS = {
    "lib": "org.elasticsearch:elasticsearch:9.5.3",
    "modules/transport-netty4": "org.elasticsearch.plugin:transport-netty4:9.5.3",
    "build": "org.eclipse.jdt:ecj:3.46.100",
}
"""Folder of the node's home to what belongs there; a jar that an earlier folder has is left out of the later ones."""


def locked(maven: MavenContext) -> dict[str, dict[str, str]]:
    """All groups with their jars' coordinates and sha256, fetched now."""
    lock: dict[str, dict[str, str]] = {}
    for group, root in ROOTS.items():
        earlier = {coordinate for jars_of_group in lock.values() for coordinate in jars_of_group}
        found = {name: digest for name, digest in _resolved(maven, root).items() if name not in earlier}
        lock[group] = dict(sorted(found.items()))
    return lock


def _resolved(maven: MavenContext, root: str) -> dict[str, str]:
    inputs, transitive = maven.resolver.resolve([maven.create_dependency(Coordinate.parse(root))])
    needed = [*inputs, *(jar for jar in transitive if jar.scope in {"compile", "runtime"})]
    artifacts = [jar.artifact for jar in needed]
    return {f"{a.groupId}:{a.artifactId}:{a.version}": jars.sha256(a.resolve()) for a in artifacts}


if __name__ == "__main__":
    jars.LOCK.write_text(json.dumps(locked(jars.context(cache.folder())), indent=1) + "\n", "utf-8")
