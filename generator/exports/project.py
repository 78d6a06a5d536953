"""What the project's own `mkdocs.yml` says of its site, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import yaml


@dataclass(frozen=True, slots=True)
class Site:
    """A site as its settings name it."""

    name: str
    description: str = ""
    copyright: str = ""
    url: str = ""
    edit_folder: str = ""
    """Where the folder `content/` is edited; empty when the repository is not known."""


def site_of(settings: str, environment: Mapping[str, str]) -> Site:
    """The site that the text of a `mkdocs.yml` describes; `!ENV` is looked up in `environment`."""

    class Loader(yaml.SafeLoader):
        """Takes tags that only MkDocs understands for nothing."""

    def from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return environment.get(str(node.value))
        assert isinstance(node, yaml.SequenceNode)
        *names, otherwise = loader.construct_sequence(node)
        return next((environment[name] for name in names if name in environment), otherwise)

    Loader.add_constructor("!ENV", from_environment)
    Loader.add_multi_constructor("", lambda loader, suffix, node: None)
    said = yaml.load(settings, Loader) or {}
    told = {name: str(said.get(name) or "") for name in ("repo_url", "edit_uri", *_NAMED)}
    folder = ""
    if told["repo_url"] and told["edit_uri"]:
        folder = urljoin(told["repo_url"].rstrip("/") + "/", told["edit_uri"].strip("/"))
    name, description, notice, url = (told[name] for name in _NAMED)
    return Site(name, description, notice, url, folder)


_NAMED = ("site_name", "site_description", "copyright", "site_url")
