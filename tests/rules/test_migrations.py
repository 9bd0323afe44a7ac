from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration

from tests.rules.tree import ROOT


def ours() -> set[str]:
    return {
        config.label
        for config in apps.get_app_configs()
        if str(ROOT) == config.path[: len(str(ROOT))] and ".venv" not in config.path
    }


def forks(graph: MigrationGraph, labels: set[str]) -> list[str]:
    """The rooms in which two migrations follow the same one."""
    return sorted(label for label in labels if len(graph.leaf_nodes(label)) > 1)


def test_no_change_of_a_model_lacks_its_migration(db) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_of_a_room_follow_one_another() -> None:
    graph = MigrationLoader(None).graph

    assert {"accounts", "iccs"} <= ours()
    assert forks(graph, ours()) == []


def test_rule_sees_a_fork() -> None:
    graph = MigrationGraph()
    for each in ("0001", "0002_a", "0002_b"):
        graph.add_node(("iccs", each), Migration(each, "iccs"))
    for each in ("0002_a", "0002_b"):
        graph.add_dependency(each, ("iccs", each), ("iccs", "0001"))

    assert forks(graph, {"iccs"}) == ["iccs"]


def test_database_of_the_tests_is_migrated_to_the_end(db) -> None:
    loader = MigrationLoader(connection)

    assert set(loader.graph.leaf_nodes()) <= set(loader.applied_migrations)
