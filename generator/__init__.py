"""One curriculum, many views: YAML files of what is taught become the site that teaches it.

    content/**/*.yaml ─ source ─→ tree + positions ─ model ─→ typed items ─ curriculum ─┬─ checks ─→ problems
    curriculum.yaml   ──┘                                                               └─ pages ──→ the site
                          (schedule: minutes, agendas, materials: pure functions of a Curriculum)

`inspection` looks at the finished site before it is published.
`plugin` (MkDocs) and `cli` (the command line) call the above; nothing calls them.
"""

__version__ = "0.1.0"
